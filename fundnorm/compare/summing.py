"""The totals of rows: one for each unit, of the rows that count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from fundnorm.compare.comparison import Group, Row, Total
from fundnorm.compare.totals import plus
from fundnorm.model.money import added

__all__ = ["groups_of", "totals_of"]

_RELATIVE = frozenset(("per-head", "gdp-share"))  # to the people or the output of one country


def totals_of(rows: Sequence[Row], basis: str = "nominal") -> tuple[Total, ...]:
    """A total for each unit that has rows, the one of most rows first.

    There is none of figures per head, or in shares of output, of several countries: they are of no one's.

    >>> totals_of([])
    ()
    """
    if not _RELATIVE.isdisjoint(basis.split(",")) and len({row.country for row in rows if row.counted}) > 1:
        return ()
    units: dict[str, list[Row]] = {}
    for row in rows:
        units.setdefault(row.unit, []).append(row)
    totals = [_total(unit, own) for unit, own in units.items()]
    return tuple(sorted(totals, key=lambda total: -total.rows))


def groups_of(rows: Sequence[Row], basis: str = "nominal") -> tuple[Group, ...]:
    """The groups in the order of their rows; their totals add up to those of all rows."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return tuple(
        Group(name, tuple(row.number for row in own), totals_of(own, basis)) for name, own in groups.items()
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
        undated=_added(
            row.low if row.stated is None else row.stated
            for row in counted
            if not any(share is not None for share in row.by_year)
        ),
        rows=len(counted),
        left_out=tuple(why.items()),
    )


def _added(figures: Iterable[Decimal | None]) -> Decimal:
    """The sum of the figures that there are."""
    return added(figure for figure in figures if figure is not None)
