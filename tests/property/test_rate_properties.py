"""A look-up is total over the table's span, reciprocal, and never looks into the future."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from fundnorm.calendars import calendar_of
from fundnorm.errors import RateNotFoundError
from fundnorm.model.money import EXACT
from fundnorm.model.period import PartialDate
from fundnorm.normalise.rate_files import Series
from fundnorm.normalise.rates import RateTable

TABLE = RateTable.bundled()
DAILY = st.sampled_from(["AUD", "CAD", "CHF", "EUR", "GBP", "JPY", "NOK", "SEK", "USD", "ZAR"])
ANY = st.sampled_from(
    ["AUD", "BDT", "CHF", "EGP", "ETB", "GBP", "INR", "JPY", "KES", "NPR", "PKR", "USD", "XOF"]
)
DAYS = st.dates(date(1999, 1, 11), date(2026, 10, 30))


def on(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


@given(DAILY, DAILY, DAYS)
def test_each_day_of_the_daily_table_has_a_rate_of_that_day_or_up_to_a_week_before(
    ours: str, theirs: str, day: date
) -> None:
    found = TABLE.rate(ours, theirs, on(day), strict=True)
    if ours == theirs:
        assert found.value == 1
        return
    assert found.rule in {"day", "earlier-day"}
    assert day - timedelta(7) <= date.fromisoformat(found.date) <= day
    assert (day - date.fromisoformat(found.date)).days == found.age


@given(ANY, ANY, DAYS)
def test_the_way_back_is_the_reciprocal(ours: str, theirs: str, day: date) -> None:
    there, back = TABLE.rate(ours, theirs, on(day)), TABLE.rate(theirs, ours, on(day))
    assert there.value > 0
    assert abs(EXACT.multiply(there.value, back.value) - 1) <= Decimal("1.01e-11")
    assert (there.date, there.rule, there.age) == (back.date, back.rule, back.age)


@given(ANY, ANY, st.one_of(st.none(), DAYS.map(on), st.builds(PartialDate, st.integers(1950, 2026))))
def test_a_rate_has_no_more_digits_than_a_reader_can_use(
    ours: str, theirs: str, when: PartialDate | None
) -> None:
    try:
        found = TABLE.rate(ours, theirs, when)
    except RateNotFoundError:
        return
    assert len(found.value.as_tuple().digits) <= 12


@given(ANY, st.sampled_from(["IN", "US", "NP", "JP", "DE", "ET"]), st.integers(2000, 2024))
def test_the_mean_of_a_fiscal_year_lies_between_its_months(currency: str, country: str, number: int) -> None:
    year = calendar_of(country).year_starting(number)
    days = {year.first, year.last, *(year.first + timedelta(30 * step) for step in range(1, 12))}
    months = [TABLE.rate(currency, "USD", PartialDate(day.year, day.month)).value for day in days]
    found = TABLE.rate(currency, "USD", year)
    assume("disagree" not in found.flags)  # a calendar year's mean may be another source's, and then says so
    assert min(months) * Decimal("0.99") <= found.value <= max(months) * Decimal("1.01")


@given(
    st.sets(st.dates(date(2000, 1, 1), date(2002, 12, 31)), min_size=1),
    st.dates(date(1999, 1, 1), date(2004, 1, 1)),
)
def test_the_search_finds_what_a_scan_finds(days: set[date], wanted: date) -> None:
    lines = [f"{day},{day.toordinal()}\n" for day in sorted(days)]
    found = Series("day,per_eur\n" + "".join(lines)).at_or_before(wanted.isoformat())
    before = [day for day in days if day <= wanted]
    assert (found and found.value) == (max(before).toordinal() if before else None)
