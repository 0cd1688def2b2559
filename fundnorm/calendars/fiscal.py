"""A fiscal calendar: the eras of its rule, the odd stretches between them, and the year that holds a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, timedelta
from itertools import pairwise
from typing import Protocol

from fundnorm.errors import InputError
from fundnorm.model.period import FiscalYear

__all__ = [
    "CALENDAR_YEARS",
    "COMMON_ERA",
    "NOW",
    "Era",
    "FirstDays",
    "FiscalCalendar",
    "latest_year",
    "two_digit_year",
]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = timedelta(1)
COMMON_ERA = range(1900, 2056)
"""The numbers that are years of the common era in every country; from 2056 on Nepal means its own years."""

NOW = 2024
"""The year near which two digits lie in a text without a date."""

_AHEAD = 45  # "FY70" is 1970, "FY69" is 2069: budgets tell of more years behind them than ahead


def two_digit_year(digits: int, near: int | None = None) -> int:
    """The year of the common era that two digits mean near a year, or today where none is known: 1970 to 2069.

    >>> two_digit_year(98), two_digit_year(26), two_digit_year(30, near=1931)
    (1998, 2026, 1930)
    """
    return latest_year(digits, (near or NOW) + _AHEAD)


def latest_year(digits: int, until: int) -> int:
    """The last year up to another that ends in two digits: the first of "FY98-99" once the second is known.

    >>> latest_year(99, 2000)
    1999
    """
    return until - (until - digits) % 100


class FirstDays(Protocol):
    """First days of fiscal years that no rule gives."""

    def get(self, year: int, /) -> date | None:
        """The first day of the fiscal year that begins in a calendar year, None where only the rule is known."""


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of time in which every fiscal year begins on the same day of a year.

    `label` is span ("2025-26"), start or end ("FY2025", by the year in which it starts or ends) or calendar ("2025");
    `short` says which of the two years "FY26" means, start or end. `first` is the first day of the first such year,
    `last` the last day of the last one. `starts` are first days that no rule gives, by year: those of an almanac.

    >>> Era(4, 1, "span", "end").start(2025)
    datetime.date(2025, 4, 1)
    """

    month: int
    day: int
    label: str
    short: str
    first: date = date.min
    last: date = date.max
    starts: FirstDays | None = field(default=None, hash=False, repr=False)

    def start(self, year: int) -> date:
        """The first day of the fiscal year that begins in a calendar year."""
        if year < MINYEAR:
            return date.min
        known = self.starts.get(year) if self.starts is not None else None
        return known or date(year, self.month, self.day)

    def end(self, year: int) -> date:
        """The last day of the fiscal year that begins in a calendar year."""
        return date.max if year >= MAXYEAR else self.start(year + 1) - _DAY

    def has(self, year: int) -> bool:
        """Whether the fiscal year that begins in a calendar year is one of these."""
        return self.first <= self.start(year) <= self.last

    def begin_year(self, day: date) -> int:
        """The calendar year in which the fiscal year of a day begins."""
        return day.year if day >= self.start(day.year) else day.year - 1

    def name(self, year: int) -> str:
        """The label of the fiscal year that begins in a calendar year.

        >>> Era(4, 1, "span", "end").name(1999), Era(10, 1, "end", "end").name(2024)
        ('1999-2000', 'FY2025')
        """
        after = year + 1
        if self.label == "span":
            return f"{year}-{after % 100:02d}" if after % 100 else f"{year}-{after}"
        return {"start": f"FY{year}", "end": f"FY{after}"}.get(self.label, f"{year}")

    def begin_of(self, number: int) -> int:
        """The calendar year in which "fiscal year `number`" begins."""
        one_number = self.label == "calendar" or self.short == "start"
        return number if one_number else number - 1


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """The fiscal years of a country or organisation, through its changes of rule; each day is in exactly one of them.

    A stretch between two rules is a year of its own, shorter or longer than twelve months, and its label names its
    months: "Jul-Sep 1976". Before the first rule that is known, that rule is taken to hold. `id` is an ISO 3166-1
    alpha-2 code, an organisation's, or "" for calendar years.

    >>> from datetime import date
    >>> FiscalCalendar("IN", (Era(4, 1, "span", "end"),)).year_of(date(2025, 3, 31)).label
    '2024-25'
    """

    id: str
    eras: tuple[Era, ...]

    @property
    def splits(self) -> bool:
        """Whether the labels in use span two years, as 2025-26 does."""
        return self.eras[-1].label == "span"

    @property
    def is_calendar(self) -> bool:
        """Whether the fiscal year in use is the calendar year."""
        return self.eras[-1].label == "calendar"

    def splits_in(self, year: int) -> bool:
        """Whether the label of the fiscal year that begins in a calendar year spans two, by the rule of its time.

        >>> FiscalCalendar("IN", (Era(4, 1, "span", "end"),)).splits_in(1999)
        True
        """
        era = next((era for era in reversed(self.eras) if era.has(year)), self.eras[-1])
        return era.label == "span"

    def year_of(self, day: date) -> FiscalYear:
        """The fiscal year that holds a day.

        >>> CALENDAR_YEARS.year_of(date(2025, 7, 1)).label
        '2025'
        """
        at = next(index for index, era in enumerate(self.eras) if day <= era.last)
        era = self.eras[at]
        return self._regular(era, era.begin_year(day)) if day >= era.first else self._odd(at)

    def year_starting(self, year: int) -> FiscalYear:
        """The fiscal year that begins in a calendar year, a regular one rather than a stretch between two rules.

        Where none begins in it, the one that was running at its end. InputError for a year outside 1 to 9999.
        """
        _check(year)
        odd = (stretch for stretch in self._stretches() if stretch.first.year == year)
        return self._rule(year, _same) or next(odd, None) or self.year_of(date(year, 12, 31))

    def year_named(self, number: int) -> FiscalYear:
        """The fiscal year that "fiscal year 2024" or "FY24" means here; two digits mean 1970 to 2069.

        Where no regular year has that name, the odd stretch that ends in that calendar year. InputError for a number
        outside 0 to 9999.

        >>> FiscalCalendar("US", (Era(10, 1, "end", "end"),)).year_named(24).first
        datetime.date(2023, 10, 1)
        """
        if 0 <= number < 100:
            number = two_digit_year(number)
        _check(number)
        odd = (stretch for stretch in self._stretches() if stretch.last.year == number)
        return self._rule(number, Era.begin_of) or next(odd, None) or self.year_of(date(number, 12, 31))

    def next(self, year: FiscalYear, n: int = 1) -> FiscalYear:
        """The fiscal year `n` after one, or before it where `n` is negative.

        InputError where that lies outside the years 1 to 9999.
        """
        for _ in range(abs(n)):
            edge = year.last if n > 0 else year.first
            if edge in {date.min, date.max}:
                raise InputError(f"no fiscal year {n:+d} from {year.label}; the years end there")
            year = self.year_of(edge + _DAY if n > 0 else edge - _DAY)
        return year

    def years_between(self, first: date, last: date) -> tuple[FiscalYear, ...]:
        """The fiscal years that hold any day from `first` to `last`; none where `last` is before `first`.

        >>> [year.label for year in CALENDAR_YEARS.years_between(date(2021, 5, 1), date(2023, 1, 1))]
        ['2021', '2022', '2023']
        """
        years: list[FiscalYear] = []
        while first <= last:
            year = self.year_of(first)
            years.append(year)
            if year.last == date.max:
                break
            first = year.last + _DAY
        return tuple(years)

    def _regular(self, era: Era, year: int) -> FiscalYear:
        owner = "" if era.label == "calendar" else self.id
        return FiscalYear(era.name(year), era.start(year), era.end(year), owner)

    def _rule(self, number: int, begin: Callable[[Era, int], int]) -> FiscalYear | None:
        """The regular year whose beginning `begin` finds from a number, under the latest rule that has it."""
        for era in reversed(self.eras):
            year = begin(era, number)
            if era.has(year):
                return self._regular(era, year)
        return None

    def _odd(self, at: int) -> FiscalYear:
        """The stretch before the era at an index."""
        first, last = self.eras[at - 1].last + _DAY, self.eras[at].first - _DAY
        return FiscalYear(_months(first, last), first, last, self.id)

    def _stretches(self) -> Iterator[FiscalYear]:
        pairs = pairwise(self.eras)
        return (self._odd(at) for at, (era, later) in enumerate(pairs, 1) if era.last + _DAY < later.first)


def _same(_: Era, year: int) -> int:
    return year


def _check(year: int) -> None:
    if not MINYEAR <= year <= MAXYEAR:
        raise InputError(f"{year} is no year of the calendar; give one from {MINYEAR} to {MAXYEAR}")


def _months(first: date, last: date) -> str:
    """The label of an odd stretch: "Jul-Sep 1976", "Jul 1999-Dec 2000"."""
    opening = _MONTHS[first.month - 1]
    if first.year != last.year:
        opening += f" {first.year}"
    return f"{opening}-{_MONTHS[last.month - 1]} {last.year}"


CALENDAR_YEARS = FiscalCalendar("", (Era(1, 1, "calendar", "end"),))
"""The calendar of those who say nothing else: January to December."""
