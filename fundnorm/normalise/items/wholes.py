"""Wholes that their parts exceed: a slip of the text, or of its reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fundnorm.model.item import Flag
from fundnorm.model.money import EXACT, plain
from fundnorm.normalise.codes import flagged
from fundnorm.normalise.items.folding import Entry

__all__ = ["exceeded"]


def exceeded(entry: Entry, parts: Sequence[Entry]) -> Iterator[Flag]:
    """The flag of a whole whose parts in its own currency come to more than it does.

    Only stated figures of one kind are added: rates with rates of the same unit of time, sums with sums.
    """
    whole = entry.mention.amount
    if whole.high is None:
        return
    total = Decimal(0)
    for other in parts:
        part = other.mention.amount
        if part.low is not None and part.currency == whole.currency and part.rate_per is whole.rate_per:
            total = EXACT.add(total, part.low)
    if parts and total > whole.high >= 0:
        yield flagged("parts-exceed", f"its parts add up to {plain(total)} {whole.currency}, more than it")
