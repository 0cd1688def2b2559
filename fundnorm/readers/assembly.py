"""The parts of a document put together as one text, with the place of each, and tables as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fundnorm.readers.cells import is_figure

__all__ = ["EMPTY", "Part", "assemble", "paragraph_places", "row_line", "table_parts"]

EMPTY = "–"
"""What an empty cell shows; without it, cells would move to other columns where the line is read."""

_BAR = " | "
_PROSE = 200
_BETWEEN_FIGURES = re.compile(r"(?<=\d)\s*\n\s*(?=[\d(-])")
_PARAGRAPH = re.compile(r"(?:\A|(?<=\n))[^\S\n]*\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_SPACE = re.compile(r"\s+")


class Part(NamedTuple):
    """A paragraph, or a row of a table, with its place; `close` where it is the next line of what is before it."""

    text: str
    place: str = ""
    close: bool = False


def assemble(parts: Iterable[Part]) -> tuple[str, tuple[tuple[int, str], ...]]:
    r"""The text of the parts, and where each place begins in it; empty parts are left out.

    >>> assemble([Part("Rs 5 crore", "page 1"), Part("a | 1", "page 2"), Part("b | 2", "page 2", close=True)])
    ('Rs 5 crore\n\na | 1\nb | 2', ((0, 'page 1'), (12, 'page 2')))
    """
    pieces: list[str] = []
    places: list[tuple[int, str]] = []
    at = 0
    for part in parts:
        if not part.text.strip():
            continue
        gap = ("\n" if part.close else "\n\n") if pieces else ""
        at += len(gap)
        if part.place and (not places or places[-1][1] != part.place):
            places.append((at, part.place))
        pieces.append(gap + part.text)
        at += len(part.text)
    return "".join(pieces), tuple(places)


def paragraph_places(text: str) -> tuple[tuple[int, str], ...]:
    r"""Where each paragraph of a plain text begins; none where there is only one. A blank line parts two.

    >>> paragraph_places("Rs 5 crore\nfor pumps\n\nRs 6 crore")
    ((0, 'paragraph 1'), (22, 'paragraph 2'))
    """
    starts = [found.start() for found in _PARAGRAPH.finditer(text)]
    places = tuple((start, f"paragraph {number}") for number, start in enumerate(starts, 1))
    return places if len(places) > 1 else ()


def row_line(cells: Sequence[str]) -> str:
    r"""A row as one line: cells apart by bars, an empty one shown as a dash; a row with only its first cell is that.

    >>> row_line(["Solar", "", "Rs 5\n crore"]), row_line(["Energy", "", ""])
    ('Solar | – | Rs 5 crore', 'Energy')
    """
    clean = [_clean(cell) for cell in cells]
    if not any(clean):
        return ""
    if not any(clean[1:]):
        return clean[0]
    return _BAR.join(cell or EMPTY for cell in clean)


def _clean(cell: str) -> str:
    """A cell in one line: two figures in one cell stay two, and a bar is none."""
    return _SPACE.sub(" ", _BETWEEN_FIGURES.sub(" / ", cell).replace("|", "/")).strip()


def table_parts(rows: Iterable[Sequence[str]], place: str, *, unit: str = "row") -> list[Part]:
    """A table as parts, a row each: "table 2, row 3". Prose that only stands in a table for its looks is paragraphs.

    A long description beside figures is a cell of its row.

    >>> [part.text for part in table_parts([["Scheme", "2025"], ["Solar", "5"]], "table 1")]
    ['Scheme | 2025', 'Solar | 5']
    """
    parts: list[Part] = []
    for number, row in enumerate(rows, 1):
        where = f"{place}, {unit} {number}"
        if _is_prose(row):
            parts += [Part(cell.strip(), where) for cell in row]
        else:
            parts.append(Part(row_line(row), where, close=bool(parts) and bool(parts[-1].text)))
    return parts


def _is_prose(row: Sequence[str]) -> bool:
    return any(len(cell) > _PROSE for cell in row) and not any(is_figure(cell.strip()) for cell in row)
