"""Figures in the cells of sheets: whatever stands beside the number, it is a row of its table and keeps its unit."""

from __future__ import annotations

from pathlib import Path

import pytest
from sheets_made import READERS, Value, sums, write

from fundnorm.readers import cells, delimited


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("$(75)", "-75000"),
        ("$ (75)", "-75000"),
        ("($80)", "-80000"),
        ("-$5", "-5000"),
        ("10 USD", "10000"),
        ("2000 USD", "2000000"),
        ("USD (5)", "-5000"),
        ("$2000", "2000000"),
        ("2000", "2000000"),
    ],
)
def test_a_figure_with_its_currency_is_a_row_of_its_table(
    cell: str, amount: str, suffix: str, tmp_path: Path
) -> None:
    rows: list[list[Value]] = [
        ["Grants (USD thousand)"],
        ["Body", "2024"],
        ["North", 1250],
        ["Coast", cell],
        ["East", 450],
    ]
    source = READERS[suffix](str(write(tmp_path / f"a{suffix}", rows)))
    assert sums(source) == [
        ("B3", "1250000 USD", {"2024": "1250000"}),
        ("B4", f"{amount} USD", {"2024": amount}),
        ("B5", "450000 USD", {"2024": "450000"}),
    ]


def test_headers_again_without_a_gap_begin_another_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Grants (USD thousand)\nBody,2024\nNorth,12\nBody,2025\nNorth,13\n")
    assert [years for _, _, years in sums(delimited.read(str(path)))] == [
        {"2024": "12000"},
        {"2025": "13000"},
    ]


@pytest.mark.parametrize("text", ["$(75)", "10 USD", "£ 5", "GBP (5)", "$(75) revised", "2000 USD"])
def test_no_sum_is_a_unit(text: str) -> None:
    assert not cells.says_unit(text)


@pytest.mark.parametrize(
    "text", ["£000", "2024 ($ million)", "Prices of 2015 (EUR)", "($'000)", "Table 3, EUR million"]
)
def test_a_unit_may_stand_beside_a_year_or_a_number(text: str) -> None:
    assert cells.says_unit(text)
