"""Money year by year."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from fundnorm.model.money import added, plain

__all__ = ["Schedule", "Share"]


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a sum that falls in one year; `first` and `last` are None for "year 1".

    `weight` is the year's part in the weights by which the sum was divided, None where it was not divided.
    """

    heading: str
    first: date | None
    last: date | None
    amount: Decimal
    weight: Fraction | int | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A sum spread over years, in units of `currency`.

    `profile` is stated (the text lists the years), per-year (a yearly rate), or even, up-front or weights (an
    assumption).

    >>> Schedule("INR", "even", (Share("year 1", None, None, Decimal(3)),)).total
    Decimal('3')
    """

    currency: str
    profile: str
    shares: tuple[Share, ...]

    @property
    def total(self) -> Decimal:
        """The exact sum of the shares."""
        return added(share.amount for share in self.shares)

    def __repr__(self) -> str:
        """The schedule in a line: its total, how it came about, its first and last year."""
        years = " to ".join(dict.fromkeys(share.heading for share in (*self.shares[:1], *self.shares[-1:])))
        return f"<Schedule {plain(self.total)} {self.currency}, {self.profile}: {years or 'no year'}>"

    def _repr_html_(self) -> str:
        """The schedule as a notebook shows it: a row a year, with a bar."""
        from fundnorm.model.display import html_bars, html_box

        shares = ((share.heading, share.amount) for share in self.shares)
        return html_box(html_bars(f"by year, {self.profile}", self.currency, shares))
