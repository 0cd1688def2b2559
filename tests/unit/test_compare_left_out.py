"""What a comparison leaves out of its totals: only what is counted elsewhere, and all that is."""

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


def total(comparison: Comparison) -> int:
    """The one total, in whole units of the currency."""
    (found,) = comparison.totals
    assert found.value is not None
    return int(found.value)


def counted(comparison: Comparison) -> list[str]:
    return [row.item.mention.text for row in comparison.rows if row.counted]


@pytest.mark.parametrize(
    ("lines", "millions"),
    [
        (["Item,2023,2024,Total", "Health,12,13,25", "Pipes,8,7,15"], 40),
        (["Item,2023,2024,2023-2024", "Health,12,13,25", "Pipes,8,7,15"], 40),
        (["Item,Q1 2024,Q2 2024,Q3 2024,Q4 2024,Year", "Health,1,2,3,4,10"], 10),
        (["Item,2023,2024,Total", "Health,12,13,25"], 25),
    ],
)
def test_the_total_of_a_row_is_no_repeat_of_its_own_cells(
    tmp_path: Path, lines: list[str], millions: int
) -> None:
    assert total(of_table(tmp_path, "Spending (USD million)", *lines)) == millions * 10**6


def test_a_whole_is_no_repeat_of_its_own_parts_in_prose_and_plain_columns() -> None:
    prose = (
        "The harbour plan has £26m for dredging. Of the £26m for dredging, £12m for dredging is in 2023 and "
        "£14m for dredging in 2024."
    )
    assert total(fn.compare(prose, to="none")) == 26_000_000
    plain = "Spending (USD million)\nItem       2023   2024   Total\nHealth     12     13     25\n"
    assert total(fn.compare(plain, to="none")) == 25_000_000


def test_years_that_come_to_a_running_total_count_by_themselves(tmp_path: Path) -> None:
    made = of_table(tmp_path, "USD million", "Item,2023,2024,Cumulative", "Roads,5,6,11", "Rail,7,8,15")
    assert total(made) == 26_000_000
    assert [row.item.mention.text for row in made.rows if row.counted] == ["5", "6", "7", "8"]


def test_money_of_one_year_is_no_total_of_money_of_another(tmp_path: Path) -> None:
    header = "Item,Committed 2022,Committed 2023,Disbursed 2022,Disbursed 2023"
    assert total(of_table(tmp_path, "USD million", header, "Pipes,49,5,18,26")) == 54_000_000


def test_rows_of_one_label_and_total_are_two_sums_to_look_at(tmp_path: Path) -> None:
    made = of_table(
        tmp_path,
        "Spending (USD million)",
        "Item,2023,2024,Total",
        "Pay,12,13,25",
        "Rent,1,4,5",
        "Pay,20,5,25",
    )
    assert total(made) == 55_000_000
    assert {
        flag.code for row in made.rows if row.label == "Pay" and row.parent is None for flag in row.doubts
    } == {"maybe-repeat"}


def test_a_whole_is_no_other_stage_than_its_own_parts(tmp_path: Path) -> None:
    made = of_table(tmp_path, "Spending (USD million)", "Item,2023,2024,Total", "Health,12,13,30")
    assert total(made) == 30_000_000
    assert [row.role for row in made.rows] == [Role.COUNTED, Role.PART, Role.PART, Role.RESIDUAL]


def test_what_parts_of_no_funding_come_to_counts(tmp_path: Path) -> None:
    made = of_table(
        tmp_path,
        "Accounts (USD million)",
        "Item,2023,2024,Total",
        "Port tax revenue,12,13,25",
        "Port tax revenue,1,2,3",
        "Harbour,4,5,9",
    )
    assert total(made) == 9_000_000
    assert [row.why for row in made.rows if row.role is Role.BESIDE] == ["income", "income"]
