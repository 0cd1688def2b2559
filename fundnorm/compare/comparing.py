"""The front door's `compare`: texts, files and documents in, one comparison out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from fundnorm.compare.assembling import assemble
from fundnorm.compare.comparison import Comparison
from fundnorm.compare.selecting import read_choice
from fundnorm.errors import InputError, ReadError
from fundnorm.model.mention import Document
from fundnorm.model.source import Source
from fundnorm.normalise.calls import When, parse
from fundnorm.normalise.items.making import items_of
from fundnorm.normalise.items.terms import Options, read_terms

__all__ = ["Compared", "compare"]

Compared = str | Source | Document | Path
"""What is compared: texts, sources, documents, paths of files or folders, alone or in an iterable such as a Series."""

_LONGEST_PATH = 1000

_WHAT = "pass texts, what read(path) gives, documents, or the paths of files as pathlib.Path"


def compare(  # noqa: PLR0913  the front door has an argument for each thing to choose
    data: Compared | Iterable[Compared],
    *,
    country: str | None = None,
    date: When = None,
    lang: str | None = None,
    kinds: str | Iterable[str] = (),
    minimum: object = None,
    sort: str = "document",
    group_by: str | None = None,
    years: str | None = None,
    progress: Callable[[int, str], None] | None = None,
    **options: Unpack[Options],
) -> Comparison:
    """One comparison of all sums: repeats folded within and across documents, totals that count no money twice.

    `country`, `date` and `lang` apply to texts and files; the options are those of `normalise`, with one rate rule at
    a time. `kinds` and `minimum` (in the unit) leave sums away; `sort` is document, value, label, country or date;
    `group_by` is country, kind, document or label. `years` is the axis: "own", "calendar" or a country; without one it
    is the documents' own where they share a calendar, else calendar years. `progress` is called after each document
    with how many are done and its name. InputError for anything that makes no sense, ReadError for a file that can't
    be read.

    >>> news = "The Harbour Mission has an outlay of Rs 300 crore."
    >>> more = "Rs 300 crore was approved for the Harbour Mission, of which Rs 100 crore is for dredging."
    >>> comparison = compare([news, more], country="IN", date="2025-01", to="crore INR")
    >>> [(row.role.value, str(row.low)) for row in comparison.rows], str(comparison.total.low)
    ([('counted', '300'), ('part', '100'), ('residual', '200')], '300')
    """
    if isinstance(data, Mapping) or hasattr(data, "columns") or not isinstance(data, (Compared, Iterable)):
        raise InputError(f"can't compare a {type(data).__name__}; {_WHAT}")
    if options.get("rate_rule") == "both":
        raise InputError("a comparison has one figure a sum; choose the rate rule 'announced' or 'yearly'")
    choice, terms = read_choice(kinds, minimum, sort, group_by, years), read_terms(**options)
    held: Iterable[Compared] = [data] if isinstance(data, Compared) else data
    results = []
    for at, one in enumerate(held, 1):
        for document in _documents(one, str(at), country, date, lang):
            results.append((document, items_of(document, terms, alone=False)))
            if progress is not None:
                progress(at, document.source.name)
    return assemble(results, choice)


def _documents(
    one: object, name: str, country: str | None, date: When, lang: str | None
) -> Iterator[Document]:
    """The document that something is; none of a missing text."""
    if isinstance(one, Document):
        yield one if one.source.name else replace(one, source=replace(one.source, name=name))
    elif isinstance(one, Path):
        for source in _sources(one):
            yield parse(source, country=country, date=date, lang=lang)
    elif isinstance(one, Source):
        yield parse(one, country=country, date=date, lang=lang, name=one.name or name)
    elif isinstance(one, str):
        _refuse_path(one)
        yield parse(one, country=country, date=date, lang=lang, name=name)
    elif one is not None and one == one:  # noqa: PLR0124  a missing text may be not-a-number
        raise InputError(f"can't compare a {type(one).__name__}; {_WHAT}")


def _refuse_path(text: str) -> None:
    """InputError for a text that is the name of a file: nothing in it would be read."""
    if len(text) < _LONGEST_PATH and "\n" not in text and os.path.isfile(text):  # noqa: PTH113  texts are no paths
        raise InputError(f"{text!r} is a file; to compare what is in it, pass pathlib.Path({text!r})")


def _sources(path: Path) -> Iterator[Source]:
    """The documents of a file, or of all files in a folder; the first that can't be read raises."""
    from fundnorm.readers.inputs import stream

    for found in stream([str(path)]):
        if isinstance(found, ReadError):
            raise found
        yield found
