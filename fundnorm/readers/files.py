"""Any file as its documents: the reader is chosen by what the file is, not by what it is called."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath

from fundnorm.errors import InputError, ReadError
from fundnorm.model.source import Source
from fundnorm.readers.formats import format_of
from fundnorm.readers.opening import STANDARD_INPUT, is_stream, standard_input, streamed

__all__ = ["READERS", "read", "read_bytes", "read_file"]

_LISTED = 3
_NOT_IN_NAMES = re.compile(r"[^\w.-]")


def read(path: str) -> Source:
    """The document of a file; "-" is standard input.

    Plain text, HTML, PDF, DOCX, e-mail, XLSX, ODS, CSV and JSON, told by the file's first bytes before its name.
    ReadError for a file that can't be read, InputError for one with several documents: `read_file` gives them.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "note.txt")
    ...     _ = path.write_text("Rs 5 crore", encoding="utf-8")
    ...     read(str(path)).text
    'Rs 5 crore'
    """
    sources = read_file(path)
    if len(sources) != 1:
        names = ", ".join(source.name for source in sources[:_LISTED])
        more = ", …" if len(sources) > _LISTED else ""
        raise InputError(
            f"{path} holds {len(sources)} documents ({names}{more}); read_file gives each of them"
        )
    return sources[0]


def read_file(path: str) -> tuple[Source, ...]:
    """The documents of a file: one, or one a mail and attachment, or one a line of JSON; "-" is standard input.

    A pipe is read to its end before it is told what it holds. A source's `notes` say where a file is not what it is
    called. ReadError for one that can't be read.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "note.pdf")
    ...     _ = path.write_text("Rs 5 crore", encoding="utf-8")
    ...     (source,) = read_file(str(path))
    >>> source.text, source.notes
    ('Rs 5 crore', ('called .pdf but is plain text; read as that',))
    """
    if path == STANDARD_INPUT:
        return read_bytes(standard_input().read(), "stdin")
    if is_stream(path):
        return read_bytes(streamed(path), PurePath(path).name)
    found = format_of(path)
    sources = READERS[found.format](path)
    if not found.note:
        return sources
    return tuple(replace(source, notes=(found.note, *source.notes)) for source in sources)


def read_bytes(data: bytes, name: str) -> tuple[Source, ...]:
    """The documents of a file that is not on the disk, such as an attachment, called `name`.

    >>> [source.name for source in read_bytes(b"Rs 5 crore", "mail.eml/note.txt")]
    ['mail.eml/note.txt']
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="fundnorm-") as folder:
        stem = _NOT_IN_NAMES.sub("_", PurePath(name).stem)[-40:]
        suffix = _NOT_IN_NAMES.sub("_", PurePath(name).suffix)[:10]
        file = Path(folder, f"{stem}{suffix}")
        file.write_bytes(data)
        try:
            sources = read_file(str(file))
        except ReadError as error:
            raise ReadError(str(error).replace(str(file), name)) from None
    return tuple(replace(source, name=source.name.replace(file.name, name, 1)) for source in sources)


def _text(path: str) -> tuple[Source, ...]:
    from fundnorm.readers.text import read as reads

    return (reads(path),)


def _html(path: str) -> tuple[Source, ...]:
    from fundnorm.readers.html import read as reads

    return (reads(path),)


def _xlsx(path: str) -> tuple[Source, ...]:
    from fundnorm.readers.xlsx import read as reads

    return (reads(path),)


def _ods(path: str) -> tuple[Source, ...]:
    from fundnorm.readers.ods import read as reads

    return (reads(path),)


def _csv(path: str) -> tuple[Source, ...]:
    from fundnorm.readers.delimited import read as reads

    return (reads(path),)


def _json(path: str) -> tuple[Source, ...]:
    from fundnorm.readers.records import read as reads

    return reads(path)


def _jsonl(path: str) -> tuple[Source, ...]:
    from fundnorm.readers.records import read_lines

    return read_lines(path)


def _docx(path: str) -> tuple[Source, ...]:
    from fundnorm.readers.docx import read as reads

    return (reads(path),)


def _mail(path: str) -> tuple[Source, ...]:
    from fundnorm.readers.mail import read as reads

    return reads(path)


def _pdf(path: str) -> tuple[Source, ...]:
    from fundnorm.readers.pdf import read as reads

    return (reads(path),)


READERS: dict[str, Callable[[str], tuple[Source, ...]]] = {
    "text": _text,
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "mail": _mail,
    "xlsx": _xlsx,
    "ods": _ods,
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
}
"""What reads each format of `fundnorm.readers.formats`; a reader is imported for its own files alone."""
