"""What a stated equivalent may be of: the total of its anchor, a year of it, or one of its payments."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from fundnorm.model.money import EXACT, RatePer
from fundnorm.normalise.items.figures import NONE, Ends
from fundnorm.normalise.items.settling import Sum

__all__ = ["Fit", "Pair", "Reading", "readings"]


class Pair(NamedTuple):
    """A figure of the equivalent and the one of its anchor that it stands for, neither of them nought."""

    stated: Decimal
    anchor: Decimal

    @property
    def implied(self) -> Decimal:
        """Units of the anchor's currency for one of the equivalent's.

        >>> Pair(Decimal(2), Decimal(160)).implied
        Decimal('80')
        """
        return EXACT.divide(self.anchor, self.stated)

    def times(self, market: Decimal) -> Decimal:
        """How many times what the anchor comes to at a market rate the stated figure is.

        >>> Pair(Decimal(4), Decimal(160)).times(Decimal(80))
        Decimal('2')
        """
        return EXACT.divide(EXACT.multiply(self.stated, market), self.anchor)


class Reading(NamedTuple):
    """One way to set an equivalent beside its anchor.

    `per` is the unit of time that it gives the equivalent, None where that is read as it stands; `of` is what of its
    anchor it then is ("a year of 1").
    """

    pairs: tuple[Pair, ...]
    of: str
    per: RatePer | None = None

    def beside(self, market: Decimal) -> Fit:
        """How it fits a market rate, by the end that is furthest from it."""
        fits = [Fit(self, pair.implied, pair.times(market)) for pair in self.pairs]
        return max(fits, key=lambda fit: fit.distance)


class Fit(NamedTuple):
    """A reading beside the market: the rate that it implies, and how many times the market's the stated figure is."""

    reading: Reading
    implied: Decimal
    ratio: Decimal

    @property
    def distance(self) -> Decimal:
        """By which factor the figure is off, whichever way: 1 where it is not.

        >>> [Fit(Reading((), ""), Decimal(80), Decimal(ratio)).distance for ratio in ("0.5", "2", "-1")]
        [Decimal('2'), Decimal('2'), Decimal('Infinity')]
        """
        if self.ratio <= 0:
            return Decimal("Infinity")
        return max(self.ratio, EXACT.divide(Decimal(1), self.ratio))

    @property
    def gap(self) -> Decimal:
        """How far the stated figure is from the market one, as a fraction.

        >>> Fit(Reading((), ""), Decimal(80), Decimal("1.05")).gap
        Decimal('0.05')
        """
        return EXACT.subtract(self.ratio, Decimal(1))


def readings(stated: Sum, anchor: Sum) -> tuple[Reading, ...]:
    """Every reading for which both have a figure.

    An equivalent without a unit of time may be of its anchor's total, of a year of it or of one payment; with a unit or
    time words of its own it is read as it stands.
    """
    found = _as_it_stands(stated, anchor)
    if (
        stated.entry.amount.rate_per is None
        and anchor.entry.amount.rate_per is not None
        and not _timed(stated, anchor)
    ):
        found = _of_anchor(stated, anchor, anchor.entry.amount.rate_per)
    return tuple(reading for reading in found if reading.pairs)


def _of_anchor(stated: Sum, anchor: Sum, per: RatePer) -> list[Reading]:
    """The readings of an equivalent by the unit of time of its anchor."""
    own, number = Ends.of(stated.entry.amount), anchor.entry.number
    total = Reading(_pairs(own, anchor.figures.total), f"{number}")
    year = Reading(_pairs(own, anchor.figures.yearly), f"a year of {number}", RatePer.YEAR)
    if per is RatePer.YEAR:
        return [total, year]
    payment = Reading(
        _pairs(own, Ends.of(anchor.entry.amount)), f"a {per.value.replace('_', '-')} of {number}", per
    )
    return [total, year, payment]


def _timed(stated: Sum, anchor: Sum) -> bool:
    """Whether an equivalent says for what time it is, in words or years that are not its anchor's too."""
    mine, theirs = (
        [said for mention in found.entry.mentions for said in (mention.period, mention.by_year) if said]
        for found in (stated, anchor)
    )
    return any(said not in theirs for said in mine)


def _as_it_stands(stated: Sum, anchor: Sum) -> list[Reading]:
    """Totals where both have them, else yearly amounts.

    Where there are neither, an anchor without a unit of time stands beside one payment, or a year of them.
    """
    mine, theirs, of = stated.figures, anchor.figures, f"{anchor.entry.number}"
    if NONE not in (mine.total, theirs.total):
        return [Reading(_pairs(mine.total, theirs.total), of)]
    if NONE not in (mine.yearly, theirs.yearly):
        return [Reading(_pairs(mine.yearly, theirs.yearly), of)]
    if anchor.entry.amount.rate_per is not None:
        return []
    return [
        Reading(_pairs(own, Ends.of(anchor.entry.amount)), of)
        for own in (Ends.of(stated.entry.amount), mine.yearly)
    ]


def _pairs(mine: Ends, theirs: Ends) -> tuple[Pair, ...]:
    """The low ends and the high ends that both have."""
    ends = ((mine.low, theirs.low), (mine.high, theirs.high))
    return tuple(Pair(own, other) for own, other in ends if own and other)
