"""What the cells of a table are: by their column's stage, their row's words, or the title; totals and their parts."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.finance import Kind
from fundnorm.recognise.draft import Draft
from fundnorm.recognise.kinds import strongest_cue
from fundnorm.recognise.tables import Column, Row, Table
from fundnorm.recognise.tokens import tokenise

__all__ = ["complete_table"]


def complete_table(table: Table, text: str, lexicon: Lexicon) -> None:
    """Set the kinds, labels and parts of a table's amounts; `text` is the folded text that holds it."""
    _link_totals(table)
    title = _cue(table.caption, lexicon)
    for row in table.rows:
        label = text[slice(*row.label)] if row.label else ""
        named = _cue(label, lexicon)
        for number, draft in row.cells:
            draft.kind = (
                named if named in _DECISIVE else _kind(table, row, number, draft, title, named, lexicon)
            )
            draft.label = None if row.total else row.label


_DECISIVE = (Kind.REVENUE, Kind.OTHER, Kind.FINE, Kind.LOAN)
_STAGES = (Kind.DISBURSEMENT, Kind.BUDGET, Kind.APPROPRIATION, Kind.COMMITMENT, Kind.OTHER, Kind.COST)


def _kind(
    table: Table,
    row: Row,
    number: int,
    draft: Draft,
    title: Kind | None,
    named: Kind | None,
    lexicon: Lexicon,
) -> Kind:
    column = table.columns[number] if 0 <= number < len(table.columns) else Column()
    if draft.low < 0:
        return Kind.OTHER
    stage = _stage(column.header, lexicon)
    found = stage or title
    if found in (None, Kind.BUDGET, Kind.ALLOCATION) and draft.part_of is not None:
        return Kind.ALLOCATION
    if row.total and found in (None, Kind.ALLOCATION):
        return Kind.BUDGET
    return found or named or (Kind.BUDGET if draft.time is not None else Kind.ALLOCATION)


def _stage(header: str, lexicon: Lexicon) -> Kind | None:
    words = set(header.lower().replace("(", " ").replace(")", " ").split())
    if words & lexicon.words["estimate_column"]:
        return Kind.BUDGET
    kind = _cue(header, lexicon)
    return kind if kind in _STAGES else None


def _cue(text: str, lexicon: Lexicon) -> Kind | None:
    return strongest_cue(tokenise(text, 0, len(text)), lexicon)


def _link_totals(table: Table) -> None:
    """Point each amount to the total of its column, and to the total of its row where a column is headed "Total"."""
    for at, total in enumerate(table.rows):
        if not total.total:
            continue
        first = max((index + 1 for index in range(at) if table.rows[index].total), default=0)
        rows = table.rows[first:at] or (table.rows[at + 1 :] if at == 0 else [])
        for number, whole in total.cells:
            for row in rows:
                for other, draft in row.cells:
                    if other == number and draft is not whole:
                        draft.part_of = whole
    for row in table.rows:
        _link_row_total(table, row)


def _link_row_total(table: Table, row: Row) -> None:
    heads = {
        number: table.columns[number].header.lower()
        for number, _ in row.cells
        if 0 <= number < len(table.columns)
    }
    wholes = [draft for number, draft in row.cells if heads.get(number, "").startswith("total")]
    if len(wholes) != 1 or len(row.cells) < 3:
        return
    for _, draft in row.cells:
        if draft is not wholes[0] and not row.total:
            draft.part_of = wholes[0]
