"""Plain text: a file or standard input as a `Source`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from fundnorm.errors import ReadError
from fundnorm.model.source import Source

__all__ = ["STANDARD_INPUT", "decode", "opened_lines", "read"]

STANDARD_INPUT = "-"
"""The path that means standard input."""

_FIRST = 4096

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (docx and xlsx files are)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
)


def read(path: str) -> Source:
    r"""The text of a file, named as the file is; "-" is standard input, named stdin.

    UTF-8, or what a byte-order mark says. ReadError for a file that is not there, a folder, or no text.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "note.txt")
    ...     _ = path.write_bytes(b"\xef\xbb\xbfRs 5 crore")
    ...     read(str(path))
    Source(text='Rs 5 crore', country=None, date=None, lang='en', name='note.txt', title='', place='', places=())
    """
    if path == STANDARD_INPUT:
        return Source(decode(_standard_input().read(), "stdin"), name="stdin")
    return Source(decode(_bytes(path), path), name=Path(path).name)


def decode(data: bytes, name: str) -> str:
    """The text of some bytes; ReadError, which calls them `name`, where they are no text.

    >>> decode("₹5".encode("utf-16"), "note")
    '₹5'
    """
    encoding = next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8")
    if encoding.startswith("utf-8"):
        _refuse_binary(data, name)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"byte {data[error.start]:#04x} at {error.start} is no {encoding.removesuffix('-sig').upper()}"
        advice = f"convert it, for example: iconv -f WINDOWS-1252 -t UTF-8 {name} > text.txt"
        raise ReadError(f"{name} can't be read as text: {what}; {advice}") from None


def _refuse_binary(data: bytes, name: str) -> None:
    found = next((what for magic, what in _FORMATS if data.startswith(magic)), None)
    if found is None and b"\0" in data:
        found = "a binary file"
    if found:
        raise ReadError(f"{name} is not text but {found}; save it as plain text first")


@contextmanager
def opened_lines(path: str) -> Iterator[BinaryIO]:
    """The lines of a file, as bytes and one at a time; "-" is standard input.

    ReadError for a file that is not there, a folder, or no text.
    """
    if path == STANDARD_INPUT:
        yield _standard_input()
        return
    with _told(path):
        handle = Path(path).open("rb")  # noqa: SIM115  closed below; only its opening is told as this file's fault
    with handle:
        _refuse_binary(handle.peek(_FIRST), path)
        yield handle


def _bytes(path: str) -> bytes:
    with _told(path):
        return Path(path).read_bytes()


@contextmanager
def _told(path: str) -> Iterator[None]:
    """What the system says against a file, as a ReadError that says what to do."""
    try:
        yield
    except FileNotFoundError:
        raise ReadError(f"{path} is not there; check the name, or the folder you are in") from None
    except IsADirectoryError:
        raise ReadError(f"{path} is a folder; name a file in it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{path} can't be read ({reason}); check its permissions") from None


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise ReadError("standard input is closed; give a file with --file PATH")
    return sys.stdin.buffer
