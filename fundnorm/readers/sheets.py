"""Spreadsheets as text: sheets of cells, whatever their format, become one `Source` with the place of each cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fundnorm.errors import ReadError
from fundnorm.model.source import Source
from fundnorm.readers.cells import NO_VALUE, Row, Sheet
from fundnorm.readers.rendering import lines_of

__all__ = ["MOST_CELLS", "MOST_TEXT", "source_of", "too_many_cells"]

MOST_CELLS = 500_000
"""How many cells with content a file may have."""

MOST_TEXT = 50_000_000
"""How many characters their text may have."""


def source_of(path: str, name: str, sheets: Iterable[Sheet], title: str = "") -> Source:
    r"""The source of a file's sheets: the text in lines, each cell with its place, notes on what is not plain to see.

    ReadError for more than MOST_CELLS cells or MOST_TEXT characters, and for a file without any.

    >>> from fundnorm.readers.cells import Cell
    >>> source_of("a.csv", "a.csv", [Sheet("", [Row(3, (Cell(2, "Rs 5 crore"),))])]).places
    ((0, 'cell B3'),)
    """
    count = _Count(path)
    pieces: list[str] = []
    places: list[tuple[int, str]] = []
    at = 0
    for sheet in sheets:
        for line in lines_of(sheet._replace(rows=count.counted(sheet))):
            for piece in line:
                if piece.place:
                    places.append((at, piece.place))
                pieces.append(piece.text)
                at += len(piece.text)
            pieces.append("\n")
            at += 1
            count.refuse_longer(at)
    if not count.cells:
        raise ReadError(f"{path} has no cell with content; check that it is the file you mean")
    text = "".join(pieces).rstrip("\n") + "\n"
    return Source(text, name=name, title=title, places=tuple(places), notes=count.notes())


class _Count:
    """What is counted while the cells of a file pass: how many there are, hidden ones, formulas without a value."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.cells = self.hidden = self.unvalued = 0

    def counted(self, sheet: Sheet) -> Iterator[Row]:
        """The rows of a sheet; ReadError where the file has too many cells."""
        for row in sheet.rows:
            self.cells += len(row.cells)
            if self.cells > MOST_CELLS:
                raise too_many_cells(self.path)
            if sheet.hidden or row.hidden:
                self.hidden += len(row.cells)
            elif sheet.hidden_columns:
                self.hidden += sum(cell.column in sheet.hidden_columns for cell in row.cells)
            self.unvalued += sum(cell.text == NO_VALUE for cell in row.cells)
            yield row

    def refuse_longer(self, length: int) -> None:
        """Nothing, or ReadError where the text is too long."""
        if length > MOST_TEXT:
            raise _too_much(self.path, f"{MOST_TEXT // 1_000_000} million characters")

    def notes(self) -> tuple[str, ...]:
        """What a reader of the source should know."""
        notes = (
            (self.hidden, "hidden cells: {:,}, read too; their places say so"),
            (
                self.unvalued,
                "formulas without a saved value: {:,}, not read; open the file in its program and save it",
            ),
        )
        return tuple(note.format(count) for count, note in notes if count)


def too_many_cells(path: str) -> ReadError:
    """The error for a file with more cells than are read.

    >>> print(too_many_cells("a.xlsx"))
    a.xlsx has more than 500,000 cells; save the sheets or columns that matter as a file of their own
    """
    return _too_much(path, f"{MOST_CELLS:,} cells")


def _too_much(path: str, most: str) -> ReadError:
    return ReadError(
        f"{path} has more than {most}; save the sheets or columns that matter as a file of their own"
    )
