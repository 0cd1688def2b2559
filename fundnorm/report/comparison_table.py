"""A comparison as a table of its rows: one row a sum or residual, with its source, its place and its part in the total.

The rows that say `counted` = yes add up to the total; a total is no row, so that nobody adds it up once more.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from fundnorm.compare.comparison import Appearance, Comparison, Role, Row
from fundnorm.model.item import Assumption, Flag
from fundnorm.model.table import Table

__all__ = ["COLUMNS", "TOTAL_COLUMNS", "compared_table", "totals_table"]

COLUMNS = tuple(
    "row role label counted why parent depth group country kind doc source place item text announced period years "
    "currency modifier rate_per own_low own_high unit value_low value_high rate rate_date rate_source basis also_in "
    "assumptions flags".split()
)
"""The columns of every compared table, in order; the years' columns follow, figures are in `unit`."""

TOTAL_COLUMNS = ("group", "unit", "value_low", "value_high", "undated", "rows", "left_out")
"""The columns of the totals; the years' columns follow."""


def compared_table(comparison: Comparison) -> Table:
    """The rows in their order, then a column a year of the axis.

    `parent` is the row of the whole, or of the sum that an equivalent restates; `also_in` has the further places of the
    same sum. A residual has no words of its own.

    >>> compared_table(Comparison((), ())).columns[:4]
    ('row', 'role', 'label', 'counted')
    """
    years = tuple(year.heading for year in comparison.years)
    rows = tuple(
        (*_cells(comparison, row), *(row.by_year or (None,) * len(years))) for row in comparison.rows
    )
    return Table((*COLUMNS, *years), rows)


def totals_table(comparison: Comparison) -> Table:
    """The totals of the groups, then those of everything, whose group is empty.

    `value_high` is empty where a sum is open upwards; `undated` is what lies in no known year; `left_out` says how many
    rows are not added, and why.
    """
    named = [(group.name, total) for group in comparison.groups for total in group.totals]
    rows = (
        (
            *(name, total.unit or None, total.low, total.high, total.undated, total.rows),
            "; ".join(f"{why}: {number}" for why, number in total.left_out) or None,
            *(total.by_year or (None,) * len(comparison.years)),
        )
        for name, total in (*named, *((None, total) for total in comparison.totals))
    )
    return Table((*TOTAL_COLUMNS, *(year.heading for year in comparison.years)), tuple(rows))


def _cells(comparison: Comparison, row: Row) -> tuple[object, ...]:
    """The stable columns of one row."""
    item = row.item
    source = comparison.documents[row.document].source
    return (
        *(row.number, row.role.value, row.label or None, "yes" if row.counted else "no", row.why or None),
        *(row.parent, row.depth, row.group or None, row.country or None, item.mention.kind.value),
        *(item.doc, source.title or None, row.place or None, item.number),
        *(_said(row) if row.role is not Role.RESIDUAL else (None,) * 9),
        *(row.unit or None, row.low, row.high),
        *((item.rate.value, item.rate.date or None, item.rate.source) if item.rate else (None,) * 3),
        item.basis,
        _also(row.repeats),
        _codes(item.assumptions if row.role is not Role.RESIDUAL else ()),
        _codes(row.flags),
    )


def _said(row: Row) -> tuple[object, ...]:
    """What the document says: words, date, time, and the amount in its own currency."""
    mention, time = row.item.mention, row.item.time
    amount = mention.amount
    return (
        *(mention.text, row.item.announced or None, time.text if time else None),
        Decimal(time.duration.years) if time and time.duration else None,
        *(amount.currency, amount.modifier.value, amount.rate_per.value if amount.rate_per else None),
        *(amount.low, amount.high),
    )


def _also(repeats: Iterable[Appearance]) -> str | None:
    """The further places of a sum: "note.html, paragraph 3 (#2)"."""
    told = (f"{found.name}{f', {found.place}' if found.place else ''} (#{found.item})" for found in repeats)
    return "; ".join(told) or None


def _codes(remarks: Iterable[Assumption | Flag]) -> str | None:
    return ";".join(dict.fromkeys(found.code for found in remarks)) or None
