"""How the command line behaves among other programs: pipes, signals, encodings, exit codes, help."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import fundnorm
from fundnorm.cli import main

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "fundnorm"]
COMMANDS = ["parse", "convert", "explain", "scan"]
SUM = "Rs 16,300 crore over seven years"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in (ROOT / "fixtures" / "documents").iterdir():
        shutil.copy(path, tmp_path)
    return tmp_path


def environment(**facts: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(next(iter(fundnorm.__path__))).parent), **facts}


def run(*arguments: str, folder: Path, text: bytes = b"", **facts: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment(**facts),
        input=text,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_of_each_help_page_runs(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help"]) == 0
    (example,) = re.findall(r"^ *\$ (fundnorm .*)$", capsys.readouterr().out, re.MULTILINE)
    assert example.split()[1] == command
    shell = f'fundnorm() {{ "{sys.executable}" -m fundnorm "$@"; }}; {example}'
    done = subprocess.run(
        ["sh", "-c", shell], cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.count("fundnorm: no")) == (0, 0)
    assert done.stdout or (folder / "money.jsonl").read_text(encoding="utf-8")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert [command for command in COMMANDS if command not in shown] == []


def test_the_version_is_that_of_the_package(folder: Path) -> None:
    done = run("--version", folder=folder)
    assert done.returncode == 0
    assert re.fullmatch(rb"fundnorm [0-9]+\.[0-9]+\.[0-9]+\S*\n", done.stdout)


@pytest.mark.parametrize(
    "arguments",
    [["parse", SUM], ["parse", SUM, "--format", "csv"], ["explain", SUM], ["scan", "news.jsonl"]],
    ids=" ".join,
)
def test_a_closed_pipe_is_silent(arguments: list[str], folder: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment(),
        stdout=write_end,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write_end)
    assert done.stderr == b""
    assert done.returncode == 141


def test_head_of_a_long_scan_is_silent(folder: Path) -> None:
    line = json.dumps({"text": "It costs $5 million. " * 20})
    (folder / "long.jsonl").write_text(f"{line}\n" * 500, encoding="utf-8")
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m fundnorm scan long.jsonl | head -n 1'],
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
    assert len(json.loads(done.stdout)["mentions"]) == 20


def test_a_full_disk_is_told_in_a_line(folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "parse", SUM],
            cwd=folder,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"No space left" in done.stderr


@pytest.mark.parametrize("arguments", [["parse", SUM], ["convert", "$5"], ["explain", SUM]], ids=" ".join)
def test_a_closed_output_is_told_in_a_line(arguments: list[str], folder: Path) -> None:
    shell = f'"{sys.executable}" -m fundnorm "$@" >&-'
    done = subprocess.run(
        ["sh", "-c", shell, "sh", *arguments],
        cwd=folder,
        env=environment(),
        stderr=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == b"fundnorm: standard output is closed; write to a file with --output PATH\n"


def test_control_c_leaves_no_traceback_and_no_half_file(folder: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "scan", "-", "--output", "out.jsonl"],
        cwd=folder,
        env=environment(),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stderr
        process.stdin.write(b"{\n")
        process.stdin.flush()
        first = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert first.startswith(b"fundnorm: line 1: ")
    assert process.returncode == 130
    assert rest == b""
    assert [path.name for path in folder.iterdir() if path.name.startswith("out")] == []


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_a_terminal_that_can_not_show_a_sign_gets_its_escape(encoding: str, folder: Path) -> None:
    done = run("parse", "-", folder=folder, text="at most ₹5 crore".encode(), PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert "5 crore" in done.stdout.decode(encoding)
    if encoding != "utf-16":
        assert b"\\u20b95 crore" in done.stdout


@pytest.mark.parametrize("style", ["csv", "json", "jsonl", "markdown"])
def test_files_are_utf_8_whatever_the_locale(style: str, folder: Path) -> None:
    done = run(
        "parse", "-", "--format", style, folder=folder, text="₹5 crore".encode(), PYTHONIOENCODING="ascii"
    )
    assert "₹5 crore" in done.stdout.decode("utf-8")


def test_a_text_in_an_old_locale_is_still_utf_8(folder: Path) -> None:
    facts = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("parse", "₹5 crore", "--format", "csv", folder=folder, **facts)
    assert done.returncode == 0
    assert "₹5 crore" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("text", ["-£3.2m", "-$5 million", "-5 million dollars", "-half a million dollars"])
def test_a_text_that_begins_with_a_minus(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", text, "--format", "jsonl", "--to", "none"]) == 0
    assert text.lstrip("-").split()[0] in capsys.readouterr().out


def test_several_texts_keep_their_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "$1 million", "-$2 million", "$3 million", "--format", "jsonl"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["doc"], line["value"].lstrip("-")) for line in found] == [
        ("1", "1"),
        ("2", "2"),
        ("3", "3"),
    ]


def test_standard_input_in_three_ways(folder: Path) -> None:
    ways = [["-"], ["--file", "-"], ["--file=-"]]
    shown = [run("parse", *way, folder=folder, text=b"$5 million").stdout for way in ways]
    assert b"$5 million" in shown[0]
    assert shown == shown[:1] * 3


@pytest.mark.parametrize("option", ["--format", "--rate-rule"])
def test_a_choice_that_is_none_is_told_with_the_choices(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", SUM, option, "best"]) == 2
    told = capsys.readouterr().err
    assert "'best'" in told
    assert "csv" in told or "announced" in told


def test_bad_options_are_told_before_anything_is_read_or_written(folder: Path) -> None:
    (folder / "old.csv").write_text("old", encoding="utf-8")
    done = run("parse", "--file", "missing.txt", "--to", "USX", "--output", "old.csv", folder=folder)
    assert done.returncode == 2
    assert b"USX" in done.stderr
    assert b"missing" not in done.stderr
    assert (folder / "old.csv").read_text(encoding="utf-8") == "old"


def test_a_bad_file_loses_no_row_of_the_others(folder: Path) -> None:
    done = run("parse", "$5 million", "--file", "missing.txt", "--format", "jsonl", folder=folder)
    assert done.returncode == 2
    assert b"missing.txt is not there" in done.stderr
    assert json.loads(done.stdout)["mention"]["text"] == "$5 million"


def test_scan_writes_gold_records_and_reports_broken_lines(folder: Path) -> None:
    lines = [b'{"id": "a", "text": "It costs $5 million."}', b"{", b"", b'{"text": "Nothing."}']
    done = run("scan", "-", folder=folder, text=b"\n".join(lines))
    assert done.returncode == 1
    assert re.fullmatch(rb"fundnorm: line 2: [^\n]*\n", done.stderr)
    first, last = (json.loads(line) for line in done.stdout.splitlines())
    assert first["id"] == "a"
    assert first["mentions"][0]["text"] == "$5 million"
    assert last == {"id": 4, "mentions": []}


def test_scan_may_write_over_its_input(folder: Path) -> None:
    done = run("scan", "news.jsonl", "--output", "news.jsonl", folder=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    records = [json.loads(line) for line in (folder / "news.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in records] == ["bridge", "clinic", "rain"]
    assert all(list(record) == ["id", "mentions"] for record in records)


def test_hint_where_a_shell_ate_the_sign(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "75 million for research"]) == 0
    assert capsys.readouterr().err.splitlines()[-1] == (
        "read: 75 million; no currency. Did the shell expand a $? Use single quotes or --file -"
    )


def test_hint_where_a_file_was_meant(folder: Path) -> None:
    done = run("parse", "critical-minerals.txt", folder=folder)
    assert done.returncode == 0
    assert b"--file critical-minerals.txt" in done.stderr


def test_messages_do_not_steer_the_terminal(folder: Path) -> None:
    done = run("parse", "--file", "a\x1b[2Jb\x07", folder=folder)
    assert done.returncode == 2
    assert "a␛[2Jb␇ is not there".encode() in done.stderr


def test_two_files_of_which_one_is_bad_are_still_an_array(folder: Path) -> None:
    done = run("parse", "$5 million", "--file", "missing.txt", "--format", "json", folder=folder)
    (record,) = json.loads(done.stdout)
    assert record["items"][0]["mention"]["text"] == "$5 million"


def test_no_hint_where_there_is_a_sum_or_no_scale(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "$75 million for 3 million people"]) == 0
    assert main(["parse", "75 people"]) == 0
    assert "read:" not in capsys.readouterr().err
