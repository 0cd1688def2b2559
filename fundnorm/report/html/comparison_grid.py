"""The rows of a comparison as a report's table, its totals and those of its groups at the foot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from fundnorm.compare.comparison import REASONS, Appearance, Comparison, Role, Row, Total
from fundnorm.model.item import LineItem
from fundnorm.model.money import plain
from fundnorm.report.figures import ends, exact, figure
from fundnorm.report.html.markup import Markup, element, joined
from fundnorm.report.html.table import Cell, Grid, Heading, Line
from fundnorm.report.summary import sum_words

__all__ = ["comparison_grid", "totals_lead"]

_ROLES = {
    Role.PART: "part of {}",
    Role.RESIDUAL: "what the parts of {} leave",
    Role.EQUIVALENT: "same money as {}",
    Role.OTHER_STAGE: "another stage",
    Role.BESIDE: "beside the totals",
}


class _Column(NamedTuple):
    """A heading, a cell for each row and one for a total; it goes where all its rows' cells are empty."""

    heading: Heading
    cells: Sequence[Cell]
    total: Callable[[str, Total], Cell] = lambda _name, _total: Cell()


def comparison_grid(comparison: Comparison) -> Grid:
    """The rows in their order with the columns that some row uses.

    >>> comparison_grid(Comparison((), ())).lines
    []
    """
    rows = comparison.rows
    *known, working = _columns(comparison)
    every = [*known, *_years(comparison), working]
    columns = [one for one in every if any(cell.content for cell in one.cells)]
    lines = [
        Line(
            [column.cells[at] for column in columns],
            f"r{row.number}",
            row.depth,
            row.item.mention.kind.value,
            list(dict.fromkeys((comparison.source_of(row), *_elsewhere(comparison, row)))),
            row.role.value,
        )
        for at, row in enumerate(rows)
    ]
    named = [(f"Total, {group.name}", total) for group in comparison.groups for total in group.totals]
    totals = [
        Line([column.total(name, total) for column in columns])
        for name, total in (*named, *(("Total", total) for total in comparison.totals))
    ]
    return Grid(_caption(rows), [column.heading for column in columns], lines, totals)


def totals_lead(comparison: Comparison) -> Markup:
    """What it all comes to, before the table: a line for each unit that has a total."""
    return joined(
        element("p", element("strong", f"Total {_total_value(total, named=False).content}"), _lead(total))
        for total in comparison.totals
    )


def _lead(total: Total) -> str:
    left = _left_out(total)
    rows = f"{total.rows:,} row{'s' * (total.rows != 1)} added"
    return f": {rows}, {left}" if left else f": {rows}"


def _caption(rows: Sequence[Row]) -> str:
    told = "Sums of all documents; parts, restatements and residuals under what they belong to"
    aside = any(not row.counted and (row.low is not None or row.high is not None) for row in rows)
    return f"{told}; figures in brackets are not in the total" if aside else told


def _elsewhere(comparison: Comparison, row: Row) -> Iterator[str]:
    for found in row.appearances:
        source = comparison.documents[found.document].source
        yield source.title or source.name


def _columns(comparison: Comparison) -> Iterator[_Column]:
    rows = comparison.rows
    units = {row.unit for row in rows}
    unit = next(iter(units)) if len(units) == 1 else ""

    def words(name: str, cell: Callable[[Row], object], look: str = "") -> _Column:
        return _Column(Heading(name, look), [Cell(cell(row)) for row in rows])

    numbers = [Cell(str(row.number), str(row.number)) for row in rows]
    yield _Column(Heading("#", "number"), numbers, _counted_rows)
    yield _Column(Heading("Sum", leading=True), [_sum(row) for row in rows], lambda name, _: Cell(name))
    yield _Column(
        Heading(f"Value, {unit}" if unit else "Value", "number"),
        [_value(row, named=bool(unit)) for row in rows],
        lambda _, total: _total_value(total, named=bool(unit)),
    )
    yield words("For", lambda row: row.label, "words")
    yield words("Document", lambda row: _document(comparison, row), "words")
    yield words("Place", lambda row: row.place, "words")
    yield words("Also in", lambda row: _also(row.repeats), "words")
    yield words("Country", lambda row: row.country)
    yield words("Kind", lambda row: row.item.mention.kind.value)
    yield words("Role", _role, "words")
    yield words("In the total", _in_total, "words")
    yield words("Over", _over, "words")
    yield words("Dated", lambda row: row.item.announced, "whole")
    working = [_working(row) for row in rows]
    yield _Column(Heading("Working", "words"), working, lambda _, total: Cell(_left_out(total)))


def _years(comparison: Comparison) -> Iterator[_Column]:
    for at, year in enumerate(comparison.years):
        cells = [_bracketed(row, _amount(row.by_year, at, row.unit)) for row in comparison.rows]
        yield _Column(Heading(year.heading, "number"), cells, _year_total(at))


def _year_total(at: int) -> Callable[[str, Total], Cell]:
    return lambda _name, total: _amount(total.by_year, at, total.unit)


def _amount(amounts: Sequence[Decimal | None], at: int, unit: str) -> Cell:
    value = amounts[at] if at < len(amounts) else None
    return Cell() if value is None else Cell(figure(value), plain(value), f"{exact(value)} {unit}".strip())


def _sum(row: Row) -> Cell:
    if row.role is Role.RESIDUAL:
        words = f"rest of {row.parent}"
        return Cell(words, words)
    words = sum_words(row.item)
    return Cell(element("a", words, href=f"#m{row.document + 1}-{row.item.number}"), words)


def _document(comparison: Comparison, row: Row) -> Markup:
    return element(
        "a", comparison.source_of(row) or f"Document {row.document + 1}", href=f"#d{row.document + 1}"
    )


def _also(repeats: Sequence[Appearance]) -> Markup:
    links = (
        element(
            "a",
            f"{found.name}{f', {found.place}' if found.place else ''}",
            href=f"#m{found.document + 1}-{found.item}",
        )
        for found in repeats
    )
    return joined(links, "; ")


def _role(row: Row) -> str:
    return _ROLES.get(row.role, "").format(row.parent)


def _in_total(row: Row) -> str:
    return "counted" if row.counted else f"no: {REASONS.get(row.why, row.why)}" if row.why else "no"


def _over(row: Row) -> str:
    time = row.item.time
    return "" if time is None or row.role is Role.RESIDUAL else " ".join(time.text.split())


def _value(row: Row, *, named: bool) -> Cell:
    return _bracketed(row, _ends(row.low, row.high, row.unit, row.item, named=named))


def _bracketed(row: Row, cell: Cell) -> Cell:
    """The cell in brackets where the row's figures are not in the total, so that it shows without its last columns."""
    return cell if row.counted or not cell.content else cell._replace(content=f"({cell.content})")


def _ends(low: Decimal | None, high: Decimal | None, unit: str, item: LineItem, *, named: bool) -> Cell:
    shown = ends(low, high, item.mention.amount)
    if not shown:
        return Cell()
    first = high if low is None else low
    told = dict.fromkeys(exact(end) for end in (low, high) if end is not None)
    whole = shown if named else f"{shown} {unit}"
    return Cell(whole, "" if first is None else plain(first), f"{' to '.join(told)} {unit}".strip())


def _total_value(total: Total, *, named: bool) -> Cell:
    open_ended = total.high is None
    told = list(dict.fromkeys(end for end in (total.low, total.high) if end is not None))
    shown = "≥" * open_ended + "–".join(map(figure, told))
    words = f"{'at least ' * open_ended}{' to '.join(map(exact, told))} {total.unit}".strip()
    return Cell(shown if named else f"{shown} {total.unit}", plain(total.low), words)


def _counted_rows(_name: str, total: Total) -> Cell:
    return Cell(f"{total.rows:,}", "", f"{total.rows:,} rows are added")


def _left_out(total: Total) -> str:
    left = sum(number for _, number in total.left_out)
    return f"{left:,} not added" if left else ""


def _working(row: Row) -> Cell:
    doubts = len(row.flags)
    about = f" ({doubts} doubtful)" if doubts else ""
    unseen = element("span", f" of row {row.number}", class_="unseen")
    steps = element("a", "steps", unseen, href=f"#w{row.document + 1}-{row.item.number}")
    return Cell(joined((steps, about)), f"{doubts:06}")
