"""What sort of cells a column of a table has, for formats that give their columns types."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from fundnorm.model.table import Table

__all__ = ["ColumnSort", "sorts_of"]


class ColumnSort(StrEnum):
    """Whole numbers, exact amounts, rates, whole days, days or months or years, words of a short list, or texts."""

    WHOLE = "whole"
    AMOUNT = "amount"
    RATE = "rate"
    DAY = "day"
    TIME = "time"
    CODE = "code"
    TEXT = "text"


_NAMES = {
    ColumnSort.WHOLE: "item items row rows parent depth start end part_of equivalent_of repeats rate_age age_days",
    ColumnSort.AMOUNT: "low high own_low own_high years undated value_low value_high per_year value_low_yearly "
    "value_high_yearly year_value year_value_yearly",
    ColumnSort.RATE: "value rate implied_rate rate_yearly",
    ColumnSort.DAY: "period_from period_to year_from year_to",
    ColumnSort.TIME: "announced rate_date date",
    ColumnSort.CODE: "doc role counted why group currency modifier rate_per kind calendar unit rate_source basis "
    "rate_rule profile year country language",
    ColumnSort.TEXT: "text label period place source also_in assumptions flags",
}
_KNOWN = {name: sort for sort, names in _NAMES.items() for name in names.split()}


def sorts_of(table: Table) -> tuple[ColumnSort, ...]:
    """The sort of each column: by its name, else by its cells; a column without any is one of texts.

    >>> [sort.value for sort in sorts_of(Table(("item", "IN 2025-26"), ((1, Decimal("2.5")),)))]
    ['whole', 'amount']
    """
    return tuple(
        _KNOWN.get(name) or _by_cells([row[at] for row in table.rows])
        for at, name in enumerate(table.columns)
    )


def _by_cells(cells: list[object]) -> ColumnSort:
    found = {type(cell) for cell in cells if cell is not None}
    if found and found <= {Decimal, int}:
        return ColumnSort.AMOUNT if Decimal in found else ColumnSort.WHOLE
    return ColumnSort.DAY if found == {date} else ColumnSort.TEXT
