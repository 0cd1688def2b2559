"""What the charts of plain items draw: sums of their own, neither parts nor restatements, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fundnorm.model.table import Table
from fundnorm.normalise.tabulate import year_columns
from fundnorm.report.html.bar_chart import Bar
from fundnorm.report.html.charts import by_year, compared
from fundnorm.report.html.markup import Markup, element, joined
from fundnorm.report.html.places import Placed
from fundnorm.report.html.year_chart import Series, YearData
from fundnorm.report.summary import sum_words, unit_heading

__all__ = ["items_charts", "named"]

_UNITS = 6  # charts of each sort
_YEARLY = " yearly"


def items_charts(found: Sequence[Placed], years: Table) -> Markup:
    """The charts by year, then those that compare, one a unit; `years` has a row an item of those found.

    >>> items_charts((), Table((), ()))
    '<p>There is nothing to draw: no sum has a figure.</p>'
    """
    units = list(dict.fromkeys(unit_heading(one.item) for one in found if one.depth == 0))
    several = len({one.document for one in found}) > 1
    drawn = [
        *(
            by_year(data, f"years-{at}")
            for at, data in enumerate(_year_data(found, years, several=several), 1)
        ),
        *(
            compared(list(_bars(found, unit, several=several)), unit, f"sums-{at}")
            for at, unit in enumerate(units[:_UNITS], 1)
        ),
    ]
    if not any(drawn):
        return element("p", "There is nothing to draw: no sum has a figure.")
    more = [f" Only the first {_UNITS} of {len(units)} units are drawn."] * (len(units) > _UNITS)
    note = (
        "Parts, restatements and repeats of a sum are left out of the charts, so that nothing stands twice."
    )
    return joined((element("p", note, *more), *drawn))


def named(one: Placed, *, several: bool) -> str:
    """What a chart calls an item: its label, else its words, with its document where there are several."""
    item = one.item
    name = item.mention.label or sum_words(item)
    return f"{name} ({item.doc})" if several else name


def _year_data(found: Sequence[Placed], years: Table, *, several: bool) -> Iterator[YearData]:
    """The sums of each unit with the years that one of them has."""
    columns = [at for at in year_columns(years) if not years.columns[at].endswith(_YEARLY)]
    by_unit: dict[str, list[tuple[str, tuple[object, ...]]]] = {}
    for one, row in zip(found, years.rows, strict=True):
        if one.depth == 0 and any(row[at] is not None for at in columns):
            unit = unit_heading(one.item).partition(" / ")[0]
            by_unit.setdefault(unit, []).append((named(one, several=several), row))
    for unit, rows in list(by_unit.items())[:_UNITS]:
        used = [at for at in columns if any(row[at] is not None for _, row in rows)]
        series = tuple(Series(name, tuple(_decimal(row[at]) for at in used)) for name, row in rows)
        yield YearData(unit, tuple(years.columns[at] for at in used), series)


def _decimal(cell: object) -> Decimal | None:
    return cell if isinstance(cell, Decimal) else None


def _bars(found: Sequence[Placed], unit: str, *, several: bool) -> Iterator[Bar]:
    for one in found:
        if one.depth == 0 and unit_heading(one.item) == unit:
            yield Bar(named(one, several=several), one.item.value_low, one.item.value_high)
