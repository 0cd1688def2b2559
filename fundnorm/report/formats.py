"""The formats by name, and the one place that knows what each of them is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document
from fundnorm.model.table import Table

__all__ = ["Format", "View", "render"]


class Format(StrEnum):
    """What a command can write."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


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


def render(name: Format, results: Sequence[Result], view: View = View()) -> str:
    """The items of some documents in a format; JSON carries every year whatever the view.

    >>> render(Format.JSONL, [])
    ''
    """
    if name in (Format.JSON, Format.JSONL):
        return _json(name, results, view)
    items = [item for _, found in results for item in found]
    if name is Format.CSV:
        from fundnorm.report import csv

        return csv.render(_table(items, view))
    table = _table(items, view) if view.by_year or view.long else None
    if name is Format.MARKDOWN:
        from fundnorm.report import markdown

        return markdown.render(items, table)
    from fundnorm.report import screen

    return screen.render(items, table)


def _json(name: Format, results: Sequence[Result], view: View) -> str:
    from fundnorm.report import json

    cut = [(document, [_on_axis(item, view.years) for item in items]) for document, items in results]
    if name is Format.JSON:
        return json.render(cut, several=view.several)
    return json.render_lines(item for _, items in cut for item in items)


def _on_axis(item: LineItem, years: str) -> LineItem:
    """The item with its schedule cut to a calendar's years."""
    if years == "own" or item.schedule is None:
        return item
    from fundnorm.calendars import calendar_of
    from fundnorm.normalise.currencies import quantum
    from fundnorm.normalise.schedule import recut

    schedule = recut(item.schedule, calendar_of(years), quantum(item.schedule.currency))
    return replace(item, schedule=schedule)


def _table(items: Sequence[LineItem], view: View) -> Table:
    from fundnorm.normalise.tabulate import tabulate

    return tabulate(items, years=view.years, by_year=view.by_year, long=view.long)
