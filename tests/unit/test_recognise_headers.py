"""What the captions and headers of a table say: units with powers of ten, years, and what each column is."""

from __future__ import annotations

from typing import Any

import pytest
from readings import read

ROWS = "Item | 2024 | 2025\nRail | 10 | 12\n"


def sums(text: str, country: str | None = None) -> list[tuple[Any, ...]]:
    return [(record["text"], record["low"], record["currency"]) for record in read(text, country)]


def years(text: str) -> list[tuple[Any, ...]]:
    return [
        (record["text"], record["period"] and record["period"]["text"], record["label"])
        for record in read(text)
    ]


@pytest.mark.parametrize(
    ("unit", "ten", "currency"),
    [
        ("(in EUR 1,000)", "10000", "EUR"),
        ("(in 1,000 EUR)", "10000", "EUR"),
        ("(x 1000 EUR)", "10000", "EUR"),
        ("(EUR 1,000)", "10000", "EUR"),
        ("(10^6 USD)", "10000000", "USD"),
        ("(Unit: RMB 10,000)", "100000", "CNY"),
        ("Unit: RMB 10,000", "100000", "CNY"),
        ("Unit: JPY 100 million", "1000000000", "JPY"),
    ],
)
def test_a_power_of_ten_beside_a_currency_is_a_scale(unit: str, ten: str, currency: str) -> None:
    assert [sum_[1:] for sum_ in sums(f"Outlay {unit}\n{ROWS}")] == [
        (ten, currency),
        (str(int(ten) * 12 // 10), currency),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The fee (EUR 1,000) is due at once.\n\nRail: 10\nRoad: 12\n",
        "Fee (EUR 1,000)\nRail: 10\nRoad: 12\n",
        "They were paid in EUR 1,000\nRail: 10\n",
    ],
)
def test_without_headers_below_it_may_be_a_sum(text: str) -> None:
    assert sums(text) == [("EUR 1,000", "1000", "EUR")]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("2024 £m | 2025 £m", [("10", "2024"), ("12", "2025")]),
        ("2023 $m | 2024 $m", [("10", "2023"), ("12", "2024")]),
        ("2023-24 £m | 2024-25 £m", [("10", "2023-24"), ("12", "2024-25")]),
    ],
)
def test_a_year_is_no_number_before_a_currency(header: str, found: list[tuple[str, str]]) -> None:
    records = read(f"Item | {header}\nRail | 10 | 12\n", "GB")
    assert [(record["text"], record["period"]["text"]) for record in records] == found


def test_a_captions_unit_is_that_of_the_columns_without_one() -> None:
    text = "Budget 2024 (EUR million)\nItem | Grant | Loan (EUR thousand)\nRail | 10 | 12\n"
    assert sums(text) == [("10", "10000000", "EUR"), ("12", "12000", "EUR")]


def test_a_columns_unit_is_that_of_no_other_column() -> None:
    assert sums("Item | Sites | Loan (EUR thousand) | Rivers\nRail | 10 | 12 | 14\n") == [
        ("12", "12000", "EUR")
    ]
