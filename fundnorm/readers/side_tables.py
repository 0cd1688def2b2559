"""Tables that stand side by side in one sheet, told apart by an empty column or by units over both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from fundnorm.readers.cells import Row, is_figure, says_unit

__all__ = ["side_by_side"]


def side_by_side(rows: list[Row], spans: Mapping[tuple[int, int], int]) -> Iterator[list[Row]]:
    """Rows without a gap between them, each table by itself, from the left.

    >>> from fundnorm.readers.cells import Cell
    >>> words = (("City", "2024", "", "City", "2024"), ("Ulm", "5", "", "Trier", "7"))
    >>> rows = [Row(at, tuple(Cell(*c) for c in enumerate(line, 1) if c[1])) for at, line in enumerate(words, 1)]
    >>> [[cell.text for cell in table[1].cells] for table in side_by_side(rows, {})]
    [['Ulm', '5'], ['Trier', '7']]
    """
    start = next((at for at in _starts(rows) if not _is_merged(rows, spans, at) and _parts(rows, at)), None)
    if start is None:
        yield rows
        return
    yield _between(rows, 0, start)
    yield from side_by_side(_between(rows, start, None), spans)


def _starts(rows: Sequence[Row]) -> list[int]:
    """The columns in which a second table may begin: after an empty column, or under a second unit."""
    used = sorted({cell.column for row in rows for cell in row.cells})
    starts = {column for before, column in pairwise(used) if column > before + 1}
    for row in rows:
        if len(row.cells) > 1 and all(says_unit(cell.text) for cell in row.cells):
            starts |= {cell.column for cell in row.cells[1:]}
    return sorted(starts)


def _is_merged(rows: Sequence[Row], spans: Mapping[tuple[int, int], int], start: int) -> bool:
    """Whether a header is merged over the place where the second table would begin."""
    numbers = {row.number for row in rows}
    return any(row in numbers and column < start <= end for (row, column), end in spans.items())


def _parts(rows: Sequence[Row], start: int) -> bool:
    """Whether both sides are tables of their own: the second begins with words, and each has figures beside words."""
    left, right = _between(rows, 0, start), _between(rows, start, None)
    return all(any(map(_is_row, side)) for side in (left, right)) and _begins_with_words(right, start)


def _is_row(row: Row) -> bool:
    first, *others = row.cells
    return any(is_figure(cell.text) for cell in others) and not is_figure(first.text)


def _begins_with_words(rows: Sequence[Row], start: int) -> bool:
    """Whether most rows of figures begin with words of their own, and not with what stands for a missing figure."""
    firsts = [row.cells[0] for row in rows if any(is_figure(cell.text) for cell in row.cells[1:])]
    words = {cell.text for cell in firsts if cell.column == start and not is_figure(cell.text)}
    return 2 * sum(any(map(str.isalpha, text)) for text in words) > len(firsts)


def _between(rows: Sequence[Row], first: int, end: int | None) -> list[Row]:
    """The rows as far as they stand between two columns; those that are empty there are left out."""
    kept = (
        row._replace(
            cells=tuple(
                cell for cell in row.cells if cell.column >= first and (end is None or cell.column < end)
            )
        )
        for row in rows
    )
    return [row for row in kept if row.cells]
