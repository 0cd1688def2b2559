"""Sums of one document of which one may be the other, again or rounded: "R7.58 billion" in prose, 7 584.8 in cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from fundnorm.compare.folding import Folded
from fundnorm.compare.stages import meet
from fundnorm.model.money import EXACT

__all__ = ["rounded_pairs"]

_TELLING = 3  # digits that a rounded figure must have to be told from chance
_NEAR = Decimal("1.006")  # how far rounding to three digits may move a figure


def rounded_pairs(sums: Sequence[Folded]) -> Mapping[int, Sequence[int]]:
    """For each sum the sums of its document that it may be, again, rounded or in full; neither is part of the other.

    The same figure twice is told only where one of the two has no label to tell it from the other.

    >>> rounded_pairs([])
    {}
    """
    by_currency: dict[tuple[int, str], list[tuple[Decimal, int]]] = {}
    for at, folded in enumerate(sums):
        amount = folded.stands.item.mention.amount
        if amount.single is not None and amount.single > 0 and amount.rate_per is None:
            by_currency.setdefault((folded.stands.document, amount.currency), []).append((amount.single, at))
    found: dict[int, list[int]] = {}
    for figures in by_currency.values():
        figures.sort()
        for index, (value, at) in enumerate(figures):
            for near, other in figures[index + 1 :]:
                if near > EXACT.multiply(value, _NEAR):
                    break
                alike = _unnamed(sums, at, other) if near == value else _is_rounded(value, near)
                if alike and _apart(sums, at, other):
                    found.setdefault(at, []).append(other)
                    found.setdefault(other, []).append(at)
    return found


def _unnamed(sums: Sequence[Folded], one: int, other: int) -> bool:
    """Whether one of two sums has no label of its own, or both have the same."""
    labels = [(sums[at].stands.item.mention.label or "").casefold() for at in (one, other)]
    return not all(labels) or labels[0] == labels[1]


def _is_rounded(one: Decimal, other: Decimal) -> bool:
    """Whether the figure of fewer digits is the other one, rounded to its digits."""
    short, long = sorted((one.normalize(), other.normalize()), key=lambda value: len(value.as_tuple().digits))
    digits = len(short.as_tuple().digits)
    if digits < _TELLING or digits == len(long.as_tuple().digits):
        return False
    step = Decimal(1).scaleb(long.adjusted() - digits + 1)
    return long.quantize(step, ROUND_HALF_UP, EXACT) == short


def _apart(sums: Sequence[Folded], one: int, other: int) -> bool:
    """Whether two sums may be for the same time, and neither is the whole of the other."""
    linked = sums[one].parent == other or sums[other].parent == one
    return not linked and meet(sums[one].stands.item, sums[other].stands.item)
