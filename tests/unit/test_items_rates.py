"""Which date, calendar and currency a sum gets, stated years, and conversion year by year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hand_made import CRORE, Rates, codes, dated, flags, item, items, said, shares, years

import fundnorm as fn
from fundnorm.calendars import CALENDAR_YEARS, calendar_of
from fundnorm.errors import InputError
from fundnorm.model.mention import Mention
from fundnorm.model.money import Amount, Modifier, RatePer


class TestTheRatesDate:
    def test_is_the_mention_s_own(self) -> None:
        found = item(said(800, announced="2025-01"), published="2025-03-01")
        assert found.rate is not None
        assert (found.rate.date, found.announced, codes(found)) == ("2025-01", "2025-01", [])

    def test_else_the_anchor_s(self) -> None:
        rates = Rates()
        _, part, equivalent, far = items(
            said(1600, announced="2025-01"),
            said(800, part_of=0),
            said(20, "EUR", equivalent_of=0),
            said(10, "EUR", part_of=1),
            published="2025-03-01",
            rates=rates,
        )
        for found in (part, equivalent, far):
            assert found.rate is not None
            assert (found.rate.date, found.announced, codes(found)) == (
                "2025-01",
                "2025-01",
                ["date-inherited"],
            )
        assert part.assumptions[0].text == "date taken from 1"

    def test_else_the_document_s(self) -> None:
        found = item(said(800), published="2025-03-01")
        assert found.rate is not None
        assert (found.rate.date, found.announced, codes(found)) == ("2025-03-01", "", ["date-from-document"])

    def test_else_the_newest(self) -> None:
        found = item(said(800))
        assert found.rate is not None
        assert (found.rate.rule, codes(found)) == ("newest", ["newest-rate"])

    def test_does_not_matter_without_conversion(self) -> None:
        assert codes(item(said(800, "USD"))) == []

    def test_of_two_sums_in_a_circle_is_the_document_s(self) -> None:
        one, other = items(said(800, part_of=1), said(900, part_of=0), published="2025")
        assert codes(one) == codes(other) == ["date-from-document"]


class TestTheCalendar:
    def test_is_the_document_s_country_s(self) -> None:
        found = item(said(4, period=years(1), announced="2025"), country="US")
        assert (found.calendar, codes(found)[0]) == ("US", "calendar-country")

    def test_else_the_currency_s_only_country_s(self) -> None:
        found = item(said(4, period=years(1), announced="2025"), country=None)
        assert (found.calendar, codes(found)[0]) == ("IN", "calendar-currency")

    def test_else_calendar_years(self) -> None:
        found = item(said(4, "EUR", period=years(1), announced="2025"), country=None)
        assert (found.calendar, codes(found)[0]) == ("calendar", "calendar-years")
        assert shares(found)[0][0] == "2025"

    def test_is_the_one_that_the_words_name(self) -> None:
        named = dated(date(2021, 1, 1), date(2022, 12, 31), fiscal=False)
        found = item(said(4, period=named), to="INR")
        assert shares(found) == [("2021", "2.00"), ("2022", "2.00")]
        assert (found.calendar, codes(found)) == ("calendar", ["even-split"])


class TestStatedYears:
    IN = calendar_of("IN")

    def test_make_the_schedule(self) -> None:
        by_year = [(self.IN.year_starting(2024), 100), (self.IN.year_starting(2025), 200)]
        found = item(said(300, by_year=by_year), to="INR")
        assert shares(found) == [("IN 2024-25", "100.00"), ("IN 2025-26", "200.00")]
        assert found.schedule is not None
        assert (found.schedule.profile, found.per_year_low, codes(found)) == ("stated", None, [])

    def test_converted_still_add_up(self) -> None:
        by_year = [(self.IN.year_starting(year), 100) for year in (2024, 2025, 2026)]
        found = item(said(300, by_year=by_year, announced="2025"), to="USD")
        assert found.schedule is not None
        assert found.schedule.total == found.value_low == Decimal("3.75")
        assert found.per_year_low == Decimal("1.25")

    def test_of_one_year_are_its_yearly_amount(self) -> None:
        found = item(said(300, by_year=[(CALENDAR_YEARS.year_starting(2025), 300)]), to="INR")
        assert (found.per_year_low, shares(found), found.calendar) == (300, [("2025", "300")], "calendar")

    def test_of_a_stretch_between_two_rules_have_the_yearly_amount_of_its_months(self) -> None:
        short, long = calendar_of("FJ").year_named(2016), calendar_of("KY").year_named(2017)
        assert item(said(300, by_year=[(short, 300)]), to="INR").per_year_low is None
        assert item(said(300, by_year=[(long, 300)]), to="INR").per_year_low == 200

    def test_that_do_not_add_up_are_kept_and_flagged(self) -> None:
        by_year = [(self.IN.year_starting(2024), 100), (self.IN.year_starting(2025), 150)]
        found = item(said(300, by_year=by_year), to="INR")
        assert flags(found) == ["stated-years-differ"]
        assert found.value_low == 300
        assert [share.amount for share in found.schedule.shares] == [100, 150]  # type: ignore[union-attr]

    def test_of_a_yearly_rate_make_the_total(self) -> None:
        by_year = [(self.IN.year_starting(year), 100) for year in (2024, 2025)]
        found = item(said(100, per=RatePer.YEAR, by_year=by_year), to="INR")
        assert (found.value_low, found.per_year_low, flags(found)) == (200, 100, [])


class TestTheYearlyRule:
    def test_converts_each_year_at_its_own_rate(self) -> None:
        found = item(said(160, period=years(2), announced="2024-05"), to="USD", rate_rule="yearly")
        assert shares(found) == [("IN 2024-25", "1.00"), ("IN 2025-26", "0.99")]
        assert found.value_low == Decimal("1.99")
        assert [rate.date for rate in found.rates] == ["2024-25", "2025-26"]
        assert found.rate is not None
        assert (found.rate.rule, found.rate.date) == ("yearly", "2024-25..2025-26")
        assert found.per_year_low == Decimal("1.00")  # 0.995, half to even

    def test_adds_up_for_both_ends_of_a_range(self) -> None:
        between = Mention(
            "Rs", 0, 2, Amount(Decimal(160), Decimal(320), "INR", Modifier.BETWEEN), period=years(2)
        )
        found = item(between, to="USD", rate_rule="yearly", published="2024-05")
        assert (found.value_low, found.value_high) == (Decimal("1.99"), Decimal("3.98"))

    def test_needs_known_years(self) -> None:
        found = item(said(160, period=years(2)), to="USD", rate_rule="yearly")
        assert codes(found) == ["even-split", "newest-rate", "one-rate"]

    def test_leaves_sums_without_a_time_at_their_date(self) -> None:
        found = item(said(160, announced="2025"), to="USD", rate_rule="yearly")
        assert found.rate is not None
        assert (found.rate.date, codes(found)) == ("2025", [])

    def test_of_one_year_has_its_rate(self) -> None:
        period = dated(date(2025, 4, 1), date(2026, 3, 31))
        found = item(said(810, period=period), to="USD", rate_rule="yearly")
        assert found.rate is not None
        assert (found.rate.value, found.value_low, found.per_year_low) == (81, 10, 10)

    def test_converts_stated_years_each(self) -> None:
        india = calendar_of("IN")
        by_year = [(india.year_starting(2024), 80), (india.year_starting(2025), 162)]
        found = item(said(242, by_year=by_year), to="USD", rate_rule="yearly")
        assert (shares(found), found.value_low) == ([("IN 2024-25", "1.00"), ("IN 2025-26", "2.00")], 3)

    def test_is_one_of_two(self) -> None:
        with pytest.raises(InputError, match="announced, yearly"):
            items(said(1), rate_rule="monthly")


class TestTheCurrency:
    def test_of_a_shared_sign_without_a_country_is_assumed(self) -> None:
        rupees = Mention(
            "Rs 5 crore",
            0,
            10,
            Amount.stated(Decimal(5 * CRORE), "INR"),
            currency_rule="default",
            candidates=("INR", "PKR"),
        )
        found = item(rupees, country=None, to="INR")
        assert [(one.code, one.text) for one in found.assumptions] == [("country", "India (Rs)")]

    def test_that_may_be_another_is_flagged(self) -> None:
        unsure = Mention(
            "$5", 0, 2, Amount.stated(Decimal(5), "USD"), currency_rule="context", candidates=("USD", "CAD")
        )
        found = item(unsure)
        assert flags(found) == ["currency-ambiguous"]
        assert found.flags[0].text == "read as USD; it may be CAD"

    def test_that_the_country_does_not_settle_is_flagged(self) -> None:
        kwacha = Mention(
            "K5",
            0,
            2,
            Amount.stated(Decimal(5), "INR"),
            currency_rule="default",
            candidates=("INR", "PKR"),
        )
        found = item(kwacha, country="CI", to="INR")
        assert [flag.text for flag in found.flags] == ["read as INR; it may be PKR"]
        assert codes(found) == []

    @pytest.mark.parametrize(
        ("text", "sign"), [("5 million", "INR"), ("650", "INR"), ("five rupees", "rupees"), ("(₨ 5)", "₨")]
    )
    def test_says_what_stands_for_the_currency(self, text: str, sign: str) -> None:
        amount = Amount.stated(Decimal(5), "INR")
        shared = Mention(text, 0, len(text), amount, currency_rule="default", candidates=("INR", "PKR"))
        found = item(shared, country=None, to="INR")
        assert [one.text for one in found.assumptions] == [f"India ({sign})"]


def test_a_doubt_under_both_rules_is_told_once() -> None:
    document = fn.parse("SYP 500 billion over 2025-2026", country="SY", date="2025-11-01")
    (found,) = fn.normalise(document, rate_rule="both")
    told = [flag.text for flag in found.all_flags if flag.code == "rate-redenominated"]
    assert len(told) == 1
    assert told[0].count("of the old SYP") == 1
