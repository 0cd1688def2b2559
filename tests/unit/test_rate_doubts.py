"""Why a rate may mislead, in a sentence of its own; and which currencies have rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from fundnorm.calendars import calendar_of
from fundnorm.errors import RateNotFoundError
from fundnorm.model.period import FiscalYear, PartialDate, Period
from fundnorm.model.rate import Rate
from fundnorm.normalise.currencies import codes, in_use
from fundnorm.normalise.rates import RateTable
from fundnorm.normalise.rates.fixed import chosen_rates
from fundnorm.normalise.rates.succession import Succession


def rate(currency: str, target: str, when: str | Period | FiscalYear | None) -> Rate:
    asked = PartialDate.parse(when) if isinstance(when, str) else when
    return RateTable.bundled().rate(currency, target, asked)


@pytest.mark.parametrize(
    ("currency", "when", "flags"),
    [
        ("SYP", calendar_of("US").year_named(2025), ("dual-rate", "redenominated")),
        ("SYP", "2026-01", ("redenominated",)),
        ("SYP", "2025-12", ("dual-rate", "redenominated")),
        ("SYP", "2024-12", ("dual-rate",)),
        ("VES", "2021-09", ("redenominated",)),
        ("VES", "2021-11", ("redenominated",)),
        ("ARS", "2015-06-10", ("dual-rate",)),
        ("ARS", "2018-06-10", ()),
        ("BYN", "2015", ("restated",)),
        ("BGN", "1970", ("estimated", "restated")),
    ],
)
def test_flags_say_why_a_rate_may_mislead(
    currency: str, when: str | FiscalYear, flags: tuple[str, ...]
) -> None:
    assert rate(currency, "USD", when).flags == flags


@pytest.mark.parametrize(
    ("currency", "when", "flag", "words"),
    [
        ("VEF", "2016", "dual-rate", "VEF 2003-02 to 2018-08: official rate far from the market"),
        ("VEF", "2016", "disagree", "VEF 2016: HMRC's rate differs by 89 %"),
        ("VEF", "2016", "estimated", "VEF 2016: the rate is an estimate by PWT 9.1"),
        ("AMD", "2003", "disagree", "AMD 2003: NBP's rate differs by 2.6 %"),
        ("ERN", "2024", "dual-rate", "ERN since 2005-01: official 15 per USD"),
        ("INR", "2026", "partial", "INR 2026: mean of 10 of 12 months"),
        ("INR", calendar_of("IN").year_starting(2026), "partial", "IN 2026-27: mean of 7 of 12 months"),
        ("XAF", "2025-01-29", "off-peg", "XAF: 1.2 % above its parity of 655.957 per EUR"),
        ("AWG", "2024", "off-peg", "AWG: 1.1 % above its parity of 1.79 per USD"),
        (
            "BYN",
            "2015",
            "restated",
            "BYN 2015: the rate is in a later unit of the currency (2016-07-01: 1 BYN = 10000 BYR)",
        ),
        (
            "SYP",
            "2025-12-15",
            "redenominated",
            "SYP: the rate is of the old SYP; from 2026-01-01 1 SYP is 100 of them; the old code stays",
        ),
        (
            "SYP",
            "2026-01-15",
            "redenominated",
            "SYP: the rate is of the new SYP; 1 SYP is 100 old SYP since 2026-01-01; the old code stays",
        ),
    ],
)
def test_each_flag_has_a_sentence_of_this_very_rate(
    currency: str, when: str | FiscalYear, flag: str, words: str
) -> None:
    found = rate(currency, "USD", when)
    assert found.warning(flag) == words
    assert len(found.warnings) == len(found.flags)


def test_the_units_of_one_code_differ_by_the_factor_of_the_law() -> None:
    before, after = rate("SYP", "USD", "2025-12-31").value, rate("SYP", "USD", "2026-01-02").value
    assert 90 < before / after < 110


@pytest.mark.parametrize(
    ("currency", "when"),
    [("AED", "2024"), ("BTN", "2024"), ("NPR", "2025-01"), ("XOF", "2025-01"), ("HKD", "2024")],
)
def test_a_rate_at_its_parity_or_without_one_has_no_doubt_of_it(currency: str, when: str) -> None:
    assert "off-peg" not in rate(currency, "USD", when).flags


def test_a_parity_that_was_given_up_says_nothing_of_later_rates() -> None:
    assert "off-peg" not in rate("ARS", "USD", "2003").flags
    assert "off-peg" not in rate("LTL", "USD", "2008").flags


def test_many_sentences_of_one_kind_are_counted() -> None:
    found = rate("UZS", "USD", Period(date(1992, 7, 1), date(2004, 6, 30)))
    assert found.warning("estimated").startswith("UZS 1992: the rate is an estimate by PWT 9.1; UZS 1993: ")
    assert found.warning("estimated").endswith("; and 1 more")


def test_every_currency_in_use_converts_for_2024_but_for_two() -> None:
    without = set()
    for code in in_use():
        try:
            found = rate(code, "USD", "2024")
        except RateNotFoundError:
            without.add(code)
            continue
        assert found.value > 0
        assert code == "USD" or found.rule == "year-mean"
    assert without == {"KPW", "XCG"}  # no market rate is published; the guilder began on 2025-03-31
    assert len(in_use()) - len(without) == 152


def test_at_least_193_currencies_have_rates() -> None:
    known = 0
    for code in codes():
        try:
            known += rate(code, "USD", None).value > 0
        except RateNotFoundError:
            continue
    assert known >= 193


@pytest.mark.parametrize(
    "code",
    "ATS BEF BGN CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK".split(),
)
def test_a_currency_before_the_euro_has_its_own_rate_then_that_of_the_law(code: str) -> None:
    own = str(Succession.bundled().successors[code].since.year - 1)
    assert "fixed" not in rate(code, "USD", own).source
    found = rate(code, "EUR", "2026-03-02")
    assert (found.rule, found.value) == ("fixed", Succession.bundled().successors[code].per)
    assert rate(code, "USD", "2026-03-02").source == "fixed+ecb"


def test_an_undated_sum_may_be_in_the_unit_before_a_late_redenomination() -> None:
    assert "redenominated" in rate("SYP", "USD", None).flags
    assert rate("INR", "USD", None).flags == ()


@pytest.mark.parametrize(
    ("currency", "when"),
    [
        ("SYP", calendar_of("IN").year_starting(2025)),
        ("SYP", Period(date(2025, 12, 1), date(2026, 1, 31))),
        ("VES", "2021-10"),
        ("VES", "2021-10-05"),
        ("VES", "2021"),
    ],
)
def test_a_mean_of_an_old_and_a_new_unit_is_no_rate(currency: str, when: str | Period | FiscalYear) -> None:
    with pytest.raises(
        RateNotFoundError, match=f"old and a new unit .* give a rate of your own: --rate {currency}"
    ):
        rate(currency, "USD", when)
    assert chosen_rates(pairs=[f"{currency}=4.2"]).rate(currency, "USD", None).value == Decimal("4.2")


def test_a_mean_of_the_user_s_own_quotes_is_of_one_unit(tmp_path: Path) -> None:
    own = tmp_path / "VES.csv"
    own.write_text("month,per_usd\n2021-10,4.2\n")
    found = RateTable.bundled().with_rates(own).rate("VES", "USD", PartialDate(2021, 10))
    assert (found.value, found.flags) == (Decimal("4.2"), ())
