"""Files of any kind: what one is, whatever it is called, and that one bad file loses no other."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path
from threading import Thread
from zipfile import ZipFile

import pytest

import fundnorm as fn
from fundnorm.cli import main
from fundnorm.errors import ReadError
from fundnorm.readers.files import READERS, read_bytes, read_file
from fundnorm.readers.formats import SUFFIXES, format_of
from fundnorm.readers.inputs import gather

PAGE = "<!doctype html><html><body><p>The plan has Rs 5 crore for the pumps.</p></body></html>"
MAIL = "Received: from a\nMessage-ID: <1@a>\nSubject: A plan\n\nIt has Rs 5 crore."


def put(folder: Path, name: str, data: str | bytes) -> str:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


def zipped(*names: str, text: str = "") -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, text)
    return file.getvalue()


def test_every_format_has_a_reader() -> None:
    assert READERS.keys() == SUFFIXES.keys()


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.txt", "Rs 5 crore", "text"),
        ("a", "Rs 5 crore", "text"),
        ("a.md", "# Rs 5 crore", "text"),
        ("a.html", "Rs 5 crore", "html"),
        ("a.xhtml", "\ufeff<?xml version='1.0'?>\n<!-- x --><html/>", "html"),
        ("a.eml", "Subject: x\n\nRs 5 crore", "mail"),
        ("a", MAIL, "mail"),
        ("a", PAGE.encode("utf-16"), "html"),
        ("a.csv", "a,b", "csv"),
        ("A.JSONL", "{}", "jsonl"),
        ("a", b"\n%PDF-1.4", "pdf"),
        ("a", zipped("xl/workbook.xml"), "xlsx"),
        ("a", zipped("content.xml"), "ods"),
        ("a", zipped("word/document.xml"), "docx"),
    ],
)
def test_what_a_file_is(tmp_path: Path, name: str, data: str | bytes, found: str) -> None:
    assert format_of(put(tmp_path, name, data)) == (found, "")


@pytest.mark.parametrize(
    ("name", "data", "found", "words"),
    [
        ("a.txt", PAGE, "html", "called .txt but is HTML"),
        ("a.docx", b"%PDF-1.4", "pdf", "called .docx but is a PDF"),
        ("a.pdf", "Rs 5 crore", "text", "called .pdf but is plain text"),
        ("a.html", MAIL, "mail", "called .html but is an e-mail"),
        ("a.docx", zipped("xl/workbook.xml"), "xlsx", "called .docx but is an Excel workbook"),
    ],
)
def test_a_mislabelled_file_is_read_as_what_it_is(
    tmp_path: Path, name: str, data: str | bytes, found: str, words: str
) -> None:
    assert format_of(put(tmp_path, name, data)) == (found, f"{words}; read as that")


def old_office(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0" + b"\0" * 600 + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        (
            "a.docx",
            zipped("readme.txt", "b", "c", "d"),
            r"a zip archive that is no Office file \(it holds readme.txt, b, c, …\)",
        ),
        ("a.docx", zipped(), "it holds nothing"),
        ("a.docx", b"PK\x03\x04", "damaged or cut short"),
        ("a.pptx", zipped("ppt/presentation.xml"), "a PowerPoint presentation"),
        (
            "a.odt",
            zipped("mimetype", "content.xml", text="application/vnd.oasis.opendocument.text"),
            "no spreadsheet",
        ),
        ("a.docx", old_office("EncryptedPackage"), "locked with a password"),
        ("a.doc", old_office("WordDocument"), "an old Word document"),
        ("a.xls", old_office("Workbook"), "an old Excel workbook"),
        ("a.msg", old_office("__substg1.0_0037001F"), "an Outlook message"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "an old Office file"),
        ("a.rtf", b"{\\rtf1 Rs 5 crore}", "rich text"),
        ("a.txt", gzip.compress(b"Rs 5 crore", mtime=0), "gzip"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "an image"),
        ("a.parquet", b"PAR1", "Parquet"),
        ("a.mbox", "From a@b Mon Jan 1\nSubject: x\n\n", "a mailbox"),
        ("a.bin", b"a\0b", "a binary file"),
        ("a.txt", "£5".encode("cp1252"), "no UTF-8"),
    ],
)
def test_what_is_not_read_is_named(tmp_path: Path, name: str, data: str | bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        read_file(put(tmp_path, name, data))
    assert name in str(caught.value)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.html", "a.eml", "a.xlsx"])
def test_an_empty_file_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError, match=rf"{name} is (?:empty|HTML without text|an e-mail without text)"):
        read_file(put(tmp_path, name, b""))


def test_a_folder_and_a_missing_file_are_errors(tmp_path: Path) -> None:
    for path, words in ((tmp_path, "is a folder"), (tmp_path / "none.pdf", "is not there")):
        with pytest.raises(ReadError, match=words):
            read_file(str(path))


def test_standard_input_is_read_as_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    source = fn.read("-")
    assert (source.text, source.name) == ("The plan has Rs 5 crore for the pumps.", "stdin")


def test_standard_input_that_is_no_document_is_named_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"%PDF-1.4 cut")))
    with pytest.raises(ReadError, match=r"^stdin is cut short"):
        fn.read("-")


def test_bytes_are_called_by_their_name_in_errors() -> None:
    with pytest.raises(ReadError, match=r"^mail\.eml/a b\.docx is damaged"):
        read_bytes(b"PK\x03\x04", "mail.eml/a b.docx")


def test_one_bad_file_loses_no_other(tmp_path: Path) -> None:
    paths = [put(tmp_path, "a.html", PAGE), put(tmp_path, "b.pdf", b"%PDF-1.4"), put(tmp_path, "c.eml", MAIL)]
    sources, failures = gather([], paths)
    assert [source.name for source in sources] == ["a.html", "c.eml"]
    assert "cut short" in str(failures[0])


def test_what_a_source_says_of_itself_holds_where_nothing_is_given(tmp_path: Path) -> None:
    page = "<html lang='en-CA'><body><p>The plan has $5 million for the pumps.</p></body></html>"
    source = fn.read(put(tmp_path, "a.html", page))
    assert fn.parse(source).mentions[0].amount.currency == "CAD"
    assert fn.parse(source, country="AU").mentions[0].amount.currency == "AUD"


def test_the_command_line_reads_each_format_and_tells_notes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [put(tmp_path, "a.txt", PAGE), put(tmp_path, "b.eml", MAIL), put(tmp_path, "c.pdf", b"%PDF-1.4")]
    arguments = [word for path in files for word in ("--file", path)]
    assert main(["parse", *arguments, "--country", "IN", "--to", "crore INR", "--format", "json"]) == 2
    printed = capsys.readouterr()
    assert [record["document"]["name"] for record in json.loads(printed.out)] == ["a.txt", "b.eml"]
    assert "a.txt: called .txt but is HTML; read as that" in printed.err
    assert "c.pdf is cut short" in printed.err


def test_a_pipe_is_read_once_and_whole(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=(b"<!doctype html><p>Rs 5 crore for roads.</p>",))
    writer.start()
    (source,) = read_file(str(pipe))
    writer.join()
    assert (source.name, source.text) == ("pipe", "Rs 5 crore for roads.")


def test_a_device_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fundnorm.readers.opening._MOST_STREAMED", 1_000_000)
    with pytest.raises(ReadError, match="/dev/zero gives more than 1 MB"):
        read_file("/dev/zero")
