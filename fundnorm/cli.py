"""The command line: parse, convert, explain and scan.

Each command imports what it needs when it runs, so that a start stays short. Results go to standard output (or
--output), notes and errors to standard error. Exit codes: 0 all well; 1 some lines of a scan were broken; 2 bad input;
130 stopped by Ctrl-C; 141 the reader of a pipe went away.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from typer.core import TyperCommand

from fundnorm.errors import FundnormError, InputError
from fundnorm.report.formats import Format, View, render

if TYPE_CHECKING:
    from fundnorm.model.item import LineItem
    from fundnorm.model.mention import Document
    from fundnorm.readers.setting import Setting

__all__ = ["app", "main"]

_BAD_INPUT = 2
_BROKEN_LINES = 1
_CLOSED_PIPE = 141
_STOPPED = 130


class RateRule(StrEnum):
    """Which exchange rate a sum of several years gets."""

    ANNOUNCED = "announced"
    YEARLY = "yearly"


class TextCommand(TyperCommand):
    """A command whose TEXT may begin with a minus: only what looks like an option is taken for one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  typer keeps click's types to itself
        """What click makes of the arguments; InputError for an option that the command doesn't have."""
        from fundnorm.readers.arguments import refuse_unknown

        options = [parameter for parameter in self.params if parameter.param_type_name == "option"]
        valued = {name for option in options if not getattr(option, "is_flag", False) for name in option.opts}
        refuse_unknown(args, {name for option in options for name in option.opts} | {"--help"}, valued)
        ctx.ignore_unknown_options = True
        return super().parse_args(ctx, args)


app = typer.Typer(
    help="Read every sum of money in a text on public funding and table it in one unit, year by year.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)

Texts = Annotated[
    list[str] | None,
    typer.Argument(metavar="[TEXT]...", show_default=False, help="What to read; quote it with '…'."),
]
Files = Annotated[
    list[str] | None,
    typer.Option(
        "--file",
        metavar="PATH",
        show_default=False,
        help="Read a file; repeat for more; - is standard input.",
    ),
]
Country = Annotated[
    str | None,
    typer.Option(
        "--country", metavar="CODE", help="The publisher's country, such as IN: decides $, Rs, years."
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="When it was published: YYYY, YYYY-MM or YYYY-MM-DD."),
]
RateDay = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="The time of the rate: YYYY, YYYY-MM or YYYY-MM-DD."),
]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="TAG", help="Its language, BCP 47; en where none is given.")
]
To = Annotated[
    str,
    typer.Option(
        "--to", metavar="UNIT", help="[scale] CODE, such as 'crore INR'; none leaves sums as they are."
    ),
]
Output = Annotated[
    str, typer.Option("--output", metavar="PATH", help="Write to a file; - is standard output.")
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Refuse a held rate, and a rate for a sum without a date.")
]


def _example(command: str) -> str:
    return f"Example:\n\n\b\n  $ fundnorm {command}"


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


@app.command(
    "parse", cls=TextCommand, epilog=_example("parse 'Rs 16,300 crore over seven years' --date 2025-01-29")
)
def _parse(
    texts: Texts = None,
    file: Files = None,
    country: Country = None,
    date: Day = None,
    lang: Lang = None,
    to: To = "million USD",
    rate_rule: Annotated[
        RateRule, typer.Option("--rate-rule", help="One rate, of the announcement, or each year's mean.")
    ] = RateRule.ANNOUNCED,
    by_year: Annotated[bool, typer.Option("--by-year", help="Add a column a year; changes no rate.")] = False,
    years: Annotated[
        str,
        typer.Option(
            "--years", metavar="CALENDAR", help="own, calendar, or one country's years, such as US."
        ),
    ] = "own",
    long: Annotated[bool, typer.Option("--long", help="A row an item-year.")] = False,
    format_: Annotated[Format, typer.Option("--format", help="How to write the table.")] = Format.TABLE,
    output: Output = "-",
    strict: Strict = False,
) -> None:
    """Table every sum of money in texts or files.

    Items are numbered within each document. Standard error names the documents without sums, and the files that
    can't be read; the others still come out, and the exit code is 2.
    """
    _check(to, output, years)
    documents, failures = _documents(texts, file, _setting(country, date, lang))
    results, refused = _normalised(documents, to=to, rate_rule=rate_rule.value, strict=strict)
    failures += refused
    if results:
        with _stage(output, utf8=format_ is not Format.TABLE) as out:
            several = len(results) + len(failures) > 1
            out.write(render(format_, results, View(years, by_year, long, several)))
    _note_empty([document for document, _ in results], texts)
    _end(failures)


@app.command(
    "convert",
    cls=TextCommand,
    epilog=_example("convert 'Rs 16,300 crore' --to 'billion USD' --date 2025-01-29"),
)
def _convert(
    amount: Annotated[str, typer.Argument(metavar="AMOUNT", help="One sum, as a text writes it.")],
    to: To = "million USD",
    date: RateDay = None,
    country: Country = None,
    lang: Lang = None,
    strict: Strict = False,
) -> None:
    """Convert one sum of money at the rate of a date.

    Without a date it is the newest rate. What was assumed stands on standard error.
    """
    from fundnorm.normalise.calls import convert
    from fundnorm.report.sentence import remarks, sentence

    _check(to, "-")
    if not amount.strip():
        raise InputError("AMOUNT is empty; give one sum, such as 'Rs 16,300 crore'")
    item = convert(amount, to=to, date=date, country=country, lang=lang, strict=strict)
    words = sentence(item)
    with _stage("-", utf8=False) as out:
        out.write(f"{words}\n")
    for remark in remarks(item):
        _say(remark)


@app.command(
    "explain", cls=TextCommand, epilog=_example("explain 'about Rs 7,000 crore for exploration' --country IN")
)
def _explain(
    texts: Texts = None,
    file: Files = None,
    country: Country = None,
    date: Day = None,
    lang: Lang = None,
    output: Output = "-",
) -> None:
    """Tell how each sum of money was read.

    Its words, its figure, its currency and why, its time, kind, links and label.
    """
    from fundnorm.report.derivation import render as derive
    from fundnorm.report.wide import safe

    _check("none", output)
    documents, failures = _documents(texts, file, _setting(country, date, lang))
    with _stage(output, utf8=False) as out:
        for number, document in enumerate(documents):
            if len(documents) > 1:
                out.write("\n" * bool(number) + f"{safe(document.source.name)}\n")
            out.write(derive(document))
    _note_empty(documents, texts)
    _end(failures)


@app.command("scan", epilog=_example("scan news.jsonl --output money.jsonl"))
def _scan(
    path: Annotated[
        str, typer.Argument(metavar="IN.jsonl", help="One JSON object a line; - is standard input.")
    ],
    output: Output = "-",
) -> None:
    """Read the sums of a corpus of JSON lines.

    {"text", "id", "lang", "country", "date"} in, all but the text optional; {"id", "mentions"} out, in the same order.

    A line that can't be read is reported by its number on standard error; the others come out, and the exit code is 1.
    """
    from fundnorm.batch.lines import Broken, scan
    from fundnorm.readers.text import opened_lines
    from fundnorm.recognise import parse

    _check("none", output)
    broken = 0
    with opened_lines(path) as lines, _stage(output, utf8=True) as out:
        for result in scan(lines, parse):
            if isinstance(result, Broken):
                broken += 1
                _say(str(result))
            else:
                out.write(result)
    if broken:
        raise typer.Exit(_BROKEN_LINES)


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of the command line; without arguments, those of the process."""
    try:
        app(args=arguments, prog_name="fundnorm")
    except FundnormError as error:
        _say(str(error))
        return _BAD_INPUT
    except KeyboardInterrupt:
        return _STOPPED
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _setting(country: str | None, date: str | None, lang: str | None) -> Setting:
    from fundnorm.readers.setting import setting

    return setting(country, date, lang)


def _check(to: str, output: str, years: str = "own") -> None:
    """Nothing, where the options make sense: wrong ones are told before anything is read."""
    from fundnorm.report.output import check

    check(output)
    if to != "none":
        from fundnorm.normalise.units import read_unit

        read_unit(to)
    if years != "own":
        from fundnorm.calendars import calendar_of

        calendar_of(years)


def _documents(
    texts: list[str] | None, files: list[str] | None, setting: Setting
) -> tuple[list[Document], list[FundnormError]]:
    from fundnorm.readers.inputs import gather
    from fundnorm.recognise import parse

    sources, failures = gather(texts or (), files or ())
    return [parse(setting.of(source)) for source in sources], [*failures]


def _normalised(
    documents: Sequence[Document], *, to: str, rate_rule: str, strict: bool
) -> tuple[list[tuple[Document, Sequence[LineItem]]], list[FundnormError]]:
    """Each document with its items, and an error for each that a strict choice of rates refuses."""
    from fundnorm.normalise import normalise

    results: list[tuple[Document, Sequence[LineItem]]] = []
    refused = []
    for document in documents:
        try:
            results.append((document, normalise(document, to=to, rate_rule=rate_rule, strict=strict)))
        except FundnormError as error:
            place = f"{document.source.name}: " if len(documents) > 1 else ""
            refused.append(FundnormError(f"{place}{error}"))
    return results, refused


@contextmanager
def _stage(output: str, *, utf8: bool) -> Iterator[TextIO]:
    """Where results go. A closed pipe ends the command silently; what a screen can't show it gets as an escape."""
    from fundnorm.report.output import opened

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8" if utf8 else None, errors="backslashreplace")
    try:
        with opened(output) as out:
            yield out
    except BrokenPipeError:
        _silence()
        raise typer.Exit(_CLOSED_PIPE) from None
    except OSError as error:
        _silence()
        raise InputError(f"can't write {output}: {error.strerror}; choose another place") from None


def _silence() -> None:
    """Point standard output at nothing, so that the interpreter's last flush has nowhere to fail."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _note_empty(documents: Sequence[Document], texts: list[str] | None) -> None:
    """A note on standard error for documents without sums, and for what a shell may have made of a text."""
    empty = [document.source for document in documents if not len(document)]
    if empty:
        place = f" in {', '.join(source.name for source in empty)}" if len(documents) > 1 else ""
        _say(f"no sums of money{place}")
    for source in empty:
        if texts and source.text in texts:
            _hint(source.text, source.lang)


def _hint(text: str, lang: str) -> None:
    """What may have gone wrong with a text that has no sums: a shell took its $, or it is a file's name."""
    from fundnorm.recognise.bare import bare_sum

    found = bare_sum(text, lang)
    if found:
        _tell(f"read: {found}; no currency. Did the shell expand a $? Use single quotes or --file -")
    with suppress(OSError, ValueError):
        if os.path.isfile(text):  # noqa: PTH113  a long text is no path, and pathlib would raise
            _tell(f"read: the words {text!r}. To read the file of that name, use --file {text}")


def _end(failures: Sequence[FundnormError]) -> None:
    for failure in failures:
        _say(str(failure))
    if failures:
        raise typer.Exit(_BAD_INPUT)


def _say(words: str) -> None:
    _tell(f"fundnorm: {words}")


def _tell(words: str) -> None:
    """The words on standard error, without what could steer a terminal."""
    from fundnorm.report.wide import visible

    if sys.stderr is not None:
        print("\n".join(map(visible, words.split("\n"))), file=sys.stderr)  # noqa: T201  the command line speaks
