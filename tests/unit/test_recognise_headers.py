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


@pytest.mark.parametrize(
    ("unit", "ten", "currency"),
    [
        ("KES mn", "10000000", "KES"),
        ("KES Mn", "10000000", "KES"),
        ("TZS Bn", "10000000000", "TZS"),
        ("EUR k", "10000", "EUR"),
        ("USD m", "10000000", "USD"),
        ("US$ M", "10000000", "USD"),
        ("HK$M", "10000000", "HKD"),
        ("kr m", "10000000", "SEK"),
        ("INR Cr.", "100000000", "INR"),
        ("₦'bn", "10000000000", "NGN"),
        ("N' million", "10000000", "NGN"),
    ],
)
def test_a_scale_may_be_short_and_stand_apart(unit: str, ten: str, currency: str) -> None:
    (first, _) = sums(f"Outlay ({unit})\n{ROWS}")
    assert first == ("10", ten, currency)
    (alone,) = sums(f"Item | Grant ({unit}) | Sites\nRail | 10 | 12\n")
    assert alone == ("10", ten, currency)


@pytest.mark.parametrize("caption", ["Length (in m)", "Weight in k", "Price (EUR t)", "Grain (t)"])
def test_a_letter_alone_is_no_scale(caption: str) -> None:
    assert sums(f"{caption}\n{ROWS}") == []


@pytest.mark.parametrize(
    ("sentence", "currency"),
    [
        ("All amounts in this table are given in millions of euros.", "EUR"),
        ("All amounts are in Rs million unless stated otherwise.", "INR"),
    ],
)
def test_a_sentence_may_declare_the_unit_of_a_table(sentence: str, currency: str) -> None:
    earlier = "Outlay (£ million)\nItem | 2024\nBus | 7\n\n"
    assert sums(f"{sentence}\n{ROWS}") == [("10", "10000000", currency), ("12", "12000000", currency)]
    assert [sum_[0] for sum_ in sums(f"{earlier}{sentence}\n{ROWS}")] == ["7", "10", "12"]


def test_a_sentence_that_declares_nothing_ends_no_table_in_money() -> None:
    assert sums(f"The town has spent several million dollars on schools this year.\n{ROWS}") == []


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_unit_may_stand_below_its_table(gap: str) -> None:
    below = f"{ROWS}Road | 14 | 16\n{gap}(£ in million)\n"
    assert [sum_[1] for sum_ in sums(below)] == ["10000000", "12000000", "14000000", "16000000"]


def test_a_unit_between_two_tables_is_that_of_the_lower() -> None:
    assert [sum_[0] for sum_ in sums(f"Ward | Pupils\nNorth | 450\n(£ in million)\n{ROWS}")] == ["10", "12"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("FY 2025/26 (UGX Bn): 2,084.2", [("2,084.2", "FY 2025/26", None)]),
        ("Loans, UGX Bn: 2,084.2", [("2,084.2", None, "Loans")]),
        (
            "ADP by sector (Tk in crore): Transport 58,973; Power 32,392",
            [("58,973", None, "Transport"), ("32,392", None, "Power")],
        ),
    ],
)
def test_a_line_may_be_a_table(line: str, found: list[tuple[Any, ...]]) -> None:
    assert years(f"{line}\n") == found


def test_a_row_may_name_its_own_unit() -> None:
    text = "Outlay (USD million)\nItem | 2024\nRail | 10\nFees (USD thousand) | 7\n"
    assert [record["low"] for record in read(text)] == ["10000000", "7000"]


def test_a_row_that_its_total_needs_is_money() -> None:
    rows = "Item | 2024 | 2025\nSchools | 15 | 16\nRoads | 20 | 22\n"
    assert [sum_[0] for sum_ in sums(f"Spending (£ million)\n{rows}Total | 35 | 38\n")] == [
        "15",
        "16",
        "20",
        "22",
        "35",
        "38",
    ]
    assert [sum_[0] for sum_ in sums(f"Spending (£ million)\n{rows}Total | 20 | 22\n")] == [
        "20",
        "22",
        "20",
        "22",
    ]


def test_rounding_is_no_reason_to_lose_a_row() -> None:
    text = "Spending (£ million)\nItem | 2024\nSchools | 15.4\nRoads | 120.4\nTotal | 135.7\n"
    assert [sum_[0] for sum_ in sums(text)] == ["15.4", "120.4", "135.7"]


def test_a_column_that_its_total_needs_is_money() -> None:
    rows = "Leeds | 15 | 16 | 31\nYork | 20 | 22 | 42\n"
    records = read(f"Spending (£ million)\nRegion | Schools | Roads | Total\n{rows}")
    assert [(record["text"], record["part_of"]) for record in records] == [
        ("15", 2),
        ("16", 2),
        ("31", None),
        ("20", 5),
        ("22", 5),
        ("42", None),
    ]
    assert len(read(f"Spending (£ million)\nRegion | Schools | Roads | Bridges\n{rows}")) == 4


@pytest.mark.parametrize(
    ("header", "money"),
    [
        ("People and skills", True),
        ("Share capital", True),
        ("Staff costs", True),
        ("Jobs and growth", False),
        ("Villages covered", False),
        ("Wells dug", False),
        ("No. of wells", False),
        ("Length (km)", False),
        ("Posts in 2024", False),
        ("Growth, %", False),
    ],
)
def test_the_head_of_a_header_says_whether_it_counts(header: str, *, money: bool) -> None:
    text = f"Outlay (Rs lakh)\nItem | Cost | {header}\nA | 15 | 16\nB | 20 | 22\n"
    assert len(sums(text)) == (4 if money else 2)


def kinds(text: str) -> list[tuple[Any, ...]]:
    return [(record["text"], record["kind"], record["part_of"]) for record in read(text)]


@pytest.mark.parametrize(
    "header",
    ["Change", "Net change on 2024", "Increase (£ million)", "Closing balance", "Cumulative", "Average cost"],
)
def test_a_column_of_changes_or_running_totals_is_no_further_money(header: str) -> None:
    text = f"Budget (£ million)\nItem | 2024 | 2025 | {header} | 2026\nRail | 10 | 12 | 2 | 15\n"
    assert [kind for _, kind, _ in kinds(text)] == ["budget", "budget", "other", "budget"]


@pytest.mark.parametrize("header", ["Climate change", "Increase access", "Balance sheet support"])
def test_a_purpose_that_has_such_a_word_is_money(header: str) -> None:
    text = f"Budget (£ million)\nItem | Roads | {header}\nWales | 10 | 12\n"
    assert "other" not in [kind for _, kind, _ in kinds(text)]


def test_where_there_is_no_other_column_it_is_the_money() -> None:
    assert "other" not in [kind for _, kind, _ in kinds("Country | Cumulative (USD million)\nPeru | 4\n")]


def test_a_change_is_no_part_of_the_total() -> None:
    text = "Budget (£ million)\nItem | 2024 | 2025 | Change | Total\nRail | 10 | 12 | 2 | 22\n"
    assert [part for _, _, part in kinds(text)] == [3, 3, None, None]


def test_a_column_of_which_is_part_of_the_one_before() -> None:
    text = "Budget (£ million)\nItem | 2024 | of which capital | 2025 | of which capital\nRail | 10 | 2 | 12 | 3\n"
    assert kinds(text) == [
        ("10", "budget", None),
        ("2", "budget", 0),
        ("12", "budget", None),
        ("3", "budget", 2),
    ]


def test_a_share_of_a_running_total_is_no_further_money() -> None:
    headers = "2024 (USD million) | Cumulative (USD million) | of which capital (USD million)"
    assert kinds(f"Item | {headers}\nHealth | 10 | 44 | 3\n") == [
        ("10", "budget", None),
        ("44", "other", None),
        ("3", "other", 1),
    ]


def test_a_row_of_which_is_part_of_the_one_before() -> None:
    text = "Budget (£ million)\nItem | 2024\nRail | 10\nof which new lines | 2\nof which stations | 3\nRoads | 7\n"
    assert [part for _, _, part in kinds(text)] == [None, 0, 0, None]


def equivalents(text: str) -> list[int | None]:
    return [record["equivalent_of"] for record in read(text)]


@pytest.mark.parametrize(
    "header",
    [
        "Aid (EUR million) | Aid (USD million)",
        "Aid, USD | Aid, EUR",
        "EUR million | USD million",
        "2024 (EUR million) | 2024 (USD million)",
        "Aid in EUR million | Aid in USD million",
    ],
)
def test_a_column_in_another_currency_is_the_same_money(header: str) -> None:
    assert equivalents(f"Country | {header}\nPeru | 9.2 | 10\nChile | 18.4 | 20\nTotal | 27.6 | 30\n") == [
        None,
        0,
        None,
        2,
        None,
        4,
    ]


def test_a_column_in_another_scale_is_the_same_money() -> None:
    text = "Country | Aid (EUR million) | Aid (EUR thousand)\nPeru | 9.2 | 9,210\nChile | 18.4 | {}\n"
    assert equivalents(text.format("18,390")) == [None, 0, None, 2]
    assert equivalents(text.format("700")) == [None] * 4


@pytest.mark.parametrize(
    "text",
    [
        "Country | Grant (EUR million) | Loan (USD million)\nPeru | 9.2 | 10\nChile | 18.4 | 20\n",
        "Country | 2023 (EUR million) | 2024 (USD million)\nPeru | 9.2 | 10\nChile | 18.4 | 20\n",
        "Country | Grant (EUR million) | Grant (USD million)\nPeru | 9.2 | 10\nChile | 18.4 | 1\n",
        "Country | Grant (EUR million) | Grant (USD million)\nPeru | 9.2 | -\nChile | - | 10\n",
    ],
)
def test_columns_of_other_money_are_counted_both(text: str) -> None:
    assert set(equivalents(text)) == {None}


@pytest.mark.parametrize(
    "headers", ["2022 actual (£m) | Next plan (£m)", "2022 (US$ million) | Grant £k", "2022 £m | Next £m"]
)
def test_a_columns_year_is_that_of_no_other_column(headers: str) -> None:
    found = years(f"Item | {headers}\nRail | 10 | 250\n")
    assert found == [("10", "2022", "Rail"), ("250", None, "Rail")]


def test_a_year_at_the_head_of_the_labels_is_that_of_all_columns() -> None:
    found = years("Budget 2024 | Grant (USD million) | Loan (USD million)\nRail | 10 | 250\n")
    assert [year for _, year, _ in found] == ["2024", "2024"]


def test_a_unit_may_stand_between_headers_and_rows() -> None:
    found = years("Scheme | 2023-24 | 2024-25\n(Rs crore)\nRoads | 100 | 120\n")
    assert found == [("100", "2023-24", "Roads"), ("120", "2024-25", "Roads")]


def test_a_row_of_figures_above_a_unit_is_no_header() -> None:
    found = years("Ward | Pupils\nNorth 2024 | 450\n(Rs crore)\nRoads | 100\n")
    assert found == [("100", None, "Roads")]


def test_with_years_down_the_side_the_header_is_the_label() -> None:
    text = (
        "Pay (GBP million)\nYear | Roads | Rail (GBP thousand) | Change | Total\n2023 | 10 | 20 | 30 | 40\n"
    )
    assert years(text) == [
        ("10", "2023", "Roads"),
        ("20", "2023", "Rail"),
        ("30", "2023", None),
        ("40", "2023", None),
    ]
    assert years("Pay (GBP million)\nYear | Budget | Actual\n2023 | 10 | 20\n") == [
        ("10", "2023", None),
        ("20", "2023", None),
    ]


def labelled(text: str) -> list[tuple[Any, ...]]:
    return [(record["low"], record["currency"], record["label"]) for record in read(text)]


@pytest.mark.parametrize("mark", [" | ", "\t", ","])
def test_each_row_may_name_its_currency(mark: str) -> None:
    text = "Programme | Amount | Currency\nWater | 12500000 | USD\nClinic | 3000000 | EUR\nRoad | 9000000 | KES\n"
    assert labelled(text.replace(" | ", mark)) == [
        ("12500000", "USD", "Water"),
        ("3000000", "EUR", "Clinic"),
        ("9000000", "KES", "Road"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Programme | Length | Amount | Currency | Height\nWater | 7 | 500 | USD | 5\n",
            [("500", "USD", "Water")],
        ),
        (
            "Programme | 2023 | 2024 | Currency\nWater | 500 | 600 | Rs\n",
            [("500", "INR", "Water"), ("600", "INR", "Water")],
        ),
        ("Currency | Programme | Amount\nEUR | Water | 500\n", [("500", "EUR", "Water")]),
        ("Programme | Amount | Currency\nWater | 500 | several\n", []),
        (
            "Grants (USD million)\nProgramme | Amount | Currency\nWater | 500 | EUR\n",
            [("500000000", "USD", "Water")],
        ),
    ],
)
def test_which_amounts_are_in_the_rows_currency(text: str, found: list[tuple[Any, ...]]) -> None:
    assert labelled(text) == found


def test_amounts_in_the_rows_currency_and_in_dollars_are_the_same_money() -> None:
    rows = "Peru | 12500000 | USD | 12.5\nKenya | 9000000 | KES | 0.07\nMali | 18000000 | KES | 0.14\n"
    assert equivalents(f"Country | Amount | Currency | Amount (USD million)\n{rows}") == [
        None,
        0,
        None,
        2,
        None,
        4,
    ]
