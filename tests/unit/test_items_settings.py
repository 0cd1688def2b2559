"""What a document's own words settle and what they leave open, up to the line items."""

from __future__ import annotations

import pytest

from fundnorm.errors import AmbiguousError
from fundnorm.normalise.calls import parse
from fundnorm.normalise.items import normalise


def test_parts_that_exceed_their_whole_are_flagged() -> None:
    text = "The plan is worth $10 million, including $8 million for roads and $5 million for rail."
    items = normalise(parse(text, country="US"))
    assert [[flag.code for flag in item.flags] for item in items] == [["parts-exceed"], [], []]
    assert "add up to 13,000,000 USD" in items[0].flags[0].text


def test_a_total_that_its_rows_and_its_years_both_come_to_is_not_exceeded() -> None:
    rows = ["Grants (C$ million)", "Province\t2023\t2024\tTotal", "Ontario\t8\t9\t17", "Quebec\t2\t3\t5"]
    text = "\n".join([*rows, "Total\t10\t12\t22"])
    items = normalise(parse(text, country="CA"))
    total = next(item for item in items if item.mention.text == "22")
    assert sum(item.part_of == total.number for item in items) == 4
    assert [flag.code for item in items for flag in item.flags] == []


def test_parts_that_fit_their_whole_are_not_flagged() -> None:
    text = "The plan is worth $10 million, including $6 million for roads and $4 million for rail."
    assert all(item.flags == () for item in normalise(parse(text, country="US")))


def test_a_date_line_dates_the_document_and_says_so() -> None:
    item = normalise(parse("NEW DELHI, 29 January 2025: The Cabinet set aside Rs 5 crore.", country="IN"))[0]
    assert item.rate is not None
    assert item.rate.date == "2025-01-29"
    assert "date-line" in [found.code for found in item.assumptions]


def test_the_callers_date_outweighs_the_date_line() -> None:
    text = "NEW DELHI, 29 January 2025: The Cabinet set aside Rs 5 crore."
    item = normalise(parse(text, country="IN", date="2024-06-03"))[0]
    assert item.rate is not None
    assert item.rate.date == "2024-06-03"
    assert "date-line" not in [found.code for found in item.assumptions]


def test_the_place_of_a_date_line_is_the_country_and_says_so() -> None:
    text = "OTTAWA, 3 May 2024 - The minister set aside $5 million for the year."
    item = normalise(parse(text))[0]
    assert item.mention.amount.currency == "CAD"
    assert {"place-line", "date-line"} <= {found.code for found in item.assumptions}


def test_the_callers_country_outweighs_the_place_of_a_date_line() -> None:
    text = "OTTAWA, Canada, 3 May 2024 - The minister set aside $5 million for the year."
    item = normalise(parse(text, country="US"))[0]
    assert item.mention.amount.currency == "USD"
    assert "place-line" not in {found.code for found in item.assumptions}


def test_a_shared_sign_may_be_refused() -> None:
    with pytest.raises(AmbiguousError, match="AUD"):
        parse("a $5 million grant", ambiguous="raise")
    assert parse("a $5 million grant", country="US", ambiguous="raise")[0].amount.currency == "USD"
    assert "currency-ambiguous" in [flag.code for flag in normalise(parse("a $5 million grant"))[0].flags]
