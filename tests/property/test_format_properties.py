"""Every format that can be read back gives the very decimals that were written, whatever their size."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_readers import ROWS, items_of_json

from fundnorm.model.item import LineItem, Unit
from fundnorm.model.mention import Document, Mention
from fundnorm.model.money import EXACT, Amount
from fundnorm.model.schedule import Schedule, Share
from fundnorm.model.source import Source
from fundnorm.normalise.tabulate import tabulate
from fundnorm.report.formats import Format, View, render

MILLION = Unit("million", Decimal(1000000), "USD")
FIGURES = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent, EXACT),
    st.integers(min_value=-(10**30), max_value=10**30),
    st.integers(min_value=-18, max_value=6),
)
SUMS = st.lists(st.tuples(FIGURES, FIGURES, FIGURES, st.booleans()), min_size=1, max_size=5)
YEARS = ("IN 2024-25", "IN 2025-26")


def item(number: int, low: Decimal, value: Decimal, share: Decimal, *, several_years: bool) -> LineItem:
    shares = (
        Share(YEARS[0], date(2024, 4, 1), date(2025, 3, 31), share),
        Share(YEARS[1], date(2025, 4, 1), date(2026, 3, 31), EXACT.minus(share)),
    )
    made = LineItem("a", number, Mention("$5", 0, 2, Amount(low, None, "USD")), MILLION, value, value)
    return replace(made, schedule=Schedule("USD", "even", shares[: 1 + several_years]))


def results(sums: list[tuple[Decimal, Decimal, Decimal, bool]]) -> list[tuple[Document, list[LineItem]]]:
    items = [
        item(number, low, value, share, several_years=several)
        for number, (low, value, share, several) in enumerate(sums, 1)
    ]
    return [(Document(Source("$5", name="a"), tuple(one.mention for one in items)), items)]


def figure(cell: object) -> Decimal | None:
    return None if cell in (None, "") else Decimal(str(cell))


@pytest.mark.parametrize("style", [Format.CSV, Format.TSV, Format.XLSX, Format.PARQUET])
@settings(max_examples=30, deadline=None)
@given(sums=SUMS)
def test_rows_give_back_their_decimals(
    style: Format, sums: list[tuple[Decimal, Decimal, Decimal, bool]]
) -> None:
    made = results(sums)
    table = tabulate(made[0][1], by_year=True)
    rows = ROWS[style.value](render(style, made, View(by_year=True)))
    years = [name for name in table.columns if name in YEARS]
    for name in ("low", "high", "value_low", "value_high", *years):
        at = table.columns.index(name)
        assert [figure(row[name]) for row in rows] == [row[at] for row in table.rows]


@pytest.mark.parametrize("style", [Format.JSON, Format.JSONL])
@given(sums=SUMS)
def test_json_gives_back_its_decimals(
    style: Format, sums: list[tuple[Decimal, Decimal, Decimal, bool]]
) -> None:
    found: list[dict[str, Any]] = list(items_of_json(str(render(style, results(sums)))))
    assert [Decimal(record["mention"]["low"]) for record in found] == [low for low, _, _, _ in sums]
    assert [Decimal(record["value"]) for record in found] == [value for _, value, _, _ in sums]
    shares = [EXACT.divide(share, MILLION.scale) for _, _, share, _ in sums]
    assert [Decimal(record["schedule"][0]["amount"]) for record in found] == shares
