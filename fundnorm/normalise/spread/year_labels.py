"""The fiscal year that a label means: "2025-26", "FY2026", and "2081/82" where a country counts in its own era."""

from __future__ import annotations

import re

from fundnorm.calendars import FiscalCalendar, countries
from fundnorm.calendars.fiscal import latest_year
from fundnorm.errors import InputError
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.period import FiscalYear

__all__ = ["read_year"]

_ERA_LABEL = re.compile(r"(\D*?)\s*([0-9]{1,4})(?:([-–/])([0-9]{2,4}))?\s*(\D*)\Z")
_FISCAL_WORDS = frozenset(("fiscal", "fy", "hijri", "sambat", "year"))
_SEVERAL = 75  # years; farther apart the second is no end of a range
_LABEL = re.compile(r"(?:FY\s?)?([12][0-9]{3}|[0-9]{2})(?:[-–/]([0-9]{2,4}))?\Z", re.IGNORECASE)


def read_year(calendar: FiscalCalendar, label: str, near: int | None = None) -> FiscalYear:
    """The fiscal year that a label means in a calendar: "2025-26", "FY2026", "2025"; InputError for what is none.

    Two digits are a year near `near`, else near today: "98-99", "FY26". A country that counts in an era of its own is
    read in its manner too: "2081/82" in Nepal, "2017 EFY" in Ethiopia, "B.E. 2568" or "2568" in Thailand, "Reiwa 7"
    in Japan.

    >>> from fundnorm.calendars import calendar_of
    >>> read_year(calendar_of("IN"), "2025-26").first, read_year(calendar_of("US"), "FY26").first
    (datetime.date(2025, 4, 1), datetime.date(2025, 10, 1))
    """
    _check_second(calendar, label.strip())
    own = _own_year(calendar, label.strip())
    if own is not None:
        return own
    found = _LABEL.match(label.strip())
    if found is None:
        raise InputError(f"{label!r} is no fiscal year{_of(calendar)}; write 2025-26, FY2026 or 2025")
    number, second = found.groups()
    if len(number) > len("26"):
        return calendar.year_starting(int(number)) if second else calendar.year_named(int(number))
    return _short_year(calendar, int(number), second, near)


def _check_second(calendar: FiscalCalendar, label: str) -> None:
    """InputError for two joined years of which the second is not the one after the first: "2025-2030"."""
    found = _ERA_LABEL.match(label)
    if found is None or not found[4]:
        return
    number, joiner, second = found[2], found[3], found[4]
    first = int(number)
    if second in {f"{first + 1:04d}", f"{(first + 1) % 100:02d}"}:
        return

    def written(year: int, *, split: bool = True) -> str:
        """A year as the label writes them."""
        digits = f"{year:04d}"[-len(number) :] + f"{joiner}{(year + 1) % 100:02d}" * split
        return f"{label[: found.start(2)]}{digits}{label[found.end(4) :]}"

    advice = f"write {written(first)}"
    last = first + (int(second) - first) % 10 ** len(second)
    if 1 < last - first <= _SEVERAL:
        split = calendar.splits_in(first)
        ends = written(first, split=split), written(last - split, split=split)
        advice += f", or for several years --from-year {ends[0]} --to-year {ends[1]}"
    raise InputError(
        f"{label!r} is no fiscal year{_of(calendar)}: {second} is not the year after {number}; {advice}"
    )


def _short_year(calendar: FiscalCalendar, number: int, second: str | None, near: int | None) -> FiscalYear:
    """The fiscal year of two digits, in the country's own era or the common one; its last year has the century."""
    from fundnorm.calendars.local import era_fiscal_year, year_of_digits

    era, last = year_of_digits(calendar.id, int(second or number), near)
    year = latest_year(number, last)
    own = era_fiscal_year(calendar, era, year) if era else None
    return own or (calendar.year_starting(year) if second else calendar.year_named(year))


def _of(calendar: FiscalCalendar) -> str:
    return f" of {countries().get(calendar.id, calendar.id)}" if calendar.id else ""


def _own_year(calendar: FiscalCalendar, label: str) -> FiscalYear | None:
    """The year that a label means in an era of the calendar's country; None for a label of the common era."""
    from fundnorm.calendars.local import era_fiscal_year, local_years, own_era

    manner, found = local_years().get(calendar.id), _ERA_LABEL.match(label)
    if manner is None or found is None:
        return None
    words = {*f"{found[1]} {found[5]}".lower().split()} - _FISCAL_WORDS
    marks = {Lexicon.bundled().era_words.get(word, "") for word in words}
    number = int(found[2])
    alone = not marks and len(found[2]) > len("26") and own_era(calendar.id, number)
    if not alone and (len(marks) != 1 or "" in marks):
        return None
    by_second = manner.era == "ethiopian" and bool(found[3])  # the number of a split year's second half
    return era_fiscal_year(calendar, next(iter(marks), manner.era), number + by_second)
