"""JSON and JSON lines: records are documents, other JSON is one text with pointers, faults are told by their line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import fundnorm as fn
from fundnorm.errors import ReadError
from fundnorm.readers import records
from fundnorm.readers.files import read_file

RECORD = {
    "id": "plan",
    "text": "Rs 5 crore",
    "title": "A plan",
    "country": "in",
    "date": "2025-02",
    "lang": "en-IN",
}


def written(path: Path, value: object) -> str:
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return str(path)


def test_a_record_says_what_its_source_is(tmp_path: Path) -> None:
    (source,) = records.read(written(tmp_path / "a.json", RECORD))
    assert (source.text, source.name, source.title, source.country) == ("Rs 5 crore", "plan", "A plan", "IN")
    assert (str(source.date), source.lang, source.place) == ("2025-02", "en-IN", "record 1")


def test_an_array_of_records_is_a_source_each(tmp_path: Path) -> None:
    sources = records.read(written(tmp_path / "a.json", [RECORD, {"text": "$5"}, {"text": "$6", "id": 7}]))
    assert [source.name for source in sources] == ["plan", "a.json: record 2", "7"]


def test_lines_are_a_source_each_and_faults_are_told_by_their_number(tmp_path: Path) -> None:
    lines = [
        json.dumps(RECORD),
        "",
        "{",
        '{"text": 5}',
        "[]",
        '{"text": "$5", "country": "Atlantis"}',
        '{"text": "$7"}',
    ]
    sources = records.read_lines(written(tmp_path / "a.jsonl", "\n".join(lines)))
    assert [(source.name, source.place) for source in sources] == [
        ("plan", "line 1"),
        ("a.jsonl: line 7", "line 7"),
    ]
    (note,) = sources[0].notes
    assert [part[:20] for part in note.removeprefix("left out ").split("; line")] == [
        "line 3: no JSON (Exp",
        " 4: no text; give a ",
        " 5: a JSON list; wri",
        " 6: no country 'Atla",
    ]


def test_json_lines_called_json_are_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", f"{json.dumps(RECORD)}\n{json.dumps(RECORD)}\n")
    assert len(read_file(path)) == 2


def test_other_json_is_one_text_with_pointers(tmp_path: Path) -> None:
    value = {
        "items": [{"a/b": "Roads get Rs 5 crore."}, 7, None, {"summary": "Rail gets Rs 6 crore."}],
        "x~y": "$7",
    }
    (source,) = records.read(written(tmp_path / "a.json", value))
    places = [source.place_of(mention.start) for mention in fn.parse(source, country="IN")]
    assert places == ["/items/0/a~1b", "/items/3/summary", "/x~0y"]
    assert source.name == "a.json"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"text": "Rs 5 crore"', r"is no JSON \(line 1: "),
        ('{\n"a": 1,\n"b": }', r"is no JSON \(line 3: "),
        ("[1, 2]", "no strings to read"),
        ("[]", "no strings to read"),
        ("[" * 100_000, "JSON"),
        ("1" * 5000, "JSON"),
    ],
)
def test_what_can_not_be_read_is_told(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=reason):
        records.read(written(tmp_path / "a.json", text))


@pytest.mark.parametrize("text", ["", "\n\n", "no\n", '{"txt": "Rs 5 crore"}\n', "[" * 100_000])
def test_lines_without_a_document_are_an_error(text: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="has no document"):
        records.read_lines(written(tmp_path / "a.jsonl", text))


def test_what_is_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.jsonl", (json.dumps(RECORD) + "\n") * 5)
    monkeypatch.setattr(records, "_MOST_RECORDS", 4)
    with pytest.raises(ReadError, match="more than 4 records; split it, or run fundnorm scan"):
        records.read_lines(path)
    monkeypatch.setattr(records, "_LONGEST_LINE", 20)
    with pytest.raises(ReadError, match="write one object a line"):
        records.read_lines(path)
