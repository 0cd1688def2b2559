"""On a basis: constant prices in either order, purchasing powers, per head, share of output."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hand_made import codes, dated, flags, said, shares, years

import fundnorm as fn
from fundnorm.errors import InputError, MissingFactError, SeriesEndedError
from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document, Mention
from fundnorm.model.period import PartialDate
from fundnorm.model.rate import Rate
from fundnorm.model.source import Source
from fundnorm.normalise.prices import PriceTable
from fundnorm.normalise.prices.basis import read_basis
from fundnorm.normalise.rates import RateTable

RATES = RateTable.of(
    {
        "INR": {"2014": "60", "2015": "64", "2016": "68"},
        "EUR": {"2014": "0.75", "2015": "0.9", "2016": "0.9"},
    }
)
PRICES = PriceTable.of(
    {
        "IN": {
            "deflator": {"2014": "100", "2015": "104", "2016": "110"},
            "ppp": {"2014": "16", "2015": "17", "2016": "18"},
            "population": {"2014": "1300000000", "2015": "1310000000", "2016": "1320000000"},
            "gdp": {"2014": "120000000000000", "2015": "130000000000000", "2016": "150000000000000"},
        },
        "US": {
            "deflator": {"2014": "100", "2015": "101", "2016": "102"},
            "gdp": {"2014": "17500000000000"},
            "population": {"2014": "320000000"},
        },
        "GB": {"ppp": {"2014": "0.7"}},
        "DE": {"deflator": {"2014": "100", "2015": "102"}, "ppp": {"2014": "0.8", "2015": "0.8"}},
    },
    currencies={"IN": "INR", "US": "USD", "GB": "GBP", "DE": "EUR"},
)


def valued(mention: Mention, basis: str, country: str | None = "IN", **options: object) -> LineItem:
    document = Document(Source("text", country=country), (mention,))
    (found,) = fn.normalise(document, basis=basis, rates=RATES, prices=PRICES, **options)  # type: ignore[arg-type]
    return found


def two_years() -> Mention:
    return said(2080000, period=dated(date(2014, 1, 1), date(2015, 12, 31), fiscal=False))


class TestConstantPrices:
    def test_are_deflated_in_the_own_currency_and_converted_at_the_base_year_s_rate(self) -> None:
        found = valued(two_years(), "constant:2015", to="USD")
        # 1,040,000 rupees a year: × 104 ÷ 100 ÷ 64 in 2014, ÷ 64 in 2015
        assert shares(found) == [("2014", "16900.00"), ("2015", "16250.00")]
        assert (found.value_low, found.per_year_low) == (Decimal("33150.00"), Decimal("16575.00"))
        assert found.basis == "constant:2015,deflate-first"
        assert found.rate is not None
        assert (found.rate.value, found.rate.date) == (Decimal(64), "2015")

    def test_in_the_other_order_are_converted_first(self) -> None:
        found = valued(two_years(), "constant:2015,convert-first", to="USD")
        # ÷ 60 × 101 ÷ 100 in 2014, ÷ 64 in 2015
        assert shares(found) == [("2014", "17506.67"), ("2015", "16250.00")]
        assert found.basis == "constant:2015,convert-first"
        assert [rate.date for rate in found.rates] == ["2014", "2015"]

    def test_in_the_own_currency_need_no_rate(self) -> None:
        found = valued(two_years(), "constant:2015", to="none")
        assert shares(found) == [("2014", "1081600.00"), ("2015", "1040000.00")]
        assert found.rate is None

    def test_of_a_sum_without_years_are_those_of_its_date(self) -> None:
        found = valued(said(100, announced="2014"), "constant:2016", to="INR")
        assert found.value_low == Decimal("110.00")
        assert codes(found)[0] == "price-year"

    def test_of_a_figure_in_stated_prices_start_from_those(self) -> None:
        mention = said(104, period=dated(date(2014, 1, 1), date(2014, 12, 31), fiscal=False))
        stated = Mention(**{name: getattr(mention, name) for name in mention.__slots__} | {"prices": "2015"})
        assert valued(stated, "constant:2014", to="INR").value_low == Decimal("100.00")
        assert valued(stated, "nominal", to="INR").basis == "constant:2015"

    def test_after_the_last_year_are_refused_by_name(self) -> None:
        with pytest.raises(SeriesEndedError, match=r"'INR 100': no GDP deflator .* of India for 2019.*hold"):
            valued(said(100, announced="2019"), "constant:2015")

    def test_after_the_last_year_are_held_where_that_is_asked_for(self) -> None:
        found = valued(said(100, announced="2019"), "constant:2016", to="INR", hold_prices=True)
        assert (found.value_low, flags(found)) == (Decimal("100.00"), ["price-held"])

    def test_name_the_series_with_its_last_year(self) -> None:
        found = fn.normalise(
            fn.parse("Rs 5 crore", country="IN", date="2012"), basis="constant:2015", to="INR"
        )[0]
        told = next(one.text for one in found.assumptions if one.code == "price-series")
        assert told == "GDP deflator of India: Penn World Table, vintage 9.1 (2019), 1950 to 2017"

    def test_take_the_series_that_is_named(self) -> None:
        document = fn.parse("Rs 5 crore", country="IN", date="2024-06")
        found = fn.normalise(document, basis="constant:2015", to="INR", deflator="cbdt")[0]
        assert any("Cost Inflation Index" in one.text for one in found.assumptions)
        assert found.value_low is not None
        assert found.value_low < 50000000


class TestPurchasingPowers:
    def test_are_those_of_each_year(self) -> None:
        found = valued(two_years(), "ppp", to="USD")
        assert shares(found) == [("2014", "65000.00"), ("2015", "61176.47")]
        assert (found.basis, found.rate) == ("ppp", None)

    def test_in_constant_prices_are_those_of_the_base_year(self) -> None:
        found = valued(two_years(), "constant:2015,ppp", to="USD")
        assert shares(found) == [("2014", "63623.53"), ("2015", "61176.47")]

    def test_lead_to_another_currency_by_both_countries(self) -> None:
        assert valued(said(1600, announced="2014"), "ppp", to="GBP").value_low == Decimal("70.00")

    def test_lead_to_no_currency_of_several_countries(self) -> None:
        found = valued(said(1600, announced="2014"), "ppp", to="EUR")
        assert (found.value_low, flags(found)) == (None, ["no-price"])

    def test_need_a_unit(self) -> None:
        with pytest.raises(InputError, match="purchasing powers need a unit"):
            valued(said(100, announced="2014"), "ppp", to="none")


class TestPerHead:
    def test_divides_by_the_people_of_each_year_to_a_millionth(self) -> None:
        found = valued(said(13000000000, announced="2014"), "per-head", to="INR")
        assert found.value_low == Decimal("10.000000")
        assert str(found.unit) == "INR"

    def test_has_a_currency_for_its_unit_where_none_is_asked_for(self) -> None:
        assert str(valued(said(13000000000, announced="2014"), "per-head").unit) == "USD"

    def test_takes_the_people_of_the_document_s_country(self) -> None:
        found = valued(said(320000000, "USD", announced="2014"), "per-head", "US")
        assert found.value_low == Decimal("1.000000")


class TestShareOfOutput:
    def test_is_per_cent_of_the_year_s_output(self) -> None:
        found = valued(said(1200000000000, announced="2014"), "gdp-share")
        assert (found.value_low, str(found.unit)) == (Decimal("1.000000000"), "% of GDP")

    def test_of_money_in_another_currency_is_converted_at_the_year_s_rate(self) -> None:
        found = valued(said(20000000000, "USD", announced="2014"), "gdp-share")
        assert round(found.value_low or 0, 6) == Decimal("1.000000")

    def test_adds_up_over_the_years(self) -> None:
        found = valued(two_years(), "gdp-share")
        assert found.schedule is not None
        assert found.schedule.total == found.value_low

    def test_has_no_other_unit(self) -> None:
        with pytest.raises(InputError, match="leave the unit out"):
            valued(said(100, announced="2014"), "gdp-share", to="USD")


class TestWhatIsMissing:
    def test_a_country_of_a_shared_currency_leaves_the_value_empty_with_a_flag(self) -> None:
        found = valued(said(100, "EUR", announced="2014"), "constant:2015", None)
        assert (found.value_low, flags(found)) == (None, ["no-price"])
        assert "--country" in found.flags[0].text

    def test_a_country_of_a_shared_currency_is_the_document_s(self) -> None:
        found = valued(said(100, "EUR", announced="2014"), "constant:2015", "DE", to="EUR")
        assert found.value_low == Decimal("102.00")

    def test_a_date_leaves_the_value_empty_with_a_flag(self) -> None:
        found = valued(said(100, period=years(2)), "constant:2015")
        assert (found.value_low, found.schedule, flags(found)) == (None, None, ["no-price"])

    def test_a_price_raises_under_strict(self) -> None:
        with pytest.raises(MissingFactError, match="--country"):
            valued(said(100, "EUR", announced="2014"), "constant:2015", None, strict=True)

    def test_a_rate_leaves_the_value_empty_with_a_flag(self) -> None:
        found = valued(said(100, "GBP", announced="2014"), "gdp-share")
        assert flags(found) == ["no-rate"]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("real", "'real' is not known"),
        ("constant", "those of a year"),
        ("constant:15", "those of a year"),
        ("ppp:2015", "'ppp:2015' is not known"),
        ("convert-first", "is an order of constant prices"),
        ("constant:2015,ppp,convert-first", "is an order of constant prices"),
        ("constant:2015,convert-first,deflate-first", "is an order of constant prices"),
        ("gdp-share,per-head", "goes with no other word"),
        ("nominal,ppp", "goes with no other word"),
        ("", "is not known"),
    ],
)
def test_words_that_make_no_basis_are_refused(words: str, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        read_basis(words)


@pytest.mark.parametrize(
    "words",
    [
        "nominal",
        "ppp",
        "per-head",
        "gdp-share",
        "constant:2015,deflate-first",
        "constant:1999,convert-first",
        "constant:2015,ppp,per-head",
        "constant:2015,convert-first,per-head",
    ],
)
def test_a_basis_is_written_as_it_is_read(words: str) -> None:
    assert str(read_basis(words)) == words


def test_a_deflator_without_constant_prices_is_refused() -> None:
    with pytest.raises(InputError, match="is for constant prices"):
        fn.normalise(fn.parse("$5"), deflator="bls")


def test_a_range_is_valued_at_both_ends() -> None:
    document = fn.parse("$100-200 million", country="US", date="2014")
    (found,) = fn.normalise(document, basis="constant:2014", to="USD", prices=PRICES, rates=RATES)
    assert (found.value_low, found.value_high) == (Decimal(100000000), Decimal(200000000))


def test_prices_of_a_fiscal_year_are_the_mean_of_its_months() -> None:
    series = PRICES.series("IN", "deflator", [PartialDate(2014), PartialDate(2015)])
    found = valued(said(10250, period=dated(date(2014, 4, 1), date(2015, 3, 31))), "constant:2015", to="INR")
    assert series.mean(PartialDate(2015)).value == 104
    assert shares(found) == [("IN 2014-15", "10554.46")]  # × 104 ÷ (100 × 9/12 + 104 × 3/12)


class TestAStatedPriceYear:
    def mention(self) -> Mention:
        return replace(two_years(), prices="2014")

    def test_is_that_of_purchasing_powers(self) -> None:
        found = valued(self.mention(), "ppp", to="USD")
        assert shares(found) == [("2014", "65000.00"), ("2015", "65000.00")]  # ÷ 16 in both

    def test_is_that_of_the_rate_where_conversion_comes_first(self) -> None:
        found = valued(self.mention(), "constant:2015,convert-first", to="USD")
        # ÷ 60 × 101 ÷ 100 in both
        assert shares(found) == [("2014", "17506.67"), ("2015", "17506.67")]

    def test_is_left_for_the_year_s_own_prices_in_shares_of_output(self) -> None:
        found = valued(self.mention(), "gdp-share")
        # 1,040,000 × 104 ÷ 100 ÷ 130,000,000,000,000 per cent in 2015
        assert shares(found) == [("2014", "8.67E-7"), ("2015", "8.32E-7")]


def test_what_is_doubtful_about_a_price_names_its_time() -> None:
    text = fn.parse("$5 billion in fiscal 2026", country="US")
    (found,) = fn.normalise(text, basis="constant:2025", hold_prices=True)
    told = {flag.code: flag.text for flag in found.flags}
    assert told["price-held"] == "consumer prices of US: the figure of 2026-08 (bls) was held"
    assert told["price-partial"].startswith("consumer prices of US in 2025 and ")


class TestSumsBesideOthers:
    TEXT = "The plan had $5 million in 2014. It has Rs 5 crore in 2024."

    def test_a_sum_beyond_its_series_keeps_its_row_with_a_flag(self) -> None:
        document = fn.parse(self.TEXT, country="IN")
        found = fn.normalise(document, basis="constant:2015")
        assert [item.value_low is None for item in found] == [False, True]
        assert flags(found[1])[-1] == "no-price"

    def test_under_strict_it_raises(self) -> None:
        with pytest.raises(SeriesEndedError):
            fn.normalise(fn.parse(self.TEXT, country="IN"), basis="constant:2015", strict=True)

    def test_a_document_without_any_value_keeps_its_rows_in_a_comparison(self) -> None:
        comparison = fn.compare(["It has Rs 5 crore in 2024."], country="IN", basis="constant:2015")
        assert [row.low for row in comparison.rows] == [None]


@pytest.mark.parametrize(
    ("unit", "value"),
    [("million ITL", "1524920.822361"), ("million DEM", "1945.51975673"), ("million TRY", "36.1054308")],
)
def test_purchasing_powers_lead_into_the_unit_that_was_asked_for(unit: str, value: str) -> None:
    # 10,000 million / 10.9835 x 0.865012, both of 1996 in PWT 9.1; the lira at 1936.27 by law
    found = fn.convert("Rs 1,000 crore", country="IN", date="1996", basis="ppp", to=unit)
    assert str(found.value_low).startswith(value)
    assert "10,000,000,000 INR ÷ 10.9835 × " in str(found.trace())


@pytest.mark.parametrize(
    ("text", "country", "year"),
    [("USD 339,203,000", "SK", "2003"), ("EUR 300,000,000", "SK", "2003"), ("USD 121,000,000", "LV", "2003")],
)
def test_output_is_in_the_money_of_its_year_then_at_the_law_s_rate(
    text: str, country: str, year: str
) -> None:
    found = fn.convert(text, country=country, date=year, basis="gdp-share")
    rates = [factor.by for factors in found.factors for factor in factors if isinstance(factor.by, Rate)]
    old = {"SK": "SKK", "LV": "LVL"}[country]
    assert [(rate.target, rate.rule) for rate in rates] == [(old, "year-mean"), ("EUR", "fixed")]
    assert found.value_low is not None
    assert Decimal("0.5") < found.value_low < Decimal("1.5")


def test_a_target_of_many_countries_is_refused_in_words_that_help() -> None:
    with pytest.raises(
        MissingFactError, match="prices of EUR, which is not one country's alone; choose a unit"
    ):
        fn.convert(
            "Rs 100 crore",
            country="IN",
            date="2015",
            basis="constant:2015,convert-first",
            to="EUR",
            strict=True,
        )


def test_prices_that_the_text_states_are_not_said_to_be_those_of_its_date() -> None:
    read = fn.parse("€100 million in 2010 prices", country="FR", date="2012")
    (found,) = fn.normalise(read, basis="constant:2015", to="USD")
    assert found.value_low is not None
    assert "price-year" not in {assumption.code for assumption in found.assumptions}


def test_a_stated_price_year_may_be_of_the_country_s_own_era() -> None:
    texts = [f"NPR 5 million at constant {year} prices in 2070/71" for year in ("2069", "2069/70", "2012/13")]
    documents = [fn.parse(text, country="NP") for text in texts]
    valued = [fn.normalise(document, basis="constant:2015", to="NPR")[0] for document in documents]
    assert len({found.value_low for found in valued}) == 1
    assert [found.mention.prices for found in valued] == ["2069", "2069/70", "2012/13"]
    assert valued[0].value_low > 5000000  # type: ignore[operator]  # it has a value


def test_a_stated_price_year_beyond_the_almanac_is_one_of_the_common_era() -> None:
    document = fn.parse("NPR 5 million at constant 2099 prices in 2014")
    (found,) = fn.normalise(document, basis="constant:2015", to="NPR", hold_prices=True)
    assert "price-held" in flags(found)
