"""The code keeps its shape: short modules and functions, telling names, documented and honest exceptions."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = sorted((ROOT / "fundnorm").rglob("*.py"))
ALL_CODE = sorted(
    path
    for folder in ("fundnorm", "tools", "bench", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if ROOT / "tools" / "sources" not in path.parents  # kept as they made the raw facts
)

LONGEST_MODULE = 400  # lines
LONGEST_FUNCTION = 40  # lines, docstring aside
REFUSED_NAMES = {"utils", "helpers", "common", "misc", "base", "core", "manager"}
LONG_FUNCTIONS = {
    # "path:function": why it may be longer
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    first = function.body[0]
    documented = ast.get_docstring(function, clean=False) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def overload(node: Function | ast.ClassDef) -> bool:
    """Whether it is a signature alone; the docstring is that of the function itself."""
    return any(isinstance(name, ast.Name) and name.id == "overload" for name in node.decorator_list)


def public(tree: ast.AST) -> Iterator[Function | ast.ClassDef]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and not overload(node):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


def assigned(tree: ast.Module) -> set[str]:
    targets = [
        target
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def test_there_is_code_to_look_at() -> None:
    assert len(PACKAGE) > 20


@pytest.mark.parametrize("path", ALL_CODE, ids=name_of)
def test_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < LONGEST_MODULE


@pytest.mark.parametrize("path", ALL_CODE, ids=name_of)
def test_functions_are_short(path: Path) -> None:
    long = {
        f"{name_of(path)}:{function.name}": length(function)
        for function in functions(tree_of(path))
        if length(function) > LONGEST_FUNCTION
    }
    assert {name: lines for name, lines in long.items() if name not in LONG_FUNCTIONS} == {}


def test_every_exception_is_still_needed() -> None:
    long = {
        f"{name_of(path)}:{function.name}"
        for path in ALL_CODE
        for function in functions(tree_of(path))
        if length(function) > LONGEST_FUNCTION
    }
    assert set(LONG_FUNCTIONS) - long == set()


@pytest.mark.parametrize("path", ALL_CODE, ids=name_of)
def test_module_name_tells_something(path: Path) -> None:
    assert not REFUSED_NAMES & {*path.relative_to(ROOT).parent.parts, path.stem}


@pytest.mark.parametrize("path", [path for path in PACKAGE if path.stem != "__main__"], ids=name_of)
def test_module_says_what_it_offers(path: Path) -> None:
    tree = tree_of(path)
    empty = all(isinstance(node, ast.Expr) for node in tree.body)
    assert empty or "__all__" in assigned(tree)


@pytest.mark.parametrize("path", PACKAGE, ids=name_of)
def test_everything_public_is_documented(path: Path) -> None:
    tree = tree_of(path)
    assert ast.get_docstring(tree)
    assert [node.name for node in public(tree) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize(
    "path", [path for path in ALL_CODE if ROOT / "tests" not in path.parents], ids=name_of
)
def test_every_waiver_gives_its_reason(path: Path) -> None:
    waiver = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma)\b(?P<rest>.*)")
    bare = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = waiver.search(line)
        if found and not re.match(
            r"(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*\s+\S|\[[\w, -]+\]\s+#\s*\S)", found["rest"]
        ):
            bare.append((number, line.strip()))
    assert bare == []


def test_the_measuring_of_functions_works() -> None:
    source = 'def f():\n    """One.\n\n    Two.\n    """\n    return 1\n'
    (function,) = functions(ast.parse(source))
    assert length(function) == 2
