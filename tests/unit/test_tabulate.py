"""Line items as tables: stable columns, years as columns, years as rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fundnorm.errors import InputError
from fundnorm.model.finance import Kind
from fundnorm.model.item import Assumption, Flag, LineItem, Unit
from fundnorm.model.mention import Mention
from fundnorm.model.money import Amount, Modifier, RatePer
from fundnorm.model.period import Duration, TimeExpression
from fundnorm.model.rate import Rate
from fundnorm.model.schedule import Schedule, Share
from fundnorm.model.table import Table
from fundnorm.normalise.tabulate import COLUMNS, YEAR_COLUMNS, tabulate

MILLION = Unit("million", Decimal(1000000), "USD")


def share(heading: str, first: str | None, last: str | None, amount: int) -> Share:
    day = date.fromisoformat
    return Share(heading, day(first) if first else None, day(last) if last else None, Decimal(amount))


INDIAN = Schedule(
    "USD",
    "even",
    (
        share("IN 2024-25", "2024-04-01", "2025-03-31", 12_000_000),
        share("IN 2025-26", "2025-04-01", "2026-03-31", 12_000_000),
    ),
)
FEDERAL = Schedule("USD", "stated", (share("US FY2025", "2024-10-01", "2025-09-30", 6_000_000),))
PLAIN = Schedule("USD", "stated", (share("2025", "2025-01-01", "2025-12-31", 5_000_000),))
NUMBERED = Schedule(
    "USD", "even", tuple(share(f"year {at}", None, None, 1_000_000 * at) for at in (1, 2, 10))
)


def item(number: int, schedule: Schedule | None = None, **facts: object) -> LineItem:
    mention = Mention(
        "up to $24 million",
        6,
        17,
        Amount.stated(Decimal(24000000), "USD", Modifier.AT_MOST, RatePer.YEAR),
        kind=Kind.GRANT,
        label="roads",
    )
    return LineItem("doc", number, mention, MILLION, schedule=schedule, **facts)  # type: ignore[arg-type]


def column(table: Table, name: str) -> list[object]:
    at = table.columns.index(name)
    return [row[at] for row in table.rows]


def test_the_columns_are_those_that_were_promised() -> None:
    assert list(COLUMNS) == [
        *(
            "doc",
            "item",
            "text",
            "start",
            "end",
            "low",
            "high",
            "currency",
            "modifier",
            "rate_per",
            "kind",
            "label",
        ),
        *("announced", "period", "period_from", "period_to", "years", "part_of", "equivalent_of", "repeats"),
        *(
            "calendar",
            "unit",
            "value_low",
            "value_high",
            "per_year",
            "rate",
            "rate_date",
            "rate_source",
            "basis",
        ),
        *("place", "source", "assumptions", "flags"),
        *("rate_rule", "rate_age", "implied_rate"),
    ]
    assert tabulate([item(1, INDIAN)]).columns == COLUMNS


FACTS: dict[str, object] = {
    "value_high": Decimal("24.5"),
    "per_year_high": Decimal("12.25"),
    "rate": Rate("INR", "USD", Decimal(80), "2025-01", "ecb", "month-mean"),
    "time": TimeExpression("two years from April", 0, 5, Duration(25), date(2025, 4, 1), None),
    "announced": "2025-01",
    "calendar": "IN",
    "part_of": 1,
    "equivalent_of": 2,
    "repeats": 4,
    "place": "page 3",
    "source": "Budget",
    "assumptions": (Assumption("start", "s"), Assumption("even-split", "e")),
    "flags": (Flag("rate-held", "h"),),
}
CELLS = {
    "doc": "doc",
    "item": 3,
    "text": "up to $24 million",
    "start": 6,
    "end": 17,
    "low": None,
    "high": Decimal(24000000),
    "currency": "USD",
    "modifier": "at_most",
    "rate_per": "year",
    "kind": "grant",
    "label": "roads",
    "announced": "2025-01",
    "period": "two years from April",
    "period_from": "2025-04-01",
    "period_to": None,
    "years": Decimal("2.0833"),
    "part_of": 1,
    "equivalent_of": 2,
    "repeats": 4,
    "calendar": "IN",
    "unit": "million USD",
    "value_low": None,
    "value_high": Decimal("24.5"),
    "per_year": Decimal("12.25"),
    "rate": Decimal(80),
    "rate_date": "2025-01",
    "rate_source": "ecb",
    "basis": "nominal",
    "place": "page 3",
    "source": "Budget",
    "assumptions": "start;even-split",
    "flags": "rate-held",
    "rate_rule": "month-mean",
    "rate_age": 0,
    "implied_rate": None,
}


def test_a_row_holds_all_of_an_item() -> None:
    (row,) = tabulate([item(3, **FACTS)]).rows
    assert dict(zip(COLUMNS, row, strict=True)) == CELLS


def test_cells_are_plain_values() -> None:
    for cell in tabulate([item(1)]).rows[0]:
        assert type(cell) in (str, int, Decimal, type(None))


def test_what_is_not_known_is_none() -> None:
    (row,) = tabulate([item(1)]).rows
    empty = {name for name, cell in zip(COLUMNS, row, strict=True) if cell is None}
    assert {
        "announced",
        "period",
        "years",
        "calendar",
        "rate",
        "place",
        "source",
        "assumptions",
        "flags",
    } <= empty


@pytest.mark.parametrize(
    ("low", "high", "shown"), [(2, 2, 2), (None, 3, 3), (2, None, 2), (2, 3, None), (None, None, None)]
)
def test_a_range_of_yearly_amounts_has_no_single_figure(
    low: int | None, high: int | None, shown: int | None
) -> None:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    table = tabulate([item(1, per_year_low=ends[0], per_year_high=ends[1])])
    assert column(table, "per_year") == [shown]


def test_years_are_columns_by_their_start() -> None:
    table = tabulate(
        [item(1, NUMBERED), item(2, PLAIN), item(3, INDIAN), item(4), item(5, FEDERAL)], by_year=True
    )
    assert table.columns[len(COLUMNS) :] == (
        *("IN 2024-25", "US FY2025", "2025", "IN 2025-26"),
        *("year 1", "year 2", "year 10"),
    )
    assert column(table, "IN 2024-25") == [None, None, 12, None, None]
    assert column(table, "year 10") == [10, None, None, None, None]


def test_a_part_of_a_year_is_placed_by_the_year() -> None:
    late = Schedule("USD", "stated", (share("IN 2024-25", "2025-02-01", "2025-03-31", 1),))
    table = tabulate([item(1, PLAIN), item(2, late)], by_year=True)
    assert table.columns[len(COLUMNS) :] == ("IN 2024-25", "2025")


def test_two_shares_of_one_heading_are_added() -> None:
    twice = Schedule("USD", "stated", (*PLAIN.shares, *PLAIN.shares))
    assert column(tabulate([item(1, twice)], by_year=True), "2025") == [10]


def test_one_axis_cuts_every_dated_schedule() -> None:
    table = tabulate([item(1, INDIAN), item(2, NUMBERED)], by_year=True, years="calendar")
    assert table.columns[len(COLUMNS) :] == ("2024", "2025", "2026", "year 1", "year 2", "year 10")
    assert table.rows[0][len(COLUMNS) :] == (9, 12, 3, None, None, None)


def test_an_axis_may_be_a_country_in_small_letters() -> None:
    table = tabulate([item(1, INDIAN)], by_year=True, years="us")
    assert table.columns[len(COLUMNS) :] == ("US FY2024", "US FY2025", "US FY2026")


def test_an_unknown_axis_is_told() -> None:
    with pytest.raises(InputError, match="QQ"):
        tabulate([], years="QQ")


def test_without_a_unit_shares_are_in_the_currency() -> None:
    bare = LineItem("doc", 1, item(1).mention, None, schedule=PLAIN)
    assert column(tabulate([bare], by_year=True), "2025") == [5_000_000]


def test_long_has_a_row_an_item_year() -> None:
    table = tabulate([item(1, INDIAN), item(2)], long=True)
    assert table.columns == (*COLUMNS, *YEAR_COLUMNS)
    assert [row[-5:] for row in table.rows] == [
        ("IN 2024-25", "2024-04-01", "2025-03-31", 12, "even"),
        ("IN 2025-26", "2025-04-01", "2026-03-31", 12, "even"),
        (None, None, None, None, None),
    ]
    assert column(table, "item") == [1, 1, 2]


def test_long_shows_each_year_s_rate() -> None:
    rates = tuple(Rate("INR", "USD", Decimal(at), str(at), "ecb", "year-mean") for at in (80, 81))
    overall = Rate("INR", "USD", Decimal("80.5"), "80..81", "ecb", "yearly")
    yearly = item(1, INDIAN, rate=overall, rates=rates)
    assert column(tabulate([yearly], long=True), "rate") == [80, 81]
    assert column(tabulate([yearly], long=True), "rate_date") == ["80", "81"]
    assert set(column(tabulate([yearly], long=True, years="calendar"), "rate")) == {Decimal("80.5")}


def test_no_items_are_a_header() -> None:
    assert tabulate([]) == Table(COLUMNS, ())
    assert tabulate([], by_year=True) == Table(COLUMNS, ())
