"""What time a rate is asked for: a day, a month, a calendar year, or a span of months."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from fundnorm.model.period import FiscalYear, PartialDate, Period
from fundnorm.normalise.rates.files import ANNUAL, DAILY, MONTHLY

__all__ = ["SPAN", "Ask", "When", "days_of", "months_in"]

SPAN = "span"

When = PartialDate | Period | FiscalYear
"""A time that a rate can be asked for."""


class Ask(NamedTuple):
    """A time as rates are looked up for it: `key` as the tables write it, `name` as a reader does."""

    level: str
    key: str
    first: date
    last: date
    name: str
    fiscal: bool = False

    @classmethod
    def of(cls, when: When) -> Ask:
        """The look-up of a time; a period that is just a day, month or calendar year is asked for as one.

        >>> Ask.of(Period(date(2025, 1, 1), date(2025, 12, 31))).key
        '2025'
        """
        if isinstance(when, PartialDate):
            level = DAILY if when.day else MONTHLY if when.month else ANNUAL
            return cls(level, str(when), when.first, when.last, str(when))
        for plain in _plain(when.first):
            if (plain.first, plain.last) == (when.first, when.last):
                return cls.of(plain)
        name = when.heading if isinstance(when, FiscalYear) else f"{when.first}/{when.last}"
        return cls(SPAN, name, when.first, when.last, name, isinstance(when, FiscalYear))


def _plain(day: date) -> tuple[PartialDate, PartialDate, PartialDate]:
    year, month = PartialDate(day.year), PartialDate(day.year, day.month)
    return year, month, PartialDate(day.year, day.month, day.day)


def days_of(key: str) -> tuple[date, date]:
    """The first and last day of a day, month or year of a table.

    >>> days_of("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    when = PartialDate.parse(key)
    return when.first, when.last


def months_in(first: date, last: date) -> Iterator[tuple[str, int, int]]:
    """Each month from one day to another, with how many of its days lie between them, and how many it has.

    >>> list(months_in(date(2025, 7, 17), date(2025, 8, 31)))
    [('2025-07', 15, 31), ('2025-08', 31, 31)]
    """
    while first <= last:
        length = monthrange(first.year, first.month)[1]
        end = min(last, first.replace(day=length))
        yield f"{first:%Y-%m}", (end - first).days + 1, length
        if end == date.max:
            return
        first = end + timedelta(1)
