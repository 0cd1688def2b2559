"""Columns that say the same money again in another currency or scale: "Aid (EUR million)" and "Aid (USD million)"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fundnorm.model.money import EXACT
from fundnorm.recognise.tables.rows import Table
from fundnorm.recognise.text.draft import Draft

__all__ = ["link_currencies"]

_DRIFT = Decimal(2)
"""How far rates of exchange may drift apart from row to row, such as over years."""
_ROUNDED = Decimal("1.1")

_Pair = tuple[Draft, Draft]


def link_currencies(table: Table) -> None:
    """Make each amount the equivalent of that in the first column whose header differs in nothing but its unit.

    Where the amounts stand in no steady ratio, the columns are different money and stay as they are.
    """
    firsts: list[int] = []
    for number, column in enumerate(table.columns):
        if column.unit is None and number not in table.priced:
            continue
        same = (at for at in firsts if table.columns[at].words == column.words)
        pairs = next((pairs for at in same if _are_same(pairs := _pairs(table, at, number))), None)
        if pairs is None:
            firsts.append(number)
        for anchor, draft in pairs or ():
            draft.equivalent_of, draft.part_of, draft.kind = anchor, None, anchor.kind
            draft.label = draft.label or anchor.label


def _pairs(table: Table, first: int, second: int) -> list[_Pair]:
    """The amounts of two columns that stand in one row."""
    rows = (dict(row.cells) for row in table.rows)
    return [(row[first], row[second]) for row in rows if first in row and second in row]


def _are_same(pairs: Sequence[_Pair]) -> bool:
    """Whether all amounts of two currencies are in one ratio; amounts of one currency are equal."""
    currencies: dict[tuple[str, str], list[_Pair]] = {}
    for one, other in pairs:
        currencies.setdefault((one.currency, other.currency), []).append((one, other))
    return bool(pairs) and all(map(_are_steady, currencies.values()))


def _are_steady(pairs: Sequence[_Pair]) -> bool:
    if any(bool(one.low) != bool(other.low) for one, other in pairs):
        return False
    ratios = [EXACT.divide(other.low, one.low) for one, other in pairs if one.low]
    if not ratios or min(ratios) <= 0:
        return False
    one, other = pairs[0]
    if one.currency == other.currency:
        return EXACT.multiply(min(ratios), _ROUNDED) >= 1 and max(ratios) <= _ROUNDED
    return max(ratios) <= EXACT.multiply(min(ratios), _DRIFT)
