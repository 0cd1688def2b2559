"""A rate in a sentence: its figure, direction, source and time, and why it is of that time."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fundnorm.model.period import PartialDate
from fundnorm.model.rate import ImpliedRate, Rate
from fundnorm.normalise.rates import RateTable
from fundnorm.normalise.rates.fixed import chosen_rates
from fundnorm.report.rate_words import implied_sentence, rate_sentence


@pytest.mark.parametrize(
    ("currency", "when", "words"),
    [
        ("INR", "2025-01-29", "86.5665 INR per USD, ECB 2025-01-29"),
        ("INR", "2025-02-02", "86.5915 INR per USD, ECB 2025-01-31, the last business day before"),
        ("INR", "1985", "12.3328 INR per USD, NBP mean of 1985"),
        ("INR", "2026-11-23", "94.9552 INR per USD, ECB 2026-10-30, held for 24 days after the last rate"),
        ("DEM", "1990", "1.61738 DEM per USD, NBP mean of 1990"),
        ("DEM", "2005", "1.57466 DEM per USD, fixed by law and ECB mean of 2005"),
        ("VEF", "2016", "81.5161 VEF per USD, PWT 9.1 mean of 2016"),
        ("NPR", "2025-01-29", "138.03 NPR per USD, NBP mean of January 2025, as there are no daily rates"),
        ("NPR", "2025-01", "138.03 NPR per USD, NBP mean of January 2025"),
        ("BTN", "2024-03", "83.6679 BTN per USD, parity, mean of 2024, as there are no monthly rates"),
    ],
)
def test_a_rate_of_the_table(currency: str, when: str, words: str) -> None:
    assert rate_sentence(RateTable.bundled().rate(currency, "USD", PartialDate.parse(when))) == words


def test_a_rate_that_was_given() -> None:
    rates = chosen_rates(pairs=["INR=85.5"])
    assert rate_sentence(rates.rate("INR", "USD", None)) == "85.5 INR per USD, given"
    crossed = rates.rate("INR", "EUR", PartialDate(2025, 1, 29))
    assert rate_sentence(crossed) == "88.8858 INR per EUR, given and ECB 2025-01-29"


def test_a_rate_of_the_law() -> None:
    found = RateTable.bundled().rate("DEM", "EUR", PartialDate(2005))
    assert rate_sentence(found) == "1.95583 DEM per EUR, fixed by law"


def test_a_rate_of_the_text_where_the_table_has_none() -> None:
    own = Rate("KPW", "USD", Decimal("0.5"), "", "the text", "implied")
    assert implied_sentence(ImpliedRate(own)).startswith(
        "the text's own rate is 2 USD per KPW; the table has none"
    )


def test_a_slip_does_not_turn_the_rate_of_the_text_round() -> None:
    own = Rate("INR", "USD", Decimal("0.857895"), "", "the text", "implied")
    market = RateTable.bundled().rate("INR", "USD", PartialDate(2025, 1, 29))
    words = implied_sentence(ImpliedRate(own, market, Decimal("99.9")))
    assert words.startswith("the text's own rate is 0.857895 INR per USD; ECB 2025-01-29 is 86.5665: ")


def test_why_a_rate_is_of_another_time_stands_between_commas() -> None:
    own = Rate("KES", "USD", Decimal("129.87"), "", "the text", "implied")
    market = RateTable.bundled().rate("KES", "USD", PartialDate(2024, 7, 29))
    words = implied_sentence(ImpliedRate(own, market, Decimal(0)))
    assert "; NBP mean of July 2024, as there are no daily rates, is 129.902: " in words
