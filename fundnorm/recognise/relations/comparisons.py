"""Sums that another is only held against: what it was before, how far it is off, a multiple, what it is worth."""

from __future__ import annotations

from itertools import takewhile

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import Modifier
from fundnorm.recognise.text.draft import Draft

__all__ = ["is_aside", "is_ceiling", "is_difference", "is_earlier", "is_measure"]

_EARLIER = frozenset((("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to")))
_STOPS = frozenset((",", ";", ":", "of", "for", "with"))
_OFF = ("above", "below", "over")
_EACH = frozenset(("each", "apiece", "per"))
_NEAR, _TITLE, _SPAN = 5, 3, 5


def is_earlier(draft: Draft, before: Draft | None = None) -> bool:
    """`( "up" | "down" ) "from" sum`, `"compared" ( "with" | "to" ) sum`, and beside `before` "to A from sum"."""
    tokens = draft.sentence.tokens
    lead = tokens.lower[max(0, draft.before - 2) : draft.before]
    if lead in _EARLIER:
        return True
    moved = before is not None and tokens.lower[before.after : draft.before] in (("from",), (",", "from"))
    return moved and before is not None and tokens.word(before.before - 1) == "to"


def is_difference(draft: Draft) -> bool:
    """`sum ( "above" | "below" | word "than" | word "of" )`: "$5 million below the ceiling of $9 million".

    "over" does so but before a time or a number: "$5 million over three years".
    """
    tokens, at = draft.sentence.tokens, draft.after
    word, following = tokens.word(at), tokens.word(at + 1)
    if word in _OFF:
        counts = tokens.is_number(at + 1) or any(
            0 < time.first - at <= _SPAN for time in draft.sentence.times
        )
        return word in _OFF[:2] or not counts
    return following == "than" or (word in ("short", "shy") and following == "of")


def is_measure(draft: Draft, before: Draft | None, lexicon: Lexicon) -> bool:
    """Whether a sum after `before` is only held against it: "against $4 million", "twice the $4 million"."""
    if is_earlier(draft, before):
        return True
    tokens = draft.sentence.tokens
    start = max(before.after if before is not None else 0, draft.before - _NEAR)
    near = tokens.lower[start : draft.before]
    for mark in ("and", ",", ";"):
        if mark in near:
            near = near[len(near) - near[::-1].index(mark) :]
    return not lexicon.words["held_against"].isdisjoint(near)


def is_aside(draft: Draft, before: Draft | None, lexicon: Lexicon) -> bool:
    """Whether a sum is no whole for the words "with" and the like after it: a measure, a deficit, a valuation."""
    if is_measure(draft, before, lexicon) or (is_difference(draft) and not _is_over(draft)):
        return True
    tokens, nouns = draft.sentence.tokens, lexicon.words["aside_noun"]
    lead = tokens.lower[max(0, draft.before - _TITLE) : draft.before]
    if lead[-1:] == ("of",) and not nouns.isdisjoint(lead):
        return True
    title = tokens.lower[draft.after : draft.after + _NEAR]
    ends = lexicon.words["title_end"]
    return not nouns.isdisjoint(takewhile(lambda word: word not in ends and word not in _STOPS, title))


def _is_over(draft: Draft) -> bool:
    """Whether "over" follows, which may tell the subject too: "$5 million over unpaid tax"."""
    return draft.sentence.tokens.word(draft.after) == "over"


def is_ceiling(draft: Draft) -> bool:
    """Whether a sum is a limit for one grant, and nobody knows of how many: "grants of up to $5,000 each"."""
    limit = draft.modifier is Modifier.AT_MOST or not draft.single
    return limit and draft.sentence.tokens.word(draft.after) in _EACH
