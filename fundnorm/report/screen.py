"""The table on a terminal: 80 columns, labels beneath their sums, notes beneath the table.

Nothing is cut: what does not fit its column wraps. Years stand in blocks of as many columns as fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fundnorm.model.item import LineItem
from fundnorm.model.table import Table
from fundnorm.report.summary import Column, Summary, is_long, long_columns, summarise
from fundnorm.report.wide import pad, safe, width, wrap
from fundnorm.report.widths import share, widest

__all__ = ["COLUMNS", "laid_out", "render"]

COLUMNS = 80
"""The width of the screen."""

_GAP = 2
_NARROW = 10


def render(items: Sequence[LineItem], table: Table | None = None) -> str:
    """The items as lines of at most 80 columns, ended by a line feed; years from `table` where it has them.

    >>> print(render(()), end="")
    #  Sum
    """
    if not items:
        return "#  Sum\n"
    summary = summarise(items, table)
    return laid_out(summary, table if table and is_long(table) else None, apart=table is not None)


def laid_out(summary: Summary, long: Table | None = None, *, apart: bool = True) -> str:
    """A summary as lines of at most 80 columns, the rows of a `long` table beneath it; its notes come last.

    An empty line stands before the notes where they are to be `apart`.
    """
    lines = list(_block(summary.columns, summary.documents, summary.labels))
    for block in _year_blocks(summary):
        lines += ["", *block]
    if long:
        documents, columns = long_columns(long, summary.unit)
        lines += ["", *_block(columns, documents, [""] * len(columns[0].cells))]
    if apart and summary.notes:
        lines.append("")
    for note in summary.notes:
        first, *rest = wrap(safe(note), COLUMNS - _GAP)
        lines += [first, *(" " * _GAP + line for line in rest)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _block(columns: Sequence[Column], documents: Sequence[str], labels: Sequence[str]) -> Iterator[str]:
    """A heading and the items' lines, each item's label wrapped below it.

    Short names of documents make a column, long ones a line of their own above their items.
    """
    names = [safe(name) for name in documents]
    narrow = bool(names) and max(map(width, names)) <= _NARROW
    columns = _aligned([_clean(column) for column in columns])
    if narrow:
        columns.insert(0, Column("Doc", tuple(names)))
    widths = share(columns, COLUMNS - _GAP * (len(columns) - 1))
    indent = sum(wide + _GAP for wide in widths[: 1 + narrow])
    yield from _row([column.heading for column in columns], columns, widths)
    for at, label in enumerate(labels):
        if names and names[at] and not narrow:
            yield from wrap(names[at], COLUMNS)
        yield from _row([column.cells[at] for column in columns], columns, widths)
        if label:
            yield from (" " * indent + line for line in wrap(safe(label), COLUMNS - indent))


def _clean(column: Column) -> Column:
    return replace(column, cells=tuple(safe(text) for text in column.cells))


def _aligned(columns: list[Column]) -> list[Column]:
    """The columns with decimal points under each other, where the screen has the room for it."""
    aligned = [
        replace(column, cells=_under_points(column.cells)) if column.right else column for column in columns
    ]
    return aligned if sum(map(widest, aligned)) + _GAP * len(aligned) <= COLUMNS else columns


def _under_points(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Single figures filled up at their right, so that decimal points stand under each other."""
    places = [len(text.partition(".")[2]) if _single(text) else 0 for text in cells]
    most = max(places, default=0)
    return tuple(text + " " * (most - own) if own else text for text, own in zip(cells, places, strict=True))


def _single(text: str) -> bool:
    return "." in text and text.replace(",", "").replace(".", "").lstrip("~≤≥<>-").isdigit()


def _row(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [
        [text] if width(text) <= wide else wrap(text, wide, column.hanging)
        for text, wide, column in zip(cells, widths, columns, strict=True)
    ]
    for at in range(max(map(len, wrapped))):
        parts = [
            pad(lines[at] if at < len(lines) else "", wide, right=column.right)
            for lines, wide, column in zip(wrapped, widths, columns, strict=True)
        ]
        yield (" " * _GAP).join(parts)


def _year_blocks(summary: Summary) -> Iterator[list[str]]:
    """The years in blocks that fit the screen, each with the items that have a share in one of its years."""
    number = summary.columns[0]
    names = [width(safe(name)) for name in summary.documents if width(safe(name)) <= _NARROW]
    room = COLUMNS - widest(number) - _GAP - max(names, default=-_GAP) - _GAP
    years = [_clean(column) for column in summary.years]
    start = 0
    while start < len(years):
        end = _fitting(years, start, room)
        yield [_title(summary.unit), *_shares(summary, [number, *years[start:end]])]
        start = end


def _title(unit: str) -> str:
    return f"By year, {unit}" if unit else "By year"


def _fitting(years: Sequence[Column], start: int, room: int) -> int:
    """The end of the run of columns, at least one, that fits the room."""
    end = start + 1
    room -= widest(years[start])
    while end < len(years) and room >= widest(years[end]) + _GAP:
        room -= widest(years[end]) + _GAP
        end += 1
    return end


def _shares(summary: Summary, columns: Sequence[Column]) -> Iterator[str]:
    """The block of those items that have something in these years."""
    number, *years = columns
    kept = [at for at in range(len(number.cells)) if any(column.cells[at] for column in years)]
    rows = [replace(column, cells=tuple(column.cells[at] for at in kept)) for column in columns]
    documents = _first_of_each(summary.documents, kept) if summary.documents else ()
    return _block(rows, documents, [""] * len(kept))


def _first_of_each(documents: Sequence[str], kept: Sequence[int]) -> list[str]:
    """Each document's name beside the first of its items that are kept."""
    names: list[str] = []
    for at in kept:
        name = next(documents[before] for before in range(at, -1, -1) if documents[before])
        names.append("" if name in names else name)
    return names
