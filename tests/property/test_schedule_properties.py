"""Schedules sum exactly, whatever the sum, the time and the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from fundnorm.calendars import FiscalCalendar, calendar_of, countries
from fundnorm.model.period import Period
from fundnorm.normalise.spread.profiles import Spreading, read_spreading
from fundnorm.normalise.spread.schedule import cover, divide, numbered, recut, run, run_up_to, spread

QUANTA = st.sampled_from([Decimal(1), Decimal("0.01"), Decimal("0.001")])
TOTALS = st.decimals(-(10**18), 10**18, allow_nan=False, allow_infinity=False, places=4)
CALENDARS = st.sampled_from(["calendar", *countries()]).map(calendar_of)
DAYS = st.dates(date(1960, 1, 1), date(2100, 1, 1))
MONTHS = st.integers(1, 240)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first = draw(DAYS)
    return Period(first, first + timedelta(days=draw(st.integers(0, 5000))))


@given(TOTALS, st.lists(st.fractions(0, 1000), min_size=1, max_size=40), QUANTA)
def test_parts_sum_to_their_total(total: Decimal, weights: list[Fraction], quantum: Decimal) -> None:
    parts = divide(total, weights, quantum)
    assert sum(map(Fraction, parts)) == Fraction(total)


@given(TOTALS, st.lists(st.integers(1, 1000), min_size=2, max_size=40))
def test_each_part_is_within_a_unit_of_its_due(total: Decimal, weights: list[int]) -> None:
    unit = Decimal("0.0001")
    for part, weight in zip(divide(total, weights, unit), weights, strict=True):
        assert abs(Fraction(part) - Fraction(total) * weight / sum(weights)) < Fraction(unit)


@given(TOTALS, MONTHS, QUANTA)
def test_numbered_years_sum_exactly(total: Decimal, months: int, quantum: Decimal) -> None:
    assert spread(total, numbered(months), "INR", "even", quantum).total == total


@given(TOTALS, CALENDARS, DAYS, MONTHS, QUANTA)
def test_running_years_sum_exactly(
    total: Decimal, calendar: FiscalCalendar, day: date, months: int, quantum: Decimal
) -> None:
    slots = run(calendar, calendar.year_of(day), months)
    schedule = spread(total, slots, "INR", "even", quantum)
    assert schedule.total == total
    for one, following in zip(schedule.shares, schedule.shares[1:], strict=False):
        assert one.last is not None
        assert following.first == one.last + timedelta(days=1)


@given(CALENDARS, DAYS, MONTHS)
def test_a_run_has_its_months_from_its_first_day_or_up_to_its_last(
    calendar: FiscalCalendar, day: date, months: int
) -> None:
    year = calendar.year_of(day)
    slots, back = run(calendar, year, months), run_up_to(calendar, year, months)
    assert sum(slot.weight for slot in slots) == sum(slot.weight for slot in back) == months
    assert (slots[0].first, back[-1].last) == (year.first, year.last)
    for slot in (*slots, *back):
        assert slot.year is not None
        assert slot.weight <= slot.year.months


@given(TOTALS, CALENDARS, periods(), QUANTA)
def test_covered_years_sum_exactly_and_lie_in_the_period(
    total: Decimal, calendar: FiscalCalendar, period: Period, quantum: Decimal
) -> None:
    schedule = spread(total, cover(calendar, period), "INR", "even", quantum)
    assert schedule.total == total
    assert (schedule.shares[0].first, schedule.shares[-1].last) == (period.first, period.last)


@given(TOTALS, CALENDARS, CALENDARS, periods(), QUANTA)
def test_a_recut_conserves_the_total(
    total: Decimal, one: FiscalCalendar, other: FiscalCalendar, period: Period, quantum: Decimal
) -> None:
    schedule = spread(total, cover(one, period), "INR", "even", quantum)
    cut = recut(schedule, other, quantum)
    assert cut.total == schedule.total == total
    headings = [share.heading for share in cut.shares]
    assert len(headings) == len(set(headings))
    assert (cut.shares[0].first, cut.shares[-1].last) == (period.first, period.last)


SPREADINGS = st.one_of(
    st.sampled_from(["even", "up-front"]).map(read_spreading),
    st.lists(st.integers(0, 100), min_size=1, max_size=20)
    .filter(any)
    .map(lambda weights: read_spreading(weights=weights)),
)


@given(TOTALS, st.tuples(CALENDARS, CALENDARS), periods(), QUANTA, SPREADINGS)
def test_every_profile_sums_exactly_on_every_calendar_and_back(
    total: Decimal,
    calendars: tuple[FiscalCalendar, FiscalCalendar],
    period: Period,
    quantum: Decimal,
    spreading: Spreading,
) -> None:
    one, other = calendars
    slots = spreading.over(cover(one, period))
    schedule = spread(total, slots, "INR", spreading.profile_of(slots), quantum)
    there = recut(schedule, other, quantum)
    back = recut(there, one, quantum)
    assert schedule.total == there.total == back.total == total
    assert (back.shares[0].first, back.shares[-1].last) == (period.first, period.last)
