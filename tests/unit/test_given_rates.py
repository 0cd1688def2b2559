"""Rates of the user's own: what a file may look like, what it does to a look-up, and fixed pairs."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import fundnorm as fn
from fundnorm.calendars import calendar_of
from fundnorm.errors import DataError, InputError, RateNotFoundError
from fundnorm.lexicon.tables import DATA
from fundnorm.model.money import EXACT
from fundnorm.model.period import FiscalYear, PartialDate, Period
from fundnorm.model.rate import Rate, worked_out
from fundnorm.normalise.rates import RateTable
from fundnorm.normalise.rates.fixed import chosen_rates, parse_rate
from fundnorm.normalise.rates.given import read_rates
from fundnorm.normalise.rates.source import RateSource

BUNDLED = RateTable.bundled()


def rates(folder: Path, text: str, *pairs: str, name: str = "mine.csv") -> RateSource:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return chosen_rates(str(path), pairs)


def at(source: RateSource, currency: str, target: str, when: str | FiscalYear | Period | None) -> Rate:
    return source.rate(currency, target, PartialDate.parse(when) if isinstance(when, str) else when)


class TestAFile:
    def test_takes_the_place_of_a_quote_of_the_same_time_and_of_no_other(self, tmp_path: Path) -> None:
        table = rates(tmp_path, "currency,date,per_usd\nINR,2025-01-29,80\nINR,2025-02,81\nINR,2024,82\n")
        found = at(table, "INR", "USD", "2025-01-29")
        assert (found.value, found.source, found.date, found.rule) == (80, "mine.csv", "2025-01-29", "day")
        assert at(table, "INR", "USD", "2025-02").value == 81
        assert at(table, "INR", "USD", "2024").value == 82
        for other in ("2025-01-30", "2025-01", "2025", "2025-03"):
            assert at(table, "INR", "USD", other) == at(BUNDLED, "INR", "USD", other)

    def test_a_quote_per_dollar_reaches_other_currencies_through_the_day_of_the_ecb(
        self, tmp_path: Path
    ) -> None:
        table = rates(tmp_path, "currency,day,per_usd\nINR,2025-01-29,80\n")
        pounds = at(BUNDLED, "GBP", "USD", "2025-01-29").value
        found = at(table, "INR", "GBP", "2025-01-29")
        assert abs(found.value / (80 / pounds) - 1) < Decimal("1e-11")
        assert found.source == "mine.csv+ecb"
        assert at(table, "USD", "INR", "2025-01-29").value == Decimal("0.0125")

    def test_a_file_per_euro(self, tmp_path: Path) -> None:
        table = rates(tmp_path, "currency,date,per_eur\nINR,2025-01-29,90\nINR,2025-01,91\nUSD,2025,1.25\n")
        assert at(table, "INR", "EUR", "2025-01-29").value == 90
        assert at(table, "INR", "EUR", "2025-01").value == 91
        euros = at(BUNDLED, "EUR", "USD", "2025-01").value
        assert abs(at(table, "INR", "USD", "2025-01").value / (91 * euros) - 1) < Decimal("1e-11")
        assert at(table, "EUR", "USD", "2025").value == Decimal("0.8")
        assert at(table, "USD", "EUR", "2025").value == Decimal("1.25")

    def test_a_base_given_in_the_other_base_counts_for_every_cross(self, tmp_path: Path) -> None:
        table = rates(tmp_path, "currency,date,per_usd\nEUR,2025-01-29,0.5\n")
        assert at(table, "EUR", "USD", "2025-01-29").value == Decimal("0.5")
        rupees = at(BUNDLED, "INR", "EUR", "2025-01-29").value
        assert abs(at(table, "INR", "USD", "2025-01-29").value - rupees / 2) < Decimal("1e-9")
        assert at(table, "INR", "EUR", "2025-01-29") == at(BUNDLED, "INR", "EUR", "2025-01-29")

    def test_brings_a_currency_that_the_table_lacks(self, tmp_path: Path) -> None:
        with pytest.raises(RateNotFoundError, match=r"--rate KPW=…, --rates FILE"):
            at(BUNDLED, "KPW", "USD", "2024")
        table = rates(tmp_path, "currency,month,per_usd\nKPW,2024-01,8000\nKPW,2024-02,9000\n")
        assert at(table, "KPW", "USD", "2024-01-15").value == 8000
        assert at(table, "KPW", "INR", "2024-02").rule == "month-mean"
        year = at(table, "KPW", "USD", "2024")
        assert (year.value, year.rule, year.flags) == (8500, "year-mean", ("partial",))
        assert year.warning("partial") == "2024: mean of 2 of 12 months"

    def test_a_new_currency_by_day_has_the_means_of_its_months(self, tmp_path: Path) -> None:
        table = rates(
            tmp_path, "currency,day,per_usd\nKPW,2024-01-02,8000\nKPW,2024-01-09,9000\nKPW,2024-02-01,7500\n"
        )
        assert at(table, "KPW", "USD", "2024-01-09").value == 9000
        assert at(table, "KPW", "USD", "2024-01").value == 8500
        assert at(table, "KPW", "USD", "2024").value == 8000
        rupees = at(BUNDLED, "INR", "USD", "2024-01").value
        assert at(table, "KPW", "INR", "2024-01").value == worked_out(8500 / rupees)

    def test_days_of_a_known_currency_leave_its_months_alone(self, tmp_path: Path) -> None:
        table = rates(tmp_path, "currency,day,per_usd\nINR,2024-01-02,80\n")
        assert at(table, "INR", "USD", "2024-01") == at(BUNDLED, "INR", "USD", "2024-01")
        euros = rates(tmp_path, "currency,day,per_eur\nUSD,2024-01-02,2\n")
        assert at(euros, "USD", "EUR", "2024-01") == at(BUNDLED, "USD", "EUR", "2024-01")
        assert at(euros, "USD", "EUR", "2024-01-02").value == 2

    def test_a_fiscal_year_takes_its_months(self, tmp_path: Path) -> None:
        table = rates(tmp_path, "currency,month,per_usd\nINR,2024-04,100\n")
        year = calendar_of("IN").year_starting(2024)
        own, april = at(BUNDLED, "INR", "USD", year), at(BUNDLED, "INR", "USD", "2024-04")
        found = at(table, "INR", "USD", year)
        assert abs(found.value - own.value - (100 - april.value) / 12) < Decimal("1e-8")
        assert found.source == "mine.csv+ecb"

    def test_two_quotes_in_one_base_make_a_cross_where_the_bases_have_no_rate(self, tmp_path: Path) -> None:
        table = rates(
            tmp_path, "currency,day,per_usd\nINR,1990-05-04,18\nGBP,1990-05-04,0.5\nGBP,1990-05-05,0.6\n"
        )
        found = at(table, "INR", "GBP", "1990-05-05")
        assert (found.value, found.date, found.rule, found.age) == (36, "1990-05-04", "earlier-day", 1)
        assert at(table, "GBP", "USD", "1990-05-05").value == Decimal("0.6")

    def test_goes_on_after_the_tables_end(self, tmp_path: Path) -> None:
        table = rates(tmp_path, "currency,date,per_usd\nINR,2026-11-20,90\n")
        assert at(table, "INR", "USD", "2026-11-20").value == 90
        sunday = at(table, "INR", "USD", "2026-11-22")
        assert (sunday.value, sunday.rule, sunday.age) == (90, "earlier-day", 2)
        held = at(table, "INR", "USD", "2026-12-31")
        assert (held.value, held.rule, held.age) == (90, "held", 41)
        assert at(table, "INR", "USD", None).value == 90
        before = at(table, "INR", "USD", "2026-11-12")
        assert (before.date, before.rule, before.age) == ("2026-10-30", "held", 13)
        pounds = at(table, "INR", "GBP", "2026-11-20")
        assert (pounds.date, pounds.rule) == ("2026-10-30", "held")

    def test_says_whose_a_row_is_and_why_it_may_mislead(self, tmp_path: Path) -> None:
        table = rates(
            tmp_path,
            'currency,year,per_usd,source,flags\nVEF,2016,1000,"Bank, table 3",estimated\n',
        )
        found = at(table, "VEF", "USD", "2016")
        assert (found.source, found.flags) == ("Bank; table 3", ("estimated",))
        assert found.warnings == ("VEF 2016: the rate is an estimate by Bank; table 3",)

    def test_the_tables_own_warnings_are_not_of_the_users_figures(self, tmp_path: Path) -> None:
        assert "dual-rate" in at(BUNDLED, "VEF", "USD", "2016").flags
        table = rates(tmp_path, "currency,year,per_usd\nVEF,2016,1000\n")
        assert at(table, "VEF", "USD", "2016").flags == ()
        assert at(table, "ARS", "VEF", "2015-03").flags == at(BUNDLED, "ARS", "VEF", "2015-03").flags

    def test_a_currency_that_is_gone_may_go_on(self, tmp_path: Path) -> None:
        assert at(BUNDLED, "BGN", "USD", "2026-03").source == "fixed+ecb"
        table = rates(tmp_path, "currency,month,per_usd\nBGN,2026-03,2\n")
        assert (at(table, "BGN", "USD", "2026-03").value, at(table, "BGN", "USD", "2026-03").source) == (
            2,
            "mine.csv",
        )

    @pytest.mark.parametrize(
        ("level", "when"), [("daily", "2025-01-29"), ("monthly", "1995-05"), ("annual", "1960")]
    )
    def test_of_the_bundled_shape_is_read_and_changes_nothing(
        self, level: str, when: str, tmp_path: Path
    ) -> None:
        text = (DATA / "rates" / level / "GBP.csv").read_text(encoding="utf-8")
        table = rates(tmp_path, text, name="GBP.csv")
        found, own = at(table, "GBP", "EUR" if level == "daily" else "USD", when), None
        own = at(BUNDLED, "GBP", found.target, when)
        assert (found.value, found.rule, found.date) == (own.value, own.rule, own.date)

    def test_with_a_byte_order_mark_capitals_and_blank_lines(self, tmp_path: Path) -> None:
        path = tmp_path / "mine.csv"
        path.write_bytes("\ufeffCurrency,Date,Per_USD\r\n\r\nINR, 2025-01-29 ,80\r\n,,\r\n".encode())
        found = at(BUNDLED.with_rates(path), "INR", "USD", "2025-01-29")
        assert found.value == 80

    def test_a_second_file_lies_over_the_first(self, tmp_path: Path) -> None:
        first, second = tmp_path / "a.csv", tmp_path / "b.csv"
        first.write_text("currency,year,per_usd\nINR,2024,70\nINR,2023,71\n", encoding="utf-8")
        second.write_text("currency,year,per_usd\nINR,2024,72\n", encoding="utf-8")
        table = RateTable.bundled()._layered(first)._layered(second)
        assert [at(table, "INR", "USD", year).value for year in ("2024", "2023")] == [72, 71]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", r"mine.csv:1: header: columns currency, date, per_usd; the file is empty"),
            ("currency,date,per_usd\n", r"mine.csv:2: row: at least one rate"),
            ("currency;date;per_usd\nINR;2025;80\n", r"mine.csv:1: header: columns separated by commas"),
            ("currency,per_usd\nINR,80\n", r"mine.csv:1: day or month or year or date: one column named"),
            (
                "currency,date\nINR,2025\n",
                r"mine.csv:1: per_usd or per_eur: one column named per_usd or per_eur",
            ),
            ("currency,date,per_usd,per_eur\nINR,2025,80,90\n", r"it has per_usd and per_eur"),
            ("date,per_usd\n2025,80\n", r"mine.csv:1: currency: a column of this name, or a file named"),
            ("currency,date,per_usd,date\nINR,2025,80,1\n", r"mine.csv:1: date: each column once"),
            ("currency,date,per_usd\nINR,2025,80\nINR,2025,81\n", r":3: date: .*INR 2025 is in line 2 too"),
            ("currency,date,per_usd\nINX,2025,80\n", r":2: currency: a code of ISO 4217 .* got 'INX'"),
            ("currency,date,per_usd\ninr,2025,80\n", r":2: currency: a code of ISO 4217 in capitals"),
            ("currency,date,per_usd\nUSD,2025,1\n", r":2: currency: another currency than USD"),
            ("currency,date,per_usd\nINR,2025,0\n", r":2: per_usd: a figure above zero, .* got '0'"),
            ("currency,date,per_usd\nINR,2025,-3\n", r":2: per_usd: a figure above zero"),
            ("currency,date,per_usd\nINR,2025,NaN\n", r":2: per_usd: a figure above zero"),
            ("currency,date,per_usd\nINR,2025,1e999\n", r":2: per_usd: a figure of at most 30 digits"),
            ("currency,date,per_usd\nINR,2025,\n", r":2: per_usd: a figure above zero"),
            (
                'currency,date,per_usd\nINR,2025,"1,234"\n',
                r":2: per_usd: .* no commas, such as 85.5 or 1234.5",
            ),
            ("currency,date,per_usd\nINR,29/01/2025,80\n", r":2: date: a day such as 2025-01-29 or"),
            ("currency,month,per_usd\nINR,2025,80\n", r":2: month: a month such as 2025-01, got '2025'"),
            ("currency,date,per_usd\nINR,2025\n", r":2: row: 3 cells, got 2"),
            ("currency,date,per_usd,flags\nINR,2025,80,odd\n", r":2: flags: some of partial, .* got 'odd'"),
        ],
    )
    def test_names_the_cell_of_a_fault(self, text: str, message: str, tmp_path: Path) -> None:
        with pytest.raises(DataError, match=message):
            rates(tmp_path, text)

    def test_that_is_not_there_or_no_text_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(DataError, match="No such file or directory; give the path of a CSV file"):
            read_rates(tmp_path / "none.csv")
        path = tmp_path / "mine.csv"
        path.write_bytes("currency,date,per_usd\n".encode("utf-16"))
        with pytest.raises(DataError, match=r"mine.csv:1: text: UTF-8; in a spreadsheet"):
            read_rates(path)
        with pytest.raises(DataError, match="give the path of a CSV file"):
            read_rates(tmp_path)


class TestAFixedRate:
    def test_beats_every_date_and_says_that_it_was_given(self) -> None:
        table = chosen_rates(pairs=["INR=85.5"])
        assert at(table, "INR", "USD", "1960").flags == ("far",)
        for when in ("2025-01-29", None, calendar_of("IN").year_starting(2030)):
            found = at(table, "INR", "USD", when)
            assert found == Rate("INR", "USD", Decimal("85.5"), "", "given", "given")
        assert at(table, "USD", "INR", None).value == Decimal("0.0116959064327")
        assert table.rate("INR", "USD", None, strict=True).value == Decimal("85.5")

    def test_is_one_leg_of_what_is_crossed_through_it(self) -> None:
        table = chosen_rates(pairs=["INR=85.5"])
        for when in ("2025-01-29", "2024", None):
            dated = at(BUNDLED, "EUR", "USD", when)
            found = at(table, "EUR", "INR", when)
            assert found.value == worked_out(EXACT.divide(dated.value, Decimal("85.5")))
            assert (found.source, found.rule, found.date) == (f"given+{dated.source}", dated.rule, dated.date)

    def test_leaves_other_pairs_alone(self) -> None:
        table = chosen_rates(pairs=["INR/EUR=98.2"])
        assert at(table, "EUR", "USD", "2025-01-29") == at(BUNDLED, "EUR", "USD", "2025-01-29")
        assert at(table, "INR", "EUR", "2025-01-29").value == Decimal("98.2")
        dollars = at(BUNDLED, "EUR", "USD", "2025-01-29").value
        assert at(table, "INR", "USD", "2025-01-29").value == worked_out(
            EXACT.multiply(dollars, Decimal("98.2"))
        )

    def test_two_make_a_cross_and_a_chain(self) -> None:
        table = chosen_rates(pairs=["INR=85.5", "EUR=0.9", "KPW/INR=10"])
        assert at(table, "INR", "EUR", None).value == 95
        assert at(table, "KPW", "EUR", None) == Rate("KPW", "EUR", Decimal(950), "", "given", "given")
        assert at(table, "EUR", "KPW", None).value == worked_out(EXACT.divide(Decimal(1), Decimal(950)))

    def test_a_ring_of_fixed_rates_ends(self) -> None:
        table = chosen_rates(pairs=["INR/EUR=98", "EUR/GBP=1.2", "GBP/INR=0.01"])
        assert at(table, "INR", "USD", "2025-01-29").value > 0

    def test_comes_before_the_users_file(self, tmp_path: Path) -> None:
        table = rates(tmp_path, "currency,date,per_usd\nINR,2025-01-29,80\n", "INR=85.5")
        assert at(table, "INR", "USD", "2025-01-29").value == Decimal("85.5")
        assert at(table, "GBP", "USD", "2025-01-29") == at(BUNDLED, "GBP", "USD", "2025-01-29")

    def test_a_currency_that_is_gone_follows_the_fixed_rate_of_its_successor(self) -> None:
        table = chosen_rates(pairs=["EUR=0.5"])
        found = at(table, "DEM", "USD", "2010-05-05")
        assert (found.value, found.source) == (Decimal("0.977915"), "fixed+given")
        assert at(table, "DEM", "USD", "1990") == at(BUNDLED, "DEM", "USD", "1990")

    def test_the_same_currency_stays_one(self) -> None:
        assert at(chosen_rates(pairs=["INR=85.5"]), "INR", "INR", None).rule == "same-currency"

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "is no exchange rate; write INR=85.5 .rupees per US dollar. or INR/EUR=98.2"),
            ("85.5", "is no exchange rate; write"),
            ("INR 85.5", "is no exchange rate; write"),
            ("INR=", "is no exchange rate; write"),
            ("inr=85.5", "'inr' in 'inr=85.5' is no code of ISO 4217 in capitals"),
            ("INR/XYZ=1", "'XYZ' in"),
            ("INR=85,5", "decimal point and no commas, such as 85.5"),
            ("INR=1,234.5", "no commas"),
            ("INR=0", "a figure above zero"),
            ("INR=many", "a figure above zero, such as 85.5; got 'many'"),
            ("USD=1", "is the rate of USD to itself, which is 1"),
            ("INR/INR=1", "to itself"),
        ],
    )
    def test_that_is_none_is_refused_with_the_right_form(self, text: str, message: str) -> None:
        with pytest.raises(InputError, match=message):
            parse_rate(text)

    @pytest.mark.parametrize("pairs", [["INR=85", "INR=86"], ["INR/EUR=98", "EUR/INR=0.01"]])
    def test_given_twice_is_refused(self, pairs: list[str]) -> None:
        with pytest.raises(InputError, match="is given twice; give it once"):
            chosen_rates(pairs=pairs)


def test_nothing_given_is_the_bundled_table() -> None:
    assert chosen_rates() is BUNDLED


class TestARateFarFromTheTables:
    def test_is_told_with_the_way_round_that_it_agrees(self, tmp_path: Path) -> None:
        turned = at(chosen_rates(pairs=["INR=0.0117"]), "INR", "USD", "2024")
        assert turned.flags == ("far",)
        assert turned.warning("far") == (
            "0.0117 INR per USD was given, the table has 83.66789 of 2024; "
            "it agrees as USD per INR, which is written USD/INR=0.0117"
        )
        in_a_file = rates(tmp_path, "currency,year,per_usd\nINR,2024,0.012\nINR,2023,900\n")
        assert "it agrees as USD per INR" in at(in_a_file, "INR", "USD", "2024").warning("far")
        assert at(in_a_file, "INR", "USD", "2023").warning("far").endswith(" of 2023")

    def test_reaches_the_reader(self) -> None:
        found = fn.convert("Rs 100 crore", to="USD", date="2024", rates=chosen_rates(pairs=["INR=0.0117"]))
        assert "rate-far" in {flag.code for flag in found.flags}

    def test_is_not_one_within_three_times_or_without_a_rate_to_compare(self) -> None:
        assert at(chosen_rates(pairs=["INR=200"]), "INR", "USD", "2024").flags == ()
        assert at(chosen_rates(pairs=["KPW=900"]), "KPW", "USD", "2024").flags == ()
