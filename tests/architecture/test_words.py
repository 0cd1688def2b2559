"""Words in code and documents: British spelling, and no path of one machine."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(
    path
    for folder in ("fundnorm", "tools", "bench", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if ROOT / "tools" / "sources" not in path.parents  # kept as they made the raw facts
)
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "fundnorm").rglob("*.md")])
TEXTS = [*CODE, *PAGES, ROOT / "pyproject.toml", ROOT / "justfile", ROOT / ".ci" / "run"]

AMERICAN = re.compile(
    r"\b(?:(?:normal|recogn|organ|summar|token|author|minim|maxim|initial|serial|capital|categor|standard|util|emphas"
    r"|optim|special|general)iz\w*|analyz\w*|behaviors?|colors?|favor\w*|centers?|catalogs?|labeled|labeling|modeling"
    r"|canceled|gray|defense|fulfill|honors?|neighbors?|unlabeled|artifacts?)\b",
    re.IGNORECASE,
)
MACHINE = re.compile(r"/(?:work|root|home|Users|opt|tmp/venv)/\w")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(path: Path) -> Iterator[str]:
    """The comments and docstrings of a module, or a page without its code and quotations."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield re.sub(r"```.*?```|`[^`]*`|\"[^\"]*\"", " ", text, flags=re.DOTALL)
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield re.sub(r"\"[^\"]*\"", " ", ast.get_docstring(node) or "")
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield re.sub(r"\"[^\"]*\"", " ", token.string)


@pytest.mark.parametrize("path", [*CODE, *PAGES], ids=name_of)
def test_spelling_is_british(path: Path) -> None:
    assert [word for part in prose(path) for word in AMERICAN.findall(part)] == []


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_no_path_of_one_machine(path: Path) -> None:
    assert MACHINE.findall(path.read_text(encoding="utf-8")) == []


def test_both_patterns_can_find_something() -> None:
    assert AMERICAN.findall("It normalizes the color.") == ["normalizes", "color"]
    assert MACHINE.search("see /" + "home/someone/notes")
