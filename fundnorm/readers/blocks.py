"""The blocks of a sheet: rows without a gap, told apart as captions, headers and the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from fundnorm.readers.cells import NO_VALUE, Cell, Row, Sheet, is_figure, is_year, names_year, says_unit
from fundnorm.readers.side_tables import side_by_side

__all__ = ["Block", "Header", "blocks_of", "has_figures"]

_NUMBERING = re.compile(r"\(?([0-9]{1,2})\)?\Z")
_MISSING = re.compile(r"(?:#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|n\.a\.|n/a|nil)\Z", re.IGNORECASE)
_MOST_CAPTIONS = 8
_MOST_HEADERS = 4


class Header(NamedTuple):
    """What stands over one column: its words from the top down, each with the cell that it stands in."""

    words: tuple[tuple[int, Cell], ...]

    @property
    def text(self) -> str:
        """The words in one line."""
        return " ".join(cell.text for _, cell in self.words)


class Block(NamedTuple):
    """Rows without a gap between them: captions, the headers by column, and the rows of figures under them.

    `numbers` are the rows that number columns ("1 2 3"), which are no figures; a block without a table has all its rows
    in `captions`. `continued` is true for rows that go on with the table before them, without headers of their own.
    """

    captions: Sequence[Row] = ()
    headers: Mapping[int, Header] = {}
    numbers: Sequence[Row] = ()
    body: Sequence[Row] = ()
    continued: bool = False


def blocks_of(sheet: Sheet) -> Iterator[Block]:
    """The blocks of a sheet in order.

    >>> rows = [Row(1, (Cell(1, "Outlay"),)), Row(2, (Cell(2, "2024"),)), Row(3, (Cell(1, "Roads"), Cell(2, "5")))]
    >>> (block,) = blocks_of(Sheet("", rows))
    >>> block.captions[0].cells[0].text, block.headers[2].text, len(block.body)
    ('Outlay', '2024', 1)
    """
    for together in _parted(sheet.rows):
        for rows in side_by_side(together, sheet.spans):
            yield _block(rows, sheet.spans)


def _parted(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows that belong together: parted at gaps, and within a table at captions of another unit and at new headers."""
    part: list[Row] = []
    figures = False
    for row in rows:
        gap = bool(part) and row.number > part[-1].number + 1
        if part and (gap or (figures and _opens(row))):
            yield part
            part, figures = [], False
        part.append(row)
        figures = figures or has_figures(row)
    if part:
        yield part


def has_figures(row: Row) -> bool:
    """Whether a row has a figure beside its label that is no year, or what stands where one is missing."""
    return any(_is_amount(cell.text) or _stands_for_figure(cell.text) for cell in row.cells[1:])


def _is_amount(text: str) -> bool:
    return is_figure(text) and not is_year(text)


def _stands_for_figure(text: str) -> bool:
    return text == NO_VALUE or _MISSING.match(text) is not None


def _opens(row: Row) -> bool:
    """Whether a row amid figures begins another table: a unit by itself, or headers with years or units."""
    if len(row.cells) == 1:
        return says_unit(row.cells[0].text)
    if has_figures(row):
        return False
    bare = [int(cell.text) for cell in row.cells[1:] if is_year(cell.text)]
    if bare != list(range(bare[0], bare[0] + len(bare)) if bare else ()):
        return False  # amounts that look like years
    years = sum(_heads(cell.text) for cell in row.cells[1:])
    return 2 * years > len(row.cells) - 1 or any(says_unit(cell.text) for cell in row.cells[1:])


def _heads(text: str) -> bool:
    return says_unit(text) or (names_year(text) and not _is_day(text))


def _is_day(text: str) -> bool:
    return re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\b", text) is not None


def _block(rows: list[Row], spans: Mapping[tuple[int, int], int]) -> Block:
    first = _first_of_body(rows)
    if first is None:
        return Block(captions=rows)
    above, body = rows[:first], rows[first:]
    numbers = [row for row in above if _numbers_columns(row)]
    above = [row for row in above if row not in numbers]
    captions = _captions(above, body, spans)
    heads = above[captions:]
    while heads and len(heads[-1].cells) == 1 and heads[-1].cells[0].column == _left(body):
        body = [heads.pop(), *body]  # a section's name between the headers and the first figures
    if len(heads) > _MOST_HEADERS:
        captions, heads = captions + len(heads) - _MOST_HEADERS, heads[-_MOST_HEADERS:]
    return Block(above[:captions], _headers(heads, spans), numbers, body, continued=not heads)


def _first_of_body(rows: list[Row]) -> int | None:
    """Where the figures of a block begin; years alone are headers, unless headers with years stand above them."""
    headed = False
    for at, row in enumerate(rows):
        if _numbers_columns(row):
            continue
        if has_figures(row):
            return at
        years = sum(is_year(cell.text) for cell in row.cells[1:])
        if headed and years and not is_year(row.cells[0].text) and years == len(row.cells) - 1:
            return at
        headed = headed or any(_heads(cell.text) for cell in row.cells[1:])
    return None


def _left(body: Sequence[Row]) -> int:
    return min(row.cells[0].column for row in body)


def _numbers_columns(row: Row) -> bool:
    """Whether a row only numbers its columns: 1, 2, 3 or (1), (2), (3)."""
    found = [_NUMBERING.match(cell.text) for cell in row.cells]
    numbers = [int(number[1]) for number in found if number]
    first = numbers[0] if numbers else 0
    return (
        len(numbers) == len(row.cells) > 2
        and first in {1, 2}
        and numbers == list(range(first, first + len(numbers)))
    )


def _captions(above: list[Row], body: list[Row], spans: Mapping[tuple[int, int], int]) -> int:
    """How many of the rows above the figures are captions: one cell, or a title with its unit at the right."""
    columns = {cell.column for row in body for cell in row.cells}
    count = 0
    for row in above[:_MOST_CAPTIONS]:
        if not _is_caption(row, columns, spans, last=count == len(above) - 1):
            break
        count += 1
    return count


def _is_caption(row: Row, columns: set[int], spans: Mapping[tuple[int, int], int], *, last: bool) -> bool:
    if len(row.cells) == 2:
        title, unit = row.cells
        return len(columns) > 2 and _is_unit_alone(unit.text) and not says_unit(title.text)
    if len(row.cells) > 2:
        return False
    (cell,) = row.cells
    if cell.column > min(columns) and names_year(cell.text) and not says_unit(cell.text):
        return False
    if last and (cell.column != min(columns) or len(columns) == 1):
        return says_unit(cell.text)
    end = spans.get((row.number, cell.column), cell.column)
    under = {column for column in columns if column > min(columns)}
    return cell.column <= min(columns) or end == cell.column or under <= set(range(cell.column, end + 1))


def _is_unit_alone(text: str) -> bool:
    return says_unit(text) and not names_year(text)


def _headers(rows: list[Row], spans: Mapping[tuple[int, int], int]) -> dict[int, Header]:
    """The headers by column; those over several columns are repeated over each of them."""
    words: dict[int, list[tuple[int, Cell]]] = {}
    for at, row in enumerate(rows):
        under = {cell.column for below in rows[at + 1 :] for cell in below.cells}
        for place, cell in enumerate(row.cells):
            following = (
                row.cells[place + 1].column if place + 1 < len(row.cells) else max(under, default=0) + 1
            )
            end = spans.get((row.number, cell.column)) or _reach(cell.column, following, under)
            for column in range(cell.column, end + 1):
                known = words.setdefault(column, [])
                if all(cell.text != other.text for _, other in known):
                    known.append((row.number, cell))
    return {column: Header(tuple(words[column])) for column in sorted(words)}


def _reach(column: int, following: int, under: set[int]) -> int:
    """The last column that an unmerged header stands over: up to the next, where each column has words below."""
    if column not in under:
        return column
    end = column
    while end + 1 < following and end + 1 in under:
        end += 1
    return end
