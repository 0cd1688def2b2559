"""Fiscal years in the manner of their country: 2082/83 in Nepal, 1404 in Iran, 2017 EFY in Ethiopia."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from fundnorm.calendars.eras import era_date, era_name, era_period, eras
from fundnorm.calendars.fiscal import COMMON_ERA, NOW, FiscalCalendar, latest_year, two_digit_year
from fundnorm.errors import InputError
from fundnorm.lexicon.tables import DATA, Cell, one_of, read_rows, text_cell
from fundnorm.model.period import FiscalYear

__all__ = ["LocalYears", "era_fiscal_year", "local_label", "local_years", "own_era", "year_of_digits"]

_COLUMNS: Mapping[str, Cell] = {
    "code": text_cell,
    "era": text_cell,
    "by": one_of("first", "last"),
    "label": text_cell,
}
_COMMON = range(1900, 2101)
_AHEAD = 33  # farther ahead the year a century before is nearer, as years ahead count twice
_SHORTEST, _LONGEST = 360, 370  # days of a regular year; a stretch between two rules has no number of its own


class LocalYears(NamedTuple):
    """How a country counts its fiscal years.

    `era` is an era or, for Japan, a family of them; a fiscal year has the number of the era's year that holds its day
    `by`, first or last; `label` is written with `{year}`, `{next}` (two digits) and `{era}`.
    """

    era: str
    by: str
    label: str


@cache
def local_years() -> Mapping[str, LocalYears]:
    """The countries that count their fiscal years in an era of their own, by ISO 3166-1 alpha-2 code.

    >>> local_years()["TH"].era, "IN" in local_years()
    ('buddhist', False)
    """
    rows = read_rows(DATA / "local_years.csv", _COLUMNS)
    return MappingProxyType({str(code): LocalYears(*manner) for code, *manner in rows})  # type: ignore[arg-type]  # cells are checked


def local_label(year: FiscalYear, country: str = "") -> str:
    """The label of a fiscal year in its country's own manner.

    `country` is needed for calendar years alone, which carry none. The plain label stands where the country counts as
    others do, for a stretch between two rules, and beyond the era's known years.

    >>> from fundnorm.calendars.tables import calendar_of
    >>> [local_label(calendar_of(code).year_named(2026)) for code in ("NP", "ET", "TH", "JP", "IN")]
    ['2082/83', '2018 EFY', 'FY2569 B.E.', 'Reiwa 8', '2025-26']
    """
    manner = local_years().get(year.calendar or country)
    if manner is None or not _SHORTEST < (year.last - year.first).days < _LONGEST:
        return year.label
    try:
        era, number, *_ = era_date(manner.era, year.first if manner.by == "first" else year.last)
    except InputError:
        return year.label
    return manner.label.format(year=number, next=f"{(number + 1) % 100:02d}", era=era_name(era))


def era_fiscal_year(calendar: FiscalCalendar, era: str, number: int) -> FiscalYear | None:
    """The fiscal year to which its country gives the number in an era; None where it counts in no such era.

    InputError for a year that the era does not have.

    >>> from fundnorm.calendars.tables import calendar_of
    >>> era_fiscal_year(calendar_of("TH"), "buddhist", 2568).label
    'FY2025'
    """
    manner = local_years().get(calendar.id)
    if manner is None or manner.era not in (era, eras()[era].family):
        return None
    whole = era_period(era, number)
    return calendar.year_of(whole.last if manner.by == "first" else whole.first)


def own_era(country: str, number: int) -> str | None:
    """The era of a country in which a number without a mark is a year, None where it is one of the common era.

    >>> own_era("TH", 2568), own_era("NP", 2081), own_era("NP", 2025), own_era("IN", 2568)
    ('buddhist', 'bikram', None, None)
    """
    manner = local_years().get(country)
    if manner is None or manner.era not in eras():
        return None
    common = number in (COMMON_ERA if manner.era == "bikram" else _COMMON)
    return None if common else manner.era


def year_of_digits(country: str, digits: int, near: int | None = None) -> tuple[str, int]:
    """The era and the year of it that two digits mean near a common year, else near today; "" for the common era.

    Only a country that writes its years split and without a mark means its own era by two digits: "FY05" of Iran is
    2005 and not 1405, as the two are too near one another to be told apart.

    >>> year_of_digits("NP", 82), year_of_digits("NP", 25), year_of_digits("NP", 82, near=1983)
    (('bikram', 2082), ('', 2025), ('', 1982))
    """
    common = two_digit_year(digits, near)
    manner = local_years().get(country)
    if manner is None or "{next}" not in manner.label:
        return "", common
    near = near or NOW
    offset = eras()[manner.era].offset
    own = latest_year(digits, near + offset + _AHEAD)
    return (manner.era, own) if _distance(own - offset, near) < _distance(common, near) else ("", common)


def _distance(year: int, near: int) -> int:
    """The years from a year to another; those ahead count twice, as budgets tell of more years behind them."""
    return near - year if year <= near else 2 * (year - near)
