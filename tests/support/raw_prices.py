"""Constant-price factors worked out from the Penn World Table's raw rows in fractions, by none of fundnorm's code."""

from __future__ import annotations

import csv
import random
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = [
    "RawPair",
    "convert_then_deflate",
    "currency_of",
    "deflate_then_convert",
    "raw_pairs",
    "raw_rates",
    "raw_years",
]

SOURCES = Path(__file__).resolve().parents[2] / "tools" / "sources"
SEED = 20150101


class RawPair(NamedTuple):
    """A country, the year that money is of, and the year in whose prices it is wanted."""

    country: str
    year: int
    base: int


@cache
def _countries() -> dict[str, dict[str, str]]:
    """The rows of the table of codes by ISO 3166-1 alpha-3."""
    with (SOURCES / "price_countries.csv").open(encoding="utf-8", newline="") as handle:
        return {row["iso3"]: row for row in csv.DictReader(handle)}


@cache
def raw_years() -> dict[tuple[str, int], dict[str, str]]:
    """The raw rows that have a deflator, by country (ISO 3166-1 alpha-2) and year."""
    with (SOURCES / "pwt91.csv").open(encoding="utf-8", newline="") as handle:
        return {
            (_countries()[row["iso3"]]["iso2"], int(row["year"])): row
            for row in csv.DictReader(handle)
            if row["gdp_deflator_lcu_2011"]
        }


def currency_of(country: str) -> str:
    """The currency that the Penn World Table states the country in, for all years."""
    return next(row["pwt91"] for row in _countries().values() if row["iso2"] == country)


def raw_pairs(number: int = 200) -> list[RawPair]:
    """So many random pairs, the same at each run."""
    chance = random.Random(SEED)  # noqa: S311  a fixed draw, not a secret
    known = sorted(raw_years())
    pairs: list[RawPair] = []
    while len(pairs) < number:
        country, year = chance.choice(known)
        base = chance.choice(
            [other for code, other in known if code == country and ("US", other) in raw_years()]
        )
        pairs.append(RawPair(country, year, base))
    return pairs


def raw_rates(country: str) -> dict[str, dict[str, str]]:
    """The raw exchange rates of a country, per US dollar by currency and year, none for one that uses the dollar."""
    rates = {str(year): row["xr"] for (code, year), row in raw_years().items() if code == country}
    return {} if currency_of(country) == "USD" else {currency_of(country): rates}


def deflate_then_convert(pair: RawPair) -> Fraction:
    """US dollars of the base year for one unit of the currency: its own deflator, then the base year's rate."""
    prices = _figure(pair.country, pair.base, "gdp_deflator_lcu_2011") / _figure(
        pair.country, pair.year, "gdp_deflator_lcu_2011"
    )
    return prices / _figure(pair.country, pair.base, "xr")


def convert_then_deflate(pair: RawPair) -> Fraction:
    """US dollars of the base year for one unit of the currency: its year's rate, then the United States' deflator."""
    prices = _figure("US", pair.base, "gdp_deflator_lcu_2011") / _figure(
        "US", pair.year, "gdp_deflator_lcu_2011"
    )
    return prices / _figure(pair.country, pair.year, "xr")


def _figure(country: str, year: int, column: str) -> Fraction:
    return Fraction(raw_years()[country, year][column])
