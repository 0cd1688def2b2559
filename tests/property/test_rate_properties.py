"""A look-up is total over the table's span, reciprocal, and never looks into the future."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from fundnorm.calendars import calendar_of
from fundnorm.errors import RateNotFoundError
from fundnorm.model.money import EXACT
from fundnorm.model.period import FiscalYear, PartialDate
from fundnorm.normalise.rates import RateTable
from fundnorm.normalise.rates.files import Series

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


TIMES = st.one_of(
    st.none(),
    DAYS.map(on),
    DAYS.map(lambda day: PartialDate(day.year, day.month)),
    st.builds(PartialDate, st.integers(1999, 2026)),
    st.builds(lambda year: calendar_of("IN").year_starting(year), st.integers(1999, 2025)),
)


@given(ANY, ANY, TIMES)
def test_the_way_back_is_the_inverse_within_one_unit_in_the_last_of_twelve_digits(
    ours: str, theirs: str, when: PartialDate | FiscalYear | None
) -> None:
    try:
        there, back = TABLE.rate(ours, theirs, when), TABLE.rate(theirs, ours, when)
    except RateNotFoundError:
        return
    coarser = max(_last_place(rate.value) / rate.value for rate in (there, back))
    assert abs(EXACT.multiply(there.value, back.value) - 1) <= coarser * Decimal("1.000001")


def _last_place(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(value.adjusted() - 11)


@given(DAILY, DAILY, DAILY, DAYS)
def test_three_currencies_of_one_table_agree_round_the_triangle(
    one: str, two: str, three: str, day: date
) -> None:
    first, second = TABLE.rate(one, two, on(day)), TABLE.rate(two, three, on(day))
    whole = TABLE.rate(one, three, on(day))
    dated = {rate.date for rate in (first, second, whole) if rate.rule != "same-currency"}
    assume(len(dated) <= 1)
    assert abs(EXACT.multiply(first.value, second.value) / whole.value - 1) < Decimal("1e-9")


@given(
    st.sampled_from(["BDT", "EGP", "ETB", "KES", "NPR", "PKR", "XOF"]),
    st.dates(date(2005, 1, 1), date(2026, 9, 30)),
)
def test_three_currencies_by_month_agree_round_the_triangle(currency: str, day: date) -> None:
    month = PartialDate(day.year, day.month)
    crossed = EXACT.multiply(TABLE.rate(currency, "UGX", month).value, TABLE.rate("UGX", "USD", month).value)
    assert abs(crossed / TABLE.rate(currency, "USD", month).value - 1) < Decimal("1e-9")


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
