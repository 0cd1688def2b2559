"""Values as notebooks show them: small HTML in which every text is escaped, readable on light and on dark.

Nothing has a colour of its own: marks and bars are shades of the text's colour. A notebook sets what stands between two
dollar signs as a formula, so all is of a class that it leaves alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from fundnorm.model.money import EXACT, plain

__all__ = ["Markup", "escaped", "grouped", "html_bars", "html_box", "html_table"]

_IGNORED = "tex2jax_ignore mathjax_ignore"  # by MathJax 2 and 3
_SHOWN = 50  # rows of a table


class Markup(str):
    """Text that is HTML already; every other text is escaped."""

    __slots__ = ()


def escaped(text: object) -> Markup:
    """The text as HTML: marks escaped, control characters replaced; None is nothing.

    >>> escaped("<$5>")
    '&lt;$5&gt;'
    """
    if isinstance(text, Markup):
        return text
    from html import escape

    shown = "".join(one if one.isprintable() or one.isspace() else "\ufffd" for one in str(text))
    return Markup("" if text is None else escape(shown))


def grouped(value: Decimal) -> str:
    """The decimal with its thousands apart, no digit left out.

    >>> grouped(Decimal("1234567.50")), grouped(Decimal("-0.25"))
    ('1,234,567.5', '-0.25')
    """
    whole, point, rest = plain(value).partition(".")
    return f"{Decimal(whole):,f}{point}{rest}"


def html_box(*parts: str) -> str:
    """The parts, HTML already, as one output of a notebook.

    >>> html_box("<p>", "</p>")
    '<div class="fundnorm tex2jax_ignore mathjax_ignore"><p></p></div>'
    """
    return f'<div class="fundnorm {_IGNORED}">{"".join(parts)}</div>'


def html_table(columns: Sequence[str], rows: Sequence[Sequence[object]], caption: str = "") -> Markup:
    """The rows as an HTML table: numbers to the right, None an empty cell; after fifty rows how many more there are.

    >>> print(html_table(("sum",), (("<$5",),)).partition("<tbody>")[2])
    <tr><td style="text-align:left">&lt;$5</td></tr></tbody></table>
    """
    first = rows[0] if rows else columns
    head = "".join(
        f'<th scope="col"{_aligned(cell)}>{escaped(name)}</th>'
        for name, cell in zip(columns, first, strict=True)
    )
    body = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in rows[:_SHOWN])
    if len(rows) > _SHOWN:
        body += f'<tr><td colspan="{len(columns)}">… and {len(rows) - _SHOWN:,} more rows</td></tr>'
    title = f'<caption style="text-align:left">{escaped(caption)}</caption>' if caption else ""
    return Markup(f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def html_bars(caption: str, heading: str, figures: Iterable[tuple[str, Decimal]]) -> Markup:
    """Figures by year as a table, each with a bar; the longest is the largest.

    >>> "width:50%" in html_bars("by year", "USD", (("2024", Decimal(1)), ("2025", Decimal(2))))
    True
    """
    held = tuple(figures)
    largest = max((abs(figure) for _, figure in held), default=Decimal(0))
    rows = [(name, figure, _bar(figure, largest)) for name, figure in held]
    return html_table(("year", heading, ""), rows, caption)


def _bar(figure: Decimal, largest: Decimal) -> Markup:
    """A bar that says nothing to a screen reader: the figure stands beside it."""
    share = EXACT.divide(abs(figure) * 100, largest) if largest else Decimal(0)
    width = plain(EXACT.quantize(share, Decimal("0.1")))
    style = f"width:{width}%;height:0.7em;background:currentColor;opacity:0.45"
    return Markup(f'<div aria-hidden="true" style="width:10em"><div style="{style}"></div></div>')


def _cell(cell: object) -> str:
    """A cell; digits of numbers stand in groups."""
    shown = grouped(Decimal(cell)) if isinstance(cell, Decimal | int) else escaped(cell)
    return f"<td{_aligned(cell)}>{shown}</td>"


def _aligned(cell: object) -> str:
    """Where a cell's text stands; a notebook would put all of it to the right."""
    return f' style="text-align:{"right" if isinstance(cell, Decimal | int) else "left"}"'
