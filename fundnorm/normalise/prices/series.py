"""One series of a country: which times it covers, and its mean over one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from fundnorm.calendars import countries
from fundnorm.errors import MissingFactError
from fundnorm.model.money import EXACT
from fundnorm.model.period import FiscalYear
from fundnorm.model.price import FACTS, PriceLevel
from fundnorm.model.rate import worked_out
from fundnorm.normalise.rates.asks import Ask, When, months_in

__all__ = ["Series", "name_of"]

_YEAR = len("2025")


class Series(NamedTuple):
    """The figures of one fact of a country, from one source.

    `fact` is deflator, cpi, ppp, population or gdp; `unit` says in words what the figures are. PPPs and GDP are in
    `currency` ("" where that is not known for certain) as it was on `unit_date` ("" for today), for all years. Months
    and years are keys as in "2025-01" and "2025". `held_from` is the last key where its figure is to stand for later
    times, else "".
    """

    country: str
    fact: str
    source: str
    name: str
    vintage: str
    unit: str
    currency: str
    unit_date: str
    values: dict[str, Decimal]
    held_from: str = ""

    @property
    def first(self) -> str:
        """The first month or year."""
        return next(iter(self.values))

    @property
    def last(self) -> str:
        """The last month or year."""
        return next(reversed(self.values))

    @property
    def last_month(self) -> str:
        """The last month, which is December where the figures are of years."""
        return self.last if self._monthly else f"{self.last}-12"

    def missing(self, when: When, *, hold: bool = False) -> str:
        """The first month of a time that the series does not cover, "" where it covers the time.

        A month that was never published, between others, is no gap; with `hold` nor is one after the last.
        """
        covered = False
        for month, _, _ in _months(when):
            if self._key(month) or (hold and month > self.last_month):
                covered = True
            elif not self._within(month):
                return month
        return "" if covered else next(_months(when))[0]

    def mean(self, when: When) -> PriceLevel:
        """The mean over the months of a time: each its own figure, or its year's; at the ends by the share of days.

        The level is a published figure as it stands where there is one only, else worked out to twelve digits.
        MissingFactError for a time that the series does not cover.

        >>> from fundnorm.model.period import Period
        >>> from datetime import date
        >>> two = {"2015": Decimal("120"), "2016": Decimal("124")}
        >>> series = Series("IN", "deflator", "pwt91", "Penn", "9.1", "2011 = 100", "", "", two)
        >>> series.mean(Period(date(2015, 4, 1), date(2016, 3, 31))).value
        Decimal('121')
        """
        key = Ask.of(when).key
        if key in self.values:  # a year or month of the series needs no mean
            return self._level(self.values[key], when, key)
        lacking = self.missing(when, hold=bool(self.held_from))
        if lacking:
            raise MissingFactError(
                f"no {FACTS[self.fact]} of {countries()[self.country]} for {name_of(when)}, first for {lacking}: "
                f"{self.source} has {self.first} to {self.last}; choose a time within"
            )
        total = weights = Decimal(0)
        keys: dict[str, None] = {}
        held = partial = False
        for month, days, length in _months(when):
            late = month > self.last_month
            found = self.last if late else self._key(month)
            if not found:
                partial = True
                continue
            weight = EXACT.divide(Decimal(days), Decimal(length))
            total = EXACT.fma(self.values[found], weight, total)
            weights = EXACT.add(weights, weight)
            keys[found] = None
            held = held or late
        first, last = next(iter(keys)), next(reversed(keys))
        value = self.values[first] if len(keys) == 1 else worked_out(EXACT.divide(total, weights))
        named = first if first == last else f"{first}..{last}"
        return self._level(value, when, named)._replace(held=held, partial=partial)

    def _level(self, value: Decimal, when: When, keys: str) -> PriceLevel:
        return PriceLevel(self.fact, self.country, value, name_of(when), self.source, keys)

    @property
    def _monthly(self) -> bool:
        return len(self.last) > _YEAR

    def _key(self, month: str) -> str:
        """The key of the figure for a month, "" for none."""
        return next((key for key in (month, month[:_YEAR]) if key in self.values), "")

    def _within(self, month: str) -> bool:
        return self._monthly and self.first <= month <= self.last


def name_of(when: When) -> str:
    """A time as a reader names it: 2025, 2025-01, 2025-26, or its first and last day.

    >>> from fundnorm.calendars import calendar_of
    >>> name_of(calendar_of("IN").year_named(2026))
    '2025-26'
    """
    return when.label if isinstance(when, FiscalYear) else Ask.of(when).name


def _months(when: When) -> Iterator[tuple[str, int, int]]:
    return months_in(when.first, when.last)
