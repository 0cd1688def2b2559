"""Exchange rates of the user's own: a CSV file read and checked, and laid over a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from fundnorm.errors import DataError, InputError
from fundnorm.model.money import EXACT, added, plain
from fundnorm.model.period import PartialDate
from fundnorm.model.rate import worked_out
from fundnorm.normalise.currencies import codes
from fundnorm.normalise.rates.files import ANNUAL, DAILY, MONTHLY, Series
from fundnorm.normalise.rates.pairs import Tables

__all__ = ["GivenRate", "GivenRates", "above_zero", "layered", "read_rates"]

_TIMES = {"day": 10, "month": 7, "year": 4, "date": 0}
"""The columns that say the time, with the length of what is written there; a date may be any of the three."""

_BASES = {"per_usd": "USD", "per_eur": "EUR"}
_LEVELS = {4: ANNUAL, 7: MONTHLY, 10: DAILY}
_FORMS = {10: "a day such as 2025-01-29", 7: "a month such as 2025-01", 4: "a year such as 2025"}
_FLAGS = ("partial", "estimated", "disagree", "unchecked", "restated", "dual-rate", "redenominated")
_WIDEST = 30  # a rate has at most so many digits before its point, or noughts after it


class GivenRate(NamedTuple):
    """One rate as the user gave it: units of the currency for one of `base` (USD or EUR), whose it is, its flags."""

    value: Decimal
    base: str
    source: str
    flags: str = ""


class GivenRates(NamedTuple):
    """The user's rates: by level (daily, monthly, annual) and currency, then by day, month or year."""

    rates: Mapping[tuple[str, str], Mapping[str, GivenRate]]

    def of(self, level: str, currency: str) -> Mapping[str, GivenRate]:
        """The rates of a currency by day, month or year."""
        return self.rates.get((level, currency), {})

    def goes_on(self, currency: str, since: date) -> bool:
        """Whether there is a rate of the currency for a day or a time after it."""
        keys = (max(self.of(level, currency), default="") for level in _LEVELS.values())
        return any(key and PartialDate.parse(key).last >= since for key in keys)


def read_rates(path: str | Path) -> GivenRates:
    """The rates of a CSV file with the columns of the bundled ones.

    `per_usd` or `per_eur` has the units of the currency for one US dollar or euro; `day` (2025-01-29), `month`
    (2025-01), `year` (2025) or `date` (any of them) the time; `currency` its ISO 4217 code, which may be left out where
    the file is named by it (INR.csv). `source` says whose figure it is, the file's name where it is left out; `flags`,
    joined by "|", why it may mislead. Other columns are not read. DataError, as `file:line: column: what was expected`,
    for a column that is missing, and for a code, time or figure that is none or stands there twice.
    """
    path = Path(path)
    rows = _rows(path)
    line, header = next(rows, (1, []))
    if not any(header):
        raise DataError.at(str(path), 1, "header", "columns currency, date, per_usd; the file is empty")
    layout = _layout(path, [name.strip().lower() for name in header])
    found: dict[tuple[str, str], dict[str, GivenRate]] = {}
    lines: dict[tuple[str, str], int] = {}
    for line, row in rows:
        code, key, rate = _rate(_Row(path, line, layout, row))
        if (code, key) in lines:
            first = lines[code, key]
            raise DataError.at(
                str(path), line, layout.time, f"each time once; {code} {key} is in line {first} too"
            )
        lines[code, key] = line
        found.setdefault((_LEVELS[len(key)], code), {})[key] = rate
    if not found:
        raise DataError.at(str(path), line + 1, "row", "at least one rate; the file has its header only")
    return GivenRates(found)


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The number and cells of each line that has any, the header first."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}; give the path of a CSV file of rates") from None
    except UnicodeDecodeError:
        raise DataError.at(
            str(path), 1, "text", "UTF-8; in a spreadsheet program save it as 'CSV UTF-8'"
        ) from None
    reader = csv.reader(StringIO(text, newline=""))
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        raise DataError.at(str(path), reader.line_num, "row", f"cells separated by commas; {error}") from None


class _Layout(NamedTuple):
    """Which columns a file has: all of them by place, and the names of those that matter."""

    columns: Mapping[str, int]
    time: str
    figure: str
    code: str = ""


def _layout(path: Path, header: Sequence[str]) -> _Layout:
    if len(header) == 1 and any(sign in header[0] for sign in ";\t"):
        raise DataError.at(
            str(path),
            1,
            "header",
            "columns separated by commas; save it with commas, and figures with a point",
        )
    columns = {name: at for at, name in reversed(list(enumerate(header)))}
    if len(columns) < len(header):
        twice = next(name for name in header if header.count(name) > 1)
        raise DataError.at(str(path), 1, twice or "header", "each column once, and each with a name")
    time = _only(path, columns, _TIMES)
    figure = _only(path, columns, _BASES)
    if "currency" in columns:
        return _Layout(columns, time, figure)
    code = path.stem
    if code not in _known():
        raise DataError.at(
            str(path), 1, "currency", "a column of this name, or a file named by its code, such as INR.csv"
        )
    return _Layout(columns, time, figure, code)


def _only(path: Path, columns: Mapping[str, int], names: Mapping[str, object]) -> str:
    """The one of the names that is a column."""
    found = [name for name in names if name in columns]
    if len(found) != 1:
        wanted = " or ".join(names)
        had = f"it has {' and '.join(found)}" if found else f"the columns are {', '.join(columns)}"
        raise DataError.at(str(path), 1, found[0] if found else wanted, f"one column named {wanted}; {had}")
    return found[0]


@cache
def _known() -> frozenset[str]:
    return frozenset(codes())


class _Row(NamedTuple):
    path: Path
    line: int
    layout: _Layout
    cells: Sequence[str]

    def cell(self, column: str) -> str:
        """The text of a column, "" where there is no such column."""
        at = self.layout.columns.get(column)
        return "" if at is None else self.cells[at]

    def wrong(self, column: str, expected: str) -> DataError:
        """The error that names the cell."""
        return DataError.at(str(self.path), self.line, column, expected)


def _rate(row: _Row) -> tuple[str, str, GivenRate]:
    """The currency, the day, month or year, and the rate of a row."""
    layout = row.layout
    if len(row.cells) != len(layout.columns):
        raise row.wrong("row", f"{len(layout.columns)} cells, got {len(row.cells)}")
    code = layout.code or row.cell("currency")
    base = _BASES[layout.figure]
    if code not in _known():
        raise row.wrong("currency", f"a code of ISO 4217 in capitals, such as INR, got {code!r}")
    if code == base:
        raise row.wrong("currency", f"another currency than {base}, which the rates are for one of")
    try:
        value = above_zero(row.cell(layout.figure))
    except ValueError as error:
        raise row.wrong(layout.figure, str(error)) from None
    source = " ".join(row.cell("source").split()).replace(",", ";") or row.path.name.replace(",", ";")
    return code, _key(row), GivenRate(value, base, source, _flags(row))


def _key(row: _Row) -> str:
    """The day, month or year of a row, of the length that its column asks for."""
    text, length = row.cell(row.layout.time), _TIMES[row.layout.time]
    forms = [_FORMS[length]] if length else list(_FORMS.values())
    try:
        key = str(PartialDate.parse(text))
    except InputError:
        key = ""
    if key != text or (length and len(key) != length) or len(key) not in _FORMS:
        raise row.wrong(row.layout.time, f"{' or '.join(forms)}, got {text!r}")
    return key


def _flags(row: _Row) -> str:
    flags = row.cell("flags")
    for flag in filter(None, flags.split("|")):
        if flag not in _FLAGS:
            raise row.wrong("flags", f"some of {', '.join(_FLAGS)}, joined by '|'; got {flag!r}")
    return flags


def above_zero(text: str) -> Decimal:
    """An exact figure above zero; ValueError with what was expected.

    >>> above_zero("85.5")
    Decimal('85.5')
    """
    if "," in text:
        raise ValueError(f"a figure with a decimal point and no commas, such as 85.5 or 1234.5; got {text!r}")
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"a figure above zero, such as 85.5; got {text!r}") from None
    if not value.is_finite() or value <= 0:
        raise ValueError(f"a figure above zero, such as 85.5; got {text!r}")
    if abs(value.adjusted()) > _WIDEST:
        raise ValueError(f"a figure of at most {_WIDEST} digits; got {text!r}")
    return value


def layered(tables: Tables, given: GivenRates) -> Tables:
    """The tables with the user's rates put in, or in place of those of the same currency and time.

    A rate against another base than its level has (INR per USD on a day, where days are per EUR) is carried over at
    the rate of the two bases for that time; without one it still counts straight in its own base. A currency that has
    rates by day only, here and in the tables, gets the means of their months.
    """
    bases = {DAILY: tables.daily_base, MONTHLY: "USD", ANNUAL: "USD"}

    @cache
    def own(level: str, currency: str) -> Mapping[str, GivenRate]:
        found = given.of(level, currency)
        known = found or currency in _BASES.values() or tables.read(level, currency)
        return found if known or level != MONTHLY else _months(given.of(DAILY, currency))

    @cache
    def read(level: str, currency: str) -> Series:
        base = bases[level]
        lines = {}
        for key, rate in given.of(level, base).items():
            if rate.base == currency:  # the base of the level itself, in this currency: the other way round
                lines[key] = _line(key, rate, EXACT.divide(Decimal(1), rate.value), rate.source, base)
        for key, rate in own(level, currency).items():
            link = None if rate.base == base else read(level, rate.base).at(key)
            if rate.base == base:
                lines[key] = _line(key, rate, rate.value, rate.source, currency)
            elif link is not None and currency != base:
                value = EXACT.multiply(rate.value, link.value)
                lines[key] = _line(key, rate, value, f"{rate.source}+{link.source}", currency)
        return tables.read(level, currency).overridden(lines)

    @cache
    def direct(level: str, currency: str, base: str) -> Series:
        lines = {
            key: _line(key, rate, rate.value, rate.source, currency)
            for key, rate in own(level, currency).items()
            if rate.base == base
        }
        return tables.direct(level, currency, base).overridden(lines)

    return tables._replace(read=read, direct=direct)


def _months(days: Mapping[str, GivenRate]) -> dict[str, GivenRate]:
    """The mean of each month's days, to twelve digits, with the sources and flags of all."""
    by_month: dict[str, list[GivenRate]] = {}
    for day in sorted(days):
        by_month.setdefault(day[: len("2025-01")], []).append(days[day])
    return {month: _mean(rates) for month, rates in by_month.items()}


def _mean(rates: Sequence[GivenRate]) -> GivenRate:
    value = worked_out(EXACT.divide(added(rate.value for rate in rates), Decimal(len(rates))))
    sources = dict.fromkeys(rate.source for rate in rates)
    flags = dict.fromkeys(flag for rate in rates for flag in rate.flags.split("|") if flag)
    return GivenRate(value, rates[0].base, "+".join(sources), "|".join(flags))


def _line(key: str, rate: GivenRate, value: Decimal, source: str, currency: str) -> str:
    """A row as the bundled annual ones are, and one cell more: the currency whose figure is the user's."""
    return f"{key},{plain(value)},{source},,{rate.flags},,,{currency}"
