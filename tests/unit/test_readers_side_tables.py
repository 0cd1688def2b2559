"""Sheets whose tables stand side by side, and sheets whose units and currencies stand in unusual places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sheets_made import booked

import fundnorm as fn
from fundnorm.model.source import Source
from fundnorm.readers import delimited


def read(tmp_path: Path, text: str) -> Source:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    return delimited.read(str(path))


def money(source: Source) -> list[tuple[Any, ...]]:
    return [
        (str(mention.amount.low), mention.amount.currency, mention.label, source.place_of(mention.start))
        for mention in fn.parse(source)
    ]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (
            "Grants (USD million),,,Loans (USD thousand),\nCity,2024,,City,2024\nUlm,5,,Trier,700\nBonn,6,,Jena,800\n",
            "BE",
        ),
        (
            "Grants (USD million),,Loans (USD thousand),\nCity,2024,City,2024\nUlm,5,Trier,700\nBonn,6,Jena,800\n",
            "BD",
        ),
    ],
)
def test_each_table_has_its_own_unit_and_labels(text: str, columns: str, tmp_path: Path) -> None:
    left, right = columns
    assert money(read(tmp_path, text)) == [
        ("5000000", "USD", "Ulm", f"cell {left}3"),
        ("6000000", "USD", "Bonn", f"cell {left}4"),
        ("700000", "USD", "Trier", f"cell {right}3"),
        ("800000", "USD", "Jena", f"cell {right}4"),
    ]


def test_a_unit_over_the_first_table_holds_for_the_second(tmp_path: Path) -> None:
    text = "Outlay (USD million)\nCity,2024,,City,2024\nUlm,5,,Trier,700\nBonn,6\n"
    assert [found[:3] for found in money(read(tmp_path, text))] == [
        ("5000000", "USD", "Ulm"),
        ("6000000", "USD", "Bonn"),
        ("700000000", "USD", "Trier"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Outlay (USD million)\nCity,2024,,2025,Note\nUlm,5,,700,late\nBonn,6,,800,early\n",
        "Outlay (USD million)\nCity,2024,,2025,2026\nUlm,5,,n.a.,700\nBonn,6,,n.a.,800\n",
        "Outlay (USD million)\nCity,2024,,2025,2026\nUlm,5,,-,700\nBonn,6,,-,800\n",
        "Outlay 2024,,(USD million)\nCity,Grants,Loans\nUlm,5,700\nBonn,6,800\n",
    ],
)
def test_one_table_with_an_empty_column_stays_one(text: str, tmp_path: Path) -> None:
    assert [found[2] for found in money(read(tmp_path, text))] == ["Ulm", "Ulm", "Bonn", "Bonn"]


def test_a_header_merged_over_the_gap_holds_a_table_together(tmp_path: Path) -> None:
    source = booked(
        tmp_path / "a.xlsx",
        ["Outlay (USD million)", None, None, None, None],
        ["City", 2024, None, "Twin", 2024],
        ["Ulm", 5, None, "Trier", 700],
        merged=("A1:E1",),
    )
    assert [mention.label for mention in fn.parse(source)] == ["Ulm", "Ulm"]


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("Item,2024,2025\n,$m,$m\nRail,10,12\n", ["10000000", "12000000"]),
        ('"Outlay (in EUR 1,000)"\nItem,2024,2025\nRail,10,12\n', ["10000", "12000"]),
        ("Scheme,2023-24,2024-25\n(Rs crore),,\nRoads,100,120\n", ["1000000000", "1200000000"]),
        ("Item,2024\nRail,10\nRoad,12\n(£ in million)\n", ["10000000", "12000000"]),
        ("Item,Amount,Currency\nRail,10000,USD\nRoad,12000,KES\n", ["10000", "12000"]),
    ],
)
def test_units_in_unusual_places(text: str, lows: list[str], tmp_path: Path) -> None:
    assert [found[0] for found in money(read(tmp_path, text))] == lows
