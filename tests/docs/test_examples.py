"""Every example in the documents is run, and prints what the page says."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SCRIPTS = Path(sys.executable).parent


def blocks(language: str) -> list[object]:
    """Every block in a language, as (text, page and number of the block)."""
    return [
        pytest.param(found[2], id=f"{page.relative_to(ROOT).as_posix()}-{number}")
        for page in PAGES
        for number, found in enumerate(BLOCK.finditer(page.read_text(encoding="utf-8")), 1)
        if found[1] == language
    ]


def transcript(text: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with what it prints."""
    steps = re.split(r"^\$ ", text, flags=re.MULTILINE)
    assert steps[0] == ""
    return [(command, printed) for command, _, printed in (step.partition("\n") for step in steps[1:])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the examples run: with copies of the files that they read."""
    for path in (ROOT / "fixtures" / "documents").glob("*"):
        if path.is_file():
            shutil.copy(path, tmp_path)
    return tmp_path


def run(command: str, folder: Path) -> str:
    environment = {**os.environ, "COLUMNS": "80", "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


@pytest.mark.parametrize("text", blocks("console"))
def test_console_example(text: str, folder: Path) -> None:
    steps = transcript(text)
    assert steps
    for command, printed in steps:
        assert run(command, folder) == printed


@pytest.mark.parametrize("text", blocks("python"))
def test_python_example(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    example = doctest.DocTestParser().get_doctest(text, {}, "example", None, 0)
    assert example.examples
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example, out=report.append)
    assert "".join(report) == ""
