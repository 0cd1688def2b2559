"""What a file is: told by its first bytes, and among kinds of text by the end of its name."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import NamedTuple

from fundnorm.errors import ReadError
from fundnorm.readers.opening import first_bytes, whole
from fundnorm.readers.text import unmarked

__all__ = ["Found", "format_of"]

_HEAD = 4096
_OLD_OFFICE_MOST = 200_000_000

SUFFIXES = {
    "text": ".txt .text .md .markdown .rst .log",
    "html": ".html .htm .xhtml",
    "pdf": ".pdf",
    "docx": ".docx .docm .dotx",
    "mail": ".eml .mht .mhtml",
    "xlsx": ".xlsx .xlsm .xltx",
    "ods": ".ods .ots",
    "csv": ".csv .tsv .tab",
    "json": ".json",
    "jsonl": ".jsonl .ndjson",
}
"""The formats that are read, and how their files' names end."""

_SPOKEN = {
    "text": "plain text",
    "html": "HTML",
    "pdf": "a PDF",
    "docx": "a Word document",
    "mail": "an e-mail",
    "xlsx": "an Excel workbook",
    "ods": "an OpenDocument spreadsheet",
    "csv": "a table as text",
    "json": "JSON",
    "jsonl": "JSON lines",
}
_BY_SUFFIX = {suffix: name for name, suffixes in SUFFIXES.items() for suffix in suffixes.split()}
_TEXTUAL = ("text", "html", "mail", "csv", "json", "jsonl")
_REFUSED = (
    (b"{\\rtf", "rich text (RTF)", "save it as DOCX or plain text"),
    (b"\x1f\x8b", "gzip", "unpack it first"),
    (b"BZh", "bzip2", "unpack it first"),
    (b"\xfd7zXZ\0", "xz", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"PAR1", "Parquet", "write its texts as JSON lines"),
    (b"SQLite format 3\0", "a database", "write its texts as JSON lines"),
    (b"\x89PNG\r\n\x1a\n", "an image", "recognise its text (OCR) first"),
    (b"\xff\xd8\xff", "an image", "recognise its text (OCR) first"),
    (b"GIF8", "an image", "recognise its text (OCR) first"),
    (b"II*\0", "an image", "recognise its text (OCR) first"),
    (b"MM\0*", "an image", "recognise its text (OCR) first"),
)
_ARCHIVES = (  # a file that only this format has in its zip
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("content.xml", "ods"),
)
_OTHER_ARCHIVES = (
    ("xl/workbook.bin", "a binary Excel workbook (XLSB)", "save it as XLSX"),
    ("ppt/presentation.xml", "a PowerPoint presentation", "save it as PDF"),
    ("META-INF/container.xml", "an e-book", "save it as HTML"),
)
_OPEN_DOCUMENTS = "application/vnd.oasis.opendocument."
_OLD_OFFICE = (  # names in a compound file, which are UTF-16
    ("EncryptedPackage", "a document locked with a password", "save it without one"),
    ("__substg1.0_", "an Outlook message (MSG)", "save it as EML"),
    ("WordDocument", "an old Word document", "save it as DOCX"),
    ("PowerPoint Document", "an old PowerPoint presentation", "save it as PDF"),
    ("Workbook", "an old Excel workbook", "save it as XLSX"),
    ("Book", "an old Excel workbook", "save it as XLSX"),
)
_HTML = re.compile(
    r"\s{0,1000}(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|article|section|main|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){1,100}")
_MAIL_ALONE = re.compile(r"^(?:MIME-Version|Message-ID|Received|Return-Path):", re.IGNORECASE | re.MULTILINE)
_MAILBOX = re.compile(r"From \S{1,200} [^\n]{1,100}\n[A-Za-z][A-Za-z-]{0,60}: ")


class Found(NamedTuple):
    """The format of a file, and a note where its name says another one."""

    format: str
    note: str = ""


def format_of(path: str) -> Found:
    """The format that a file is in, whatever it is called; ReadError that names it where it is none that is read.

    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile(suffix=".txt") as file:
    ...     _ = file.write(b"<!doctype html><p>Rs 5 crore")
    ...     file.flush()
    ...     format_of(file.name).format
    'html'
    """
    head = first_bytes(path, _HEAD)
    suffix = PurePath(path).suffix.lower()
    called = _BY_SUFFIX.get(suffix, "")
    if not head and called not in {"", *_TEXTUAL}:
        raise ReadError(f"{path} is empty; get the file again")
    found = _by_bytes(path, head)
    if not found:
        text = unmarked(head).replace("\r", "")
        if called not in {"mail", "text"} and _MAILBOX.match(text):
            raise _refused(path, "a mailbox of several e-mails", "save each as EML")
        found = _as_text(text, called)
    if not called or called == found:
        return Found(found)
    return Found(found, f"called {suffix} but is {_SPOKEN[found]}; read as that")


def _by_bytes(path: str, head: bytes) -> str:
    """The format that magic numbers tell, or "" for what may be text."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archived(path, head)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refused(path, *_old_office(path))
    for magic, what, advice in _REFUSED:
        if head.startswith(magic):
            raise _refused(path, what, advice)
    return ""


def _archived(path: str, head: bytes) -> str:
    from fundnorm.readers.archives import names_in

    names = names_in(path)
    kind = head[30:].partition(_OPEN_DOCUMENTS.encode())[2]
    if kind and not kind.startswith(b"spreadsheet"):
        raise _refused(path, "an OpenDocument file that is no spreadsheet", "save it as DOCX or PDF")
    for name, what, advice in _OTHER_ARCHIVES:
        if name in names:
            raise _refused(path, what, advice)
    for name, found in _ARCHIVES:
        if name in names:
            return found
    listed = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
    raise _refused(
        path, f"a zip archive that is no Office file (it holds {listed or 'nothing'})", "unpack it first"
    )


def _old_office(path: str) -> tuple[str, str]:
    data = whole(path, _OLD_OFFICE_MOST)
    for name, what, advice in _OLD_OFFICE:
        if name.encode("utf-16-le") in data:
            return what, advice
    return "an old Office file", "save it as DOCX, XLSX or PDF"


def _refused(path: str, what: str, advice: str) -> ReadError:
    return ReadError(f"{path} is {what}, which is not read; {advice}")


def _as_text(head: str, called: str) -> str:
    """The format of a text: what its beginning shows beyond doubt, else what it is called."""
    if _HTML.match(head):
        return "html"
    headers = _HEADER.match(head)
    if called != "mail" and headers is not None and _MAIL_ALONE.search(headers[0]):
        return "mail"
    return called if called in _TEXTUAL else "text"
