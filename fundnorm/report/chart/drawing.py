"""Rows drawn with Altair: the one module that needs it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import altair as alt

from fundnorm.report.chart.figures import ANNOUNCED, YEARLY, Figures
from fundnorm.report.chart.rows import Row

__all__ = ["drawn_beside", "drawn_by_year"]

_RULES = (ANNOUNCED, YEARLY)
_TIPS = {"name": "sum", "exact": "figure", "text": "in the text", "rule": "converted at", "spread": "by year"}
_LABEL_LIMIT, _WIDTH = 320, 480  # pixels


def drawn_by_year(
    found: Figures, axis: Sequence[str], rows: list[Row], title: str, *, log: bool
) -> alt.Chart:
    """The years as stacked bars, or as lines; two rate rules stand beside each other."""
    head = _head(title, found, rows, "no amounts by year")
    chart = alt.Chart(alt.InlineData(values=rows), title=head)
    marked = chart.mark_line(point=True) if log else chart.mark_bar()
    called = "calendar year" if all(year.isdigit() for year in axis) else "year"
    years = alt.X("year:N", sort=list(axis), title=called, axis=alt.Axis(labelAngle=-45))
    scale = alt.Scale(type="log") if log else alt.Undefined
    encoded = marked.encode(
        x=years,
        y=alt.Y("amount:Q", title=found.title, scale=scale, stack=None if log else "zero"),
        color=_colour(rows),
        tooltip=_tips("year", "rule", "spread"),
    )
    return _both_rules(encoded, log=log) if any(row["rule"] == YEARLY for row in rows) else encoded


def drawn_beside(found: Figures, rows: list[Row], title: str, *, log: bool) -> alt.LayerChart:
    """The sums as bars, or as points, with error bars and figures."""
    names = [str(row["name"]) for row in rows]
    head = _head(title, found, rows, "no total in the unit")
    every = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("name:N", sort=names, title=None, axis=alt.Axis(labelLimit=_LABEL_LIMIT)), tooltip=_tips()
    )
    scale = alt.Scale(type="log") if log else alt.Undefined
    length = alt.X("stated:Q", title=found.title, scale=scale)
    bars = every.mark_point(filled=True, size=80) if log else every.mark_bar()
    ranged = every.transform_filter("isValid(datum.low) && isValid(datum.high) && datum.low < datum.high")
    ends = ranged.mark_errorbar(ticks=True).encode(x=alt.X("low:Q", title=found.title), x2="high:Q")
    after = alt.X("end:Q", title=found.title, scale=scale)  # beyond the error bar, where there is one
    words = every.mark_text(align="left", dx=6).encode(x=after, text="short:N")
    told = any(row["group"] != row["name"] for row in rows)  # the names say what the colours would
    bars = bars.encode(x=length, color=_colour(rows, "bottom")) if told else bars.encode(x=length)
    return alt.LayerChart(layer=[bars, ends, words], title=head, width=_WIDTH)


def _head(title: str, found: Figures, rows: list[Row], why: str) -> alt.TitleParams:
    """The title, and beneath it how many sums are not drawn, and why."""
    missing = len(found.held) + found.left_out - len({row["name"] for row in rows})
    told = f"{missing} sum{'s' * (missing != 1)} not drawn: {why}" if missing else alt.Undefined
    return alt.TitleParams(title, subtitle=told, anchor="start")


def _tips(*more: str) -> list[alt.Tooltip]:
    """What a mark tells on hovering."""
    fields = ("name", *more, "exact", "unit", "text", "document", "kind", "rate", "assumed")
    return [alt.Tooltip(f"{field}:N", title=_TIPS.get(field, field)) for field in fields]


def _colour(rows: list[Row], place: Literal["right", "bottom"] = "right") -> alt.Color:
    """The colour of each group; without a legend where there is one group alone."""
    groups = list(dict.fromkeys(str(row["group"]) for row in rows))
    title = str(rows[0]["legend"]) if rows else ""
    legend = alt.Legend(title=title, orient=place, labelLimit=_LABEL_LIMIT) if len(groups) > 1 else None
    return alt.Color("group:N", sort=groups, legend=legend)


def _both_rules(chart: alt.Chart, *, log: bool) -> alt.Chart:
    """The announced rate full, the yearly one pale and beside it; lines are solid and dashed."""
    legend = alt.Legend(title="converted at", labelLimit=_LABEL_LIMIT)
    if log:
        return chart.encode(strokeDash=alt.StrokeDash("rule:N", sort=list(_RULES), legend=legend))
    scale = alt.Scale(domain=list(_RULES), range=[1, 0.5])
    return chart.encode(
        xOffset=alt.XOffset("rule:N", sort=list(_RULES)),
        opacity=alt.Opacity("rule:N", scale=scale, legend=legend),
    )
