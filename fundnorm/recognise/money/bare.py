"""A number and a scale that no currency stands by: not money, but often what a shell left of it."""

from __future__ import annotations

import re

from fundnorm.lexicon.lexicon import Lexicon

__all__ = ["bare_sum"]

_NUMBER = re.compile(r"\.?[0-9][0-9,.]{0,40}+[ \u00a0-]?([A-Za-z]{1,12}+)")


def bare_sum(text: str, lang: str = "en") -> str | None:
    """The first number with a scale in the text, None where there is none; `lang`: BCP 47.

    A shell turns "$675 million" in double quotes into "75 million", and "US$1.5bn" into "US.5bn".

    >>> bare_sum("75 million for research"), bare_sum("US.5bn"), bare_sum("5 people")
    ('75 million', '.5bn', None)
    """
    scales = Lexicon.bundled(lang.partition("-")[0].lower()).scales
    for found in _NUMBER.finditer(text):
        if found[1] in scales or found[1].lower() in scales:
            return found[0]
    return None
