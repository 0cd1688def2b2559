"""Wholes that their parts exceed: a slip of the text, or of its reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fundnorm.model.item import Flag
from fundnorm.model.money import EXACT, added
from fundnorm.normalise.codes import flagged
from fundnorm.normalise.items.folding import Entry

__all__ = ["exceeded"]


def exceeded(entry: Entry, parts: Sequence[Entry]) -> Iterator[Flag]:
    """The flag of a whole whose parts in its own currency come to more than it does.

    Only stated figures of one kind are added: rates with rates of the same unit of time, sums with sums. A table may
    divide a total by its rows and again by its years: where the parts with a time of their own and those without one
    both come to all of it, nothing is exceeded.
    """
    whole = entry.mention.amount
    if whole.high is None:
        return
    ways: dict[bool, Decimal] = {}
    for other in parts:
        part = other.mention.amount
        if part.low is not None and part.currency == whole.currency and part.rate_per is whole.rate_per:
            timed = other.mention.period is not None
            ways[timed] = EXACT.add(ways.get(timed, Decimal(0)), part.low)
    total = _more_than(whole.high, tuple(ways.values()))
    if total is not None and whole.high >= 0:
        yield flagged("parts-exceed", f"its parts add up to {total:,f} {whole.currency}, more than it")


def _more_than(whole: Decimal, ways: Sequence[Decimal]) -> Decimal | None:
    """What the parts come to where that is more than the whole, unless they divide it completely in two ways."""
    if len(ways) > 1 and all(way == whole for way in ways):
        return None
    total = added(ways)
    return total if total > whole else None
