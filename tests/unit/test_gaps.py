"""A stated equivalent beside the market: the text's own rate, and which slip explains a gap."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hand_made import items as hand_made
from hand_made import said, years

from fundnorm.calendars import calendar_of
from fundnorm.model.item import LineItem
from fundnorm.model.money import RatePer
from fundnorm.normalise import normalise
from fundnorm.normalise.calls import parse
from fundnorm.normalise.rates.fixed import chosen_rates
from fundnorm.report.json import item_record
from fundnorm.report.notes import notes
from fundnorm.report.summary import sum_words


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


YEARLY = {"date": "2024-07-23", "country": "IN"}


def read(item: LineItem) -> list[str]:
    return [one.text for one in item.assumptions if one.code == "per-inherited"]


@pytest.mark.parametrize(
    ("text", "value", "per_year", "told"),
    [
        ("Rs 100 crore a year for five years ($12 million)", 60, 12, "per year, as it fits a year of 1"),
        ("Rs 100 crore a year for five years ($60 million)", 60, 12, ""),
        ("Rs 100 crore a year ($12 million)", None, 12, "per year, as it fits a year of 1"),
        ("Rs 10 crore a month ($1.2 million)", None, "14.4", "per month, as it fits a month of 1"),
        ("Rs 10 crore a month ($14.4 million)", None, "14.4", "per year, as it fits a year of 1"),
        (
            "Rs 10 crore a month over 30 months ($14.4 million)",
            36,
            "14.4",
            "per year, as it fits a year of 1",
        ),
        ("Rs 10 crore a month over 30 months ($36 million)", 36, "14.4", ""),
        ("Rs 10 crore a month over one year ($14.4 million)", "14.4", "14.4", ""),
        ("Rs 1 crore a week ($120,000)", None, "6.24", "per week, as it fits a week of 1"),
        (
            "Rs 1 crore a week ($119,500) for 7 months",
            "3.62483333",
            "6.214",
            "per week, as it fits a week of 1",
        ),
        ("Rs 100 crore a year ($60 million over five years)", 60, 12, ""),
    ],
)
def test_an_equivalent_of_an_amount_by_time_is_what_fits_the_market(
    text: str, value: str | int | None, per_year: str | int, told: str
) -> None:
    item = equivalent(text, **YEARLY)
    assert slip(item) == "none"
    assert item.value_low == (None if value is None else Decimal(value))
    assert item.per_year_low == Decimal(per_year)
    assert read(item) == ([f"{told} at the market rate"] if told else [])
    assert item.mention.amount.rate_per is None  # what was said stays what was said
    assert item.implied is not None
    assert abs(item.implied.gap or 1) < Decimal("0.01")


@pytest.mark.parametrize("length", ["", " for five years"])
@pytest.mark.parametrize(
    ("stated", "words"),
    [
        (
            "$120 million",
            "10 times what a year of 1 comes to at the market rate of 2024-07-23: a digit too many",
        ),
        (
            "$12 billion",
            "1,005 times what a year of 1 comes to at the market rate of 2024-07-23: billion written",
        ),
    ],
)
def test_a_slip_of_a_yearly_equivalent_is_flagged_and_not_spread_by_year(
    length: str, stated: str, words: str
) -> None:
    item = equivalent(f"Rs 100 crore a year{length} ({stated})", **YEARLY)
    assert [flag.text.startswith(words) for flag in item.flags if flag.code == "equivalent-gap"] == [True]
    assert read(item) == []
    assert item.value_low == item.mention.amount.low / 1000000  # type: ignore[operator]  # there is one
    assert item.implied is not None


def test_a_sum_beside_a_payment_is_compared_with_it() -> None:
    assert slip(equivalent("Rs 100 crore ($12 million a year)", **YEARLY)) == "none"
    assert slip(equivalent("Rs 120 crore ($1.2 million a month)", **YEARLY)) == "none"
    assert slip(equivalent("Rs 100 crore ($120 million a year)", **YEARLY)).startswith("a digit too many")


def test_a_total_is_never_read_as_a_year_of_it() -> None:
    (flag,) = equivalent("Rs 500 crore over five years ($12 million)", **YEARLY).flags
    assert flag.text == "80 % below what 1 comes to at the market rate of 2024-07-23"


def test_without_a_date_the_nearest_reading_of_the_newest_rate_is_taken_if_it_is_near() -> None:
    item = equivalent("Rs 100 crore a year for five years ($12 million)", None, "IN")
    assert (item.value_low, item.read_per) == (60, RatePer.YEAR)
    far = equivalent("Rs 100 crore a year ($120 million)", None, "IN")
    assert (far.value_low, far.read_per, far.implied is None) == (120, None, False)


def test_an_equivalent_of_an_equivalent_of_a_yearly_sum_is_yearly() -> None:
    document = parse("The scheme gets Rs 100 crore a year, or €11 million ($12 million).", **YEARLY)
    assert [item.per_year_low for item in normalise(document)][2] == 12


def test_the_frame_of_a_yearly_equivalent_makes_it_no_total() -> None:
    text = "The scheme gets Rs 100 crore a year ($12 million) over the 15th Finance Commission cycle."
    item = normalise(parse(text, date="2024-07-23", country="IN"))[1]
    assert (item.value_low, item.per_year_low, slip(item)) == (60, 12, "none")


def test_an_equivalent_of_stated_years_is_their_total() -> None:
    by_year = [(calendar_of("IN").year_starting(year), 80) for year in (2024, 2025)]
    anchor = said(80, per=RatePer.YEAR, announced="2025", period=years(2))
    _, item = hand_made(anchor, said(2, "USD", equivalent_of=0, by_year=[(year, 1) for year, _ in by_year]))
    assert (item.read_per, item.total_low, slip(item)) == (None, 2, "none")
    _, item = hand_made(anchor, said(1, "USD", equivalent_of=0, period=years(2, "in all")))
    assert (item.read_per, item.total_low, slip(item)) == (None, 1, "")


def test_a_yearly_equivalent_in_a_table_shows_what_it_is_read_as() -> None:
    item = equivalent("Rs 100 crore a year for five years ($12 million)", **YEARLY)
    assert sum_words(item) == "$12 million (a year)"
    assert item.schedule is not None
    assert {share.amount for share in item.schedule.shares} == {Decimal(12000000)}
    assert item.schedule.profile == "per-year"


def test_the_chain_of_a_monthly_equivalent_can_be_worked_out_again() -> None:
    document = parse("The scheme gets Rs 10 crore a month ($1.2 million).", **YEARLY)
    _, item = normalise(document, to="INR")
    steps = {step.name: step for step in item.trace().steps}
    assert steps["a year"].words.startswith("14,400,000 USD ÷ ")
    assert item.trace().figure == item.per_year_low
