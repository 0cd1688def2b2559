"""A sheet as lines of text that are read as tables: captions, one line of headers, rows; each piece with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fundnorm.readers.blocks import Block, blocks_of, has_figures
from fundnorm.readers.cells import (
    Cell,
    Row,
    Sheet,
    is_figure,
    is_year,
    names_year,
    reference,
    says_unit,
)
from fundnorm.readers.columns import Frame, frame_of

__all__ = ["Piece", "lines_of"]

_LONGEST_ROW = 380  # a line of more than 400 characters is no row of a table
_CUT_FROM = 40
_LONGEST_CAPTION = 200
_MOST_CAPTIONS = 6
_SERIAL = re.compile(r"\(?[0-9]{1,3}\Z")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_UNIT_SIGNS = ("$", "₹", "£", "€", "Rs", "US", "A$")


class Piece(NamedTuple):
    """Some characters of a line, and where they stand in the file; no place for those that only part others."""

    text: str
    place: str = ""


Line = list[Piece]
_TAB, _SPACE, _DASH = Piece("\t"), Piece(" "), Piece("-")


def lines_of(sheet: Sheet) -> Iterator[Line]:
    r"""The lines of a sheet, an empty one for a gap.

    >>> rows = [Row(1, (Cell(1, "Outlay"),)), Row(2, (Cell(2, "2024"),)), Row(3, (Cell(1, "Roads"), Cell(2, "5")))]
    >>> ["".join(piece.text for piece in line) for line in lines_of(Sheet("Budget", rows))]
    ['Budget', '', 'Outlay', '\t2024', 'Roads\t5', '']
    """
    if sheet.name:
        yield [Piece(sheet.name, f"sheet {sheet.name}{' (hidden)' if sheet.hidden else ''}")]
        yield []
    writer = _Writer(sheet)
    for block in blocks_of(sheet):
        yield from writer.block(block)
    yield from writer.rest()


class _Writer:
    """Writes the blocks of one sheet; it knows the unit and the columns of the tables before."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.waiting: list[Line] = []  # lines that may be captions of a table below the gap
        self.unit: Piece | None = None  # what the sheet last said of its unit
        self.frame: Frame | None = None  # the columns of the table that is being written
        self.cut: list[Piece] = []  # words too long for their row

    def block(self, block: Block) -> Iterator[Line]:
        """The lines of a block."""
        captions = [self._caption(row) for row in block.captions]
        if not block.body:
            yield from self._words(captions)
        elif self._goes_on(block, [*self.waiting, *captions]):
            yield from (*self.waiting, *captions)
            self.waiting = []
            yield from map(self._row, block.body)
        else:
            yield from self._end_of_table()
            yield from self._table(block, [*self.waiting, *captions])
            self.waiting = []

    def rest(self) -> Iterator[Line]:
        """What the last block left: the gap that ends its table, long words and lines without a table."""
        yield from self._end_of_table()
        if self.waiting:
            yield from (*self.waiting, [])
        self.waiting = []

    def _end_of_table(self) -> Iterator[Line]:
        if self.frame:
            yield []
        if self.cut:
            yield from (*([piece] for piece in self.cut), [])
        self.cut, self.frame = [], None

    def _words(self, lines: list[Line]) -> Iterator[Line]:
        """Lines without figures: they wait, few and short, for a table below."""
        if len(lines) <= _MOST_CAPTIONS and all(len(line) == 1 for line in lines):
            yield from (*self.waiting, []) if self.waiting and not self.frame else ()
            self.waiting = [*self.waiting, *lines] if self.frame else lines
        else:
            yield from (*self.rest(), *lines, [])

    def _goes_on(self, block: Block, captions: Sequence[Line]) -> bool:
        """Whether a block has more rows of the table before it."""
        used = {cell.column for row in block.body for cell in row.cells}
        return (
            self.frame is not None
            and block.continued
            and used <= self.frame.columns
            and not any(says_unit(_text(line)) for line in captions)
        )

    def _table(self, block: Block, captions: list[Line]) -> Iterator[Line]:
        frame = self.frame = frame_of(block)
        said = " ".join([*map(_text, captions), *(header.text for header in block.headers.values())])
        units = any(says_unit(_text(line)) for line in captions) or any(
            says_unit(header.text) for header in block.headers.values()
        )
        if not units and self.unit and all(sign in self.unit.text for sign in frame.signs.values()):
            captions, units, said = [*captions, [self.unit]], True, said + self.unit.text
        yield from self._titles(captions, dated=names_year(said))
        if block.headers:
            yield self._headers(block, frame, signed=not units)
        for row in block.numbers:
            yield _joined([self._piece(row, cell, cell.text) for cell in row.cells], _SPACE)
        yield from map(self._row, block.body)

    def _titles(self, captions: list[Line], *, dated: bool) -> Iterator[Line]:
        """Captions, the unit in one line with its title, and with the sheet's name where only that has a year."""
        lines: list[Line] = []
        for caption in captions:
            title = lines[-1] if lines else []
            unit = says_unit(_text(caption))
            if unit:
                self._remember(caption)
            if unit and title and not says_unit(_text(title)) and _fits(title, caption):
                lines[-1] = [*title, _SPACE, *caption]
            else:
                lines.append(caption)
        if not dated and names_year(self.sheet.name):
            lines = [self._dated(line) if says_unit(_text(line)) else line for line in lines]
        yield from lines

    def _dated(self, line: Line) -> Line:
        return [Piece(self.sheet.name, f"sheet {self.sheet.name}"), Piece(": "), *line]

    def _remember(self, caption: Line) -> None:
        """Keep a caption's unit for the tables below that have none: what it says in brackets, else all of it."""
        for piece in caption:
            if says_unit(piece.text):
                found = next((part for part in _BRACKETED.findall(piece.text) if says_unit(part)), piece.text)
                self.unit = Piece(found, piece.place)

    def _caption(self, row: Row) -> Line:
        single = len(row.cells) <= 2
        return _joined([self._piece(row, cell, cell.text) for cell in row.cells], _SPACE if single else _TAB)

    def _headers(self, block: Block, frame: Frame, *, signed: bool) -> Line:
        """One line of headers; where nothing says the unit, the signs of the figures' formats do."""
        cells: list[Line] = []
        for group in frame.groups:
            pieces: list[Piece] = []
            for column in group:
                for number, cell in block.headers[column].words if column in block.headers else ():
                    pieces += [_SPACE] * bool(pieces) + [self._place(number, cell.column, cell.text)]
                if signed and _is_stated(frame.signs.get(column, "")):
                    pieces.append(Piece(f"{' ' * bool(pieces)}({frame.signs[column]})"))
            cells.append(pieces)
        return _row_of(cells)

    def _row(self, row: Row) -> Line:
        frame = self.frame or Frame(())
        known = {cell.column: cell for cell in row.cells}
        if len(row.cells) == 1 and not is_figure(row.cells[0].text):
            return [self._piece(row, row.cells[0], row.cells[0].text)]
        cells = [self._label(row, [known[column] for column in frame.groups[0] if column in known])]
        alone = not has_figures(row)
        for group in frame.groups[1:]:
            cell = known.get(group[0])
            cells.append([self._piece(row, cell, self._figure(cell, frame, alone=alone))] if cell else [])
        return _row_of(self._shortened(cells))

    def _label(self, row: Row, cells: Sequence[Cell]) -> Line:
        """The label; a serial number before it has a point, by which it is told from the words."""
        line: Line = []
        for cell in cells:
            if line:
                line.append(Piece(". " if _SERIAL.match(line[-1].text) else " "))
            line.append(self._piece(row, cell, cell.text))
        return line

    def _figure(self, cell: Cell, frame: Frame, *, alone: bool) -> str:
        """A cell beside the label; a year that is no amount has its word, a row of amounts like years its commas."""
        if is_year(cell.text) and cell.column in frame.years:
            return f"year {cell.text}"
        if is_year(cell.text) and alone:
            return f"{cell.text[0]},{cell.text[1:]}"
        return cell.text

    def _shortened(self, cells: list[Line]) -> list[Line]:
        """The cells with long words cut out, which then stand below the table, so that the row is read as one."""
        over = sum(1 + len(_text(line)) for line in cells) - _LONGEST_ROW
        for line in sorted(cells[1:], key=lambda line: -len(_text(line))):
            if over <= 0 or len(_text(line)) < _CUT_FROM:
                break
            self.cut += line
            over -= len(_text(line))
            line[:] = [line[0]._replace(text="…")]
        return cells

    def _piece(self, row: Row, cell: Cell, text: str) -> Piece:
        return self._place(row.number, cell.column, text, hidden=row.hidden)

    def _place(self, row: int, column: int, text: str, *, hidden: bool = False) -> Piece:
        sheet = f"sheet {self.sheet.name}, " if self.sheet.name else ""
        hidden = hidden or self.sheet.hidden or column in self.sheet.hidden_columns
        return Piece(text, f"{sheet}cell {reference(row, column)}{' (hidden)' if hidden else ''}")


def _row_of(cells: list[Line]) -> Line:
    """Cells parted by tabs; the last one has a dash where it is empty, so that all rows are equally long."""
    if not cells[-1]:
        cells[-1] = [_DASH]
    line: Line = []
    for at, cell in enumerate(cells):
        line += [_TAB] * bool(at) + cell
    return line


def _joined(pieces: Sequence[Piece], between: Piece) -> Line:
    line: Line = []
    for piece in pieces:
        line += [between] * bool(line) + [piece]
    return line


def _text(line: Line) -> str:
    return "".join(piece.text for piece in line)


def _fits(title: Line, caption: Line) -> bool:
    return len(_text(title)) + len(_text(caption)) < _LONGEST_CAPTION


def _is_stated(sign: str) -> bool:
    """Whether a sign in brackets, without a scale, is read as the unit of its column."""
    return sign.startswith(_UNIT_SIGNS)
