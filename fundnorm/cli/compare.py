"""`fundnorm compare`: one table over many documents, with totals that count no money twice."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fundnorm.cli.documents import check, setting_of
from fundnorm.cli.manners import deliver, end, note_empty, say
from fundnorm.cli.options import Country, Day, Lang, Output
from fundnorm.cli.terms import takes_terms
from fundnorm.compare.orders import GroupBy, Sort
from fundnorm.errors import FundnormError, InputError
from fundnorm.report.formats import Format, format_of

if TYPE_CHECKING:
    from fundnorm.compare.selecting import Choice
    from fundnorm.compare.sums import Result
    from fundnorm.model.mention import Document
    from fundnorm.normalise.items.terms import Terms
    from fundnorm.readers.setting import Setting

__all__ = ["compare"]


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...", show_default=False, help="Files, folders and patterns; - is standard input."
    ),
]
Years = Annotated[
    str,
    typer.Option(
        "--years",
        metavar="CALENDAR",
        show_default=False,
        help="own, calendar, or one country's years; own unless the documents' years differ.",
    ),
]
Kinds = Annotated[
    str,
    typer.Option(
        "--kinds", metavar="KINDS", show_default=False, help="Only these kinds, such as budget,allocation."
    ),
]
Least = Annotated[
    str,
    typer.Option("--min", metavar="NUMBER", show_default=False, help="Only sums of at least so many units."),
]
Style = Annotated[
    Format | None,
    typer.Option("--format", help="How to write it; else as the suffix of --output says, else a table."),
]


@takes_terms
def compare(
    files: Paths,
    country: Country = None,
    date: Day = None,
    lang: Lang = None,
    by_year: Annotated[bool, typer.Option("--by-year", help="Add a column a year.")] = False,
    years: Years = "",
    kinds: Kinds = "",
    minimum: Least = "",
    sort: Annotated[Sort, typer.Option("--sort", help="What the rows are sorted by.")] = Sort.DOCUMENT,
    group_by: Annotated[
        GroupBy | None, typer.Option("--group-by", help="Group the rows, with a total each.")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="How many processes read files.")] = 1,
    format_: Style = None,
    output: Output = "-",
    *,
    terms: Terms,
) -> None:
    """Compare documents: one table of all their sums.

    A sum that several documents tell of is one row. Totals count no money twice: parts of a sum, restatements, repeats
    and other stages of a programme are not added. Files that can't be read are told on standard error; the others
    still come out, and the exit code is 2.
    """
    chosen = format_of(output, format_)
    check(output, years or "own", chosen)
    choice = _choice(terms, kinds, minimum, sort.value, group_by.value if group_by else None, years)
    documents, failures = _read(files, setting_of(country, date, lang), jobs)
    results, refused = _normalised(documents, terms)
    if results:
        deliver(output, _report(chosen, results, choice, by_year=by_year), utf8=chosen is not Format.TABLE)
    note_empty([document for document, _ in results], None)
    end([*failures, *refused])


def _choice(terms: Terms, *asked: Any) -> Choice:  # noqa: ANN401  the arguments of `read_choice`
    """What the options choose; InputError, before anything is read, for one that makes no sense."""
    from fundnorm.compare.selecting import read_choice

    if terms.rate_rule == "both":
        raise InputError("a comparison has one figure a sum; write --rate-rule announced or yearly")
    return read_choice(*asked)


def _report(chosen: Format, results: list[Result], choice: Choice, *, by_year: bool) -> str | bytes:
    from fundnorm.compare.assembling import assemble
    from fundnorm.report.comparisons import render_comparison

    comparison = assemble(results, choice)
    return render_comparison(chosen, comparison if by_year else comparison.without_years())


def _read(files: list[str], setting: Setting, jobs: int) -> tuple[list[Document], list[FundnormError]]:
    """The documents of the files, and an error for each that can't be read; standard error has their notes."""
    from fundnorm.cli.progress import bar
    from fundnorm.compare.reading import read_documents, told_apart
    from fundnorm.readers.paths import files_of

    found, missing = files_of(files)
    outcomes = []
    with bar(sys.stderr, len(found)) as done:
        for outcome in read_documents(found, setting, jobs):
            outcomes.append(outcome)
            done(outcome.file.name)
    documents = told_apart(outcomes)
    for document in documents:
        for note in document.source.notes:
            say(f"{document.source.name}: {note}")
    return documents, [*missing, *(outcome.failure for outcome in outcomes if outcome.failure)]


def _normalised(documents: list[Document], terms: Terms) -> tuple[list[Result], list[FundnormError]]:
    """Each document with its items, and an error for each that the terms refuse."""
    from fundnorm.normalise.items.making import items_of

    results: list[Result] = []
    refused = []
    for document in documents:
        try:
            results.append((document, items_of(document, terms, alone=False)))
        except FundnormError as error:
            refused.append(FundnormError(f"{document.source.name}: {error}"))
    return results, refused
