"""Captions that name a currency and no scale, and prose that only looks like one."""

from __future__ import annotations

import pytest
from readings import read

ROWS = "Name | Sum\nAlpha | 5,000\nBeta | 7,000\n"


@pytest.mark.parametrize(
    ("caption", "currency"),
    [
        ("Grants (CHF)", "CHF"),
        ("Grants (in euros)", "EUR"),
        ("Grants (¥)", "JPY"),
        ("Grants (Rs)", "INR"),
        ("Grants (CAD)", "CAD"),
        ("Grants in euros", "EUR"),
        ("Grants, in Swiss francs:", "CHF"),
        ("Grants, KSh", "KES"),
        ("Amounts in US dollars", "USD"),
        ("Values in pounds sterling", "GBP"),
        ("Currency: USD", "USD"),
    ],
)
def test_a_caption_may_name_a_currency_alone(caption: str, currency: str) -> None:
    records = read(f"{caption}\n{ROWS}")
    assert [(record["low"], record["currency"]) for record in records] == [
        ("5000", currency),
        ("7000", currency),
    ]


@pytest.mark.parametrize("header", ["Name | Cost (EUR) | Sites", "Name | EUR | Sites"])
def test_a_header_may_name_a_currency_alone(header: str) -> None:
    (record,) = read(f"{header}\nAlpha | 5,000 | 3\n")
    assert (record["text"], record["currency"]) == ("5,000", "EUR")


@pytest.mark.parametrize("caption", ["Bursaries paid in euros", "Bursaries paid, EUR"])
def test_rows_under_it_may_be_labels_with_colons(caption: str) -> None:
    assert [record["low"] for record in read(f"{caption}\n1. North ward: 4,310\n2. South ward: nil\n")] == [
        "4310"
    ]


@pytest.mark.parametrize("row", ["2. Dover 1,755", "Dover 1,755"])
def test_rows_under_a_bracket_may_be_words_and_a_number(row: str) -> None:
    assert [record["low"] for record in read(f"Grants paid (in euros)\n{row}\n")] == ["1755"]


@pytest.mark.parametrize(
    "text",
    [
        "They may be paid in euros\nor in kind, and serve about 450\nfamilies in all of 12\ntowns.\n",
        "The shops take the euro (EUR)\nand serve about 450\nfamilies.\n",
        "The euro (EUR) is the money of 20 states.\nPupils | 450\nTeachers | 12\n",
        "They may be paid in dollars\nat the gate of the park.\nPupils | 450\n",
        "Members of the club (ALL)\nAlpha | 5,000\nBeta | 300\n",
        "The bags weigh many pounds\nAlpha: 45\nBeta: 180\n",
    ],
)
def test_prose_and_names_are_no_captions(text: str) -> None:
    assert read(text) == []
