"""A comparison on a terminal, and as Markdown."""

from __future__ import annotations

from dataclasses import replace

from fundnorm.compare.comparison import Comparison
from fundnorm.report import markdown, screen
from fundnorm.report.comparison_summary import source_columns, summarise_comparison

__all__ = ["render", "render_markdown", "worth_seeing"]


def render(comparison: Comparison) -> str:
    """The rows, totals, years and notes as lines of at most 80 columns, ended by a line feed.

    >>> print(render(Comparison((), ())), end="")
    #  Sum  Value
    """
    return screen.laid_out(summarise_comparison(worth_seeing(comparison)))


def render_markdown(comparison: Comparison) -> str:
    """The rows, totals and years as one GitHub table, the notes as a list beneath it.

    >>> print(render_markdown(Comparison((), ())), end="")
    | # | Sum | Value |
    | --: | --- | --: |
    """
    seen = worth_seeing(comparison)
    summary = summarise_comparison(seen)
    columns = [*summary.columns, *source_columns(seen), *summary.years]
    table = markdown.grid(columns, len(summary.labels))
    return "\n".join([table, *(["".join(map(_point, summary.notes))] if summary.notes else [])])


def worth_seeing(comparison: Comparison) -> Comparison:
    """The comparison without what only rounding leaves of a sum; files of data have it, so that columns add up in them.

    >>> worth_seeing(Comparison((), ())).rows
    ()
    """
    rows = (row for row in comparison.rows if row.why != "rounding")
    return replace(comparison, rows=tuple(rows))


def _point(note: str) -> str:
    return f"- {markdown.escaped(note)}\n"
