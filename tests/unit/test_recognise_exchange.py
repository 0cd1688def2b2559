"""Exchange rates are kept as rates, and the sums beside them as sums."""

from __future__ import annotations

from decimal import Decimal

import pytest
from readings import document


@pytest.mark.parametrize(
    ("text", "stated", "value", "currency", "base"),
    [
        ("($1 = 86.4950 Indian rupees)", "$1 = 86.4950 Indian rupees", "86.4950", "INR", "USD"),
        ("Rs 82 to the dollar", "Rs 82 to the dollar", "82", "INR", "USD"),
        ("at Rs 83.2 per US dollar", "Rs 83.2 per US dollar", "83.2", "INR", "USD"),
        ("€1 = $1.08", "€1 = $1.08", "1.08", "USD", "EUR"),
        ("The rate is $2 = £1 here.", "$2 = £1", "0.5", "GBP", "USD"),
        ("trading at 150 yen to the dollar", "150 yen to the dollar", "150", "JPY", "USD"),
    ],
)
def test_a_rate_is_no_sum(text: str, stated: str, value: str, currency: str, base: str) -> None:
    found = document(text)
    assert found.mentions == ()
    (rate,) = found.rates
    assert (rate.text, rate.value, rate.currency, rate.base) == (stated, Decimal(value), currency, base)
    assert text[rate.start : rate.end] == stated


def test_a_sum_beside_a_rate_stays_a_sum() -> None:
    found = document("It paid $3 million ($1 = Rs 86.50) for roads.")
    assert [mention.text for mention in found] == ["$3 million"]
    assert [rate.text for rate in found.rates] == ["$1 = Rs 86.50"]


@pytest.mark.parametrize(
    "text",
    [
        "It gave $5 to the poor.",
        "$5 for the road",
        "$5 a head",
        "$5 per tonne",
        "It gave $5 million to the euro zone.",
        "It gave $5 million to the real estate fund.",
    ],
)
def test_what_is_given_to_someone_is_no_rate(text: str) -> None:
    found = document(text)
    assert (len(found), found.rates) == (1, ())


def test_zero_is_the_base_of_no_rate() -> None:
    assert document("$0 = €5").rates == ()


@pytest.mark.parametrize(
    ("text", "value", "currency", "base"),
    [
        ("The dollar fetched 158.20 yen in Tokyo.", "158.20", "JPY", "USD"),
        ("The rate was cut, and 1 euro stood at 11.24 Swedish kronor.", "11.24", "SEK", "EUR"),
        ("Sterling rose to $1.2745 on Friday.", "1.2745", "USD", "GBP"),
        ("The pound slipped 0.4% to $1.27.", "1.27", "USD", "GBP"),
        ("The pound was up 0.2 percent at $1.27.", "1.27", "USD", "GBP"),
        ("A dollar buys 158 yen.", "158", "JPY", "USD"),
        ("The dollar was worth 150 yen.", "150", "JPY", "USD"),
    ],
)
def test_the_price_of_a_currency_is_a_rate(text: str, value: str, currency: str, base: str) -> None:
    found = document(text)
    assert found.mentions == ()
    assert [(rate.value, rate.currency, rate.base) for rate in found.rates] == [
        (Decimal(value), currency, base)
    ]


@pytest.mark.parametrize("words", [" from", ", down from"])
def test_a_rate_that_moved_is_two_rates(words: str) -> None:
    found = document(f"The dollar eased to 149.50 yen{words} 150.20 yen.")
    assert found.mentions == ()
    assert [str(rate.value) for rate in found.rates] == ["149.50", "150.20"]


@pytest.mark.parametrize(
    "text",
    [
        "Dollar General rose to $82.",
        "The price rose to $1.27.",
        "The euro area's aid rose to $12.",
        "The dollar reserves fell to Rs 350.",
        "The dollar rose and the price fell to 150 yen.",
        "The dollar rose 2 yen.",
        "The fund in euros rose to $12.",
        "The euro was at $5 million.",
    ],
)
def test_a_sum_behind_another_subject_is_no_rate(text: str) -> None:
    found = document(text)
    assert (len(found), found.rates) == (1, ())
