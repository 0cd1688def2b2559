"""Which rate a sum gets from the bundled table, and what the rate says of itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fundnorm.calendars import calendar_of
from fundnorm.errors import InputError, RateNotFoundError
from fundnorm.model.money import EXACT
from fundnorm.model.period import FiscalYear, PartialDate, Period
from fundnorm.model.rate import Rate, worked_out
from fundnorm.normalise.calls import convert
from fundnorm.normalise.rates import RateTable
from fundnorm.normalise.rates.files import Series
from fundnorm.normalise.rates.pairs import Tables

TABLE = RateTable.bundled()
IN_2024 = calendar_of("IN").year_starting(2024)


def rate(currency: str, target: str, when: str | Period | FiscalYear | None) -> Rate:
    return TABLE.rate(currency, target, PartialDate.parse(when) if isinstance(when, str) else when)


def about(value: str, found: Rate) -> bool:
    """Whether a rate agrees with a figure to all of its digits."""
    figure = Decimal(value)
    return found.value.quantize(figure) == figure


@pytest.mark.parametrize(
    ("currency", "when", "value", "dated", "source", "rule"),
    [
        ("INR", "2025-01-29", "86.56647", "2025-01-29", "ecb", "day"),
        ("INR", "2025-01", "86.28965", "2025-01", "ecb", "month-mean"),
        ("INR", "2025", "87.1661", "2025", "ecb", "year-mean"),
        ("INR", IN_2024, "84.566605", "IN 2024-25", "ecb", "fiscal-year-mean"),
        ("INR", None, "94.9552", "2026-10-30", "ecb", "newest"),
        ("EUR", "1999-01-04", "0.848248", "1999-01-04", "ecb", "day"),
        ("GBP", "2024-02-29", "0.791197", "2024-02-29", "ecb", "day"),
        ("GBP", "1984-05", "0.716952", "1984-05", "nbp", "month-mean"),
        ("GBP", "1984-05-17", "0.716952", "1984-05", "nbp", "month-mean"),
        ("GBP", "1950", "0.357371", "1950", "pwt91", "year-mean"),
        ("GBP", "1950-06", "0.357371", "1950", "pwt91", "year-mean"),
        ("DEM", "1990-05-05", "1.659", "1990-05", "nbp", "month-mean"),
        ("NPR", "2025-01-29", "138.03", "2025-01", "nbp", "month-mean"),
        ("INR", "1995-05-05", "32.4271", "1995", "pwt91", "year-mean"),
        ("BTN", "2024-03-10", "83.66789", "2024", "peg", "year-mean"),
        ("THB", "2007-03-12", "35.02562", "2007-03", "nbp", "month-mean"),
        ("SYP", "2025-12-15", "11060.19", "2025-12", "nbp", "month-mean"),
        ("SYP", "2026-01-15", "115.5416", "2026-01", "nbp", "month-mean"),
    ],
)
def test_the_rate_of_a_time(  # noqa: PLR0917  one row a case
    currency: str, when: str | FiscalYear | None, value: str, dated: str, source: str, rule: str
) -> None:
    found = rate(currency, "USD", when)
    assert about(value, found)
    assert (found.currency, found.target, found.date, found.source, found.rule, found.age) == (
        currency,
        "USD",
        dated,
        source,
        rule,
        0,
    )


def test_a_daily_cross_is_the_quotient_of_the_ecb_figures_to_twelve_digits() -> None:
    assert rate("INR", "USD", None).value == Decimal("94.9552452560")  # 106.084 / 1.1172
    assert rate("INR", "EUR", None).value == Decimal("106.084")
    assert rate("EUR", "INR", None).value == Decimal("0.00942649221372")  # 1 / 106.084


def test_a_quote_keeps_its_digits_and_a_cross_of_it_has_twelve() -> None:
    table = RateTable.of({"INR": {"2025": "86.12345678901234567"}, "GBP": {"2025": "0.5"}})
    assert table.rate("INR", "USD", PartialDate(2025)).value == Decimal("86.12345678901234567")
    assert table.rate("INR", "GBP", PartialDate(2025)).value == Decimal("172.246913578")
    assert table.rate("GBP", "INR", PartialDate(2025)).value == Decimal("0.00580561926613")


def test_the_shown_rate_gives_the_shown_amount() -> None:
    item = convert("₹163,000,000,000", to="GBP", date="2025-01-29")
    cents = Decimal(163_000_000_000) / Decimal(str(item.rate.value))
    assert cents.quantize(Decimal("0.01")) == item.value_low


@pytest.mark.parametrize(
    ("day", "dated", "age"),
    [
        ("2025-02-01", "2025-01-31", 1),  # Saturday
        ("2025-02-02", "2025-01-31", 2),  # Sunday
        ("2024-04-01", "2024-03-28", 4),  # Easter Monday, after Good Friday
        ("2000-01-02", "1999-12-30", 3),  # turn of the year
    ],
)
def test_a_day_without_a_rate_takes_the_last_business_day(day: str, dated: str, age: int) -> None:
    found = rate("GBP", "USD", day)
    assert (found.date, found.rule, found.age) == (dated, "earlier-day", age)


def test_no_day_is_taken_from_before_the_first() -> None:
    assert rate("EUR", "USD", "1999-01-03").rule == "month-mean"


def test_a_gap_of_more_than_seven_days_is_not_bridged() -> None:
    table = RateTable.of({"INR": {"2025-01-01": "80", "2025-01-20": "90", "2025-01": "85"}})
    assert table.rate("INR", "USD", PartialDate(2025, 1, 8)).value == 80
    assert table.rate("INR", "USD", PartialDate(2025, 1, 9)).value == 85


def test_the_same_currency_is_one() -> None:
    for when in ("2025-01-29", None, IN_2024):
        found = rate("INR", "INR", when)
        assert (found.value, found.source, found.rule) == (1, "same currency", "same-currency")
    assert TABLE.rate("INR", "INR", None, strict=True).value == 1


def test_a_cross_takes_the_finest_time_that_both_have_and_names_both_sources() -> None:
    found = rate("NPR", "INR", "2025-01-29")
    assert about("1.5996", found)
    assert (found.date, found.source, found.rule) == ("2025-01", "nbp+ecb", "month-mean")
    assert rate("INR", "GBP", "2025-01-29").source == "ecb"


def test_a_fiscal_year_is_the_mean_of_its_months() -> None:
    months = [*((2024, month) for month in range(4, 13)), *((2025, month) for month in range(1, 4))]
    total = sum(TABLE.rate("INR", "USD", PartialDate(*month)).value for month in months)
    assert rate("INR", "USD", IN_2024).value == worked_out(EXACT.divide(total, Decimal(12)))


def test_a_month_that_a_year_cuts_counts_by_its_days() -> None:
    table = RateTable.of({"NPR": {"2025-07": "140", "2025-08": "171"}})
    cut = Period(date(2025, 7, 17), date(2025, 8, 31))
    found = table.rate("NPR", "USD", cut)
    exact = EXACT.divide(Decimal(15 * 140 + 31 * 171), Decimal(15 + 31))
    assert found.value == worked_out(exact)
    assert (found.date, found.rule) == ("2025-07-17/2025-08-31", "period-mean")


def test_a_fiscal_year_before_monthly_rates_takes_its_years_by_their_months() -> None:
    found = rate("INR", "USD", calendar_of("IN").year_starting(1990))
    of_1990, of_1991 = rate("INR", "USD", "1990").value, rate("INR", "USD", "1991").value
    assert found.value == worked_out(EXACT.divide(of_1990 * 9 + of_1991 * 3, Decimal(12)))
    assert (found.source, found.rule) == ("pwt91", "fiscal-year-mean")


@pytest.mark.parametrize(
    ("when", "same"),
    [
        (Period(date(2025, 1, 1), date(2025, 12, 31)), "2025"),
        (calendar_of("DE").year_starting(2025), "2025"),
        (Period(date(2025, 1, 1), date(2025, 1, 31)), "2025-01"),
        (Period(date(2025, 1, 29), date(2025, 1, 29)), "2025-01-29"),
    ],
)
def test_a_period_that_is_a_plain_year_month_or_day_is_read_as_one(
    when: Period | FiscalYear, same: str
) -> None:
    assert rate("INR", "USD", when) == rate("INR", "USD", same)


@pytest.mark.parametrize(
    ("when", "age"),
    [
        ("2026-11-02", 3),
        ("2026-11-20", 21),
        ("2026-11", 2),
        ("2027", 63),
        (calendar_of("IN").year_starting(2029), 884),
    ],
)
def test_after_the_end_the_newest_rate_is_held_with_its_age(when: str | FiscalYear, age: int) -> None:
    found = rate("INR", "USD", when)
    assert (found.rule, found.date, found.age) == ("held", "2026-10-30", age)
    assert found.value == rate("INR", "USD", None).value
    with pytest.raises(RateNotFoundError, match="give a date up to 2026-10-30"):
        TABLE.rate("INR", "USD", PartialDate.parse(when) if isinstance(when, str) else when, strict=True)


def test_the_weekend_after_the_last_day_still_has_its_rate() -> None:
    found = TABLE.rate("INR", "USD", PartialDate(2026, 11, 1), strict=True)
    assert (found.rule, found.date, found.age) == ("earlier-day", "2026-10-30", 2)


def test_strict_refuses_the_newest_rate() -> None:
    with pytest.raises(RateNotFoundError, match="no date is known for the rate of INR per USD"):
        TABLE.rate("INR", "USD", None, strict=True)


def test_strict_changes_nothing_else() -> None:
    day = PartialDate(2025, 1, 29)
    assert TABLE.rate("INR", "USD", day, strict=True) == TABLE.rate("INR", "USD", day)


def test_a_mean_over_part_of_its_time_says_so() -> None:
    assert rate("INR", "USD", "2026").flags == ("partial",)
    assert rate("INR", "USD", calendar_of("IN").year_starting(2026)).flags == ("partial",)
    assert rate("INR", "USD", "2025").flags == ()


def test_the_months_of_the_running_year_do_not_stand_for_a_day_after_them() -> None:
    assert rate("NPR", "USD", "2026-11-10").rule == "held"
    assert rate("NPR", "USD", "2026-11-10").age == 10


def test_a_replaced_currency_follows_its_successor_at_the_rate_of_the_law() -> None:
    found = rate("DEM", "USD", "2010-05-05")
    assert found.value == worked_out(rate("EUR", "USD", "2010-05-05").value * Decimal("1.95583"))
    assert (found.date, found.source, found.rule) == ("2010-05-05", "fixed+ecb", "day")
    assert rate("USD", "DEM", "2010-05-05").source == "fixed+ecb"
    fixed = rate("BGN", "EUR", "2026-02-02")
    assert (fixed.value, fixed.source, fixed.rule) == (Decimal("1.95583"), "fixed", "fixed")
    assert rate("BGN", "EUR", "2025-12-31").source == "ecb"


def test_there_and_back_is_one() -> None:
    there, back = rate("INR", "GBP", "2025-01-29").value, rate("GBP", "INR", "2025-01-29").value
    assert abs(there * back - 1) <= Decimal("1.01e-11")


@pytest.mark.parametrize(
    ("currency", "target", "when", "message"),
    [
        (
            "GBP",
            "USD",
            "1949",
            "for 1949: the table has GBP by day 1999-01-04 to 2026-10-30, by month 1984-01 to",
        ),
        (
            "EUR",
            "USD",
            "1998-06-01",
            "EUR by month 1999-01 to 2026-10, by year 1999 to 2026; give a date within",
        ),
        ("INR", "EUR", "1990", "the table has INR by day 2009-01-02 to"),
        (
            "KPW",
            "USD",
            None,
            "no exchange rate for KPW: the table does not have this currency; convert from or to",
        ),
        ("INR", "XTS", "2025", "no exchange rate for XTS"),
    ],
)
def test_a_missing_rate_names_what_there_is(
    currency: str, target: str, when: str | None, message: str
) -> None:
    with pytest.raises(RateNotFoundError, match=message):
        rate(currency, target, when)


@pytest.mark.parametrize("code", ["usd", "US", "RUPEES", "../", "", "U5D", "ÄÖÜ"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(InputError, match="is no currency; write a code of ISO 4217 in capitals"):
        TABLE.rate(code, "USD", None)
    with pytest.raises(InputError, match="is no currency"):
        TABLE.rate("INR", code, None)


def test_a_table_of_your_own() -> None:
    table = RateTable.of(
        {"INR": {"2025-01-29": "86.5", "2025": "87"}, "EUR": {"2025-01-29": Decimal("0.96")}}, source="me"
    )
    found = table.rate("INR", "EUR", PartialDate(2025, 1, 29))
    assert found.value == Decimal("90.1041666667")
    assert (found.source, found.rule) == ("me", "day")
    assert table.rate("USD", "INR", PartialDate(2025)).value == Decimal("0.0114942528736")


@pytest.mark.parametrize(
    ("rates", "message"),
    [
        ({"inr": {"2025": "87"}}, "is no currency"),
        ({"INR": {"last year": "87"}}, "is no date"),
        ({"INR": {"2025": "many"}}, "is no exchange rate of INR"),
        ({"INR": {"2025": "0"}}, "is no exchange rate of INR"),
        ({"INR": {"2025": "Infinity"}}, "is no exchange rate of INR"),
        ({"USD": {"2025": "1"}}, "USD has none of its own"),
    ],
)
def test_a_table_of_your_own_is_checked(rates: dict[str, dict[str, str]], message: str) -> None:
    with pytest.raises(InputError, match=message):
        RateTable.of(rates)


def test_a_look_up_reads_only_the_currencies_that_it_needs() -> None:
    read: list[tuple[str, str]] = []
    given = RateTable.of({"INR": {"2025-01-29": "86.5"}})

    def reader(level: str, currency: str) -> Series:
        read.append((level, currency))
        return given._tables.read(level, currency)

    table = RateTable(Tables.of(reader))
    first = table.rate("INR", "USD", PartialDate(2025, 1, 29))
    assert set(read) == {("daily", "INR")}
    count = len(read)
    assert table.rate("INR", "USD", PartialDate(2025, 1, 29)) is first
    assert len(read) == count
