"""The items of some documents as the rows of a report's table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from fundnorm.model.item import LineItem
from fundnorm.model.money import plain
from fundnorm.model.table import Table
from fundnorm.normalise.tabulate import year_columns
from fundnorm.report.figures import ends, exact, figure
from fundnorm.report.html.markup import Markup, element, joined
from fundnorm.report.html.places import Placed
from fundnorm.report.html.table import Cell, Grid, Heading, Line
from fundnorm.report.summary import sum_words, unit_heading

__all__ = ["figure_cell", "items_grid", "range_cell"]


_LOOKS = {
    "#": "number",
    "Document": "words",
    "For": "words",
    "Over": "words",
    "Role": "words",
    "Dated": "whole",
    "Working": "words",
    "Per year": "number",
    "At each year's rate": "number",
}


class _Column(NamedTuple):
    """A heading and a cell for each item; one that is not `kept` goes where all its cells are empty."""

    heading: Heading
    cells: Sequence[Cell]
    kept: bool = False


def items_grid(found: Sequence[Placed], years: Table | None = None) -> Grid:
    """The rows of the items, with the columns that some item uses; `years` has a row an item and its year columns.

    >>> [heading.text for heading in items_grid(()).headings]
    ['#', 'Sum', 'Value']
    """
    units = {unit_heading(one.item) for one in found}
    unit = next(iter(units)) if len(units) == 1 else ""
    *known, working = _columns(found, unit)
    wanted = [*known, *(_years(found, years) if years else ()), working]
    columns = [column for column in wanted if column.kept or any(cell.content for cell in column.cells)]
    lines = [
        Line(
            [column.cells[at] for column in columns],
            f"r{one.key}",
            one.depth,
            one.item.mention.kind.value,
            [one.item.doc],
            one.role,
        )
        for at, one in enumerate(found)
    ]
    return Grid("Sums, those that belong to another one under it", [one.heading for one in columns], lines)


def _columns(found: Sequence[Placed], unit: str) -> Iterator[_Column]:
    def column(name: str, cell: Callable[[Placed], Cell], *, kept: bool = False) -> _Column:
        look = "number" if name.startswith("Value") else _LOOKS.get(name, "")
        return _Column(Heading(name, look, name == "Sum"), [cell(one) for one in found], kept)

    def words(name: str, cell: Callable[[LineItem], str]) -> _Column:
        return column(name, lambda one: Cell(cell(one.item)))

    def ends_of(item: LineItem, low: Decimal | None, high: Decimal | None) -> Cell:
        return range_cell(item, low, high, "" if unit else None)

    yield column("#", lambda one: Cell(str(one.item.number), str(one.item.number)), kept=True)
    yield column("Sum", _sum, kept=True)
    yield column(
        f"Value, {unit}" if unit else "Value",
        lambda one: ends_of(one.item, one.item.value_low, one.item.value_high),
        kept=True,
    )
    yield column("Per year", lambda one: ends_of(one.item, one.item.per_year_low, one.item.per_year_high))
    yield column("At each year's rate", lambda one: _other(one.item, ends_of))
    yield words("For", lambda item: item.mention.label or "")
    if len({one.document for one in found}) > 1:
        yield column("Document", lambda one: Cell(element("a", one.item.doc, href=f"#d{one.document}")))
    yield words("Place", lambda item: item.place)
    yield words("Kind", lambda item: item.mention.kind.value)
    yield column("Role", lambda one: Cell(one.role))
    yield words("Over", _over)
    yield words("Dated", lambda item: item.announced)
    yield column("Working", _working)


def _sum(one: Placed) -> Cell:
    return Cell(element("a", sum_words(one.item), href=f"#m{one.key}"), sum_words(one.item))


def _over(item: LineItem) -> str:
    if item.timed_by is not None:
        return f"(as {item.timed_by})"
    return " ".join(item.time.text.split()) if item.time else ""


def range_cell(item: LineItem, low: Decimal | None, high: Decimal | None, unit: str | None = None) -> Cell:
    """Both ends of an item's figure; it sorts by the low one. The unit stands in the cell where `unit` is None."""
    shown = ends(low, high, item.mention.amount)
    if not shown:
        return Cell()
    name = unit_heading(item)
    first = high if low is None else low
    told = dict.fromkeys(exact(end) for end in (low, high) if end is not None)
    words = f"{' to '.join(told)} {name}"
    return Cell(f"{shown} {name}" if unit is None else shown, "" if first is None else plain(first), words)


def figure_cell(value: object, unit: str = "") -> Cell:
    """An exact figure, shown short; an empty cell where there is none."""
    if value is None or value == "":
        return Cell()
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    return Cell(figure(number), plain(number), f"{exact(number)} {unit}".strip())


def _other(item: LineItem, cell: Callable[[LineItem, Decimal | None, Decimal | None], Cell]) -> Cell:
    return cell(item.other, item.other.value_low, item.other.value_high) if item.other else Cell()


def _working(one: Placed) -> Cell:
    """A link to the working that says how much is assumed and doubtful in it."""
    doubts, taken = len(one.item.all_flags), len(one.item.all_assumptions)
    parts = [f"{doubts} doubtful"] * bool(doubts) + [f"{taken} assumed"] * bool(taken)
    about = Markup("") if not parts else joined((" (", ", ".join(parts), ")"))
    unseen = element("span", f" of {sum_words(one.item)}", class_="unseen")
    return Cell(
        joined((element("a", "steps", unseen, href=f"#w{one.key}"), about)), f"{doubts:06}-{taken:06}"
    )


def _years(found: Sequence[Placed], years: Table) -> Iterator[_Column]:
    """A column a year, out of the table that has a row an item in the same order."""
    units = [unit_heading(one.item).partition(" / ")[0] for one in found]
    for at in year_columns(years):
        cells = [figure_cell(row[at], unit) for row, unit in zip(years.rows, units, strict=True)]
        yield _Column(Heading(years.columns[at], "number"), cells)
