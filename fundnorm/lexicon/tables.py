"""One data file, read and checked: rows of typed cells, or an error that names the cell."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from fundnorm.errors import DataError

__all__ = [
    "DATA",
    "Cell",
    "decimal_cell",
    "one_of",
    "optional",
    "read_all",
    "read_rows",
    "text_cell",
    "whole_cell",
]

DATA = Path(__file__).resolve().parent.parent / "data"
"""The folder of the bundled data."""

Cell = Callable[[str], object]
"""What turns a cell's text into its value; it raises ValueError with what was expected."""


def text_cell(text: str) -> str:
    """The text itself, which may not be empty."""
    if not text:
        raise ValueError("a text, got nothing")
    return text


def decimal_cell(text: str) -> Decimal:
    """An exact number.

    >>> decimal_cell("1e7")
    Decimal('1E+7')
    """
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(f"a number, got {text!r}") from None


def whole_cell(text: str) -> int:
    """A whole number."""
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"a whole number, got {text!r}") from None


def optional(cell: Cell) -> Cell:
    """The cell's value, or None where it is empty.

    >>> optional(whole_cell)("") is None
    True
    """
    return lambda text: cell(text) if text else None


def one_of(*words: str) -> Cell:
    """One of a closed list of words."""
    known = frozenset(words)

    def check(text: str) -> str:
        if text not in known:
            raise ValueError(f"one of {', '.join(words)}; got {text!r}")
        return text

    return check


def read_rows(path: Path, columns: Mapping[str, Cell | None]) -> Iterator[tuple[object, ...]]:
    """The rows of a CSV file: one value a named column, in the order of `columns`.

    A column whose cell is None must be there but is not read (an example, a source). DataError for a missing file,
    a missing column, a row of another length, or a cell that does not fit.
    """
    try:
        handle = path.open(encoding="utf-8", newline="")
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}; the installation is damaged, install again") from None
    with handle:
        reader = csv.reader(handle)
        header = next(reader, [])
        wanted = _positions(path, header, columns)
        cells = [(cell, at) for _, cell, at in wanted]
        for row in reader:
            if len(row) != len(header):
                raise DataError.at(str(path), reader.line_num, "row", f"{len(header)} cells, got {len(row)}")
            try:
                values = tuple([cell(row[at]) for cell, at in cells])
            except ValueError:  # cell by cell, to name the one that is wrong
                values = tuple(
                    [_value(path, reader.line_num, name, cell, row[at]) for name, cell, at in wanted]
                )
            yield values


def read_all(path: Path, **columns: Cell) -> list[tuple[Any, ...]]:
    """All rows of a CSV file, their columns given by name; the errors are those of `read_rows`.

    >>> len(read_all(DATA / "word_codes.csv", code=text_cell)[0])
    1
    """
    return list(read_rows(path, columns))


def _positions(
    path: Path, header: list[str], columns: Mapping[str, Cell | None]
) -> list[tuple[str, Cell, int]]:
    for name in columns:
        if name not in header:
            raise DataError.at(str(path), 1, name, f"a column of this name among {', '.join(header)}")
    return [(name, cell, header.index(name)) for name, cell in columns.items() if cell is not None]


def _value(path: Path, line: int, column: str, cell: Cell, text: str) -> object:
    try:
        return cell(text)
    except ValueError as error:
        raise DataError.at(str(path), line, column, str(error)) from None
