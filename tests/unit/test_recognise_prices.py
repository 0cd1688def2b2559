"""The year in whose prices a sum is stated: it is no period, and no sum of its own."""

from __future__ import annotations

import pytest

import fundnorm as fn


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("The plan costs €5 billion in 2018 prices", "2018"),
        ("In 2018 prices the plan costs €5 billion", "2018"),
        ("Rs 5,000 crore (at 2011-12 prices)", "2011-12"),
        ("Rs 500 crore at constant 2011-12 prices", "2011-12"),
        ("£2bn at 2023/24 prices", "2023/24"),
        ("£40m, in 2010 terms", "2010"),
        ("It costs $5 billion in 2012 dollars", "2012"),
        ("$500 million in 2020 US dollars", "2020"),
        ("$3 billion (constant 2015 US$)", "2015"),
        ("$3.2 billion (2018 dollars)", "2018"),
        ("$5 million (FY2019 dollars)", "2019"),
        ("$3 billion in real 2015 US dollars", "2015"),
    ],
)
def test_a_year_of_prices_is_read_and_is_no_period(text: str, prices: str) -> None:
    (mention,) = fn.parse(text)
    assert (mention.prices, mention.period) == (prices, None)


@pytest.mark.parametrize(
    "text",
    [
        "The plan costs €5 billion in 2018",
        "£5m in real terms",
        "It spent $5 million in 2018 on euro notes",
        "€5 billion in current prices",
        "Prices rose in 2018 and rail costs $5 million",
    ],
)
def test_other_years_are_none_of_prices(text: str) -> None:
    assert [mention.prices for mention in fn.parse(text)] == [""]


def test_a_period_stands_beside_the_year_of_prices() -> None:
    (mention,) = fn.parse("€1,074.3 billion in 2018 prices for 2021-2027", country="EU")
    assert mention.prices == "2018"
    assert mention.period is not None
    assert mention.period.text == "2021-2027"


def test_each_sum_has_its_own() -> None:
    mentions = fn.parse("£3m (2023-24 prices) and £4m (2022-23 prices)", country="GB")
    assert [mention.prices for mention in mentions] == ["2023-24", "2022-23"]


def test_a_year_of_prices_is_no_purpose() -> None:
    (mention,) = fn.parse("$3 billion in constant 2015 US dollars over five years")
    assert (mention.label, mention.prices) == (None, "2015")


def test_explain_says_so() -> None:
    told = fn.explain("The plan costs €5 billion in 2018 prices")
    assert 'prices    of 2018; stated: its words ("2018 prices")' in told


def test_a_table_keeps_the_base_year() -> None:
    (item,) = fn.normalise(fn.parse("€5 billion in 2018 prices", country="DE"), to="EUR")
    assert item.basis == "constant:2018"


def test_constant_prices_start_from_the_base_year_of_the_text() -> None:
    document = fn.parse("€5 billion in 2010 prices for 2014-2016", country="DE", date="2014")
    (item,) = fn.normalise(document, to="EUR", basis="constant:2010")
    assert item.value_low == 5000000000
