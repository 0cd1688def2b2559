"""Reports read back with the readers that people have: the csv module, json, openpyxl and pyarrow."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pyarrow.parquet
from openpyxl.utils.escape import unescape

from fundnorm.report.xlsx import EXACT_FIGURES

__all__ = ["ROWS", "items_of_json", "rows_of_csv", "rows_of_parquet", "rows_of_tsv", "rows_of_xlsx"]

Rows = list[dict[str, Any]]
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}


def rows_of_csv(report: str) -> Rows:
    """The rows of a CSV by column, "" where there is nothing."""
    return list(csv.DictReader(io.StringIO(report, newline="")))


def rows_of_tsv(report: str) -> Rows:
    """The rows of a TSV by column; every line is a row, and escapes within a text are undone."""
    lines = report.removesuffix("\n").split("\n")
    rows = [next(csv.reader([line], delimiter="\t")) if line else [""] for line in lines]
    plain = [[_unescaped(cell) for cell in row] for row in rows]
    return [dict(zip(plain[0], row, strict=True)) for row in plain[1:]]


def _unescaped(cell: str) -> str:
    return re.sub(r"\\(.)", lambda found: _ESCAPES[found[1]], cell)


def rows_of_xlsx(report: bytes, sheet: str = "Items") -> Rows:
    """The rows of a sheet by column: figures as decimals, exact ones where the last column has them."""
    book = openpyxl.load_workbook(io.BytesIO(report))
    heading, *rows = book[sheet].iter_rows(values_only=True)
    return [_row([str(name) for name in heading], row) for row in rows]


def _row(names: list[str], cells: tuple[Any, ...]) -> dict[str, Any]:
    row = dict(zip(names, map(_cell, cells), strict=True))
    exact = row.pop(EXACT_FIGURES, None)
    for told in exact.split("; ") if exact else ():
        name, _, figure = told.rpartition("=")
        row[name] = Decimal(figure)
    return row


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, str):
        return unescape(value)
    return Decimal(repr(value)) if isinstance(value, int | float) else value


def rows_of_parquet(report: bytes) -> Rows:
    """The rows of a Parquet file by column."""
    held = pyarrow.parquet.read_table(io.BytesIO(report))
    return [
        {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
        for row in held.to_pylist()
    ]


def items_of_json(report: str) -> Iterator[dict[str, Any]]:
    """The items of JSON or of JSON lines, of all documents."""
    found = json.loads(report) if report.startswith(("{\n", "[")) else None
    if found is None:
        yield from map(json.loads, report.splitlines())
        return
    for document in found if isinstance(found, list) else [found]:
        yield from document["items"]


ROWS: dict[str, Callable[[Any], Rows]] = {
    "csv": rows_of_csv,
    "tsv": rows_of_tsv,
    "xlsx": rows_of_xlsx,
    "parquet": rows_of_parquet,
}
"""A reader for each format of rows."""
