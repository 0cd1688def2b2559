"""Quantities are exact: there and back is nothing lost, and what is shown can be read."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

import fundnorm as fn
from fundnorm.errors import InputError
from fundnorm.normalise.units import read_unit, registry
from fundnorm.normalise.units.words import scales, times, words

u: Any = registry()
FIGURES = st.decimals(min_value=-(10**12), max_value=10**12, places=4)
SCALES = st.sampled_from(["", *sorted(words())])
CODES = st.sampled_from(["INR", "USD", "EUR", "JPY", "KWD", "NPR"])
TIMES = st.sampled_from(["", *times()])
UNITS = st.builds(
    lambda scale, code, time: f"{scale} {code}".strip() + (f" / {time}" if time else ""), SCALES, CODES, TIMES
)


def sized(scale: str) -> Fraction:
    return Fraction(words()[scale]) if scale else Fraction(1)


@given(FIGURES, SCALES, SCALES, CODES)
def test_scales_convert_as_fractions_do(figure: Decimal, one: str, other: str, code: str) -> None:
    found = u.Quantity(figure, f"{one} {code}").to(f"{other} {code}")
    exact = Fraction(figure) * sized(one) / sized(other)
    error = abs(Fraction(found.magnitude) - exact)
    assert error <= abs(exact) / 10**59
    if not set(f"{one} {other}".split()) & {"dozen"}:
        assert error == 0  # powers of ten take no digits
        assert found.to(f"{one} {code}").magnitude == figure


@given(FIGURES, TIMES.filter(bool), TIMES.filter(bool))
def test_times_convert_as_fractions_do(figure: Decimal, one: str, other: str) -> None:
    found = u.Quantity(figure, f"INR / {one}").to(f"INR / {other}")
    exact = Fraction(figure) * times()[other] / times()[one]
    assert abs(Fraction(found.magnitude) - exact) <= abs(exact) / 10**59


@given(FIGURES, UNITS)
def test_what_is_shown_can_be_read(figure: Decimal, unit: str) -> None:
    quantity = u.Quantity(figure, unit)
    again = u.Quantity(str(quantity))
    assert (again.magnitude, again.units) == (quantity.magnitude, quantity.units)


@given(UNITS)
def test_a_unit_of_the_registry_is_a_unit_to_convert_to(unit: str) -> None:
    read = read_unit(str(u.Unit(unit)))
    assert str(read) == unit.replace("_crore", " crore")
    assert read_unit(str(read)) == read


@given(st.lists(FIGURES, max_size=8), SCALES, SCALES)
def test_sums_over_scales_add_up_exactly(figures: list[Decimal], one: str, other: str) -> None:
    assume("dozen" not in {one, other})
    total = 0 * u.INR
    for figure in figures:
        total += u.Quantity(figure, f"{one} INR").to(f"{other} INR")
    assert Fraction(total.magnitude) == sum(map(Fraction, figures), Fraction(0)) * sized(one)


@given(
    st.integers(1, 10**9),
    st.sampled_from(["INR", "EUR", "JPY"]),
    st.sampled_from(["million USD", "KWD", "lakh INR"]),
)
def test_a_quantity_comes_to_what_its_text_comes_to(number: int, code: str, to: str) -> None:
    item = fn.convert(f"{code} {number}", to=to, date="2025-01-29")
    found = fn.convert(u.Quantity(number, code), to=to, date="2025-01-29")
    assert (found.magnitude, found.rate) == (item.value_low, item.rate)


@given(st.text(max_size=100) | st.text("USDcroe 0123456789.*/()_per€²", max_size=100))
def test_any_other_text_is_refused_with_advice(text: str) -> None:
    assert read_or_told(text)


def read_or_told(text: str) -> bool:
    """Whether the text is a unit, or is refused with the way to write one."""
    try:
        return read_unit(text).scale > 0
    except InputError as error:
        return "write [scale] CODE" in str(error)


def test_letters_and_plurals_read_as_the_words_they_stand_for() -> None:
    for word, value in scales().items():
        assert read_unit(f"{word} USD / year").scale == read_unit(f"{word} USD").scale == value
