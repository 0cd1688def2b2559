"""`--output` by its suffix: every format to a file, binary ones to a pipe but not to a terminal."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest
from report_readers import ROWS, items_of_json

import fundnorm
from fundnorm.cli import main

SUM = "Rs 16,300 crore over seven years"
ASKED = ["parse", SUM, "--country", "IN", "--date", "2025-01-29"]
COMMAND = [sys.executable, "-m", "fundnorm"]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(next(iter(fundnorm.__path__))).parent)}


@pytest.mark.parametrize("style", ["csv", "tsv", "xlsx", "parquet"])
def test_rows_are_written_by_the_suffix(style: str, tmp_path: Path) -> None:
    path = tmp_path / f"table.{style}"
    assert main([*ASKED, "--by-year", "--output", str(path)]) == 0
    binary = style in {"xlsx", "parquet"}
    (row,) = ROWS[style](path.read_bytes() if binary else path.read_text(encoding="utf-8"))
    assert (row["text"], str(row["low"])) == ("Rs 16,300 crore", "163000000000")
    assert str(row["IN 2024-25"]) == "268.99231144"


@pytest.mark.parametrize("style", ["json", "jsonl"])
def test_json_is_written_by_the_suffix(style: str, tmp_path: Path) -> None:
    path = tmp_path / f"table.{style}"
    assert main([*ASKED, "--output", str(path)]) == 0
    (record,) = items_of_json(path.read_text(encoding="utf-8"))
    assert record["mention"]["low"] == "163000000000"


@pytest.mark.parametrize(
    ("name", "first"), [("t.md", "| #"), ("t.html", "<!doctype html>"), ("t.txt", "#  Sum"), ("t", "#  Sum")]
)
def test_reports_for_reading_are_written_by_the_suffix(name: str, first: str, tmp_path: Path) -> None:
    path = tmp_path / name
    assert main([*ASKED, "--output", str(path)]) == 0
    assert path.read_text(encoding="utf-8").startswith(first)


def test_a_format_wins_over_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    assert main([*ASKED, "--format", "markdown", "--output", str(path)]) == 0
    assert path.read_text(encoding="utf-8").startswith("| #")


def test_an_unknown_suffix_is_told_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*ASKED, "--output", str(tmp_path / "table.xls")]) == 2
    told = capsys.readouterr().err
    assert "'.xls'" in told
    assert ".xlsx" in told
    assert list(tmp_path.iterdir()) == []


def test_a_missing_library_is_told_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main([*ASKED, "--output", str(tmp_path / "table.parquet")]) == 2
    assert "pip install 'fundnorm[parquet]'" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_bytes_go_down_a_pipe() -> None:
    done = subprocess.run(
        [*COMMAND, *ASKED, "--format", "xlsx"], env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert openpyxl.load_workbook(io.BytesIO(done.stdout)).sheetnames[0] == "Items"


def test_a_closed_pipe_is_silent_for_bytes_too() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [*COMMAND, *ASKED, "--format", "parquet"],
        env=environment(),
        stdout=write_end,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write_end)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("style", ["xlsx", "parquet"])
def test_bytes_are_refused_by_a_terminal(style: str) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*COMMAND, *ASKED, "--format", style],
        env=environment(),
        stdout=theirs,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert done.stderr == (
        b"fundnorm: that format is not for a terminal; name a file with --output PATH, or pipe it on\n"
    )


def test_a_full_disk_is_told_in_a_line_for_bytes_too() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *ASKED, "--format", "xlsx"],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"No space left" in done.stderr


def test_several_documents_make_one_parquet_file(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    assert main(["parse", "$1 million", "$2 million", "nothing", "--output", str(path)]) == 0
    assert pyarrow.parquet.read_table(path)["doc"].to_pylist() == ["1", "2"]
