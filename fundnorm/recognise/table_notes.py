"""What a reader of a document's tables should know: how their marks were read, and what stays in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundnorm.recognise.tables import Table

__all__ = ["COMMAS", "table_notes"]

COMMAS = "commas are read as decimal marks, points between digits as grouping"


def table_notes(tables: Sequence[Table]) -> Iterator[str]:
    """The notes on the tables of a document."""
    if any(table.marks.decimal_comma for table in tables):
        yield COMMAS
    doubtful = [figure for table in tables if table.marks.unsettled for figure in table.marks.doubtful]
    if doubtful and not any(table.marks.point for table in tables):
        yield (
            f"nothing tells whether the point in {doubtful[0]!r} is a decimal mark or parts thousands"
            f" ({len(doubtful):,} such figures); it is read as a decimal mark, so write the figures without it if not"
        )
