"""The examples of the documents: run them, compare, or write what they print into the pages.

Usage: python tools/examples.py [--renew]

A block marked `console` holds commands after "$ ", each followed by what it prints. The README's first block marked
`text` is what the last command of its first line prints. A block marked `python` is a session. All run in a folder with
copies of fixtures/documents.
Exit status: 0 all as printed, 1 something differs (or was renewed).
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ROOT", "Block", "blocks", "copy_documents", "opening_command", "renewed", "run"]

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SCRIPTS = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page: its language, its text and where the text stands."""

    page: Path
    language: str
    text: str
    start: int

    @property
    def name(self) -> str:
        """The page and the line of the block."""
        line = self.page.read_text(encoding="utf-8").count("\n", 0, self.start) + 1
        return f"{self.page.relative_to(ROOT).as_posix()}:{line}"


def blocks(*languages: str) -> list[Block]:
    """Every block of these languages in the README and in docs/."""
    pages = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
    found = ((page, match) for page in pages for match in _BLOCK.finditer(page.read_text(encoding="utf-8")))
    return [Block(page, match[1], match[2], match.start(2)) for page, match in found if match[1] in languages]


def opening_command() -> str:
    """The fundnorm command at the end of the README's first line of shell."""
    line = blocks("sh")[0].text.splitlines()[0]
    return line.rpartition(" && ")[2].removeprefix(".venv/bin/")


def copy_documents(folder: Path) -> None:
    """Put the documents that the examples read into a folder."""
    for path in (ROOT / "fixtures" / "documents").iterdir():
        if path.is_file():
            shutil.copy(path, folder)


def run(command: str, folder: Path) -> str:
    """What a command prints, notes and errors included, on a screen of 80 columns."""
    path = f"{_SCRIPTS}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S603  the commands are those of our own pages
        ["/bin/sh", "-c", command],
        cwd=folder,
        env={**os.environ, "COLUMNS": "80", "PATH": path, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def renewed(block: Block, folder: Path) -> str:
    """The block's text with what its commands print today."""
    if block.language == "text":
        return run(opening_command(), folder)
    if block.language == "python":
        return "".join(_session(block.text, folder))
    return "".join(_steps(block.text, folder))


def _steps(text: str, folder: Path) -> Iterator[str]:
    for step in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command = step.partition("\n")[0]
        yield f"$ {command}\n{run(command, folder)}"


def _session(text: str, folder: Path) -> Iterator[str]:
    names: dict[str, object] = {}
    for example in doctest.DocTestParser().get_examples(text):
        source = example.source.rstrip("\n")
        printed = io.StringIO()
        with contextlib.chdir(folder), contextlib.redirect_stdout(printed):
            try:
                exec(compile(f"{source}\n", "<example>", "single"), names)  # noqa: S102  our own pages
            except Exception as error:  # noqa: BLE001  an example that fails is shown, whatever it raises
                print(f"Traceback (most recent call last):\n    ...\n{type(error).__name__}: {error}")
        yield ">>> " + source.replace("\n", "\n... ") + "\n" + printed.getvalue()


def _main(*, renew: bool) -> int:
    odd = 0
    with tempfile.TemporaryDirectory() as name:
        copy_documents(Path(name))
        # From the last to the first, so that an earlier block stays where it was found.
        for block in reversed(blocks("console", "python", "text")):
            text = renewed(block, Path(name))
            if text == block.text:
                continue
            odd += 1
            failed = "Traceback" in text
            print(f"{block.name}: {'fails' if failed else 'renewed' if renew else 'differs'}")
            if renew and not failed:
                page = block.page.read_text(encoding="utf-8")
                end = block.start + len(block.text)
                block.page.write_text(page[: block.start] + text + page[end:], encoding="utf-8")
    return min(odd, 1)


if __name__ == "__main__":
    sys.exit(_main(renew="--renew" in sys.argv[1:]))
