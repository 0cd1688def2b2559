"""Rows of tables that add up: the total of a row and its cells are the same money, divided by year or purpose.

A table with totals below and beside divides one sum twice. The text says of each cell that it is part of the total
below it; that the totals below come to the one in the corner is told by the figures alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fundnorm.compare.stages import meet
from fundnorm.model.item import LineItem
from fundnorm.model.money import EXACT, added

__all__ = ["row_totals"]

_ENOUGH = 3  # cells whose sum is hardly their neighbour by chance
_FEWEST = 2  # where the place says that it is a table


def row_totals(items: Sequence[tuple[LineItem, bool]], text: str) -> Mapping[int, int]:
    """For each item that is a cell of a row which adds up, the item that is the row's total; both by index.

    Each item comes with whether it is part of no other: only rows of such items are looked at. A row is a line of the
    text; its total is its last or first sum, and has the exact sum of all others, in one currency, for a time that may
    be theirs.
    """
    lines: dict[int, list[int]] = {}
    for index, (item, _) in enumerate(items):
        lines.setdefault(text.rfind("\n", 0, item.mention.start), []).append(index)
    found: dict[int, int] = {}
    for row in lines.values():
        if len(row) > _FEWEST and all(items[index][1] for index in row):
            total = _total([items[index][0] for index in row])
            if total is not None:
                found |= {index: row[total] for index in row if index != row[total]}
    return found


def _total(row: Sequence[LineItem]) -> int | None:
    """Which end of the row is the sum of the others."""
    amounts = [item.mention.amount for item in row]
    values = [amount.single for amount in amounts]
    alike = len({amount.currency for amount in amounts}) == 1
    if not alike or any(amount.rate_per for amount in amounts):
        return None
    known = [value for value in values if value is not None]
    if len(known) < len(values) or len(known) <= (_FEWEST if _in_table(row[0]) else _ENOUGH):
        return None
    whole = added(known)
    doubled = [EXACT.add(known[at], known[at]) == whole != 0 for at in (-1, 0)]
    ends = [at for at, double in ((len(row) - 1, doubled[0]), (0, doubled[1])) if double]
    return next((at for at in ends if all(meet(row[at], item) for item in row)), None)


def _in_table(item: LineItem) -> bool:
    return any(word in item.place for word in ("cell", "row"))
