"""XLSX: a workbook of typed cells, with a frozen and filtered heading on each sheet.

Figures are numbers, shown with as many places as on a screen and held with all of them; whole days are dates. A figure
of more than fifteen digits, which no spreadsheet keeps, is marked (italic on yellow) and stands in full in a last
column, `exact_figures`; so no cell differs from CSV without saying so. Texts are cells of text, never formulas,
whatever they begin with. The same items make the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fundnorm.errors import InputError
from fundnorm.model.money import plain
from fundnorm.model.table import Table
from fundnorm.report.column_sorts import ColumnSort, sorts_of
from fundnorm.report.figures import figure, rate_figure
from fundnorm.report.sheet_cells import day, number, over, text
from fundnorm.report.sheets import Result, Sheet, sheets

__all__ = ["EXACT_FIGURES", "render", "write"]

EXACT_FIGURES = "exact_figures"
"""The column of figures that have more digits than a cell keeps: "column=figure", joined by "; "."""

_ROWS, _COLUMNS = 1_048_576, 16_384  # of a sheet
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time of a zip
_NARROW, _BROAD = 8, 48  # characters
_SAMPLE = 1_000  # rows that a column's width is taken from
_FONT, _SIZE = "Calibri", 11  # those of the other cells
_PLACES = 20  # decimals that a number format may have
_FORMULA = ("=", "+", "-", "@", "\t", "\n")  # what would be a formula if it were typed


def render(results: Sequence[Result], years: str = "own", *, by_year: bool = False) -> bytes:
    """The workbook of some documents; the sheets are those of `fundnorm.report.sheets`.

    InputError where a sheet has more rows or columns than a spreadsheet has.

    >>> render([])[:2]
    b'PK'
    """
    return write(sheets(results, years, by_year=by_year))


def write(held: Sequence[Sheet]) -> bytes:
    """The workbook of some sheets; InputError where one has more rows or columns than a spreadsheet has."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    for sheet in held:
        _check(sheet)
    workbook = Workbook(write_only=True)
    workbook.properties.creator = "fundnorm"
    workbook.properties.created = workbook.properties.modified = datetime(*_EPOCH)  # noqa: DTZ001  of no zone
    for sheet in held:
        _fill(workbook.create_sheet(sheet.title), _marked(sheet.table))
    out = io.BytesIO()
    with _Timeless(out, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(workbook, archive).write_data()
    return out.getvalue()


class _Timeless(ZipFile):
    """A zip whose members have no time of their own."""

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,  # noqa: ANN401  text or any buffer of bytes
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """A member of the zip from its content."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        member = ZipInfo(name, _EPOCH)
        super().writestr(
            member, data, self.compression if compress_type is None else compress_type, compresslevel
        )

    def write(self, filename: Any, arcname: Any = None, *_: Any) -> None:  # noqa: ANN401  as in ZipFile
        """A member of the zip from a file."""
        with open(filename, "rb") as handle:  # noqa: PTH123  a path of any type
            self.writestr(str(arcname or filename), handle.read())


def _check(sheet: Sheet) -> None:
    rows, columns = len(sheet.table.rows) + 1, len(sheet.table.columns) + 1
    if rows > _ROWS:
        raise InputError(
            f"{rows:,} rows, with the heading, do not fit the sheet {sheet.title!r}: XLSX has {_ROWS:,}; "
            "write CSV or Parquet, or fewer documents at a time"
        )
    if columns > _COLUMNS:
        raise InputError(
            f"{columns:,} columns do not fit the sheet {sheet.title!r}: XLSX has {_COLUMNS:,}; "
            "leave --by-year out, the sheet of schedules has the years, or write CSV or Parquet"
        )


def _marked(table: Table) -> Table:
    """The table with a last column of exact figures, where it has any that a cell doesn't keep."""
    told = [_exact_figures(table.columns, row) for row in table.rows]
    if not any(told):
        return table
    rows = tuple((*row, words) for row, words in zip(table.rows, told, strict=True))
    return Table((*table.columns, EXACT_FIGURES), rows)


def _exact_figures(columns: Sequence[str], row: Sequence[object]) -> str | None:
    parts = [
        f"{name}={plain(Decimal(value))}"
        for name, value in zip(columns, row, strict=True)
        if isinstance(value, Decimal | int) and over(value)
    ]
    return "; ".join(parts) or None


def _fill(sheet: Any, table: Table) -> None:  # noqa: ANN401  openpyxl has no types
    """The heading and the rows, as wide as they need to be."""
    from openpyxl.utils import get_column_letter

    cells = _Cells(sheet)
    for at, name in enumerate(table.columns):
        sample = (row[at] for row in table.rows[:_SAMPLE])
        sheet.column_dimensions[get_column_letter(at + 1)].width = _width(name, sample)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    sheet.append(cells.heading(name) for name in table.columns)
    sorts = sorts_of(table)
    for row in table.rows:
        sheet.append(cells.of(value, sort) for value, sort in zip(row, sorts, strict=True))


def _width(name: str, sample: Iterator[object]) -> int:
    longest = max((len(_shown(value)) for value in sample), default=0)
    return min(max(len(name) + 3, longest + 2, _NARROW), _BROAD)  # 3 for the button of the filter


def _shown(value: object) -> str:
    if value is None:
        return ""
    return figure(value) if isinstance(value, Decimal) else str(value).partition("\n")[0]


class _Cells:
    """The cells of a sheet; one cell a style serves them all, as each is written before the next is asked for."""

    def __init__(self, sheet: Any) -> None:  # noqa: ANN401  openpyxl has no types
        self._sheet = sheet
        self._styled: dict[tuple[str, bool], Any] = {}

    def heading(self, name: str) -> Any:  # noqa: ANN401  openpyxl has no types
        """A column's name."""
        from openpyxl.styles import Font, PatternFill

        cell = self._cell("@", marked=False)
        cell.font = Font(_FONT, _SIZE, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F3864")
        return _set(cell, text(name), "s")

    def of(self, value: object, sort: ColumnSort) -> Any:  # noqa: ANN401  openpyxl has no types
        """The cell of a value; None for nothing."""
        if value is None or value == "":
            return None
        if isinstance(value, Decimal | int):
            return self._number(value, sort)
        known = day(value) if sort in (ColumnSort.DAY, ColumnSort.TIME) or isinstance(value, date) else None
        if known:
            return _set(self._cell("yyyy-mm-dd", marked=False), known, "d")
        words = text(str(value))
        style = "quoted" if words.startswith(_FORMULA) else "General"
        return _set(self._cell(style, marked=False), words, "s")

    def _number(self, value: Decimal | int, sort: ColumnSort) -> Any:  # noqa: ANN401  openpyxl has no types
        written = number(value)
        style = _style(value, sort) if written else "General"
        cell = self._cell(style, marked=over(value))
        return _set(cell, written or plain(Decimal(value)), "n" if written else "s")

    def _cell(self, style: str, *, marked: bool) -> Any:  # noqa: ANN401  openpyxl has no types
        key = (style, marked)
        if key not in self._styled:
            self._styled[key] = self._new(style, marked=marked)
        return self._styled[key]

    def _new(self, style: str, *, marked: bool) -> Any:  # noqa: ANN401  openpyxl has no types
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font, PatternFill

        cell = WriteOnlyCell(self._sheet)
        cell.alignment = Alignment(vertical="top")  # a cell without any style would not be let go by openpyxl
        if style == "quoted":
            cell.quotePrefix = True
        else:
            cell.number_format = style
        if marked:
            cell.font = Font(_FONT, _SIZE, italic=True)
            cell.fill = PatternFill("solid", fgColor="FFF2CC")
        return cell


def _set(cell: Any, value: object, kind: str) -> Any:  # noqa: ANN401  openpyxl has no types
    """The cell with a value of just that kind: openpyxl's own guess would take a text for a formula."""
    cell.value = value
    cell.data_type = kind
    return cell


def _style(value: Decimal | int, sort: ColumnSort) -> str:
    """The number format that shows as many places as a screen does."""
    if sort is ColumnSort.WHOLE:
        return "0"
    shown = (rate_figure if sort is ColumnSort.RATE else figure)(Decimal(value))
    places = len(shown.partition(".")[2])
    if places > _PLACES:
        return "0.00E+00"
    return "#,##0." + "0" * places if places else "#,##0"
