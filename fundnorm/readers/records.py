"""JSON and JSON lines: records with a `text` are documents; of other JSON the strings are one text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from fundnorm.errors import FundnormError, ReadError
from fundnorm.model.source import Source
from fundnorm.readers.opening import told, whole
from fundnorm.readers.setting import setting
from fundnorm.readers.text import decode

__all__ = ["read", "read_lines"]

_MOST_BYTES = 50_000_000
_MOST_LINES_BYTES = 500_000_000
_LONGEST_LINE = 20_000_000
_MOST_RECORDS = 200_000
_SHOWN = 60
_FAULTS_SHOWN = 5


class _Fault(NamedTuple):
    """A record that is no document: where it stands, and what is wrong with it."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


def read(path: str) -> tuple[Source, ...]:
    """The documents of a JSON file.

    An object with a `text`, or an array of such, is a source each: its `id` (else its number) is its name; `title`,
    `country`, `date` and `lang` are what they say. Any other JSON is one source: its strings in order, a line each,
    with its JSON pointer (RFC 6901) for its place. ReadError for no JSON, no strings, or more than 50 MB.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "a.json")
    ...     _ = path.write_text('{"items": [{"summary": "Rs 5 crore"}]}', encoding="utf-8")
    ...     read(str(path))[0].places
    ((0, '/items/0/summary'),)
    """
    name = Path(path).name
    text = decode(whole(path, _MOST_BYTES), path)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if _is_lines(text):
            return read_lines(path)
        raise ReadError(
            f"{path} is no JSON (line {error.lineno}: {error.msg}); mend it or get it again"
        ) from None
    except (RecursionError, ValueError) as error:
        raise ReadError(
            f"{path} can't be read as JSON ({str(error)[:_SHOWN]}); save its records alone"
        ) from None
    records = value if isinstance(value, list) else [value]
    if records and all(
        isinstance(record, dict) and isinstance(record.get("text"), str) for record in records
    ):
        return _documents(path, ((f"record {at}", record) for at, record in enumerate(records, 1)))
    return (_strings(path, name, value),)


def read_lines(path: str) -> tuple[Source, ...]:
    """The documents of a file of JSON lines, one a line; lines that are none are told in the notes of the first.

    ReadError where no line is a document: each is an object with a `text`, as in `read`.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "a.jsonl")
    ...     _ = path.write_text('{"text": "Rs 5 crore", "id": "plan"}', encoding="utf-8")
    ...     [source.name for source in read_lines(str(path))]
    ['plan']
    """
    return _documents(path, _lines(path))


def _is_lines(text: str) -> bool:
    """Whether a file called JSON has an object on each of its first two lines."""
    lines = [line for line in text[:_LONGEST_LINE].splitlines()[:_MOST_RECORDS] if line.strip()][:2]
    try:
        return len(lines) == 2 and all(isinstance(json.loads(line), dict) for line in lines)
    except (ValueError, RecursionError):
        return False


def _lines(path: str) -> Iterator[tuple[str, object]]:
    """Each line that is not empty: where it stands, and its JSON or what is wrong with it."""
    with told(path):
        handle = Path(path).open("rb")  # noqa: SIM115  closed below; only its opening is told as this file's fault
    with handle:
        for number in range(1, _MOST_LINES_BYTES):
            line = handle.readline(_LONGEST_LINE)
            if not line:
                return
            if len(line) == _LONGEST_LINE:
                raise ReadError(
                    f"{path} has a line of more than {_LONGEST_LINE // 1_000_000} MB; write one object a line"
                )
            if handle.tell() > _MOST_LINES_BYTES:
                raise _too_many(path, f"{_MOST_LINES_BYTES // 1_000_000} MB")
            if line.strip():
                content = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
                yield f"line {number}", _loaded(content)


def _loaded(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _Fault("", f"byte {line[error.start]:#04x} is no UTF-8; write the line in UTF-8")
    except (ValueError, RecursionError) as error:
        return _Fault("", f"no JSON ({str(error)[:_SHOWN]}); write one object a line, with a text")


def _documents(path: str, records: Iterator[tuple[str, object]]) -> tuple[Source, ...]:
    sources: list[Source] = []
    faults: list[_Fault] = []
    for where, record in records:
        found = _document(path, where, record)
        if isinstance(found, _Fault):
            faults.append(found._replace(where=where))
        else:
            sources.append(found)
        if len(sources) + len(faults) > _MOST_RECORDS:
            raise _too_many(path, f"{_MOST_RECORDS:,} records")
    if not sources:
        reason = str(faults[0]) if faults else "it is empty"
        raise ReadError(f"{path} has no document ({reason}); write objects with a text")
    if faults:
        more = f"; {len(faults) - _FAULTS_SHOWN} more" * (len(faults) > _FAULTS_SHOWN)
        note = "left out " + "; ".join(map(str, faults[:_FAULTS_SHOWN])) + more
        sources[0] = replace(sources[0], notes=(note,))
    return tuple(sources)


def _document(path: str, where: str, record: object) -> Source | _Fault:
    if isinstance(record, _Fault):
        return record
    if not isinstance(record, dict):
        return _Fault("", f"a JSON {type(record).__name__}; write one object a line, with a text")
    text = record.get("text")
    if not isinstance(text, str):
        return _Fault("", "no text; give a string under the key text")
    told_of = {key: record.get(key) for key in ("title", "country", "date", "lang")}
    wrong = next((key for key, value in told_of.items() if not isinstance(value, str | None)), None)
    if wrong:
        return _Fault("", f"{wrong} is {json.dumps(told_of[wrong])[:_SHOWN]}; give a string or null")
    try:
        known = setting(told_of["country"] or None, told_of["date"] or None, told_of["lang"] or None)
    except FundnormError as error:
        return _Fault("", str(error))
    own = record.get("id")
    name = str(own) if isinstance(own, str | int) and own != "" else f"{Path(path).name}: {where}"
    return Source(text, known.country, known.date, known.lang or "en", name, told_of["title"] or "", where)


def _strings(path: str, name: str, value: object) -> Source:
    """The strings of any JSON in order as one text, a line each."""
    pieces: list[str] = []
    places: list[tuple[int, str]] = []
    at = 0
    for pointer, text in _walk(value):
        places.append((at, pointer))
        pieces.append(text)
        at += len(text) + 2
    if not pieces:
        raise ReadError(
            f"{path} has no strings to read; give JSON with words, or write its figures as a table (CSV)"
        )
    return Source("\n\n".join(pieces), name=name, places=tuple(places))


def _walk(value: object) -> Iterator[tuple[str, str]]:
    """Each string that says something, with its JSON pointer; a stack of its own, so that depth does no harm."""
    stack: list[tuple[str, object]] = [("", value)]
    while stack:
        pointer, value = stack.pop()
        if isinstance(value, str):
            if value.strip():
                yield pointer, value
        elif isinstance(value, dict):
            inner = [(f"{pointer}/{_escaped(key)}", part) for key, part in value.items()]
            stack += reversed(inner)
        elif isinstance(value, list):
            stack += reversed([(f"{pointer}/{at}", part) for at, part in enumerate(value)])


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _too_many(path: str, most: str) -> ReadError:
    return ReadError(
        f"{path} has more than {most}; split it, or run fundnorm scan, which takes JSON lines of any size"
    )
