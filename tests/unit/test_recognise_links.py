"""The law's "part_of and equivalent_of": so that adding the sums without a link counts no money twice."""

from __future__ import annotations

from decimal import Decimal

import pytest
from readings import read


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Rs 900 crore, of which Rs 400 crore is for rail", [None, 0]),
        ("$9 million, including $4 million for schools", [None, 0]),
        ("$9 million, made up of $4 million from Japan and $5 million from Korea", [None, 0, 0]),
        (
            "The $9 million package, comprising $4 million in loans and $5 million in grants, was agreed.",
            [None, 0, 0],
        ),
        ("$4 million of the $9 million went to schools.", [1, None]),
        ("Of the $9 million, $4 million went to schools.", [None, 0]),
        ("Lenders add $4 million, taking the total to $9 million.", [1, None]),
        (
            "The state gives $4 million and the city $5 million; together they come to $9 million.",
            [2, 2, None],
        ),
        ("It received a first tranche of $4 million out of $9 million.", [1, None]),
        ("The plan is worth $9 million. It earmarks $4 million for schools.", [None, 0]),
        ("The plan is worth $9 million. Of this, $4 million is for schools.", [None, 0]),
        (
            "The plan is worth $9 million.\n\nOf this, $4 million is for schools and $2 million for roads.",
            [None, 0, 0],
        ),
        (
            "The plan is worth $9 million. It had $8 million.\n\nOf the total, $4 million is for schools.",
            [None, None, 0],
        ),
        (
            "The plan is worth $9 million, or $3 million a year.\n\nOf that, $4 million is for schools.",
            [None, None, 0],
        ),
        ("$9 million, of which $4 million is for rail, including $1 million for signals", [None, 0, 1]),
        ("€5 million ($5.4 million), of which €2 million is for rail", [None, None, 0]),
    ],
)
def test_a_part_points_to_its_whole(text: str, links: list[int | None]) -> None:
    assert [record["part_of"] for record in read(text)] == links


@pytest.mark.parametrize(
    "text",
    [
        "The budget is $9 million, up from $4 million.",
        "The budget is $9 million against $4 million last year.",
        "The state pays $4 million on top of $9 million.",
        "$9 million plus $4 million",
        "$9 million besides $4 million from Japan",
        "$9 million for roads and $4 million for rail",
        "$9 million for roads. The city has $4 million.",
        "$9 million with a ceiling of $4 million per grant",
    ],
)
def test_no_part(text: str) -> None:
    assert [record["part_of"] for record in read(text)] == [None, None]


def test_what_a_sum_was_before_adds_up_to_nothing_with_the_next_one() -> None:
    text = "The fund gets €1.8 billion, up from €1.5 billion. The regions have €300 million."
    assert [record["part_of"] for record in read(text)] == [None, None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Parks get $7 million, $2 million below the ceiling of $9 million.",
        "The deposit was $9 million, $2 million above the floor of $7 million.",
        "It spent $7 million, $2 million less than the planned $9 million.",
        "It raised $7 million, $2 million short of the target of $9 million.",
    ],
)
def test_a_sum_and_its_difference_are_no_parts_of_what_it_is_held_against(text: str) -> None:
    assert [record["part_of"] for record in read(text)] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("€5 million ($5.4 million)", [None, 0]),
        ("€5 million, or $5.4 million", [None, 0]),
        ("€5 million (or $5.4 million)", [None, 0]),
        ("€5 million (£4.2 million; $5.4 million)", [None, 0, 0]),
        ("PLN 186 million (about €44m)", [None, 0]),
        ("Rs 3 lakh crore (Rs 3 trillion)", [None, 0]),
        ("$3,000,000,000 for each of five years, for a total of $15,000,000,000", [None, 0]),
        ("A levy of $5 million for the wall, and that $5 million is due", [None, 0]),
        ("The $512 million plan was passed.\n\nThe plan gives $512 million to roads.", [None, 0]),
        ("Rs 5 crore for roads and Rs 5 crore for rail", [None, None]),
        ("$5 million for roads and €5 million for rail", [None, None]),
        ("€5 million (2024: $5.4 million was lost)", [None, None]),
        ("£420 million between 2025-26 and 2028-29, or £105 million a year", [None, 0]),
        ("£12 million over two years, £500,000 a month", [None, 0]),
        ("£1 billion over three years, or about £333 million a year", [None, 0]),
        ("£1 billion over three years, or £333 million a year", [None, None]),
        ("Rail gets £420 million over four years and roads £105 million a year", [None, None]),
        ("€1.8 million in 2018 prices (€2 million in current prices)", [None, 0]),
        ("€2 million at current prices (€1.8 million in 2018 prices)", [None, 0]),
        ("€1.8 million in 2018 prices (€2 million)", [None, 0]),
        ("$5 million in 2015 dollars, or $6 million in 2024 dollars", [None, 0]),
        ("Rail gets €5 million in 2018 prices, roads €6 million in 2018 prices", [None, None]),
        ("€5 million in 2018 prices (€2 million of it for rail)", [None, None]),
    ],
)
def test_a_restatement_points_to_the_earlier(text: str, links: list[int | None]) -> None:
    records = read(text)
    assert [record["equivalent_of"] for record in records] == links
    for record in records:
        if record["equivalent_of"] is not None:
            assert record["part_of"] is None
            assert record["kind"] == records[record["equivalent_of"]]["kind"]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("$9 million, of which $4 million is for rail and $5 million for roads", "9000000"),
        ("$4 million and $5 million; together they come to $9 million", "9000000"),
        ("$9 million for roads and $4 million for rail", "13000000"),
        ("$9 million ($9 million)", "9000000"),
    ],
)
def test_sums_without_a_link_count_no_money_twice(text: str, total: str) -> None:
    free = [r for r in read(text) if r["part_of"] is None and r["equivalent_of"] is None]
    assert sum(Decimal(record["low"]) for record in free) == Decimal(total)
