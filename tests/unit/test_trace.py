"""The chain behind a cell: every step is there, and doing it again gives the same last digit."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

import pytest
from hand_made import dated, item, said, years
from hypothesis import given
from hypothesis import strategies as st

import fundnorm as fn
from fundnorm.errors import InputError
from fundnorm.model.item import LineItem
from fundnorm.model.trace import Step, Trace

MISSION = "The Rs 16,300 crore mission runs over seven years."


def mission(**options: object) -> LineItem:
    document = fn.parse(MISSION, country="IN", date="2010-05-12", name="note.txt")
    (found,) = fn.normalise(document, **options)  # type: ignore[arg-type]
    return found


def step(trace: Trace, name: str) -> Step:
    return next(one for one in trace.steps if one.name == name)


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").rstrip("…"))


def computed_by_hand(words: str) -> Decimal:
    """The chain "amount CODE × a ÷ b = …, rounded half to even result CODE", worked out from what is printed."""
    left = words.split(" = ", maxsplit=1)[0]
    amount, *factors = re.findall(r"(?:([×÷]) )?(-?[\d,]+(?:\.\d+)?)", left)
    with localcontext() as context:
        context.prec = 50
        value = number(amount[1])
        for sign, figure in factors:
            value = value * number(figure) if sign == "×" else value / number(figure)
        result = number(re.findall(r"-?[\d,]+(?:\.\d+)?", words)[-1])
        return value.quantize(result, ROUND_HALF_EVEN)


class TestTheChainOfAValue:
    def test_goes_from_characters_to_the_unit(self) -> None:
        trace = mission().trace()
        names = [one.name for one in trace.steps if one.name != "assumed"]
        assert names == ["text", "reading", "time", "rate", "value", "unit"]
        assert step(trace, "text").words == '"Rs 16,300 crore", characters 4-19 of document note.txt'
        assert step(trace, "reading").words == "163,000,000,000 INR"
        assert step(trace, "time").words == '"seven years": IN 2010-11 to IN 2016-17'

    def test_names_the_rate_s_value_direction_date_source_and_rule(self) -> None:
        words = step(mission().trace(), "rate").words
        assert re.fullmatch(r"45\.\d+ INR per USD: ECB of 2010-05-12 \(day\)", words)

    def test_ends_at_the_figure_of_the_cell(self) -> None:
        found = mission()
        assert found.trace().figure == found.value_low

    def test_gives_the_same_last_digit_by_hand(self) -> None:
        found = mission()
        value = computed_by_hand(step(found.trace(), "value").words)
        assert value / 1000000 == found.value_low

    def test_of_a_range_has_both_ends(self) -> None:
        (found,) = fn.normalise(fn.parse("$2-3 billion", date="2010-05-12"), to="crore INR")
        values = [one.figure for one in found.trace().steps if one.name == "value"]
        assert [end and end / 10**7 for end in values] == [found.value_low, found.value_high]

    def test_of_a_yearly_amount_shows_the_total(self) -> None:
        found = item(said(80, period=years(4), announced="2025-01"), to="USD")
        assert step(found.trace(), "value").figure == Decimal("1.00")
        (grant,) = fn.normalise(fn.parse("$75,000 quarterly for three years", country="US"))
        assert step(grant.trace(), "total").words == "900,000 USD over the whole time"

    def test_of_an_amount_without_a_length_is_that_of_a_year(self) -> None:
        (found,) = fn.normalise(fn.parse("€2 million a month", date="2010-05-12"), to="million USD")
        assert found.value_low is None
        assert found.trace().figure == found.per_year_low

    def test_of_a_sum_that_is_not_converted_ends_with_it(self) -> None:
        (found,) = fn.normalise(fn.parse("$5 million"))
        assert [one.name for one in found.trace().steps if one.name != "assumed"] == [
            "text",
            "reading",
            "value",
            "unit",
        ]

    def test_of_a_sum_without_a_rate_ends_with_what_was_said(self) -> None:
        found = item(said(5, "XAU", period=years(2)))
        assert found.trace().steps[-1] == ("doubtful", "no rate for XAU", None)

    def test_of_a_sum_without_prices_says_why(self) -> None:
        (found,) = fn.normalise(fn.parse("€5 billion in 2012", country="EU"), basis="constant:2015")
        assert found.trace().figure is None
        assert step(found.trace(), "doubtful").words.startswith(
            "no GDP deflator or consumer prices of European"
        )

    def test_of_one_year_has_no_sum(self) -> None:
        text = fn.parse("$5 billion in fiscal 2012", country="US")
        (found,) = fn.normalise(text, basis="constant:2015")
        assert "sum" not in [one.name for one in found.trace().steps]

    def test_counts_one_day_as_one(self) -> None:
        (found,) = fn.normalise(fn.parse("Rs 5 crore", country="IN", date="2025-02-01"))
        assert "(earlier-day, 1 day old)" in step(found.trace(), "rate").words


class TestTheChainOfAShare:
    def test_says_how_the_sum_was_divided(self) -> None:
        found = mission()
        trace = found.trace("2012-13")
        share = found.share_of("IN 2012-13")
        assert share is not None
        assert step(trace, "share").figure == share.amount
        assert step(trace, "share").words.startswith("IN 2012-13: 12/84 of 3,")
        assert trace.figure == share.amount / 1000000

    @pytest.mark.parametrize(
        "options",
        [
            {"rate_rule": "yearly"},
            {"basis": "constant:2015"},
            {"basis": "constant:2015,convert-first"},
            {"basis": "ppp"},
            {"basis": "constant:2015,ppp,per-head"},
            {"basis": "per-head", "rate_rule": "yearly"},
            {"basis": "gdp-share"},
            {"weights": "1,2,3,4,5,6,7", "basis": "constant:2011"},
        ],
        ids=str,
    )
    def test_of_its_own_factors_gives_the_same_last_digit_by_hand(self, options: dict[str, str]) -> None:
        found = mission(**options)
        assert found.schedule is not None
        total = Decimal(0)
        for share in found.schedule.shares:
            trace = found.trace(share.heading)
            by_hand = computed_by_hand(step(trace, "value").words)
            assert by_hand == share.amount
            total += by_hand
        scale = found.unit.scale if found.unit else Decimal(1)
        assert total / scale == found.value_low
        assert step(found.trace(), "sum").figure == total

    def test_names_the_price_levels_with_source_and_years(self) -> None:
        levels = [
            one.words for one in mission(basis="constant:2015").trace("2012-13").steps if one.name == "level"
        ]
        assert levels == [
            "120.884: GDP deflator of IN in 2015 (PWT 9.1)",
            "109.6035: GDP deflator of IN in 2012-13 (PWT 9.1, mean of 2012..2013)",
        ]

    def test_of_a_year_that_there_is_not_names_those_that_there_are(self) -> None:
        with pytest.raises(InputError, match=r"no share of '2019-20'; its years: IN 2010-11, IN 2011-12"):
            mission().trace("2019-20")

    def test_reads_as_lines(self) -> None:
        lines = str(mission().trace("2012-13")).splitlines()
        assert lines[0] == '"Rs 16,300 crore", IN 2012-13'
        assert all(line.startswith("  ") for line in lines[1:])


@given(
    st.integers(1, 10**15),
    st.sampled_from(["million USD", "EUR", "lakh crore INR", "JPY"]),
    st.integers(1, 12),
    st.sampled_from(["announced", "yearly"]),
)
def test_every_share_can_be_worked_out_again(amount: int, to: str, length: int, rule: str) -> None:
    found = item(said(amount, period=years(length), announced="2025-01-29"), to=to, rate_rule=rule)
    assert found.schedule is not None
    for share in found.schedule.shares:
        assert found.trace(share.heading).figure == share.amount / (found.unit.scale if found.unit else 1)
    assert found.trace().figure == found.value_low


def test_a_chain_tells_the_time_that_a_part_takes_from_its_whole() -> None:
    document = fn.parse(
        "Rs 16,300 crore over seven years, including Rs 2,600 crore for exploration", country="IN"
    )
    part = fn.normalise(document)[1]
    assert step(part.trace(), "time").words.startswith('"seven years" (of item 1)')


def test_a_chain_of_dated_years_names_them() -> None:

    found = item(said(80, period=dated(date(2024, 7, 1), date(2025, 6, 30))), to="INR")
    assert step(found.trace(), "time").words == '"dated": IN 2024-25 to IN 2025-26'
    assert step(found.trace("2024-25"), "share").words.startswith("IN 2024-25: 9/12 of 80 = 60")
