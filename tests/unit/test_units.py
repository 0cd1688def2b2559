"""Units of money: looked up, evaluated, refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fundnorm.errors import InputError
from fundnorm.model.item import Unit
from fundnorm.model.money import RatePer
from fundnorm.normalise.units import read_unit, registry


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


def test_the_registry_converts_scales_and_times_exactly() -> None:
    units = registry()
    monthly = units.parse_expression("1.5 crore INR / month")
    assert monthly.to("INR / year").magnitude == Decimal(180000000)
    assert isinstance(monthly.to("INR / year").magnitude, Decimal)


@pytest.mark.parametrize(
    ("one", "other"), [("1 INR", "1 USD"), ("1 INR", "1 INR / year"), ("1 INR", "1 crore")]
)
def test_currencies_and_flows_do_not_add(one: str, other: str) -> None:
    from pint import DimensionalityError

    units = registry()
    with pytest.raises(DimensionalityError):
        units.parse_expression(one) + units.parse_expression(other)


def test_an_exact_registry_refuses_floats() -> None:
    units = registry()
    two = units.Quantity(Decimal(2), "INR")
    for attempt in (
        lambda: units.Quantity(1.5, "INR"),
        lambda: 1.5 * units.crore * units.INR,
        lambda: two * 1.5,
        lambda: 1.5 * two,
        lambda: two / 1.5,
    ):
        with pytest.raises(InputError, match=r"1\.5 is a float.*Decimal\('1\.5'\).*exact=False"):
            attempt()


def test_an_inexact_registry_takes_arrays() -> None:
    import numpy as np

    units = registry(exact=False)
    assert list(units.Quantity(np.array([1.0, 2.0]), "crore INR").to("million INR").magnitude) == [10.0, 20.0]


def test_a_registry_is_built_once() -> None:
    assert registry() is registry()
    assert registry(exact=False) is registry(exact=False)
    assert registry() is not registry(exact=False)


def test_a_registry_holds_no_other_units() -> None:
    assert "Rs" not in registry()  # pint's own registry reads it as ronnaseconds
    assert "metre" not in registry()
