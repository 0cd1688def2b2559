"""CSV and TSV (RFC 4180 and its many relatives): delimiter, encoding and decimal mark told from the file itself."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from io import StringIO
from pathlib import Path

from fundnorm.errors import ReadError
from fundnorm.lexicon.decimal_marks import marks_of, read_with_comma
from fundnorm.model.source import Source
from fundnorm.readers.cells import Cell, Row, Sheet, figure_of, plain, tidy
from fundnorm.readers.opening import whole
from fundnorm.readers.quotation_marks import mended
from fundnorm.readers.sheets import source_of
from fundnorm.readers.text import decode

__all__ = ["read"]

_MOST_BYTES = 50_000_000
_SAMPLE = 65_536
_SAMPLE_ROWS = 60
_DELIMITERS = "\t;|,"
_LONGEST_CELL = 10_000_000
_POWER = re.compile(r"-?[0-9](?:\.[0-9]+)?[eE][+-][0-9]{1,3}\Z")
_TYPICAL = frozenset(
    "£€¥§©°±·«»–—‘’“”•…™ ×÷½¼¾ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœŠšŽžŸ"
)


def read(path: str) -> Source:
    r"""The rows of a file as a table, the place of each cell named as a spreadsheet would.

    The text is UTF-8, what a byte-order mark says, or Windows-1252 where its few other bytes are letters and signs of
    Western Europe; the source's notes say so. ReadError for another encoding, more than 50 MB, or too many cells.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "a.csv")
    ...     _ = path.write_text("Item;2024\nRoads;5,5\n", encoding="utf-8")
    ...     read(str(path)).text
    'Item\t2024\nRoads\t5.5\n'
    """
    text, note = _decoded(whole(path, _MOST_BYTES), path)
    csv.field_size_limit(_LONGEST_CELL)
    with _readable(path):
        delimiter = _delimiter(text[:_SAMPLE])
        quotes = mended(text, delimiter)
    comma = _has_comma_decimals(_records(path, quotes.text, delimiter), delimiter)
    sheet = Sheet("", _rows(_records(path, quotes.text, delimiter), comma=comma))
    source = source_of(path, Path(path).name, [sheet])
    notes = (
        note,
        quotes.note,
        "commas are read as decimal marks, points between digits as grouping" if comma else "",
    )
    return Source(
        source.text,
        name=source.name,
        places=source.places,
        notes=(*(said for said in notes if said), *source.notes),
    )


def _decoded(data: bytes, path: str) -> tuple[str, str]:
    """The text, and a note where its encoding had to be guessed."""
    try:
        return decode(data, path), ""
    except ReadError:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:_SAMPLE]:
            raise
        text = _western(data)
        if text is None:
            raise
        return text, "its encoding is not stated and not UTF-8; read as Windows-1252"


def _western(data: bytes) -> str | None:
    """The text in Windows-1252, None where its bytes beyond ASCII look like those of another encoding."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    strange = [letter for letter in text if not letter.isascii()]
    letters = sum(map(str.isalpha, text))
    typical = _TYPICAL.issuperset(strange) and 5 * sum(map(str.isalpha, strange)) <= letters
    return text if typical else None


def _delimiter(sample: str) -> str:
    """The mark that parts the cells: the one by which most lines have the same number of cells, more than one."""
    best, most = ",", (0, 0)
    for mark in _DELIMITERS:
        widths = [len(row) for row in _some_rows(mended(sample, mark).text, mark) if len(row) > 1]
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        score = (widths.count(usual), usual)
        if score > most:
            best, most = mark, score
    return best


def _some_rows(sample: str, delimiter: str) -> list[list[str]]:
    rows = []
    for row in csv.reader(StringIO(sample, newline=""), delimiter=delimiter):
        rows.append(row)
        if len(rows) == _SAMPLE_ROWS:
            break
    return rows


def _records(path: str, text: str, delimiter: str) -> Iterator[list[str]]:
    with _readable(path):
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter)


@contextmanager
def _readable(path: str) -> Iterator[None]:
    """ReadError in place of what the reader of delimited text raises."""
    try:
        yield
    except csv.Error as error:
        raise ReadError(
            f"{path} can't be read as a table ({error}); check its quotes, or save it as plain text"
        ) from None


def _has_comma_decimals(records: Iterable[list[str]], delimiter: str) -> bool:
    """Whether the figures of a file have decimal commas; where commas part the cells, each table tells by itself."""
    if delimiter == ",":
        return False
    marks = marks_of(figure.number for row in records for cell in row if (figure := figure_of(cell.strip())))
    return marks.some_decimal_comma if delimiter == ";" else marks.decimal_comma


def _rows(records: Iterable[list[str]], *, comma: bool) -> Iterator[Row]:
    for number, line in enumerate(records, 1):
        cells = [Cell(column, _cell(tidy(cell), comma=comma)) for column, cell in enumerate(line, 1) if cell]
        kept = tuple(cell for cell in cells if cell.text)
        if kept:
            yield Row(number, kept)


def _cell(text: str, *, comma: bool) -> str:
    """A cell in one line; powers of ten in plain digits, and decimal commas as points where the file has them."""
    if _POWER.match(text):
        try:
            return plain(Decimal(text))
        except InvalidOperation:
            return text
    figure = figure_of(text) if comma else None
    number = read_with_comma(figure.number) if figure else None
    return text.replace(figure.number, number, 1) if figure and number else text
