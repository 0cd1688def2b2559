"""The words that stand around the name of a multi-year frame: what leads to it, says which it is, and follows it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from fundnorm.lexicon.tables import DATA, Cell, one_of, read_rows, text_cell

__all__ = ["FrameWords", "frame_words"]

_COLUMNS: Mapping[str, Cell] = {
    "word": text_cell,
    "role": one_of("lead", "stretch", "before", "step", "tail", "after"),
    "value": text_cell,
}


class FrameWords(NamedTuple):
    """Words of one language by what they do beside a frame's name.

    `leads` says what a preposition means: throughout, for, in or under; `stretches` are nouns between it and the name
    ("the course of"); `before` stands between without a meaning of its own; `steps` counts frames from the running one
    ("the next MFF"); `tails` go on after the name ("award period"); `after` can follow what is said of a sum.
    """

    leads: Mapping[str, str]
    stretches: frozenset[str]
    before: frozenset[str]
    steps: Mapping[str, int]
    tails: frozenset[str]
    after: frozenset[str]


@cache
def frame_words(language: str = "en") -> FrameWords:
    """The words that ship with the package, read once; language: ISO 639-1.

    >>> frame_words().steps["next"]
    1
    """
    by_role: dict[str, dict[str, str]] = {}
    for word, role, value in read_rows(DATA / "languages" / language / "frame_words.csv", _COLUMNS):
        by_role.setdefault(str(role), {})[str(word)] = str(value)
    return FrameWords(
        leads=by_role["lead"],
        stretches=frozenset(by_role["stretch"]),
        before=frozenset(by_role["before"]),
        steps={word: int(value) for word, value in by_role["step"].items()},
        tails=frozenset(by_role["tail"]),
        after=frozenset(by_role["after"]),
    )
