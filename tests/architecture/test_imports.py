"""What a plain call loads: nothing heavy, and nothing behind import-linter's back."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = sorted((ROOT / "fundnorm").rglob("*.py"))
HEAVY = set(
    "altair babel convertdate docx jinja2 lxml numpy odf openpyxl pandas pdfminer pdfplumber pint pyarrow pydantic "
    "requests trafilatura".split()
)
SUM = "Rs 16,300 crore over seven years"

CALLS = {
    "import": "import fundnorm",
    "parse": f"import fundnorm; list(fundnorm.parse({SUM!r}, country='IN', date='2025-01-29'))",
    "normalise": f"import fundnorm; fundnorm.normalise(fundnorm.parse({SUM!r}))",
    "convert": "import fundnorm; fundnorm.convert('Rs 16,300 crore', to='billion USD', date='2025-01-29')",
    "explain": f"import fundnorm; str(fundnorm.explain({SUM!r}))",
}
COMMANDS = {
    "parse": ["parse", SUM],
    "parse --by-year --format csv": ["parse", SUM, "--by-year", "--format", "csv"],
    "parse --long --format json": ["parse", SUM, "--long", "--format", "json"],
    "parse --file": ["parse", "--file", "in.txt"],
    "convert": ["convert", "Rs 16,300 crore", "--to", "billion USD", "--date", "2025-01-29"],
    "explain": ["explain", SUM],
    "scan": ["scan", "in.jsonl", "--output", "out.jsonl"],
}
COMMAND = """
from fundnorm.cli import main
assert main({arguments!r}) == 0
"""
REPORT = """
import json, sys
sys.stdout.flush()
with open("modules.json", "w") as out:
    json.dump(sorted({name.partition(".")[0] for name in sys.modules}), out)
"""


def loaded(program: str, folder: Path) -> set[str]:
    """The top-level names of all modules that a fresh interpreter holds after the program."""
    (folder / "in.jsonl").write_text(json.dumps({"id": "a", "text": SUM}) + "\n", encoding="utf-8")
    (folder / "in.txt").write_text(SUM, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", program + REPORT], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads((folder / "modules.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("call", CALLS)
def test_plain_call_loads_nothing_heavy(call: str, tmp_path: Path) -> None:
    modules = loaded(CALLS[call], tmp_path)
    assert "fundnorm" in modules
    assert modules & HEAVY == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_plain_command_loads_nothing_heavy(command: str, tmp_path: Path) -> None:
    modules = loaded(COMMAND.format(arguments=COMMANDS[command]), tmp_path)
    assert "typer" in modules
    assert modules & HEAVY == set()


def test_a_table_does_load_pandas(tmp_path: Path) -> None:
    assert "pandas" in loaded(f"import fundnorm; fundnorm.table({SUM!r})", tmp_path)


def test_a_unit_with_an_operator_does_load_pint(tmp_path: Path) -> None:
    assert "pint" in loaded(COMMAND.format(arguments=["parse", SUM, "--to", "crore INR / month"]), tmp_path)


def hidden_imports(tree: ast.Module) -> list[str]:
    """Imports that a layer contract can't see: through importlib, or by attribute of the whole package."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name in ("fundnorm", "importlib", "runpy")]
        elif isinstance(node, ast.ImportFrom) and node.module in ("fundnorm", "importlib", "runpy"):
            found.append(node.module)
        elif isinstance(node, ast.Name) and node.id == "__import__":
            found.append(node.id)
    return found


@pytest.mark.parametrize(
    "path",
    [path for path in PACKAGE if path != ROOT / "fundnorm" / "__init__.py"],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_no_import_behind_the_contracts(path: Path) -> None:
    assert hidden_imports(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "import fundnorm\nfundnorm.frames",
        "import importlib",
        "from importlib import import_module",
        "__import__('pandas')",
    ],
)
def test_a_hidden_import_is_found(source: str) -> None:
    assert hidden_imports(ast.parse(source))
