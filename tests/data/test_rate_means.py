"""The means of the bundled table against means taken again from the ECB's own daily file."""

from __future__ import annotations

import csv
import lzma
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from fundnorm.calendars import calendar_of
from fundnorm.errors import RateNotFoundError
from fundnorm.model.period import FiscalYear, PartialDate
from fundnorm.model.rate import Rate, worked_out
from fundnorm.normalise.rates import RateTable
from fundnorm.normalise.rates.asks import months_in
from fundnorm.normalise.rates.files import bundled_series

ECB = Path(__file__).resolve().parents[2] / "tools" / "sources" / "ecb_daily.csv.xz"
CLOSE = Decimal("1e-6")  # of the rate: the table keeps seven digits
FIRST = 1999

Means = dict[tuple[str, str], Decimal]


@pytest.fixture(scope="module")
def days() -> dict[tuple[str, str], Decimal]:
    """Units per US dollar by currency and day."""
    found = {}
    with lzma.open(ECB, "rt", encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            dollars = Decimal(row["USD"])
            found["EUR", row["Date"]] = 1 / dollars
            for currency, figure in row.items():
                if currency not in {"", "Date", "USD"} and figure not in {"", "N/A"}:
                    found[currency, row["Date"]] = Decimal(figure) / dollars
    return found


@pytest.fixture(scope="module")
def monthly(days: Means) -> Means:
    """The mean of each month's days, by currency and month."""
    return means(days, 7)


@pytest.fixture(scope="module")
def annual(days: Means) -> Means:
    """The mean of each year's days, by currency and year."""
    return means(days, 4)


def means(days: dict[tuple[str, str], Decimal], width: int) -> Means:
    groups: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for (currency, day), value in days.items():
        groups[currency, day[:width]].append(value)
    return {key: sum(values, Decimal(0)) / len(values) for key, values in groups.items()}


@pytest.mark.parametrize("level", ["monthly", "annual"])
def test_bundled_means_of_every_ecb_currency_are_those_of_the_days(
    level: str, monthly: Means, annual: Means
) -> None:
    compared: dict[str, int] = defaultdict(int)
    for (currency, key), mean in (monthly if level == "monthly" else annual).items():
        quote = bundled_series(level, currency).at(key)
        if quote is not None and quote.source == "ecb":
            assert abs(quote.value / mean - 1) < CLOSE, (currency, key)
            compared[currency] += 1
    assert len(compared) == 41
    assert sum(compared.values()) > {"monthly": 10_000, "annual": 820}[level]


@pytest.mark.parametrize("country", ["IN", "US", "AU"])
def test_the_mean_of_a_fiscal_year_is_that_of_its_months_for_every_ecb_currency(
    country: str, monthly: Means
) -> None:
    years = [calendar_of(country).year_starting(number) for number in range(FIRST, 2025)]
    compared = set()
    for currency in {currency for currency, _ in monthly}:
        for year in years:
            months = [monthly.get((currency, month)) for month, _, _ in months_in(year.first, year.last)]
            known = [mean for mean in months if mean is not None]
            found = _fiscal(currency, year) if len(known) == 12 else None
            if found is not None and found.source == "ecb":
                assert abs(found.value / (sum(known) / 12) - 1) < CLOSE, (currency, year)
                compared.add(currency)
    assert len(compared) >= 40


def _fiscal(currency: str, year: FiscalYear) -> Rate | None:
    try:
        return RateTable.bundled().rate(currency, "USD", year)
    except RateNotFoundError:
        return None


@pytest.mark.parametrize("currency", ["INR", "GBP", "JPY", "TRY"])
def test_a_fiscal_year_that_is_a_calendar_year_has_the_mean_of_its_days(currency: str, annual: Means) -> None:
    for number in range(2010, 2026):
        found = RateTable.bundled().rate(currency, "USD", calendar_of("DE").year_starting(number))
        assert abs(found.value / annual[currency, str(number)] - 1) < CLOSE
        assert found.rule == "year-mean"


def test_daily_figures_are_the_ecbs_own() -> None:
    with lzma.open(ECB, "rt", encoding="utf-8", newline="") as handle:
        row = next(row for row in csv.DictReader(handle) if row["Date"] == "2025-01-29")
    for currency in ("USD", "INR", "JPY", "GBP"):
        quote = bundled_series("daily", currency).at("2025-01-29")
        assert quote is not None
        assert str(quote.value) == row[currency]


def test_years_of_an_off_shore_quote_have_no_days() -> None:
    for currency, year in (("THB", "2007"), ("ISK", "2008"), ("RUB", "2022")):
        series = bundled_series("daily", currency)
        found = series.at_or_before(f"{year}-12-31")
        assert found is not None
        assert found.key < year
        assert RateTable.bundled().rate(currency, "USD", PartialDate(int(year), 3, 12)).source == "nbp"


@pytest.mark.parametrize("key", ["2025-01", "2011", "2024"])
@pytest.mark.parametrize(
    ("currency", "target"), [("INR", "EUR"), ("GBP", "EUR"), ("INR", "GBP"), ("TRY", "PLN")]
)
def test_a_mean_across_is_that_of_the_daily_crosses(
    currency: str, target: str, key: str, days: Means
) -> None:
    of = {
        code: {day: value for (one, day), value in days.items() if one == code} for code in (currency, target)
    }
    shared = [day for day in of[currency] if day.startswith(key) and day in of[target]]
    mean = sum(of[currency][day] / of[target][day] for day in shared) / len(shared)
    found = RateTable.bundled().rate(currency, target, PartialDate.parse(key))
    assert found.value == worked_out(mean)
    assert found.source == "ecb"
    back = RateTable.bundled().rate(target, currency, PartialDate.parse(key))
    assert back.value == worked_out(1 / found.value)
