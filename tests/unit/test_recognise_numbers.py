"""The law's "Span" and "Numbers and scales": what a figure is worth, and from where to where it reaches."""

from __future__ import annotations

import pytest
from readings import one, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rs 5 crore", "50000000"),
        ("Rs 5 Crores", "50000000"),
        ("Rs 7 lakh", "700000"),
        ("Rs 7 lkh", "700000"),
        ("₹7L", "700000"),
        ("₹7 L", "700000"),
        ("₹7.5Cr", "75000000"),
        ("INR 5cr", "50000000"),
        ("Rs 3 lakh crore", "3000000000000"),
        ("Rs 2 thousand crore", "20000000000"),
        ("Rs 5 hundred crore", "5000000000"),
        ("Rs 1,00,000 crore", "1000000000000"),
        ("Rs 6 arab", "6000000000"),
        ("Rs 2 kharab", "200000000000"),
        ("NPR 4 arba", "4000000000"),
        ("NPR 2 kharba", "200000000000"),
        ("NPR 3 arba 40 crore", "3400000000"),
        ("Rs 12 lakh 50 thousand", "1250000"),
        ("$4m", "4000000"),
        ("$4M", "4000000"),
        ("$4MM", "4000000"),
        ("$4mn", "4000000"),
        ("€4mln", "4000000"),
        ("£4bn", "4000000000"),
        ("$4b", "4000000000"),
        ("$4B", "4000000000"),
        ("SR4 bln", "4000000000"),
        ("RM4 bil", "4000000000"),
        ("€4 mrd", "4000000000"),
        ("$4t", "4000000000000"),
        ("$4tn", "4000000000000"),
        ("$4trn", "4000000000000"),
        ("$4 tr", "4000000000000"),
        ("$4 tln", "4000000000000"),
        ("$4k", "4000"),
        ("$4K", "4000"),
        ("MUSD 4", "4000000"),
        ("kEUR 400", "400000"),
        ("USD 4 thousand", "4000"),
    ],
)
def test_scale(text: str, value: str) -> None:
    record = one(text)
    assert (record["text"], record["low"], record["high"], record["modifier"]) == (
        text,
        value,
        value,
        "exact",
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rs 5,00,000", "500000"),
        ("Rs 11,11,111", "1111111"),
        ("1,00,00,000 rupees", "10000000"),
        ("$1,250,000", "1250000"),
        ("$12 000 000", "12000000"),
        ("CHF 1'250'000", "1250000"),
        ("EUR 1.250.000", "1250000"),
        ("€3,4 million", "3400000"),
        ("$0", "0"),
        ("$0.50", "0.5"),
        ("$2.50", "2.5"),
        ("Rs 5,000.50", "5000.5"),
        ("₹१२ crore", "120000000"),
        ("＄５ million", "5000000"),
        ("৳৩০ crore", "300000000"),
        ("50 cents", "0.5"),
        ("75 pence", "0.75"),
        ("25p", "0.25"),
        ("60 paise", "0.6"),
        ("$123456789012345678901234567890", "123456789012345678901234567890"),
    ],
)
def test_digits(text: str, value: str) -> None:
    record = one(text)
    assert (record["text"], record["low"], record["high"]) == (text, value, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two and a half crore rupees", "25000000"),
        ("half a billion dollars", "500000000"),
        ("a quarter of a million pounds", "250000"),
        ("three-quarters of a billion pounds", "750000000"),
        ("one and a half billion euros", "1500000000"),
        ("a million dollars", "1000000"),
        ("a hundred million dollars", "100000000"),
        ("a thousand crore rupees", "10000000000"),
        ("twenty-five thousand rupees", "25000"),
        ("seventy-five lakh rupees", "7500000"),
        ("two hundred and fifty million dollars", "250000000"),
        ("one hundred crore rupees", "1000000000"),
        ("ninety-nine euros", "99"),
        ("five dozen dollars", "60"),
    ],
)
def test_words(text: str, value: str) -> None:
    record = one(text)
    assert (record["text"], record["low"], record["high"]) == (text, value, value)


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("a Rs 1,000-crore plan", "Rs 1,000-crore", "10000000000"),
        ("a $2-billion fund", "$2-billion", "2000000000"),
        ("a half-billion-dollar bond", "half-billion-dollar", "500000000"),
        ("He owes Rs 25,000/- to her.", "Rs 25,000/-", "25000"),
        ("a loss of ($2.4) billion here", "($2.4) billion", "-2400000000"),
        ("a result of -£3.2m so far", "-£3.2m", "-3200000"),
        ("a result of −£3.2m so far", "−£3.2m", "-3200000"),
        ("a result of -5 million euros", "-5 million euros", "-5000000"),
        ("a loss of $(2.4) billion", "$(2.4) billion", "-2400000000"),
        ("It has (Rs 5 crore) left.", "Rs 5 crore", "50000000"),
        ("Rs.2,500 crore was paid.", "Rs.2,500 crore", "25000000000"),
        ("Rs. 2,500 crore was paid.", "Rs. 2,500 crore", "25000000000"),
        ("paid $5 million dollars", "$5 million dollars", "5000000"),
        ("paid $5 metres away", "$5", "5"),
        ("for just a dollar", "a dollar", "1"),
        ("It paid $5.", "$5", "5"),
        ("It paid $5, then left.", "$5", "5"),
    ],
)
def test_span(text: str, span: str, value: str) -> None:
    record = one(text)
    assert (record["text"], record["low"], record["high"]) == (span, value, value)
    assert text[record["start"] : record["end"]] == span


@pytest.mark.parametrize(
    "text", ["$04", "$5.5.5 million", "5m", "5 m tall", "5 million", "Rs 1,2,3", "$" + "9" * 41]
)
def test_what_has_no_shape_of_a_sum_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("$6.5-plus billion", "6500000000"),
        ("$6+ billion", "6000000000"),
    ],
)
def test_a_modifier_between_number_and_scale(text: str, low: str) -> None:
    record = one(text)
    assert (record["text"], record["low"], record["high"], record["modifier"]) == (
        text,
        low,
        None,
        "at_least",
    )
