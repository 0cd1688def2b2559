"""A Word document (DOCX; ECMA-376 part 1, WordprocessingML) as a `Source`: paragraphs, tables and notes in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fundnorm.errors import ReadError
from fundnorm.model.source import Source
from fundnorm.readers.archives import refuse_bomb
from fundnorm.readers.assembly import Part, assemble, table_parts
from fundnorm.readers.opening import guarded

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["MOST_XML", "read"]

MOST_XML = 120_000_000
"""How many bytes of text and layout a document may unpack to; its pictures are not counted."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRAPPERS = frozenset(
    [f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}moveTo", f"{_W}smartTag"]
)
_PASSED_OVER = frozenset([f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr", f"{_W}tbl", _FALLBACK])
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "",
}
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,2}|[a-z]|[*†‡§]{1,3})[\])]?\Z")
_FIGURE = re.compile(r"\d")
_OFF = frozenset(["0", "false", "off", "none"])
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_MOST_SPAN = 60


def read(path: str) -> Source:
    """The document in a file: paragraphs, tables as lines whose cells bars separate, footnotes; each with its place.

    What was struck out or deleted under tracked changes is left out, what was inserted is there. No date is taken from
    its properties, which say when the file was made, not when it was published. ReadError where it is damaged, or
    unpacks to more than a document does.

    >>> import tempfile, docx
    >>> with tempfile.NamedTemporaryFile(suffix=".docx") as file:
    ...     document = docx.Document()
    ...     _ = document.add_paragraph("Rs 5 crore for pumps")
    ...     document.save(file.name)
    ...     source = read(file.name)
    >>> source.text, source.places
    ('Rs 5 crore for pumps', ((0, 'paragraph 1'),))
    """
    refuse_bomb(path)
    refuse_bomb(path, MOST_XML, suffix=".xml")
    with guarded(path, "a Word document"):
        package = _package(path)
        body = _root(path, package.main_document_part).find(f"{_W}body")
        parts = [*_Body().parts(body), *_notes(path, package.main_document_part)] if body is not None else []
        text, places = assemble(parts)
        title = package.core_properties.title
    if not text.strip():
        raise ReadError(
            f"{path} is a Word document without text; text in pictures must be recognised (OCR) first"
        )
    return Source(text, name=Path(path).name, title=" ".join((title or "").split()), places=places)


def _package(path: str) -> Any:  # noqa: ANN401  a package of python-docx, also one with macros or a template
    from docx.package import Package

    return Package.open(path)


def _root(path: str, part: Any) -> Element:  # noqa: ANN401  a part of python-docx
    """The XML of a part; python-docx parses only those of plain documents."""
    from docx.oxml.parser import parse_xml

    element = getattr(part, "element", None)
    if element is not None:
        return element
    data = part.blob
    if _STRICT in data[:4000]:
        raise ReadError(
            f"{path} is a Word document in strict Open XML, which is not read; save it as plain DOCX"
        )
    return parse_xml(data)


def _notes(path: str, document: Any) -> Iterator[Part]:  # noqa: ANN401  a part of python-docx
    """The footnotes and endnotes; those below 1 are rules and spaces."""
    for relation in document.rels.values():
        name = _NOTES.get(relation.reltype.rpartition("/")[2])
        if name is None or relation.is_external:
            continue
        for note in _root(path, relation.target_part):
            number = note.get(f"{_W}id") or ""
            if number.isdigit() and int(number[:9]) > 0 and note.get(f"{_W}type") in {None, "normal"}:
                text = "\n".join(filter(None, map(_text_of, note.iter(f"{_W}p"))))
                yield Part(text, f"{name} {number}")


class _Body:
    """Walks the body in order and counts what it meets."""

    def __init__(self) -> None:
        self.paragraphs = self.tables = 0

    def parts(self, body: Element) -> Iterator[Part]:
        """The paragraphs and table rows, and text boxes after the paragraph that holds them."""
        for block in _blocks(body):
            if block.tag == f"{_W}tbl":
                yield from self.table(block)
            else:
                yield from self.paragraph(block)

    def paragraph(self, block: Element) -> Iterator[Part]:
        """A paragraph that has words, and the boxes in it."""
        boxes = [box for box in block.iter(f"{_W}txbxContent") if not _within(box, block, _FALLBACK)]
        text = _text_of(block)
        self.paragraphs += bool(text)
        place = f"paragraph {self.paragraphs}"
        yield Part(text, place)
        for box in boxes:
            yield from (Part(_text_of(inner), f"{place}, text box") for inner in box.iter(f"{_W}p"))

    def table(self, block: Element) -> Iterator[Part]:
        """The table, and the tables in its cells after it."""
        self.tables += 1
        yield from table_parts(_rows(block), f"table {self.tables}")
        for inner in block.iter(f"{_W}tbl"):
            if inner is not block and _nearest(inner.getparent(), f"{_W}tbl") is block:
                yield from self.table(inner)


def _blocks(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables in order, also those that content controls or tracked insertions wrap."""
    waiting = [iter(parent)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag in {f"{_W}p", f"{_W}tbl"}:
            yield child
        elif child.tag in _WRAPPERS:
            waiting.append(iter(child))


def _text_of(paragraph: Element) -> str:
    """The words of a paragraph as they would be printed."""
    pieces: list[str] = []
    waiting = [iter(paragraph)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in _SIGNS:
            pieces.append(_SIGNS[child.tag])
        elif child.tag not in _PASSED_OVER and not _is_unsaid(child, pieces):
            waiting.append(iter(child))
    return "".join(pieces).strip()


def _is_unsaid(run: Element, before: list[str]) -> bool:
    """Whether a run is struck out or hidden, or a raised mark of a footnote; 10 to a power is none."""
    looks = run.find(f"{_W}rPr") if run.tag == f"{_W}r" else None
    if looks is None:
        return False
    if any(_is_on(looks.find(f"{_W}{name}")) for name in ("strike", "dstrike", "vanish")):
        return True
    raised = looks.find(f"{_W}vertAlign")
    if raised is None or raised.get(f"{_W}val") != "superscript":
        return False
    if re.search(r"(?:^|[^0-9.,])10\s*\Z", "".join(before[-3:])):
        before.append("^")
        return False
    return bool(_NOTE_MARK.match("".join(text.text or "" for text in run.iter(f"{_W}t")).strip()))


def _is_on(switch: Element | None) -> bool:
    return switch is not None and (switch.get(f"{_W}val") or "1").lower() not in _OFF


def _rows(table: Element) -> Iterator[list[str]]:
    """The rows of a table, a text a column; words of merged cells are repeated, figures never."""
    above: list[str] = []
    for number, row in enumerate(_own(table, "tr")):
        header = number == 0 or row.find(f"{_W}trPr/{_W}tblHeader") is not None
        texts = [""] * _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        for cell in _own(row, "tc"):
            text, width = _cell_text(cell), _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merged is not None and merged.get(f"{_W}val") != "restart":
                held = above[len(texts)] if len(texts) < len(above) else ""
                text = held if header or not (texts or _FIGURE.search(held)) else ""
            texts += [text] + [text if header else ""] * (width - 1)
        above = texts
        yield texts


def _own(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also those in content controls."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _own(child, name)


def _cell_text(cell: Element) -> str:
    return "\n".join(filter(None, (_text_of(block) for block in _blocks(cell) if block.tag == f"{_W}p")))


def _number(element: Element | None, usual: int) -> int:
    value = (element.get(f"{_W}val") or "") if element is not None else ""
    return min(int(value), _MOST_SPAN) if value.isascii() and value.isdigit() and len(value) < 5 else usual


def _within(element: Element, top: Element, tag: str) -> bool:
    """Whether an element of that tag stands between an element and one above it."""
    parent = element.getparent()
    while parent is not None and parent is not top:
        if parent.tag == tag:
            return True
        parent = parent.getparent()
    return False


def _nearest(element: Element | None, tag: str) -> Element | None:
    while element is not None and element.tag != tag:
        element = element.getparent()
    return element
