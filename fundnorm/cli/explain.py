"""`fundnorm explain`: how each sum was read, and on terms that are given, how each figure was worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from fundnorm.cli.documents import check, documents_of, setting_of
from fundnorm.cli.manners import end, note_empty, stage
from fundnorm.cli.options import Country, Day, Files, Lang, Output, Texts
from fundnorm.cli.terms import takes_terms_if_given

if TYPE_CHECKING:
    from fundnorm.model.mention import Document
    from fundnorm.normalise.items.terms import Terms

__all__ = ["explain"]


@takes_terms_if_given
def explain(
    texts: Texts = None,
    file: Files = None,
    country: Country = None,
    date: Day = None,
    lang: Lang = None,
    item: Annotated[
        int,
        typer.Option("--item", metavar="NUMBER", min=0, show_default=False, help="Only the item of a table."),
    ] = 0,
    year: Annotated[
        str, typer.Option("--year", metavar="YEAR", show_default=False, help="The share of a year: 2025-26.")
    ] = "",
    output: Output = "-",
    *,
    terms: Terms | None,
) -> None:
    """Tell how each sum of money was read: its words, figure, currency and why, its time, kind, links and label.

    With --to or another option of the table, tell how the figure of each item was worked out, step by step.
    """
    from fundnorm.report.derivation import render as derive
    from fundnorm.report.wide import safe

    check(output)
    if terms is None and (item or year):
        terms = _usual()
    documents, failures = documents_of(texts, file, setting_of(country, date, lang))
    with stage(output, utf8=False) as out:
        for number, document in enumerate(documents):
            if len(documents) > 1:
                out.write("\n" * bool(number) + f"{safe(document.source.name)}\n")
            out.write(derive(document) if terms is None else _chains(document, terms, item, year))
    note_empty(documents, texts)
    end(failures)


def _chains(document: Document, terms: Terms, item: int, year: str) -> str:
    from fundnorm.normalise.items.making import items_of
    from fundnorm.report.chains import render

    return render(items_of(document, terms), item, year)


def _usual() -> Terms:
    from fundnorm.normalise.items.terms import read_terms

    return read_terms()
