"""A comparison as a workbook: rows and totals, then the items, schedules, sources, rates and remarks behind them."""

from __future__ import annotations

from fundnorm.compare.comparison import Comparison
from fundnorm.model.table import Table
from fundnorm.report import xlsx
from fundnorm.report.comparison_table import compared_table, totals_table
from fundnorm.report.sheets import Sheet, remarks_sheet, sheets

__all__ = ["render"]


def render(comparison: Comparison) -> bytes:
    """The workbook; a row's document and item lead to its line in the other sheets.

    What the comparison itself finds doubtful stands among the flags, of the item that stands for the row.

    >>> render(Comparison((), ()))[:2]
    b'PK'
    """
    results = list(zip(comparison.documents, comparison.items, strict=True))
    items, *more = sheets(results, comparison.axis, by_year=bool(comparison.years))
    remarks = _with_doubts(comparison, remarks_sheet(item for _, found in results for item in found))
    return xlsx.write(
        (
            Sheet("Comparison", compared_table(comparison)),
            Sheet("Totals", totals_table(comparison)),
            *(items, *more[:-1], remarks),
            *([Sheet("Notes", _notes(comparison))] if comparison.notes or comparison.hidden else []),
        )
    )


def _with_doubts(comparison: Comparison, sheet: Sheet) -> Sheet:
    doubts = (
        (row.item.doc, row.item.number, "comparison", doubt.code, doubt.text)
        for row in comparison.rows
        for doubt in row.doubts
    )
    return Sheet(sheet.title, Table(sheet.table.columns, (*sheet.table.rows, *doubts)))


def _notes(comparison: Comparison) -> Table:
    hidden = ((f"{number} rows not shown: {reason}",) for reason, number in comparison.hidden)
    return Table(("note",), (*((note,) for note in comparison.notes), *hidden))
