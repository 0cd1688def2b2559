"""The registries of pint: what they define, calculate, refuse and show."""

from __future__ import annotations

import copy
import operator
import pickle
from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pint
import pytest
from pint import DimensionalityError, UndefinedUnitError

from fundnorm.errors import InputError
from fundnorm.normalise.units import registry

u: Any = registry()
floats: Any = registry(exact=False)
TWO = 2 * u.INR
YEARLY = 16300 * u.crore * u.INR / (7 * u.year)


def pickled(value: object) -> Any:  # noqa: ANN401  a quantity or unit of pint
    return pickle.loads(pickle.dumps(value))  # noqa: S301  written on the same line


def test_a_sum_over_years_is_an_exact_amount_a_year() -> None:
    assert isinstance(YEARLY.magnitude, Decimal)
    assert str(round(YEARLY.to("million INR / year"), 6)) == "23285.714286 million INR / year"
    assert (YEARLY * (7 * u.year)).to("INR").magnitude == pytest.approx(
        Decimal(163_000_000_000), abs=Decimal("1e-40")
    )


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("thousand", 10**3),
        ("lakh", 10**5),
        ("million", 10**6),
        ("crore", 10**7),
        ("billion", 10**9),
        ("arab", 10**9),
        ("kharab", 10**11),
        ("trillion", 10**12),
        ("lakh_crore", 10**12),
        ("thousand_crore", 10**10),
        ("crores", 10**7),
        ("lakhs", 10**5),
        ("millions", 10**6),
    ],
)
def test_scale_words_are_units(word: str, value: int) -> None:
    assert (1 * u(word)).to("").magnitude == value


@pytest.mark.parametrize(
    ("time", "number"),
    [("years", 1), ("half_years", 2), ("quarters", 4), ("months", 12), ("weeks", 52), ("days", 365)],
)
def test_times_are_units_of_a_year(time: str, number: int) -> None:
    assert (u.Quantity(1, f"INR / {time}")).to("INR / year").magnitude == number
    assert u.Quantity(number * 7, "INR / year").to(f"INR / {time}").magnitude == 7


def test_a_conversion_takes_the_same_digits_whatever_the_caller_s_context_is() -> None:
    with localcontext() as context:
        context.prec = 5
        assert (u.Quantity("123456.78", "crore INR").to("INR") + TWO).magnitude == Decimal(1234567800002)
        assert (-u.Quantity("123456.78", "INR")).magnitude == Decimal("-123456.78")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.5 crore INR", "1.5"),
        ("1e3 INR", "1000"),
        ("2 crore INR / (4 year)", "0.5"),
        ("0.1 USD + 0.2 USD", "0.3"),
    ],
)
def test_a_text_gives_a_decimal(text: str, number: str) -> None:
    found = u.Quantity(text)
    assert isinstance(found.magnitude, Decimal)
    assert found.magnitude == Decimal(number)


def test_numbers_become_decimals() -> None:
    for number in (2, "2", Decimal(2), np.int64(2)):
        found = u.Quantity(number, "INR")
        assert (type(found.magnitude), found) == (Decimal, TWO)
    for bad in ("two", "", Decimal("NaN"), Decimal("Infinity")):
        with pytest.raises(InputError, match=r"is no (number|sum of money)"):
            u.Quantity(bad, "INR")
    with pytest.raises(TypeError, match="True"):
        u.Quantity(True, "INR")


OPERATORS = [
    operator.add,
    operator.sub,
    operator.mul,
    operator.truediv,
    operator.floordiv,
    operator.mod,
    divmod,
    operator.iadd,
    operator.isub,
    operator.imul,
    operator.itruediv,
    operator.ifloordiv,
]
INEXACT = [1.5, np.float64(1.5), np.float32(1.5), Fraction(3, 2), 1.5 + 0j]


@pytest.mark.parametrize("operate", OPERATORS, ids=lambda function: function.__name__)
@pytest.mark.parametrize("number", INEXACT, ids=lambda number: type(number).__name__)
def test_a_number_that_is_not_exact_is_refused_on_either_side(
    operate: Callable[..., Any], number: object
) -> None:
    for quantity in (TWO, 2 * u.INR / u.INR):
        for pair in ((quantity, number), (number, quantity)):
            with pytest.raises(
                InputError, match=r"is a \w+, and money is exact here; write Decimal\('.*exact=False"
            ):
                operate(*pair)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: u.Quantity(1.5, "INR"),
        lambda: u.Quantity(1.5),
        lambda: 1.5 * u.INR,
        lambda: u.INR * 1.5,
        lambda: u.INR / 1.5,
        lambda: 1.5 / u.INR,
        lambda: np.float32(1.5) * u.INR,
        lambda: np.float32(1.5) / u.INR,
        lambda: u.INR**1.5,
        lambda: TWO**1.5,
        lambda: 1.5 ** (TWO / u.INR),
        lambda: TWO.to(1.5),
        lambda: u.convert(1.5, "crore", "lakh"),
    ],
)
def test_a_float_is_refused_at_every_other_door(attempt: Callable[[], Any]) -> None:
    with pytest.raises(
        InputError, match=r"1\.5 is a float(32)?, and money is exact here; write Decimal\('1\.5'\)"
    ):
        attempt()


@pytest.mark.parametrize("several", [[1.5], (1.5, 2), [1, 2], np.array([1.5]), np.array([1])])
def test_lists_and_arrays_are_for_the_other_registry(several: object) -> None:
    for attempt in (
        lambda: u.Quantity(several, "INR"),
        lambda: several * u.INR,
        lambda: u.INR * several,
        lambda: several * TWO,
        lambda: TWO * several,
        lambda: TWO + several,
    ):
        with pytest.raises(InputError, match=r"holds several numbers.*exact=False"):
            attempt()


def test_a_column_of_decimals_becomes_quantities() -> None:
    column = pd.Series([Decimal("1.5"), Decimal(2)])
    assert list(map(str, column.map(lambda number: number * u.INR))) == ["1.5 INR", "2 INR"]


@pytest.mark.parametrize(
    "other",
    [1 * u.USD, 1 * u.INR / u.year, 1 * u.crore, Decimal(1)],
    ids=["currency", "by time", "scale", "number"],
)
def test_unlike_sums_do_not_add_or_compare(other: object) -> None:
    for operate in (operator.add, operator.sub):
        with pytest.raises(DimensionalityError):
            operate(TWO, other)
    assert other != TWO


def test_like_sums_do_add_and_compare() -> None:
    assert sum([1 * u.crore * u.INR, 5 * u.lakh * u.INR]) == Decimal("1.05") * u.crore * u.INR
    assert 1 * u.lakh_crore * u.INR == 1 * u.trillion * u.INR
    assert 99 * u.lakh * u.INR < 1 * u.crore * u.INR < 11 * u.million * u.INR
    assert {1 * u.lakh * u.INR} == {100 * u.thousand * u.INR}


def test_nothing_exchanges() -> None:
    with pytest.raises(DimensionalityError):
        TWO.to("USD")


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (16300 * u.crore * u.INR, "16300 crore INR"),
        (Decimal("1E+5") * u.USD, "100000 USD"),
        (Decimal("1.50") * u.thousand * u.crore * u.INR / u.month, "1.5 thousand crore INR / month"),
        (1 * u.lakh_crore * u.INR, "1 lakh_crore INR"),
        (3 * u.INR**2, "3 INR ** 2"),
        (3 / u.year, "3 1 / year"),
    ],
)
def test_a_quantity_reads_as_people_write_it(quantity: object, shown: str) -> None:
    assert str(quantity) == f"{quantity}" == shown
    assert repr(quantity) == f"<Quantity({shown.split(' ', 1)[0]}, '{shown.split(' ', 1)[1]}')>"
    assert u.Quantity(shown) == quantity


def test_a_quantity_takes_the_formats_of_numbers() -> None:
    assert f"{YEARLY.to('million INR / year'):,.2f}" == "23,285.71 million INR / year"
    pretty = f"{YEARLY:.1f~P}".replace("⋅", "·")  # another dot from pint 0.26 on
    assert pretty == "2328.6 crore·INR/year"
    assert repr(u.crore * u.INR) == "<Unit('crore INR')>"
    assert f"{u.crore * u.INR / u.year}" == "crore INR / year"


@pytest.mark.parametrize("home", [u, floats], ids=["exact", "floats"])
def test_a_copy_and_a_pickle_stay_in_their_registry(home: pint.UnitRegistry[Any]) -> None:
    unit = home.crore * home.INR / home.year
    for quantity in (3 * unit, unit):
        for copied in (copy.copy(quantity), copy.deepcopy(quantity), pickled(quantity)):
            assert copied == quantity
            assert type(copied) is type(quantity)
            assert copied._REGISTRY is home


def test_a_copied_exact_quantity_still_refuses_floats() -> None:
    with pytest.raises(InputError, match="money is exact"):
        pickled(TWO) * 1.5


def test_the_float_registry_takes_floats_and_arrays() -> None:
    assert str(2.5 * floats.crore * floats.INR) == "2.5 crore INR"
    budgets = np.array([1.0, 2.5]) * floats.crore * floats.INR / floats.year
    assert list(budgets.to("million INR / year").magnitude) == [10.0, 25.0]
    with pytest.raises(DimensionalityError):
        budgets.to("USD / year")


def test_the_registries_do_not_mix() -> None:
    with pytest.raises(ValueError, match="different registries"):
        TWO + floats.Quantity(2.0, "INR")


@pytest.mark.parametrize("name", ["Rs", "metre", "M", "kiloUSD", "millicrore"])
def test_other_units_are_unknown(name: str) -> None:
    with pytest.raises(UndefinedUnitError):
        u(name)


def test_a_unit_of_one_s_own_can_be_defined() -> None:
    own: Any = registry(exact=False)
    if "head" not in own:
        own.define("head = [head]")
    assert str((10.0 * own.INR / own.head).to("INR / head")) == "10.0 INR / head"
