"""Quantities in another currency: by `convert` alone, with the figures and rates of texts."""

from __future__ import annotations

import datetime as dt
import inspect
from decimal import Decimal
from typing import Any

import pint
import pytest

import fundnorm as fn
from fundnorm.normalise.items.terms import Options

u: Any = fn.units.registry()
convert: Any = fn.convert
rate: Any = fn.rate
DAY = "2025-01-29"
CRORES = 16300 * u.crore * u.INR


def test_a_quantity_comes_to_what_its_text_comes_to() -> None:
    item = convert("Rs 16,300 crore", to="million USD", date=DAY)
    found = convert(CRORES, to="million USD", date=DAY)
    assert found.magnitude == item.value_low
    assert found.rate == item.rate
    assert found.units == u.million * u.USD


@pytest.mark.parametrize(
    ("text", "quantity", "to"),
    [
        ("Rs 500 crore a year", 500 * u.crore * u.INR / u.year, "million USD / year"),
        ("Rs 12,345 a month", 12345 * u.INR / u.month, "EUR / year"),
        ("$120 million a year", 120 * u.million * u.USD / u.year, "thousand EUR / month"),
        ("$120 million a year", 120 * u.million * u.USD / u.year, "crore INR per quarter"),
    ],
)
def test_an_amount_by_time_comes_to_what_its_text_comes_to(text: str, quantity: object, to: str) -> None:
    item = convert(text, to=to, date=DAY)
    assert convert(quantity, to=to, date=DAY).magnitude == item.value_low


def test_the_figure_is_the_rate_s_rounded_once() -> None:
    rates = fn.RateTable.of({"INR": {"2025": "81"}, "JPY": {"2025": "150"}})
    found = convert(CRORES / (7 * u.year), to="JPY / month", rates=rates)
    by_hand = Decimal(163_000_000_000) / 7 / 12 * 150 / 81
    assert abs(found.magnitude - by_hand) < 1
    assert found.magnitude == found.magnitude.to_integral_value()


def test_a_quantity_in_its_own_currency_is_not_rounded() -> None:
    found = convert(u.Quantity("0.1234", "USD / year"), to="USD / year")
    assert (str(found), found.rate.rule) == ("0.1234 USD / year", "same-currency")
    assert str(convert(CRORES, to="lakh_crore INR")) == "0.163 lakh_crore INR"


@pytest.mark.parametrize(
    "to", ["M USD", "USD millions", "Million usd", "thousand_thousand USD", u.million * u.USD]
)
def test_a_unit_may_be_written_as_for_texts_or_be_one(to: object) -> None:
    assert convert(CRORES, to=to, date=DAY) == convert(CRORES, date=DAY)


def test_the_rate_is_of_the_conversion_alone() -> None:
    found = convert(CRORES, date=DAY)
    assert CRORES.rate is None
    assert (2 * found).rate is None


@pytest.mark.parametrize(
    ("quantity", "to", "said"),
    [
        (CRORES / u.year, "million USD", "write to='million USD / year'"),
        (CRORES, "million USD / year", "is a sum and million USD / year is by time; write to='million USD'"),
        (CRORES, "USD / year", "write to='USD'"),
        (CRORES, "1000 * USD", "scale words and no number"),
        (CRORES * u.year, "USD", "neither a sum of money nor one by time"),
        (CRORES * u.INR, "USD", "neither a sum of money nor one by time"),
        (
            CRORES * u.USD,
            "EUR",
            "a quantity of one currency was expected, got 16300 crore INR USD with INR and USD",
        ),
        (5 * u.crore, "USD", "with no currency"),
        (CRORES, "millon USD", "close: million"),
        (u.INR, "USD", "a text or a quantity was expected, got ExactUnit"),
        (5, "USD", "a text or a quantity was expected, got int"),
        (None, "USD", "a text or a quantity was expected, got NoneType"),
        (fn.units.registry(exact=False).Quantity(2.5, "INR"), "USD", "fundnorm.units.registry()"),
        (pint.UnitRegistry().Quantity(2, "metre"), "USD", "not of the exact registry"),
    ],
)
def test_what_can_t_be_converted_is_told(quantity: object, to: str, said: str) -> None:
    with pytest.raises(fn.InputError) as error:
        convert(quantity, to=to, date=DAY)
    assert said in str(error.value)


@pytest.mark.parametrize("option", ["country", "lang"])
def test_what_is_of_texts_is_refused(option: str) -> None:
    with pytest.raises(fn.InputError, match=f"{option}: such options are of a text"):
        convert(CRORES, **{option: "IN"})


def test_a_strict_conversion_holds_no_rate() -> None:
    with pytest.raises(fn.RateNotFoundError, match="give one"):
        convert(CRORES, strict=True)
    assert convert(CRORES).rate.rule == "newest"


class TestRate:
    @pytest.mark.parametrize("day", [DAY, dt.date(2025, 1, 29), fn.PartialDate(2025, 1, 29)])
    def test_of_a_day_is_the_one_that_a_conversion_takes(self, day: object) -> None:
        assert rate("INR", "USD", date=day) == convert("Rs 5", to="USD", date=DAY).rate

    def test_is_of_months_years_fiscal_years_and_periods_too(self) -> None:
        year = fn.calendar_of("IN").year_of(dt.date(2024, 6, 1))
        span = fn.Period(dt.date(2024, 4, 1), dt.date(2025, 3, 31))
        rules = [rate("INR", date=date).rule for date in ("2024-05", "2024", year, span, None)]
        assert rules == ["month-mean", "year-mean", "fiscal-year-mean", "period-mean", "newest"]

    def test_is_of_one_s_own_table_and_strict_where_asked(self) -> None:
        rates = fn.RateTable.of({"INR": {"2025": "81"}})
        assert rate("INR", "USD", date="2025", rates=rates).value == 81
        with pytest.raises(fn.RateNotFoundError):
            rate("INR", "USD", date="2030", rates=rates, strict=True)

    def test_of_no_date_or_currency_is_refused(self) -> None:
        with pytest.raises(fn.InputError, match="YYYY"):
            rate("INR", date="soon")
        with pytest.raises(fn.InputError, match="ISO 4217"):
            rate("rupees")

    def test_names_its_options_as_convert_does(self) -> None:
        options = {*inspect.signature(fn.convert).parameters, *Options.__annotations__}
        assert set(inspect.signature(fn.rate).parameters) - {"currency", "target"} <= options
