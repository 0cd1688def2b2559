"""A sum's figures in its own currency: the total over its time and the yearly amount, at each end of a range."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from math import gcd
from typing import NamedTuple

from fundnorm.model.mention import StatedYear
from fundnorm.model.money import EXACT, Amount, added
from fundnorm.normalise.spread.timeline import Timeline

__all__ = ["NONE", "Ends", "Figures", "work_out"]


class Ends(NamedTuple):
    """The two ends of a figure, None where it is open or not known."""

    low: Decimal | None = None
    high: Decimal | None = None

    @classmethod
    def of(cls, amount: Amount) -> Ends:
        """The ends of an amount as it is stated, per unit of time where it has one.

        >>> Ends.of(Amount.stated(Decimal(5), "USD"))
        Ends(low=Decimal('5'), high=Decimal('5'))
        """
        return cls(amount.low, amount.high)

    @property
    def stated(self) -> Decimal | None:
        """The one figure that there is: both ends alike, or the only end; None for a range.

        >>> Ends(None, Decimal(5)).stated, Ends(Decimal(2), Decimal(5)).stated
        (Decimal('5'), None)
        """
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return self.low if self.low == self.high else None

    def each(self, change: Callable[[Decimal], Decimal]) -> Ends:
        """Both ends changed, ends that are alike only once; an open end stays open.

        >>> Ends(Decimal(-3), None).each(abs)
        Ends(low=Decimal('3'), high=None)
        """
        low = None if self.low is None else change(self.low)
        if self.high is self.low or self.high == self.low:
            return Ends(low, low)
        return Ends(low, None if self.high is None else change(self.high))

    def times(self, number: int, divisor: int = 1) -> Ends:
        """Both ends by number / divisor, at full precision.

        >>> Ends(Decimal(3), None).times(4, 12)
        Ends(low=Decimal('1'), high=None)
        """
        return self if number == divisor else self.each(lambda end: _by(end, number, divisor))

    def rounded(self, step: Decimal) -> Ends:
        """Both ends rounded to a step, a half to the even digit.

        >>> Ends(Decimal("0.125"), None).rounded(Decimal("0.01"))
        Ends(low=Decimal('0.12'), high=None)
        """
        return self.each(lambda end: EXACT.quantize(end, step))


NONE = Ends()
"""No figure at either end."""


def _by(end: Decimal, number: int, divisor: int) -> Decimal:
    """The end by a fraction in its lowest terms, so that whole multiples stay whole."""
    common = gcd(number, divisor)
    product = EXACT.multiply(end, Decimal(number // common))
    return product if divisor == common else EXACT.divide(product, Decimal(divisor // common))


class Figures(NamedTuple):
    """The total over the sum's time, and the amount of a year."""

    total: Ends
    yearly: Ends


def work_out(amount: Amount, timeline: Timeline, stated: tuple[StatedYear, ...]) -> Figures:
    """The figures of an amount.

    An amount per unit of time has a total only where its length is known; one without a unit of time has a yearly
    amount where its time is at least a year long and the stated years, if any, are all alike.
    """
    ends = Ends.of(amount)
    if amount.rate_per is not None:
        payments = amount.rate_per.per_year
        total = _listed(ends, stated) if stated else _over(ends, payments, timeline.months)
        return Figures(total, ends.times(payments))
    if stated:
        return Figures(ends, _alike(ends, stated))
    return Figures(ends, _of_year(ends, timeline.months or 0))


def _over(ends: Ends, payments: int, months: int | None) -> Ends:
    """The total of a rate over a number of months."""
    return ends.times(payments * months, 12) if months else NONE


def _listed(ends: Ends, stated: tuple[StatedYear, ...]) -> Ends:
    """The total of the stated years, open where the rate is open."""
    total = added(year.amount for year in stated)
    return ends.each(lambda _: total)


def _alike(ends: Ends, stated: tuple[StatedYear, ...]) -> Ends:
    """The amount of every stated year where there is but one, open where the sum is open."""
    if len({(given.amount, given.year.months) for given in stated}) > 1:
        return NONE
    first = stated[0]
    return _of_year(ends.each(lambda _: first.amount), first.year.months)


def _of_year(ends: Ends, months: int) -> Ends:
    """The amount of twelve months in so many; none is told of less than a year."""
    return ends.times(12, months) if months >= 12 else NONE
