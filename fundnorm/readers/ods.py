"""OpenDocument spreadsheets (ODS; OASIS ODF 1.3 part 3), streamed: numbers are read digit for digit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import IO, NamedTuple
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from fundnorm.errors import ReadError
from fundnorm.model.money import EXACT
from fundnorm.model.source import Source
from fundnorm.readers.archives import refuse_bomb
from fundnorm.readers.cells import NO_VALUE, Cell, Row, Sheet, plain, tidy
from fundnorm.readers.opening import guarded
from fundnorm.readers.sheets import source_of

__all__ = ["read"]

_MOST_UNPACKED = 200_000_000
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT = f"{_ODF}table:1.0}}", f"{_ODF}office:1.0}}", f"{_ODF}text:1.0}}"
_STYLE, _NUMBER = f"{_ODF}style:1.0}}", f"{_ODF}datastyle:1.0}}"
_GAPS = frozenset({f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"})
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_TITLE = re.compile(r"<dc:title>([^<]{1,300})</dc:title>")
_AROUND = re.compile(r"(?P<before>[^0-9]*)[0-9].*?(?P<after>[^0-9]*)\Z", re.DOTALL)
_MIDNIGHT = re.compile(r"T00:00(?::00(?:\.0+)?)?\Z")


class _Styles(NamedTuple):
    """What the styles of a file say: by what numbers are divided before they are shown, and which tables are hidden."""

    factors: dict[str, Decimal]
    hidden: set[str]


def read(path: str) -> Source:
    """The sheets of a spreadsheet in order, each with its name, cells as text and the place of every cell.

    Hidden sheets, rows and columns are read, and their places say that they are hidden. Comments and charts are not
    read. ReadError for a locked, damaged or bloated file and for more cells than `sheets.MOST_CELLS`.

    >>> import tempfile
    >>> from odf import opendocument, table, text
    >>> with tempfile.NamedTemporaryFile(suffix=".ods") as file:
    ...     book = opendocument.OpenDocumentSpreadsheet()
    ...     (sheet, row, cell) = (table.Table(name="Plan"), table.TableRow(), table.TableCell(valuetype="string"))
    ...     cell.addElement(text.P(text="Rs 5 crore"))
    ...     row.addElement(cell)
    ...     sheet.addElement(row)
    ...     book.spreadsheet.addElement(sheet)
    ...     book.save(file.name)
    ...     read(file.name).place_of(6)
    'sheet Plan, cell A1'
    """
    refuse_bomb(path, _MOST_UNPACKED)
    with guarded(path, "an OpenDocument spreadsheet"), ZipFile(path) as archive:
        names = archive.namelist()
        manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        if b"encryption-data" in manifest or "encrypted-package" in names:
            raise ReadError(f"{path} is locked with a password; save it without one")
        meta = archive.read("meta.xml").decode("utf-8", "replace") if "meta.xml" in names else ""
        title = _TITLE.search(meta)
        with archive.open("content.xml") as content:
            return source_of(path, Path(path).name, _sheets(content), tidy(title[1]) if title else "")


def _sheets(content: IO[bytes]) -> Iterator[Sheet]:
    styles = _Styles({}, set())
    data_styles: dict[str, Decimal] = {}
    events = iterparse(content, ("start", "end"))  # noqa: S314  expat refuses entities that multiply
    for event, element in events:
        if event == "start" and element.tag == f"{_TABLE}table":
            yield _sheet(element, events, styles)
        elif event == "end" and element.tag.startswith(_NUMBER) and element.tag.endswith("-style"):
            number = element.find(f"{_NUMBER}number")
            factor = number.get(f"{_NUMBER}display-factor") if number is not None else None
            if factor and Decimal(factor) > 1:
                data_styles[element.get(f"{_STYLE}name", "")] = Decimal(factor)
        elif event == "end" and element.tag == f"{_STYLE}style":
            _learn(element, styles, data_styles)


def _learn(style: Element, styles: _Styles, data_styles: dict[str, Decimal]) -> None:
    name = style.get(f"{_STYLE}name", "")
    factor = data_styles.get(style.get(f"{_STYLE}data-style-name", ""))
    if factor:
        styles.factors[name] = factor
    properties = style.find(f"{_STYLE}table-properties")
    if properties is not None and properties.get(f"{_TABLE}display") == "false":
        styles.hidden.add(name)


def _sheet(table: Element, events: Iterator[tuple[str, Element]], styles: _Styles) -> Sheet:
    spans: dict[tuple[int, int], int] = {}
    hidden: set[int] = set()
    rows = _Rows(spans, hidden, styles).read(events)
    shown = table.get(f"{_TABLE}style-name", "") not in styles.hidden
    return Sheet(tidy(table.get(f"{_TABLE}name", "")), rows, spans, not shown, hidden)


class _Rows:
    """Reads the rows of one table as its XML goes by; a row's spans and hidden columns are known before it is."""

    def __init__(self, spans: dict[tuple[int, int], int], hidden: set[int], styles: _Styles) -> None:
        self.spans, self.hidden, self.styles = spans, hidden, styles
        self.columns = 0
        self.column_factors: dict[int, Decimal] = {}
        self.number = 0

    def read(self, events: Iterator[tuple[str, Element]]) -> Iterator[Row]:
        """The rows that have content."""
        parents: list[Element] = []
        for event, element in events:
            if event == "start":
                parents.append(element)
                continue
            if not parents:
                return  # the end of the table itself
            parents.pop()
            if element.tag == f"{_TABLE}table-column":
                self._column(element)
            elif element.tag == f"{_TABLE}table-row":
                yield from self._row(element)
                (parents[-1] if parents else element).clear()  # read, so their memory can go

    def _column(self, column: Element) -> None:
        first = self.columns + 1
        self.columns = min(self.columns + _repeated(column, "columns"), _MOST_COLUMNS)
        factor = self.styles.factors.get(column.get(f"{_TABLE}default-cell-style-name", ""))
        for number in range(first, self.columns + 1):
            if column.get(f"{_TABLE}visibility", "visible") != "visible":
                self.hidden.add(number)
            if factor:
                self.column_factors[number] = factor

    def _row(self, row: Element) -> Iterator[Row]:
        times = _repeated(row, "rows")
        cells = tuple(self._cells(row))
        hidden = row.get(f"{_TABLE}visibility", "visible") != "visible"
        for _ in range(times if cells else 0):
            self.number += 1
            if self.number > _MOST_ROWS:
                raise ReadError("it has more rows than any spreadsheet")
            yield Row(self.number, cells, hidden)
        self.number += 0 if cells else times

    def _cells(self, row: Element) -> Iterator[Cell]:
        column = 0
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            times = _repeated(cell, "columns")
            if text := self._text(cell, column + 1):
                over = cell.get(f"{_TABLE}number-columns-spanned", "1")
                if over.isdecimal() and int(over) > 1:
                    self.spans[self.number + 1, column + 1] = min(column + int(over), _MOST_COLUMNS)
                for at in range(column + 1, min(column + times, _MOST_COLUMNS) + 1):
                    yield Cell(at, text)
            column += times

    def _text(self, cell: Element, column: int) -> str:
        shown = tidy(" ".join(_words(part) for part in cell.findall(f"{_TEXT}p")))
        kind = cell.get(f"{_OFFICE}value-type", "")
        value = cell.get(f"{_OFFICE}value", "")
        if kind in {"float", "currency", "percentage"} and value:
            own = cell.get(f"{_TABLE}style-name")
            factor = self.styles.factors.get(own) if own else self.column_factors.get(column)
            return _number(EXACT.divide(Decimal(value), factor or Decimal(1)), kind, cell, shown)
        if kind == "date":
            return _MIDNIGHT.sub("", cell.get(f"{_OFFICE}date-value", shown))
        if kind == "boolean":
            return cell.get(f"{_OFFICE}boolean-value", shown)
        if not kind and not shown and cell.get(f"{_TABLE}formula"):
            return NO_VALUE
        return shown or tidy(cell.get(f"{_OFFICE}string-value", ""))


def _number(value: Decimal, kind: str, cell: Element, shown: str) -> str:
    """A number in plain digits, with the currency or the words that it is shown with."""
    if kind == "percentage":
        return f"{plain(EXACT.multiply(value, Decimal(100)))}%"
    digits = plain(value)
    minus, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    around = _AROUND.match(shown)
    before, after = (
        (around[side].strip(" \u00a0+-−(),.'") for side in ("before", "after")) if around else ("", "")
    )
    if kind == "currency":
        sign = before or after or cell.get(f"{_OFFICE}currency", "")
        before, after = sign, ""
    gap = " " if before and before[-1].isalpha() else ""
    return f"{minus}{before}{gap}{digits}{' ' if len(after) > 1 else ''}{after if after != '%' else ''}"


def _words(paragraph: Element) -> str:
    """The words of a paragraph, with the spaces that are elements of their own."""
    words = [paragraph.text or ""]
    for part in paragraph:
        words += [" " if part.tag in _GAPS else _words(part), part.tail or ""]
    return "".join(words)


def _repeated(element: Element, what: str) -> int:
    times = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return max(1, int(times)) if times.isdecimal() and len(times) < 10 else 1
