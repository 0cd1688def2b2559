"""The search in a currency's text, on texts where each edge can be seen."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fundnorm.normalise.rates.files import Series, bundled_series
from fundnorm.normalise.rates.succession import Succession

TEXT = "day,per_eur\n2025-01-02,1.5\n2025-01-03,22.25\n2025-01-06,3\n"


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("2025-01-01", None),
        ("2025-01-02", "1.5"),
        ("2025-01-03", "22.25"),
        ("2025-01-05", "22.25"),
        ("2025-01-06", "3"),
        ("2030-01-01", "3"),
    ],
)
def test_at_or_before(key: str, found: str | None) -> None:
    quote = Series(TEXT).at_or_before(key)
    assert (quote and quote.value) == (found and Decimal(found))


def test_at_is_exact() -> None:
    series = Series(TEXT)
    quote = series.at("2025-01-03")
    assert quote is not None
    assert (quote.key, quote.value, quote.source, quote.flags) == ("2025-01-03", Decimal("22.25"), "ecb", ())
    assert series.at("2025-01-04") is None
    assert series.at("2025-01") is None


def test_ends() -> None:
    assert (Series(TEXT).first, Series(TEXT).last) == ("2025-01-02", "2025-01-06")


@pytest.mark.parametrize("text", ["", "day,per_eur\n"])
def test_an_empty_series(text: str) -> None:
    series = Series(text)
    assert not series
    assert (series.first, series.last, series.at("2025"), series.at_or_before("2025")) == ("", "", None, None)


def test_flags_of_a_year() -> None:
    quote = bundled_series("annual", "INR").at("2026")
    assert quote is not None
    assert quote.flags == ("partial",)
    unchecked = bundled_series("annual", "INR").at("1950")
    assert unchecked is not None
    assert unchecked.flags == ()


def test_a_currency_without_a_file_has_an_empty_series() -> None:
    assert not bundled_series("daily", "NPR")


def test_a_unit_that_still_goes_by_the_old_code_succeeds_itself() -> None:
    successors = Succession.bundled().successors
    assert successors["TRL"].code == "TRY"
    assert {code for code, successor in successors.items() if successor.code == code} == {"SYP", "VES"}
    assert {
        successor.kind == "same-code" for code, successor in successors.items() if successor.code == code
    } == {True}
