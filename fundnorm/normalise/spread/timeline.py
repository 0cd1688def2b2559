"""The years that a sum covers: from time words, the calendar of the place, and the date of the act.

Words that name calendar years are spread over calendar years; all others over the fiscal years of the document's
country, else of the currency's only country, else over calendar years.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from fundnorm.calendars import calendar_of, countries
from fundnorm.errors import InputError
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.item import Assumption, Flag
from fundnorm.model.mention import StatedYear
from fundnorm.model.period import PartialDate, Period, TimeExpression
from fundnorm.normalise.codes import assumed, flagged
from fundnorm.normalise.currencies import only_country
from fundnorm.normalise.spread.schedule import LONGEST, Slot, add_months, cover, numbered, run
from fundnorm.normalise.spread.year_labels import read_year

if TYPE_CHECKING:
    from fundnorm.calendars.multi_year import Frame

__all__ = ["CALENDAR", "Place", "Timeline", "draw", "frame_timeline"]

CALENDAR = "calendar"
"""What a table calls calendar years where a country's code would stand."""

_LATEST = 9990 - LONGEST
_FISCAL = re.compile(r"(?<![0-9])([12][0-9]{3}|[0-9]{2})(?:[-–/]([0-9]{2,4}))?(?![0-9])")

_BEFORE = re.compile(r"([A-Za-z]{1,20})[^A-Za-z0-9]{0,3}\Z")
_YEARS = frozenset(("year", "years", "yr"))


class Place(NamedTuple):
    """What decides the calendar: the document's country ("" where it is not known), and the sum's currency.

    >>> Place("US", "INR").calendar, Place("", "INR").calendar, Place("", "USD").calendar
    ('US', 'IN', '')
    """

    country: str
    currency: str

    @property
    def calendar(self) -> str:
        """The calendar's code, "" for calendar years."""
        return self.country or only_country(self.currency)

    def assumption(self, slots: Sequence[Slot]) -> Assumption:
        """What the calendar of these slots rests on, by the rule that was in force in them."""
        fiscal = any(slot.year is not None and slot.year.calendar for slot in slots)
        return _assumption(self.country, self.currency, "fiscal years" if fiscal else "calendar years")


class Timeline(NamedTuple):
    """The length in whole months where it is known, and the slots of the years where they can be told apart.

    `calendar` is the id of the slots' calendar, "" where they are numbered or there are none.
    """

    months: int | None = None
    slots: tuple[Slot, ...] = ()
    calendar: str = ""
    assumptions: tuple[Assumption, ...] = ()
    flags: tuple[Flag, ...] = ()


def draw(
    time: TimeExpression | None,
    stated: Sequence[StatedYear],
    place: Place,
    known: PartialDate | None,
) -> Timeline:
    """The timeline of a sum; `known` is the date of the act, else the document's, where there is one."""
    if stated:
        return _stated(stated)
    if time is None:
        return Timeline()
    months = time.duration.months if time.duration else 0
    period = _dated(time, months)
    if period is not None:
        return _over(period, months or period.months or None, place, named=_names_years(time, period))
    if not months:
        return Timeline(flags=_open(time))
    if months > LONGEST * 12:
        return Timeline(months, flags=(flagged("long-period"),))
    return _named(time, months, place, known) or _of_length(months, place, known)


def frame_timeline(frame: Frame) -> Timeline:
    """The timeline of a sum for a multi-year frame, in the years of the frame's owner."""
    period, calendar = frame.period, calendar_of(frame.owner)
    code = "" if calendar.is_calendar else frame.owner
    assumption = assumed("frame", f"{frame.name}: {period.first} to {period.last}")
    slots = _covered(code, period.first, period.last)
    return Timeline(period.months, slots, code or CALENDAR, (assumption,))


@lru_cache
def _assumption(country: str, currency: str, kind: str) -> Assumption:
    code = country or only_country(currency)
    if not code:
        return assumed("calendar-years", f"{kind}, as {currency} is not one country's alone")
    name = countries().get(code, code)
    if country:
        return assumed("calendar-country", f"{kind} of {name}")
    return assumed("calendar-currency", f"{kind} of {name}, the country of {currency}")


def _stated(stated: Sequence[StatedYear]) -> Timeline:
    slots = tuple(
        Slot(given.year.heading, given.year.first, given.year.last, Fraction(given.amount), given.year)
        for given in stated
    )
    months = sum(given.year.months for given in stated)
    return Timeline(months, slots, stated[0].year.calendar or CALENDAR)


def _dated(time: TimeExpression, months: int) -> Period | None:
    """The dated period: both ends, or one end and a length."""
    if time.period is not None or not months or months > LONGEST * 12:
        return time.period
    if time.first is not None and time.first.year <= _LATEST:
        return Period(time.first, add_months(time.first, months) - timedelta(days=1))
    if time.last is not None and LONGEST < time.last.year <= _LATEST:
        return Period(add_months(time.last + timedelta(days=1), -months), time.last)
    return None


def _names_years(time: TimeExpression, period: Period) -> bool:
    """Whether the words name whole calendar years, as "from 2021 to 2024" does."""
    first, last = period.first, period.last
    return not time.fiscal and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _over(period: Period, months: int | None, place: Place, *, named: bool) -> Timeline:
    """The timeline of a dated period."""
    if period.last < period.first:
        return Timeline()
    if period.last.year - period.first.year > LONGEST or period.last.year > _LATEST:
        return Timeline(months, flags=(flagged("long-period"),))
    code = "" if named else place.calendar
    slots = _covered(code, period.first, period.last)
    return Timeline(months, slots, code or CALENDAR, () if named else (place.assumption(slots),))


def _named(time: TimeExpression, months: int, place: Place, known: PartialDate | None) -> Timeline | None:
    """The timeline of words that name a fiscal year but, for want of a country, no dates; None where they name none.

    A split year ("2024-25") is none where years were calendar years.
    """
    found = _year_in(time.text) if time.fiscal else None
    if found is None:
        return None
    calendar = calendar_of(place.calendar)
    splits = found[2] and (int(found[1]) + 1) % 100 == int(found[2]) % 100
    try:
        year = read_year(calendar, found[0] if splits else found[1], known.year if known else None)
    except InputError:  # of an era, and beyond its table
        return None
    if splits and not year.calendar:
        return None
    slots = run(calendar, year, months)
    return Timeline(months, slots, place.calendar or CALENDAR, (place.assumption(slots),))


def _year_in(text: str) -> re.Match[str] | None:
    """The first year of words; two digits are one after a fiscal word alone, and not in "10 years from FY26"."""
    for found in _FISCAL.finditer(text):
        before = _BEFORE.search(text, 0, found.start())
        word = before[1].lower() if before else ""
        if len(found[1]) > len("26") or word in _YEARS or Lexicon.bundled().time_words.get(word) == "fiscal":
            return found
    return None


def _of_length(months: int, place: Place, known: PartialDate | None) -> Timeline:
    """The timeline of a length without a start: from the fiscal year of the known date, else numbered years."""
    if known is None or known.year > _LATEST:
        return Timeline(months, numbered(months))
    code = place.calendar
    slots = _running(code, _middle(known), months)
    year = slots[0].year
    start = assumed("start", f"start {year.label}" if year else "")
    return Timeline(months, slots, code or CALENDAR, (place.assumption(slots), start))


@lru_cache(maxsize=4096)
def _covered(code: str, first: date, last: date) -> tuple[Slot, ...]:
    return cover(calendar_of(code), Period(first, last))


@lru_cache(maxsize=4096)
def _running(code: str, day: date, months: int) -> tuple[Slot, ...]:
    calendar = calendar_of(code)
    return run(calendar, calendar.year_of(day), months)


def _middle(known: PartialDate) -> date:
    """The middle of what the date can mean: "2024" is mostly in the fiscal year that holds its July."""
    if known.month is None:
        return date(known.year, 7, 1)
    return date(known.year, known.month, known.day or 15)


def _open(time: TimeExpression) -> tuple[Flag, ...]:
    """The flag of a time of which only one end is known."""
    if time.first is None and time.last is None:
        return ()
    end = "start" if time.first is None else "end"
    return (flagged("open-ended", f"{time.text}: no {end} is known, so there are no amounts by year"),)
