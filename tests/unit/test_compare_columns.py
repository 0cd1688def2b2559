"""Columns of one table that tell one money at several stages: one of them counts, the same in every row."""

from __future__ import annotations

from pathlib import Path

import pytest

import fundnorm as fn
from fundnorm.compare.comparison import Comparison, Role


def of_table(folder: Path, *lines: str, **options: object) -> Comparison:
    """The comparison of one sheet, its lines given with commas."""
    path = folder / "table.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return fn.compare([path], to="none", **options)  # type: ignore[arg-type]


def counted(comparison: Comparison) -> list[str]:
    return [row.item.mention.text for row in comparison.rows if row.counted]


def total(comparison: Comparison) -> int:
    """The one total, in whole units of the currency."""
    (found,) = comparison.totals
    assert found.value is not None
    return int(found.value)


OUTLAY = ("Outlay (USD thousand)", "Component,Budget 2023,Actual 2023", "Dams,1200,1100", "Pipes,800,790")


@pytest.mark.parametrize("lines", [OUTLAY, (*OUTLAY, "Total,2000,1890")])
def test_budget_and_actual_of_a_year_are_one_money_with_totals_and_without(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    made = of_table(tmp_path, *lines)
    assert total(made) == 2_000_000
    assert counted(made) == ["1200", "800"]


def test_what_stands_beside_says_why_down_to_its_parts(tmp_path: Path) -> None:
    made = of_table(tmp_path, *OUTLAY, "Total,2000,1890")
    assert [(row.role, row.why) for row in made.rows if not row.counted] == [
        (Role.COUNTED, "divided"),
        (Role.OTHER_STAGE, "other-stage"),
        (Role.PART, "other-stage"),
        (Role.PART, "other-stage"),
    ]


@pytest.mark.parametrize(
    ("header", "row", "shown"),
    [
        ("BE 2024-25 (Rs crore),RE 2024-25 (Rs crore)", "500,450", ["500"]),
        ("BE 2024-25 (Rs crore),RE 2024-25 (Rs crore)", "450,500", ["500"]),
        ("BE 2024-25 (Rs crore),RE 2025-26 (Rs crore)", "500,450", ["500", "450"]),
        ("Recurrent budget (Rs crore),Development budget (Rs crore)", "500,450", ["500", "450"]),
        ("Recurrent budget (Rs crore),Development actual (Rs crore)", "500,450", ["500", "450"]),
        ("Sanctioned amount (Rs crore),Funds released (Rs crore)", "500,450", ["500"]),
        ("2024-25 (Rs crore),2024-25 revised (Rs crore)", "500,450", ["500"]),
    ],
)
def test_words_of_stage_decide_and_years_and_other_words_keep_apart(
    tmp_path: Path, header: str, row: str, shown: list[str]
) -> None:
    texts = [f"Scheme,{header}", f"A,{row}"]
    made = of_table(tmp_path, *texts, country="IN")
    assert counted(made) == shown


def test_actuals_of_an_earlier_year_are_other_money_though_no_country_dates_the_years(tmp_path: Path) -> None:
    made = of_table(
        tmp_path,
        "Rs crore",
        "Scheme,Actuals 2022-23,BE 2023-24,RE 2023-24,BE 2024-25",
        "A,5,6,7,8",
        "B,1,2,1,3",
        "Total,6,8,8,11",
    )
    assert counted(made) == ["5", "1", "6", "2", "8", "3"]


def test_what_was_spent_of_a_vote_is_no_further_appropriation(tmp_path: Path) -> None:
    made = of_table(
        tmp_path, "Budget 2023 (KES million)", "Vote,Approved,Spent", "Health,120,110", "Roads,20,30"
    )
    assert counted(made) == ["120", "20"]
    assert [row.item.mention.kind.value for row in made.rows[:2]] == ["appropriation", "disbursement"]


def test_the_kind_that_is_asked_for_is_the_column_that_counts(tmp_path: Path) -> None:
    lines = (*OUTLAY, "Total,2000,1890")
    assert counted(of_table(tmp_path, *lines, kinds="disbursement")) == ["1100", "790"]
    both = of_table(tmp_path, *OUTLAY, kinds="disbursement,budget")
    assert counted(both) == ["1100", "790"]


def test_a_row_without_a_figure_in_the_column_that_counts_keeps_its_own(tmp_path: Path) -> None:
    made = of_table(tmp_path, "USD million", "Item,Budget 2023,Actual 2023", "Dams,9,8", "Locks,,3")
    assert counted(made) == ["9", "3"]


def test_a_total_whose_rows_all_count_in_another_column_stands_beside(tmp_path: Path) -> None:
    made = of_table(
        tmp_path, "USD million", "Item,Budget 2023,Actual 2023", "Dams,9,8", "Locks,7,3", "Total,,11"
    )
    assert counted(made) == ["9", "7"]


def test_a_table_in_two_documents_counts_once(tmp_path: Path) -> None:
    lines = "\n".join([*OUTLAY, "Total,2000,1890"])
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(lines, encoding="utf-8")
    assert total(fn.compare([tmp_path], to="none")) == 2_000_000
