"""World Development Indicators of the World Bank: yearly exchange rates, prices, purchasing power, people and output.

Source: its Indicators API, version 2: JSON pages of [what the page is, rows], a row a country or group and year.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from fundnorm.errors import DataError
from fundnorm.update.tables import (
    Made,
    ReadTable,
    above_zero,
    check_history,
    check_kind,
    plain,
    rows_of,
    text_of,
)

__all__ = ["EXCHANGE_RATE", "FACTS", "Figures", "Page", "figures", "prices", "read_page"]

EXCHANGE_RATE = "PA.NUS.FCRF"
"""Units of the currency per US dollar, official rate, mean of the year."""

FACTS: Mapping[str, str] = {
    "deflator": "NY.GDP.DEFL.ZS",
    "cpi": "FP.CPI.TOTL",
    "ppp": "PA.NUS.PPP",
    "population": "SP.POP.TOTL",
    "gdp": "NY.GDP.MKTP.CN",
}
"""The indicator of each column of prices/: an index of the prices of GDP in the country's own currency, one of
consumer prices, units of the currency per international dollar of GDP, persons, and GDP at current prices in units of
the currency."""

Figures = dict[tuple[str, str], Decimal]
"""Figures of one indicator by country (ISO 3166-1 alpha-2) and year."""

_YEAR = re.compile("[12][0-9]{3}")
_PRINTED = (
    "1995"  # before it, figures of currencies that were redenominated can be too small to print, and say 0
)


class Page(NamedTuple):
    """One page of an indicator: its number, how many there are, of how many rows, when they were drawn, the rows."""

    number: int
    pages: int
    total: int
    updated: str
    rows: Sequence[Mapping[str, Any]]


def read_page(content: bytes, indicator: str) -> Page:
    """A page of the API; DataError, in words, for anything else, an error of the API among them.

    >>> read_page(b'[{"page":1,"pages":1,"total":0,"lastupdated":"2026-10-07"},[]]', "PA.NUS.PPP").pages
    1
    """
    wanted = f"a page of the World Bank's {indicator}"
    check_kind(content, wanted, "JSON")
    try:
        reply = json.loads(content, parse_float=Decimal, parse_int=Decimal)
    except (ValueError, ArithmeticError, RecursionError):
        raise DataError(f"{wanted} is damaged or not whole: it is no JSON") from None
    if isinstance(reply, list) and reply and isinstance(reply[0], dict) and "message" in reply[0]:
        raise DataError(f"{wanted}: the World Bank answered {_message(reply[0]['message'])!r}")
    try:
        about, rows = reply
        page = Page(
            int(about["page"]), int(about["pages"]), int(about["total"]), about["lastupdated"], rows or []
        )
        named = {row["indicator"]["id"] for row in page.rows}
    except (ValueError, TypeError, KeyError, ArithmeticError):
        raise DataError(f"{wanted} has another shape; expected [what the page is, rows]") from None
    if named - {indicator}:
        raise DataError(f"{wanted} has rows of {', '.join(sorted(map(str, named - {indicator})))}")
    return page


def figures(pages: Sequence[Page], indicator: str, countries: Collection[str]) -> Figures:
    """The figures of an indicator, of countries alone; DataError where rows are missing, or a figure is none."""
    if len({page.updated for page in pages}) > 1:
        raise DataError(
            f"the World Bank brought out a new edition while its {indicator} was fetched; update again"
        )
    rows = [row for page in pages for row in page.rows]
    if len(rows) != pages[0].total or [page.number for page in pages] != list(range(1, len(pages) + 1)):
        raise DataError(f"{len(rows)} of {pages[0].total} rows of the World Bank's {indicator} came")
    found: Figures = {}
    for row in rows:
        country, year, value = _cells(row, indicator)
        if (country, year) in found:
            raise DataError(f"the World Bank's {indicator} has {country} in {year} twice")
        if value is not None and country in countries and not (value == 0 and year < _PRINTED):
            found[country, year] = above_zero(value, f"the World Bank's {indicator} of {country} in {year}")
    if not found:
        raise DataError(f"the World Bank's {indicator} has no figure of any country")
    return found


def _cells(row: Mapping[str, Any], indicator: str) -> tuple[str, str, object]:
    """The country or group, year and figure of a row."""
    try:
        country, year, value = row["country"]["id"], row["date"], row["value"]
    except (TypeError, KeyError):
        raise DataError(f"a row of the World Bank's {indicator} has no country, date or value") from None
    if not (isinstance(country, str) and isinstance(year, str) and _YEAR.fullmatch(year)):
        raise DataError(f"a row of the World Bank's {indicator} is of {country} in {year}; expected a year")
    return country, year, value


def prices(facts: Mapping[str, Figures], tables: ReadTable) -> Made:
    """The files prices/wb/ of facts by column; DataError where a country's history has shrunk."""
    cells: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for fact, found in facts.items():
        for (country, year), value in found.items():
            cells[country][year][fact] = plain(value)
    columns = [fact for fact in FACTS if fact in facts]
    files = {
        f"prices/wb/{country}.csv": text_of(
            ",".join(["period", *columns]),
            {year: ",".join(row.get(fact, "") for fact in columns) for year, row in years.items()},
        )
        for country, years in cells.items()
    }
    for path, text in files.items():
        known = _filled(tables(path))
        check_history(
            f"the World Bank's {path[-6:-4]}", {key[1] for key in known}, {key[1] for key in _filled(text)}
        )
        if len(_filled(text) & known) < len(known) * Decimal("0.95"):
            raise DataError(f"the World Bank's figures of {path[-6:-4]} are fewer than those in use")
    years = [year for of_country in cells.values() for year in of_country]
    return Made(files, min(years), max(years))


def _filled(text: str) -> set[tuple[str, str]]:
    """The columns and periods that have a figure."""
    header = text.partition("\n")[0].split(",")[1:]
    rows = rows_of(text).items()
    return {
        (name, key) for key, rest in rows for name, cell in zip(header, rest.split(","), strict=False) if cell
    }


def _message(message: object) -> str:
    """What the API says of an error, in its own words."""
    first = message[0] if isinstance(message, list) and message else message
    return str(first.get("value", first)) if isinstance(first, dict) else str(first)
