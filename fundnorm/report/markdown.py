"""The table as GitHub Markdown: one row an item, its label in a column, notes as a list beneath."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fundnorm.model.item import LineItem
from fundnorm.model.table import Table
from fundnorm.report.summary import Column, is_long, long_columns, summarise
from fundnorm.report.wide import safe

__all__ = ["escaped", "grid", "render"]

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#+|~$]|&(?=#?[A-Za-z0-9]{1,40};)")


def render(items: Sequence[LineItem], table: Table | None = None) -> str:
    """The items as a Markdown table that shows every sign of a text as it is.

    >>> print(render(()), end="")
    | # | Sum |
    | --: | --- |
    """
    if not items:
        return grid([Column("#", (), right=True), Column("Sum", ())], 0)
    summary = summarise(items, table)
    labels = Column("For", summary.labels)
    documents = [Column("Doc", tuple(item.doc for item in items))] if summary.documents else []
    columns = [*documents, *summary.columns, *([labels] if labels.used else []), *summary.years]
    parts = [grid(columns, len(items))]
    if table and is_long(table):
        parts.append(_long(table, summary.unit))
    if summary.notes:
        parts.append("".join(f"- {escaped(note)}\n" for note in summary.notes))
    return "\n".join(parts)


def _long(table: Table, unit: str) -> str:
    documents, columns = long_columns(table, unit)
    named = [Column("Doc", documents), *columns] if documents else columns
    return grid(named, len(columns[0].cells))


def grid(columns: Sequence[Column], rows: int) -> str:
    """The columns as a Markdown table of so many rows.

    >>> print(grid([Column("Sum", ("5",))], 1), end="")
    | Sum |
    | --- |
    | 5 |
    """
    lines = [
        [escaped(column.heading) if column.heading != "#" else "#" for column in columns],
        ["--:" if column.right else "---" for column in columns],
        *([escaped(column.cells[at]) for column in columns] for at in range(rows)),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def escaped(text: str) -> str:
    r"""The text with the signs that Markdown would take for its own escaped.

    >>> escaped("a|b")
    'a\\|b'
    """
    return _SIGNS.sub(r"\\\g<0>", safe(text))
