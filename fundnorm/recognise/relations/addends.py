"""Sums in a row that add up exactly to the one before or after them."""

from __future__ import annotations

from decimal import Decimal

from fundnorm.model.money import EXACT
from fundnorm.recognise.relations.comparisons import is_difference, is_earlier
from fundnorm.recognise.text.draft import Draft

__all__ = ["link_addends"]

_FEWEST, _MOST = 3, 12
_FAR = 1200


def link_addends(drafts: list[Draft]) -> None:
    """Point addends to their total, where words have not linked them yet."""
    anchors = [draft for draft in drafts if draft.equivalent_of is None and len(draft.sentence.tokens)]
    if len(anchors) < _FEWEST:
        return
    for at, whole in enumerate(anchors):
        if whole.low > 0 and whole.single:
            for step in (1, -1):
                for part in _adding_up(anchors, at, step):
                    if part.part_of is None and whole.part_of is not part:
                        part.part_of = whole
                        part.because(
                            "part_of", "inferred", "with its neighbours it adds up to that sum exactly"
                        )


def _adding_up(anchors: list[Draft], at: int, step: int) -> list[Draft]:
    """The sums next to one, in one direction, that make exactly as much; at least two of them."""
    whole, total = anchors[at], Decimal(0)
    found: list[Draft] = []
    near = at + step
    while 0 <= near < len(anchors) and len(found) < _MOST and _may_add(whole, anchors[near]):
        total = EXACT.add(total, anchors[near].low)
        found.append(anchors[near])
        if total >= whole.low:
            break
        near += step
    return found if total == whole.low and len(found) > 1 else []


def _may_add(whole: Draft, part: Draft) -> bool:
    if part.currency != whole.currency or part.rate_per is not whole.rate_per:
        return False
    if not part.single or part.low <= 0 or part.part_of not in (None, whole):
        return False
    if is_difference(part) or is_difference(whole) or is_earlier(part) or part.former_of is not None:
        return False
    return abs(part.sentence.start - whole.sentence.start) <= _FAR
