"""currency_members.csv: what each noun that currencies share means by country and time, from Unicode CLDR's facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from databuild.currencies import NOT_MONEY, plain_name
from databuild.sources import Files, Row, as_csv, read

__all__ = ["build"]

OPEN = "9999-12-31"
"""The last day of what is in circulation still."""

EARLIEST = "0001-01-01"


class Member(NamedTuple):
    """A currency of a group in a country, with its first and last day there."""

    group: str
    country: str
    last: str
    first: str
    code: str


def build() -> Files:
    """The text of the file; the currency of a country that ends last stands first."""
    facts = [row for row in read("currencies.csv") if row["currency"] not in NOT_MONEY]
    examples = {row["group"]: row["example"] for row in read("currency_nouns.csv")}
    members = [member for group in examples for member in _one_money(list(_of_group(group, facts)))]
    members.sort(key=lambda one: one.first)
    members.sort(key=lambda one: one.last, reverse=True)
    members.sort(key=lambda one: one[:2])
    header = ["group", "country", "currency", "first", "last", "example", "source"]
    source = "Unicode CLDR names and territories"
    lines = [(*_line(one), examples[one.group], source) for one in members]
    return {"currency_members.csv": as_csv(header, lines)}


def _line(one: Member) -> tuple[str, ...]:
    return one.group, one.country, one.code, one.first, one.last


def _of_group(group: str, facts: Iterable[Row]) -> Iterator[Member]:
    """The currencies whose names end in a noun of the group, wherever they were legal tender."""
    nouns = {row["noun"] for row in read("currency_nouns.csv") if row["group"] == group}
    countries = {country["iso2"] for country in read("countries.csv")}
    for row in facts:
        if not any(f" {plain_name(row['name'])}".endswith(f" {noun}") for noun in nouns):
            continue
        for use in row["territories"].split():
            found = re.fullmatch(r"([A-Z]{2}):([0-9-]*)/([0-9-]*)", use)
            if found and found[1] in countries:
                yield Member(group, found[1], found[3] or OPEN, found[2] or EARLIEST, row["currency"])


def _one_money(members: list[Member]) -> Iterator[Member]:
    """The members, each money under the code of its last unit: the rates know which unit a text of its day means."""
    successors = _successors()
    there = {(one.country, one.code) for one in members}
    begun: dict[tuple[str, str], str] = {}
    for one in sorted(members, key=lambda one: one.last):
        later = one.country, successors.get(one.code, "")
        if later in there:
            begun[later] = min(one.first, begun.get((one.country, one.code), one.first))
    for one in members:
        if (one.country, successors.get(one.code, "")) not in there:
            yield one._replace(first=min(one.first, begun.get((one.country, one.code), one.first)))


def _successors() -> dict[str, str]:
    """The unit that alone took the place of another, at another value."""
    rows = [row for row in read("redenominations.csv") if row["same_code"] == "no"]
    news = [row["new"] for row in rows]
    return {
        row["old"]: row["new"]
        for row in rows
        if news.count(row["new"]) == 1 and Decimal(row["old_per_new"]) != 1
    }
