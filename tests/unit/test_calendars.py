"""Fiscal years: the recognition law's list, labels, dated changes and what lies between two rules."""

from __future__ import annotations

from datetime import date

import pytest

from fundnorm import calendars
from fundnorm.calendars import CALENDAR_YEARS, FiscalCalendar, calendar_of, countries
from fundnorm.errors import InputError

APRIL = ("2025-04-01", "2026-03-31")
JULY = ("2025-07-01", "2026-06-30")
OCTOBER = ("2024-10-01", "2025-09-30")

LAW = [
    *[(country, "2025-26", *APRIL) for country in ("IN", "GB", "CA", "ZA", "HK")],
    *[(country, "FY2025", *APRIL) for country in ("JP", "SG")],
    *[(country, "2025-26", *JULY) for country in ("PK", "BD", "AU", "NZ", "KE", "UG", "TZ", "EG", "MU")],
    *[(country, "FY2025", *OCTOBER) for country in ("US", "TH")],
    ("NP", "2025-26", "2025-07-17", "2026-07-16"),
    ("ET", "2025-26", "2025-07-08", "2026-07-07"),
]


@pytest.mark.parametrize(("country", "label", "first", "last"), LAW)
def test_the_law_of_recognition_holds(country: str, label: str, first: str, last: str) -> None:
    for day in (date.fromisoformat(first), date.fromisoformat(last)):
        year = calendar_of(country).year_of(day)
        assert (year.label, str(year.first), str(year.last), year.calendar) == (label, first, last, country)


@pytest.mark.parametrize("country", ["DE", "FR", "CN", "BR", "EU", "NG", "LK", "RE"])
def test_a_calendar_year_is_headed_by_its_number_alone(country: str) -> None:
    calendar = calendar_of(country)
    year = calendar.year_of(date(2025, 6, 1))
    assert (year.heading, year.first, year.last) == ("2025", date(2025, 1, 1), date(2025, 12, 31))
    assert calendar.id == country
    assert calendar.is_calendar
    assert not calendar.splits


def test_calendar_years_have_no_id() -> None:
    assert calendar_of("") is calendar_of("calendar") is CALENDAR_YEARS
    assert CALENDAR_YEARS.id == ""


def test_case_does_not_matter() -> None:
    assert calendar_of("in") == calendar_of("IN")


@pytest.mark.parametrize("code", ["UK", "XX", "India", "1", "../IN"])
def test_an_unknown_country_is_said_with_the_next_step(code: str) -> None:
    with pytest.raises(InputError, match=r"is no country; write a code of ISO 3166-1 such as IN"):
        calendar_of(code)


@pytest.mark.parametrize(
    ("country", "number", "label"),
    [
        ("IN", 2026, "2025-26"),
        ("IN", 26, "2025-26"),
        ("GB", 2024, "2023-24"),
        ("US", 2021, "FY2021"),
        ("US", 1976, "FY1976"),
        ("US", 76, "FY1976"),
        ("JP", 2025, "FY2025"),
        ("TH", 2026, "FY2026"),
        ("DE", 2025, "2025"),
        ("PK", 2000, "1999-2000"),
        ("NP", 2026, "2025-26"),
        ("KY", 2017, "Jul 2016-Dec 2017"),
        ("FJ", 2016, "Jan-Jul 2016"),
        ("MM", 2022, "Oct 2021-Mar 2022"),
    ],
)
def test_what_a_fiscal_year_of_one_number_means(country: str, number: int, label: str) -> None:
    assert calendar_of(country).year_named(number).label == label


@pytest.mark.parametrize(
    ("country", "year", "label"),
    [
        ("IN", 2024, "2024-25"),
        ("US", 2024, "FY2025"),
        ("JP", 2024, "FY2024"),
        ("FJ", 2016, "2016-17"),
        ("MU", 2015, "2015-16"),
        ("KY", 2016, "Jul 2016-Dec 2017"),
        ("KY", 2017, "Jul 2016-Dec 2017"),
        ("AF", 2012, "FY2013"),
    ],
)
def test_the_year_that_begins_in_a_calendar_year(country: str, year: int, label: str) -> None:
    assert calendar_of(country).year_starting(year).label == label


@pytest.mark.parametrize("number", [-1, 10000])
def test_years_outside_the_calendar_are_refused(number: int) -> None:
    with pytest.raises(InputError, match="is no year of the calendar"):
        calendar_of("IN").year_named(number)
    with pytest.raises(InputError, match="is no year of the calendar"):
        calendar_of("IN").year_starting(number)


@pytest.mark.parametrize(
    ("country", "day", "label", "first", "last"),
    [
        ("US", "1976-08-15", "Jul-Sep 1976", "1976-07-01", "1976-09-30"),
        ("US", "1976-06-30", "FY1976", "1975-07-01", "1976-06-30"),
        ("US", "1976-10-01", "FY1977", "1976-10-01", "1977-09-30"),
        ("TW", "2000-01-01", "Jul 1999-Dec 2000", "1999-07-01", "2000-12-31"),
        ("SE", "1995-06-30", "1994-95", "1994-07-01", "1995-06-30"),
        ("SE", "1996-06-30", "Jul 1995-Dec 1996", "1995-07-01", "1996-12-31"),
        ("MW", "2022-01-01", "Jul 2021-Mar 2022", "2021-07-01", "2022-03-31"),
        ("BI", "2019-03-01", "Jan-Jun 2019", "2019-01-01", "2019-06-30"),
        ("IN", "1850-01-01", "1849-50", "1849-04-01", "1850-03-31"),
        ("NP", "1900-07-16", "1900-01", "1900-07-16", "1901-07-15"),
    ],
)
def test_a_change_of_rule_leaves_a_stretch_named_by_its_months(
    country: str, day: str, label: str, first: str, last: str
) -> None:
    year = calendar_of(country).year_of(date.fromisoformat(day))
    assert (year.label, str(year.first), str(year.last)) == (label, first, last)


def test_next_steps_over_a_change_and_back() -> None:
    calendar = calendar_of("US")
    year = calendar.year_named(1976)
    assert [calendar.next(year, n).label for n in (0, 1, 2, -1)] == [
        "FY1976",
        "Jul-Sep 1976",
        "FY1977",
        "FY1975",
    ]


def test_the_last_year_has_no_next() -> None:
    last = CALENDAR_YEARS.year_of(date.max)
    with pytest.raises(InputError, match="no fiscal year"):
        CALENDAR_YEARS.next(last)


def test_years_between_two_days() -> None:
    calendar = calendar_of("IN")
    years = calendar.years_between(date(2024, 3, 31), date(2026, 4, 1))
    assert [year.label for year in years] == ["2023-24", "2024-25", "2025-26", "2026-27"]
    assert calendar.years_between(date(2026, 1, 1), date(2025, 1, 1)) == ()


def test_leap_day_is_in_the_year_around_it() -> None:
    assert calendar_of("GB").year_of(date(2024, 2, 29)).label == "2023-24"
    assert CALENDAR_YEARS.year_of(date(2024, 2, 29)).label == "2024"


def test_which_labels_split() -> None:
    assert [calendar_of(code).splits for code in ("IN", "US", "JP", "DE", "NP")] == [
        True,
        False,
        False,
        False,
        True,
    ]


def test_organisations_have_calendars() -> None:
    assert calendar_of("WB").year_named(2026).first == date(2025, 7, 1)
    assert calendar_of("US-TX").year_named(2026).first == date(2025, 9, 1)
    assert calendar_of("UNPKO").year_of(date(2025, 7, 1)).heading == "UNPKO 2025-26"


def test_each_country_has_a_calendar() -> None:
    assert len(countries()) == 251
    assert all(isinstance(calendar_of(code), FiscalCalendar) for code in countries())


def test_the_room_hands_out_frames_eras_and_local_labels_when_they_are_asked_for() -> None:
    names = ("frame_of", "frames", "era_date", "era_period", "local_label")
    assert [getattr(calendars, name).__name__ for name in names] == list(names)
    with pytest.raises(AttributeError, match="has no attribute 'lunar'"):
        _ = calendars.lunar
