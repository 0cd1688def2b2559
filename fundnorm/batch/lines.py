"""JSON lines in, JSON lines out: a corpus of any size, one document at a time.

An input line is an object with `text` and, where known, `id`, `lang`, `country` and `date`; an output line is
{"id", "mentions"}, the mentions as gold records. A line without an `id` is called by its number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from fundnorm.errors import FundnormError, InputError
from fundnorm.model.mention import Document
from fundnorm.model.source import Source
from fundnorm.readers.setting import setting

__all__ = ["Broken", "scan"]

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that could not be read: its number, from 1, and what was wrong with it."""

    number: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.number}: {self.reason}"


def scan(lines: Iterable[bytes], parse: Callable[[Source], Document]) -> Iterator[str | Broken]:
    r"""A line of JSON for each document, or a `Broken` in its place, in the order of the input; empty lines give none.

    >>> list(scan([b'{"text": "none", "id": 7}\n', b"\n", b"{"], lambda source: Document(source)))[0]
    '{"id": 7, "mentions": []}\n'
    """
    for number, line in enumerate(lines, 1):
        content = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not content.strip():
            continue
        try:
            record = _record(content)
            document = parse(_source(record))
        except (FundnormError, RecursionError) as error:
            yield Broken(number, str(error))
            continue
        found = [mention.to_dict() for mention in document]
        yield _line({"id": record.get("id", number), "mentions": found})


def _line(record: dict[str, object]) -> str:
    text = json.dumps(record, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _record(line: bytes) -> dict[str, object]:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"byte {line[error.start]:#04x} is no UTF-8; write the line in UTF-8") from None
    except ValueError as error:
        raise InputError(f"no JSON ({error}); write one object a line, with a text") from None
    if not isinstance(record, dict):
        raise InputError(f"a JSON {type(record).__name__}; write one object a line, with a text")
    return record


def _source(record: dict[str, object]) -> Source:
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError("no text; give a string under the key text")
    known = setting(_optional(record, "country"), _optional(record, "date"))
    return replace(known, lang=_optional(record, "lang") or known.lang).of(Source(text))


def _optional(record: dict[str, object], key: str) -> str | None:
    value = record.get(key)
    if value is None or isinstance(value, str):
        return value or None
    raise InputError(f"{key} is {json.dumps(value)[:_SHOWN]}; give a string or null")
