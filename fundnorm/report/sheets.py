"""What a workbook holds: the items, their schedules, the documents, the rates and prices, what was assumed.

Each sheet is a table of its own, so that it can be filtered and sorted; a document's name and an item's number lead
from one to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document
from fundnorm.model.price import PriceLevel
from fundnorm.model.rate import Rate
from fundnorm.model.table import Table
from fundnorm.report.notes import numbers

__all__ = ["Sheet", "facts_sheet", "remarks_sheet", "schedules_sheet", "sheets", "sources_sheet"]

_SCHEDULE = (
    "doc item label kind unit currency year year_from year_to year_value year_value_yearly profile rate rate_date "
    "rate_source part_of equivalent_of".split()
)
_SOURCE = ("doc", "title", "publisher", "date", "country", "language", "place", "items", "notes")
_FACT = ("fact", "value", "direction", "country", "date", "source", "rule", "age_days", "remarks", "used_for")
_REMARK = ("doc", "item", "sort", "code", "sentence")

Result = tuple[Document, Sequence[LineItem]]


class Sheet(NamedTuple):
    """A table and the name on its tab."""

    title: str
    table: Table


def sheets(results: Sequence[Result], years: str = "own", *, by_year: bool = False) -> tuple[Sheet, ...]:
    """The sheets of some documents: Items has the columns of CSV, a column a year too if `by_year`.

    >>> [sheet.title for sheet in sheets(())]
    ['Items', 'Schedules', 'Sources', 'Rates and prices', 'Assumptions and flags']
    """
    from fundnorm.normalise.tabulate import tabulate

    items = [item for _, found in results for item in found]
    return (
        Sheet("Items", tabulate(items, years=years, by_year=by_year)),
        schedules_sheet(items, years),
        sources_sheet(results),
        facts_sheet(items),
        remarks_sheet(items),
    )


def schedules_sheet(items: Sequence[LineItem], years: str = "own") -> Sheet:
    """A row an item-year, without the items that have no schedule."""
    from fundnorm.normalise.tabulate import tabulate

    table = tabulate(items, years=years, long=True)
    kept = [table.columns.index(name) for name in _SCHEDULE if name in table.columns]
    year = table.columns.index("year")
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows if row[year] is not None)
    return Sheet("Schedules", Table(tuple(table.columns[at] for at in kept), rows))


def sources_sheet(results: Sequence[Result]) -> Sheet:
    """A row a document, those without a sum too."""
    rows = (
        (
            *(source.name or str(at), source.title or None, source.publisher or None),
            *(str(source.date) if source.date else None, source.country, source.lang),
            *(source.place or None, len(items), " ".join(source.notes) or None),
        )
        for at, source, items in (
            (at, document.source, items) for at, (document, items) in enumerate(results, 1)
        )
    )
    return Sheet("Sources", Table(_SOURCE, tuple(rows)))


def facts_sheet(items: Iterable[LineItem]) -> Sheet:
    """A row a rate or price level that a figure was worked out with, or that a stated rate was held against.

    A rate's value is in what its direction says ("INR per USD"); `age_days` counts from the end of its date to the day
    asked for. A deflator or price index has the base of its series, a purchasing power the currency per international
    dollar, a population heads, an output the currency's units.
    """
    held: dict[tuple[object, ...], list[LineItem]] = {}
    for item in items:
        for row in dict.fromkeys(_facts(item)):
            held.setdefault(row, []).append(item)
    rows = tuple((*row, _named(found)) for row, found in held.items())
    return Sheet("Rates and prices", Table(_FACT, rows))


def remarks_sheet(items: Iterable[LineItem]) -> Sheet:
    """A row an assumption or flag, in the order of the items."""
    rows = tuple(
        (item.doc, item.number, sort, found.code, found.text)
        for item in items
        for sort, remarks in (("assumption", item.all_assumptions), ("flag", item.all_flags))
        for found in remarks
    )
    return Sheet("Assumptions and flags", Table(_REMARK, rows))


def _facts(item: LineItem) -> Iterator[tuple[object, ...]]:
    """The rates and price levels of an item under each rate rule, and the text's own rate."""
    for one in (item, item.other):
        if one is None:
            continue
        for rate in (one.rate, *one.rates):
            if rate is not None and rate.rule != "same-currency":
                yield _rate("rate", rate)
        for factor in (factor for factors in one.factors for factor in factors):
            if isinstance(factor.by, Rate):
                yield _rate("rate", factor.by)
            elif factor.by is not None:
                yield _level(factor.by)
    if item.implied:
        yield _rate("rate of the text", item.implied.rate)
        if item.implied.market:
            yield _rate("rate beside the text's", item.implied.market)


def _rate(fact: str, rate: Rate) -> tuple[object, ...]:
    direction = f"{rate.currency} per {rate.target}"
    remarks = "; ".join(rate.warnings) or None
    return (fact, rate.value, direction, None, rate.date or None, rate.source, rate.rule, rate.age, remarks)


def _level(level: PriceLevel) -> tuple[object, ...]:
    said = ("held" if level.held else "", "a month was never published" if level.partial else "")
    rule = f"mean of {level.keys}" if level.keys and level.keys != level.period else None
    remarks = "; ".join(filter(None, said)) or None
    return (level.fact, level.value, None, level.country, level.period, level.source, rule, None, remarks)


def _named(items: Sequence[LineItem]) -> str:
    """The items as documents and numbers."""
    by_document: dict[str, list[int]] = {}
    for item in items:
        by_document.setdefault(item.doc, []).append(item.number)
    return "; ".join(f"{doc} #{numbers(found)}" for doc, found in by_document.items())
