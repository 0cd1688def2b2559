"""Golden transcripts: each command prints what fixtures/golden says, to the letter, and ends with its exit code.

A transcript is a console session: a line that begins with "$ " is run by sh in a folder that holds copies of
fixtures/documents; what follows it is all that it prints, standard error included, and "[2]" where it exits with 2. All
commands of a file share the folder. FUNDNORM_RENEW=1 writes the transcripts anew; read the diff before you commit it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import fundnorm

ROOT = Path(__file__).resolve().parents[2]
TRANSCRIPTS = sorted((ROOT / "fixtures" / "golden").glob("*.txt"))


def steps(text: str) -> list[tuple[str, str]]:
    """The commands, each with what it prints."""
    parts = re.split(r"^\$ ", text, flags=re.MULTILINE)
    assert parts[0] == ""
    return [(command, printed) for command, _, printed in (part.partition("\n") for part in parts[1:])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in (ROOT / "fixtures" / "documents").iterdir():
        shutil.copy(path, tmp_path)
    return tmp_path


@pytest.fixture
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a `fundnorm` that runs the copy under test."""
    found = tmp_path_factory.mktemp("bin")
    command = found / "fundnorm"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fundnorm "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return found


def run(command: str, folder: Path, programs: Path) -> str:
    environment = {
        **os.environ,
        "COLUMNS": "80",
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(Path(next(iter(fundnorm.__path__))).parent),
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + (f"[{done.returncode}]\n" if done.returncode else "")


def test_there_are_transcripts() -> None:
    assert {path.stem for path in TRANSCRIPTS} >= {
        "parse",
        "files",
        "bad-input",
        "convert",
        "explain",
        "scan",
    }


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path: Path, folder: Path, programs: Path) -> None:
    asked = steps(path.read_text(encoding="utf-8"))
    assert asked
    printed = [(command, run(command, folder, programs)) for command, _ in asked]
    assert not [command for command, output in printed if "Traceback" in output]
    if os.environ.get("FUNDNORM_RENEW"):
        path.write_text("".join(f"$ {command}\n{output}" for command, output in printed), encoding="utf-8")
        pytest.skip("written anew")
    assert printed == asked
