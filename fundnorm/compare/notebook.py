"""A comparison as notebooks and prompts show it: a row a sum, its total, its years as bars."""

from __future__ import annotations

from decimal import Decimal

from fundnorm.compare.comparison import REASONS, Comparison, Role, Row, Total
from fundnorm.model.display import Markup, escaped, grouped, html_bars, html_box, html_table

__all__ = ["html_of", "line_of"]

_COLUMNS = ("", "sum", "figure", "in the total", "kind", "country", "text", "source", "check")


def line_of(comparison: Comparison) -> str:
    """The comparison in a line: how many documents and rows, and what they come to.

    >>> line_of(Comparison((), ()))
    '<Comparison of 0 documents, 0 rows>'
    """
    documents, rows = len(comparison.documents), len(comparison.rows)
    sizes = f"{documents} document{'s' * (documents != 1)}, {rows} row{'s' * (rows != 1)}"
    totals = ", ".join(
        f"{_ends(total.low, total.high)} {total.unit}" for total in comparison.totals if total.rows
    )
    return f"<Comparison of {sizes}{': ' * bool(totals)}{totals}>"


def html_of(comparison: Comparison) -> str:
    """The comparison as HTML: rows with their place and doubts, totals, years, notes; every text is escaped."""
    rows = [_cells(comparison, row) for row in comparison.rows]
    units = [total for total in comparison.totals if total.rows]
    totals = "".join(f"<p><strong>Total</strong>: {escaped(_told(total))}</p>" for total in units)
    years = "".join(_years(comparison, total) for total in units if any(total.by_year))
    notes = "".join(f"<p>{escaped(note)}</p>" for note in comparison.notes)
    return html_box(html_table(_COLUMNS, rows), totals, years, notes)


def _cells(comparison: Comparison, row: Row) -> tuple[object, ...]:
    item, label = row.item, row.label or row.item.mention.text
    belongs = f" ({row.role.value} of {row.parent})" if row.parent and row.role is not Role.RESIDUAL else ""
    figure = f"{_ends(row.low, row.high)} {row.unit}" if (row.low, row.high) != (None, None) else ""
    counted = "yes" if row.counted else REASONS.get(row.why, row.why)
    source = ", ".join(part for part in (comparison.source_of(row), row.place) if part)
    text = "" if row.role is Role.RESIDUAL else item.mention.text
    flags = "; ".join(flag.text for flag in row.flags)
    name = f"{'– ' * row.depth}{label}{belongs}"
    return str(row.number), name, figure, counted, item.mention.kind.value, row.country, text, source, flags


def _told(total: Total) -> str:
    """The total, and of how many rows; the notes say what was not added."""
    return f"{_ends(total.low, total.high)} {total.unit}, of {total.rows} row{'s' * (total.rows != 1)}"


def _years(comparison: Comparison, total: Total) -> Markup:
    headings = (year.heading for year in comparison.years)
    return html_bars("total by year", total.unit, zip(headings, total.by_year, strict=True))


def _ends(low: Decimal | None, high: Decimal | None) -> str:
    """One figure, both ends, or a limit where one end is open."""
    if low is None or high is None:
        sign, end = ("≤", high) if low is None else ("≥", low)
        return "" if end is None else f"{sign} {grouped(end)}"
    return grouped(low) if low == high else f"{grouped(low)}–{grouped(high)}"
