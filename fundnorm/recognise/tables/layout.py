"""How a table is laid out as text: its lines, what separates its cells, and what a cell holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fundnorm.lexicon.figures import figure_in
from fundnorm.lexicon.lexicon import Lexicon

__all__ = [
    "LONGEST_ROW",
    "Place",
    "cells_of",
    "is_prose",
    "lines_from",
    "lines_of",
    "splitter",
]

Place = tuple[int, int]
"""Where a cell stands: its first code point and the one after its last."""

_LABELLED = re.compile(
    r"(?P<label>.*?[^\W\d_].*?)(?::\s*|\s+)"
    r"(?P<cell>\(?-?(?:[A-Z]{0,3}[$£€¥₹] ?|Rs\.? ?)?[0-9][0-9,. ]*[0-9]?\)?)\s*\Z"
)
_WIDE_GAP = re.compile(r"\S {2,}\S")
_BARE_COMMA = re.compile(r"[^\s,],(?=[^\s])")
_NAME_COMMA = re.compile(r"[A-Za-z],")
_YEAR_CELL = re.compile(r"(?:19|20)[0-9]{2}(?:[-/][0-9]{2,4})?\Z")
_QUOTED = re.compile(r'"[^"]*"')
_COMMA = r',(?=(?:[^"]*"[^"]*")*[^"]*\Z)'
"""A comma outside of quotes (RFC 4180, section 2)."""
_GAP = r" {2,}"
_LONGEST_LINE = 400
LONGEST_ROW = 100_000
"""How many characters a row may have whose cells a tab or a bar parts."""
_LONGEST_LABEL = 1000
_BETWEEN_CELLS = re.compile(r"[^\s|][ ]*[|\t]")
_HEAD = 6


def lines_of(text: str, start: int = 0) -> Iterator[Place]:
    r"""Every line from a place on, without its end.

    >>> list(lines_of("ab\n\nc"))
    [(0, 2), (3, 3), (4, 5)]
    """
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def lines_from(text: str, start: int) -> Iterator[Place]:
    """The lines from a place on, up to two blank ones or a line too long for a table's row.

    A row whose cells a tab or a bar parts may be long: it has many columns, or a cell of many words.
    """
    blank = 0
    for at, end in lines_of(text, start):
        blank = 0 if text[at:end].strip() else blank + 1
        if blank > 1 or _is_too_long(text, at, end):
            return
        yield at, end


def _is_too_long(text: str, at: int, end: int) -> bool:
    parted = end - at <= LONGEST_ROW and _BETWEEN_CELLS.search(text, at, end) is not None
    return end - at > _LONGEST_LINE and not parted


def splitter(lines: list[str]) -> str:
    """The pattern that separates cells: a bar, a tab, a semicolon, a wide gap or a comma; "" for "label: number"."""
    head = [line for line in lines if line.strip()][:_HEAD]
    for mark in ("|", "\t", ";"):
        if sum(mark in line for line in head) > (mark == ";"):
            return re.escape(mark)
    if any(_WIDE_GAP.search(line) for line in head):
        return _GAP
    rows = [_QUOTED.sub(_plain, line) for line in head[1:]]
    if sum(bool(_BARE_COMMA.search(line)) for line in rows) > 1 and _is_csv(rows):
        return _COMMA
    return ""


def _plain(quoted: re.Match[str]) -> str:
    """A cell in quotes as one letter or digit, without the commas inside it."""
    return "a" if any(map(str.isalpha, quoted[0])) else "0"


def _is_csv(rows: list[str]) -> bool:
    return len({row.count(",") for row in rows[:3]}) == 1 and any(_NAME_COMMA.search(row) for row in rows)


def cells_of(text: str, line: Place, split: str, lexicon: Lexicon) -> list[Place]:
    """The cells of a line; a first cell such as "Health: 18.8" is a label and a number."""
    if not split:
        return _labelled(text, line) or [_stripped(text, *line)]
    cells = []
    at = line[0]
    for mark in re.finditer(split, text[slice(*line)]):
        cells.append(_stripped(text, at, line[0] + mark.start()))
        at = line[0] + mark.end()
    cells.append(_stripped(text, at, line[1]))
    if cells[0][0] == cells[0][1] and len(cells) > 1 and split == r"\|":
        cells = cells[1:]
    if figure_in(text, *cells[0], lexicon) is None:
        cells[:1] = _labelled(text, cells[0], split) or cells[:1]
    while cells and cells[-1][0] == cells[-1][1]:
        cells.pop()
    return cells


def _labelled(text: str, place: Place, split: str = "") -> list[Place]:
    """`label ":" number`, or without other separators `label number`; "Phase 2" is a label all the same."""
    found = _LABELLED.match(text, *place) if place[1] - place[0] <= _LONGEST_LABEL else None
    if found is None or _YEAR_CELL.match(found["cell"]):
        return []
    colon = text[found.end("label")] == ":" or text[found.end("label") - 1] == ":"
    if split and not colon and not (split == _GAP and set(".,") & set(found["cell"])):
        return []
    return [found.span("label"), _stripped(text, *found.span("cell"))]


def _stripped(text: str, start: int, end: int) -> Place:
    while start < end and text[start] in ' \t\r*"':
        start += 1
    while end > start and text[end - 1] in ' \t\r*"':
        end -= 1
    return start, end


def is_prose(text: str, place: Place) -> bool:
    """Whether a line is a sentence and so ends a table."""
    line = text[slice(*place)].strip()
    return line.endswith((".", "?", "!")) and line.count(" ") > _HEAD
