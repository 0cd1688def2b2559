"""Each day lies in exactly one fiscal year of each calendar, across every change of rule."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fundnorm.calendars import calendar_of, countries

CODES = st.sampled_from([*countries(), "WB", "IMF", "GFATM", "US-TX", "US-NY", "US-CA", ""])
DAYS = st.dates(date(2, 1, 1), date(9998, 12, 31))
BUDGET_DAYS = st.dates(date(1950, 1, 1), date(2040, 12, 31))


@given(CODES, DAYS | BUDGET_DAYS)
def test_a_day_is_in_the_year_that_is_said_to_hold_it_and_in_no_neighbour(code: str, day: date) -> None:
    calendar = calendar_of(code)
    year = calendar.year_of(day)
    assert year.first <= day <= year.last
    assert calendar.year_of(year.first) == calendar.year_of(year.last) == year
    assert calendar.next(year).first == year.last + timedelta(1)
    assert calendar.next(year, -1).last == year.first - timedelta(1)


@given(CODES)
def test_labels_name_one_year_each_and_no_year_is_longer_than_eighteen_months(code: str) -> None:
    years = calendar_of(code).years_between(date(1950, 1, 1), date(2040, 12, 31))
    assert len({year.heading for year in years}) == len(years)
    assert all(80 < (year.last - year.first).days < 551 for year in years)


@given(CODES, st.integers(1950, 2040))
def test_a_year_found_by_its_start_or_name_is_a_year_of_the_calendar(code: str, number: int) -> None:
    calendar = calendar_of(code)
    for year in (calendar.year_starting(number), calendar.year_named(number)):
        assert calendar.year_of(year.first) == year
        assert number in range(year.first.year, year.last.year + 1)


@given(CODES, BUDGET_DAYS, st.integers(-5, 5))
def test_stepping_there_and_back_ends_where_it_began(code: str, day: date, steps: int) -> None:
    calendar = calendar_of(code)
    year = calendar.year_of(day)
    assert calendar.next(calendar.next(year, steps), -steps) == year
