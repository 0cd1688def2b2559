"""Totals of tables: of columns, of rows and of sub-totals; and the kinds that the heads of columns tell."""

from __future__ import annotations

import pytest
from readings import read


def parts(rows: str) -> list[int | None]:
    return [record["part_of"] for record in read(f"Budget ($ million)\n{rows}", "US")]


def test_the_totals_of_columns_are_parts_of_the_grand_total() -> None:
    assert parts("Region | 2024 | 2025 | Total\nNorth | 5 | 6 | 11\nSouth | 7 | 8 | 15\nTotal | 12 | 14 | 26\n") == [
        6, 7, 8, 6, 7, 8, 8, 8, None,
    ]  # fmt: skip


@pytest.mark.parametrize("total", ["Grand total", "Total", "Overall total"])
def test_a_total_behind_sub_totals_has_them_for_its_parts(total: str) -> None:
    rows = "Item | Sum\nRoads | 5\nRail | 7\nSub-total | 12\nParks | 3\nPools | 4\nSub-total | 7\n"
    assert parts(f"{rows}{total} | 19\n") == [2, 2, 6, 5, 5, 6, None]


def test_a_total_may_be_named_in_the_second_column() -> None:
    rows = "Ministry | Programme | 2023\nWorks | Roads | 5\nWorks | Rail | 7\nWorks | Total | 12\n"
    assert parts(rows) == [2, 2, None]
    assert parts(rows.replace("Total", "Total rebuild")) == [None, None, None]


def test_a_total_may_add_rows_to_sub_totals() -> None:
    assert parts("Item | Sum\nRoads | 5\nRail | 7\nSub-total | 12\nParks | 3\nTotal | 15\n") == [
        2,
        2,
        4,
        4,
        None,
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "Roads | 5\nRail | 7\nTotal | 12\nParks | 3\nPools | 4\nTotal | 7\n",
        "Roads | 9\nTotal | 9\nParks | 3\nTotal | 3\n",
    ],
)
def test_totals_of_two_lists_are_no_parts(rows: str) -> None:
    records = read(f"Budget ($ million)\nItem | Sum\n{rows}", "US")
    assert [r["part_of"] for r in records if r["label"] is None] == [None, None]


@pytest.mark.parametrize(
    "other", ["Total last year | 11", "Total without grants | 11", "Total with gifts | 14"]
)
def test_a_total_of_something_else_takes_no_other(other: str) -> None:
    assert parts(f"Item | Sum\nRoads | 5\nRail | 7\nTotal | 12\n{other}\n")[2:] == [None, None]


def test_a_total_may_head_its_rows_and_is_no_part_of_what_it_counts() -> None:
    assert parts("Item | Sum\nTotal | 12\nRoads | 5\nRail | 7\n") == [None, 0, 0]
    assert parts("Item | Sum\nTotal | 0\nRoads | 0\nTotal | 0\n") == [None, 2, None]


def test_a_cell_in_another_currency_is_no_part() -> None:
    assert parts("Item | Sum\nRoads | 5\nRail | €7\nTotal | 5\n") == [2, None, None]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Authorized", "authorisation"),
        ("Authorised", "authorisation"),
        ("Appropriated", "appropriation"),
        ("Obligated", "commitment"),
        ("Outlays", "disbursement"),
        ("Disbursed", "disbursement"),
        ("Expended", "disbursement"),
        ("FY 2023 actual", "disbursement"),
        ("Actual", "disbursement"),
        ("Budget estimate", "budget"),
        ("Estimated outlays", "budget"),
        ("Actual costs", "cost"),
    ],
)
def test_the_head_of_a_column_tells_the_stage_of_its_money(header: str, kind: str) -> None:
    for title in ("Status ($ million)", "Appropriations ($ million)"):
        (record,) = read(f"{title}\nProgram | {header}\nRoads | 5\n", "US")
        assert record["kind"] == kind


@pytest.mark.parametrize("label", ["Staff", "Staff reached", "Employees (full time)", "Number of posts"])
def test_rows_of_counts_are_no_money(label: str) -> None:
    assert read(f"Budget ($ million)\nItem | 2024\n{label} | 212\n", "US") == []


@pytest.mark.parametrize("label", ["Staff costs", "Jobs programme", "Student loans"])
def test_rows_of_money_may_begin_with_what_can_be_counted(label: str) -> None:
    assert [r["label"] for r in read(f"Budget ($ million)\nItem | 2024\n{label} | 212\n", "US")] == [label]
