"""Plain text: a file or standard input as a `Source`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from fundnorm.errors import ReadError
from fundnorm.model.source import Source
from fundnorm.readers.assembly import paragraph_places
from fundnorm.readers.opening import STANDARD_INPUT, standard_input, told, whole

__all__ = ["STANDARD_INPUT", "decode", "marked_encoding", "opened_lines", "read", "unmarked"]

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
    r"""The text of a file, named as the file is; "-" is standard input, named stdin. Its places are paragraphs.

    UTF-8, or what a byte-order mark says. ReadError for a file that is not there, a folder, or no text.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "note.txt")
    ...     _ = path.write_bytes(b"\xef\xbb\xbfRs 5 crore")
    ...     source = read(str(path))
    >>> source.text, source.name
    ('Rs 5 crore', 'note.txt')
    """
    if path == STANDARD_INPUT:
        text, name = decode(standard_input().read(), "stdin"), "stdin"
    else:
        text, name = decode(whole(path), path), Path(path).name
    return Source(text, name=name, places=paragraph_places(text))


def unmarked(data: bytes) -> str:
    r"""What some bytes seem to say: by their byte-order mark, else UTF-8; a bad byte gives a replacement character.

    >>> unmarked(b"\xef\xbb\xbfRs 5"), unmarked(b"\xa35")
    ('Rs 5', '\ufffd5')
    """
    return data.decode(marked_encoding(data), "replace")


def decode(data: bytes, name: str) -> str:
    """The text of some bytes; ReadError, which calls them `name`, where they are no text.

    >>> decode("₹5".encode("utf-16"), "note")
    '₹5'
    """
    encoding = marked_encoding(data)
    if encoding.startswith("utf-8"):
        _refuse_binary(data, name)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"byte {data[error.start]:#04x} at {error.start} is no {encoding.removesuffix('-sig').upper()}"
        advice = f"convert it, for example: iconv -f WINDOWS-1252 -t UTF-8 {name} > text.txt"
        raise ReadError(f"{name} can't be read as text: {what}; {advice}") from None


def marked_encoding(data: bytes) -> str:
    """The encoding that a byte-order mark tells, UTF-8 where there is none."""
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8")


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
        yield standard_input()
        return
    with told(path):
        handle = Path(path).open("rb")  # noqa: SIM115  closed below; only its opening is told as this file's fault
    with handle:
        _refuse_binary(handle.peek(_FIRST), path)
        yield handle
