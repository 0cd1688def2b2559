"""Years of other eras: Bikram Sambat, Solar Hijri, Ethiopian, Buddhist, Minguo, Japanese.

The Ethiopian calendar is that of the library convertdate, which is loaded when a day of it is asked for. The new years
of the Solar Hijri calendar were drawn from the same library, as each equinox takes it some milliseconds; Nepal's months
are those of its almanac. The others count Gregorian years from another first year.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import NamedTuple

from fundnorm.errors import InputError
from fundnorm.lexicon.tables import DATA, Cell, one_of, optional, read_rows, text_cell, whole_cell
from fundnorm.model.period import Period

__all__ = ["YearCount", "era_date", "era_name", "era_period", "eras", "gregorian_year"]

_DAY = timedelta(1)
_FIRST, _LAST = date(1800, 1, 1), date(2199, 12, 31)  # how far rules and almanacs are held to be right
_COPTIC = 276  # Ethiopian years minus Coptic ones, which have the same months
_COLUMNS: Mapping[str, Cell] = {
    "era": text_cell,
    "name": text_cell,
    "family": text_cell,
    "rule": one_of("gregorian", "almanac", "coptic", "equinox"),
    "offset": whole_cell,
    "first": date.fromisoformat,
    "last": optional(date.fromisoformat),
}


class YearCount(NamedTuple):
    """One way to count years.

    `offset` is the number of a year minus the Gregorian year in which it begins; `first` and `last` are the days
    between which it is read. Eras that follow one another share a `family`, as Heisei and Reiwa do.
    """

    era: str
    name: str
    family: str
    rule: str
    offset: int
    first: date
    last: date


@cache
def eras() -> Mapping[str, YearCount]:
    """The ways to count years, by their names in small letters.

    >>> eras()["reiwa"].first
    datetime.date(2019, 5, 1)
    """
    found = {}
    for era, name, family, rule, offset, first, last in read_rows(DATA / "eras.csv", _COLUMNS):
        found[str(era)] = YearCount(era, name, family, rule, offset, first, last or _LAST)  # type: ignore[arg-type]  # cells are checked
    return MappingProxyType(found)


def era_name(era: str) -> str:
    """The English name of an era; InputError for one that is not known.

    >>> era_name("solar-hijri")
    'Solar Hijri'
    """
    return _count(era).name


def era_period(era: str, year: int, month: int | None = None, day: int | None = None) -> Period:
    """The first and last Gregorian day of a year of an era, of one of its months, or of a day.

    A year in which an era begins or ends has only the era's own days. InputError for an unknown era, and for a year,
    month or day that it does not have or that lies outside 1800 to 2199 (Bikram Sambat: 2000 to 2097). Sources:
    convertdate, nepali-datetime, the public record.

    >>> era_period("solar-hijri", 1404).first.isoformat(), era_period("ethiopian", 2016, 11, 1).first.isoformat()
    ('2025-03-21', '2024-07-08')
    """
    count = _count(era)
    months = _months(count, year)
    first, last = months[0], months[-1] - _DAY
    if month is not None:
        if not 1 <= month < len(months):
            raise InputError(f"{count.name} {year} has no month {month}; write 1 to {len(months) - 1}")
        first, last = months[month - 1], months[month] - _DAY
    if day is not None:
        if month is None or not 1 <= day <= (last - first).days + 1:
            raise InputError(
                f"{count.name} {year} has no day {day} of month {month}; write a month and its day"
            )
        first = last = first + (day - 1) * _DAY
    first, last = max(first, count.first), min(last, count.last)
    if last < first:
        raise InputError(
            f"{count.name} {year} is no time of that era; it ran from {count.first} to {count.last}"
        )
    return Period(first, last)


def era_date(family: str, day: date) -> tuple[str, int, int, int]:
    """The era, year, month and day of a Gregorian day; `family` is an era, or "japanese" for the one of that day.

    InputError for a day that no era of the family holds.

    >>> era_date("japanese", date(2019, 5, 1)), era_date("bikram", date(2025, 7, 17))[1:]
    (('reiwa', 1, 5, 1), (2082, 4, 1))
    """
    for count in eras().values():
        if family in (count.era, count.family) and count.first <= day <= count.last:
            return count.era, *_reckoned(count, day)
    known = ", ".join(sorted({name for count in eras().values() for name in (count.era, count.family)}))
    raise InputError(f"no year of {family!r} holds {day}; known are {known}, between 1800 and 2199")


def gregorian_year(era: str, year: int) -> int:
    """The Gregorian year in which a year of an era begins; InputError as for `era_period`.

    >>> gregorian_year("buddhist", 2568), gregorian_year("heisei", 30)
    (2025, 2018)
    """
    return era_period(era, year).first.year


def _count(era: str) -> YearCount:
    count = eras().get(era)
    if count is None:
        raise InputError(f"{era!r} is no era; write one of {', '.join(eras())}")
    return count


def _reckoned(count: YearCount, day: date) -> tuple[int, int, int]:
    year = day.year + count.offset
    if day < _months(count, year)[0]:
        year -= 1
    months = _months(count, year)
    at = next(at for at, (first, after) in enumerate(pairwise(months), 1) if first <= day < after)
    return year, at, (day - months[at - 1]).days + 1


@cache
def _months(count: YearCount, year: int) -> tuple[date, ...]:
    """The first day of each month of a year, and of the year after it."""
    begins = year - count.offset
    if not _FIRST.year <= begins <= _LAST.year:
        raise InputError(f"{count.name} {year} lies outside the years that are known, 1800 to 2199")
    if count.rule == "gregorian":
        return (*(date(begins, month, 1) for month in range(1, 13)), date(begins + 1, 1, 1))
    if count.rule == "almanac":
        first, lengths = _almanac_year(year)
    elif count.rule == "coptic":
        first, following = _coptic_new_year(year), _coptic_new_year(year + 1)
        lengths = (30,) * 12 + ((following - first).days - 360,)
    else:
        first, following = _equinox_new_year(year), _equinox_new_year(year + 1)
        lengths = (31,) * 6 + (30,) * 5 + ((following - first).days - 336,)
    return tuple(accumulate(lengths, lambda day, length: day + length * _DAY, initial=first))


@cache
def _coptic_new_year(year: int) -> date:
    from convertdate import coptic

    return date(*coptic.to_gregorian(year - _COPTIC, 1, 1))


def _equinox_new_year(year: int) -> date:
    known = _equinoxes()
    if year not in known:
        raise InputError(
            f"Solar Hijri {year} lies outside the years that are known, {min(known)} to {max(known)}"
        )
    return known[year]


@cache
def _equinoxes() -> Mapping[int, date]:
    columns: Mapping[str, Cell] = {"year": whole_cell, "farvardin_1": date.fromisoformat}
    return dict(read_rows(DATA / "solar_hijri_years.csv", columns))  # type: ignore[arg-type]  # cells are checked


def _almanac_year(year: int) -> tuple[date, tuple[int, ...]]:
    known = _almanac()
    if year not in known:
        raise InputError(
            f"Bikram Sambat {year} is not in the almanac, which has {min(known)} to {max(known)}"
        )
    return known[year]


@cache
def _almanac() -> Mapping[int, tuple[date, tuple[int, ...]]]:
    columns: Mapping[str, Cell] = {
        "bikram_year": whole_cell,
        "baisakh_1": date.fromisoformat,
        "month_days": lambda text: tuple(map(int, text.split())),
    }
    rows = read_rows(DATA / "bikram_years.csv", columns)
    return {year: (first, days) for year, first, days in rows}  # type: ignore[misc]  # cells are checked
