"""One label is one fiscal year: in a text of its country, in a text without one, and in an option."""

from __future__ import annotations

import pytest
from hand_made import shares

import fundnorm as fn
from fundnorm.calendars import calendar_of
from fundnorm.normalise.spread.year_labels import read_year

CURRENCIES = {"IN": "INR", "US": "USD", "AU": "AUD", "NP": "NPR"}


def headings(text: str, country: str = "", date: str = "") -> list[str]:
    """The years over which the only sum of a text lies."""
    document = fn.parse(text, country=country or None, date=date or None)
    (found,) = fn.normalise(document, to="USD")
    return [heading for heading, _ in shares(found)]


@pytest.mark.parametrize(
    ("country", "label", "date", "meant"),
    [
        ("IN", "98-99", "1999-02-01", "IN 1998-99"),
        ("IN", "98-99", "", "IN 1998-99"),
        ("IN", "99-00", "", "IN 1999-2000"),
        ("IN", "69-70", "", "IN 1969-70"),
        ("IN", "25-26", "2025-02-01", "IN 2025-26"),
        ("IN", "61-62", "1962-02-01", "IN 1961-62"),
        ("AU", "98/99", "", "AU 1998-99"),
        ("AU", "68/69", "1969-05-01", "AU 1968-69"),
    ],
)
def test_a_split_year_of_two_digits(country: str, label: str, date: str, meant: str) -> None:
    currency = CURRENCIES[country]
    assert headings(f"{currency} 5 million in FY{label}", country, date) == [meant]
    if country == "IN":  # the dollar of Australia is also that of others
        assert headings(f"{currency} 5 million in FY{label}", date=date) == [meant]
    near = int(date[:4]) if date else None
    assert read_year(calendar_of(country), label, near).heading == meant
    assert read_year(calendar_of(country), f"FY{label}", near).heading == meant


@pytest.mark.parametrize(
    ("label", "date", "first", "last"),
    [
        ("FY97-99", "", 1997, 1999),
        ("FY99-02", "", 1999, 2002),
        ("FY65-75", "", 1965, 1975),
        ("FY25-29", "2025-02-01", 2025, 2029),
        ("FY65-68", "1967-02-01", 1965, 1968),
        ("FY95-FY99", "", 1995, 1999),
    ],
)
def test_a_range_of_two_digits(label: str, date: str, first: int, last: int) -> None:
    expected = [f"US FY{year}" for year in range(first, last + 1)]
    assert headings(f"USD 5 million for {label}", "US", date) == expected


@pytest.mark.parametrize(
    ("date", "meant"), [("", 2068), ("1967", 1968), ("2000", 1968), ("2024", 2068), ("2026", 2068)]
)
def test_a_year_of_two_digits_is_near_the_date(date: str, meant: int) -> None:
    assert headings("USD 5 million in FY68", "US", date) == [f"US FY{meant}"]


def test_years_that_run_backwards_are_no_range() -> None:
    assert headings("USD 5 million in FY05-99", "US") == ["US FY2005"]


def test_the_first_of_a_range_is_that_of_an_undated_text() -> None:
    assert headings("INR 5 million in FY97-99") == headings("INR 5 million in FY97-99", "IN")
