"""JSON lines: each line stands for itself."""

from __future__ import annotations

import json
from collections.abc import Iterator

from fundnorm.batch.lines import Broken, scan
from fundnorm.model.mention import Document
from fundnorm.model.source import Source

SEEN: list[Source] = []


def read(source: Source) -> Document:
    SEEN.append(source)
    return Document(source)


def test_what_a_line_says_reaches_the_reader() -> None:
    SEEN.clear()
    line = {"id": "a", "text": "$5", "lang": "fr", "country": "IN", "date": "2025-01-29", "genre": "x"}
    assert list(scan([json.dumps(line).encode()], read)) == ['{"id": "a", "mentions": []}\n']
    (source,) = SEEN
    assert (source.text, source.lang, source.country, str(source.date)) == ("$5", "fr", "IN", "2025-01-29")


def test_a_line_without_an_id_is_called_by_its_number() -> None:
    results = scan([b"\xef\xbb\xbf" + b'{"text": ""}', b"", b'{"text": "", "country": null}'], read)
    assert [json.loads(str(line))["id"] for line in results] == [1, 3]


def test_a_broken_line_takes_no_other_with_it() -> None:
    lines = [
        b'{"text": "a"}',
        b"{",
        b"[1]",
        b"{}",
        b'{"text": 5}',
        b'{"text": "\xff"}',
        b'{"text": "a", "date": "soon"}',
        b'{"text": "a", "country": 5}',
        b'{"text": "a", "country": "XX"}',
        b"[" * 100_000,
        b'{"text": "b"}',
    ]
    results = list(scan(lines, read))
    assert [result.number for result in results if isinstance(result, Broken)] == [2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert len(results) == len(lines)
    assert str(results[3]) == "line 4: no text; give a string under the key text"


def test_a_corpus_is_never_held_as_a_whole() -> None:
    read_so_far = 0

    def endless() -> Iterator[bytes]:
        nonlocal read_so_far
        while True:
            read_so_far += 1
            yield b'{"text": "a"}'

    results = scan(endless(), read)
    next(results)
    next(results)
    assert read_so_far == 2
