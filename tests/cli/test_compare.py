"""`fundnorm compare`: files, folders and patterns in, one table out; one bad file costs no other."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import fundnorm
from fundnorm.cli import main
from fundnorm.compare.reading import read_documents
from fundnorm.readers.paths import File
from fundnorm.readers.setting import Setting

NEWS = "The Harbour Mission has an outlay of Rs 845 crore, of which Rs 100 crore is for dredging."
MORE = "Rs 845 crore over two years was approved for the Harbour Mission."
TO = ["--to", "crore INR", "--country", "IN", "--date", "2025-02-01"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "b" / "c.txt").write_text(MORE, encoding="utf-8")
    return tmp_path


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    assert main(["compare", *arguments, *TO, "--format", "csv"]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


@pytest.mark.parametrize("words", [["{}"], ["{}/a.txt", "{}/b/c.txt"], ["{}/**/*.txt"], ["{}/a.txt", "{}"]])
def test_files_folders_and_patterns_are_one_table(
    words: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = rows(capsys, *(word.format(folder) for word in words))
    assert [(row["role"], row["value_low"]) for row in found] == [
        ("counted", "845"),
        ("part", "100"),
        ("residual", "745"),
    ]
    assert sum(int(row["value_low"]) for row in found if row["counted"] == "yes") == 845


def test_years_are_columns_where_they_are_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "IN 2024-25" in rows(capsys, str(folder), "--by-year")[0]
    assert "2025" in rows(capsys, str(folder), "--by-year", "--years", "calendar")[0]
    assert "IN 2024-25" not in rows(capsys, str(folder))[0]


def test_rows_can_be_chosen_sorted_and_grouped(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, str(folder), "--min", "500", "--sort", "value", "--group-by", "kind")
    assert [(row["value_low"], row["group"]) for row in found] == [("845", "budget")]
    found = rows(capsys, str(folder), "--kinds", "allocation")
    assert [row["value_low"] for row in found] == ["100"]


def test_one_file_that_cannot_be_read_costs_no_other(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.txt").write_bytes(b"Rs 5 crore \xff\xfe\x00")
    assert main(["compare", str(folder), str(folder / "none.txt"), *TO, "--format", "json"]) == 2
    told = capsys.readouterr()
    assert [row["value"] for row in json.loads(told.out)["rows"]] == ["845", "100", "745"]
    assert "broken.txt" in told.err
    assert "none.txt" in told.err
    assert "Traceback" not in told.err


def test_only_files_that_cannot_be_read_give_no_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(tmp_path / "none.txt")]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "options",
    [
        ["--kinds", "colour"],
        ["--min", "lots"],
        ["--years", "Mars"],
        ["--rate-rule", "both"],
        ["--output", "no-such-folder/a.csv"],
        ["--sort", "size"],
        ["--jobs", "0"],
    ],
    ids=" ".join,
)
def test_options_that_make_no_sense_are_told_before_anything_is_read(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", "no-such-file.txt", *options]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "no-such-file" not in told.err


@pytest.mark.parametrize(
    "name", ["table.csv", "table.json", "table.html", "table.xlsx", "table.md", "table.txt"]
)
def test_the_suffix_decides_the_format(name: str, folder: Path) -> None:
    target = folder / "out" / name
    target.parent.mkdir()
    assert main(["compare", str(folder / "a.txt"), *TO, "--by-year", "--output", str(target)]) == 0
    start = target.read_bytes()[:2].decode()
    assert {".json": "{", ".html": "<", ".xlsx": "P", ".md": "|", ".csv": "r", ".txt": "#"}[
        target.suffix
    ] in start


def test_jobs_give_the_same_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "broken.txt").write_bytes(b"\xff\xfe\x00")
    results = []
    for jobs in ("1", "3"):
        assert main(["compare", str(folder), *TO, "--jobs", jobs]) == 2
        results.append(capsys.readouterr())
    assert results[0] == results[1]


def test_nothing_is_drawn_where_no_one_watches(folder: Path) -> None:
    place = Path(next(iter(fundnorm.__path__))).parent
    done = subprocess.run(
        [sys.executable, "-m", "fundnorm", "compare", str(folder), *TO],
        env={**os.environ, "PYTHONPATH": str(place)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_bar_is_drawn_on_a_terminal(folder: Path) -> None:
    pty = pytest.importorskip("pty")
    reader, writer = pty.openpty()
    place = Path(next(iter(fundnorm.__path__))).parent
    done = subprocess.run(
        [sys.executable, "-m", "fundnorm", "compare", str(folder), *TO],
        env={**os.environ, "PYTHONPATH": str(place), "TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=writer,
        check=False,
    )
    os.close(writer)
    shown = os.read(reader, 100_000)
    os.close(reader)
    assert done.returncode == 0
    assert b"2/2" in shown
    assert b"\x1b" not in done.stdout


def test_a_file_that_ends_its_process_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A start-up file of the workers makes one of the files fatal, as a fault in a library would be."""
    trap = (
        "import os, fundnorm.readers.inputs as inputs\n"
        "read = inputs.sources_in\n"
        "inputs.sources_in = lambda file: os._exit(9) if file.name == 'a.txt' else read(file)\n"
    )
    (folder / "sitecustomize.py").write_text(trap, encoding="utf-8")
    place = Path(next(iter(fundnorm.__path__))).parent
    monkeypatch.setenv("PYTHONPATH", f"{folder}{os.pathsep}{place}")
    files = [File(str(folder / "a.txt"), "a.txt"), File(str(folder / "b" / "c.txt"), "c.txt")]
    outcomes = list(read_documents(files, Setting("IN"), jobs=2))
    assert [len(outcome.documents) for outcome in outcomes] == [0, 1]
    assert "a.txt ended the process that read it" in str(outcomes[0].failure)


def modules_of(command: list[str], place: Path) -> set[str]:
    program = (
        f"import sys\nfrom fundnorm.cli import main\nassert main({command!r}) == 0\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


def test_comparing_texts_loads_nothing_heavy_and_parsing_loads_no_comparison(folder: Path) -> None:
    place = Path(next(iter(fundnorm.__path__))).parent
    heavy = {
        "pandas",
        "numpy",
        "pint",
        "rich",
        "babel",
        "trafilatura",
        "pdfplumber",
        "openpyxl",
        "multiprocessing",
    }
    assert modules_of(["compare", str(folder)], place) & heavy == set()
    assert "fundnorm.compare.comparison" not in modules_of(["parse", "$5 million"], place)
