"""Elements of a web page as parts of a text: paragraphs, lines of lists, rows of tables in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from fundnorm.readers.assembly import Part, table_parts

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["CELLS", "parts_of", "rows_of"]

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hr html item legend li list main nav ol option p pre quote section "
    "summary table tbody td tfoot th thead tr ul row cell".split()
)
"""What begins a paragraph, in HTML and in the extractor's own elements."""
_LINES = frozenset("item li dd dt option".split())
_BREAKS = frozenset(["br", "lb"])
_KEPT = frozenset(["pre", "code", "quote"])
_ROWS = ("tr", "row")
CELLS = ("td", "th", "cell")
"""The cells of a row, in HTML and in the extractor's own elements."""

_SILENT = frozenset("script style noscript template svg math iframe object canvas".split())

_SPACE = re.compile(r"[ \t\r\n\f]+")
_MOST_CELLS = 200_000
_LONGEST_ROW = 1000


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table, not those of tables in it."""
    for row in table.iter(*_ROWS):
        if next(row.iterancestors("table"), None) is table:
            yield row


def parts_of(body: Element) -> Iterator[Part]:
    """The paragraphs and table rows of an element, in order, each with its place."""
    return _Walk().parts(body)


class _Walk:
    """One pass over a tree, without recursion."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.paragraphs = self.tables = self.kept = 0
        self.line = self.after_line = False

    def parts(self, body: Element) -> Iterator[Part]:
        """The parts in order."""
        from lxml.etree import iterwalk

        walk = iterwalk(body, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if not tag or tag in _SILENT:
                    walk.skip_subtree()
                elif tag == "table" and next(element.iterdescendants("table"), None) is None:
                    yield from self.paragraph()
                    yield from self.table(element)
                    walk.skip_subtree()
                else:
                    yield from self.opened(element, tag)
            else:
                yield from self.closed(element, tag, last=element is body)

    def opened(self, element: Element, tag: str) -> Iterator[Part]:
        """What an element's beginning ends, with its own text begun."""
        if tag in _BLOCKS:
            yield from self.paragraph()
            self.line = tag in _LINES
        self.kept += tag in _KEPT
        if tag in _BREAKS:
            self.words.append("\n")
        self.add(element.text)

    def closed(self, element: Element, tag: str, *, last: bool) -> Iterator[Part]:
        """What an element's end ends, with the text after it begun."""
        if tag in _BLOCKS:
            yield from self.paragraph()
            self.line = False
        self.kept -= tag in _KEPT
        if not last:
            self.add(element.tail)

    def add(self, text: str | None) -> None:
        """Words, with their white space as a browser shows it."""
        if text:
            self.words.append(text if self.kept > 0 else _SPACE.sub(" ", text))

    def paragraph(self) -> Iterator[Part]:
        """The paragraph so far, if there is one; a new one begins."""
        text = "\n".join(line.strip() for line in "".join(self.words).split("\n")).strip()
        self.words.clear()
        if text:
            self.paragraphs += 1
            yield Part(text, f"paragraph {self.paragraphs}", close=self.line and self.after_line)
            self.after_line = self.line

    def table(self, table: Element) -> Iterator[Part]:
        """The table; its caption is its first row, as it is to the extractor."""
        self.tables += 1
        place = f"table {self.tables}"
        self.after_line = False
        captions = [["".join(caption.itertext())] for caption in table.iterchildren("caption")]
        rows = [*captions, *(_cells(row) for row in islice(rows_of(table), _MOST_CELLS))]
        yield from table_parts(rows, place)


def _cells(row: Element) -> list[str]:
    """The texts of a row's cells, a line a paragraph or break in them."""
    return [_cell_text(cell) for cell in islice(row.iterchildren(*CELLS), _LONGEST_ROW)]


def _cell_text(cell: Element) -> str:
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            walk.skip_subtree()
        elif event == "start":
            apart = element.tag in _BREAKS or (element.tag in _BLOCKS and element is not cell)
            pieces += ["\n" * apart, element.text or ""]
        if event == "end" and element is not cell:
            pieces.append(element.tail or "")
    return "\n".join(_SPACE.sub(" ", line) for line in "".join(pieces).split("\n"))
