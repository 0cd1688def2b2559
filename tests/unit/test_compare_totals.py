"""What a comparison adds up: parts, stages, ranges, open ends, units, years, choices."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import fundnorm as fn
from fundnorm.compare.comparing import compare
from fundnorm.compare.comparison import Comparison, Role
from fundnorm.compare.totals import Figure, Node, divide_trees
from fundnorm.errors import InputError, ReadError
from fundnorm.model.source import Source

HARBOUR = "The Harbour Mission has an outlay of Rs 300 crore, of which Rs 100 crore is for dredging."


def indian(*texts: str, **options: object) -> Comparison:
    return compare(texts, country="IN", date="2025-02-01", to="crore INR", **options)  # type: ignore[arg-type]


def shape(comparison: Comparison) -> list[tuple[str, object, bool]]:
    return [(row.role.value, row.low, row.counted) for row in comparison.rows]


def figure(low: int, high: int | None = None, **years: int) -> Figure:
    shares = {year.removeprefix("y"): Decimal(amount) for year, amount in years.items()}
    return Figure(Decimal(low), Decimal(low if high is None else high), shares)


def test_a_whole_counts_by_its_parts_and_what_they_leave() -> None:
    comparison = indian(HARBOUR)
    assert shape(comparison) == [("counted", 300, False), ("part", 100, True), ("residual", 200, True)]
    assert comparison.rows[0].why == "divided"
    assert comparison.total is not None
    assert comparison.total.value == 300
    assert comparison.total.rows == 2


def test_parts_that_exceed_their_whole_leave_it_whole() -> None:
    nodes = [Node(figure(100)), Node(figure(60), 0), Node(figure(70), 0)]
    division = divide_trees(nodes)
    assert (division.leaves, division.inside, division.unfit) == ({0}, {1, 2}, {0: "parts-exceed"})
    assert division.rests == {}


def test_parts_in_other_years_leave_it_whole() -> None:
    nodes = [Node(figure(100, y2024=50, y2025=50)), Node(figure(60, y2024=60), 0)]
    assert divide_trees(nodes).unfit == {0: "parts-years-differ"}


def test_a_whole_without_years_takes_those_of_its_parts() -> None:
    division = divide_trees([Node(figure(100)), Node(figure(60, y2024=60), 0)])
    assert division.leaves == {1}
    assert division.rests[0].figure == Figure(Decimal(40), Decimal(40))


def test_parts_that_are_ranges_leave_an_interval_to_look_at() -> None:
    division = divide_trees([Node(figure(100)), Node(figure(30, 50), 0)])
    assert division.leaves == {0}
    assert division.rests[0].figure[:2] == (Decimal(50), Decimal(70))
    assert not division.rests[0].counted


def test_cents_of_rounding_are_a_rest_of_their_own() -> None:
    third = Figure(Decimal("33.34"), Decimal("33.34"))
    division = divide_trees([Node(figure(100)), *(Node(third, 0) for _ in range(3))])
    assert division.rests[0].rounding
    assert division.rests[0].figure.low == Decimal("-0.02")


def test_a_whole_that_is_divided_twice_counts_one_way() -> None:
    stated = ("INR", Decimal(100)), ("INR", Decimal(60)), ("INR", Decimal(40))
    whole = Node(figure(100), stated=stated[0])
    ways = [Node(figure(int(one[1])), 0, way=way, stated=one) for way in (0, 1) for one in stated[1:]]
    division = divide_trees([whole, *ways])
    assert len(division.leaves) == 2
    assert len(division.inside) == 2


def test_what_parts_come_to_is_not_counted_once_more() -> None:
    table = "Rs crore\t2023-24\t2024-25\nHarbour grants\t212.5\t231\nPort pilot\t61.3\t18.7\nTotal\t273.8\t249.7\n"
    comparison = indian(table + "Rs 443.5 crore was released for Harbour grants.")
    assert comparison.total is not None
    assert comparison.total.value == Decimal("523.5")
    assert comparison.rows[-1].why == "repeat"


def test_a_row_of_a_table_and_its_total_count_once() -> None:
    table = "Rs crore\t2023-24\t2024-25\t2025-26\tTotal\nHarbours\t10\t20\t30\t60\n"
    table += "Ports\t1\t2\t3\t6\nTotal\t11\t22\t33\t66\n"
    comparison = indian(table)
    assert comparison.total is not None
    assert comparison.total.value == 66


def test_a_figure_and_its_rounding_in_one_document_are_flagged() -> None:
    comparison = indian("Rs 7.58 lakh crore is for harbours. Rs 7,58,480 crore is for ports of all kinds.")
    assert [[doubt.code for doubt in row.doubts] for row in comparison.rows] == [["maybe-repeat"]] * 2


def test_stages_of_one_programme_stand_side_by_side() -> None:
    comparison = indian(
        "Parliament authorised Rs 675 crore for the Coastal Grid Programme.",
        "Rs 430 crore was allocated for the Coastal Grid Programme.",
        "Rs 212 crore was spent on the Coastal Grid Programme.",
    )
    assert [row.role for row in comparison.rows].count(Role.OTHER_STAGE) == 2
    assert comparison.total is not None
    assert comparison.total.value == 675
    assert dict(comparison.total.left_out)["other-stage"] == 2


def test_the_stage_that_is_asked_for_is_the_one_that_counts() -> None:
    texts = (
        "Parliament authorised Rs 675 crore for the Coastal Grid Programme.",
        "Rs 212 crore was spent on the Coastal Grid Programme.",
    )
    both = indian(*texts, kinds="disbursement, authorisation")
    assert [row.role for row in both.rows] == [Role.OTHER_STAGE, Role.COUNTED]
    alone = indian(*texts, kinds=["disbursement"])
    assert [row.low for row in alone.rows] == [212]
    assert alone.hidden == (("kind", 1),)


def test_stages_of_different_years_are_different_money() -> None:
    comparison = indian(
        "Rs 430 crore was allocated for the Coastal Grid Programme in 2023-24.",
        "Rs 212 crore was spent on the Coastal Grid Programme in 2024-25.",
    )
    assert comparison.total is not None
    assert comparison.total.value == 642


def test_money_that_comes_in_counts_where_it_is_asked_for() -> None:
    text = "The bank was fined Rs 40 crore. The Harbour Mission has an outlay of Rs 300 crore."
    total = indian(text).total
    assert total is not None
    assert (total.value, dict(total.left_out)) == (300, {"income": 1})
    asked = indian(text, kinds="fine").total
    assert asked is not None
    assert asked.value == 40


def test_open_ends_stay_open() -> None:
    comparison = indian("At least Rs 100 crore is for roads. Up to Rs 50 crore is for schools.")
    total = comparison.total
    assert total is not None
    assert (total.low, total.high, total.value) == (100, None, None)
    assert any("at least" in note for note in comparison.notes)


def test_an_amount_a_year_without_a_length_stands_beside() -> None:
    comparison = indian("The Harbour Mission gets Rs 30 crore a year.")
    (row,) = comparison.rows
    assert (row.role, row.why, row.counted) == (Role.BESIDE, "no-length", False)


def test_without_a_unit_each_currency_has_its_total() -> None:
    comparison = compare("India gave Rs 5 crore for ports. Japan gave JPY 300 million for rails.", to="none")
    assert {total.unit: total.low for total in comparison.totals} == {"INR": 50_000_000, "JPY": 300_000_000}
    assert comparison.total is None
    assert any("several currencies" in note for note in comparison.notes)


def test_years_are_put_on_one_axis() -> None:
    comparison = compare(
        [
            Source("Rs 300 crore for ports over 2024-25 to 2026-27.", country="IN", name="a"),
            Source("US$30 million for ports over fiscal years 2024 to 2026.", country="US", name="b"),
        ],
        date="2025-02-01",
        to="million USD",
    )
    assert comparison.axis == "calendar"
    assert [year.heading for year in comparison.years] == ["2023", "2024", "2025", "2026", "2027"]
    for row in comparison.rows:
        assert sum(share for share in row.by_year if share is not None) == row.value
    assert comparison.total is not None
    assert sum(comparison.total.by_year) == comparison.total.value
    assert comparison.without_years().rows[0].by_year == ()


def test_rows_below_the_minimum_leave_no_hole_in_their_whole() -> None:
    comparison = indian(HARBOUR, minimum="150")
    assert shape(comparison) == [("counted", 300, True)]
    assert comparison.hidden == (("minimum", 1),)


def test_sorted_by_value_parts_stay_with_their_whole() -> None:
    comparison = indian("Rs 200 crore is for schools.", HARBOUR, sort="value")
    assert [row.low for row in comparison.rows] == [300, 100, 200, 200]
    assert [row.depth for row in comparison.rows] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("group_by", "names"),
    [("country", ["IN"]), ("kind", ["budget", "allocation"]), ("document", ["1", "2"])],
)
def test_groups_have_totals_of_their_own(group_by: str, names: list[str]) -> None:
    comparison = indian(HARBOUR, "Rs 200 crore was allocated for schools.", group_by=group_by)
    assert [group.name for group in comparison.groups] == names
    assert comparison.total is not None
    assert sum(group.totals[0].low for group in comparison.groups) == comparison.total.low


@pytest.mark.parametrize(
    "options",
    [
        {"kinds": "budgets"},
        {"sort": "size"},
        {"group_by": "colour"},
        {"minimum": "many"},
        {"minimum": "NaN"},
        {"years": "Mars"},
        {"rate_rule": "both"},
    ],
)
def test_a_choice_that_makes_no_sense_is_told(options: dict[str, object]) -> None:
    with pytest.raises(InputError):
        indian(HARBOUR, **options)


def test_paths_are_read_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Rs 200 crore for schools.", encoding="utf-8")
    told: list[tuple[int, str]] = []
    comparison = fn.compare([tmp_path], country="IN", progress=lambda at, name: told.append((at, name)))
    assert [document.source.name for document in comparison.documents] == ["a.txt", "b.txt"]
    assert told == [(1, "a.txt"), (1, "b.txt")]
    with pytest.raises(ReadError):
        fn.compare([tmp_path / "none.txt"])


@pytest.mark.parametrize("wrong", [5, {"a": "$5"}, [5]])
def test_what_is_no_document_is_told(wrong: object) -> None:
    with pytest.raises(InputError, match="can't compare"):
        compare(wrong)  # type: ignore[arg-type]


def test_missing_texts_have_no_rows() -> None:
    import pandas as pd

    comparison = compare(pd.Series(["$5 million for ports", None, float("nan")]))
    assert [row.item.doc for row in comparison.rows] == ["1"]


def test_figures_per_head_of_several_countries_have_no_total() -> None:
    texts = ["The port gets R$ 90 million in 2015.", "The port gets €80 million in 2015."]
    documents = [
        fn.parse(text, country=country, date="2015-05-04", name=country)
        for text, country in zip(texts, ("BR", "DE"), strict=True)
    ]
    made = compare(documents, to="USD", basis="ppp,per-head", group_by="country")
    assert [row.counted for row in made.rows] == [True, True]
    assert made.totals == ()
    assert [(group.name, len(group.totals)) for group in made.groups] == [("BR", 1), ("DE", 1)]
    assert made.notes[0].startswith("No total: figures per head")
    assert compare(documents[:1], to="USD", basis="per-head").total is not None
    assert compare(documents, to="USD", basis="ppp").total is not None


def test_what_lies_in_no_known_year_is_told_though_ranges_are_among_it() -> None:
    comparison = indian(
        "The harbour gets Rs 100 crore in 2024-25.",
        "A dock may cost the fund a grant of Rs 20-30 crore.",
        "A grant of Rs 5 crore went to the quay.",
    )
    assert comparison.total is not None
    assert (comparison.total.low, comparison.total.high) == (125, 135)
    assert sum(comparison.total.by_year) == 100
    assert comparison.total.undated == 25


def test_the_kinds_to_ask_for_are_named_as_the_option_takes_them() -> None:
    made = indian("The harbour gets Rs 100 crore in grants. Storms caused damage of Rs 7 crore.")
    assert any(note.endswith("asked for: --kinds cost") for note in made.notes)


def test_a_total_that_rows_and_years_both_come_to_counts_by_its_years() -> None:
    made = compare(
        "Ottawa, 3 May 2024\n\nGrants (C$ million)\nProvince\t2022\t2023\tTotal\n"
        "Ontario\t8\t9\t17\nQuebec\t2\t3\t5\nTotal\t10\t12\t22",
        to="million CAD",
        country="CA",
    )
    assert [row.item.mention.text for row in made.rows if row.counted] == ["8", "2", "9", "3"]
    assert made.total is not None
    assert (made.total.value, made.total.by_year) == (22, (10, 12))
    assert [row.doubts for row in made.rows if row.counted or row.parent is None] == [()] * 5
