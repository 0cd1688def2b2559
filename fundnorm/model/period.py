"""Time that money covers: a length, dates, a fiscal year, and the words that say so."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from fundnorm.errors import InputError
from fundnorm.model.money import plain

__all__ = ["Duration", "FiscalYear", "PartialDate", "Period", "TimeExpression"]

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in whole months, not tied to any date.

    >>> Duration(37).years
    '3.0833'
    """

    months: int

    @property
    def years(self) -> str:
        """The length in years as a decimal string, to four places."""
        places = Decimal("0.0001")
        return plain((Decimal(self.months) / 12).quantize(places, ROUND_HALF_EVEN))


@dataclass(frozen=True, slots=True)
class Period:
    """Dated time, both ends included.

    >>> Period(date(2025, 4, 1), date(2026, 3, 31)).months
    12
    """

    first: date
    last: date

    @property
    def months(self) -> int:
        """The nearest whole number of months between the two dates."""
        days = (self.last - self.first).days + 1
        return round(days * 12 / 365.25)


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """One year of one calendar: its label in the country's own manner, its first and last day.

    `calendar` is an ISO 3166-1 country code, an organisation's, or "" for calendar years.

    >>> FiscalYear("2025-26", date(2025, 4, 1), date(2026, 3, 31), "IN").heading
    'IN 2025-26'
    """

    label: str
    first: date
    last: date
    calendar: str = ""

    @property
    def heading(self) -> str:
        """The label with its calendar before it, as a table heads a column."""
        return f"{self.calendar} {self.label}" if self.calendar else self.label

    @property
    def months(self) -> int:
        """Its length: 12, but for a stretch between two rules.

        >>> FiscalYear("Jul-Sep 1976", date(1976, 7, 1), date(1976, 9, 30), "US").months
        3
        """
        return Period(self.first, self.last).months


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day: as exact as the text was, and no more.

    >>> str(PartialDate(2025, 1)), PartialDate.parse("2025-01-29").day
    ('2025-01', 29)
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date of YYYY, YYYY-MM or YYYY-MM-DD; InputError for anything else."""
        found = _PARTIAL.match(text)
        if found is None:
            raise InputError(f"{text!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
        result = cls(*(int(part) if part else None for part in found.groups()))  # type: ignore[arg-type]  # a year is there
        try:
            result.first  # noqa: B018  a date that does not exist raises here
        except ValueError as error:
            raise InputError(f"{text!r} is no date ({error}); write YYYY, YYYY-MM or YYYY-MM-DD") from None
        return result

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def first(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """The words that say for what time a sum is, and what they fix: a length, dates, or only one end.

    `fiscal` is true where the words carry a fiscal-year mark.

    >>> TimeExpression("seven years", 5, 16, Duration(84)).to_dict()["years"]
    '7'
    """

    text: str
    start: int
    end: int
    duration: Duration | None = None
    first: date | None = None
    last: date | None = None
    fiscal: bool = False

    @property
    def period(self) -> Period | None:
        """The dated period where the words fix both ends, else None."""
        if self.first is None or self.last is None:
            return None
        return Period(self.first, self.last)

    def to_dict(self) -> dict[str, object]:
        """The `period` object of a gold record."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "years": self.duration.years if self.duration else None,
            "from": self.first.isoformat() if self.first else None,
            "to": self.last.isoformat() if self.last else None,
            "fiscal": self.fiscal,
        }
