"""Tables written as XLSX, ODS and CSV files, and the sums that are read in them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

import fundnorm as fn
from fundnorm.model.money import plain
from fundnorm.model.source import Source
from fundnorm.readers import delimited, ods, xlsx

__all__ = ["BUDGET", "READERS", "Sum", "Value", "booked", "lines", "sums", "write"]

Value = str | int | Decimal | None
READERS = {".xlsx": xlsx.read, ".ods": ods.read, ".csv": delimited.read}
BUDGET: list[list[Value]] = [
    ["Demand for Grants (₹ in crore)"],
    ["Scheme", "2023-24", "2024-25"],
    ["Roads", 100, Decimal("200.5")],
    ["Rail", 50, None],
    ["Total", 150, Decimal("200.5")],
]


Sum = tuple[str, str, dict[str, str]]


def sums(source: Source, country: str = "IN") -> list[Sum]:
    """Cell, amount with its currency and years of each sum."""
    document = fn.parse(source, country=country)
    return [
        (
            source.place_of(mention.start).rpartition("cell ")[2],
            f"{plain(mention.amount.low or Decimal(0))} {mention.amount.currency}",
            {stated.year.label: plain(stated.amount) for stated in mention.by_year},
        )
        for mention in document
    ]


def booked(path: Path, *rows: list[Any], merged: tuple[str, ...] = (), **formats: str) -> Source:
    """A workbook of one sheet as it is read; formats are number formats by cell."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Budget"
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    for place, code in formats.items():
        sheet[place].number_format = code
    book.save(path)
    return xlsx.read(str(path))


def lines(source: Source) -> list[str]:
    return [line for line in source.text.split("\n") if line]


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
