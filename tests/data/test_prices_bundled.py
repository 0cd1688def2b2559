"""The bundled price tables against the raw facts, row by row, and the constant prices that come of them."""

from __future__ import annotations

import csv
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import islice, pairwise
from pathlib import Path

import pytest
from raw_prices import RawPair, convert_then_deflate, currency_of, deflate_then_convert, raw_pairs, raw_rates

from fundnorm.calendars import countries
from fundnorm.lexicon.tables import DATA
from fundnorm.model.mention import Document, Mention
from fundnorm.model.money import Amount
from fundnorm.model.period import PartialDate
from fundnorm.model.source import Source
from fundnorm.normalise.currencies import issuer
from fundnorm.normalise.items import normalise
from fundnorm.normalise.prices import PriceTable
from fundnorm.normalise.prices.files import FACTS, bundled_currencies, bundled_prices, bundled_sources
from fundnorm.normalise.rates import RateTable

SOURCES = Path(__file__).resolve().parents[2] / "tools" / "sources"
FILES = sorted((DATA / "prices").glob("*/*.csv"))
CODES = {row["code"] for row in csv.DictReader((DATA / "currencies.csv").open(encoding="utf-8"))}
CLOSE = Fraction(1, 10**11)
MILLION = 10**6

remembered = cache(bundled_prices)


def raw(name: str) -> list[dict[str, str]]:
    with (SOURCES / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


ALPHA_2 = {row["iso3"]: row["iso2"] for row in raw("price_countries.csv")}


def code_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=code_of)
def test_a_file_has_rows_in_order_and_figures_above_zero(path: Path) -> None:
    header, *rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    assert header[0] == "period"
    assert header[1:] == [fact for fact in FACTS if fact in header]
    assert path.stem in countries()
    assert rows
    assert all(former[0] < later[0] and len(former[0]) == len(later[0]) for former, later in pairwise(rows))
    for row in rows:
        assert len(row) == len(header)
        assert all(Decimal(cell) > 0 and "E" not in cell for cell in row[1:] if cell)
        assert any(row[1:])


def test_there_is_a_file_for_each_country_of_the_penn_world_table() -> None:
    assert {path.stem for path in FILES if path.parent.name == "pwt91"} == {
        ALPHA_2[row["iso3"]] for row in raw("pwt91.csv")
    }
    assert sum(path.parent.name == "pwt91" for path in FILES) == 182


def test_each_year_of_the_penn_world_table_is_the_raw_one() -> None:
    cells = 0
    for row in raw("pwt91.csv"):
        table, year = remembered("pwt91", ALPHA_2[row["iso3"]]), row["year"]
        assert table["population"][year] == Fraction(row["pop_million"]) * MILLION
        if not row["ngdp_usd_million"]:
            assert not any(year in table.get(fact, {}) for fact in ("deflator", "ppp", "gdp"))
            continue
        assert str(table["deflator"][year]) == str(Decimal(row["gdp_deflator_lcu_2011"]))
        assert table["ppp"][year] == Fraction(row["ppp_gdp"])
        assert table["gdp"][year] == Fraction(row["ngdp_usd_million"]) * MILLION * Fraction(row["xr"])
        cells += 4
    assert cells > 38000


def test_each_index_is_100_in_its_base_year() -> None:
    for path in FILES:
        if path.parent.name == "pwt91":
            assert bundled_prices("pwt91", path.stem)["deflator"]["2011"] == 100, path


def test_a_dollar_buys_a_dollar_in_the_united_states() -> None:
    for source, year in (("pwt91", "2017"), ("pwt91", "1950"), ("cia", "2024")):
        assert bundled_prices(source, "US")["ppp"][year] == 1


def test_known_figures_of_india() -> None:
    india = bundled_prices("pwt91", "IN")
    assert abs(india["population"]["2017"] / Decimal("1.339e9") - 1) < Decimal("0.001")
    assert abs(india["gdp"]["2017"] / Decimal("170e12") - 1) < Decimal("0.03")  # Rs 170 lakh crore
    later = bundled_prices("cia", "IN")
    assert abs(later["ppp"]["2024"] / Decimal("20.4") - 1) < Decimal("0.03")  # the World Bank's
    assert abs(later["gdp"]["2024"] / Decimal("330e12") - 1) < Decimal("0.03")


def test_months_of_the_united_states_are_the_raw_ones_and_the_unpublished_one_is_missing() -> None:
    months = bundled_prices("bls", "US")["cpi"]
    assert months == {row["month"]: Decimal(row["cpi_u_1982_84"]) for row in raw("us_cpi_monthly.csv")}
    assert "2025-10" not in months


def test_years_of_the_united_states_are_the_means_that_the_bureau_gives() -> None:
    compared = 0
    for row in raw("us_cpi_annual.csv"):
        when = PartialDate(int(row["year"]))
        mean = PriceTable.bundled().series("US", "cpi", [when], "bls").mean(when).value
        rounded = "0.002" if when.year > 2006 else "0.07"  # three places from 2007, one before
        assert abs(mean - Decimal(row["cpi_u_1982_84"])) < Decimal(rounded), row
        compared += 1
    assert compared == 113


def test_indias_inflation_index_stands_in_each_month_of_its_year() -> None:
    months = bundled_prices("cbdt", "IN")["cpi"]
    assert len(months) == 12 * 25
    for row in raw("india_cii.csv"):
        year = int(row["fiscal_year"][:4])
        for month in (f"{year}-04", f"{year}-12", f"{year + 1}-01", f"{year + 1}-03"):
            assert str(months[month]) == row["cii_2001_02"]


def test_chained_consumer_prices_follow_the_bureaus() -> None:
    chained, months = bundled_prices("cia", "US")["cpi"], PriceTable.bundled()
    for year in (2022, 2023, 2024):
        span = [PartialDate(2021), PartialDate(year)]
        first, last = (months.series("US", "cpi", span, "bls").mean(when).value for when in span)
        assert abs(chained[str(year)] / chained["2021"] / (last / first) - 1) < Decimal("0.001")


def test_chained_consumer_prices_are_of_unbroken_years() -> None:
    figures = {
        (row["iso2"], int(row["year"])): Fraction(row["value"])
        for row in raw("cia_macro.csv")
        if row["indicator"] == "cpi_inflation" and row["edition"] == "2025"
    }
    chained = 0
    for path in FILES:
        index = bundled_prices(path.parent.name, path.stem).get("cpi") if path.parent.name == "cia" else None
        years = [int(year) for year in index] if index else []
        for former, later in pairwise(years):
            assert later == former + 1
            growth = Fraction(index[str(later)]) / Fraction(index[str(former)]) - 1 if index else Fraction(0)
            assert abs(growth - figures[path.stem, later] / 100) < Fraction(1, 10**5)
            chained += 1
    assert chained > 600


def test_figures_in_constant_dollars_are_not_taken_for_current_ones() -> None:
    """PPPs of 2024 are not GDP over GDP in dollars of 2021, which is a seventh more."""
    for country in ("IN", "DE", "BR", "KE"):
        of = {
            row["indicator"]: row
            for row in raw("cia_macro.csv")
            if (row["iso2"], row["year"]) == (country, "2024")
        }
        facts = bundled_prices("cia", country)
        naive = facts["gdp"]["2024"] / Decimal(of["gdp_ppp_2021"]["value"])
        assert Decimal("1.13") < naive / facts["ppp"]["2024"] < Decimal("1.14")


@pytest.mark.parametrize("country", ["NG", "ZW", "CU", "VE", "SY", "IR", "LB", "AR"])
def test_no_gdp_where_the_factbooks_rate_can_not_be_restored(country: str) -> None:
    known = {"NG"}  # one official window since 2023-06
    assert ("gdp" in bundled_prices("cia", country)) == (country in known)


def test_every_ppp_and_gdp_has_a_currency() -> None:
    for path in FILES:
        if path.parent.name != "bls" and "gdp" in bundled_prices(path.parent.name, path.stem):
            assert bundled_currencies()[path.parent.name, path.stem] in CODES, path


@pytest.mark.parametrize(
    ("source", "country", "currency"),
    [
        ("pwt91", "DE", "EUR"),
        ("pwt91", "HR", "HRK"),
        ("pwt91", "BY", "BYN"),
        ("pwt91", "ST", "STN"),
        ("pwt91", "MR", "MRO"),
        ("pwt91", "ZW", "USD"),
        ("cia", "HR", "EUR"),
        ("cia", "MR", "MRU"),
        ("wb", "BG", "EUR"),
    ],
)
def test_the_unit_is_that_of_the_source(source: str, country: str, currency: str) -> None:
    assert bundled_currencies()[source, country] == currency


def test_the_unit_of_the_penn_world_table_fits_its_rate_of_2017() -> None:
    ours = {
        row["currency"]: Fraction(row["per_usd"]) for row in raw("fx_annual.csv") if row["year"] == "2017"
    } | {"USD": Fraction(1)}
    loose = {"BLR", "SYR", "VEN", "STP"}  # official and other rates; STN was not quoted in 2017
    for row in raw("pwt91.csv"):
        if row["year"] == "2017" and row["iso3"] not in loose:
            currency = bundled_currencies()["pwt91", ALPHA_2[row["iso3"]]]
            assert abs(Fraction(row["xr"]) / ours[currency] - 1) < Fraction(2, 100), row["iso3"]


def test_every_folder_is_a_source_that_says_what_its_figures_are() -> None:
    sources = {source.source: source for source in bundled_sources()}
    assert {path.parent.name for path in FILES} == set(sources) - {"wb"}
    for path in FILES:
        assert set(bundled_prices(path.parent.name, path.stem)) <= set(sources[path.parent.name].units)


PAIRS = raw_pairs()


def test_the_random_pairs_are_many_and_varied() -> None:
    assert len(PAIRS) == 200
    assert len({pair.country for pair in PAIRS}) > 90


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(map(str, pair)))
def test_constant_prices_are_those_of_the_raw_series_in_both_orders(pair: RawPair) -> None:
    rates = raw_rates(pair.country).get(currency_of(pair.country), {})
    then, base = (Fraction(rates.get(str(year), 1)) for year in (pair.year, pair.base))
    assert _apart(_prices(pair.country, pair) / base, deflate_then_convert(pair)) < CLOSE
    assert _apart(_prices("US", pair) / then, convert_then_deflate(pair)) < CLOSE


def _prices(country: str, pair: RawPair) -> Fraction:
    """By how much prices rose to the base year, as the look-up has it."""
    year, base = PartialDate(pair.year), PartialDate(pair.base)
    found = PriceTable.bundled().series(country, "deflator", [year, base], "pwt91")
    return Fraction(found.mean(base).value) / Fraction(found.mean(year).value)


def _apart(one: Fraction, other: Fraction) -> Fraction:
    return abs(one / other - 1)


def pairs_in_own_money() -> list[RawPair]:
    """The pairs whose currency is the country's legal tender: elsewhere a dollar's prices are the United States'."""
    own = (pair for pair in raw_pairs(260) if issuer(currency_of(pair.country), pair.country) == pair.country)
    return list(islice(own, 200))


@pytest.mark.parametrize("basis", ["constant:{base}", "constant:{base},convert-first"])
def test_sums_in_constant_dollars_are_those_of_the_raw_series(basis: str) -> None:
    # Rates are those of the raw table too, so that nothing but the deflators and the order is under test.
    pairs = pairs_in_own_money()
    assert len(pairs) == 200
    for pair in pairs:
        currency = currency_of(pair.country)
        amount = Decimal(10) ** 15
        said = Mention("sum", 0, 3, Amount.stated(amount, currency), announced=PartialDate(pair.year))
        (found,) = normalise(
            Document(Source("sum", country=pair.country), (said,)),
            to="USD",
            basis=basis.format(base=pair.base),
            rates=RateTable.of(raw_rates(pair.country), source="raw"),
            deflator="pwt91",
        )
        work = convert_then_deflate if "convert-first" in basis else deflate_then_convert
        assert found.value_low is not None, (pair, found.flags)
        due = Fraction(amount) * work(pair)
        assert abs(Fraction(found.value_low) - due) <= due / 10**11 + Fraction(1, 100), pair
