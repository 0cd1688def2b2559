"""The fiscal years that a caller gives for sums whose text names none."""

from __future__ import annotations

import re

from fundnorm.calendars import FiscalCalendar, calendar_of
from fundnorm.errors import InputError
from fundnorm.model.period import FiscalYear, Period, TimeExpression
from fundnorm.normalise.codes import assumed
from fundnorm.normalise.schedule import LONGEST, Slot, cover, run
from fundnorm.normalise.spreading import Spreading
from fundnorm.normalise.timeline import CALENDAR, Place, Timeline

__all__ = ["over_given_years", "read_year"]

_LABEL = re.compile(r"(?:FY\s?)?(?:([12][0-9]{3})([-–/][0-9]{2,4})?|([0-9]{2}))\Z", re.IGNORECASE)


def read_year(calendar: FiscalCalendar, label: str) -> FiscalYear:
    """The fiscal year that a label means in a calendar: "2025-26", "FY2026", "2025"; InputError for no label.

    >>> read_year(calendar_of("IN"), "2025-26").first, read_year(calendar_of("US"), "FY26").first
    (datetime.date(2025, 4, 1), datetime.date(2025, 10, 1))
    """
    found = _LABEL.match(label.strip())
    if found is None:
        raise InputError(f"{label!r} is no fiscal year; write 2025-26, FY2026 or 2025")
    number, split, short = found.groups()
    return calendar.year_starting(int(number)) if split else calendar.year_named(int(number or short))


def over_given_years(
    timeline: Timeline, time: TimeExpression | None, place: Place, spreading: Spreading
) -> Timeline:
    """The timeline over the given years; as it is where the text has dates or amounts by year of its own.

    With the first year alone a length that the text gives runs from it, with the last year alone up to it.
    """
    dated = time is not None and (time.first is not None or time.last is not None)
    if not (spreading.first or spreading.last) or dated or (time is None and timeline.slots):
        return timeline
    code, assumption = place.calendar
    slots = _slots(calendar_of(code), timeline.months, spreading)
    if not slots:
        return timeline
    named = f"{slots[0].heading} to {slots[-1].heading}"
    months = timeline.months if not (spreading.first and spreading.last) else 12 * len(slots)
    given = assumed("years-given", f"the years {named}, as given")
    return Timeline(months, slots, code or CALENDAR, (assumption, given))


def _slots(calendar: FiscalCalendar, months: int | None, spreading: Spreading) -> tuple[Slot, ...]:
    """The slots from the first given year to the last, or of the length from or up to the one that is given."""
    first = read_year(calendar, spreading.first) if spreading.first else None
    last = read_year(calendar, spreading.last) if spreading.last else None
    if first is not None and last is not None:
        return _between(calendar, first, last)
    if not months or months > 12 * LONGEST:
        return ()
    if first is None and last is not None:
        first = calendar.next(last, 1 - -(-months // 12))
    return run(calendar, first, months) if first is not None else ()


def _between(calendar: FiscalCalendar, first: FiscalYear, last: FiscalYear) -> tuple[Slot, ...]:
    if last.first < first.first:
        raise InputError(f"the years end before they begin: {first.label} to {last.label}; exchange them")
    if last.last.year - first.first.year > LONGEST:
        raise InputError(f"{first.label} to {last.label} is over {LONGEST} years; give fewer")
    return cover(calendar, Period(first.first, last.last))
