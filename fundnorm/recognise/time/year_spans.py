"""Years that were read, and the dates that they fix."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

__all__ = ["YearSpan", "shifted"]


class YearSpan(NamedTuple):
    """Years that were read: up to token `last`, their length in months, first and last day where they are known.

    `role` is year, fiscal, range, month, day, relative or such; `begin` is the first token where that is not the one
    asked for; `label` is the year as it was written.
    """

    last: int
    months: int | None
    start: date | None
    end: date | None
    role: str
    fiscal: bool = False
    begin: int = -1
    label: str = ""

    @property
    def single(self) -> bool:
        """Whether it is one point of a deadline or a start, and no range."""
        return self.role in ("year", "fiscal", "month", "day")

    def until(self) -> YearSpan:
        """The span as a deadline: only its end is fixed."""
        return self._replace(months=None, start=None)

    def since(self) -> YearSpan:
        """The span as an open start: only its first day is fixed."""
        return self._replace(months=None, end=None)

    def after(self, months: int) -> date | None:
        """The last day of that many months from the first day of the span."""
        following = shifted(self.start, months) if self.start else None
        return following - timedelta(1) if following else None

    def before(self, months: int) -> date | None:
        """The first day of that many months up to the last day of the span."""
        return shifted(self.end + timedelta(1), -months) if self.end else None


def shifted(day: date, months: int) -> date | None:
    """The same day of the month that many months later (or earlier), or None where there is none."""
    count = day.year * 12 + day.month - 1 + months
    try:
        return day.replace(year=count // 12, month=count % 12 + 1)
    except ValueError:
        return None
