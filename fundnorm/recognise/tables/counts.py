"""The rows and columns of a table that count things and are no money, unless its totals need them to add up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import EXACT, added
from fundnorm.recognise.tables.columns import head_of
from fundnorm.recognise.tables.rows import Row, Table

__all__ = ["drop_counts", "is_count_column", "is_count_row"]

_WORD = re.compile(r"%|[^\W\d_]+")
_BRACKETED = re.compile(r"\(([^()]*)\)|,([^,()]*)\Z")
_AND = re.compile(r"\band\b|&|/")
_ROUNDING = Decimal("0.005")
"""How far the sum of rounded figures may be off their total, as a share of it."""

_Pair = tuple[Decimal, Decimal]
"""What a total's parts come to, and the total."""


def is_count_column(header: str, lexicon: Lexicon) -> bool:
    """Whether a header's head noun counts or measures: "Villages covered", "Length (km)"; not "Share capital".

    >>> [is_count_column(words, Lexicon.bundled("en")) for words in ("No. of schools", "People and skills")]
    [True, False]
    """
    header = header.lower()
    known = lexicon.words["count_column"]
    if any(
        set(_WORD.findall(words)) <= known for pair in _BRACKETED.findall(header) for words in pair if words
    ):
        return True
    phrases = [head_of(_WORD.findall(words), lexicon) for words in _AND.split(_BRACKETED.sub(" ", header))]
    return ("%" in header and "%" in known) or all(phrase and phrase[-1] in known for phrase in phrases)


def is_count_row(label: str, lexicon: Lexicon) -> bool:
    """Whether a label in small letters counts things: "staff", "jobs created", but not "staff costs"."""
    word = next((word for word in lexicon.words["count_row"] if label.startswith(word)), "")
    rest = label[len(word) :].split()
    return "%" in label or bool(word and (not rest or rest[0].endswith(("ed", "of")) or rest[0][0] in "(,"))


def drop_counts(table: Table, lexicon: Lexicon) -> None:
    """Take the amounts out of a table that only count things; those that its totals need are money."""
    named = tuple(lexicon.words["total_row"])
    counting = [number for number, column in enumerate(table.columns) if not column.money]
    wholes = [at for at, column in enumerate(table.columns) if column.header.lower().startswith(named)]
    kept = _needed_columns(table.rows, wholes[0], counting) if counting and len(wholes) == 1 else ()
    for row in table.rows:
        row.cells = [cell for cell in row.cells if cell[0] in kept or cell[0] not in counting]
    counted = _needed_rows(table.rows) if any(row.counts for row in table.rows) else []
    table.rows = [row for row in table.rows if row.cells and (not row.counts or row in counted)]


def _needed_columns(rows: Sequence[Row], whole: int, counting: Sequence[int]) -> Sequence[int]:
    for chosen in (counting, *([number] for number in counting)):
        without, others = [], []
        for row in rows:
            cells = {number: draft.low for number, draft in row.cells}
            if whole in cells and not row.counts:
                plain = [cells[at] for at in cells if at != whole and at not in counting]
                without.append((added(plain), cells[whole]))
                others.append((added([*plain, *(cells[at] for at in chosen if at in cells)]), cells[whole]))
        if _completes(others, without):
            return chosen
    return ()


def _needed_rows(rows: Sequence[Row]) -> list[Row]:
    """The counting rows without which a total is not the sum of the rows above it, or below a first one."""
    needed: list[Row] = []
    after = 0
    for at, total in enumerate(rows):
        if not total.total:
            continue
        parts = rows[after:at] if at else [row for row in rows if not row.total]
        counting = [row for row in parts if row.counts]
        plain = [row for row in parts if not row.counts]
        for chosen in (counting, *([row] for row in counting)):
            if chosen and _completes(_columns([*plain, *chosen], total), _columns(plain, total)):
                needed += chosen
                break
        after = at + 1
    return needed


def _columns(parts: Sequence[Row], total: Row) -> list[_Pair]:
    """The sum of the parts beside the total, for each column that the total has."""
    return [
        (added(draft.low for row in parts for number, draft in row.cells if number == at), whole.low)
        for at, whole in total.cells
    ]


def _completes(pairs: Sequence[_Pair], without: Sequence[_Pair]) -> bool:
    """Whether sums come to their totals, exactly or but for rounding, and those without what is asked for do not."""
    for off in (Decimal(0), _ROUNDING):
        if pairs and _agree(pairs, off):
            return not _agree(without, off)
    return False


def _agree(pairs: Iterable[_Pair], off: Decimal) -> bool:
    return all(abs(EXACT.subtract(parts, whole)) <= EXACT.multiply(abs(whole), off) for parts, whole in pairs)
