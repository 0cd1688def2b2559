"""The World Bank's pages and the US consumer prices into tables, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest
from mirror import consumer_prices, indicator_pages

from fundnorm.errors import DataError
from fundnorm.lexicon.store import bundled_table
from fundnorm.update import us_cpi, yearly_rates
from fundnorm.update.tables import Made
from fundnorm.update.world_bank import Figures, figures, prices, read_page

COUNTRIES = {"IN", "NP", "BR"}
PPP = "PA.NUS.PPP"


def found(
    values: Mapping[tuple[str, str], str | None], change: Callable[[bytes], bytes] = lambda page: page
) -> Figures:
    pages = [read_page(change(page), PPP) for page in indicator_pages(PPP, values)]
    return figures(pages, PPP, COUNTRIES)


def test_figures_of_countries_come_exactly_out_of_all_pages() -> None:
    values = {("IN", str(year)): f"20.{year}000000000000001" for year in range(2010, 2024)}
    assert found({**values, ("ZH", "2024"): "5", ("IN", "2024"): None}) == {
        key: Decimal(value) for key, value in values.items()
    }


def test_a_zero_of_long_ago_is_a_figure_too_small_to_print() -> None:
    assert found({("BR", "1960"): "0", ("BR", "2020"): "2.36"}) == {("BR", "2020"): Decimal("2.36")}


ONE: dict[tuple[str, str], str | None] = {("IN", "2020"): "21.5", ("IN", "2021"): "20.1"}
WRONG: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _: b" ", "is empty"),
    "a web page": (lambda _: b"<html>", "is a web page"),
    "half a page": (lambda page: page[:-20], "damaged or not whole"),
    "the API's error": (
        lambda _: b'[{"message":[{"id":"120","key":"Invalid value","value":"The value is not valid"}]}]',
        "answered 'The value is not valid'",
    ),
    "an object": (lambda _: b'{"page": 1}', "another shape"),
    "no total": (lambda page: page.replace(b"total", b"sum"), "another shape"),
    "a page of pages": (lambda page: page.replace(b'"pages": 1', b'"pages": "many"'), "another shape"),
    "another indicator": (lambda page: page.replace(b"PA.NUS.PPP", b"PA.NUS.ATLS"), "rows of PA.NUS.ATLS"),
    "fewer rows": (lambda page: page.replace(b'"total": 2', b'"total": 3'), "2 of 3 rows"),
    "another page": (lambda page: page.replace(b'"page": 1', b'"page": 2'), "rows of the World Bank's"),
    "no country": (lambda page: page.replace(b'"country"', b'"land"'), "no country, date or value"),
    "no year": (lambda page: page.replace(b'"2021"', b'"2021Q1"'), "expected a year"),
    "a year twice": (lambda page: page.replace(b'"2021"', b'"2020"'), "IN in 2020 twice"),
    "a word": (lambda page: page.replace(b"20.1", b'"n/a"'), "IN in 2021: 'n/a' is no number"),
    "zero": (lambda page: page.replace(b"20.1", b"0"), "IN in 2021: 0 is not above zero"),
    "less than zero": (lambda page: page.replace(b"20.1", b"-20.1"), "not above zero"),
    "a list": (lambda page: page.replace(b"20.1", b"[1]"), "is no number"),
    "true": (lambda page: page.replace(b"20.1", b"true"), "is no number"),
    "beyond all measure": (lambda page: page.replace(b"20.1", b"1e999"), "beyond all measure"),
    "an exponent of a line": (lambda page: page.replace(b"20.1", b"1e" + b"9" * 40), "damaged or not whole"),
    "nested without end": (lambda _: b"[" * 100_000, "damaged or not whole"),
    "no figure": (lambda page: page.replace(b'"IN"', b'"ZH"'), "no figure of any country"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_page_of_the_indicator_is_refused_in_words(case: str) -> None:
    change, words = WRONG[case]
    with pytest.raises(DataError) as caught:
        found(ONE, change)
    assert words in str(caught.value)


def test_pages_of_two_editions_are_not_joined() -> None:
    one = indicator_pages(PPP, {("IN", str(year)): "20" for year in range(2000, 2008)})
    later = indicator_pages(
        PPP, {("IN", str(year)): "20" for year in range(2000, 2008)}, updated="2026-12-01"
    )
    with pytest.raises(DataError, match="new edition"):
        figures([read_page(one[0], PPP), read_page(later[1], PPP)], PPP, COUNTRIES)


def test_prices_are_one_file_a_country() -> None:
    facts: dict[str, Figures] = {
        "deflator": {("IN", "2023"): Decimal("155.5"), ("IN", "2024"): Decimal("160.25")},
        "gdp": {("IN", "2024"): Decimal("3.3068145E14"), ("NP", "2024"): Decimal(5)},
    }
    made = prices(facts, lambda _: "")
    assert made.files["prices/wb/IN.csv"] == "period,deflator,gdp\n2023,155.5,\n2024,160.25,330681450000000\n"
    assert made.files["prices/wb/NP.csv"] == "period,deflator,gdp\n2024,,5\n"
    assert (made.first, made.last) == ("2023", "2024")


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ("period,deflator\n2024,1\n2025,2\n", "ends at 2024"),
        ("period,deflator,ppp\n2023,1,20\n2024,2,21\n", "fewer than those in use"),
    ],
)
def test_prices_may_not_shrink(known: str, words: str) -> None:
    facts = {"deflator": {("IN", "2023"): Decimal(155), ("IN", "2024"): Decimal(160)}}
    with pytest.raises(DataError) as caught:
        prices(facts, lambda _: known)
    assert words in str(caught.value)


ANNUAL = (
    "year,per_usd,source,months,flags,other_source,difference\n"
    "2023,130,nbp,12,,,\n2024,133.9,nbp,12,,,\n2025,139.5,nbp,12,,,\n2026,150.6,nbp,10,partial|unchecked,,\n"
)


def yearly(ours: Mapping[str, str], annual: str = ANNUAL, successors: str = "") -> Made:
    tables = {
        "rates/annual/EUR.csv": ANNUAL.partition("\n")[0] + "\n",
        "rates/annual/NPR.csv": annual,
        "rates/successors.csv": f"old,new,old_per_new,date,example\n{successors}",
    }
    values: Figures = {("NP", year): Decimal(value) for year, value in ours.items()}
    return yearly_rates.make(values, {"NPR": ["NP"]}, lambda path: tables.get(path, ""))


def test_years_that_the_table_lacks_or_has_in_part_are_the_world_banks() -> None:
    made = yearly({"1990": "30", "2024": "134", "2025": "139", "2026": "151.25", "2027": "152"})
    assert made.files["rates/annual/NPR.csv"].splitlines()[2:] == [
        "2024,133.9,nbp,12,,,",
        "2025,139.5,nbp,12,,,",
        "2026,151.25,wb,12,unchecked,,",
        "2027,152,wb,12,unchecked,,",
    ]
    assert "1990" not in made.files["rates/annual/NPR.csv"]


def test_a_figure_of_its_own_is_brought_up_to_date() -> None:
    first = yearly({"2025": "139.5", "2026": "151.25"}).files["rates/annual/NPR.csv"]
    assert "2026,151.3,wb" in yearly({"2025": "139.5", "2026": "151.3"}, first).files["rates/annual/NPR.csv"]


@pytest.mark.parametrize(
    ("ours", "words"),
    [
        ({"2025": "1.395", "2026": "1.51"}, "2025 is 1.395 per USD, and 139.5 in the table in use"),
        ({"2025": "139.5", "2026": "1.51"}, "as of a new unit"),
        ({"2027": "152"}, "no year that the table in use has too"),
    ],
)
def test_figures_of_another_unit_are_left_out_and_named(ours: dict[str, str], words: str) -> None:
    made = yearly(ours)
    assert made.files == {}
    assert words in made.remarks[0]


def test_a_currency_that_is_gone_gets_no_later_year() -> None:
    ours = {"2024": "134", "2025": "139.5", "2026": "151.25"}
    assert yearly(ours, successors="NPR,XYZ,100,2026-01-01,\n").files == {}


def test_rows_of_the_ecb_are_left_to_the_ecb() -> None:
    assert yearly({"2025": "139.5", "2026": "151"}, ANNUAL.replace("150.6,nbp", "150.6,ecb")).files == {}


def test_us_consumer_prices_by_month() -> None:
    made = us_cpi.make(consumer_prices({"2026-09": "335.500", "2026-10": "-"}), bundled_table)
    lines = made.files["prices/bls/US.csv"].splitlines()
    assert lines[:2] == ["period,cpi", "1913-01,9.8"]
    assert lines[-2:] == ["2026-08,334.98", "2026-09,335.5"]
    assert (made.first, made.last) == ("1913-01", "2026-09")
    assert "2025-10" not in made.files["prices/bls/US.csv"]


US_WRONG: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _: b"", "is empty"),
    "a web page": (lambda _: b"<!DOCTYPE html>", "is a web page"),
    "commas": (lambda text: text.replace(b"\t", b","), "columns of US consumer prices are"),
    "other columns": (lambda text: text.replace(b"period", b"month", 1), "columns of US consumer prices are"),
    "cut in a row": (lambda text: text[: text.rindex(b"\t") - 14], "cells; expected 5"),
    "cut between rows": (lambda text: text[: text.index(b"CUSR0000SA0      \t2000")], "ends at 1999-12"),
    "another series": (lambda text: text.replace(b"CUUR0000SA0", b"CUUR0000SA1"), "no month of CUUR0000SA0"),
    "a word": (lambda text: text.replace(b"  317.671", b"  unknown"), "'unknown' is no number"),
    "zero": (lambda text: text.replace(b"  317.671", b"        0"), "0 is not above zero"),
    "another base": (lambda text: text.replace(b"  317.671", b"  131.671"), "317.671 in the table in use"),
    "no text": (lambda text: text + b"\xff", "is no text"),
}


@pytest.mark.parametrize("case", US_WRONG)
def test_what_is_not_the_file_of_consumer_prices_is_refused(case: str) -> None:
    change, words = US_WRONG[case]
    with pytest.raises(DataError) as caught:
        us_cpi.make(change(consumer_prices({})), bundled_table)
    assert words in str(caught.value)


def test_a_newer_month_of_consumer_prices_that_leaps_is_refused() -> None:
    with pytest.raises(DataError, match="US consumer prices of 2026-09 are 3355, and those of 2026-08"):
        us_cpi.make(consumer_prices({"2026-09": "3355"}), bundled_table)
