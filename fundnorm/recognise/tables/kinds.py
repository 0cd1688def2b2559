"""What the cells of a table are: by their column's stage, their row's words, or the title."""

from __future__ import annotations

import re

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.finance import Kind
from fundnorm.recognise.naming.cues import named_kind
from fundnorm.recognise.tables.column_stages import place_cells
from fundnorm.recognise.tables.columns import beside_columns, link_shares
from fundnorm.recognise.tables.currencies import link_currencies
from fundnorm.recognise.tables.layout import Place
from fundnorm.recognise.tables.rows import Row, Table
from fundnorm.recognise.tables.totals import link_totals
from fundnorm.recognise.text.draft import Draft
from fundnorm.recognise.text.tokens import tokenise

__all__ = ["complete_table"]

_DECISIVE = (Kind.REVENUE, Kind.OTHER, Kind.FINE, Kind.LOAN, Kind.APPROPRIATION)
_STAGES = (
    Kind.AUTHORISATION, Kind.DISBURSEMENT, Kind.BUDGET, Kind.APPROPRIATION, Kind.COMMITMENT, Kind.OTHER, Kind.COST
)  # fmt: skip
"""The kinds that a column can be headed with: money authorised, then appropriated, committed and spent."""
_VOTES = re.compile(r"^\W*vote\b", re.IGNORECASE | re.MULTILINE)
"""Votes, by which a parliament appropriates, head the rows or the first column."""
_PLANS = (None, Kind.BUDGET, Kind.ALLOCATION)


def complete_table(table: Table, text: str, lexicon: Lexicon) -> None:
    """Set the kinds, labels and parts of a table's amounts; `text` is the folded text that holds it."""
    link_totals(table, lexicon)
    beside = beside_columns(table, lexicon)
    whole = text[min(table.start, table.title[0]) : table.end]
    votes = _VOTES.search(whole) is not None
    title = Kind.APPROPRIATION if votes else _cue(text[slice(*table.title)], lexicon)
    place_cells(table, lexicon)
    purposes = _purposes(table, beside, lexicon)
    for row in table.rows:
        named = _cue(text[slice(*row.label)], lexicon) if row.label else None
        for number, draft in row.cells:
            stage = _stage(table.column(number).header, lexicon)
            if votes and stage in _PLANS:
                stage = title  # what parliament votes is an appropriation, whatever a column calls it
            draft.label = None if row.total else row.label or purposes.get(number)
            draft.kind = Kind.OTHER if number in beside else _kind(draft, row, named, stage or title)
    link_shares(table, text, lexicon)
    link_currencies(table)


def _kind(draft: Draft, row: Row, named: Kind | None, stage: Kind | None) -> Kind:
    """A cell's kind: the words of its row where they decide, else the stage of its column or title."""
    if named in _DECISIVE and named is not None:
        return named
    if draft.low < 0 and stage is not Kind.REVENUE:
        return Kind.OTHER
    if stage not in _PLANS and stage is not None:
        return stage
    if row.total:
        return Kind.BUDGET
    if draft.part_of is not None:
        return Kind.ALLOCATION
    return stage or (Kind.BUDGET if draft.time else named or Kind.ALLOCATION)


def _purposes(table: Table, beside: frozenset[int], lexicon: Lexicon) -> dict[int, Place]:
    """What the columns are for, where several stand side by side under headers that name no year, stage or total."""
    used = sorted({number for row in table.rows for number, _ in row.cells} - beside)
    headers = [(number, table.column(number)) for number in used]
    total = tuple(lexicon.words["total_row"])
    named = {
        number: place
        for number, column in headers
        if column.year is None and not column.header.lower().startswith(total)
        if _cue(column.header, lexicon) is _stage(column.header, lexicon) is None and (place := column.name)
    }
    return named if len(used) > 1 else {}


def _stage(header: str, lexicon: Lexicon) -> Kind | None:
    words = set(header.lower().replace("(", " ").replace(")", " ").split())
    if words & lexicon.words["estimate_column"]:
        return Kind.BUDGET
    kind = _cue(header, lexicon)
    if kind in (None, Kind.BUDGET) and words & lexicon.words["spent_column"]:
        return Kind.DISBURSEMENT
    return kind if kind in _STAGES else None


def _cue(text: str, lexicon: Lexicon) -> Kind | None:
    return named_kind(tokenise(text, 0, len(text)), lexicon)
