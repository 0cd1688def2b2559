"""Spreading a sum over years, and cutting the years anew."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from fundnorm.calendars import CALENDAR_YEARS, calendar_of
from fundnorm.model.period import Period
from fundnorm.model.schedule import Schedule, Share
from fundnorm.normalise.spread.schedule import (
    add_months,
    cover,
    divide,
    month_count,
    numbered,
    recut,
    run,
    run_up_to,
    scheduled,
    spread,
)

CENT = Decimal("0.01")


def amounts(*figures: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, figures))


@pytest.mark.parametrize(
    ("total", "weights", "quantum", "shares"),
    [
        ("100", (1, 1, 1), "0.01", ("33.34", "33.33", "33.33")),
        ("-100", (1, 1, 1), "0.01", ("-33.34", "-33.33", "-33.33")),
        ("100", (12, 6), "1", ("67", "33")),
        ("1.63E+11", (12,) * 7, "1", (*("23285714286",) * 5, *("23285714285",) * 2)),
        ("0.001", (1, 1), "0.01", ("0.001", "0.000")),
        ("10", (Fraction(10, 31), Fraction(21, 31)), "0.01", ("3.23", "6.77")),
        ("7", (0, 0), "1", ("4", "3")),
        ("100", (3, -1), "1", ("150", "-50")),
        ("-100", (-3, 1), "1", ("-150", "50")),
        (
            "12345678901234567890123456789012345678.99",
            (1, 1),
            "0.01",
            ("6172839450617283945061728394506172839.50", "6172839450617283945061728394506172839.49"),
        ),
    ],
)
def test_divide_is_exact(total: str, weights: tuple[int, ...], quantum: str, shares: tuple[str, ...]) -> None:
    parts = divide(Decimal(total), weights, Decimal(quantum))
    assert parts == amounts(*shares)
    assert sum(map(Fraction, parts)) == Fraction(total)


def test_one_part_is_the_total_itself() -> None:
    assert divide(Decimal("5.123"), (12,), CENT) == amounts("5.123")


def test_the_largest_remainders_get_the_odd_units() -> None:
    # 100/7 of 1, 2 and 4: 14.28…, 28.57…, 57.14…
    assert divide(Decimal(100), (1, 2, 4), Decimal(1)) == amounts("14", "29", "57")


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), 12),
        (date(2024, 2, 1), date(2024, 2, 29), 1),
        (date(2024, 7, 16), date(2025, 7, 15), 12),
        (date(2025, 1, 1), date(2025, 1, 10), Fraction(10, 31)),
        (date(2025, 1, 22), date(2025, 2, 14), Fraction(10, 31) + Fraction(1, 2)),
    ],
)
def test_months_between_days(first: date, last: date, months: Fraction) -> None:
    assert month_count(first, last) == months


def test_months_are_added_to_the_month_s_end() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 3, 31), -13) == date(2023, 2, 28)


def test_numbered_years_weigh_their_months() -> None:
    assert [(slot.heading, slot.weight, slot.first) for slot in numbered(30)] == [
        ("year 1", 12, None),
        ("year 2", 12, None),
        ("year 3", 6, None),
    ]


def test_a_run_of_years_ends_with_what_is_left() -> None:
    india = calendar_of("IN")
    slots = run(india, india.year_of(date(2025, 1, 15)), 30)
    assert [(slot.heading, slot.weight) for slot in slots] == [
        ("IN 2024-25", 12),
        ("IN 2025-26", 12),
        ("IN 2026-27", 6),
    ]
    assert (slots[-1].first, slots[-1].last) == (date(2026, 4, 1), date(2026, 9, 30))


def test_a_period_covers_years_by_months() -> None:
    slots = cover(calendar_of("US"), Period(date(2024, 1, 1), date(2025, 12, 31)))
    assert [(slot.heading, slot.weight) for slot in slots] == [
        ("US FY2024", 9),
        ("US FY2025", 12),
        ("US FY2026", 3),
    ]
    assert (slots[0].first, slots[-1].last) == (date(2024, 1, 1), date(2025, 12, 31))


def test_years_that_move_by_a_day_weigh_alike() -> None:
    nepal = calendar_of("NP")
    first, third = nepal.year_starting(2022), nepal.year_starting(2024)
    slots = cover(nepal, Period(first.first, third.last))
    assert [slot.weight for slot in slots] == [12, 12, 12]


def test_a_spread_keeps_its_profile_and_dates() -> None:
    india = calendar_of("IN")
    slots = run(india, india.year_starting(2024), 24)
    schedule = spread(Decimal(5), slots, "INR", "even", CENT)
    assert schedule == Schedule(
        "INR",
        "even",
        (
            Share("IN 2024-25", date(2024, 4, 1), date(2025, 3, 31), Decimal("2.50")),
            Share("IN 2025-26", date(2025, 4, 1), date(2026, 3, 31), Decimal("2.50")),
        ),
    )


def test_known_amounts_must_match_their_years() -> None:
    with pytest.raises(ValueError, match="zip"):
        scheduled(amounts("1"), numbered(24), "INR", "stated")


def test_a_recut_moves_months_and_keeps_the_total() -> None:
    india = calendar_of("IN")
    schedule = spread(Decimal(240), run(india, india.year_starting(2024), 24), "INR", "even", CENT)
    cut = recut(schedule, CALENDAR_YEARS, CENT)
    assert [(share.heading, share.amount) for share in cut.shares] == [
        ("2024", Decimal(90)),
        ("2025", Decimal(120)),
        ("2026", Decimal(30)),
    ]
    assert (cut.shares[0].first, cut.shares[0].last) == (date(2024, 4, 1), date(2024, 12, 31))
    assert cut.total == 240


def test_a_recut_knows_which_part_of_a_year_a_share_covers() -> None:
    half = cover(CALENDAR_YEARS, Period(date(2025, 1, 1), date(2025, 6, 30)))
    schedule = spread(Decimal(60), half, "INR", "even", CENT)
    cut = recut(schedule, calendar_of("IN"), CENT)
    assert [(share.heading, share.amount) for share in cut.shares] == [
        ("IN 2024-25", Decimal(30)),
        ("IN 2025-26", Decimal(30)),
    ]


def test_numbered_years_stay_in_a_recut() -> None:
    schedule = spread(Decimal(10), numbered(24), "INR", "even", CENT)
    assert recut(schedule, calendar_of("US"), CENT) == schedule


TRANSITIONS = [
    (
        "US",
        "1975-12-14",
        36,
        [("US FY1976", 12), ("US Jul-Sep 1976", 3), ("US FY1977", 12), ("US FY1978", 9)],
    ),
    ("FJ", "2015-06-01", 24, [("2015", 12), ("FJ Jan-Jul 2016", 7), ("FJ 2016-17", 5)]),
    ("MM", "2020-11-01", 24, [("MM 2020-21", 12), ("MM Oct 2021-Mar 2022", 6), ("MM 2022-23", 6)]),
    ("SE", "1994-09-01", 24, [("SE 1994-95", 12), ("SE Jul 1995-Dec 1996", 12)]),
    ("SE", "1994-09-01", 36, [("SE 1994-95", 12), ("SE Jul 1995-Dec 1996", 18), ("1997", 6)]),
]


@pytest.mark.parametrize(("country", "day", "months", "expected"), TRANSITIONS)
def test_a_run_over_a_change_of_rule_has_its_months_and_no_more(
    country: str, day: str, months: int, expected: list[tuple[str, int]]
) -> None:
    calendar = calendar_of(country)
    first = calendar.year_of(date.fromisoformat(day))
    slots = run(calendar, first, months)
    assert [(slot.heading, slot.weight) for slot in slots] == expected
    assert slots == cover(calendar, Period(first.first, add_months(first.first, months) - timedelta(days=1)))


@pytest.mark.parametrize("months", [12, 36, 120])
def test_a_run_of_years_that_move_by_a_day_has_no_splinter(months: int) -> None:
    for country in ("NP", "IR", "ET"):
        calendar = calendar_of(country)
        slots = run(calendar, calendar.year_starting(2019), months)
        assert [slot.weight for slot in slots] == [12] * (months // 12)


@pytest.mark.parametrize(
    ("country", "label", "months", "expected"),
    [
        ("US", 1977, 36, [("US FY1975", 9), ("US FY1976", 12), ("US Jul-Sep 1976", 3), ("US FY1977", 12)]),
        ("FJ", 2016, 12, [("2015", 5), ("FJ Jan-Jul 2016", 7)]),
        ("IN", 2026, 18, [("IN 2024-25", 6), ("IN 2025-26", 12)]),
        ("NP", 2026, 36, [("NP 2023-24", 12), ("NP 2024-25", 12), ("NP 2025-26", 12)]),
    ],
)
def test_a_run_up_to_a_year_ends_with_it(
    country: str, label: int, months: int, expected: list[tuple[str, int]]
) -> None:
    calendar = calendar_of(country)
    last = calendar.year_named(label)
    slots = run_up_to(calendar, last, months)
    assert [(slot.heading, slot.weight) for slot in slots] == expected
    assert slots[-1].last == last.last


def test_the_part_of_a_first_year_is_its_last_part() -> None:
    india = calendar_of("IN")
    assert run_up_to(india, india.year_starting(2025), 18)[0].first == date(2024, 10, 1)


def test_a_recut_of_a_run_over_a_change_of_rule_moves_nothing() -> None:
    federal = calendar_of("US")
    schedule = spread(Decimal(36), run(federal, federal.year_starting(1975), 36), "USD", "even", CENT)
    cut = recut(schedule, CALENDAR_YEARS, CENT)
    assert [share.amount for share in cut.shares] == [6, 12, 12, 6]
