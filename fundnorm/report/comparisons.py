"""A comparison in each format: the one place that knows what each of them is made of."""

from __future__ import annotations

from fundnorm.compare.comparison import Comparison
from fundnorm.report.formats import Format

__all__ = ["render_comparison"]


def render_comparison(name: Format, comparison: Comparison) -> str | bytes:
    """The comparison in a format, bytes where it is one of `fundnorm.report.formats.BINARY`.

    >>> render_comparison(Format.JSONL, Comparison((), ()))
    ''
    """
    if name in (Format.JSON, Format.JSONL):
        from fundnorm.report import comparison_json

        lines = name is Format.JSONL
        return comparison_json.render_lines(comparison) if lines else comparison_json.render(comparison)
    if name is Format.XLSX:
        from fundnorm.report import comparison_sheets

        return comparison_sheets.render(comparison)
    if name in (Format.TABLE, Format.MARKDOWN, Format.HTML):
        return _for_reading(name, comparison)
    return _tabular(name, comparison)


def _for_reading(name: Format, comparison: Comparison) -> str:
    from fundnorm.report import comparison_screen

    if name is Format.HTML:
        from fundnorm.report import html

        return html.render_comparison(comparison_screen.worth_seeing(comparison))
    if name is Format.MARKDOWN:
        return comparison_screen.render_markdown(comparison)
    return comparison_screen.render(comparison)


def _tabular(name: Format, comparison: Comparison) -> str | bytes:
    """The rows with all their figures, a line a row."""
    from fundnorm.report.comparison_table import compared_table
    from fundnorm.report.formats import tabular

    return tabular(name, compared_table(comparison))
