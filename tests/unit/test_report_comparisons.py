"""A comparison in each format: rows that add up to the total, each with its source, place and part in it."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from report_readers import ROWS, rows_of_xlsx

from fundnorm.compare.comparing import compare
from fundnorm.compare.comparison import Comparison, Role
from fundnorm.report.comparison_table import COLUMNS, TOTAL_COLUMNS
from fundnorm.report.comparisons import render_comparison
from fundnorm.report.formats import Format
from fundnorm.report.wide import width

NEWS = "The Harbour Mission has an outlay of Rs 300 crore over three years."
MORE = "Rs 300 crore over three years is for the Harbour Mission, of which Rs 100 crore is for dredging."
OTHER = "Up to $5 million goes to the Clinic Fund. It costs £2-3 million to run."


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare([NEWS, MORE, OTHER], country="IN", date="2025-01-29", to="crore INR", years="own")


def text(style: Format, comparison: Comparison) -> str:
    report = render_comparison(style, comparison)
    assert isinstance(report, str)
    return report


def figure(cell: object) -> Decimal | None:
    return None if cell in (None, "") else Decimal(str(cell))


def test_there_is_something_to_render(comparison: Comparison) -> None:
    assert {row.role for row in comparison.rows} >= {Role.COUNTED, Role.PART, Role.RESIDUAL}
    assert comparison.total
    assert any(row.repeats for row in comparison.rows)


@pytest.mark.parametrize("style", [Format.CSV, Format.TSV, Format.PARQUET])
def test_rows_of_every_format_are_those_of_the_comparison(style: Format, comparison: Comparison) -> None:
    rows = ROWS[style.value](render_comparison(style, comparison))
    assert tuple(rows[0]) == (*COLUMNS, *(year.heading for year in comparison.years))
    assert [figure(row["value_low"]) for row in rows] == [row.low for row in comparison.rows]
    assert [figure(row["value_high"]) for row in rows] == [row.high for row in comparison.rows]
    for at, year in enumerate(comparison.years):
        assert [figure(row[year.heading]) for row in rows] == [row.by_year[at] for row in comparison.rows]


@pytest.mark.parametrize("style", [Format.CSV, Format.TSV, Format.PARQUET])
def test_the_rows_that_count_add_up_to_the_total(style: Format, comparison: Comparison) -> None:
    rows = ROWS[style.value](render_comparison(style, comparison))
    counted = [figure(row["value_low"]) or Decimal(0) for row in rows if row["counted"] == "yes"]
    assert comparison.total
    assert sum(counted) == comparison.total.low


def test_a_residual_has_no_words_of_its_own(comparison: Comparison) -> None:
    (rest,) = (row for row in ROWS["csv"](text(Format.CSV, comparison)) if row["role"] == "residual")
    assert (rest["text"], rest["own_low"], rest["counted"]) == ("", "", "yes")
    assert rest["parent"] == next(str(row.parent) for row in comparison.rows if row.role is Role.RESIDUAL)


def test_each_row_names_its_source_and_further_places(comparison: Comparison) -> None:
    rows = ROWS["csv"](text(Format.CSV, comparison))
    folded = next(row for row in rows if row["also_in"])
    named = {folded["doc"], folded["also_in"].partition(" ")[0]}
    assert named == {"1", "2"}
    assert all(row["doc"] for row in rows)


def test_a_workbook_has_rows_totals_and_all_that_is_behind_them(comparison: Comparison) -> None:
    report = render_comparison(Format.XLSX, comparison)
    assert isinstance(report, bytes)
    rows = rows_of_xlsx(report, "Comparison")
    assert [row["value_low"] for row in rows] == [row.low for row in comparison.rows]
    (total,) = rows_of_xlsx(report, "Totals")
    assert comparison.total
    assert tuple(total)[: len(TOTAL_COLUMNS)] == TOTAL_COLUMNS
    assert (total["value_low"], total["rows"]) == (comparison.total.low, comparison.total.rows)
    assert len(rows_of_xlsx(report, "Items")) == sum(map(len, comparison.items))
    assert [row["doc"] for row in rows_of_xlsx(report, "Sources")] == ["1", "2", "3"]
    assert [row["note"] for row in rows_of_xlsx(report, "Notes")] == list(comparison.notes)
    assert rows_of_xlsx(report, "Schedules")
    assert rows_of_xlsx(report, "Rates and prices")
    assert rows_of_xlsx(report, "Assumptions and flags")


def test_groups_have_totals_of_their_own() -> None:
    grouped = compare([NEWS, OTHER], country="IN", date="2025-01-29", to="crore INR", group_by="kind")
    report = render_comparison(Format.XLSX, grouped)
    assert isinstance(report, bytes)
    named = [row["group"] for row in rows_of_xlsx(report, "Totals")]
    assert named == [*(group.name for group in grouped.groups for _ in group.totals), None]


def test_json_has_documented_keys(comparison: Comparison) -> None:
    record = json.loads(text(Format.JSON, comparison))
    assert list(record) == (
        "schema unit basis axis years group_by rows totals groups notes hidden documents".split()
    )
    assert (record["schema"], record["unit"]) == ("fundnorm/1", "crore INR")
    assert list(record["rows"][0]) == (
        "row role label counted why parent depth group country kind document source place item text unit value "
        "value_low value_high by_year appearances flags".split()
    )
    assert list(record["totals"][0]) == (
        "unit value value_low value_high by_year undated rows left_out".split()
    )
    counted = (Decimal(row["value_low"] or 0) for row in record["rows"] if row["counted"])
    assert sum(counted) == Decimal(record["totals"][0]["value_low"])
    for row in record["rows"]:
        held = record["documents"][row["document"]]["items"][row["item"] - 1]
        assert row["text"] in (None, held["mention"]["text"])


def test_json_lines_are_the_rows(comparison: Comparison) -> None:
    lines = [json.loads(line) for line in text(Format.JSONL, comparison).splitlines()]
    rows = json.loads(text(Format.JSON, comparison))["rows"]
    assert [{name: line[name] for name in rows[0]} for line in lines] == rows
    assert [line["doc"] for line in lines] == [row.item.doc for row in comparison.rows]


def test_the_screen_brackets_what_the_total_leaves_out(comparison: Comparison) -> None:
    lines = text(Format.TABLE, comparison).splitlines()
    assert lines[0].split() == ["#", "Sum", "Is", "Over", "crore", "INR"]
    assert lines[1].split()[-1] == "(300.00)"
    assert lines[2].strip() == "Harbour Mission: 1 #1; also 2 #1"
    assert any("rest of 1" in line and "200.00" in line for line in lines)
    assert "Figures in brackets are not in the total" in lines
    assert any(line.split()[:2] == ["Σ", "Total"] for line in lines)
    assert any(line.split() == ["Σ", "100.00", "100.00", "100.00", "43.28"] for line in lines)
    assert max(map(width, lines)) <= 80


def test_the_screen_says_why_a_sum_beside_the_totals_is_not_added() -> None:
    beside = compare(["A delay costs $5 million a month."], to="million USD")
    assert "not added: an amount per year (or month …)" in " ".join(text(Format.TABLE, beside).split())


def test_the_screen_names_three_further_places_of_a_sum() -> None:
    told = text(Format.TABLE, compare([NEWS] * 6, country="IN", date="2025-01-29"))
    assert "Harbour Mission: 1 #1; also 2 #1, 3 #1, 4 #1 and 2 more" in told


def test_own_currencies_have_a_total_each() -> None:
    own = compare([NEWS, OTHER], country="IN", date="2025-01-29", to="none")
    shown = text(Format.TABLE, own)
    assert {total.unit for total in own.totals} >= {"INR", "USD"}
    assert [line.split()[0] for line in shown.splitlines() if " Total " in line] == ["Σ"] * len(own.totals)


def test_groups_have_totals_on_the_screen() -> None:
    grouped = compare([NEWS, OTHER], country="IN", date="2025-01-29", to="crore INR", group_by="kind")
    shown = text(Format.TABLE, grouped)
    assert [group.name for group in grouped.groups if f"Total, {group.name}" not in shown] == []


def test_markdown_is_one_table_with_sources(comparison: Comparison) -> None:
    shown = text(Format.MARKDOWN, comparison)
    head, _, *rows = [line for line in shown.splitlines() if line.startswith("|")]
    assert "| For | Document | Also in |" in head
    assert len(rows) == len(comparison.rows) + len(comparison.totals)
    assert len({row.count("|") for row in (head, *rows)}) == 1
    assert "- Figures in brackets are not in the total\n" in shown


def test_html_is_one_page(comparison: Comparison) -> None:
    shown = text(Format.HTML, comparison)
    assert shown.startswith("<!doctype html>")
    assert "Harbour Mission" in shown


@pytest.mark.parametrize("style", [Format.TABLE, Format.MARKDOWN, Format.HTML])
@pytest.mark.parametrize("label", ["\x1b[31mred", "<script>alert(1)</script>", "a | b\nc", "\u202erev"])
def test_hostile_labels_are_texts(style: Format, label: str, comparison: Comparison) -> None:
    rows = tuple(replace(row, label=label) for row in comparison.rows)
    shown = text(style, replace(comparison, rows=rows, notes=(label,)))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    if style is not Format.TABLE:
        assert "<script>alert" not in shown.replace("\\<", "")


@pytest.mark.parametrize("style", [*Format])
def test_nothing_to_compare_is_still_a_report(style: Format) -> None:
    report = render_comparison(style, Comparison((), ()))
    assert report or style is Format.JSONL
