"""A `Table` as a DataFrame, and the front door's `table`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal, Unpack

import pandas as pd

from fundnorm.errors import InputError
from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document
from fundnorm.model.source import Source
from fundnorm.model.table import Table
from fundnorm.normalise.calls import When, parse
from fundnorm.normalise.items.making import items_of
from fundnorm.normalise.items.terms import Options, Terms, read_terms
from fundnorm.normalise.tabulate import COLUMNS, OTHER_COLUMNS, YEAR_COLUMNS, tabulate

__all__ = ["Numbers", "Tabled", "table", "to_frame"]

Numbers = Literal["decimal", "float"]
"""Exact decimals in columns of objects, or floats that pandas can add up and draw."""

Tabled = str | Source | Document | LineItem
"""What a table is made of: texts, sources, documents and items, alone or in any iterable (a Series too)."""

_WHAT = "pass texts (a column of a frame, say), what read(path) gives, documents or items"

_WHOLE = ("item", "start", "end", "part_of", "equivalent_of", "repeats", "rate_age")
_DECIMAL = (
    *("low", "high", "years", "value_low", "value_high", "per_year", "rate", "implied_rate", "year_value"),
    *OTHER_COLUMNS,
    "year_value_yearly",
)


def to_frame(table: Table, numbers: Numbers = "decimal") -> pd.DataFrame:
    """The table as a DataFrame, a column a column.

    Counts are Int64, so that a missing one stays whole. Amounts are exact `Decimal` objects, or float64 with
    `numbers="float"`; texts are str. InputError for another word.

    >>> to_frame(Table(("item", "low"), ((1, Decimal("2.50")),)), numbers="float")["low"].sum()
    np.float64(2.5)
    """
    if numbers not in ("decimal", "float"):
        raise InputError(f"numbers {numbers!r} is not known; write 'decimal' or 'float'")
    columns = {
        name: _column(name, cells, numbers) for name, cells in zip(table.columns, _turned(table), strict=True)
    }
    return pd.DataFrame(columns, columns=list(table.columns))


def _turned(table: Table) -> list[tuple[object, ...]]:
    """The cells by column."""
    if not table.rows:
        return [()] * len(table.columns)
    return list(zip(*table.rows, strict=True))


def _column(name: str, cells: tuple[object, ...], numbers: Numbers) -> pd.Series[Any]:
    """One column in the type that its name calls for; a name outside the stable ones is a year's, and an amount."""
    if name in _WHOLE:
        return pd.Series(cells, dtype="Int64")
    amount = name in _DECIMAL or name not in (*COLUMNS, *YEAR_COLUMNS)
    if not amount:
        return pd.Series(cells, dtype="str")
    if numbers == "decimal":
        return pd.Series(cells, dtype="object")
    return pd.Series([float(cell) if isinstance(cell, Decimal) else None for cell in cells], dtype="float64")


def table(
    data: Tabled | Iterable[Tabled],
    *,
    years: str | None = None,
    long: bool = False,
    numbers: Numbers = "decimal",
    country: str | None = None,
    date: When = None,
    lang: str | None = None,
    **options: Unpack[Options],
) -> pd.DataFrame:
    """The sums of texts, documents or items as a DataFrame: a row an item, or a row an item-year if `long`.

    `years` adds a column a year: "own" for each item's calendar, "calendar", or a country (ISO 3166-1) whose fiscal
    years all schedules are cut to. `country`, `date` and `lang` apply to texts, the options of `normalise` (`to`,
    `rate_rule`, `basis` …) to texts and documents; items are tabled as they are. Documents without a name are called 1,
    2, 3 by their place in `data`. An empty or missing text has no rows. The columns are those of
    `fundnorm.normalise.tabulate`.

    >>> frame = table("Rs 300 crore over three years", country="IN", date="2025-01", years="own")
    >>> list(frame.columns[-3:])
    ['IN 2024-25', 'IN 2025-26', 'IN 2026-27']
    """
    if isinstance(data, (pd.DataFrame, Mapping)) or not isinstance(data, (Tabled, Iterable)):
        raise InputError(f"can't table a {type(data).__name__}; {_WHAT}")
    held: Iterable[Tabled] = [data] if isinstance(data, Tabled) else data
    terms = read_terms(**options)
    items: list[LineItem] = []
    for at, one in enumerate(held, 1):
        read = parse(one, country=country, date=date, lang=lang) if isinstance(one, str | Source) else one
        items += _items(read, terms, str(at))
    return to_frame(tabulate(items, years=years or "own", by_year=years is not None, long=long), numbers)


def _items(one: object, terms: Terms, name: str) -> Iterator[LineItem]:
    """The items of a document or an item; none of a missing text."""
    if isinstance(one, LineItem):
        yield one
    elif isinstance(one, Document):
        source = one.source if one.source.name else replace(one.source, name=name)
        yield from items_of(replace(one, source=source), terms)
    elif one is not None and one is not pd.NA and one == one:  # noqa: PLR0124  a missing text may be not-a-number
        raise InputError(f"can't table a {type(one).__name__}; {_WHAT}")
