"""No file makes a reader raise anything but ReadError, whatever its bytes; what is read has its places in order."""

from __future__ import annotations

import io
from itertools import pairwise
from zipfile import ZipFile

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from fundnorm.errors import ReadError
from fundnorm.readers.assembly import EMPTY, Part, assemble, row_line
from fundnorm.readers.files import read_bytes
from fundnorm.readers.formats import SUFFIXES
from fundnorm.readers.print_layout import blocks_of
from fundnorm.readers.print_lines import Word, lines_of

MAGIC = [
    *[
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\xd0\xcf\x11\xe0",
        b"<!doctype html>",
        b"<html",
        b"{",
        b"[",
    ],
    *[
        b"MIME-Version: 1.0\n",
        b"From: a\nMessage-ID: b\n\n",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"{\\rtf",
        b"PAR1",
        b"a,b\n",
    ],
]
SUFFIX = st.sampled_from(
    sorted({suffix for suffixes in SUFFIXES.values() for suffix in suffixes.split()} | {"", ".x"})
)


def word_file() -> bytes:
    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph("It has Rs 5 crore.")
    document.add_table(2, 2).cell(0, 0).text = "Rs 6 crore"
    document.save(file)
    return file.getvalue()


def pdf_file() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=0)
    canvas.drawString(72, 700, "It has Rs 5 crore.")
    canvas.save()
    return file.getvalue()


WORD, PDF = word_file(), pdf_file()
MAIL = (
    b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nRs 5 crore\n--b--\n"
)
PAGE = b"<!doctype html><html lang=en><body><table><tr><td rowspan=2>Solar<td>5</table><p>It has Rs 5 crore.</html>"


def read_or_refuse(data: bytes, name: str) -> None:
    """Reads the file; any error but ReadError gets out."""
    try:
        sources = read_bytes(data, name)
    except ReadError as error:
        refused = str(error)
    else:
        refused = name
        for source in sources:
            assert source.name.startswith(name)
            assert all(0 <= start < len(source.text) for start, _ in source.places)
            assert all(one < other for (one, _), (other, _) in pairwise(source.places))
    assert refused.startswith(name)


@given(st.sampled_from(MAGIC), st.binary(max_size=400), SUFFIX)
@settings(max_examples=150, deadline=None)
def test_random_bytes_are_read_or_refused(magic: bytes, rest: bytes, suffix: str) -> None:
    read_or_refuse(magic + rest, f"file{suffix}")


@given(st.sampled_from(MAGIC), st.text(max_size=300), SUFFIX)
@settings(max_examples=150, deadline=None)
def test_random_text_is_read_or_refused(magic: bytes, rest: str, suffix: str) -> None:
    read_or_refuse(magic + rest.encode("utf-8", "replace"), f"file{suffix}")


Edit = tuple[int, int, bytes]


def edited(data: bytes, edits: list[Edit]) -> bytes:
    for at, cut, put in edits:
        data = data[:at] + put + data[at + cut :]
    return data


def damaged(data: bytes) -> st.SearchStrategy[bytes]:
    """A good file with some bytes changed, some cut out and some put in."""
    place = st.integers(0, len(data) - 1)
    edits = st.lists(st.tuples(place, st.integers(0, 20), st.binary(max_size=6)), min_size=1, max_size=5)
    return edits.map(lambda made: edited(data, made))


@given(st.sampled_from([WORD, PDF, MAIL, PAGE]).flatmap(damaged))
@settings(max_examples=200, deadline=None)
def test_damaged_files_are_read_or_refused(data: bytes) -> None:
    read_or_refuse(data, "file")


@given(st.binary(max_size=200), st.sampled_from(["word/document.xml", "[Content_Types].xml", "_rels/.rels"]))
@settings(max_examples=60, deadline=None)
def test_a_word_document_with_one_part_replaced_is_read_or_refused(part: bytes, name: str) -> None:
    file = io.BytesIO()
    with ZipFile(io.BytesIO(WORD)) as old, ZipFile(file, "w") as new:
        for member in old.namelist():
            new.writestr(member, part if member == name else old.read(member))
    read_or_refuse(file.getvalue(), "file.docx")


@given(st.lists(st.tuples(st.text(max_size=20), st.sampled_from(["", "a", "b"]), st.booleans()), max_size=20))
def test_each_part_stands_in_the_text_at_its_place(given_parts: list[tuple[str, str, bool]]) -> None:
    parts = [Part(text, place, close=close) for text, place, close in given_parts]
    text, places = assemble(parts)
    at = 0
    for part in parts:
        if part.text.strip():
            at = text.index(part.text, at) + len(part.text)
    assert [start for start, _ in places] == sorted({start for start, _ in places})


@given(st.lists(st.text(max_size=8), min_size=2, max_size=8))
def test_a_row_keeps_its_number_of_cells(cells: list[str]) -> None:
    line = row_line(cells)
    if any(cell.split() for cell in cells[1:]):
        assert len(line.split(" | ")) == len(cells)
        assert all(
            shown == EMPTY for cell, shown in zip(cells, line.split(" | "), strict=True) if not cell.strip()
        )


COORDINATE = st.floats(-50, 900, allow_nan=False)


@st.composite
def words(draw: st.DrawFn) -> Word:
    x0, top, size = draw(COORDINATE), draw(COORDINATE), draw(st.floats(0, 40))
    text = draw(st.sampled_from(["Rs", "crore", "Solar", "5", "1 200.5", "2025-26", "develop-", "(a)", "•"]))
    return Word(text, x0, x0 + draw(st.floats(0, 100)), top, top + size, size)


@given(st.lists(words(), max_size=30))
def test_words_anywhere_on_a_page_are_all_kept(found: list[Word]) -> None:
    kept = "".join(line.text for line in lines_of(found))
    shown = "".join("".join(block.lines) for block in blocks_of(found, [], 842))
    unsaid = str.maketrans("", "", f" -|{EMPTY}")
    assert sorted(shown.translate(unsaid)) == sorted(kept.translate(unsaid))
