"""Words that stand somewhere on a printed page as lines, and the lines as cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

__all__ = ["Cell", "Line", "Word", "cells_of", "columns_apart", "lines_of"]

_MARK = re.compile(r"[\[(]?(?:\d{1,2}|[a-z]|[*†‡§]{1,3})(?:,\d{1,2}){0,9}[\])]?\Z")
_SMALLER = 0.8
_TOUCHING = 0.12
_NEAR = 0.35
_CELL_GAP = 1.0  # in heights of a line: a space has a quarter, and one that fills a line out seldom 0.8
_GUTTER_LINES = 0.6
_GUTTER_LETTERS = 15


class Word(NamedTuple):
    """A word and its box on the page, in points from the top left corner; `size` is that of its letters."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


class Cell(NamedTuple):
    """Words that stand close together in a line."""

    text: str
    x0: float
    x1: float


class Line(NamedTuple):
    """Words side by side, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return median(word.size for word in self.words)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines from top to bottom, without the raised marks of footnotes, which would add digits to a sum.

    >>> words = [Word("crore", 30, 50, 1, 11, 10), Word("5", 22, 27, 0, 10, 10), Word("1", 27, 29, 0, 6, 6)]
    >>> [line.text for line in lines_of([*words, Word("Next", 0, 9, 14, 24, 10)])]
    ['5 crore', 'Next']
    """
    rows: list[list[Word]] = []
    largest = Word("", 0, 0, 0, 0, 0)
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.x0)):
        apart = (word.top + word.bottom - largest.top - largest.bottom) / 2
        if rows and apart <= max(word.size, largest.size) / 2:
            rows[-1].append(word)
            largest = max(largest, word, key=lambda word: word.size)
        else:
            rows.append([word])
            largest = word
    return [Line(tuple(_joined(sorted(row, key=lambda word: word.x0)))) for row in rows]


def _joined(row: list[Word]) -> list[Word]:
    """The words of a line without footnote marks, and put together where a change of letters had cut one apart."""
    whole = row[:1]
    for word in row[1:]:
        last = whole[-1]
        if _is_mark(word, last):
            continue
        if word.size != last.size and word.x0 - last.x1 < _TOUCHING * last.size:
            top, bottom = min(last.top, word.top), max(last.bottom, word.bottom)
            size = last.size if len(last.text) >= len(word.text) else word.size
            whole[-1] = Word(last.text + word.text, last.x0, word.x1, top, bottom, size)
        else:
            whole.append(word)
    return whole


def _is_mark(word: Word, before: Word) -> bool:
    """Whether a word is the raised mark of a footnote to the one before it."""
    near = word.x0 - before.x1 < _NEAR * before.size
    raised = word.size < _SMALLER * before.size and before.bottom - word.bottom > _TOUCHING * before.size
    return near and raised and bool(_MARK.match(word.text))


def cells_of(line: Line) -> list[Cell]:
    """The cells of a line: what a wide gap separates.

    >>> cells_of(Line((Word("Solar", 0, 20, 0, 10, 10), Word("5", 60, 65, 0, 10, 10))))
    [Cell(text='Solar', x0=0, x1=20), Cell(text='5', x0=60, x1=65)]
    """
    cells: list[Cell] = []
    gap = _CELL_GAP * line.size
    for word in line.words:
        if cells and word.x0 - cells[-1].x1 < gap:
            last = cells[-1]
            cells[-1] = Cell(f"{last.text} {word.text}", last.x0, max(last.x1, word.x1))
        else:
            cells.append(Cell(word.text, word.x0, word.x1))
    return cells


def columns_apart(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in groups, in the order in which they are read; one group where a page is set in one column.

    It is set in two where most lines have words of prose on both sides of one gap; a line over both ends them.
    """
    split = _gutter(lines)
    if split is None:
        return [list(lines)]
    groups: list[list[Line]] = [[]]
    for line in lines:
        if any(word.x0 < split < word.x1 for word in line.words):
            if len(groups) % 3 != 1:
                groups.append([])
            groups[-1].append(line)
            continue
        if len(groups) % 3 == 1:
            groups += [[], []]
        for side, words in zip(groups[-2:], _halves(line, split), strict=True):
            if words:
                side.append(Line(words))
    return [group for group in groups if group]


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the gap between two columns of prose."""
    middles = []
    for line in lines:
        cells = cells_of(line)
        if len(cells) == 2 and all(sum(map(str.isalpha, cell.text)) > _GUTTER_LETTERS for cell in cells):
            middles.append((cells[0].x1 + cells[1].x0) / 2)
    if len(middles) < 4 or len(middles) < _GUTTER_LINES * len(lines):
        return None
    split = median(middles)
    crossing = sum(any(word.x0 < split < word.x1 for word in line.words) for line in lines)
    return split if crossing < len(lines) / 3 else None


def _halves(line: Line, split: float) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    left = tuple(word for word in line.words if word.x1 <= split)
    return left, tuple(word for word in line.words if word.x1 > split)
