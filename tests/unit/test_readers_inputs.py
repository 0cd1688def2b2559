"""Files, folders and patterns: each document once, in order, with a name of its own; a failure stops no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fundnorm.errors import ReadError
from fundnorm.model.source import Source
from fundnorm.readers.inputs import gather, stream
from fundnorm.readers.paths import files_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Notes of two years, hidden ones, one of no known format, and a link that leads back up."""
    for name in (
        "2024/a.txt",
        "2024/b.html",
        "2025/a.txt",
        "2025/deep/c.txt",
        ".old/a.txt",
        "2025/.d.txt",
        "2024/e.png",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Rs 5 crore, says {name}", encoding="utf-8")
    (tmp_path / "2025" / "loop").symlink_to(tmp_path)
    return tmp_path


def names(*paths: str) -> list[str]:
    return [file.name for file in files_of(paths)[0]]


def test_a_folder_stands_for_the_files_below_it(folder: Path) -> None:
    assert names(str(folder)) == ["2024/a.txt", "b.html", "2025/a.txt", "c.txt"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("2024/*.txt", ["a.txt"]),
        ("**/*.txt", ["2024/a.txt", "2025/a.txt", "c.txt"]),
        ("**/*", ["2024/a.txt", "b.html", "2025/a.txt", "c.txt"]),
        ("2024/*", ["a.txt", "b.html"]),
        ("202?", ["2024/a.txt", "b.html", "2025/a.txt", "c.txt"]),
        ("2024/[ab].*", ["a.txt", "b.html"]),
        ("2024/*.png", ["e.png"]),
        ("2025/.*.txt", [".d.txt"]),
    ],
)
def test_a_pattern_stands_for_what_it_matches(
    pattern: str, found: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert names(pattern) == found
    assert names(str(folder / pattern)) == found


@pytest.mark.parametrize("pattern", ["*.pdf", "none/*.txt", "**.txt/x", "[x]", "a\0*"])
def test_a_pattern_without_a_match_is_told(
    pattern: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    files, failures = files_of([pattern, "2024/a.txt"])
    assert [file.name for file in files] == ["a.txt"]
    assert len(failures) == 1
    assert "pattern" in str(failures[0])


def test_a_name_with_marks_of_patterns_is_a_file_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("$5")
    assert names(str(tmp_path / "a[1].txt")) == ["a[1].txt"]


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    _, (failure,) = files_of([str(tmp_path)])
    assert "has no file of a known format (.txt .html" in str(failure)


def test_a_file_named_twice_comes_once(folder: Path) -> None:
    file = str(folder / "2024" / "a.txt")
    (folder / "link.txt").symlink_to(file)
    files, failures = files_of(
        [file, str(folder / "2025" / ".." / "2024" / "a.txt"), str(folder / "link.txt"), file]
    )
    assert ([tuple(named) for named in files], failures) == ([(file, "a.txt")], [])


def test_names_are_as_short_as_tells_them_apart(tmp_path: Path) -> None:
    paths = [str(tmp_path / name) for name in ("x/one/a.txt", "y/one/a.txt", "x/two/a.txt", "x/b.txt")]
    assert names(*paths) == ["x/one/a.txt", "y/one/a.txt", "x/two/a.txt", "b.txt"]


def test_one_failure_stops_no_other(folder: Path) -> None:
    (folder / "2024" / "bad.pdf").write_bytes(b"PK\x03\x04 but cut short")
    sources, failures = gather(
        [], [str(folder / "missing.txt"), str(folder / "2024" / "bad.pdf"), str(folder / "2024" / "a.txt")]
    )
    assert [source.name for source in sources] == ["a.txt"]
    assert len(failures) == 2


def test_records_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text('{"id": "plan", "text": "$5"}\n{"id": "plan", "text": "$6"}\n')
    sources, _ = gather([], [str(tmp_path)])
    assert [source.name for source in sources] == [
        "plan",
        "a.jsonl: plan",
        "b.jsonl: plan",
        "b.jsonl: plan (2)",
    ]


def test_texts_and_files_never_share_a_name(tmp_path: Path) -> None:
    (tmp_path / "1").write_text("$6")
    sources, _ = gather(["$5"], [str(tmp_path / "1")])
    assert len({source.name for source in sources}) == 2


def test_a_stream_reads_a_file_only_when_it_is_asked_for(folder: Path) -> None:
    found: Iterator[Source | ReadError] = stream(
        [str(folder / "2024" / "a.txt"), str(folder / "2025" / "a.txt")]
    )
    first = next(found)
    (folder / "2025" / "a.txt").write_text("changed")
    second = next(found)
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (first.name, second.name, second.text) == ("2024/a.txt", "2025/a.txt", "changed")
