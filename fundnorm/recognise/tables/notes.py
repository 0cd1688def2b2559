"""What a reader of a document's tables should know: how their marks were read, and what stays in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundnorm.model.source import Source
from fundnorm.recognise.tables.layout import Place
from fundnorm.recognise.tables.rows import Table

__all__ = ["COMMAS", "table_notes"]

_MOST_NAMED = 5
_LONGEST = 30
COMMAS = "commas are read as decimal marks, points between digits as grouping"


def table_notes(tables: Sequence[Table], source: Source, unread: Sequence[Place]) -> Iterator[str]:
    """The notes on the tables of a document, some cells of which are unread."""
    if unread:
        named = ", ".join(
            _named(source.text[slice(*cell)], source.place_of(cell[0])) for cell in unread[:_MOST_NAMED]
        )
        more = f" and {len(unread) - _MOST_NAMED:,} more" if len(unread) > _MOST_NAMED else ""
        yield (
            f"{len(unread):,} cell{'s' * (len(unread) > 1)} with digits in money columns, not read: {named}{more};"
            " a cell is read where it holds a number, its currency and scale, and no other words"
        )
    if any(table.marks.decimal_comma for table in tables):
        yield COMMAS
    doubtful = [figure for table in tables if table.marks.unsettled for figure in table.marks.doubtful]
    if doubtful and not any(table.marks.point for table in tables):
        yield (
            f"nothing tells whether the point in {doubtful[0]!r} is a decimal mark or parts thousands"
            f" ({len(doubtful):,} such figures); it is read as a decimal mark, so write the figures without it if not"
        )


def _named(cell: str, place: str) -> str:
    words = cell if len(cell) <= _LONGEST else f"{cell[:_LONGEST]}…"
    return f"{place.removeprefix('cell ')} {words!r}".strip()
