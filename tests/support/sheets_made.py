"""Tables written as XLSX, ODS and CSV files, as spreadsheet programs would write them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

__all__ = ["Value", "write"]

Value = str | int | Decimal | None


def write(path: Path, rows: Sequence[Sequence[Value]], sheet: str = "Budget") -> Path:
    """The path, once the rows are written there in the format of its suffix."""
    {".xlsx": _xlsx, ".ods": _ods, ".csv": _csv}[path.suffix](path, rows, sheet)
    return path


def _xlsx(path: Path, rows: Sequence[Sequence[Value]], name: str) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    book.save(path)


def _ods(path: Path, rows: Sequence[Sequence[Value]], name: str) -> None:
    book = OpenDocumentSpreadsheet()
    table = Table(name=name)
    for row in rows:
        line = TableRow()
        for value in row:
            line.addElement(_cell(value))
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))


def _cell(value: Value) -> TableCell:
    if value is None:
        return TableCell()
    typed = {"valuetype": "string"} if isinstance(value, str) else {"valuetype": "float", "value": str(value)}
    cell = TableCell(**typed)
    cell.addElement(P(text=str(value)))
    return cell


def _csv(path: Path, rows: Sequence[Sequence[Value]], _name: str) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["" if value is None else value for value in row] for row in rows])
