"""Values as notebooks show them: small HTML tables in which every text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["html_table"]


def html_table(columns: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "") -> str:
    """The rows as an HTML table; None is an empty cell.

    >>> html_table(("sum",), (("<$5",),))
    '<table><thead><tr><th>sum</th></tr></thead><tbody><tr><td>&lt;$5</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{_escaped(name)}</th>" for name in columns)
    body = "".join(f"<tr>{''.join(f'<td>{_escaped(cell)}</td>' for cell in row)}</tr>" for row in rows)
    title = f"<caption>{_escaped(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _escaped(cell: object) -> str:
    from html import escape

    return "" if cell is None else escape(str(cell))
