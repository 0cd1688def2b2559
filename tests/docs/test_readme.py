"""The README keeps up with the code: its opening, options, columns, codes and dependencies."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer

from fundnorm import cli
from fundnorm.normalise import codes

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COLUMNS = (
    "doc item text start end low high currency modifier rate_per kind label announced period period_from period_to"
    " years part_of equivalent_of repeats calendar unit value_low value_high per_year rate rate_date rate_source basis"
    " place source assumptions flags rate_rule rate_age implied_rate"
).split()


def section(title: str) -> str:
    """What stands under a heading, up to the next one of its level or above."""
    page = re.sub(
        r"^```.*?^```$", "", README, flags=re.MULTILINE | re.DOTALL
    )  # a screen's "# Sum" is no heading
    head = re.search(rf"^(#+) {re.escape(title)}\n", page, re.MULTILINE)
    assert head, f"no section {title!r}"
    rest = page[head.end() :]
    following = re.search(rf"^#{{1,{len(head[1])}}} ", rest, re.MULTILINE)
    return rest[: following.start()] if following else rest


def table(title: str) -> dict[str, str]:
    """The first table of a section: its first column, without marks, to its second."""
    first = re.search(r"(?:^\|.*\n)+", section(title), re.MULTILINE)
    assert first, f"no table in {title!r}"
    return dict(re.findall(r"^\| *`([^`|]+)` *\| *(.*?) *\|$", first[0], re.MULTILINE))


def commands() -> dict[str, Any]:
    """Each command by its name; typer brings a click of its own, which has no types."""
    return dict(vars(typer.main.get_command(cli.app))["commands"])


def parts(name: str) -> list[Any]:
    """A command, or the commands of a group."""
    command = commands()[name]
    return list(getattr(command, "commands", {}).values()) or [command]


def flags_of(name: str) -> set[str]:
    """The options of a command, or of all commands of a group."""
    options = [option for part in parts(name) for option in (*part.params, *commands()[name].params)]
    return {
        flag for option in options for flag in (*option.opts, *option.secondary_opts) if flag.startswith("--")
    }


def test_it_opens_with_a_sentence_and_two_lines() -> None:
    opening = [line for line in README.splitlines() if line][:6]
    assert opening[0] == "# fundnorm"
    assert opening[1].endswith(".")
    assert opening[2].startswith("```")
    assert opening[3] == (
        "python3 -m venv .venv && .venv/bin/pip install . &&"
        " .venv/bin/fundnorm parse 'Rs 16,300 crore over seven years'"
    )
    assert opening[4] == "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest"


@pytest.mark.parametrize("name", commands())
def test_every_option_is_documented(name: str) -> None:
    text = section(f"`fundnorm {name}`")
    assert {flag for flag in flags_of(name) - {"--help"} if f"`{flag}" not in text} == set()


@pytest.mark.parametrize("name", commands())
def test_no_option_is_invented(name: str) -> None:
    written = set(re.findall(r"`(--[a-z-]+)", section(f"`fundnorm {name}`")))
    assert written - flags_of(name) == set()


@pytest.mark.parametrize("name", commands())
def test_help_shows_an_example(name: str) -> None:
    for part in parts(name):
        assert f"fundnorm {name} " in (part.help or "") + (part.epilog or "")


def test_columns_are_listed_in_their_order() -> None:
    assert list(table("CSV columns")) == COLUMNS


@pytest.mark.parametrize(("title", "known"), [("Assumptions", codes.ASSUMPTIONS), ("Flags", codes.FLAGS)])
def test_codes_are_those_of_the_code(title: str, known: dict[str, str]) -> None:
    assert table(title) == known


def test_every_dependency_says_what_it_is_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.match(r"[\w-]+", dependency) for dependency in project["dependencies"]]
    assert list(table("Dependencies")) == [name[0] for name in names if name]
