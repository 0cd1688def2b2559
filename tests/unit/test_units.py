"""Units of money: looked up, evaluated, refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fundnorm.errors import InputError
from fundnorm.model.item import Unit
from fundnorm.model.money import RatePer
from fundnorm.normalise.units import read_unit


@pytest.mark.parametrize(
    ("text", "name", "scale", "currency"),
    [
        ("million USD", "million", "1000000", "USD"),
        ("crore INR", "crore", "10000000", "INR"),
        ("lakh INR", "lakh", "100000", "INR"),
        ("USD", "", "1", "USD"),
        ("billion EUR", "billion", "1000000000", "EUR"),
        ("thousand crore INR", "thousand crore", "10000000000", "INR"),
        ("lakh crore INR", "lakh crore", "1000000000000", "INR"),
        ("Million usd", "Million", "1000000", "USD"),
        ("bn EUR", "bn", "1000000000", "EUR"),
        ("USD million", "million", "1000000", "USD"),
        ("  million   JPY ", "million", "1000000", "JPY"),
        ("lakh_crore INR", "lakh crore", "1000000000000", "INR"),
    ],
)
def test_a_unit_is_a_scale_and_a_code(text: str, name: str, scale: str, currency: str) -> None:
    assert read_unit(text) == Unit(name, Decimal(scale), currency)


@pytest.mark.parametrize(
    ("text", "shown", "scale", "per"),
    [
        ("crore INR / month", "crore INR / month", "10000000", RatePer.MONTH),
        ("INR/year", "INR / year", "1", RatePer.YEAR),
        ("million*USD", "million USD", "1000000", None),
        ("1000 * USD", "1000 USD", "1000", None),
        ("1.5 * million USD", "1500000 USD", "1500000", None),
        ("million USD / half_year", "million USD / half_year", "1000000", RatePer.HALF_YEAR),
        ("(USD)", "USD", "1", None),
        ("thousand EUR / month", "thousand EUR / month", "1000", RatePer.MONTH),
        ("million USD per year", "million USD / year", "1000000", RatePer.YEAR),
        ("crores INR per months", "crore INR / month", "10000000", RatePer.MONTH),
        ("M usd / Weeks", "million USD / week", "1000000", RatePer.WEEK),
        ("lakh_crore INR / year", "lakh crore INR / year", "1000000000000", RatePer.YEAR),
        ("crore thousand INR / day", "thousand crore INR / day", "10000000000", RatePer.DAY),
        ("bn EUR / quarter", "bn EUR / quarter", "1000000000", RatePer.QUARTER),
    ],
)
def test_an_operator_makes_an_expression(text: str, shown: str, scale: str, per: RatePer | None) -> None:
    unit = read_unit(text)
    assert (str(unit), unit.scale, unit.per) == (shown, Decimal(scale), per)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the unit is empty"),
        ("   ", "the unit is empty"),
        ("millon USD", "'millon' is no scale (close: million"),
        ("million USX", "'USX' is no ISO 4217 currency code (close: "),
        ("million", "'million' is no ISO 4217 currency code"),
        ("million UDS", "'UDS' is no ISO 4217 currency code (close: USD, "),
        ("million GPB", "(close: GBP, "),
        ("million rupees", "'rupees' is no ISO 4217 currency code (close: INR)"),
        ("million Dollars", "(close: USD)"),
        ("billion euro", "(close: EUR)"),
        ("£", "(close: GBP)"),
        ("million DME", "(close: DEM, "),
        ("million USD / yaer", "'yaer' is no currency, scale or time (close: year)"),
        ("USD / EUR", "is no unit of money"),
        ("USD / month / year", "is no unit of money"),
        ("month", "'month' is no ISO 4217 currency code"),
        ("million / month", "is no unit of money"),
        ("USD * month", "is no unit of money"),
        ("USD /", "is no unit of money"),
        ("USD / 0", "is no unit of money"),
        ("0 * USD", "is no unit of money"),
        ("-1 * USD", "is no unit of money"),
        ("USD)", "is no unit of money"),
        ("9**9**9 * USD", "is no unit of money"),
        ("USD" + " * 1" * 100, "is no unit of money"),
    ],
)
def test_what_is_no_unit_is_told(text: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        read_unit(text)
    assert said in str(error.value)
    assert "million USD" in str(error.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("million USD / EUR", "it names EUR and USD, and a unit has one currency"),
        ("USD**2", "a currency has no powers"),
        ("USD * USD", "USD stands in it once"),
        ("year / USD", "USD stands in it once, and not below the line"),
        ("million / year", "it names no currency"),
        ("USD / month / year", "it takes one time at most, below the line"),
        ("USD * month", "it takes one time at most, below the line"),
        ("USD / 0", "it divides by 0"),
        ("USD / 3", "its scale is no exact decimal"),
        ("0 * USD", "its scale is no number above 0"),
        ("1e40 * USD", "its scale is no number above 0 that money is counted in"),
        ("1e999999999 * USD", "it can't be evaluated"),
        ("nan * USD", "it can't be evaluated"),
        ("USD per", "it can't be evaluated"),
        ("USD//year", "it can't be evaluated"),
        ("USD * " + "million " * 99, "it is longer than 80 characters"),
        ("€ / year", "'€' has no place in it (close: EUR)"),
        ("USD² / year", "'²' has no place in it"),
        ("１２ * USD", "'１' has no place in it"),
    ],
)
def test_a_wrong_expression_is_told_its_reason(text: str, reason: str) -> None:
    with pytest.raises(
        InputError, match=r"is no unit of money: .*; write \[scale\] CODE .*'crore INR / month'"
    ) as error:
        read_unit(text)
    assert reason in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("million rupees / year", "(close: INR)"),
        ("million UDS / year", "(close: USD, "),
        ("crroe INR / year", "(close: crore"),
        ("USD per half year", "(close: half_year"),
        ("1e5 USD", "'1e5' is no scale (a number takes an operator: '1000 * USD')"),
    ],
)
def test_a_wrong_word_is_told_the_closest(text: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        read_unit(text)
    assert said in str(error.value)


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "million " * 10_000, "/" * 10_000, "million USD / " + "x" * 10_000]
)
def test_a_very_long_unit_is_not_repeated(text: str) -> None:
    with pytest.raises(InputError) as error:
        read_unit(text)
    assert len(str(error.value)) < 400
