"""What sums come to: totals, yearly amounts and years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hand_made import CRORE, Rates, codes, dated, flags, item, said, shares, years

from fundnorm.errors import RateNotFoundError
from fundnorm.model.mention import Document, Mention
from fundnorm.model.money import Amount, Modifier, RatePer
from fundnorm.model.period import Duration, TimeExpression
from fundnorm.model.source import Source
from fundnorm.normalise.codes import ASSUMPTIONS, FLAGS
from fundnorm.normalise.items import normalise


class TestTheValue:
    def test_is_rounded_once_to_the_cent(self) -> None:
        found = item(said(1000001, announced="2025"))
        assert found.value_low == found.value_high == Decimal("0.01250001")  # 12,500.0125 dollars

    def test_is_rounded_to_the_target_s_own_minor_unit(self) -> None:
        assert item(said(801, announced="2025"), to="JPY").value_low == Decimal(1502)  # 1501.875 yen

    def test_of_the_same_currency_keeps_what_was_said(self) -> None:
        found = item(said("0.1234", "USD"), to="USD")
        assert found.value_low == Decimal("0.1234")
        assert found.rate is not None
        assert (found.rate.value, found.rate.source) == (Decimal(1), "same currency")

    def test_without_a_unit_is_in_the_sum_s_own_currency(self) -> None:
        found = item(said(800 * CRORE, period=years(4)), to="none")
        assert (found.unit, found.rate, found.value_low, found.per_year_low) == (
            None,
            None,
            Decimal(800 * CRORE),
            Decimal(200 * CRORE),
        )
        assert found.schedule is not None
        assert found.schedule.currency == "INR"

    def test_of_a_range_has_both_ends_and_no_schedule(self) -> None:
        between = Mention(
            "Rs", 0, 2, Amount(Decimal(800), Decimal(1600), "INR", Modifier.BETWEEN), period=years(2)
        )
        found = item(between, to="USD")
        assert (found.value_low, found.value_high) == (Decimal(10), Decimal(20))
        assert (found.per_year_low, found.per_year_high) == (Decimal(5), Decimal(10))
        assert found.schedule is None
        assert "even-split" not in codes(found)

    def test_with_an_open_end_is_spread_by_the_stated_one(self) -> None:
        found = item(said(800, modifier=Modifier.AT_MOST, period=years(2)), to="USD")
        assert (found.value_low, found.value_high, found.per_year_high) == (None, Decimal(10), Decimal(5))
        assert shares(found) == [("year 1", "5.00"), ("year 2", "5.00")]

    def test_without_a_rate_is_empty_and_flagged(self) -> None:
        found = item(said(5, "XAU", period=years(2)))
        assert (found.value_low, found.per_year_low, found.schedule, found.rate) == (None, None, None, None)
        assert flags(found) == ["no-rate"]

    def test_without_a_rate_raises_under_strict(self) -> None:
        source = Source("text")
        with pytest.raises(RateNotFoundError):
            normalise(Document(source, (said(5, "XAU"),)), rates=Rates(), strict=True)

    def test_at_a_held_rate_is_flagged_and_raises_under_strict(self) -> None:
        found = item(said(800, announced="2029"))
        assert flags(found) == ["rate-held"]
        assert "900 days" in found.flags[0].text
        with pytest.raises(RateNotFoundError):
            normalise(Document(Source("text"), (said(800, announced="2029"),)), rates=Rates(), strict=True)

    def test_at_a_doubtful_rate_is_flagged(self) -> None:
        assert flags(item(said(800, announced="1950"))) == ["rate-estimated"]

    def test_in_a_unit_per_month_is_a_month_s_amount(self) -> None:
        found = item(said(24 * CRORE, period=years(2)), to="crore INR / month")
        assert (found.value_low, found.per_year_low) == (Decimal(1), Decimal(12))

    def test_in_a_unit_per_month_needs_a_length(self) -> None:
        found = item(said(24 * CRORE), to="crore INR / month")
        assert (found.value_low, flags(found)) == (None, ["no-duration"])


class TestALengthWithoutAStart:
    def test_runs_from_the_fiscal_year_of_the_announcement(self) -> None:
        found = item(said(70, period=years(7), announced="2025-01"), to="INR")
        assert [heading for heading, _ in shares(found)] == [
            f"IN {year}-{(year + 1) % 100}" for year in range(2024, 2031)
        ]
        assert codes(found) == ["calendar-country", "start", "even-split"]
        assert found.assumptions[1].text == "start 2024-25"
        assert found.calendar == "IN"

    @pytest.mark.parametrize(
        ("country", "when", "heading"),
        [
            ("IN", "2025-03-31", "IN 2024-25"),
            ("IN", "2025-04-01", "IN 2025-26"),
            ("IN", "2025-04", "IN 2025-26"),
            ("IN", "2025", "IN 2025-26"),
            ("US", "2025", "US FY2025"),
            ("US", "2024-10", "US FY2025"),
            ("DE", "2025", "2025"),
        ],
    )
    def test_takes_the_year_that_the_date_mostly_means(self, country: str, when: str, heading: str) -> None:
        assert shares(item(said(4, period=years(1), announced=when), country=country))[0][0] == heading

    def test_runs_from_the_document_s_date_where_the_act_has_none(self) -> None:
        assert shares(item(said(4, period=years(1)), published="2025-05-01"))[0][0] == "IN 2025-26"

    def test_is_numbered_where_no_date_is_known(self) -> None:
        found = item(said(70, period=years(7)), to="INR")
        assert [heading for heading, _ in shares(found)] == [f"year {at}" for at in range(1, 8)]
        assert (found.calendar, codes(found)) == ("", ["even-split"])
        assert found.assumptions[0].text == "even split over years 1-7"

    def test_of_a_year_and_a_half_has_a_half_year(self) -> None:
        half = TimeExpression("18 months", 0, 9, Duration(18))
        found = item(said(30, period=half), to="INR")
        assert shares(found) == [("year 1", "20.00"), ("year 2", "10.00")]
        assert found.per_year_low == 20

    def test_that_is_absurd_is_not_spread(self) -> None:
        found = item(said(30, period=years(5000)), to="INR")
        assert (found.schedule, flags(found)) == (None, ["long-period"])

    def test_that_names_a_fiscal_year_starts_there(self) -> None:
        named = TimeExpression("2021-22 to 2022-23", 0, 18, Duration(24), fiscal=True)
        found = item(said(30, period=named), country=None, to="INR", published="2025")
        assert [heading for heading, _ in shares(found)] == ["IN 2021-22", "IN 2022-23"]
        assert codes(found) == ["calendar-currency", "even-split"]

    def test_with_one_dated_end_is_dated(self) -> None:
        since = TimeExpression("two years from April 2025", 0, 9, Duration(24), first=date(2025, 4, 1))
        until = TimeExpression("two years to March 2027", 0, 9, Duration(24), last=date(2027, 3, 31))
        expected = ["IN 2025-26", "IN 2026-27"]
        for time in (since, until):
            assert [heading for heading, _ in shares(item(said(30, period=time)))] == expected


class TestADatedPeriod:
    def test_weighs_years_by_their_months(self) -> None:
        found = item(said(24, period=dated(date(2025, 1, 1), date(2026, 12, 31))), to="INR")
        assert shares(found) == [("IN 2024-25", "3.00"), ("IN 2025-26", "12.00"), ("IN 2026-27", "9.00")]

    def test_of_one_year_assumes_no_split(self) -> None:
        found = item(said(24, period=dated(date(2025, 4, 1), date(2026, 3, 31))), to="INR")
        assert shares(found) == [("IN 2025-26", "24")]
        assert found.per_year_low == 24
        assert found.schedule is not None
        assert found.schedule.profile == "stated"
        assert codes(found) == ["calendar-country"]

    def test_under_a_year_has_no_yearly_amount(self) -> None:
        found = item(said(24, period=dated(date(2025, 4, 1), date(2025, 6, 30))), to="INR")
        assert (found.per_year_low, shares(found)) == (None, [("IN 2025-26", "24")])

    def test_wins_over_its_length(self) -> None:
        both = TimeExpression("three years", 0, 9, Duration(36), date(2025, 4, 1), date(2028, 3, 31))
        found = item(said(30, period=both, announced="2020"), to="INR")
        assert shares(found)[0][0] == "IN 2025-26"
        assert "start" not in codes(found)

    def test_with_one_end_is_not_spread(self) -> None:
        deadline = TimeExpression("by 2030", 0, 7, last=date(2030, 12, 31))
        found = item(said(24, period=deadline), to="INR")
        assert (found.value_low, found.per_year_low, found.schedule) == (24, None, None)
        assert flags(found) == ["open-ended"]

    def test_that_ends_before_it_starts_is_not_spread(self) -> None:
        odd = TimeExpression("odd", 0, 3, None, date(2030, 1, 1), date(2029, 1, 1))
        assert item(said(24, period=odd), to="INR").schedule is None


class TestARatePerYear:
    def test_with_a_length_has_the_total_as_value(self) -> None:
        period = dated(date(2020, 10, 1), date(2025, 9, 30))
        found = item(said(135_000_000, "USD", per=RatePer.YEAR, period=period), country="US")
        assert (found.value_low, found.per_year_low) == (675, 135)
        assert shares(found) == [(f"US FY{year}", "135000000.00") for year in range(2021, 2026)]
        assert found.schedule is not None
        assert found.schedule.profile == "per-year"
        assert "even-split" not in codes(found)

    def test_without_a_length_has_no_value(self) -> None:
        found = item(said(135_000_000, "USD", per=RatePer.YEAR))
        assert (found.value_low, found.value_high, found.per_year_low) == (None, None, 135)
        assert (found.schedule, flags(found)) == (None, ["no-duration"])

    @pytest.mark.parametrize(
        ("per", "yearly", "total"),
        [
            (RatePer.HALF_YEAR, 2, 6),
            (RatePer.QUARTER, 4, 12),
            (RatePer.MONTH, 12, 36),
            (RatePer.WEEK, 52, 156),
            (RatePer.DAY, 365, 1095),
        ],
    )
    def test_of_other_payments_counts_them(self, per: RatePer, yearly: int, total: int) -> None:
        found = item(said(1, "USD", per=per, period=years(3)), to="USD")
        assert (found.per_year_low, found.value_low) == (yearly, total)
        assert ("payments" in codes(found)) == (per in (RatePer.WEEK, RatePer.DAY))

    def test_over_months_has_their_payments(self) -> None:
        months = TimeExpression("six months", 0, 9, Duration(6))
        found = item(said(100, "USD", per=RatePer.MONTH, period=months), to="USD")
        assert (found.value_low, found.per_year_low) == (600, 1200)

    def test_with_a_deadline_has_no_total(self) -> None:
        deadline = TimeExpression("until 2030", 0, 7, last=date(2030, 12, 31))
        found = item(said(5, "USD", per=RatePer.YEAR, period=deadline), to="USD")
        assert (found.value_low, found.per_year_low) == (None, 5)
        assert flags(found) == ["no-duration", "open-ended"]


def test_an_item_carries_its_document() -> None:
    source = Source("text", name="a.txt", title="Budget", place="page 3")
    (found,) = normalise(Document(source, (said(1, "USD"),)))
    assert (found.doc, found.source, found.place, found.basis) == ("a.txt", "Budget", "page 3", "nominal")


def test_every_code_says_what_it_means() -> None:
    assert not set(ASSUMPTIONS) & set(FLAGS)
    for meaning in [*ASSUMPTIONS.values(), *FLAGS.values()]:
        assert meaning
        assert not meaning.endswith(".")
