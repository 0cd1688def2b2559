"""A PDF as a `Source`: its text and tables page by page, laid out anew from where each word stands.

Pages are opened one at a time by pdfplumber and closed again. A page without text is a scan, or its font hides the
characters; it is named, never passed over in silence.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from fundnorm.errors import ReadError
from fundnorm.model.source import Source
from fundnorm.readers.assembly import Part, assemble
from fundnorm.readers.drawn_pages import is_drawn
from fundnorm.readers.opening import guarded, needs_extra, quiet, whole
from fundnorm.readers.print_layout import Block, Grid, blocks_of, is_whole
from fundnorm.readers.print_lines import Word

__all__ = ["MOST_BYTES", "MOST_PAGES", "read"]

MOST_BYTES = 200_000_000
"""The largest PDF that is read."""
MOST_PAGES = 3_000
"""The most pages that are read."""

_MOST_UNPACKED = 300_000_000  # one stream; pictures are the largest, and are not looked at
_MOST_EDGES = 4_000
_CHUNK = 1_000_000
_TAIL = 4096  # the standard says 1,024; some programs add a little
_STREAM = re.compile(rb"stream\r?\n(?=\x78[\x01\x5e\x9c\xda])")
_HIDDEN = "(cid:"
_MOST_HIDDEN = 0.1
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*(?:(?:of|/)\s*\d{1,4})?\W*\Z", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_UNSAID = re.compile(
    r"(?:untitled|microsoft \w+ - .*|\(?(?:anonymous|unspecified)\)?|.*\.\w{2,4})\Z", re.IGNORECASE
)
_LISTED = 12


def read(path: str) -> Source:
    """The PDF in a file: paragraphs with their lines joined, tables as lines with bars between cells; places are pages.

    A table that goes on overleaf goes on in the text. No date is taken from its properties, which say when the file was
    made. ReadError where it is locked, damaged, cut short, too large, without text, or pdfplumber is not installed.
    """
    _refuse_unsound(path, whole(path, MOST_BYTES))
    try:
        import pdfplumber
    except ImportError:
        raise needs_extra(path, "pdfplumber", "pdf") from None
    with quiet("pdfminer"), guarded(path, "a PDF"), _opened(pdfplumber, path) as pdf:
        pages = len(pdf.pages)
        if not 0 < pages <= MOST_PAGES:
            raise ReadError(_wrong_length(path, pages))
        found = _Pages(path)
        text, places = assemble(part for page in pdf.pages for part in found.parts(page))
        title = str((pdf.metadata or {}).get("Title") or "")
    if not text.strip():
        raise ReadError(
            f"{path} has no text in its {pages} pages ({found.reasons()}); recognise it (OCR) first"
        )
    return Source(
        text,
        name=Path(path).name,
        title="" if _UNSAID.match(title.strip()) else " ".join(title.split()),
        places=places,
        notes=found.notes(),
    )


def _opened(pdfplumber: Any, path: str) -> Any:  # noqa: ANN401  pdfplumber ships no types
    try:
        return pdfplumber.open(path)
    except Exception as error:
        if "Password" in f"{type(error).__name__} {error!r} {error.__context__!r}":
            raise ReadError(f"{path} is locked with a password; save it without one") from None
        raise


def _wrong_length(path: str, pages: int) -> str:
    if not pages:
        return f"{path} is a PDF without pages; it may be damaged or cut short: get it again"
    return f"{path} has {pages:,} pages, and at most {MOST_PAGES:,} are read; save those that matter on their own"


def _refuse_unsound(path: str, data: bytes) -> None:
    """Nothing, or ReadError for a PDF that has lost its end, or a part of which would unpack to more than memory."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise ReadError(f"{path} is cut short: a PDF ends with %%EOF, and this one does not; get it again")
    for stream in _STREAM.finditer(data):
        if _unpacked(data, stream.end()) > _MOST_UNPACKED:
            raise ReadError(
                f"{path} holds a part that unpacks to over {_MOST_UNPACKED // 1_000_000} MB, as no document's does; "
                "print it to a new PDF"
            )


def _unpacked(data: bytes, start: int) -> int:
    """How many bytes a deflated stream gives, counted to just over the most that is allowed."""
    engine, size = zlib.decompressobj(), 0
    view = memoryview(data)
    block = view[start : start + _CHUNK]
    try:
        while block and not engine.eof and size <= _MOST_UNPACKED:
            size += len(engine.decompress(block, _CHUNK))
            start += len(block) if not engine.unconsumed_tail else 0
            block = memoryview(engine.unconsumed_tail) or view[start : start + _CHUNK]
    except zlib.error:
        return size
    return size


class _Unread(NamedTuple):
    """A page that could not be read, and why."""

    number: int
    reason: str


class _Pages:
    """Reads the pages in order, and knows what the page before ended with."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.unread: list[_Unread] = []
        self.margins: set[str] = set()
        self.last = Block(())
        self.header = ""

    def parts(self, page: Any) -> Iterator[Part]:  # noqa: ANN401  pdfplumber ships no types
        """The parts of a page, which is closed after them."""
        try:
            blocks = self._blocks(page)
        finally:
            page.close()
        margins = [block for block in blocks if block.margin]
        others = [block for block in blocks if not block.margin and block.lines]
        place = f"page {page.page_number}"
        kept = [line for block in margins for line in block.lines if self._is_new(line)]
        goes_on = self._goes_on(others[0]) if others else False
        if not goes_on:
            yield from (Part(line, place) for line in kept)
        for number, block in enumerate(others):
            yield from self._lines(block, place, close=goes_on and number == 0)
        if goes_on:
            yield from (Part(line, place) for line in kept)

    def _lines(self, block: Block, place: str, *, close: bool) -> Iterator[Part]:
        again = close and block.rows and block.lines[0] == self.header
        for number, line in enumerate(block.lines[again:]):
            yield Part(line, place, close=close or number > 0)
        if block.rows and not close:
            self.header = block.lines[0]
        self.last = block

    def _goes_on(self, first: Block) -> bool:
        """Whether a page begins in the middle of the last one's table or sentence."""
        if not self.last.lines or first.rows != self.last.rows:
            return False
        if first.rows:
            return first.lines[0] == self.header or first.lines[0].count(" | ") == self.last.lines[-1].count(
                " | "
            )
        return first.lines[0][:1].islower() and self.last.lines[-1][-1:] not in ".:;!?"

    def _is_new(self, line: str) -> bool:
        """Whether what heads or foots a page is neither its number nor on a page before."""
        plain = _DIGITS.sub("#", line)
        new = plain not in self.margins and not _PAGE_NUMBER.match(line)
        self.margins.add(plain)
        return new

    def _blocks(self, page: Any) -> list[Block]:  # noqa: ANN401  pdfplumber ships no types
        if not is_drawn(page):
            self.unread.append(_Unread(page.page_number, "too much is drawn on it"))
            return []
        letters = page.chars
        if not letters:
            if page.images or page.curves:
                self.unread.append(_Unread(page.page_number, "a picture without text"))
            return []
        hidden = sum(letter["text"].startswith(_HIDDEN) for letter in letters)
        if hidden > _MOST_HIDDEN * len(letters):
            self.unread.append(_Unread(page.page_number, "its font does not say which letters it shows"))
            return []
        words = _words(page)
        grids = _grids(page) if len(page.edges) <= _MOST_EDGES else []
        return blocks_of(words, [grid for grid in grids if is_whole(grid, words)], float(page.height))

    def reasons(self) -> str:
        """Why pages were not read, in words."""
        return ", ".join(dict.fromkeys(page.reason for page in self.unread)) or "they are blank"

    def notes(self) -> tuple[str, ...]:
        """What was left out."""
        if not self.unread:
            return ()
        numbers = [str(page.number) for page in self.unread]
        listed = ", ".join(numbers[:_LISTED]) + (
            f" and {len(numbers) - _LISTED} more" if numbers[_LISTED:] else ""
        )
        what = f"page {listed} was" if len(numbers) == 1 else f"pages {listed} were"
        return (f"{what} not read ({self.reasons()}); recognise it (OCR) to read it",)


def _words(page: Any) -> list[Word]:  # noqa: ANN401  pdfplumber ships no types
    found = page.extract_words(x_tolerance_ratio=0.15, extra_attrs=["size"], keep_blank_chars=False)
    return [
        Word(word["text"], *(float(word[edge]) for edge in ("x0", "x1", "top", "bottom", "size")))
        for word in found
    ]


def _grids(page: Any) -> list[Grid]:  # noqa: ANN401  pdfplumber ships no types
    """The cells of the tables that rules draw."""
    return [[row.cells for row in table.rows] for table in page.find_tables()]
