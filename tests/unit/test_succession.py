"""Units of one money, the euro and dollarisation: what the law's ratios say, and when."""

from __future__ import annotations

from decimal import Decimal

import pytest

import fundnorm as fn
from fundnorm.errors import RateNotFoundError
from fundnorm.normalise.rates.succession import Succession

UNITS = {
    code: successor
    for code, successor in Succession.bundled().successors.items()
    if successor.kind == "redenomination"
}


@pytest.mark.parametrize("code", UNITS)
@pytest.mark.parametrize("year", ["1985", "1995", "2003", "2015", None])
def test_units_of_one_money_have_the_law_s_ratio_at_all_times(code: str, year: str | None) -> None:
    rate = fn.rate(code, UNITS[code].code, date=year)
    ratio = UNITS[code].per
    if code == "VEF" and year is None:  # the bolívar was cut again and kept its code
        ratio *= 1000000
    assert (rate.value, rate.rule, rate.source, rate.flags) == (ratio, "fixed", "fixed", ())
    back = fn.rate(UNITS[code].code, code, date=year)
    assert abs(back.value * ratio - 1) < Decimal("1e-11")


@pytest.mark.parametrize(
    ("text", "date", "unit", "value"),
    [
        ("DEM 100 million", "1995-06", "million EUR", "51.12918812"),
        ("ITL 100 billion", "1990", "million EUR", "51.64568991"),
        ("EUR 100 million", "1995", "million DEM", "195.583"),
        ("PLZ 100 billion", "1993", "million PLN", "10"),
        ("SLL 100 billion", "2015-03-01", "million SLE", "100"),
        ("TRL 5 trillion", "2003", "million TRY", "5"),
    ],
)
def test_a_unit_that_is_gone_never_counts_as_its_successor(
    text: str, date: str, unit: str, value: str
) -> None:
    assert fn.convert(text, to=unit, date=date).value_low == Decimal(value)


def test_the_euro_s_rate_is_doubtful_before_its_day() -> None:
    before, after = (fn.rate("DEM", "EUR", date=year) for year in ("1995", "2001"))
    assert (before.value, before.rule, before.flags) == (Decimal("1.95583"), "fixed", ("restated",))
    assert before.warning("restated") == "the rate fixed by law on 1999-01-01, taken for a time before"
    assert (after.value, after.flags) == (Decimal("1.95583"), ())


@pytest.mark.parametrize(("code", "date"), [("ECS", "1989"), ("SVC", "1985")])
def test_a_dollarisation_says_nothing_of_the_time_before(code: str, date: str) -> None:
    with pytest.raises(RateNotFoundError, match=f"no rate of {code} to USD for {date}"):
        fn.rate(code, "USD", date=date)
    assert fn.rate(code, "USD", date="2001-04").rule == "fixed"


def test_a_currency_cut_twice_is_carried_through_both_units() -> None:
    new = fn.rate("VES", "USD", date="2024").value
    assert fn.rate("VEF", "USD", date="2024").value == new * 100000 * 1000000
    old = fn.rate("VES", "USD", date="2019-10").value
    assert fn.rate("VEF", "USD", date="2019-10").value == old * 100000


@pytest.mark.parametrize(
    ("text", "country", "date", "currency", "flagged"),
    [
        ("10 million bolivares", "VE", "2012-05-01", "VEF", False),
        ("10 million bolivares", "VE", "2018-06-01", "VEF", False),
        ("10 billion cedis", "GH", "2007-06", "GHC", False),
        ("10 billion cedis", "GH", "2007", "GHS", True),
        ("10 billion cedis", "GH", "2008-03-01", "GHS", True),
        ("10 billion cedis", "GH", "2009-03-01", "GHS", False),
        ("10 trillion lei", "RO", "2005", "RON", True),
    ],
)
def test_a_date_near_a_redenomination_is_old_or_doubtful(
    text: str, country: str, date: str, currency: str, flagged: bool
) -> None:
    (item,) = fn.normalise(fn.parse(text, country=country, date=date), to="million USD")
    assert item.rate is not None
    assert item.rate.currency == currency
    assert ("old-unit-possible" in {flag.code for flag in item.flags}) is flagged


def test_the_earliest_date_that_there_is_breaks_nothing() -> None:
    assert len(fn.normalise(fn.parse("10 billion cedis", country="GH", date="0001-06-01"))) == 1


@pytest.mark.parametrize(
    ("text", "country", "date", "code"),
    [
        ("10 billion lira", "IT", "1995", "ITL"),
        ("£10 million", "IE", "1990", "IEP"),
        ("£10 million", "IE", "2010", "GBP"),
    ],
)
def test_a_sum_alone_is_in_what_circulated_on_its_date(text: str, country: str, date: str, code: str) -> None:
    found = fn.convert(text, country=country, date=date)
    assert found.mention.amount.currency == code
