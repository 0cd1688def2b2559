"""Whatever was said of a sum: an item comes of it, and its years add up to its value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fundnorm.calendars import calendar_of
from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document, Mention, StatedYear
from fundnorm.model.money import Amount, Modifier, RatePer
from fundnorm.model.period import Duration, PartialDate, TimeExpression
from fundnorm.model.source import Source
from fundnorm.normalise.codes import ASSUMPTIONS, FLAGS
from fundnorm.normalise.items import normalise
from fundnorm.normalise.items.terms import RATE_RULES
from fundnorm.normalise.tabulate import COLUMNS, tabulate

COUNTRIES = ["IN", "US", "GB", "NP", "ET", "AF", "DE", "JP", "AU", "EG"]
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2300, 1, 1))
FIGURES = st.none() | st.decimals(-(10**17), 10**17, allow_nan=False, allow_infinity=False, places=3)
LINKS = st.none() | st.integers(-2, 6)
AMOUNTS = st.builds(
    Amount,
    FIGURES,
    FIGURES,
    st.sampled_from(["INR", "USD", "EUR", "JPY", "KWD", "XDR", "ZWL", "ADP"]),
    st.sampled_from(Modifier),
    st.none() | st.sampled_from(RatePer),
)
TIMES = st.builds(
    TimeExpression,
    st.sampled_from(["seven years", "2024-25", "FY26", "fiscal years 2021 through 2025", "by 2030"]),
    st.just(0),
    st.just(1),
    st.none() | st.builds(Duration, st.integers(0, 4000)),
    DAYS,
    DAYS,
    st.booleans(),
)
PARTIAL = st.builds(PartialDate, st.integers(1, 9999)) | st.builds(
    PartialDate, st.integers(1990, 2030), st.integers(1, 12), st.none() | st.integers(1, 28)
)
STATED = st.lists(
    st.builds(
        StatedYear,
        st.builds(
            lambda code, year: calendar_of(code).year_starting(year),
            st.sampled_from(COUNTRIES),
            st.integers(1995, 2040),
        ),
        st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=2),
    ),
    max_size=4,
).map(tuple)
MENTIONS = st.builds(
    Mention,
    st.just("Rs 5 crore"),
    st.just(0),
    st.just(10),
    AMOUNTS,
    period=st.none() | TIMES,
    by_year=st.just(()) | STATED,
    part_of=LINKS,
    equivalent_of=LINKS,
    announced=st.none() | PARTIAL,
    currency_rule=st.sampled_from(["code", "default", "country", "context"]),
    candidates=st.sampled_from([(), ("INR", "PKR")]),
)
DOCUMENTS = st.builds(
    Document,
    st.builds(Source, st.just("text"), st.none() | st.sampled_from(COUNTRIES), st.none() | PARTIAL),
    st.lists(MENTIONS, max_size=6).map(tuple),
)
UNITS = st.sampled_from(["million USD", "crore INR", "JPY", "none"])


def stated(low: Decimal | None, high: Decimal | None) -> Decimal | None:
    return (high if low is None else low) if None in (low, high) or low == high else None


def adds_up(item: LineItem) -> bool:
    """Whether the schedule is the value to the last digit, or a flag says why not."""
    if item.schedule is None:
        return True
    scale = item.unit.scale if item.unit else Decimal(1)
    value = stated(item.value_low, item.value_high)
    differs = any(flag.code == "stated-years-differ" for flag in item.flags)
    return differs or (value is not None and item.schedule.total == value * scale)


@given(DOCUMENTS, UNITS, st.sampled_from(RATE_RULES))
def test_years_add_up_and_codes_are_known(document: Document, to: str, rule: str) -> None:
    items = normalise(document, to=to, rate_rule=rule)
    assert sum(1 + item.repeats for item in items) == len(document)
    for number, item in enumerate(items, 1):
        assert item.number == number
        assert adds_up(item)
        assert {assumption.code for assumption in item.assumptions} <= set(ASSUMPTIONS)
        assert {flag.code for flag in item.flags} <= set(FLAGS)
        assert item.part_of != number != item.equivalent_of
        assert all(link is None or 1 <= link <= len(items) for link in (item.part_of, item.equivalent_of))


@given(DOCUMENTS, st.sampled_from(["own", "calendar", "IN", "US"]))
def test_year_columns_add_up_to_the_value(document: Document, years: str) -> None:
    items = normalise(document)
    table = tabulate(items, by_year=True, years=years)
    for item, row in zip(items, table.rows, strict=True):
        shares = [cell for cell in row[len(COLUMNS) :] if isinstance(cell, Decimal)]
        assert bool(shares) == (item.schedule is not None)
        if item.schedule is not None:
            assert sum(shares, Decimal(0)) * Decimal(1000000) == item.schedule.total


@given(DOCUMENTS)
def test_long_rows_add_up_to_the_wide_ones(document: Document) -> None:
    items = normalise(document)
    long, wide = tabulate(items, long=True), tabulate(items, by_year=True)
    at = long.columns.index("year_value")
    of_item: dict[object, Decimal] = {}
    for row in long.rows:
        of_item[row[1]] = of_item.get(row[1], Decimal(0)) + (row[at] if isinstance(row[at], Decimal) else 0)  # type: ignore[operator]
    for row in wide.rows:
        shares = [cell for cell in row[len(COLUMNS) :] if isinstance(cell, Decimal)]
        assert of_item[row[1]] == sum(shares, Decimal(0))
