"""The law's "Rate": the unit of time that a sum is per; prices and odd intervals are none."""

from __future__ import annotations

import pytest
from readings import one, read


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$300 a year", "year"),
        ("$300 per year", "year"),
        ("$300 each year", "year"),
        ("$300 annually", "year"),
        ("$300 per annum", "year"),
        ("$300 p.a. for upkeep", "year"),
        ("$300/year", "year"),
        ("a $300-a-year club", "year"),
        ("an annual grant of $300", "year"),
        ("a yearly fee of $300", "year"),
        ("$300 for each of fiscal years 2021 through 2025", "year"),
        ("$300 in each of the next three years", "year"),
        ("$300 every six months", "half_year"),
        ("$300 half-yearly", "half_year"),
        ("$300 a quarter", "quarter"),
        ("$300 quarterly for three years", "quarter"),
        ("$300 a month", "month"),
        ("$300 monthly", "month"),
        ("a monthly stipend of $300", "month"),
        ("$300 per week", "week"),
        ("$300 weekly", "week"),
        ("$300 a day", "day"),
        ("$300 daily", "day"),
    ],
)
def test_rate(text: str, per: str) -> None:
    record = one(text)
    assert (record["text"], record["low"], record["rate_per"]) == ("$300", "300", per)


@pytest.mark.parametrize(
    "text",
    [
        "$300", "$300 per tonne", "$300 per unit", "$300 per head", "$300 an hour", "$300 a fortnight",
        "$300 every two months", "$300 a year ago", "$300 a year earlier", "$300 each",
        "The annual report tells of $300.", "$300 at the annual meeting",
        "$300 over a year",
    ],
)  # fmt: skip
def test_no_rate(text: str) -> None:
    assert one(text)["rate_per"] is None


@pytest.mark.parametrize(
    "text",
    [
        "$300 a year",
        "$300 per month",
        "$300 every six months",
        "$300 every two months",
    ],
)
def test_the_words_of_a_rate_are_no_period(text: str) -> None:
    assert one(text)["period"] is None


def test_a_rate_belongs_to_its_own_sum() -> None:
    assert [record["rate_per"] for record in read("$300 a year and $400 for roads")] == ["year", None]
    assert [record["rate_per"] for record in read("$300 for roads and $400 a month")] == [None, "month"]


def test_each_of_the_years_belongs_to_the_sum_before_it() -> None:
    text = "$5 million for the first year and $3 million for each of the next two years"
    assert [record["rate_per"] for record in read(text)] == [None, "year"]


def test_a_rate_and_a_range_keep_both() -> None:
    record = one("£1-2m a year")
    assert (record["low"], record["high"], record["rate_per"]) == ("1000000", "2000000", "year")


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Each week of outages costs the port $5 million.", "week"),
        ("It said that every day of delay costs taxpayers about $5 million.", "day"),
        ("Every year, the state spends $5 million on roads.", "year"),
        ("Each of the years costs $5 million.", None),
        ("Rail was shut, as each week shows, and pays $5 million.", None),
        ("Since each week, or most, is wet, roads cost $5 million.", None),
    ],
)
def test_each_at_the_head_of_a_clause_is_a_rate(text: str, per: str | None) -> None:
    assert one(text)["rate_per"] == per


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("The workers' daily wage goes up to $300.", ["day"]),
        ("The monthly allowance rises from $200 to $300.", ["month", "month"]),
        ("The average monthly Social Security benefit would rise from $1,976 to $2,026.", ["month", "month"]),
        ("The monthly old-age allowance will be $650 instead of $600.", ["month", "month"]),
        ("The annual pay of nurses rises to $30,000.", ["year"]),
        ("The weekly benefit is now $300.", ["week"]),
        ("The daily wage goes up by $200 to $300.", [None, "day"]),
        ("The monthly allowance rises to $300 at a cost of $5 million.", ["month", None]),
        ("The monthly survey fell to $300.", [None]),
        ("The annual report went to 300 people and cost $300.", [None]),
    ],
)
def test_a_payment_keeps_its_rate_past_its_verb_and_the_difference_has_none(
    text: str, rates: list[str | None]
) -> None:
    assert [record["rate_per"] for record in read(text)] == rates


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("It set its Annual Development Programme at $300.", None),
        ("It put the Annual Budget at $300.", None),
        ("It set its annual payment at $300.", "year"),
        ("Annual payments of $300", "year"),
    ],
)
def test_a_name_is_no_rate(text: str, rate: str | None) -> None:
    assert one(text)["rate_per"] == rate
