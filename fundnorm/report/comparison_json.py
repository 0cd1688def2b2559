"""A comparison as JSON: its rows and totals, and the items of every document that they are made of.

`rows[].item` is the number of an item of the document `rows[].document`, an index into `documents`; what an item was
worked out with stands there, once. Figures are decimal strings in the row's `unit` and never shortened; a year in which
a row has nothing has no key in its `by_year`.
"""

from __future__ import annotations

from decimal import Decimal

from fundnorm.compare.comparison import Appearance, Comparison, Role, Row, Total
from fundnorm.model.money import plain
from fundnorm.report.json import SCHEMA, document_record, item_record, written

__all__ = ["render", "render_lines", "row_record"]


def render(comparison: Comparison) -> str:
    """One object: what was asked for, the documents with their items, the rows, groups and totals.

    >>> import json
    >>> list(json.loads(render(Comparison((), ()))))[:4]
    ['schema', 'unit', 'basis', 'axis']
    """
    record = {
        "schema": SCHEMA,
        "unit": comparison.unit or None,
        "basis": comparison.basis,
        "axis": comparison.axis,
        "years": [
            {"heading": year.heading, "from": year.first.isoformat() if year.first else None}
            for year in comparison.years
        ],
        "group_by": comparison.group_by or None,
        "rows": [row_record(comparison, row) for row in comparison.rows],
        "totals": [_total(comparison, total) for total in comparison.totals],
        "groups": [
            {
                "name": group.name,
                "rows": group.rows,
                "totals": [_total(comparison, total) for total in group.totals],
            }
            for group in comparison.groups
        ],
        "notes": comparison.notes,
        "hidden": dict(comparison.hidden),
        "documents": [
            {"document": document_record(document), "items": [item_record(item) for item in items]}
            for document, items in zip(comparison.documents, comparison.items, strict=True)
        ],
    }
    return written(record, indent=2) + "\n"


def render_lines(comparison: Comparison) -> str:
    """A row a line, each with its document's name under "doc".

    >>> render_lines(Comparison((), ()))
    ''
    """
    return "".join(
        f"{written({'schema': SCHEMA, 'doc': row.item.doc, **row_record(comparison, row)})}\n"
        for row in comparison.rows
    )


def row_record(comparison: Comparison, row: Row) -> dict[str, object]:
    """A row as JSON values; `value` is null where low and high differ or are open, `text` where it is a residual."""
    said = row.role is not Role.RESIDUAL
    return {
        "row": row.number,
        "role": row.role.value,
        "label": row.label or None,
        "counted": row.counted,
        "why": row.why or None,
        "parent": row.parent,
        "depth": row.depth,
        "group": row.group or None,
        "country": row.country or None,
        "kind": row.item.mention.kind.value,
        "document": row.document,
        "source": comparison.source_of(row),
        "place": row.place or None,
        "item": row.item.number,
        "text": row.item.mention.text if said else None,
        "unit": row.unit or None,
        "value": _plain(row.value),
        "value_low": _plain(row.low),
        "value_high": _plain(row.high),
        "by_year": _by_year(comparison, row.by_year),
        "appearances": [_appearance(found) for found in row.appearances],
        "flags": [{"code": flag.code, "text": flag.text} for flag in row.flags],
    }


def _appearance(found: Appearance) -> dict[str, object]:
    return {
        "document": found.document,
        "item": found.item,
        "text": found.text,
        "start": found.start,
        "end": found.end,
        "place": found.place or None,
        "stands": found.stands,
    }


def _total(comparison: Comparison, total: Total) -> dict[str, object]:
    """A total as JSON values; `value_high` is null where a sum is open upwards."""
    return {
        "unit": total.unit or None,
        "value": _plain(total.value),
        "value_low": _plain(total.low),
        "value_high": _plain(total.high),
        "by_year": _by_year(comparison, total.by_year),
        "undated": _plain(total.undated),
        "rows": total.rows,
        "left_out": dict(total.left_out),
    }


def _by_year(comparison: Comparison, amounts: tuple[Decimal | None, ...]) -> dict[str, str]:
    return {
        year.heading: plain(amount)
        for year, amount in zip(comparison.years, amounts, strict=False)
        if amount is not None
    }


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
