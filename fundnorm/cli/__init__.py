"""The command line: parse, compare, convert, explain, scan and data.

Each command imports what it needs when it runs, so that a start stays short. Results go to standard output (or
--output), notes and errors to standard error. Exit codes: 0 all well; 1 some lines of a scan were broken; 2 bad input;
130 stopped by Ctrl-C; 141 the reader of a pipe went away.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated

import typer

from fundnorm.cli.compare import compare
from fundnorm.cli.convert import convert
from fundnorm.cli.data import app as data
from fundnorm.cli.explain import explain
from fundnorm.cli.manners import BAD_INPUT, say
from fundnorm.cli.options import TextCommand, example
from fundnorm.cli.parse import parse
from fundnorm.cli.scan import scan
from fundnorm.errors import FundnormError

__all__ = ["app", "main"]

_STOPPED = 130

app = typer.Typer(
    help="Read every sum of money in a text on public funding and table it in one unit, year by year.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)


@app.callback(invoke_without_command=True)
def _front(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    if version:
        from importlib.metadata import PackageNotFoundError
        from importlib.metadata import version as installed

        with suppress(PackageNotFoundError):
            print(f"fundnorm {installed('fundnorm')}")  # noqa: T201  it is the command line that speaks
        raise typer.Exit


for _name, _command, _class, _example in (
    ("parse", parse, TextCommand, "parse 'Rs 16,300 crore over seven years' --date 2025-01-29"),
    ("compare", compare, None, "compare *.txt --to 'billion USD' --group-by country"),
    ("convert", convert, TextCommand, "convert 'Rs 16,300 crore' --to 'billion USD' --date 2025-01-29"),
    ("explain", explain, TextCommand, "explain 'about Rs 7,000 crore for exploration' --country IN"),
    ("scan", scan, None, "scan news.jsonl --output money.jsonl"),
):
    app.command(_name, cls=_class, epilog=example(_example))(_command)
app.add_typer(data, name="data")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of the command line; without arguments, those of the process."""
    try:
        app(args=arguments, prog_name="fundnorm")
    except FundnormError as error:
        say(str(error))
        return BAD_INPUT
    except KeyboardInterrupt:
        return _STOPPED
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0
