"""currencies.csv and currency_names_en.csv, from Unicode CLDR's facts."""

from __future__ import annotations

import re
from collections import defaultdict

from databuild.sources import Files, Row, as_csv, read

__all__ = ["NOT_MONEY", "build", "plain_name"]

NOT_MONEY = {"XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XPD", "XPT", "XTS", "XXX"}
"""Metals, bond-market units, the testing code and "no currency": their names are words of other meanings."""

NAMELESS = {"XSU"}
"""Codes whose name prose uses for something older: a sucre is Ecuador's."""

IN_USE_WITHOUT_TERRITORY = {"XDR", "XSU", "XUA"}
"""Units of account that institutions use."""


def build() -> Files:
    """The text of both files."""
    facts = [row for row in read("currencies.csv") if row["currency"] not in NOT_MONEY]
    return {"currencies.csv": _currencies(facts), "currency_names_en.csv": _names(facts)}


def _territories(row: Row) -> list[str]:
    """Where the currency is legal tender now; EA, IC and the like are no countries of ISO 3166-1."""
    countries = {country["iso2"] for country in read("countries.csv")}
    uses = [re.fullmatch(r"([A-Z]{2}):[0-9-]*/", use) for use in row["territories"].split()]
    return sorted({use[1] for use in uses if use and use[1] in countries})


def _in_use(row: Row) -> bool:
    return row["in_use"] == "1" or row["currency"] in IN_USE_WITHOUT_TERRITORY


def _is_no_tender(row: Row) -> bool:
    """Whether a currency was never legal tender anywhere: a unit of account or of one market."""
    return all(use.endswith(":not-tender") for use in row["territories"].split())


def _currencies(facts: list[Row]) -> str:
    header = ["code", "name", "digits", "current", "territories", "example", "source"]
    rows = []
    for row in facts:
        code, name = row["currency"], row["name"]
        current = "yes" if _in_use(row) else "no"
        territories = " ".join(_territories(row))
        rows.append((code, name, row["digits"], current, territories, f"{code} 5 million", "Unicode CLDR"))
    return as_csv(header, rows)


def _names(facts: list[Row]) -> str:
    """Each name that can mean one currency only: those in use first, then the old ones that no other name hides.

    What was never legal tender hides nothing: Belgian francs were never those of its financial market.
    """
    current = {row["currency"] for row in facts if _in_use(row)}
    codes = {row["currency"] for row in facts} - NAMELESS
    accounts = {row["currency"] for row in facts if row["currency"] not in current and _is_no_tender(row)}
    now: dict[str, set[str]] = defaultdict(set)
    old: dict[str, set[str]] = defaultdict(set)
    side: dict[str, set[str]] = defaultdict(set)
    for row in read("currency_names.csv"):
        if row["locale"] == "en" and row["currency"] in codes:
            found = now if row["currency"] in current else side if row["currency"] in accounts else old
            found[plain_name(row["name"])].add(row["currency"])
    rows = [(name, *where, "yes") for name, where in now.items() if len(where) == 1]
    old |= {name: where for name, where in side.items() if name not in old}
    rows += [(name, *where, "no") for name, where in old.items() if len(where) == 1 and name not in now]
    header = ["name", "code", "current", "example", "source"]
    return as_csv(header, [(*row, f"5 million {row[0]}", "Unicode CLDR") for row in sorted(rows)])


def plain_name(name: str) -> str:
    """The name as prose has it: lower case, without years or notes in brackets, with a straight apostrophe."""
    return re.sub(r"\s*\([^)]*\)", "", name).lower().replace("’", "'").strip()
