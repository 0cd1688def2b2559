"""The formats by name, and the one place that knows what each of them is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath

from fundnorm.errors import InputError
from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document
from fundnorm.model.table import Table

__all__ = ["BINARY", "Format", "View", "format_of", "needs", "render", "tabular"]


class Format(StrEnum):
    """What a command can write."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    XLSX = "xlsx"
    PARQUET = "parquet"
    HTML = "html"


BINARY = frozenset((Format.XLSX, Format.PARQUET))
"""The formats that are bytes and no text."""

_SUFFIXES = {
    "": Format.TABLE,
    ".txt": Format.TABLE,
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".tab": Format.TSV,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".xlsx": Format.XLSX,
    ".parquet": Format.PARQUET,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}


@dataclass(frozen=True, slots=True)
class View:
    """How a table is laid out: the years' calendar, a column a year, or a row an item-year.

    `several` says that more than one document was asked for, so that JSON is an array even if only one could be read.
    """

    years: str = "own"
    by_year: bool = False
    long: bool = False
    several: bool = False


Result = tuple[Document, Sequence[LineItem]]


def format_of(path: str, given: Format | None = None) -> Format:
    """The format that was given, else the one that the suffix of the output file names.

    A table for the screen where the path has no suffix, as "-" has none. InputError for a suffix that no format has.

    >>> format_of("out/table.XLSX").value, format_of("-").value, format_of("a.csv", Format.JSON).value
    ('xlsx', 'table', 'json')
    """
    if given is not None:
        return given
    suffix = PurePath(path).suffix
    found = _SUFFIXES.get(suffix.lower())
    if found is None:
        known = ", ".join(name for name in _SUFFIXES if name)
        raise InputError(
            f"can't tell the format from the suffix {suffix!r}; use {known} or say it with --format"
        )
    return found


def needs(name: Format | None) -> None:
    """Nothing, where the library that writes the format is installed; FundnormError with the command that installs it.

    >>> needs(Format.CSV)
    """
    if name is Format.PARQUET:
        from fundnorm.report.parquet import arrow

        arrow()


def render(name: Format, results: Sequence[Result], view: View = View()) -> str | bytes:
    """The items of some documents in a format, bytes where it is one of `BINARY`.

    JSON carries every year whatever the view, XLSX has the item-years in a sheet of their own.

    >>> render(Format.JSONL, [])
    ''
    """
    if name in (Format.JSON, Format.JSONL):
        return _json(name, results, view)
    if name is Format.XLSX:
        from fundnorm.report import xlsx

        return xlsx.render(results, view.years, by_year=view.by_year)
    if name is Format.HTML:
        from fundnorm.report import html

        return html.render(results, years=view.years, by_year=view.by_year)
    items = [item for _, found in results for item in found]
    if name in (Format.TABLE, Format.MARKDOWN):
        return _for_reading(name, items, view)
    return tabular(name, _table(items, view))


def _for_reading(name: Format, items: Sequence[LineItem], view: View) -> str:
    table = _table(items, view) if view.by_year or view.long else None
    if name is Format.MARKDOWN:
        from fundnorm.report import markdown

        return markdown.render(items, table)
    from fundnorm.report import screen

    return screen.render(items, table)


def tabular(name: Format, table: Table) -> str | bytes:
    r"""The table with all its figures as CSV, TSV or Parquet.

    >>> tabular(Format.CSV, Table(("doc",), (("a",),)))
    'doc\na\n'
    """
    if name is Format.CSV:
        from fundnorm.report import csv

        return csv.render(table)
    if name is Format.TSV:
        from fundnorm.report import tsv

        return tsv.render(table)
    from fundnorm.report import parquet

    return parquet.render(table)


def _json(name: Format, results: Sequence[Result], view: View) -> str:
    from fundnorm.report import json

    cut = [(document, [_on_axis(item, view.years) for item in items]) for document, items in results]
    if name is Format.JSON:
        return json.render(cut, several=view.several)
    return json.render_lines(item for _, items in cut for item in items)


def _on_axis(item: LineItem, years: str) -> LineItem:
    """The item with its schedule cut to a calendar's years, under either rate rule."""
    if years == "own":
        return item
    item = replace(item, other=_on_axis(item.other, years)) if item.other else item
    if item.schedule is None:
        return item
    from fundnorm.calendars import calendar_of
    from fundnorm.normalise.currencies import quantum
    from fundnorm.normalise.spread.schedule import recut

    schedule = recut(item.schedule, calendar_of(years), quantum(item.schedule.currency))
    return replace(item, schedule=schedule)


def _table(items: Sequence[LineItem], view: View) -> Table:
    from fundnorm.normalise.tabulate import tabulate

    return tabulate(items, years=view.years, by_year=view.by_year, long=view.long)
