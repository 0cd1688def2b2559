"""What a sum was before it changed, and what it is compared with: told beside it, and no money of its own."""

from __future__ import annotations

import pytest

import fundnorm as fn
from fundnorm.compare.comparison import Comparison


def former(text: str) -> list[tuple[str, str]]:
    """Each former level with the sum that took its place."""
    document = fn.parse(text)
    return [(one.text, document[one.former_of].text) for one in document if one.former_of is not None]


def counted(comparison: Comparison) -> list[str]:
    return [row.item.mention.text for row in comparison.rows if row.counted]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fund rose from $5 million to $8 million.",
        "The bridge fund, cut from $5 million in grants to $8 million in loans, is open.",
        "Parliament raised the ports grant to $8 million from $5 million.",
        "Parliament raised the ports grant to $8 million from the previous $5 million.",
        "Parliament raised the ports grant to $8 million, up from $5 million.",
        "The ports grant is $8 million, up 60 percent from $5 million.",
        "The ports grant is $8 million, down sharply from the planned $5 million.",
        "The ports grant is $8 million. That is up from $5 million last year.",
        "The ports grant is $8 million, compared with $5 million.",
        "The ports grant is $8 million, compared to a budget of $5 million.",
        "The ports grant is $8 million (previously $5 million).",
        "The ports grant is $8 million, compared with $5 million for 2022.",
        "The ports grant is $8 million, against $5 million a year earlier.",
        "Spending on ports fell to $8 million against the budgeted $5 million.",
        "The ports grant is $8 million, double the $5 million of last year.",
        "The budget for ports rose by $3 million, from $5 million to $8 million.",
        "The ports grant was raised to $8 million, an increase of $3 million from $5 million.",
        "Of the $20 million plan, roads rose from $5 million to $8 million.",
    ],
)
def test_a_former_level_is_told_of_the_sum_that_took_its_place(text: str) -> None:
    assert former(text) == [("$5 million", "$8 million")]


@pytest.mark.parametrize(
    "text",
    [
        "Grants vary from $5 million to $8 million.",
        "The fund got $8 million from donors and $5 million from Japan.",
        "The council moved $3 million from the $8 million roads fund to schools.",
        "The bridge fund rose from $5 million to €8 million.",
        "The grant is $8 million up front and $5 million from the reserve.",
        "Wells got $8 million, compared with $5 million for roads.",
        "The ministry spent $5 million against $8 million allocated.",
        "The grant is $8 million.\n\nUp from the sea came $5 million in gold.",
    ],
)
def test_ranges_sources_and_other_currencies_are_no_former_levels(text: str) -> None:
    assert former(text) == []


@pytest.mark.parametrize(
    ("text", "shown", "beside"),
    [
        ("The bridge fund rose from $500 million to $800 million.", ["$800 million"], ["$500 million"]),
        ("The ports grant was raised to €9 million, up from €6 million.", ["€9 million"], ["€6 million"]),
        (
            "The bridge fund rose from $500 million (€450 million) to $800 million (€720 million).",
            ["$800 million"],
            ["$500 million"],
        ),
    ],
)
def test_former_levels_stand_beside(text: str, shown: list[str], beside: list[str]) -> None:
    made = fn.compare(text, to="none")
    assert counted(made) == shown
    assert [row.item.mention.text for row in made.rows if row.why == "former"] == beside
    assert any("former levels" in note for note in made.notes)


def test_levels_that_are_dated_apart_are_money_of_two_years() -> None:
    made = fn.compare("Roads spending rose from $500 million in 2023 to $800 million in 2024.", to="none")
    assert counted(made) == ["$500 million", "$800 million"]
    assert made.total is not None
    assert made.total.by_year == (500_000_000, 800_000_000)


def test_levels_say_for_each_other_what_they_are_for() -> None:
    texts = (
        "The Coastal Roads Programme has a budget of $123 million in 2023.",
        "The Coastal Roads Programme has a budget of $156 million in 2024, up from $123 million in 2023.",
    )
    assert counted(fn.compare(texts, to="none")) == ["$123 million", "$156 million"]


def test_funding_that_is_compared_with_a_cost_counts() -> None:
    made = fn.compare("Floods caused damage of $9 million, compared with a budget of $5 million.", to="none")
    assert counted(made) == ["$5 million"]


def test_a_level_that_fell_again_in_another_document_counts_once() -> None:
    """Each document makes the other's level a former one; one of the two counts."""
    texts = (
        "The Harbour Mission budget rose from $512 million to $847 million.",
        "The Harbour Mission budget fell from $847 million to $512 million.",
    )
    assert len(counted(fn.compare(texts, to="none"))) == 1
