"""Sums in a currency that has taken on a new unit since: the magnitude is that of the text's own time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hand_made import codes, flags

import fundnorm as fn
from fundnorm.model.item import LineItem
from fundnorm.normalise.rates.old_units import unit_on


def converted(text: str, day: str | None = None, to: str = "USD") -> LineItem:
    (found,) = fn.normalise(fn.parse(text, date=day), to=to)
    return found


@pytest.mark.parametrize(
    ("text", "day", "unit", "low", "high"),
    [
        ("500 billion Turkish lira", "2003-01-01", "TRL", 290_000, 310_000),
        ("GHC 500 billion", "2005-06-05", "GHC", 54_000_000, 56_000_000),
        ("PLN 5 billion", "1994", "PLZ", 210_000, 230_000),
        ("BYN 5 million", "2010", "BYR", 1_600, 1_700),
    ],
)
def test_a_document_older_than_the_unit_means_the_unit_before_it(
    text: str, day: str, unit: str, low: int, high: int
) -> None:
    found = converted(text, day)
    assert found.rate is not None
    assert found.rate.currency == unit
    assert "old-unit" in codes(found)
    assert found.value_low is not None
    assert low < found.value_low < high


@pytest.mark.parametrize(
    ("text", "country", "day", "low", "high"),
    [
        ("10 million rials", "OM", "2024-03-15", 25_900_000, 26_100_000),
        ("10 billion lira", "IT", "1995", 6_000_000, 6_300_000),
        ("10 billion lira", "TR", "1995", 200_000, 230_000),
        ("£10 million", "IE", "1990", 16_000_000, 17_000_000),
        ("10 billion cedis", "GH", "2005", 1_000_000, 1_200_000),
    ],
)
def test_a_shared_noun_is_converted_once_in_the_unit_of_its_country_and_day(
    text: str, country: str, day: str, low: int, high: int
) -> None:
    (found,) = fn.normalise(fn.parse(text, country=country, date=day), to="USD")
    assert found.value_low is not None
    assert low < found.value_low < high
    assert "currency-ambiguous" not in flags(found)


def test_a_shared_noun_that_nothing_settles_is_flagged() -> None:
    (found,) = fn.normalise(fn.parse("5 million rials"), to="USD")
    (flag,) = [one for one in found.flags if one.code == "currency-ambiguous"]
    assert flag.text == "read as IRR; it may be OMR, QAR, SAR, YER"


@pytest.mark.parametrize(
    ("text", "day"), [("GHC 500 million", "2020-06-05"), ("500 billion Turkish lira", None)]
)
def test_a_younger_or_undated_document_means_the_present_unit(text: str, day: str | None) -> None:
    assert "old-unit" not in codes(converted(text, day))


def test_money_of_an_older_time_in_a_younger_text_is_flagged() -> None:
    found = converted("In 2003 the state spent 500 billion Turkish lira", "2015")
    assert "old-unit-possible" in flags(found)
    assert "1000000 TRL became 1 TRY on 2005-01-01" in found.flags[0].text


def test_units_are_followed_back_through_several_changes() -> None:
    oldest = unit_on("BYN", date(1999, 1, 1))
    assert oldest is not None
    assert oldest.code == "BYB"


@pytest.mark.parametrize("currency", ["EUR", "USD", "INR", "XCG"])
def test_a_currency_that_replaced_several_or_at_par_has_no_unit_before_it(currency: str) -> None:
    assert unit_on(currency, date(1990, 1, 1)) is None


def test_a_chain_names_the_old_unit() -> None:
    words = [step.words for step in converted("GHC 500 billion", "2005-06-05").trace().steps]
    assert any(line.startswith("500,000,000,000 GHC ÷ 9088.443 = ") for line in words)


def test_a_sum_that_rounds_to_nought_says_so() -> None:
    found = converted("ZWD 500 trillion", "2008-12-01")
    assert (found.value_low, flags(found)) == (Decimal("0.00"), ["rounded-away"])


def test_a_series_in_a_later_unit_is_reached_by_the_rate_of_the_law() -> None:
    (found,) = fn.normalise(fn.parse("DEM 5 million", country="DE", date="1985"), to="USD", basis="ppp")
    assert found.rate is not None
    assert (found.rate.value, found.rate.rule) == (Decimal("1.95583"), "fixed")
