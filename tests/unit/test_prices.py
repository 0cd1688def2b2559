"""Prices, population and GDP: which series is taken, its mean over a time, and what is refused."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest

from fundnorm.calendars import calendar_of
from fundnorm.errors import DataError, InputError, MissingFactError
from fundnorm.lexicon.store import FOLDER_VARIABLE
from fundnorm.model.period import PartialDate, Period
from fundnorm.normalise.prices.files import bundled_currencies, bundled_prices, bundled_sources
from fundnorm.normalise.prices.table import PriceTable, Series

YEARS = {"2014": "110", "2015": "120", "2016": "126", "2017": "130"}
MONTHS = {f"2025-{month:02d}": str(100 + month) for month in range(1, 13) if month != 10}


def year(number: int) -> PartialDate:
    return PartialDate(number)


def bundled() -> PriceTable:
    return PriceTable.bundled()


def own(fact: str = "deflator", values: dict[str, str] = YEARS) -> Series:
    table = PriceTable.of({"IN": {fact: values}})
    return table.series("IN", fact, [])


def test_a_year_in_years_is_the_published_figure() -> None:
    level = own().mean(year(2015))
    assert (level.value, level.keys) == (Decimal(120), "2015")
    assert (level.held, level.partial, level.source) == (False, False, "given")


def test_a_month_and_a_day_in_years_are_their_years_figure() -> None:
    assert own().mean(PartialDate(2015, 3)).value == 120
    assert own().mean(PartialDate(2015, 3, 9)).value == 120


def test_a_long_published_figure_is_not_rounded() -> None:
    assert own("gdp", {"2017": "123456789012345678.5"}).mean(year(2017)).value == Decimal(
        "123456789012345678.5"
    )


@pytest.mark.parametrize(
    ("country", "label", "first", "share"),
    [("IN", 2016, 9, "2015"), ("US", 2016, 3, "2015"), ("AU", 2016, 6, "2015")],
)
def test_a_fiscal_year_takes_its_months_from_both_years(
    country: str, label: int, first: int, share: str
) -> None:
    fiscal = calendar_of(country).year_named(label)
    level = own().mean(fiscal)
    expected = Fraction(first * int(YEARS[share]) + (12 - first) * int(YEARS["2016"]), 12)
    assert abs(Fraction(level.value) / expected - 1) < Fraction(1, 10**11)
    assert level.keys == "2015..2016"


def test_months_at_the_ends_count_by_their_days() -> None:
    level = own().mean(Period(date(2015, 12, 17), date(2016, 1, 31)))
    expected = (Fraction(15, 31) * 120 + 126) / (Fraction(15, 31) + 1)
    assert abs(Fraction(level.value) / expected - 1) < Fraction(1, 10**11)
    assert len(level.value.as_tuple().digits) <= 12


def test_a_year_of_months_is_their_mean_and_one_never_published_makes_it_partial() -> None:
    level = own("cpi", MONTHS).mean(year(2025))
    expected = Fraction(sum(map(int, MONTHS.values())), 11)
    assert abs(Fraction(level.value) / expected - 1) < Fraction(1, 10**11)
    assert level.partial
    assert level.keys == "2025-01..2025-12"


def test_the_unpublished_month_alone_is_refused() -> None:
    with pytest.raises(MissingFactError, match="2025-10"):
        own("cpi", MONTHS).mean(PartialDate(2025, 10))
    with pytest.raises(MissingFactError, match="2025-10"):
        bundled().series("US", "cpi", [PartialDate(2025, 10)])


def test_the_united_states_year_without_its_october_is_partial() -> None:
    found = bundled().series("US", "cpi", [year(2025)])
    assert found.source == "bls"
    assert found.mean(year(2025)).partial
    assert not found.mean(year(2024)).partial


def test_a_year_that_is_missing_between_others_is_refused() -> None:
    gap = {"2014": "110", "2016": "126"}
    with pytest.raises(MissingFactError, match="2015"):
        PriceTable.of({"IN": {"deflator": gap}}).series("IN", "deflator", [year(2014), year(2015)], hold=True)


def test_a_mean_outside_the_series_is_refused() -> None:
    with pytest.raises(MissingFactError, match="given has 2014 to 2017"):
        own().mean(Period(date(2017, 4, 1), date(2018, 3, 31)))


def test_the_refusal_names_the_country_the_fact_the_year_and_what_there_is() -> None:
    with pytest.raises(MissingFactError) as refused:
        bundled().series("IN", "deflator", [calendar_of("IN").year_named(2026)])
    assert str(refused.value) == (
        "no GDP deflator of India for 2025-26: pwt91 has 1950 to 2017; choose years up to 2017, "
        "run `fundnorm data update`, or hold the last year with --hold-prices"
    )


def test_the_refusal_of_a_split_year_names_the_first_year_that_is_missing() -> None:
    with pytest.raises(MissingFactError, match=r"for 2017-18 \(first missing: 2018\)"):
        bundled().series("IN", "deflator", [calendar_of("IN").year_named(2018)])


def test_what_lies_before_the_first_year_is_never_held() -> None:
    with pytest.raises(MissingFactError) as refused:
        bundled().series("IN", "deflator", [year(1949)], hold=True)
    assert "choose years from 1950" in str(refused.value)
    assert "--hold-prices" not in str(refused.value)


def test_the_last_figure_is_held_only_when_asked() -> None:
    found = bundled().series("IN", "deflator", [year(2015), year(2025)], hold=True)
    assert (found.source, found.held_from) == ("pwt91", "2017")
    late, early = found.mean(year(2025)), found.mean(year(2015))
    assert (late.value, late.held, late.keys[-4:]) == (found.values["2017"], True, "2017")
    assert not early.held


def test_a_fiscal_year_over_the_end_is_held_in_part() -> None:
    fiscal = calendar_of("IN").year_named(2018)
    level = (
        PriceTable.of({"IN": {"deflator": YEARS}}).series("IN", "deflator", [fiscal], hold=True).mean(fiscal)
    )
    assert (level.value, level.held) == (130, True)


def test_nothing_is_held_where_a_source_covers_all() -> None:
    assert bundled().series("IN", "deflator", [year(2015), year(2017)], hold=True).held_from == ""


def test_the_source_that_ends_last_is_held() -> None:
    found = bundled().series("IN", "ppp", [year(2030)], hold=True)
    assert (found.source, found.held_from) == ("cia", "2024")
    found = bundled().series("IN", "ppp", [year(2010), year(2030)], hold=True)
    assert (found.source, found.held_from) == ("pwt91", "2017")


def test_months_of_a_year_after_the_end_are_held() -> None:
    found = bundled().series("US", "cpi", [year(2026)], hold=True)
    level = found.mean(year(2026))
    assert (found.source, level.held, level.keys[-7:]) == ("bls", True, "2026-08")
    weights = [found.values[f"2026-{month:02d}"] for month in range(1, 9)] + [found.values["2026-08"]] * 4
    assert abs(level.value - sum(weights) / 12) < Decimal("1e-8")


@pytest.mark.parametrize(
    ("country", "years", "fact", "source"),
    [
        ("IN", (2010, 2015), "deflator", "pwt91"),
        ("US", (2010, 2015), "deflator", "pwt91"),
        ("US", (2010, 2024), "cpi", "bls"),
        ("US", (1920, 1935), "cpi", "bls"),
        ("IN", (2022, 2024), "cpi", "cia"),
    ],
)
def test_the_deflator_first_then_consumer_prices(
    country: str, years: tuple[int, int], fact: str, source: str
) -> None:
    found = bundled().price_index(country, [year(number) for number in years])
    assert (found.fact, found.source) == (fact, source)


def test_an_index_is_held_from_whichever_ends_last() -> None:
    found = bundled().price_index("US", [year(2015), year(2027)], hold=True)
    assert (found.fact, found.held_from) == ("cpi", "2026-08")
    with pytest.raises(MissingFactError, match="no GDP deflator or consumer prices of India"):
        bundled().price_index("IN", [year(2015), year(2024)])


def test_a_rough_proxy_is_taken_only_when_named() -> None:
    needs = [year(2015), calendar_of("IN").year_named(2026)]
    with pytest.raises(MissingFactError):
        bundled().price_index("IN", needs)
    found = bundled().price_index("IN", needs, "cbdt")
    assert (found.fact, found.source, found.mean(needs[1]).value) == ("cpi", "cbdt", 376)


def test_a_year_before_all_series_is_told_the_first_of_any() -> None:
    with pytest.raises(MissingFactError, match="choose years from 1950, or run"):
        bundled().price_index("IN", [year(1949)])


def test_a_named_source_is_the_only_one() -> None:
    assert bundled().series("US", "cpi", [year(2023)], "cia").source == "cia"
    with pytest.raises(MissingFactError, match="no GDP deflator of India: bls has none; leave the source"):
        bundled().series("IN", "deflator", [year(2015)], "bls")


def test_one_source_covers_all_the_times() -> None:
    """PPPs of two rounds are never mixed: 2010 is in one table, 2024 in another."""
    with pytest.raises(MissingFactError, match="pwt91 has 1950 to 2017, cia has 2024"):
        bundled().series("IN", "ppp", [year(2010), year(2024)])


def test_a_series_says_what_it_is() -> None:
    found = bundled().series("DE", "ppp", [year(1990)])
    assert (found.currency, found.unit_date, found.source) == ("EUR", "2017-12-31", "pwt91")
    assert (found.name, found.first, found.last) == ("Penn World Table", "1950", "2017")
    assert "international dollar" in found.unit
    people = bundled().series("DE", "population", [year(1990)])
    assert (people.currency, people.unit_date) == ("", "")


def test_a_table_of_your_own_has_its_own_units() -> None:
    table = PriceTable.of({"IN": {"ppp": {"2025": "20.5"}}}, source="mine", currencies={"IN": "INR"})
    found = table.series("IN", "ppp", [year(2025)])
    assert (found.source, found.currency, found.mean(year(2025)).value) == ("mine", "INR", Decimal("20.5"))


@pytest.mark.parametrize(
    ("prices", "message"),
    [
        ({"India": {"cpi": {"2025": "1"}}}, "'India' is no country"),
        ({"IN": {"inflation": {"2025": "1"}}}, "'inflation' is no fact"),
        ({"IN": {"cpi": {"2025-01-01": "1"}}}, "years \\(2025\\) or months"),
        ({"IN": {"cpi": {"2024": "1", "2025-01": "1"}}}, "years \\(2025\\) or months"),
        ({"IN": {"cpi": {"FY25": "1"}}}, "'FY25' is no date"),
        ({"IN": {"cpi": {"2025": "0"}}}, "above zero"),
        ({"IN": {"cpi": {"2025": "many"}}}, "above zero"),
    ],
)
def test_a_table_that_is_none_is_refused(prices: dict[str, dict[str, dict[str, str]]], message: str) -> None:
    with pytest.raises(InputError, match=message):
        PriceTable.of(prices)


@pytest.mark.parametrize(
    ("country", "fact", "source", "message"),
    [
        ("XX", "cpi", "", "'XX' is no country"),
        ("IN", "inflation", "", "'inflation' is no fact"),
        ("IN", "cpi", "imf", "'imf' is no source .* wb, pwt91, bls, cia, cbdt"),
    ],
)
def test_what_is_not_known_is_refused(country: str, fact: str, source: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        bundled().series(country, fact, [year(2015)], source)


def test_a_sum_without_a_country_has_no_prices() -> None:
    with pytest.raises(MissingFactError, match="no country is known"):
        bundled().price_index("", [year(2015)])


def updated(folder: Path, files: dict[str, str]) -> None:
    """Put tables in use as an update does."""
    home = folder / "generations" / "1"
    known = {}
    for path, text in files.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(text.encode())
        known[path] = {"sha256": sha256(text.encode()).hexdigest(), "size": len(text.encode())}
    manifest = json.dumps({"format": 1, "sources": {}, "files": known}).encode()
    (home / "manifest.json").write_bytes(manifest)
    (folder / "current").write_text(f"1 {sha256(manifest).hexdigest()}\n", encoding="utf-8")


def fresh() -> PriceTable:
    return PriceTable(bundled_prices, bundled_sources(), bundled_currencies())


def test_updated_tables_of_the_world_bank_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "period,deflator,cpi,ppp,population,gdp\n2016,140,,19,1300000000,\n2017,145,,19.5,,\n2025,210,,21,,\n"
    )
    updated(tmp_path, {"prices/wb/IN.csv": text})
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    found = fresh().series("IN", "ppp", [year(2016), year(2025)])
    assert (found.source, found.currency, found.mean(year(2025)).value) == ("wb", "INR", 21)
    assert fresh().series("IN", "population", [year(2017)]).source == "pwt91"
    assert fresh().series("DE", "ppp", [year(2017)]).source == "pwt91"


def test_a_cell_that_is_no_number_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    updated(tmp_path, {"prices/wb/IN.csv": "period,ppp\n2016,19\n2017,n/a\n"})
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    with pytest.raises(DataError, match=r"prices/wb/IN.csv:3: ppp: a number, got 'n/a'"):
        fresh().series("IN", "ppp", [year(2016)])
