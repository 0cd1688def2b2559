"""Cells of tables: a currency or a scale of their own, and the captions that give them a unit and a year."""

from __future__ import annotations

from typing import Any

import pytest
from readings import read


def cell(unit: str, written: str, country: str = "IN") -> dict[str, Any]:
    return read(f"Outlay {unit}\nItem | Cost\nRoads | {written}\nRail | 7\n", country)[0]


@pytest.mark.parametrize(
    ("unit", "written", "low", "currency"),
    [
        ("(₹ in crore)", "$5", "5", "USD"),
        ("(₹ in crore)", "USD 5", "5", "USD"),
        ("(₹ in crore)", "5 €", "5", "EUR"),
        ("(₹ in crore)", "($5)", "-5", "USD"),
        ("(₹ in crore)", "EUR 5 million", "5000000", "EUR"),
        ("(£000)", "5p", "0.05", "GBP"),
    ],
)
def test_a_cell_with_another_currency_has_not_the_scale_of_the_caption(
    unit: str, written: str, low: str, currency: str
) -> None:
    record = cell(unit, written)
    assert (record["low"], record["currency"]) == (low, currency)


@pytest.mark.parametrize(
    ("unit", "written", "country", "low", "currency"),
    [
        ("(₹ in crore)", "₹5", "IN", "50000000", "INR"),
        ("(₹ in crore)", "Rs 5", "IN", "50000000", "INR"),
        ("(in crore)", "$5", "IN", "50000000", "USD"),
        ("(US$ million)", "$5", "AU", "5000000", "USD"),
        ("($ million)", "US$5", "AU", "5000000", "USD"),
        ("($ million)", "$5", "AU", "5000000", "AUD"),
    ],
)
def test_a_cell_that_names_the_currency_of_the_caption_has_its_scale(
    unit: str, written: str, country: str, low: str, currency: str
) -> None:
    record = cell(unit, written, country)
    assert (record["low"], record["currency"]) == (low, currency)


def test_a_cell_with_its_own_scale_has_no_other() -> None:
    assert cell("(₹ in crore)", "₹ 5 lakh")["low"] == "500000"


def test_a_colon_may_stand_before_a_sign() -> None:
    records = read("Outlay (₹ in crore)\nRoads: $5\nRail: 7\n", "IN")
    assert [(r["label"], r["low"], r["currency"]) for r in records] == [
        ("Roads", "5", "USD"),
        ("Rail", "70000000", "INR"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "on September 30, 2024", "on 30 September 2024", "on 30/9/2024", "as of 2024", "as at 31 March 2024",
        "as of the end of FY 2024", "as on 31st March, 2024",
    ],
)  # fmt: skip
def test_the_day_of_a_balance_is_no_period(words: str) -> None:
    records = read(f"Status of funds {words} ($ thousand)\nItem | Balance\nRoads | 5\n", "US")
    assert [record["period"] for record in records] == [None]


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Spent in 2024 as of 30 September 2025", "2024-01-01"),
        ("Spent in 2024-25, by 30 September 2024", "2024-04-01"),
        ("Year ended 31 March 2024", "2023-04-01"),
    ],
)
def test_a_year_beside_a_day_is_the_period(title: str, first: str) -> None:
    (record,) = read(f"{title} (£m)\nItem | Cost\nRoads | 5\n", "GB")
    assert record["period"]["from"] == first


@pytest.mark.parametrize(
    "line",
    ["Of which a loan of $5 million", "Note: leaves out a grant of $5 million", "Ports: $5 million"],
)
def test_a_sum_in_a_line_that_is_no_row_is_read_as_prose(line: str) -> None:
    for rows in (f"Roads | 7\n{line}\nRail | 9\n", f"Roads | 7\nRail | 9\n{line}\n"):
        sums = {(r["low"], r["currency"]) for r in read(f"Outlay (₹ in crore)\nItem | Cost\n{rows}", "IN")}
        assert sums == {("70000000", "INR"), ("90000000", "INR"), ("5000000", "USD")}
