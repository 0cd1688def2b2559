"""The bundled fiscal calendars and country names, read once and only when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from fundnorm.calendars.fiscal import CALENDAR_YEARS, Era, FiscalCalendar
from fundnorm.errors import InputError
from fundnorm.lexicon.tables import DATA, Cell, one_of, read_rows, text_cell, whole_cell

__all__ = ["calendar_of", "countries", "country_of"]


@dataclass(frozen=True, slots=True)
class _Almanac:
    """The first days of a month of an era, by the Gregorian year that they fall in.

    Nothing is looked up before a day is asked for, so that other calendars load no almanac.
    """

    era: str
    month: int

    def get(self, year: int, /) -> date | None:
        """The day in that year, None beyond the almanac."""
        return _first_day(self.era, self.month, year)


@cache
def _first_day(era: str, month: int, year: int) -> date | None:
    from fundnorm.calendars.eras import era_period, eras

    latest = year + eras()[era].offset
    try:
        days = (era_period(era, number, month).first for number in (latest, latest - 1))
        return next(day for day in days if day.year == year)
    except (InputError, StopIteration):
        return None


def _date_cell(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _almanac_cell(text: str) -> _Almanac | None:
    """`era month`, as in "bikram 4"."""
    era, _, month = text.partition(" ")
    return _Almanac(era, int(month)) if text else None


_COLUMNS: Mapping[str, Cell] = {
    "code": text_cell,
    "start_month": whole_cell,
    "start_day": whole_cell,
    "almanac": _almanac_cell,
    "label": one_of("span", "start", "end", "calendar"),
    "short": one_of("start", "end"),
    "first": _date_cell,
    "last": _date_cell,
}


@cache
def countries() -> Mapping[str, str]:
    """The English name of each country by ISO 3166-1 alpha-2 code, and of EU and XK.

    >>> countries()["IN"], "UK" in countries()
    ('India', False)
    """
    rows = read_rows(DATA / "countries.csv", {"code": text_cell, "name": text_cell})
    return MappingProxyType({str(code): str(name) for code, name in rows})


def country_of(place: str) -> str | None:
    """The code of the country that a place is or is the capital of, whatever its case; None for any other place.

    >>> country_of("NEW DELHI"), country_of("India"), country_of("Springfield")
    ('IN', 'IN', None)
    """
    return _places().get(place.casefold())


@cache
def _places() -> Mapping[str, str]:
    capitals = read_rows(DATA / "capitals.csv", {"place": text_cell, "country": text_cell})
    found = {str(place).casefold(): str(code) for place, code in capitals}
    return MappingProxyType(found | {name.casefold(): code for code, name in countries().items()})


@cache
def calendar_of(code: str) -> FiscalCalendar:
    """The fiscal calendar of a country (ISO 3166-1 alpha-2), of a US state (US-CA), or of an organisation (WB, IMF).

    "" and "calendar" give calendar years, as does a country whose own rule is not known. InputError for any other code.
    Source: the CIA World Factbook of 2015, corrected and dated from the public record.

    >>> calendar_of("IN").year_named(2026).label, calendar_of("US").year_named(2026).label
    ('2025-26', 'FY2026')
    """
    if code in {"", "calendar"}:
        return CALENDAR_YEARS
    name = code.upper()
    known = _rules().get(name)
    if known is not None:
        return FiscalCalendar(name, known)
    if name in countries():
        return FiscalCalendar(name, CALENDAR_YEARS.eras)
    others = ", ".join(
        other for other in _rules() if other not in countries() and not other.startswith("US-")
    )
    raise InputError(
        f"{code!r} is no country; write a code of ISO 3166-1 such as IN, US or GB, a US state's such as US-CA, "
        f"an organisation's ({others}), or 'calendar'"
    )


@cache
def _rules() -> Mapping[str, tuple[Era, ...]]:
    """The eras of each calendar in order; the first rule that is known holds before its time too."""
    rules: dict[str, tuple[Era, ...]] = {}
    for code, month, day, almanac, label, short, first, last in read_rows(DATA / "calendars.csv", _COLUMNS):
        earlier = rules.get(str(code), ())
        begin = first if earlier and first else date.min
        era = Era(month, day, label, short, begin, last or date.max, almanac)  # type: ignore[arg-type]  # cells are checked
        rules[str(code)] = (*earlier, era)
    return rules
