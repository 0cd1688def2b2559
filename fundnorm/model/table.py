"""Rows and columns before any library that draws them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Table"]


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns, rows of the same width (a row an item, or an item-year), and notes beneath.

    Cells are str, int, Decimal or None.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    notes: tuple[str, ...] = ()
