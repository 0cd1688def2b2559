"""What the charts of a comparison draw: the counted rows year by year, the sums beside each other, the groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from fundnorm.compare.comparison import Comparison, Role, Row
from fundnorm.model.money import EXACT
from fundnorm.report.html.bar_chart import Bar
from fundnorm.report.html.charts import by_year, compared
from fundnorm.report.html.markup import Markup, element, joined
from fundnorm.report.html.year_chart import Series, YearData
from fundnorm.report.summary import sum_words

__all__ = ["comparison_charts"]

_UNITS = 6  # charts of each sort
_ASIDE = frozenset((Role.EQUIVALENT, Role.OTHER_STAGE, Role.BESIDE))


def comparison_charts(comparison: Comparison) -> Markup:
    """The charts, one of each sort a unit.

    >>> comparison_charts(Comparison((), ()))
    '<p>There is nothing to draw: no sum has a figure.</p>'
    """
    units = list(dict.fromkeys(row.unit for row in comparison.rows))
    tops = _tops(comparison.rows)
    drawn = [
        part for at, unit in enumerate(units[:_UNITS], 1) for part in _of_unit(comparison, unit, at, tops)
    ]
    if not any(drawn):
        return element("p", "There is nothing to draw: no sum has a figure.")
    more = [f" Only the first {_UNITS} of {len(units)} units are drawn."] * (len(units) > _UNITS)
    note = "The charts draw what the totals count, each part with its whole, so that nothing stands twice."
    return joined((element("p", note, *more), *drawn))


def _of_unit(comparison: Comparison, unit: str, at: int, tops: Mapping[int, Row]) -> Iterator[Markup]:
    yield by_year(_year_data(comparison, unit, tops), f"years-{at}")
    groups = [
        Bar(group.name or "none", total.low, total.high)
        for group in comparison.groups
        for total in group.totals
        if total.unit == unit and total.rows
    ]
    yield compared(groups, unit, f"groups-{at}", "Groups compared")
    bars = [
        Bar(_name(comparison, row), row.low, row.high)
        for row in comparison.rows
        if row.unit == unit and row.depth == 0 and row.role not in _ASIDE
    ]
    yield compared(bars, unit, f"sums-{at}")


def _tops(rows: Sequence[Row]) -> dict[int, Row]:
    """For each row by number the row without a parent that it stands under."""
    known = {row.number: row for row in rows}
    tops = {}
    for row in rows:
        top, seen = row, {row.number}
        while top.parent in known and top.parent not in seen:
            top = known[top.parent]
            seen.add(top.number)
        tops[row.number] = top
    return tops


def _name(comparison: Comparison, row: Row) -> str:
    several = len(comparison.documents) > 1
    name = row.label or sum_words(row.item)
    return f"{name} ({comparison.source_of(row)})" if several else name


def _year_data(comparison: Comparison, unit: str, tops: Mapping[int, Row]) -> YearData:
    """The counted rows by group, or by the sum that they stand under."""
    added: dict[str, list[Decimal | None]] = {}
    for row in comparison.rows:
        if not row.counted or row.unit != unit or not any(row.by_year):
            continue
        name = row.group or "none" if comparison.group_by else _name(comparison, tops[row.number])
        sums = added.setdefault(name, [None] * len(comparison.years))
        for at, amount in enumerate(row.by_year):
            if amount is not None:
                sums[at] = EXACT.add(sums[at] or Decimal(0), amount)
    used = [at for at in range(len(comparison.years)) if any(sums[at] is not None for sums in added.values())]
    series = tuple(Series(name, tuple(sums[at] for at in used)) for name, sums in added.items())
    return YearData(unit, tuple(comparison.years[at].heading for at in used), series)
