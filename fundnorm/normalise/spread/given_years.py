"""The fiscal years that a caller gives for sums whose text names none."""

from __future__ import annotations

import re

from fundnorm.calendars import FiscalCalendar, calendar_of, countries
from fundnorm.calendars.eras import eras
from fundnorm.calendars.local import era_fiscal_year, local_years
from fundnorm.errors import InputError
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.period import FiscalYear, Period, TimeExpression
from fundnorm.normalise.codes import assumed
from fundnorm.normalise.spread.profiles import Spreading
from fundnorm.normalise.spread.schedule import LONGEST, Slot, cover, run
from fundnorm.normalise.spread.timeline import CALENDAR, Place, Timeline

__all__ = ["over_given_years", "read_year"]

_COMMON = range(1900, 2101)
_BIKRAM_FROM = 2056  # Nepal means its own years by these numbers
_ERA_LABEL = re.compile(r"(\D*?)\s*([0-9]{1,4})(?:([-–/])[0-9]{2,4})?\s*(\D*)\Z")
_FISCAL_WORDS = frozenset(("fiscal", "fy", "hijri", "sambat", "year"))
_LABEL = re.compile(r"(?:FY\s?)?(?:([12][0-9]{3})([-–/][0-9]{2,4})?|([0-9]{2}))\Z", re.IGNORECASE)


def read_year(calendar: FiscalCalendar, label: str) -> FiscalYear:
    """The fiscal year that a label means in a calendar: "2025-26", "FY2026", "2025"; InputError for no label.

    A country that counts in an era of its own is read in its manner too: "2081/82" in Nepal, "2017 EFY" in Ethiopia,
    "B.E. 2568" or "2568" in Thailand, "Reiwa 7" in Japan.

    >>> read_year(calendar_of("IN"), "2025-26").first, read_year(calendar_of("US"), "FY26").first
    (datetime.date(2025, 4, 1), datetime.date(2025, 10, 1))
    """
    own = _own_year(calendar, label.strip())
    if own is not None:
        return own
    found = _LABEL.match(label.strip())
    if found is None:
        raise InputError(f"{label!r} is no fiscal year{_of(calendar)}; write 2025-26, FY2026 or 2025")
    number, split, short = found.groups()
    return calendar.year_starting(int(number)) if split else calendar.year_named(int(number or short))


def _of(calendar: FiscalCalendar) -> str:
    return f" of {countries().get(calendar.id, calendar.id)}" if calendar.id else ""


def _own_year(calendar: FiscalCalendar, label: str) -> FiscalYear | None:
    """The year that a label means in an era of the calendar's country; None for a label of the common era."""
    manner, found = local_years().get(calendar.id), _ERA_LABEL.match(label)
    if manner is None or found is None:
        return None
    words = {*f"{found[1]} {found[4]}".lower().split()} - _FISCAL_WORDS
    marks = {Lexicon.bundled().era_words.get(word, "") for word in words}
    number = int(found[2])
    alone = not marks and len(found[2]) > len("26") and _counts_alone(manner.era, number)
    if not alone and (len(marks) != 1 or "" in marks):
        return None
    split = (
        bool(found[3]) and manner.era == "ethiopian"
    )  # a split year has the number of its second half there
    return era_fiscal_year(calendar, next(iter(marks), manner.era), number + split)


def _counts_alone(era: str, number: int) -> bool:
    """Whether a number without a mark is a year of the era, and none of the common one."""
    return era in eras() and (number not in _COMMON or (era == "bikram" and number >= _BIKRAM_FROM))


def over_given_years(
    timeline: Timeline, time: TimeExpression | None, place: Place, spreading: Spreading
) -> Timeline:
    """The timeline over the given years; as it is where the text has dates or amounts by year of its own.

    With the first year alone a length that the text gives, else a year for each weight, runs from it; with the last
    year alone up to it.
    """
    dated = time is not None and (time.first is not None or time.last is not None)
    if not (spreading.first or spreading.last) or dated or (time is None and timeline.slots):
        return timeline
    code, assumption = place.calendar
    length = timeline.months or 12 * len(spreading.weights)
    slots = _slots(calendar_of(code), length, spreading)
    if not slots:
        return timeline
    named = f"{slots[0].heading} to {slots[-1].heading}"
    months = length if not (spreading.first and spreading.last) else 12 * len(slots)
    given = assumed("years-given", f"the years {named}, as given")
    return Timeline(months, slots, code or CALENDAR, (assumption, given))


def _slots(calendar: FiscalCalendar, months: int, spreading: Spreading) -> tuple[Slot, ...]:
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
