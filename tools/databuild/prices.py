"""prices/: deflators, consumer prices, purchasing power parities, population and GDP, one small file a country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Context, Decimal

from databuild.price_sources import FACTS, SOURCES
from databuild.sources import Files, Row, as_csv, read

__all__ = ["build"]

_DERIVED = Context(prec=7)  # figures out of rounded ones keep as many digits as the monthly and annual rates
_EXACT = Context(prec=60)
_MILLION = Decimal(1_000_000)
_EDITION = "2025"  # of the Factbook; 2015's has no population, and its years are in the Penn World Table
_LATEST = "2024"  # the year of the Factbook's nominal GDP; the United States' is the yardstick of prices
_GAP = Decimal("0.02")  # between our annual rate and the Factbook's own

_Cells = dict[str, Decimal]
_Table = dict[str, dict[str, _Cells]]
"""Country, then period, then fact."""


def build() -> Files:
    """The text of each file of prices, and the two lists of what they are."""
    pwt, cia = _pwt(), _cia()
    tables = {"pwt91": pwt, "bls": _bls(), "cia": cia, "cbdt": _cbdt()}
    files = {
        f"prices/{source}/{country}.csv": _text(rows)
        for source, table in tables.items()
        for country, rows in sorted(table.items())
    }
    return files | {"prices/series.csv": _series(), "prices/units.csv": _units(pwt, cia)}


def _text(rows: dict[str, _Cells]) -> str:
    """One country's file, with the columns that have a figure."""
    columns = [fact for fact in FACTS if any(fact in cells for cells in rows.values())]
    lines = [
        (period, *(_plain(cells[fact]) if fact in cells else "" for fact in columns))
        for period, cells in sorted(rows.items())
    ]
    return as_csv(["period", *columns], lines)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _pwt() -> _Table:
    """The Penn World Table; currency figures are in the unit of 2017 throughout."""
    codes = {row["iso3"]: row["iso2"] for row in read("price_countries.csv")}
    table: _Table = defaultdict(dict)
    for row in read("pwt91.csv"):
        cells = {"population": _EXACT.multiply(Decimal(row["pop_million"]), _MILLION)}
        if row["ngdp_usd_million"]:
            dollars = _EXACT.multiply(Decimal(row["ngdp_usd_million"]), _MILLION)
            cells["gdp"] = _EXACT.multiply(dollars, Decimal(row["xr"]))
            cells["deflator"] = Decimal(row["gdp_deflator_lcu_2011"])
            cells["ppp"] = Decimal(row["ppp_gdp"])
        table[codes[row["iso3"]]][row["year"]] = cells
    return table


def _bls() -> _Table:
    months = {row["month"]: {"cpi": Decimal(row["cpi_u_1982_84"])} for row in read("us_cpi_monthly.csv")}
    return {"US": months}


def _cbdt() -> _Table:
    """Each fiscal year's figure in its twelve months."""
    months = {}
    for row in read("india_cii.csv"):
        year = int(row["start"][:4])
        for month in range(4, 16):
            key = f"{year + (month > 12)}-{(month - 1) % 12 + 1:02d}"
            months[key] = {"cpi": Decimal(row["cii_2001_02"])}
    return {"IN": months}


def _cia() -> _Table:
    """The last edition of the Factbook; GDP and PPP only where our own rate restores the local figure."""
    facts: dict[str, dict[str, _Cells]] = defaultdict(lambda: defaultdict(dict))
    for row in read("cia_macro.csv"):
        if row["edition"] == _EDITION:
            facts[row["indicator"]][row["iso2"]][row["year"]] = Decimal(row["value"])
    table: _Table = defaultdict(lambda: defaultdict(dict))
    _put(table, "population", facts["population"])
    _put(table, "cpi", {country: _chained(values) for country, values in facts["cpi_inflation"].items()})
    rates = _usable_rates(facts["fx_per_usd"])
    gdp = {country: values[_LATEST] for country, values in facts["gdp_nominal"].items() if _LATEST in values}
    local = {country: _EXACT.multiply(gdp[country], rates[country]) for country in gdp.keys() & rates.keys()}
    _put(table, "gdp", {country: {_LATEST: _DERIVED.plus(value)} for country, value in local.items()})
    real = {country: values.get(_LATEST) for country, values in facts["gdp_ppp_2021"].items()}
    _put(table, "ppp", _parities(local, real))
    return table


def _put(table: _Table, fact: str, values: dict[str, _Cells]) -> None:
    for country, cells in values.items():
        for period, value in cells.items():
            table[country][period][fact] = value


def _chained(inflation: _Cells) -> _Cells:
    """An index out of the unbroken years up to the last one, the year before the first of them 100."""
    year = int(max(inflation))
    while str(year) in inflation:
        year -= 1
    level = Decimal(100)
    index = {str(year): level}
    while str(year := year + 1) in inflation:
        level = _EXACT.multiply(level, 1 + inflation[str(year)] / 100)
        index[str(year)] = _DERIVED.plus(level)
    return index


def _parities(gdp: _Cells, real: Mapping[str, Decimal | None]) -> dict[str, _Cells]:
    """PPPs of the 2021 round carried on by deflators: GDP over GDP in prices of 2021, against the United States'."""
    prices = {
        country: _EXACT.divide(gdp[country], value)
        for country, value in real.items()
        if value and country in gdp
    }
    return {country: {_LATEST: _DERIVED.divide(value, prices["US"])} for country, value in prices.items()}


def _usable_rates(theirs: dict[str, _Cells]) -> _Cells:
    """Our annual rates per US dollar by country, save those that mislead, are disputed or not the Factbook's."""
    ours = {row["currency"]: Decimal(row["per_usd"]) for row in read("fx_annual.csv") if _agreed(row)}
    misleading = {row["currency"] for row in read("dual_rates.csv") if _covers_latest(row)}
    rates = {"USD": Decimal(1)} | {code: rate for code, rate in ours.items() if code not in misleading}
    found = {row["iso2"]: rates[row["cia"]] for row in read("price_countries.csv") if row["cia"] in rates}
    return {
        country: rate
        for country, rate in found.items()
        if abs(theirs.get(country, {}).get(_LATEST, rate) / rate - 1) <= _GAP
    }


def _agreed(row: Row) -> bool:
    doubts = {"partial", "disagree"} & set(row["flags"].split("|"))
    return row["year"] == _LATEST and row["source"] != "hmrc" and not doubts


def _covers_latest(row: Row) -> bool:
    return row["from"][:4] <= _LATEST <= (row["to"][:4] or _LATEST)


def _series() -> str:
    header = [
        "source", "name", "vintage", "licence", "rank", "default", *FACTS, "unit_date", "example", "origin",
    ]  # fmt: skip
    return as_csv(header, [[row.get(column, "") for column in header] for row in SOURCES])


def _units(pwt: _Table, cia: _Table) -> str:
    """The currency in which a source states a country's PPP and GDP."""
    holds = {"pwt91": set(pwt), "cia": _with_gdp(cia), "wb": None}
    rows = [
        (source, row["iso2"], row[source], f"GDP and PPP of {row['iso2']} in {row[source]}")
        for source, countries in holds.items()
        for row in read("price_countries.csv")
        if row[source] and (countries is None or row["iso2"] in countries)
    ]
    return as_csv(["source", "country", "currency", "example"], rows)


def _with_gdp(table: _Table) -> set[str]:
    return {country for country, rows in table.items() if any("gdp" in cells for cells in rows.values())}
