"""The law's "by_year": amounts of years only where the text fixes them, and they add up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from readings import one, read


@pytest.mark.parametrize(
    ("country", "text", "labels"),
    [
        ("DE", "USD 3 million for 2025", ["2025"]),
        ("IN", "USD 3 million for 2025-26", ["2025-26"]),
        ("US", "USD 3 million for fiscal year 2024", ["FY2024"]),
        ("JP", "USD 3 million for fiscal 2024", ["FY2024"]),
        ("PK", "USD 3 million for FY25", ["2024-25"]),
        ("NP", "USD 3 million for fiscal year 2081/82", ["2024-25"]),
        ("US", "USD 3 million for each of fiscal years 2021 through 2023", ["FY2021", "FY2022", "FY2023"]),
        ("DE", "USD 3 million a year from 2024 to 2026", ["2024", "2025", "2026"]),
        ("DE", "about USD 3 million for 2025", ["2025"]),
    ],
)
def test_one_year_or_a_yearly_rate_of_known_years(country: str, text: str, labels: list[str]) -> None:
    assert one(text, country)["by_year"] == dict.fromkeys(labels, "3000000")


def test_a_stretch_between_two_rules_has_no_year_s_amount() -> None:
    found = one("USD 3 million a year for 2017-18 to 2022-23", "MM")
    assert (found["by_year"], found["period"]["years"]) == (None, "6")
    odd = one("USD 3 million for FY2016", "FJ")
    assert (odd["by_year"], odd["period"]["years"]) == ({"Jan-Jul 2016": "3000000"}, "0.5833")


@pytest.mark.parametrize(
    "text",
    [
        "$3 million over four years",
        "$3 million for 2024 and 2025",
        "$3 million from 2024 to 2028",
        "$3 million by 2030",
        "$3 million a year for five years",
        "$3 million a year through 2030",
        "$3 million a month in 2024",
        "$3 million in the first quarter of 2025",
        "up to $3 million in 2024",
        "at least $3 million a year for 2024 and 2025",
        "$3-4 million in 2024",
    ],
)
def test_a_total_is_never_divided(text: str) -> None:
    assert one(text, "DE")["by_year"] is None


@pytest.mark.parametrize(
    "text",
    [
        "A total of $9 million: $4 million in 2024 and $5 million in 2025.",
        "Of the $9 million, $4 million is for 2024 and $5 million for 2025.",
        "$9 million over two years: $4 million in 2024 and $5 million in 2025.",
    ],
)
def test_listed_years_stand_on_the_total_and_each_has_its_own(text: str) -> None:
    total, first, second = read(text, "DE")
    assert total["by_year"] == {"2024": "4000000", "2025": "5000000"}
    assert first["by_year"] == {"2024": "4000000"}
    assert second["by_year"] == {"2025": "5000000"}
    assert sum(map(Decimal, total["by_year"].values())) == Decimal(total["low"])


def test_years_that_do_not_add_up_stand_on_no_total() -> None:
    total, *_ = read("A total of $9 million: $4 million in 2024 and $3 million in 2025.", "DE")
    assert total["by_year"] is None


def test_the_total_of_a_rate_has_the_years_of_the_rate() -> None:
    rate, total = read("$3,000 for each of fiscal years 2021 and 2022, for a total of $6,000", "US")
    assert rate["by_year"] == total["by_year"] == {"FY2021": "3000", "FY2022": "3000"}
    assert (rate["rate_per"], total["rate_per"], total["equivalent_of"]) == ("year", None, 0)
