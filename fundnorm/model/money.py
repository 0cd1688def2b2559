"""Exact sums of money: `Money` is one figure, `Amount` is what a text says of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import StrEnum
from functools import reduce

from fundnorm.errors import CurrencyMismatchError

__all__ = ["EXACT", "Amount", "Modifier", "Money", "RatePer", "added", "plain"]

EXACT = Context(prec=60, rounding=ROUND_HALF_EVEN)
"""The context of every calculation: 60 digits, so that only a stated rounding ever rounds."""


def added(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum of some amounts, nought where there are none.

    >>> added([Decimal("0.1"), Decimal("0.2")])
    Decimal('0.3')
    """
    return reduce(EXACT.add, amounts, Decimal(0))


class Modifier(StrEnum):
    """How a text limits a sum; the values are those of the recognition law."""

    EXACT = "exact"
    APPROXIMATELY = "approximately"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"

    @property
    def sign(self) -> str:
        """The mark that stands for the modifier on a screen.

        >>> Modifier.AT_MOST.sign, Modifier.EXACT.sign
        ('≤', '')
        """
        return _SIGNS.get(self.value, "")


_SIGNS = {"approximately": "~", "at_most": "≤", "at_least": "≥", "more_than": ">", "less_than": "<"}


class RatePer(StrEnum):
    """The unit of time that an amount is *per*, with its payments in a year."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"

    @property
    def per_year(self) -> int:
        """How many of these make a year; a year has 52 weeks and 365 days.

        >>> RatePer.QUARTER.per_year
        4
        """
        return _PER_YEAR[self.value]


_PER_YEAR = {"year": 1, "half_year": 2, "quarter": 4, "month": 12, "week": 52, "day": 365}


def plain(value: Decimal) -> str:
    """The decimal as people write it: no exponent, no idle zeros.

    >>> plain(Decimal("1.630E+11")), plain(Decimal("-0.50")), plain(Decimal("-0"))
    ('163000000000', '-0.5', '0')
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@dataclass(frozen=True, slots=True)
class Money:
    """One exact figure in one currency (ISO 4217); it never converts or rounds by itself.

    >>> Money(Decimal("2.5"), "INR") + Money(Decimal("1"), "INR")
    Money(value=Decimal('3.5'), currency='INR')
    """

    value: Decimal
    currency: str

    def __add__(self, other: Money) -> Money:
        if self.currency != other.currency:
            raise CurrencyMismatchError(
                f"{self.currency} and {other.currency} can't be added; convert one of them first"
            )
        return Money(EXACT.add(self.value, other.value), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.value, self.currency)

    def __sub__(self, other: Money) -> Money:
        return self + -other

    def __str__(self) -> str:
        return f"{self.currency} {plain(self.value)}"


@dataclass(frozen=True, slots=True)
class Amount:
    """What a text says of a sum, in currency units: `low` or `high` is None at an open end.

    With `rate_per`, both ends are amounts per that unit of time.

    >>> Amount.stated(Decimal(5000000), "USD", Modifier.AT_MOST).low is None
    True
    """

    low: Decimal | None
    high: Decimal | None
    currency: str
    modifier: Modifier = Modifier.EXACT
    rate_per: RatePer | None = None

    @classmethod
    def stated(
        cls,
        value: Decimal,
        currency: str,
        modifier: Modifier = Modifier.EXACT,
        rate_per: RatePer | None = None,
    ) -> Amount:
        """The amount of one stated figure, opened at the end that the modifier leaves open."""
        low = None if modifier in (Modifier.AT_MOST, Modifier.LESS_THAN) else value
        high = None if modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN) else value
        return cls(low, high, currency, modifier, rate_per)

    @property
    def single(self) -> Decimal | None:
        """The figure where low and high are one, else None.

        >>> Amount(Decimal(2), Decimal(3), "EUR", Modifier.BETWEEN).single is None
        True
        """
        return self.low if self.low == self.high else None
