"""A stated equivalent beside the market: the text's own rate, and which slip explains a gap."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from fundnorm.model.item import LineItem
from fundnorm.normalise import normalise
from fundnorm.normalise.calls import parse
from fundnorm.normalise.rates.fixed import chosen_rates
from fundnorm.report.json import item_record
from fundnorm.report.notes import notes


def equivalent(text: str, date: str | None = "2025-01-29", country: str | None = None) -> LineItem:
    _, item = items(text, date, country)
    return item


def items(text: str, date: str | None = "2025-01-29", country: str | None = None) -> tuple[LineItem, ...]:
    found = normalise(parse(f"A programme of {text} was approved.", date=date, country=country))
    assert found[1].equivalent_of == 1
    return found


def slip(item: LineItem) -> str:
    return next(
        (flag.text.partition(": ")[2] for flag in item.flags if flag.code == "equivalent-gap"), "none"
    )


def test_the_texts_own_rate_stands_beside_that_of_the_table() -> None:
    found = items("INR 16,300 crore (US$1.9 billion)")
    implied = found[1].implied
    assert implied is not None
    assert (implied.rate.value, implied.rate.source) == (Decimal("85.7894736842"), "the text")
    assert implied.market is not None
    assert (implied.market.date, implied.market.source) == ("2025-01-29", "ecb")
    note = "2: the text's own rate is 85.7895 INR per USD; ECB 2025-01-29 is 86.5665: 0.9 % apart"
    assert note in notes(found)
    assert slip(found[1]) == "none"
    assert found[0].implied is None


def test_json_has_the_texts_own_rate_and_the_markets() -> None:
    record = json.loads(json.dumps(item_record(equivalent("INR 16,300 crore (US$1.9 billion)"))))
    implied = record["implied"]
    assert implied["rate"] == {
        "value": "85.7894736842",
        "currency": "INR",
        "target": "USD",
        "date": "",
        "source": "the text",
        "rule": "implied",
        "age": 0,
        "flags": [],
    }
    assert (implied["market"]["date"], implied["market"]["rule"]) == ("2025-01-29", "day")
    assert implied["gap"].startswith("0.00905")


def test_without_a_date_the_newest_rate_is_shown_and_nothing_flagged() -> None:
    found = items("INR 16,300 crore (US$2.6 billion)", date=None)
    assert found[1].flags == ()
    assert any("62.6923 INR per USD; ECB 2026-10-30, the newest, is 94.9552" in note for note in notes(found))


def test_a_rate_below_one_is_told_the_other_way_round() -> None:
    found = items("EUR 3 billion (INR 27,000 crore)")
    assert any("the text's own rate is 90 INR per EUR; ECB 2025-01-29 is" in note for note in notes(found))


def test_a_currency_without_rates_has_its_own_rate_only() -> None:
    found = items("KPW 900 million (US$1 million)")
    assert found[1].flags == ()
    assert "2: the text's own rate is 900 KPW per USD; the table has none beside it" in notes(found)


def test_the_market_is_the_users_where_rates_are_given() -> None:
    document = parse("A programme of INR 900 crore (US$100 million).", date="2025-01-29")
    _, item = normalise(document, rates=chosen_rates(pairs=["INR=90"]))
    assert item.implied is not None
    assert item.implied.market is not None
    assert (item.implied.market.source, item.implied.gap) == ("given", 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("INR 16,300 lakh (US$1.9 billion)", "lakh written for crore in 'INR 16,300 lakh'"),
        ("INR 16,300 crore (US$1.9 million)", "million written for billion in 'US$1.9 million'"),
        ("INR 1.65 crore (US$19 billion)", "crore written for lakh crore in 'INR 1.65 crore'"),
        ("INR 16,300 crore (US$190 million)", "a digit too many or too few, or crore and million mixed up"),
        ("INR 16,300 crore (US$1,900)", "million left out in 'US$1,900'"),
        ("INR 16,300 (US$1.9 billion)", "crore left out in 'INR 16,300'"),
    ],
)
def test_a_power_of_ten_is_a_slip_of_scale(text: str, words: str) -> None:
    assert words in slip(equivalent(text))


def test_a_rate_of_an_earlier_year_is_named() -> None:
    assert slip(equivalent("INR 16,300 crore (US$2.3 billion)")) == "it fits INR per USD of 2019"


UPSIDE_DOWN = "upside-down: multiplied by the rate where it should be divided"


@pytest.mark.parametrize(
    ("text", "date", "words"),
    [
        ("EUR 100 million (US$92 million)", "2024-07-23", f"it fits EUR per USD {UPSIDE_DOWN}"),
        ("C$100 million (US$137 million)", "2024-07-23", f"it fits CAD per USD {UPSIDE_DOWN}"),
        ("US$100 million (INR 1.2 million)", "2024-07-23", f"it fits USD per INR {UPSIDE_DOWN}"),
        ("EUR 100-200 million (US$92-184 million)", "2024-07-23", f"it fits EUR per USD {UPSIDE_DOWN}"),
        ("EUR 100 million (US$92 million)", "2002-01-29", "it fits EUR per USD of 2000"),
        ("EUR 100 million (US$89 million)", "2024-07-23", "it fits EUR per USD of 2001"),
    ],
)
def test_a_rate_taken_upside_down_is_named_before_earlier_years(text: str, date: str, words: str) -> None:
    item = equivalent(text, date)
    assert slip(item) == words


def test_the_own_years_mean_is_no_earlier_year_of_a_year() -> None:
    assert slip(equivalent("INR 7,041 crore (US$1.2 billion)", date="2020")) == "it fits INR per USD of 2013"


def test_another_currency_of_the_same_sign_is_named() -> None:
    words = slip(equivalent("INR 540 crore ($100 million)"))
    assert words == "'$100 million' fits AUD"


def test_what_nothing_explains_is_flagged_without_a_slip() -> None:
    flags = equivalent("INR 16,300 crore (US$7 billion)").flags
    text = "3.7 times what 1 comes to at the market rate of 2025-01-29"
    assert [flag.text for flag in flags if flag.code == "equivalent-gap"] == [text]
