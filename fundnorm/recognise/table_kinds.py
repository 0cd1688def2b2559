"""What the cells of a table are: by their column's stage, their row's words, or the title; totals and their parts."""

from __future__ import annotations

import re

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.finance import Kind
from fundnorm.recognise.cues import named_kind
from fundnorm.recognise.draft import Draft
from fundnorm.recognise.tables import Row, Table
from fundnorm.recognise.tokens import tokenise

__all__ = ["complete_table"]

_DECISIVE = (Kind.REVENUE, Kind.OTHER, Kind.FINE, Kind.LOAN, Kind.APPROPRIATION)
_STAGES = (Kind.DISBURSEMENT, Kind.BUDGET, Kind.APPROPRIATION, Kind.COMMITMENT, Kind.OTHER, Kind.COST)
_VOTES = re.compile(r"^\W*vote\b", re.IGNORECASE | re.MULTILINE)
"""Votes, by which a parliament appropriates, head the rows or the first column."""
_PLANS = (None, Kind.BUDGET, Kind.ALLOCATION)


def complete_table(table: Table, text: str, lexicon: Lexicon) -> None:
    """Set the kinds, labels and parts of a table's amounts; `text` is the folded text that holds it."""
    _link_totals(table)
    whole = text[min(table.start, table.title[0]) : table.end]
    title = Kind.APPROPRIATION if _VOTES.search(whole) else _cue(text[slice(*table.title)], lexicon)
    for row in table.rows:
        named = _cue(text[slice(*row.label)], lexicon) if row.label else None
        for number, draft in row.cells:
            stage = _stage(table.column(number).header, lexicon) if title is not Kind.APPROPRIATION else None
            draft.label = None if row.total else row.label
            draft.kind = _kind(draft, row, named, stage or title)


def _kind(draft: Draft, row: Row, named: Kind | None, stage: Kind | None) -> Kind:
    """A cell's kind: the words of its row where they decide, else the stage of its column or title."""
    if named in _DECISIVE and named is not None:
        return named
    if draft.low < 0 and stage is not Kind.REVENUE:
        return Kind.OTHER
    if stage not in _PLANS and stage is not None:
        return stage
    if draft.part_of is not None:
        return Kind.ALLOCATION
    if row.total:
        return Kind.BUDGET
    return stage or (Kind.BUDGET if draft.time else named or Kind.ALLOCATION)


def _stage(header: str, lexicon: Lexicon) -> Kind | None:
    words = set(header.lower().replace("(", " ").replace(")", " ").split())
    if words & lexicon.words["estimate_column"]:
        return Kind.BUDGET
    kind = _cue(header, lexicon)
    return kind if kind in _STAGES else None


def _cue(text: str, lexicon: Lexicon) -> Kind | None:
    return named_kind(tokenise(text, 0, len(text)), lexicon)


def _link_totals(table: Table) -> None:
    """Point each amount to the total of its column, and to the total of its row where a column is headed "Total"."""
    after = 0
    for at, row in enumerate(table.rows):
        if row.total:
            _link_column(row, table.rows[after:at] if at else table.rows[1:])
            after = at + 1
        else:
            _link_row(table, row)


def _link_column(total: Row, rows: list[Row]) -> None:
    wholes = dict(total.cells)
    for row in rows:
        for number, draft in row.cells:
            if draft is not wholes.get(number):
                draft.part_of = wholes.get(number, draft.part_of)


def _link_row(table: Table, row: Row) -> None:
    wholes = [draft for number, draft in row.cells if table.column(number).header.lower().startswith("total")]
    if len(wholes) == 1 and len(row.cells) > 1 + len(wholes):
        for _, draft in row.cells:
            draft.part_of = None if draft is wholes[0] else wholes[0]
