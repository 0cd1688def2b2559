"""Each day lies in exactly one fiscal year of each calendar, across every change of rule."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundnorm.calendars import calendar_of, countries
from fundnorm.model.period import Period
from fundnorm.normalise.spread.schedule import cover, month_count

CODES = st.sampled_from([*countries(), "WB", "IMF", "GFATM", "US-TX", "US-NY", "US-CA", ""])
DAYS = st.dates(date(2, 1, 1), date(9998, 12, 31))
CHANGED = ["US", "AF", "TW", "FJ", "MM", "MW", "KY", "SE", "NZ", "IR", "ET", "NP"]
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


@given(st.sampled_from(CHANGED), BUDGET_DAYS, st.integers(1, 4000))
def test_a_period_across_changes_of_rule_is_cut_into_years_without_a_gap(
    code: str, first: date, days: int
) -> None:
    period = Period(first, first + timedelta(days))
    slots = cover(calendar_of(code), period)
    assert (slots[0].first, slots[-1].last) == (period.first, period.last)
    for earlier, later in itertools.pairwise(slots):
        assert earlier.last is not None
        assert later.first == earlier.last + timedelta(1)
    months = sum((slot.weight for slot in slots), Fraction(0))
    assert abs(months - month_count(period.first, period.last)) < 1


@pytest.mark.parametrize(
    ("code", "first", "last", "months"),
    [
        ("US", "1975-07-01", "1977-09-30", {"US FY1976": 12, "US Jul-Sep 1976": 3, "US FY1977": 12}),
        ("TW", "1998-07-01", "2001-12-31", {"TW FY1999": 12, "TW Jul 1999-Dec 2000": 18, "2001": 12}),
        ("AF", "2011-03-21", "2013-12-21", {"AF FY2011": 12, "AF Mar-Dec 2012": 9, "AF FY2013": 12}),
        ("AF", "2020-12-21", "2023-03-20", {"AF FY2021": 12, "AF Dec 2021-Mar 2022": 3, "AF FY2022": 12}),
    ],
)
def test_a_stretch_between_two_rules_weighs_its_months(
    code: str, first: str, last: str, months: dict[str, int]
) -> None:
    slots = cover(calendar_of(code), Period(date.fromisoformat(first), date.fromisoformat(last)))
    assert {slot.heading: slot.weight for slot in slots} == months


def test_each_state_and_organisation_has_a_calendar() -> None:
    states = (
        "AK AL AR AZ CA CO CT DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS "
        "MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY"
    ).split()
    begins = {state: calendar_of(f"US-{state}").year_named(2026).first.isoformat() for state in states}
    others = {"NY": "2025-04-01", "TX": "2025-09-01", "AL": "2025-10-01", "MI": "2025-10-01"}
    assert begins == {state: others.get(state, "2025-07-01") for state in states}
    known = "WB IMF UN UNPKO WHO GFATM GAVI GEF GCF IFAD ADB AFDB AIIB IADB EBRD EIB OECD EU".split()
    assert [calendar_of(code).id for code in known] == known
