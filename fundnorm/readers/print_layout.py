"""The lines of a printed page as blocks: paragraphs whose lines are joined, and tables as rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from fundnorm.readers.assembly import row_line
from fundnorm.readers.print_lines import Cell, Line, Word, cells_of, columns_apart, lines_of

__all__ = ["Block", "Box", "Grid", "blocks_of", "is_whole", "rows_of_grid"]

Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge."""
Grid = Sequence[Sequence[Box | None]]
"""The cells of a ruled table, row by row; None where a cell of the row above or to the left goes on."""

_LIST_MARK = re.compile(r"(?:[•▪●◦*–—-]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)])\s", re.IGNORECASE)
_ENDS = re.compile(r"[.:;!?]['\"”’)]?\Z")
_FIGURE = re.compile(r"\d")
_HYPHENATED = re.compile(r"[^\W\d_][-\xad‐]\Z")
_BROKEN = re.compile(r"\w[-\xad‐]\Z")
_FULL = 0.85
_WIDEST = 1.5
_CLOSE = 0.35
_SAME_SIZE = 0.15
_MARGIN = 0.065


class Block(NamedTuple):
    """Lines of text that belong together: a paragraph, or a table's rows; `margin` for what heads or foots a page."""

    lines: tuple[str, ...]
    rows: bool = False
    margin: bool = False


def blocks_of(words: Sequence[Word], grids: Sequence[Grid], height: float) -> list[Block]:
    """The blocks of a page from top to bottom; `height` is the page's, in points, and `grids` its ruled tables."""
    boxes = [_box(grid) for grid in grids]
    inside = [[word for word in words if _holds(box, word)] for box in boxes]
    taken = {word for held in inside for word in held}
    tables = sorted(zip(boxes, grids, inside, strict=True), key=lambda table: table[0][1])
    lines = lines_of(word for word in words if word not in taken)
    blocks: list[Block] = []
    for box, grid, held in tables:
        above = [line for line in lines if line.bottom <= box[1] + line.size / 2]
        lines = lines[len(above) :]
        blocks += _free(above, height)
        rows = [row_line(row) for row in rows_of_grid(grid, held)]
        blocks.append(Block(tuple(filter(None, rows)), rows=True))
    return [*blocks, *_free(lines, height)]


def _box(grid: Grid) -> Box:
    cells = [cell for row in grid for cell in row if cell]
    left, top, right, bottom = zip(*cells, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _holds(box: Box, word: Word) -> bool:
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def rows_of_grid(grid: Grid, words: Sequence[Word]) -> list[list[str]]:
    """The texts of a ruled table's cells. A header over several columns stands over each, and a label at each row.

    >>> grid = [[(0, 0, 9, 9), (9, 0, 30, 9), None], [(0, 9, 9, 18), (9, 9, 20, 18), (20, 9, 30, 18)]]
    >>> rows_of_grid(grid, [Word("2025", 12, 18, 2, 8, 6), Word("5", 12, 14, 11, 17, 6), Word("6", 25, 28, 11, 17, 6)])
    [['', '2025', '2025'], ['', '5', '6']]
    """
    rows: list[list[str]] = []
    header = True
    for boxes in grid:
        row = [_cell_text(box, words) for box in boxes]
        header = header and not any(_FIGURE.search(text) and not _is_year(text) for text in row[1:])
        for column, box in enumerate(boxes):
            if box is None and column and header:
                row[column] = row[column - 1]
            elif box is None and not column and rows:
                row[0] = rows[-1][0]
        rows.append(row)
    return rows


def _is_year(text: str) -> bool:
    return bool(re.search(r"(?:19|20)\d\d|\bFY", text)) or bool(re.search(r"[^\W\d_]{3}", text))


def _cell_text(box: Box | None, words: Sequence[Word]) -> str:
    if box is None:
        return ""
    lines = lines_of(word for word in words if _holds(box, word))
    return "\n".join(line.text for line in lines)


def is_whole(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether rules part all columns of a table: no cell has two figures side by side."""
    if len(grid) < 2 or max(map(len, grid)) < 2:
        return False
    for box in (cell for row in grid for cell in row if cell):
        for line in lines_of(word for word in words if _holds(box, word)):
            if sum(bool(_FIGURE.search(cell.text)) for cell in cells_of(line)) > 1:
                return False
    return True


def _free(lines: Sequence[Line], height: float) -> Iterator[Block]:
    """The blocks of lines that no rules surround."""
    middle = []
    for line in lines:
        if line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height:
            yield Block((line.text,), margin=True)
        else:
            middle.append(line)
    for group in columns_apart(middle):
        for run, tabular in _runs(group):
            if tabular:
                yield Block(tuple(filter(None, map(row_line, _aligned(run)))), rows=True)
            else:
                yield from _paragraphs(run)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[list[Line], bool]]:
    """The lines in runs that are a table and runs that are none.

    A table has two lines or more with wide gaps and figures after them; single cells between such lines belong to it.
    """
    wide = [len(cells_of(line)) > 1 for line in lines]
    figures = [
        gap and any(_FIGURE.search(cell.text) for cell in cells_of(line)[1:])
        for gap, line in zip(wide, lines, strict=True)
    ]
    at = 0
    while at < len(lines):
        end = at
        if wide[at]:
            end = _table_end(lines, wide, at)
        if end > at and sum(figures[at:end]) > 1:
            yield list(lines[at:end]), True
        else:
            end = next((later for later in range(max(at + 1, end), len(lines)) if wide[later]), len(lines))
            yield list(lines[at:end]), False
        at = end


def _table_end(lines: Sequence[Line], wide: Sequence[bool], at: int) -> int:
    """Where the run of lines with wide gaps ends; one line without, close to its neighbours, does not end it."""
    end = at + 1
    while end < len(lines):
        near = 0 <= lines[end].top - lines[end - 1].bottom < 2 * lines[end].size
        if not near or not (
            wide[end] or (end + 1 < len(lines) and wide[end + 1] and len(lines[end].text) < 80)
        ):
            break
        end += 1
    return end


def _aligned(lines: Sequence[Line]) -> list[list[str]]:
    """The cells of a table without rules, each in the column under which it stands; an empty one is ""."""
    rows = [cells_of(line) for line in lines]
    most = max(map(len, rows))
    full = [row for row in rows if len(row) == most]
    columns = [(min(row[at].x0 for row in full), max(row[at].x1 for row in full)) for at in range(most)]
    return [_placed(row, columns) for row in rows]


def _placed(row: Sequence[Cell], columns: Sequence[tuple[float, float]]) -> list[str]:
    if len(row) in {1, len(columns)}:
        return [cell.text for cell in row] + [""] * (len(columns) - len(row))
    texts = [""] * len(columns)
    for cell in row:
        at = min(range(len(columns)), key=lambda at: _apart(cell, columns[at]))
        texts[at] = f"{texts[at]} {cell.text}".strip()
    return texts


def _apart(cell: Cell, column: tuple[float, float]) -> float:
    """How far a cell is from a column; less than nothing where they overlap."""
    return max(cell.x0, column[0]) - min(cell.x1, column[1])


def _paragraphs(lines: Sequence[Line]) -> Iterator[Block]:
    """The paragraphs; a line goes on where the one before it is full and as close as lines are."""
    if not lines:
        return
    right, left = max(line.x1 for line in lines), min(line.x0 for line in lines)
    gaps = [below.top - above.bottom for above, below in pairwise(lines) if below.top >= above.top]
    usual = min(median(gaps) if gaps else 0.0, _WIDEST * median(line.size for line in lines))
    texts = [lines[0].text]
    for above, below in pairwise(lines):
        apart = below.top - above.bottom
        near = below.top >= above.top - above.size and apart <= usual + _CLOSE * below.size
        alike = abs(below.size - above.size) <= _SAME_SIZE * above.size
        full = above.x1 - left >= _FULL * (right - left) or bool(_BROKEN.search(above.text))
        begins = bool(_LIST_MARK.match(below.text)) and bool(_ENDS.search(above.text))
        if near and alike and full and not begins:
            texts[-1] = _hyphen_joined(texts[-1], below.text)
        elif near and alike:
            texts.append(below.text)
        else:
            yield Block(tuple(texts))
            texts = [below.text]
    yield Block(tuple(texts))


def _hyphen_joined(above: str, below: str) -> str:
    """Two lines as one; a word that a hyphen breaks is put together, a range or a name keeps its hyphen.

    >>> _hyphen_joined("the develop-", "ment of 2025-"), _hyphen_joined("of 2025-", "26")
    ('the development of 2025-', 'of 2025-26')
    """
    if _HYPHENATED.search(above) and below[:1].islower():
        return above[:-1] + below
    return above + below if above.endswith(("-", "‐")) and not above.endswith(" -") else f"{above} {below}"
