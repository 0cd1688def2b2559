"""The totals of rows: one for each unit, of the rows that count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from fundnorm.compare.comparison import Group, Row, Total
from fundnorm.compare.totals import plus

__all__ = ["groups_of", "totals_of"]


def totals_of(rows: Sequence[Row]) -> tuple[Total, ...]:
    """A total for each unit that has rows, the one of most rows first.

    >>> totals_of([])
    ()
    """
    units: dict[str, list[Row]] = {}
    for row in rows:
        units.setdefault(row.unit, []).append(row)
    totals = [_total(unit, own) for unit, own in units.items()]
    return tuple(sorted(totals, key=lambda total: -total.rows))


def groups_of(rows: Sequence[Row]) -> tuple[Group, ...]:
    """The groups in the order of their rows; their totals add up to those of all rows."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return tuple(
        Group(name, tuple(row.number for row in own), totals_of(own)) for name, own in groups.items()
    )


def _total(unit: str, rows: Sequence[Row]) -> Total:
    counted = [row for row in rows if row.counted]
    width = len(rows[0].by_year)
    why = Counter(row.why for row in rows if not row.counted and row.why)
    why += Counter({"repeat": sum(len(row.repeats) for row in rows)})
    return Total(
        unit=unit,
        low=_added(row.low for row in counted),
        high=plus(row.high for row in counted),
        by_year=tuple(_added(row.by_year[at] for row in counted) for at in range(width)),
        undated=plus(row.stated for row in counted if not any(share is not None for share in row.by_year)),
        rows=len(counted),
        left_out=tuple(why.items()),
    )


def _added(figures: Iterable[Decimal | None]) -> Decimal:
    """The sum of the figures that there are."""
    return plus(figure for figure in figures if figure is not None) or Decimal(0)
