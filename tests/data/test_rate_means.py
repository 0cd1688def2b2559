"""The means of the bundled table against means taken again from the ECB's own daily file."""

from __future__ import annotations

import csv
import lzma
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from fundnorm.calendars import calendar_of
from fundnorm.model.period import FiscalYear, PartialDate
from fundnorm.model.rate import worked_out
from fundnorm.normalise.rate_files import bundled_series
from fundnorm.normalise.rates import RateTable

ECB = Path(__file__).resolve().parents[2] / "tools" / "sources" / "ecb_daily.csv.xz"
CLOSE = Decimal("1e-6")  # of the rate: the table keeps seven digits
CURRENCIES = ("INR", "GBP", "JPY", "PLN", "ZAR", "TRY", "EUR")

Means = dict[tuple[str, str], Decimal]


@pytest.fixture(scope="module")
def days() -> dict[tuple[str, str], Decimal]:
    """Units per US dollar by currency and day."""
    found = {}
    with lzma.open(ECB, "rt", encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            for currency in CURRENCIES:
                figure = row.get(currency, "1")  # the euro has no column
                if figure != "N/A":
                    found[currency, row["Date"]] = Decimal(figure) / Decimal(row["USD"])
    return found


def means(days: dict[tuple[str, str], Decimal], width: int) -> Means:
    groups: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for (currency, day), value in days.items():
        groups[currency, day[:width]].append(value)
    return {key: sum(values, Decimal(0)) / len(values) for key, values in groups.items()}


@pytest.mark.parametrize(("level", "width"), [("monthly", 7), ("annual", 4)])
def test_bundled_means_are_those_of_the_days(level: str, width: int, days: Means) -> None:
    compared = 0
    for (currency, key), mean in means(days, width).items():
        quote = bundled_series(level, currency).at(key)
        if quote is not None and quote.source == "ecb":
            assert abs(quote.value / mean - 1) < CLOSE, (currency, key)
            compared += 1
    assert compared > {"monthly": 1900, "annual": 150}[level]


@pytest.mark.parametrize("currency", ["INR", "GBP", "JPY"])
@pytest.mark.parametrize("country", ["IN", "US", "AU", "DE"])
def test_the_mean_of_a_fiscal_year_is_that_of_its_months(currency: str, country: str, days: Means) -> None:
    monthly = means(days, 7)
    for number in range(2010, 2025):
        year = calendar_of(country).year_starting(number)
        of_year = [
            value for (code, month), value in monthly.items() if code == currency and _within(month, year)
        ]
        assert len(of_year) == 12
        found = RateTable.bundled().rate(currency, "USD", year)
        limit = CLOSE if country != "DE" else Decimal("0.002")  # a calendar year is the mean of its days
        assert abs(found.value / (sum(of_year) / 12) - 1) < limit, year


def _within(month: str, year: FiscalYear) -> bool:
    first, last = str(year.first), str(year.last)
    return first[:7] <= month <= last[:7]


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
    ("currency", "target"), [("INR", "EUR"), ("EUR", "INR"), ("INR", "GBP"), ("TRY", "PLN")]
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
