"""The reference rates of the European Central Bank: its history by day, and the means per US dollar of these days.

Source: eurofxref-hist.zip, one CSV of units per euro, newest day first, "N/A" where there is none, and a comma too
many at the end of each line.
"""

from __future__ import annotations

import csv
import io
import re
import struct
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from decimal import Decimal

from fundnorm.errors import DataError
from fundnorm.model.money import EXACT, added
from fundnorm.update.tables import (
    Made,
    ReadTable,
    above_zero,
    check_history,
    check_kind,
    header_of,
    rounded,
    rows_of,
    text_of,
    widened,
)

__all__ = ["MISLEADING", "make"]

MISLEADING = frozenset({("THB", "2006"), ("THB", "2007"), ("THB", "2008"), ("ISK", "2008"), ("RUB", "2022")})
"""Years in which the ECB quoted an off-shore or a dying market; those tables have other sources for them."""

Days = dict[str, str]
"""Figures as the ECB prints them, by day."""

_WANTED = "the ECB's history of reference rates (a zip with one CSV: Date,USD,JPY,…)"
_CODE = re.compile("[A-Z]{3}")
_LARGEST = 1 << 28  # bytes; the history has 3 MB
_SOURCE = "ecb"
_OURS = frozenset({_SOURCE, "wb"})  # whose means a newer mean of the ECB's days replaces
_ODD = 5  # days; so many corrections of past figures by a fifth have never been made at once
_LEAP = 3  # times; the greatest step of the history is 2.3, after nine years without quotes
_LONGEST_GAP = 31  # days; the longest of the history is 5
_SHORTEST = 3  # months; less of a past year makes no annual mean


def make(content: bytes, currencies: Collection[str], tables: ReadTable) -> Made:
    """The tables of days, months and years that the ECB's file comes to.

    DataError where the file is not what it should be, or is less than what is in use. Rows of months and years that
    have another source than the ECB stay as they are, but for the World Bank's. A month counts from its last business
    day on, and a year has the mean over the days of such months.
    """
    series, unknown = _series(_text(content), currencies)
    _check({code: series.get(code, {}) for code in sorted({*currencies, *series})}, tables)
    files = {f"rates/daily/{code}.csv": text_of("day,per_eur", days) for code, days in series.items()}
    dollars = {day: Decimal(figure) for day, figure in series["USD"].items()}
    whole = _whole_months(max(dollars))
    for code, days in [*series.items(), ("EUR", dict.fromkeys(dollars, "1"))]:
        if code != "USD":
            crosses = _crosses(days, dollars)
            files |= _means(
                code, {day: cross for day, cross in crosses.items() if day[:7] <= whole}, whole, tables
            )
    remarks = [
        f"the ECB's column {code} is no currency that fundnorm knows, and is left out" for code in unknown
    ]
    return Made(files, min(dollars), max(dollars), tuple(remarks))


def _text(content: bytes) -> str:
    check_kind(content, "the ECB's file", _WANTED)
    if not content.startswith(b"PK"):
        return _decoded(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if _is_table(member)]
            if len(members) != 1:
                raise DataError(f"the ECB's zip holds {len(members)} CSV files; expected {_WANTED}")
            return _decoded(archive.read(members[0]))
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        raise DataError(f"the ECB's zip is damaged or not whole ({error})") from None


def _is_table(member: zipfile.ZipInfo) -> bool:
    known = member.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    return known and member.filename.lower().endswith(".csv") and member.file_size <= _LARGEST


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DataError(f"the ECB's file is no text; expected {_WANTED}") from None


def _series(text: str, currencies: Collection[str]) -> tuple[dict[str, Days], list[str]]:
    """The days of each currency, and the columns of codes that are unknown."""
    reader = csv.reader(io.StringIO(text, newline=""))
    header = [name.strip() for name in text.partition("\n")[0].split(",")]
    next(reader, None)
    codes = [name for name in header[1:] if name]
    if header[:1] != ["Date"] or "USD" not in codes or not all(map(_CODE.fullmatch, codes)):
        raise DataError(f"the ECB's columns are {','.join(header)[:60]!r}; expected Date,USD,JPY,…")
    if len(set(codes)) < len(codes):
        raise DataError("the ECB's file has a currency in two columns")
    series: dict[str, Days] = {code: {} for code in codes if code in currencies}
    try:
        for row in reader:
            _take(row, header, series)
    except csv.Error as error:
        raise DataError(f"line {reader.line_num} of the ECB's file is no row ({error})") from None
    if not series["USD"]:
        raise DataError("the ECB's file has no days")
    return {code: days for code, days in series.items() if days}, sorted(set(codes) - set(currencies))


def _take(row: list[str], header: list[str], series: dict[str, Days]) -> None:
    """Put the figures of one day into the series."""
    day = row[0].strip() if row else ""
    if len(row) != len(header):
        raise DataError(f"the ECB's row of {day or 'no day'} has {len(row)} cells for {len(header)} columns")
    try:
        date.fromisoformat(day)
    except ValueError:
        raise DataError(
            f"the ECB's file has a row of {day[:20]!r}; expected a day such as 2025-01-29"
        ) from None
    if day in series["USD"]:
        raise DataError(f"the ECB's file has {day} twice")
    for code, cell in zip(header, row, strict=True):
        figure = cell.strip()
        if code not in series or figure in {"", "N/A"} or (code, day[:4]) in MISLEADING:
            continue
        above_zero(figure, f"the ECB's {code} of {day}")
        series[code][day] = figure
    if day not in series["USD"]:
        raise DataError(f"the ECB's row of {day} has no USD")


def _check(series: Mapping[str, Days], tables: ReadTable) -> None:
    """DataError where the history is less than, or unlike, the one in use."""
    for code, days in series.items():
        known = rows_of(tables(f"rates/daily/{code}.csv"))
        check_history(f"the ECB's history of {code}", known, days)
        odd = [day for day, figure in known.items() if day in days and _far(figure, days[day])]
        if len(odd) > _ODD:
            raise DataError(
                f"the ECB's {code} differs by more than a fifth from the table in use on {len(odd)} days, "
                f"first on {min(odd)}; its columns may have moved"
            )
        _check_leaps(code, known, days)


def _check_leaps(code: str, known: Mapping[str, str], days: Days) -> None:
    """DataError for a figure that no market makes of the one before it, or of the one in use; and for a day far off."""
    for day in known.keys() & days.keys():
        _check_leap(code, day, days[day], known[day])
    if not known:
        return
    before = max(known)
    figure = known[before]
    for day in sorted(day for day in days if day > before):
        gap = (date.fromisoformat(day) - date.fromisoformat(before)).days
        if code == "USD" and gap > _LONGEST_GAP:
            raise DataError(f"the ECB's file has {day} as the day after {before}")
        _check_leap(code, day, days[day], figure)
        before, figure = day, days[day]


def _check_leap(code: str, day: str, figure: str, before: str) -> None:
    times = EXACT.divide(Decimal(figure), Decimal(before))
    if figure != before and not 1 / _LEAP < times < _LEAP:
        raise DataError(
            f"the ECB's {code} of {day} is {figure} where about {before} was expected; a digit may be lost"
        )


def _far(figure: str, other: str) -> bool:
    return figure != other and abs(EXACT.divide(Decimal(figure), Decimal(other)) - 1) > Decimal("0.2")


def _whole_months(last: str) -> str:
    """The last month that is over: that of the last day where no business day follows in it, else the one before."""
    day = date.fromisoformat(last)
    following = day + timedelta(days={4: 3, 5: 2}.get(day.weekday(), 1))
    return (
        last[:7] if following.month != day.month else (day.replace(day=1) - timedelta(days=1)).isoformat()[:7]
    )


def _crosses(days: Days, dollars: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Units per US dollar by day."""
    return {
        day: EXACT.divide(Decimal(figure), dollars[day]) for day, figure in days.items() if day in dollars
    }


def _means(code: str, crosses: Mapping[str, Decimal], whole: str, tables: ReadTable) -> dict[str, str]:
    """The tables of months and years of one currency, with the rows that have other sources."""
    months, years = _grouped(crosses, 7), _grouped(crosses, 4)
    monthly = {key: f"{_mean(values)},{_SOURCE},{len(values)}" for key, values in months.items()}
    annual = {}
    for year, values in years.items():
        count = sum(month.startswith(year) for month in months)
        if count >= _SHORTEST or year == whole[:4]:
            flags = "unchecked" if count == 12 else "partial|unchecked"
            annual[year] = f"{_mean(values)},{_SOURCE},{count},{flags}"
    merged = {}
    for level, rows in (("monthly", monthly), ("annual", annual)):
        path, header = f"rates/{level}/{code}.csv", header_of(tables(f"rates/{level}/EUR.csv"))
        merged[path] = text_of(header, widened(_merged(rows_of(tables(path)), rows), header))
    return merged


def _merged(known: Mapping[str, str], made: Mapping[str, str]) -> dict[str, str]:
    """The rows in use, with newer ones where there are none, the ECB's or the World Bank's; an equal one stays."""
    taken = {}
    for key, row in made.items():
        before = known.get(key, f",{_SOURCE}").split(",")
        if before[1] in _OURS and before[:3] != row.split(",")[:3]:
            taken[key] = row
    return {**known, **taken}


def _grouped(crosses: Mapping[str, Decimal], width: int) -> dict[str, list[Decimal]]:
    groups: dict[str, list[Decimal]] = defaultdict(list)
    for day, cross in crosses.items():
        groups[day[:width]].append(cross)
    return groups


def _mean(values: list[Decimal]) -> str:
    return rounded(EXACT.divide(added(values), Decimal(len(values))))
