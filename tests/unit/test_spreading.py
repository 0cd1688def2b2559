"""How a sum lies over its years where the caller says so."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hand_made import codes, flags, item, said, shares, years

import fundnorm as fn
from fundnorm.calendars import calendar_of
from fundnorm.errors import InputError
from fundnorm.model.money import Modifier, RatePer
from fundnorm.model.period import Duration, TimeExpression
from fundnorm.normalise.spread.profiles import read_spreading
from fundnorm.normalise.spread.year_labels import read_year

FOUR = years(4)
LABELS = ["IN 2024-25", "IN 2025-26", "IN 2026-27", "IN 2027-28"]


def amounts(found: fn.LineItem) -> list[str]:
    return [amount for _, amount in shares(found)]


class TestProfiles:
    def test_up_front_puts_all_in_the_first_year(self) -> None:
        found = item(said(80, period=FOUR, announced="2025-01"), to="INR", profile="up-front")
        assert shares(found) == list(zip(LABELS, ["80.00", "0.00", "0.00", "0.00"], strict=True))
        assert found.schedule is not None
        assert found.schedule.profile == "up-front"
        assert codes(found)[-1] == "up-front"
        assert found.assumptions[-1].text == "the whole in 2024-25, up front"

    def test_weights_divide_in_their_proportion(self) -> None:
        found = item(said(80, period=FOUR, announced="2025-01"), to="INR", weights="10,20,30,40")
        assert amounts(found) == ["8.00", "16.00", "24.00", "32.00"]
        assert found.assumptions[-1].text == "weights 10, 20, 30, 40 over 2024-25 to 2027-28"

    def test_weights_may_be_per_cent_decimals_or_nought(self) -> None:
        found = item(said(80, period=FOUR, announced="2025-01"), to="INR", weights=["0", "12.5%", "12.5", 75])
        assert amounts(found) == ["0.00", "10.00", "10.00", "60.00"]

    def test_weights_for_other_years_are_left_aside_and_flagged(self) -> None:
        found = item(said(80, period=FOUR, announced="2025-01"), to="INR", weights="1,2,3")
        assert amounts(found) == ["20.00"] * 4
        assert flags(found) == ["weights-unfit"]
        assert found.schedule is not None
        assert found.schedule.profile == "even"

    def test_a_limit_is_spread_as_the_sum_would_be(self) -> None:
        found = item(
            said(80, period=FOUR, announced="2025-01", modifier=Modifier.AT_MOST),
            to="INR",
            profile="up-front",
        )
        assert amounts(found)[0] == "80.00"

    def test_what_the_text_spreads_stays_as_it_is(self) -> None:
        yearly = item(
            said(80, per=RatePer.YEAR, period=FOUR, announced="2025-01"), to="INR", weights="1,2,3,4"
        )
        assert amounts(yearly) == ["80.00"] * 4
        assert "weights" not in codes(yearly)
        india = calendar_of("IN")
        listed = said(30, by_year=[(india.year_starting(2024), 10), (india.year_starting(2025), 20)])
        assert amounts(item(listed, to="INR", profile="up-front")) == ["10.00", "20.00"]

    def test_numbered_years_are_spread_too(self) -> None:
        found = item(said(80, period=FOUR), to="INR", weights="4,3,2,1")
        assert shares(found)[0] == ("year 1", "32.00")
        assert "weights 4, 3, 2, 1 over years 1-4" in [one.text for one in found.assumptions]


class TestGivenYears:
    def test_carry_a_sum_without_time_words(self) -> None:
        found = item(said(80), to="INR", from_year="2025-26", to_year="2028-29")
        assert [heading for heading, _ in shares(found)] == [
            "IN 2025-26",
            "IN 2026-27",
            "IN 2027-28",
            "IN 2028-29",
        ]
        assert "years-given" in codes(found)
        assert (found.calendar, found.per_year_low) == ("IN", Decimal(20))

    def test_start_a_length(self) -> None:
        found = item(said(80, period=FOUR, announced="2020-01"), to="INR", from_year="2024-25")
        assert [heading for heading, _ in shares(found)] == LABELS
        assert "start" not in codes(found)

    def test_end_a_length(self) -> None:
        found = item(said(80, period=FOUR), to="INR", to_year="2027-28")
        assert [heading for heading, _ in shares(found)] == LABELS

    def test_give_a_yearly_amount_its_total(self) -> None:
        found = item(said(80, per=RatePer.YEAR), to="INR", from_year="2024-25", to_year="2025-26")
        assert (found.value_low, flags(found)) == (Decimal(160), [])

    def test_are_those_of_the_country(self) -> None:
        found = item(said(80, "USD"), country="US", to="USD", from_year="FY25", to_year="FY2026")
        assert [heading for heading, _ in shares(found)] == ["US FY2025", "US FY2026"]

    def test_give_way_to_the_text_s_own(self) -> None:
        (found,) = fn.normalise(
            fn.parse("$5 million for fiscal years 2021 through 2022", country="US"), from_year="2030"
        )
        assert [heading for heading, _ in shares(found)] == ["US FY2021", "US FY2022"]

    def test_over_a_change_of_rule_have_the_months_of_the_same_words(self) -> None:
        options = {"to": "MMK", "from_year": "2020-21", "to_year": "2022-23"}
        (given,) = fn.normalise(fn.parse("MMK 100 a year", country="MM"), **options)
        (written,) = fn.normalise(fn.parse("MMK 100 a year in 2020-21 to 2022-23", country="MM"), to="MMK")
        assert given.value_low == written.value_low == Decimal(250)
        assert shares(given) == shares(written)

    def test_over_a_change_of_rule_make_a_yearly_amount_of_their_months(self) -> None:
        found = item(said(39, "INR"), country="AF", to="INR", from_year="1400", to_year="1402")
        assert (amounts(found), found.per_year_low) == (["12.00", "3.00", "12.00", "12.00"], Decimal(12))

    def test_with_weights_count_a_stretch_between_two_rules_as_one(self) -> None:
        options = {"country": "US", "to": "USD", "weights": "1,2,3"}
        expected = [("US FY1976", "10.00"), ("US Jul-Sep 1976", "20.00"), ("US FY1977", "30.00")]
        assert shares(item(said(60, "USD"), from_year="FY1976", **options)) == expected
        assert shares(item(said(60, "USD"), to_year="FY1977", **options)) == expected

    def test_end_a_length_that_is_no_whole_number_of_years(self) -> None:
        half = TimeExpression("18 months", 20, 29, Duration(18))
        found = item(said(18, period=half), to="INR", to_year="2025-26")
        assert shares(found) == [("IN 2024-25", "6.00"), ("IN 2025-26", "12.00")]

    @pytest.mark.parametrize(("announced", "meant"), [("1969-05", "IN 1968-69"), ("2025-05", "IN 2068-69")])
    def test_of_two_digits_are_near_the_date(self, announced: str, meant: str) -> None:
        found = item(said(80, announced=announced), to="INR", from_year="68-69", to_year="68-69")
        assert [heading for heading, _ in shares(found)] == [meant]

    def test_go_with_weights(self) -> None:
        found = item(said(80), to="INR", from_year="2025-26", to_year="2026-27", weights="1,3")
        assert amounts(found) == ["20.00", "60.00"]

    def test_one_of_them_and_weights_are_a_year_for_each_weight(self) -> None:
        since = item(said(80), to="INR", from_year="2025-26", weights="1,3")
        assert shares(since) == [("IN 2025-26", "20.00"), ("IN 2026-27", "60.00")]
        until = item(said(80), to="INR", to_year="2025-26", weights="1,3")
        assert shares(until) == [("IN 2024-25", "20.00"), ("IN 2025-26", "60.00")]
        yearly = item(said(80, per=RatePer.YEAR), to="INR", from_year="2025-26", weights="1,3")
        assert flags(yearly) == ["no-duration", "years-unfit"]

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ({"from_year": "2024-25"}, "2024-25 was given as the first year .* add --to-year"),
            ({"to_year": "2024-25"}, "2024-25 was given as the last year .* add --from-year"),
        ],
    )
    def test_one_of_them_alone_is_left_aside_and_flagged(self, options: dict[str, str], words: str) -> None:
        found = item(said(80), to="INR", **options)
        assert (found.value_low, shares(found), flags(found)) == (80, [], ["years-unfit"])
        assert re.search(words, found.flags[0].text)

    def test_one_of_them_and_what_makes_it_whole_have_no_flag(self) -> None:
        assert flags(item(said(80), to="INR", from_year="2024-25", to_year="2024-25")) == []
        assert flags(item(said(80), to="INR", from_year="2024-25", weights="1,3")) == []
        assert flags(item(said(80, period=FOUR), to="INR", from_year="2024-25")) == []

    def test_are_not_flagged_where_the_text_has_its_own(self) -> None:
        (found,) = fn.normalise(fn.parse("$5 million for FY2021", country="US"), from_year="2030")
        assert flags(found) == []

    @pytest.mark.parametrize(
        ("country", "label", "meant"),
        [
            ("NP", "2081/82", "2024-25"),
            ("NP", "2081/82 BS", "2024-25"),
            ("NP", "Bikram Sambat 2081/82", "2024-25"),
            ("NP", "2024/25", "2024-25"),
            ("ET", "2017 EFY", "2024-25"),
            ("ET", "EFY 2016/17", "2024-25"),
            ("ET", "2017", "2016-17"),
            ("TH", "2568", "FY2025"),
            ("TH", "B.E. 2568", "FY2025"),
            ("TH", "FY2569 B.E.", "FY2026"),
            ("TH", "FY26", "FY2026"),
            ("JP", "Reiwa 7", "FY2025"),
            ("IR", "1403", "FY2024"),
            ("TW", "ROC 114", "2025"),
        ],
    )
    def test_are_read_in_their_country_s_manner(self, country: str, label: str, meant: str) -> None:
        assert read_year(calendar_of(country), label).label == meant

    @pytest.mark.parametrize(
        ("country", "label"), [("IN", "2081/82 BS"), ("NP", "EFY 2017x"), ("JP", "Showa 12 B.E.")]
    )
    def test_of_another_country_s_era_are_refused(self, country: str, label: str) -> None:
        with pytest.raises(InputError, match="is no fiscal year"):
            read_year(calendar_of(country), label)

    @pytest.mark.parametrize(
        ("first", "last", "fault"),
        [
            ("2028-29", "2025-26", "end before they begin"),
            ("soon", "2025-26", "'soon' is no fiscal year"),
            ("1500", "2025", "over 200 years"),
        ],
    )
    def test_that_make_no_sense_are_refused(self, first: str, last: str, fault: str) -> None:
        with pytest.raises(InputError, match=fault):
            item(said(80), from_year=first, to_year=last)

    @pytest.mark.parametrize(
        ("country", "label", "advice"),
        [
            ("IN", "2025-2030", "write 2025-26, or for several years --from-year 2025-26 --to-year 2029-30"),
            ("IN", "2025-30", "write 2025-26, or for several years --from-year 2025-26 --to-year 2029-30"),
            ("IN", "2025-99", "write 2025-26, or for several years --from-year 2025-26 --to-year 2098-99"),
            ("IN", "97-99", "write 97-98, or for several years --from-year 97-98 --to-year 98-99"),
            (
                "US",
                "FY2025-2030",
                "write FY2025-26, or for several years --from-year FY2025 --to-year FY2030",
            ),
            ("NP", "2081/85", "write 2081/82, or for several years --from-year 2081/82 --to-year 2084/85"),
            ("NP", "2081/85 BS", "--from-year 2081/82 BS --to-year 2084/85 BS"),
            ("IN", "2025-20", "20 is not the year after 2025; write 2025-26$"),
            ("IN", "2025-25", "25 is not the year after 2025; write 2025-26$"),
            ("IN", "2025-2025", "2025 is not the year after 2025; write 2025-26$"),
            ("IN", "2025-026", "026 is not the year after 2025; write 2025-26"),
        ],
    )
    def test_of_two_that_do_not_follow_one_another_are_refused(
        self, country: str, label: str, advice: str
    ) -> None:
        with pytest.raises(InputError, match=advice):
            read_year(calendar_of(country), label)
        with pytest.raises(InputError, match="is no fiscal year of"):
            item(said(80), country=country, to="INR", from_year=label)

    @pytest.mark.parametrize(
        ("label", "meant"), [("2025-2026", "2025-26"), ("1999-00", "1999-2000"), ("1999-2000", "1999-2000")]
    )
    def test_of_two_that_follow_one_another_are_read(self, label: str, meant: str) -> None:
        assert read_year(calendar_of("IN"), label).label == meant

    @pytest.mark.parametrize("label", ["", "2025-", "20255", "FY", "2025-26-27", "٢٠٢٥"])
    def test_labels_that_are_none_are_refused(self, label: str) -> None:
        with pytest.raises(InputError, match="is no fiscal year"):
            read_year(calendar_of("IN"), label)


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"profile": "late"}, "profile 'late' is not known"),
        ({"profile": "weights"}, "needs weights"),
        ({"profile": "even", "weights": "1,2"}, "'even' has no weights"),
        ({"weights": "1,,2"}, "'' is no weight"),
        ({"weights": "1,-2"}, "'-2' is no weight"),
        ({"weights": "0,0"}, "all weights are nought"),
        ({"weights": "1,NaN"}, "'NaN' is no weight"),
        ({"weights": "1,1e999"}, "is no weight"),
        ({"weights": [0.5, 0.5]}, "0.5 is no weight"),
    ],
)
def test_a_spreading_that_makes_no_sense_is_refused(options: dict[str, object], fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        read_spreading(**options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("NPR 5 billion in FY 2081/82", "NP 2024-25"),
        ("NPR 5 billion in FY2081", "NP 2024-25"),
        ("Birr 5 billion in FY 2017/18", "ET 2017-18"),
        ("Rs 5 billion in FY2026", "IN 2025-26"),
        ("NPR 5 billion in FY2199", ""),
    ],
)
def test_a_fiscal_year_without_a_country_is_of_the_currency_s_in_its_own_era(text: str, heading: str) -> None:
    (one,) = fn.normalise(fn.parse(text))
    assert [name for name, _ in shares(one)] == ([heading] if heading else [])
