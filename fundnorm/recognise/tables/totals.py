"""The totals of a table and their parts: of its columns, of its rows, and of its sub-totals."""

from __future__ import annotations

from decimal import Decimal

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import EXACT
from fundnorm.recognise.tables.columns import beside_columns
from fundnorm.recognise.tables.rows import Row, Table
from fundnorm.recognise.text.draft import Draft

__all__ = ["link_totals"]

_NONE = Decimal(0)

_Sums = dict[int, Decimal]
"""The sum of each column's amounts, by the number of the column."""


def link_totals(table: Table, lexicon: Lexicon) -> None:
    """Point each amount to the total of its row, where a column is headed so, and then to the total of its column.

    A total behind other totals has those for its parts, where no other rows stand between or their sum is its amount.
    """
    named = tuple(lexicon.words["total_row"])
    beside = beside_columns(table, lexicon)
    for row in table.rows:
        _link_row(table, row, named, beside)
    opened: list[Row] = []
    subtotals: _Sums = {}
    after = 0
    for at, row in enumerate(table.rows):
        if not row.total:
            continue
        rows = table.rows[after:at] if at else [other for other in table.rows if not other.total]
        if opened and _takes(row, rows, len(opened), subtotals):
            rows, opened, subtotals = [*opened, *rows], [], {}
        _link_column(row, rows)
        opened.append(row)
        subtotals = _added(subtotals, [row])
        after = at + 1


def _takes(total: Row, rows: list[Row], opened: int, subtotals: _Sums) -> bool:
    """Whether a total counts the totals before it too, and not only the rows since the last of them."""
    if not rows:
        return opened > 1 and all(subtotals.get(at, draft.low) <= draft.low for at, draft in total.cells)
    sums = _added({}, rows)
    return not _is_sum(total, sums) and _is_sum(total, _added(subtotals, rows))


def _added(sums: _Sums, rows: list[Row]) -> _Sums:
    added = dict(sums)
    for row in rows:
        for number, draft in row.cells:
            added[number] = EXACT.add(added.get(number, _NONE), draft.low)
    return added


def _is_sum(total: Row, sums: _Sums) -> bool:
    return all(sums.get(number) == draft.low for number, draft in total.cells)


def _link_column(total: Row, rows: list[Row]) -> None:
    wholes = dict(total.cells)
    for row in rows:
        for number, draft in row.cells:
            _link(draft, wholes.get(number))


def _link_row(table: Table, row: Row, named: tuple[str, ...], beside: frozenset[int]) -> None:
    wholes = [draft for number, draft in row.cells if table.column(number).header.lower().startswith(named)]
    if len(wholes) == 1 and len(row.cells) > 1 + len(wholes):
        for number, draft in row.cells:
            if number not in beside:
                _link(draft, wholes[0])


def _link(part: Draft, whole: Draft | None) -> None:
    if whole is not None and whole is not part and whole.currency == part.currency:
        part.part_of = whole
