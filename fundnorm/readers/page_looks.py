"""What a web page says by its looks alone, said in its text: struck words, raised marks, cells over several columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fundnorm.readers.markup import CELLS, rows_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["settle"]

_UNWRAPPED = ("time", "small", "mark", "wbr", "output", "data", "ins")
_STRUCK = ("del", "s", "strike")
_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,2}|[a-z]|[*†‡§]{1,3})(?:,\s*\d{1,2}){0,9}[\])]?\s*\Z")
_TEN = re.compile(r"(?:^|[^0-9.,])10\s*\Z")
_FIGURE = re.compile(r"\d")
_MOST_ACROSS, _MOST_DOWN, _MOST_COLUMNS = 60, 1000, 200
_MOST_ADDED = 100_000


def settle(tree: HtmlElement) -> None:
    """Make a page say in its text what it says by its looks.

    Struck text and the marks of footnotes go (a mark would add digits to a sum), 10 to a power is written so, and
    cells over several columns or rows are repeated where they are words: a header is then over each of its columns.
    """
    for element in list(tree.iter(*_STRUCK)):
        element.drop_tree()
    for element in list(tree.iter("sup")):
        _settle_raised(element)
    for element in list(tree.iter(*_UNWRAPPED)):
        element.drop_tag()
    added = 0
    for table in list(tree.iter("table")):
        added += _Spans(_MOST_ADDED - added).fill(table)


def _settle_raised(element: HtmlElement) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    words = (parent.text if before is None else before.tail) or ""
    if _TEN.search(words):
        element.text = f"^{element.text or ''}"
        element.drop_tag()
    elif _NOTE_MARK.match(element.text_content()):
        element.drop_tree()


class _Held(NamedTuple):
    """What a cell over several rows puts into the next ones: its words, and how many rows are left."""

    text: str
    rows: int


class _Spans:
    """Gives every row of a table a cell a column; no more than `most` are added.

    Words are repeated, figures never: they would be counted twice.
    """

    def __init__(self, most: int) -> None:
        self.most, self.added = most, 0
        self.held: dict[int, _Held] = {}

    def fill(self, table: HtmlElement) -> int:
        """How many cells were added."""
        for row in rows_of(table):
            at = 0
            for cell in [child for child in row if child.tag in CELLS]:
                for text in self.from_above(at):
                    cell.addprevious(_made(cell, text))
                    at += 1
                at = self.spread(cell, at)
            for text in self.from_above(at):
                row.append(_made(row, text, "td"))
        return self.added

    def from_above(self, at: int) -> list[str]:
        """The words that cells of rows above put at a column and those right after it."""
        texts = []
        while at in self.held:
            text, rows = self.held.pop(at)
            if rows > 1:
                self.held[at] = _Held(text, rows - 1)
            texts.append(text)
            at += 1
        self.added += len(texts)
        return texts

    def spread(self, cell: HtmlElement, at: int) -> int:
        """The column after a cell, whose further columns are added and whose rows are held."""
        across, down = _span(cell, "colspan", _MOST_ACROSS), _span(cell, "rowspan", _MOST_DOWN)
        if self.added + across > self.most or at + across > _MOST_COLUMNS:
            return at + 1
        header = cell.tag == "th"
        words = "" if not header and _FIGURE.search(cell.text_content()) else cell.text_content()
        for column in range(at, at + across) if down > 1 else ():
            self.held[column] = _Held(words if column == at or header else "", down - 1)
        for _ in range(across - 1):
            cell.addnext(_made(cell, words if header else ""))
        self.added += across - 1
        return at + across


def _made(near: HtmlElement, text: str, tag: str = "") -> HtmlElement:
    made: HtmlElement = near.makeelement(tag or near.tag)
    made.text = text
    return made


def _span(cell: HtmlElement, name: str, most: int) -> int:
    value = (cell.attrib.pop(name, None) or "").strip()
    return max(1, min(int(value), most)) if value.isascii() and value.isdigit() and len(value) < 5 else 1
