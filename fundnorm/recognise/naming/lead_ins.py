"""The line that leads in a list and speaks for each of its items: "There are authorized to be appropriated—"."""

from __future__ import annotations

import re

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.naming.cues import Cue, find_cues
from fundnorm.recognise.text.tokens import tokenise

__all__ = ["lead_in", "leading_cue"]

_ITEM = re.compile(r"(?:\([0-9A-Za-z]{1,4}\)|[-•*]|[0-9]{1,2}[.)])\s")
_OPENS = ("—", ":", "-")
_REACH = 2000
"""How far before an item its lead-in may begin."""
_FAINT = 3


def lead_in(text: str, start: int) -> tuple[int, int] | None:
    r"""Where the sentence stands that leads in the list of which an item starts at a place; None outside of lists.

    `lead-in ( "—" | ":" ) newline { item newline } item` in one paragraph.

    >>> lead_in("There are authorized to be appropriated—\n(1) $5; and\n(2) $6.", 53)
    (0, 40)
    """
    if not _ITEM.match(text, start):
        return None
    low = max(0, start - _REACH)
    end = text.rfind("\n", low, start)
    while end > low:
        begin = text.rfind("\n", low, end) + 1 or low
        line = text[begin:end].rstrip()
        if not line:
            return None
        if line.endswith(_OPENS):
            return max(begin, text.rfind(". ", begin, end) + 1), begin + len(line)
        end = begin - 1
    return None


def leading_cue(text: str, start: int, lexicon: Lexicon) -> Cue | None:
    """The weightiest cue of the line that leads in the list of an item, the last of such; None where there is none."""
    place = lead_in(text, start)
    if place is None:
        return None
    cues = [cue for cue in find_cues(tokenise(text, *place), lexicon) if cue.weight > _FAINT]
    return max(reversed(cues), key=lambda cue: cue.weight, default=None)
