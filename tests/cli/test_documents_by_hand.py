"""What the documents of fixtures/documents say, as fundnorm reads it, against what a person read in them.

fixtures/golden/documents-by-hand.csv has a row a sum: its place, the words, figures in currency units, its time, the
numbers of the sums that it is part of or restates. documents-misread.csv lists every fact that is still read otherwise,
with the reason, so that a better reading is seen as well as a worse one. documents-rates-by-hand.csv has the rates,
worked out from the tables of the European Central Bank and the Polish one without fundnorm.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document, Mention
from fundnorm.normalise import normalise
from fundnorm.readers.files import read_file
from fundnorm.recognise import parse

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
GOLDEN = FIXTURES / "golden"
FACTS = (
    "low",
    "high",
    "currency",
    "modifier",
    "rate_per",
    "from",
    "to",
    "years",
    "part_of",
    "equivalent_of",
    "prices",
)


def table(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def by_hand(path: Path, name: str) -> list[dict[str, str]]:
    """The rows of a document; a record of a file of JSON lines is a document of its own."""
    rows = [row for row in table("documents-by-hand.csv") if row["document"] == path.name]
    return [row for row in rows if not row["record"] or name.endswith(row["record"])]


@cache
def read(path: Path) -> dict[str, tuple[Document, tuple[LineItem, ...]]]:
    """The documents of a file, each with its items in million USD."""
    documents = [parse(source) for source in read_file(str(path))]
    return {found.source.name: (found, normalise(found, to="million USD")) for found in documents}


def paths() -> list[Path]:
    return sorted((FIXTURES / "documents").iterdir())


def facts(mention: Mention, items: tuple[LineItem, ...]) -> dict[str, str]:
    """The keys of `FACTS`; a fiscal year without dates of its own has those of the calendar that its item took."""
    record = mention.to_dict()
    period = record.pop("period") or {}
    links = {key: record.pop(key) for key in ("part_of", "equivalent_of")}
    assert isinstance(period, dict)
    known = {**record, **{key: period.get(key) for key in ("from", "to", "years")}, "prices": mention.prices}
    if period.get("fiscal") and not period.get("from"):
        known |= calendar_dates(mention, items)
    known |= {key: number + 1 for key, number in links.items() if isinstance(number, int)}
    return {key: str(known.get(key) or "") for key in FACTS}


def calendar_dates(mention: Mention, items: tuple[LineItem, ...]) -> dict[str, object]:
    years = [item.schedule.shares for item in items if item.mention == mention and item.schedule]
    if not years or not years[0]:
        return {}
    return {"from": years[0][0].first, "to": years[0][-1].last}


def test_every_document_was_read_by_hand() -> None:
    assert {path.name for path in paths()} == {row["document"] for row in table("documents-by-hand.csv")}


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.name)
def test_each_sum_is_found_at_its_place(path: Path) -> None:
    for name, (document, _) in read(path).items():
        sums = [(mention.text, document.source.place_of(mention.start)) for mention in document]
        assert sums == [(row["text"], row["place"]) for row in by_hand(path, name)]


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.name)
def test_each_fact_is_read_as_by_hand_but_for_the_listed_ones(path: Path) -> None:
    found = []
    for name, (document, items) in read(path).items():
        for row, mention in zip(by_hand(path, name), document, strict=True):
            got = facts(mention, items)
            found += [
                (path.name, row["record"], row["number"], key, row[key], got[key])
                for key in FACTS
                if got[key] != row[key]
            ]
    assert found == listed(path)


def listed(path: Path) -> list[tuple[str, ...]]:
    rows = [tuple(row.values()) for row in table("documents-misread.csv")]
    return [row[:6] for row in rows if row[0] == path.name]


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.name)
def test_figures_in_dollars_are_those_of_the_publishers_rates(path: Path) -> None:
    for name, (_, items) in read(path).items():
        for item in items:
            per_dollar = rate(path, name, item)
            for own, value in ((item.total_low, item.value_low), (item.total_high, item.value_high)):
                if own is not None:
                    million = own / per_dollar / 10**6
                    assert value is not None
                    assert abs(value - million) <= million * CLOSE + CENT, item


CLOSE = Decimal("1e-6")
"""Means of months and years are bundled with seven digits."""
CENT = Decimal("0.01") / 10**6


def rate(path: Path, name: str, item: LineItem) -> Decimal:
    """Units of the sum's currency for a dollar: the row that names the sum, else that of its currency."""
    currency, words = item.mention.amount.currency, item.mention.text
    if currency == "USD":
        return Decimal(1)
    rows = [
        row
        for row in table("documents-rates-by-hand.csv")
        if (row["document"], row["currency"]) == (path.name, currency) and name.endswith(row["record"])
    ]
    own = [row for row in rows if row["text"] == words] or [row for row in rows if not row["text"]]
    assert own, (name, words)
    return Decimal(own[0]["per_dollar"])
