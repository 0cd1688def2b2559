"""Prices, population and GDP as the tables hold them: a small file a source and country, and the list of sources."""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple

from fundnorm.errors import DataError, InputError
from fundnorm.lexicon.store import fetched_on, read_table
from fundnorm.model.period import PartialDate
from fundnorm.model.price import FACTS

__all__ = [
    "Facts",
    "PriceSource",
    "ReadPrices",
    "bundled_currencies",
    "bundled_prices",
    "bundled_sources",
    "given_prices",
]

Facts = Mapping[str, dict[str, Decimal]]
"""Figures by fact, then by month (2025-01) or year (2025), in the order of time."""

_MONTH = len("2025-01")

ReadPrices = Callable[[str, str], Facts]
"""What gives the figures of a source for a country: (source, code) -> figures, none where it has no such file."""


class PriceSource(NamedTuple):
    """One source: its name in words, its vintage, whether it is taken unasked, and what its figures are by fact.

    `unit_date` is the day whose currency unit the PPPs and the GDP are in; "" for today's.
    """

    source: str
    name: str
    vintage: str
    default: bool
    units: Mapping[str, str]
    unit_date: str = ""


@cache
def bundled_sources() -> tuple[PriceSource, ...]:
    """The sources, the preferred one first.

    >>> [source.source for source in bundled_sources()]
    ['wb', 'pwt91', 'bls', 'cia', 'cbdt']
    """
    rows = sorted(_rows("prices/series.csv"), key=lambda row: int(row["rank"]))
    return tuple(
        PriceSource(
            row["source"],
            row["name"],
            fetched_on(row["source"]) or row["vintage"],
            row["default"] == "yes",
            {fact: row[fact] for fact in FACTS if row[fact]},
            row["unit_date"],
        )
        for row in rows
    )


@cache
def bundled_currencies() -> Mapping[tuple[str, str], str]:
    """The currency of the PPPs and the GDP of a source and country; none where it is not known for certain.

    >>> bundled_currencies()["pwt91", "HR"], bundled_currencies()["cia", "HR"]
    ('HRK', 'EUR')
    """
    return {(row["source"], row["country"]): row["currency"] for row in _rows("prices/units.csv")}


def bundled_prices(source: str, country: str) -> Facts:
    """The figures of a source for a country: the user's updated ones where they are in use, else the bundled ones.

    >>> bundled_prices("pwt91", "IN")["deflator"]["2011"]
    Decimal('100')
    """
    path = f"prices/{source}/{country}.csv"
    found: dict[str, dict[str, Decimal]] = {}
    for number, row in enumerate(_rows(path), 2):
        for fact in FACTS:
            if row.get(fact):
                found.setdefault(fact, {})[row["period"]] = _cell(path, number, fact, row[fact])
    return found


def given_prices(prices: Mapping[str, Mapping[str, Mapping[str, Decimal | str]]], source: str) -> ReadPrices:
    """What reads a table of your own: figures by country, fact and month or year.

    InputError for a fact, a time or a figure that is none.

    >>> given_prices({"IN": {"cpi": {"2025": "104", "2024": "100"}}}, "mine")("mine", "IN")["cpi"]
    {'2024': Decimal('100'), '2025': Decimal('104')}
    """
    tables = {
        country: {
            _fact(fact): {key: _figure(country, fact, values[key]) for key in _periods(values)}
            for fact, values in facts.items()
        }
        for country, facts in prices.items()
    }
    return lambda name, country: tables.get(country, {}) if name == source else {}


def _fact(fact: str) -> str:
    if fact not in FACTS:
        raise InputError(f"{fact!r} is no fact of a country; write one of {', '.join(FACTS)}")
    return fact


def _periods(keys: Collection[str]) -> list[str]:
    """The months, or the years, in the order of time."""
    if len({len(str(PartialDate.parse(key))) for key in keys}) > 1 or any(len(key) > _MONTH for key in keys):
        raise InputError(f"{', '.join(keys)}: give one series either years (2025) or months (2025-01)")
    return sorted(keys)


def _figure(country: str, fact: str, figure: Decimal | str) -> Decimal:
    try:
        value = Decimal(figure)
    except InvalidOperation:
        value = Decimal(0)
    if not (value.is_finite() and value > 0):
        raise InputError(f"{figure!r} is no {fact} of {country}; give a number above zero")
    return value


def _cell(path: str, line: int, column: str, text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise DataError.at(path, line, column, f"a number, got {text!r}") from None


def _rows(path: str) -> csv.DictReader[str]:
    return csv.DictReader(read_table(path).splitlines())
