"""One label is one fiscal year: in a text of its country, in a text without one, and in an option."""

from __future__ import annotations

import pytest
from hand_made import shares

import fundnorm as fn
from fundnorm.calendars import calendar_of
from fundnorm.calendars.local import year_of_digits
from fundnorm.normalise.spread.year_labels import read_year

CURRENCIES = {"IN": "INR", "US": "USD", "AU": "AUD", "NP": "NPR"}


def said_of_years(text: str, country: str, date: str) -> str:
    """The sentence on which the years of the only sum of a text rest."""
    (found,) = fn.normalise(fn.parse(text, country=country or None, date=date))
    return next(one.text for one in found.assumptions if one.code.startswith("calendar-"))


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


@pytest.mark.parametrize(
    "words",
    [
        "fiscal 2081",
        "FY2081",
        "FY81",
        "FY81/82",
        "FY81-82",
        "FY2081/82",
        "fiscal year 2081/2082",
        "2081/82 fiscal year",
        "2081/82 BS",
        "FY24/25",
        "FY25",
    ],
)
def test_a_nepali_fiscal_year_is_one_year_however_it_is_written(words: str) -> None:
    text = f"NPR 5 million in {words}"
    assert headings(text, "NP", "2024-05-01") == ["NP 2024-25"]
    assert headings(text, date="2024-05-01") == ["NP 2024-25"]
    label = words.removeprefix("fiscal year ").removesuffix(" fiscal year").removeprefix("fiscal ")
    assert read_year(calendar_of("NP"), label, 2024).heading == "NP 2024-25"


@pytest.mark.parametrize(
    ("words", "date", "meant"),
    [
        ("FY82", "2024-05-01", "NP 2025-26"),
        ("FY82", "1983-05-01", "NP 1981-82"),
        ("FY81/82", "1983-05-01", "NP 1981-82"),
        ("FY98/99", "2024-05-01", "NP 1998-99"),
        ("FY52/53", "1995-05-01", "NP 1995-96"),
        ("FY79/80", "", "NP 2022-23"),
        ("FY24/25", "", "NP 2024-25"),
    ],
)
def test_two_digits_in_nepal_are_of_the_era_or_century_nearest_the_date(
    words: str, date: str, meant: str
) -> None:
    assert headings(f"NPR 5 million in {words}", "NP", date) == [meant]
    assert headings(f"NPR 5 million in {words}", date=date) == [meant]
    assert read_year(calendar_of("NP"), words, int(date[:4]) if date else None).heading == meant


@pytest.mark.parametrize("words", ["2081-86", "FY2081-86", "FY81-85", "2081/82 to 2085/86"])
def test_a_range_of_nepali_years(words: str) -> None:
    assert headings(f"NPR 5 million for {words}", "NP", "2024-05-01") == [
        f"NP {year}-{year % 100 + 1}" for year in range(2024, 2029)
    ]


@pytest.mark.parametrize("code", ["IR", "AF", "ET", "TH", "JP", "TW"])
def test_two_digits_elsewhere_are_of_the_common_era(code: str) -> None:
    assert year_of_digits(code, 5, 2024) == ("", 2005)
    assert year_of_digits(code, 17, 2024) == ("", 2017)


@pytest.mark.parametrize(
    ("country", "date", "kind"),
    [
        ("SE", "1994-09-01", "fiscal years of Sweden"),
        ("SE", "1995-09-01", "fiscal years of Sweden"),
        ("SE", "2001-09-01", "calendar years of Sweden"),
        ("ID", "1999-05-01", "fiscal years of Indonesia"),
        ("ID", "2005-05-01", "calendar years of Indonesia"),
        ("FJ", "2012-05-01", "calendar years of Fiji"),
        ("FJ", "2020-05-01", "fiscal years of Fiji"),
    ],
)
def test_the_years_are_told_by_the_rule_of_their_time(country: str, date: str, kind: str) -> None:
    assert said_of_years("USD 5 million over two years", country, date) == kind


def test_the_years_of_a_currency_s_country_are_told_by_the_rule_of_their_time() -> None:
    expected = "fiscal years of Indonesia, the country of IDR"
    assert said_of_years("IDR 5 million over two years", "", "1998-05-01") == expected
    assert said_of_years("IDR 5 million in fiscal year 1998/99", "", "1998-05-01") == expected
    assert headings("IDR 5 million in fiscal year 1998/99", date="1998-05-01") == ["ID 1998-99"]


@pytest.mark.parametrize(
    ("country", "words", "expected"),
    [
        ("ID", "1997-1998", ["ID 1997-98"]),
        ("ID", "1995-98", ["ID 1995-96", "ID 1996-97", "ID 1997-98"]),
        ("ID", "2005-07", ["2005", "2006", "2007"]),
        ("FJ", "2013-2014", ["2013", "2014"]),
        ("FJ", "2012-14", ["2012", "2013", "2014"]),
        ("FJ", "2018-2019", ["FJ 2018-19"]),
    ],
)
def test_joined_years_are_split_or_several_by_the_rule_of_their_time(
    country: str, words: str, expected: list[str]
) -> None:
    assert headings(f"USD 5 million in {words}", country) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("over 10 years from FY26", [f"IN {year}-{year % 100 + 1}" for year in range(2025, 2035)]),
        ("over the 12 months from 2025-26", ["IN 2025-26"]),
        ("over the next 12 months from fiscal year 26", ["IN 2025-26"]),
        ("in fiscal 26", ["IN 2025-26"]),
        ("in FY 26", ["IN 2025-26"]),
        ("in FY25 to FY27", ["IN 2024-25", "IN 2025-26", "IN 2026-27"]),
    ],
)
def test_a_count_of_years_is_no_year_of_an_undated_text(words: str, expected: list[str]) -> None:
    assert headings(f"INR 5 million {words}") == headings(f"INR 5 million {words}", "IN") == expected
