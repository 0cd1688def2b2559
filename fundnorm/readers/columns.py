"""Which columns of a sheet make which column of its table: serial numbers and names become one label."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from fundnorm.readers.blocks import Block, Header
from fundnorm.readers.cells import amount_sign, is_figure, is_year, names_year, says_unit

__all__ = ["Frame", "frame_of"]

_CODE_WORDS = frozenset(
    "s sr sl no nos serial number num code id head vote demand item rank line ref #".split()
)
_CODE_HEADER = re.compile(r"#|[A-Za-z]+")
_YEAR_HEADER = re.compile(r"\b(?:years?|fy|yr)\b", re.IGNORECASE)


class Frame(NamedTuple):
    """The columns of a table: each a group of the sheet's columns, of which the first may hold several.

    `years` are columns of years that are no amounts; `signs` the one currency sign of a column's figures.
    """

    groups: tuple[tuple[int, ...], ...]
    years: frozenset[int] = frozenset()
    signs: Mapping[int, str] = {}

    @property
    def columns(self) -> frozenset[int]:
        """All columns of the sheet that the table has."""
        return frozenset(column for group in self.groups for column in group)


def frame_of(block: Block) -> Frame:
    """The columns of a block with a table.

    >>> from fundnorm.readers.blocks import blocks_of
    >>> from fundnorm.readers.cells import Cell, Row, Sheet
    >>> lines = (("S.No.", "Scheme", "2024"), ("1", "Roads", "5"), ("2", "Rail", "7"))
    >>> rows = [Row(at, tuple(Cell(*cell) for cell in enumerate(line, 1))) for at, line in enumerate(lines, 1)]
    >>> frame_of(next(blocks_of(Sheet("", rows)))).groups
    ((1, 2), (3,))
    """
    columns = sorted({cell.column for row in block.body for cell in row.cells} | set(block.headers))
    by_column: dict[int, list[str]] = {column: [] for column in columns}
    for row in block.body:
        if len(row.cells) > 1:
            for cell in row.cells:
                by_column[cell.column].append(cell.text)
    label = _label(columns, by_column, block.headers)
    rest = [column for column in columns if column not in label]
    groups = ((tuple(label),) if label else ()) + tuple((column,) for column in rest)
    years = frozenset(column for column in columns if _is_years(by_column[column], block.headers.get(column)))
    return Frame(groups, years, {column: sign for column in rest if (sign := _sign(by_column[column]))})


def _label(
    columns: list[int], by_column: Mapping[int, list[str]], headers: Mapping[int, Header]
) -> list[int]:
    """The columns that make the label: serial numbers or codes, the first column of words, and its finer division."""
    wordy = [column for column in columns if _is_wordy(by_column[column])]
    if not wordy:
        return columns[:1]
    before = columns[: columns.index(wordy[0])]
    if not all(_is_code(by_column[column], headers.get(column)) for column in before):
        return columns[:1]
    return [*before, wordy[0]]


def _is_wordy(texts: Sequence[str]) -> bool:
    figures = sum(is_figure(text) for text in texts)
    return len(texts) > 2 * figures


def _is_code(texts: Sequence[str], header: Header | None) -> bool:
    words = _CODE_HEADER.findall(header.text.lower()) if header else []
    if words and _CODE_WORDS.issuperset(words):
        return True
    if header and (says_unit(header.text) or names_year(header.text)):
        return False
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 7]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _is_years(texts: Sequence[str], header: Header | None) -> bool:
    figures = [text for text in texts if is_figure(text)]
    if header is None or not figures or not _YEAR_HEADER.search(header.text):
        return False
    return all(map(is_year, figures)) and not (names_year(header.text) or says_unit(header.text))


def _sign(texts: Sequence[str]) -> str:
    signs = {sign for text in texts if (sign := amount_sign(text))}
    return signs.pop() if len(signs) == 1 else ""
