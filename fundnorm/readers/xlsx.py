"""Excel workbooks (XLSX): streamed row by row, formulas by the values that Excel saved with them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, cast
from zipfile import ZipFile

from fundnorm.errors import ReadError
from fundnorm.model.source import Source
from fundnorm.readers import sheets
from fundnorm.readers.archives import refuse_bomb
from fundnorm.readers.cells import NO_VALUE, Cell, Row, Sheet, tidy, written
from fundnorm.readers.number_formats import formatted, shown_date
from fundnorm.readers.opening import guarded

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

__all__ = ["read"]

_MOST_UNPACKED = 400_000_000
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
_MOST_VISITED = 50_000_000
_CHUNK = 1 << 20
_LONGEST_ELEMENT = 1 << 17
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]{0,200}?ref=\"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})[0-9]{1,7}\""
)
_HIDDEN_ROW = re.compile(
    rb"<(?:\w+:)?row\s(?=[^>]{0,500}?\shidden=\"(?:1|true)\")[^>]{0,500}?\br=\"([0-9]{1,7})\""
)
_COLUMNS = re.compile(rb"<(?:\w+:)?col\s[^>]{0,500}>")
_UNVALUED = re.compile(
    rb"<(?:\w+:)?c\s[^>]{0,200}?\br=\"([A-Z]{1,3})([0-9]{1,7})\"[^>]{0,200}>\s*"
    rb"<(?:\w+:)?f(?:\s[^>]{0,300})?(?:/>|>[^<]{0,9000}</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s?/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*"
    rb"</(?:\w+:)?c>"
)


class Layout(NamedTuple):
    """What a sheet says beside its cells: merged ones, hidden rows and columns, formulas without a value."""

    spans: dict[tuple[int, int], int]
    hidden_rows: set[int]
    hidden_columns: frozenset[int]
    unvalued: dict[int, list[int]]


def read(path: str) -> Source:
    """The sheets of a workbook in order, each with its name, cells as text and the place of every cell.

    Hidden sheets, rows and columns are read, and their places say that they are hidden. Charts, comments and text
    boxes are not read. ReadError for a locked, damaged or bloated file and for more cells than `sheets.MOST_CELLS`.

    >>> import tempfile, pathlib, openpyxl
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = str(pathlib.Path(folder, "a.xlsx"))
    ...     book = openpyxl.Workbook()
    ...     book.active["B2"] = "Rs 5 crore"
    ...     book.save(path)
    ...     read(path).place_of(8)
    'sheet Sheet, cell B2'
    """
    refuse_bomb(path, _MOST_UNPACKED)
    with guarded(path, "an Excel workbook"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions, which are not read
        from openpyxl import load_workbook

        # An open file, for openpyxl goes by the name of a path.
        with Path(path).open("rb") as file, ZipFile(path) as archive:
            _refuse_many(path, archive)
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            title = tidy(str(book.properties.title or ""))
            return sheets.source_of(path, Path(path).name, _sheets(path, book, archive), title)


def _refuse_many(path: str, archive: ZipFile) -> None:
    """Nothing, or ReadError for too many cells: counted before openpyxl looks, which may go through a sheet twice."""
    values = 0
    for name in archive.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            with archive.open(name) as part:
                while chunk := part.read(_CHUNK):
                    values += chunk.count(b"<v>")
                    if values > sheets.MOST_CELLS:
                        raise sheets.too_many_cells(path)


def _sheets(path: str, book: Workbook, archive: ZipFile) -> Iterator[Sheet]:
    for worksheet in book.worksheets:
        sheet = cast("ReadOnlyWorksheet", worksheet)
        sheet.reset_dimensions()  # a file may state any size
        with archive.open(sheet._worksheet_path) as part:  # noqa: SLF001  openpyxl streams cells without their layout
            layout = _layout(part)
        yield Sheet(
            tidy(sheet.title),
            _rows(path, sheet, layout),
            layout.spans,
            sheet.sheet_state != "visible",
            layout.hidden_columns,
        )


def _rows(path: str, sheet: ReadOnlyWorksheet, layout: Layout) -> Iterator[Row]:
    visited = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        visited += len(cells)
        if number > _MOST_ROWS or visited > _MOST_VISITED:
            raise ReadError(f"{path} has a sheet that is larger than any sheet of Excel; get the file again")
        texts = {column: text for column, cell in enumerate(cells, 1) if (text := _text(cell))}
        for column in layout.unvalued.get(number, ()):
            texts.setdefault(column, NO_VALUE)
        if texts:
            kept = tuple(Cell(column, texts[column]) for column in sorted(texts))
            yield Row(number, kept, number in layout.hidden_rows)


def _text(cell: ReadOnlyCell) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, bool):
        return written(value)
    if isinstance(value, int | float):
        return formatted(Decimal(repr(value)), cell.number_format)
    if isinstance(value, datetime | date | time | timedelta):
        return _date(value, cell.number_format)
    return tidy(str(value))


def _date(value: datetime | date | time | timedelta, code: str) -> str:
    """A date as far as its format shows it: a column headed with a first of January shown as "2025" is a year."""
    text = written(value)
    if isinstance(value, date):
        return {"year": text[:4], "month": text[:7]}.get(shown_date(code), text)
    return text


def _layout(part: IO[bytes]) -> Layout:
    """What the XML of a sheet says beside its cells, found by patterns as its parts go by."""
    layout = Layout({}, set(), frozenset(), {})
    hidden: set[int] = set()
    rest = b""
    while chunk := part.read(_CHUNK):
        data = rest + chunk
        end = data.rfind(b"</c>") + 4 if b"</c>" in data else data.rfind(b">") + 1
        end = max(end, len(data) - _LONGEST_ELEMENT)
        _look(data[:end], layout, hidden)
        rest = data[end:]
    _look(rest, layout, hidden)
    return layout._replace(hidden_columns=frozenset(hidden))


def _look(data: bytes, layout: Layout, hidden: set[int]) -> None:
    for first, row, last in _MERGED.findall(data):
        if _column(last) > _column(first):
            layout.spans[int(row), _column(first)] = min(_column(last), _MOST_COLUMNS)
    layout.hidden_rows.update(map(int, _HIDDEN_ROW.findall(data)))
    if b"<f" in data or b":f" in data:
        for column, row in _UNVALUED.findall(data):
            layout.unvalued.setdefault(int(row), []).append(_column(column))
    if b"hidden=" in data:
        for column in _COLUMNS.findall(data):
            if re.search(rb'\shidden="(?:1|true)"', column):
                hidden.update(_range(column))


def _range(column: bytes) -> range:
    first, last = (re.search(rb"\s" + name + rb'="([0-9]{1,5})"', column) for name in (b"min", b"max"))
    return range(int(first[1]), min(int(last[1]), _MOST_COLUMNS) + 1) if first and last else range(0)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
