"""Columns of one table that tell one money at several stages: budgeted, revised, spent; one of them counts.

Two columns are of one money where their headers have different words of stage and no others that differ, for times
that may meet. Then the cells of one row are the same money, whatever the row is called, and so are its totals. The
totals take the same column in every row that has a figure there: the one that the order of stages prefers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from fundnorm.compare.folding import Folded
from fundnorm.compare.stages import NO_FUNDING, Stage, meet, preferred
from fundnorm.model.finance import Kind
from fundnorm.model.mention import Cell
from fundnorm.model.money import EXACT, added

__all__ = ["other_columns"]


class _Placed(NamedTuple):
    """A sum and the cell where it stands."""

    stage: Stage
    cell: Cell


_Column = dict[int, _Placed]
"""The cells of one column by their rows."""


def other_columns(
    stages: Sequence[Stage], sums: Sequence[Folded], kinds: Sequence[Kind] = ()
) -> dict[int, int]:
    """For each sum that stands beside the same money in another column, the cell of that column that tells of it.

    >>> other_columns([], [])
    {}
    """
    found: dict[int, int] = {}
    for columns in _tables(stages, sums, kinds).values():
        for group in _groups(list(columns.values())):
            found |= _beside(group, kinds)
    return found


def _tables(
    stages: Sequence[Stage], sums: Sequence[Folded], kinds: Sequence[Kind]
) -> Mapping[tuple[int, int], Mapping[int, _Column]]:
    """The columns of every table of every document; only cells that a total may take."""
    tables: dict[tuple[int, int], dict[int, _Column]] = {}
    for stage in stages:
        if not _is_funding(stage, kinds) or not _is_funding(stages[stage.root], kinds):
            continue
        for member in sums[stage.at].members:
            cell = member.item.mention.cell
            if cell is not None:
                columns = tables.setdefault((member.document, cell.table), {})
                columns.setdefault(cell.column, {})[cell.row] = _Placed(stage, cell)
    return tables


def _is_funding(stage: Stage, kinds: Sequence[Kind]) -> bool:
    kind = stage.item.mention.kind
    return stage.value is not None and (kind not in NO_FUNDING or kind in kinds)


def _groups(columns: Sequence[_Column]) -> Iterator[Sequence[_Column]]:
    """The columns that tell of one money, two or more of them."""
    groups: list[list[_Column]] = []
    for column in columns:
        group = next((own for own in groups if all(_is_one_money(other, column) for other in own)), None)
        if group is None:
            groups.append([column])
        else:
            group.append(column)
    return (group for group in groups if len(group) > 1)


def _is_one_money(one: _Column, other: _Column) -> bool:
    """Whether two columns have different stages of the same, in the rows that both have a figure in."""
    here, there = (next(iter(column.values())).cell for column in (one, other))
    if here.stage == there.stage or here.apart != there.apart:
        return False
    rows = one.keys() & other.keys()
    return bool(rows) and all(meet(one[row].stage.item, other[row].stage.item) for row in rows)


def _beside(group: Sequence[_Column], kinds: Sequence[Kind]) -> dict[int, int]:
    """The sums of columns of one money that stand beside one of a column that goes before theirs."""
    found: dict[int, int] = {}
    left, before = list(group), dict[int, Stage]()
    while left:
        column = left.pop(preferred([_told(one) for one in left], kinds))
        for row, placed in column.items():
            at = placed.stage.at
            inside = [number for number, one in column.items() if one.stage.root == at != one.stage.at]
            told = before.get(row) or _first(inside, before)
            if placed.stage.top and told is not None and told.root != at:
                found[at] = told.at
        before = {row: placed.stage for row, placed in column.items()} | before
    return found


def _first(rows: Sequence[int], before: Mapping[int, Stage]) -> Stage | None:
    """What tells of the first of the rows that a total adds up, where something tells of each of them."""
    return before[rows[0]] if rows and all(row in before for row in rows) else None


def _told(column: _Column) -> tuple[str, Decimal]:
    """The stage of most of a column's money, and what the column comes to."""
    names: dict[str, Decimal] = {}
    own = {placed.stage.at for placed in column.values()}
    stages = [placed.stage for placed in column.values()]
    for stage in stages:
        names[stage.name] = EXACT.add(names.get(stage.name, Decimal(0)), abs(stage.value or Decimal(0)))
    total = added(stage.value or Decimal(0) for stage in stages if stage.top or stage.root not in own)
    return max(names, key=lambda name: names[name]), total
