"""`fundnorm parse`: one table over texts and files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from fundnorm.cli.documents import check, documents_of, setting_of
from fundnorm.cli.manners import deliver, end, note_empty
from fundnorm.cli.options import Country, Day, Files, Lang, Output, Texts
from fundnorm.cli.terms import takes_terms
from fundnorm.errors import FundnormError
from fundnorm.report.formats import Format, View, format_of, render

if TYPE_CHECKING:
    from fundnorm.model.item import LineItem
    from fundnorm.model.mention import Document
    from fundnorm.normalise.items.terms import Terms

__all__ = ["parse"]


@takes_terms
def parse(
    texts: Texts = None,
    file: Files = None,
    country: Country = None,
    date: Day = None,
    lang: Lang = None,
    by_year: Annotated[bool, typer.Option("--by-year", help="Add a column a year; changes no rate.")] = False,
    years: Annotated[
        str,
        typer.Option(
            "--years", metavar="CALENDAR", help="own, calendar, or one country's years, such as US."
        ),
    ] = "own",
    long: Annotated[bool, typer.Option("--long", help="A row an item-year.")] = False,
    format_: Annotated[
        Format | None,
        typer.Option("--format", help="How to write it; else as the suffix of --output says, else a table."),
    ] = None,
    output: Output = "-",
    *,
    terms: Terms,
) -> None:
    """Table every sum of money in texts or files.

    Items are numbered within each document. Standard error names the documents without sums, and the files that
    can't be read; the others still come out, and the exit code is 2.
    """
    chosen = format_of(output, format_)
    check(output, years, chosen)
    documents, failures = documents_of(texts, file, setting_of(country, date, lang))
    results, refused = _normalised(documents, terms)
    failures += refused
    if results:
        view = View(years, by_year, long, several=len(results) + len(failures) > 1)
        deliver(output, render(chosen, results, view), utf8=chosen is not Format.TABLE)
    note_empty([document for document, _ in results], texts)
    end(failures)


def _normalised(
    documents: Sequence[Document], terms: Terms
) -> tuple[list[tuple[Document, Sequence[LineItem]]], list[FundnormError]]:
    """Each document with its items, and an error for each that the terms refuse."""
    from fundnorm.normalise.items.making import items_of

    results: list[tuple[Document, Sequence[LineItem]]] = []
    refused = []
    for document in documents:
        try:
            results.append((document, items_of(document, terms)))
        except FundnormError as error:
            place = f"{document.source.name}: " if len(documents) > 1 else ""
            refused.append(FundnormError(f"{place}{error}"))
    return results, refused
