"""The fiscal years that a caller gives for sums whose text names none."""

from __future__ import annotations

from typing import NamedTuple

from fundnorm.calendars import FiscalCalendar, calendar_of
from fundnorm.errors import InputError
from fundnorm.model.item import Flag
from fundnorm.model.period import FiscalYear, PartialDate, Period, TimeExpression
from fundnorm.normalise.codes import assumed, flagged
from fundnorm.normalise.spread.profiles import Spreading
from fundnorm.normalise.spread.schedule import LONGEST, Slot, cover, run, run_up_to
from fundnorm.normalise.spread.timeline import CALENDAR, Place, Timeline
from fundnorm.normalise.spread.year_labels import read_year

__all__ = ["over_given_years"]


class _Ends(NamedTuple):
    """The first and the last year that were given, None where one was not."""

    first: FiscalYear | None
    last: FiscalYear | None


def over_given_years(
    timeline: Timeline,
    time: TimeExpression | None,
    place: Place,
    spreading: Spreading,
    known: PartialDate | None = None,
) -> Timeline:
    """The timeline over the given years; as it is where the text has dates or amounts by year of its own.

    With the first year alone a length that the text gives, else a year for each weight, runs from it; with the last
    year alone up to it. Where there is neither, the timeline has a flag that says so. Years of two digits are near the
    `known` date.
    """
    dated = time is not None and (time.first is not None or time.last is not None)
    if not (spreading.first or spreading.last) or dated or (time is None and timeline.slots):
        return timeline
    calendar, near = calendar_of(place.calendar), known.year if known else None
    given = (spreading.first, spreading.last)
    ends = _Ends(*(read_year(calendar, label, near) if label else None for label in given))
    slots = _slots(calendar, ends, timeline.months or 0, len(spreading.weights))
    if not slots and timeline.months:  # too long, as its own flag says
        return timeline
    if not slots:
        return timeline._replace(flags=(*timeline.flags, _unfit(ends)))
    months = int(sum(slot.weight for slot in slots))
    named = f"{slots[0].heading} to {slots[-1].heading}"
    stated = assumed("years-given", f"the years {named}, as given")
    return Timeline(months, slots, place.calendar or CALENDAR, (place.assumption(slots), stated))


def _unfit(ends: _Ends) -> Flag:
    """The flag of one end without another."""
    year = ends.first or ends.last
    label = year.label if year else ""
    given, other = ("first", "--to-year") if ends.first else ("last", "--from-year")
    return flagged(
        "years-unfit",
        f"{label} was given as the {given} year and no length is known, so it is left aside; "
        f"add {other}, or --weights to a total",
    )


def _slots(calendar: FiscalCalendar, ends: _Ends, months: int, years: int) -> tuple[Slot, ...]:
    """The slots from the first given year to the last, else from or up to the one that is given.

    The length is that of the months, else of the `years` that have a weight; none without either.
    """
    first, last = ends
    if first and last:
        return _between(calendar, first, last)
    known = first or last
    if known is None or months > 12 * LONGEST or not (months or years):
        return ()
    if months:
        return run(calendar, known, months) if first else run_up_to(calendar, known, months)
    if first:
        return _between(calendar, known, calendar.next(known, years - 1))
    return _between(calendar, calendar.next(known, 1 - years), known)


def _between(calendar: FiscalCalendar, first: FiscalYear, last: FiscalYear) -> tuple[Slot, ...]:
    if last.first < first.first:
        raise InputError(f"the years end before they begin: {first.label} to {last.label}; exchange them")
    if last.last.year - first.first.year > LONGEST:
        raise InputError(f"{first.label} to {last.label} is over {LONGEST} years; give fewer")
    return cover(calendar, Period(first.first, last.last))
