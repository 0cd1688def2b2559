"""Rows and columns before any library that draws them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Table"]

_SHOWN = 6  # columns in a table's repr


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns, rows of the same width (a row an item, or an item-year), and notes beneath.

    Cells are str, int, Decimal or None.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """The table in a line: its size and its first columns."""
        rows, width = len(self.rows), len(self.columns)
        first = ", ".join(self.columns[:_SHOWN]) + ", …" * (width > _SHOWN)
        sizes = f"{rows} row{'s' * (rows != 1)}, {width} column{'s' * (width != 1)}"
        return f"<Table {sizes}{': ' * bool(first)}{first}>"

    def _repr_html_(self) -> str:
        """The table as a notebook shows it: the columns that say anything, its notes beneath."""
        from fundnorm.model.display import escaped, html_box, html_table

        said = [at for at in range(len(self.columns)) if any(row[at] not in (None, "") for row in self.rows)]
        kept = said or range(len(self.columns))
        columns = [self.columns[at] for at in kept]
        rows = [[row[at] for at in kept] for row in self.rows]
        notes = "".join(f"<p>{escaped(note)}</p>" for note in self.notes)
        return html_box(html_table(columns, rows), notes)
