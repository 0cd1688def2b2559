"""The charts of a report: each on two scales with a choice between them, and with its figures as a table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fundnorm.report.figures import exact
from fundnorm.report.html.bar_chart import Bar, drawn_bars
from fundnorm.report.html.markup import Markup, element, joined
from fundnorm.report.html.year_chart import YearData, most_telling, scales

__all__ = ["by_year", "compared", "patterns"]

_MOST = 20  # bars of a chart
_HATCHES = (
    "",
    "M0 8L8 0",
    "M0 0L8 8",
    "M0 4H8",
    "M4 0V8",
    "M0 4H8M4 0V8",
    "M0 8L8 0M0 0L8 8",
    "M2 2H3V3H2ZM6 6H7V7H6Z",
)


def by_year(data: YearData, key: str) -> Markup:
    """A figure of money by year with its legend and its table; "" where no year has an amount.

    >>> by_year(YearData("USD", (), ()), "y1")
    ''
    """
    if not any(any(series.values) for series in data.series):
        return Markup("")
    shown = most_telling(data)
    named = element("figcaption", f"By year, {data.unit}")
    return element(
        "figure",
        named,
        _both(*scales(shown, key), key),
        _legend([series.name for series in shown.series]),
        _year_table(data),
    )


def compared(bars: Sequence[Bar], unit: str, key: str, name: str = "Sums compared") -> Markup:
    """A figure of the largest sums with its table; "" where none has a figure.

    >>> compared([], "USD", "b1")
    ''
    """
    ranked = sorted((bar for bar in bars if bar.ends), key=lambda bar: -max(bar.ends))
    if not ranked:
        return Markup("")
    first = f" the largest {_MOST} of {len(ranked):,}," if len(ranked) > _MOST else ""
    caption = element("figcaption", f"{name},{first} {unit}")
    chart = _both(*drawn_bars(ranked[:_MOST], unit, key), key)
    return element("figure", caption, chart, _bar_table(ranked, f"{name}, {unit}"))


def patterns() -> Markup:
    """The hatches of the charts' colours, once for all charts."""
    made = (
        element(
            "pattern",
            element("rect", width=8, height=8, class_=f"c{at}"),
            element("path", d=path, class_="hatch") if path else "",
            id=f"p{at}",
            width=8,
            height=8,
            patternUnits="userSpaceOnUse",
        )
        for at, path in enumerate(_HATCHES)
    )
    return element("svg", element("defs", *made), width=0, height=0, aria_hidden="true", class_="patterns")


def _both(plain: Markup, log: Markup | None, key: str) -> Markup:
    """The chart on both scales; two radio buttons show one of them, without a script."""
    linear = element("div", plain, class_="linear")
    if log is None:
        return element("div", linear, class_="chart")
    choices = (
        element(
            "input", type="radio", name=f"scale-{key}", id=f"{key}-plain", class_="pick-linear", checked=True
        ),
        element("label", "Linear scale", for_=f"{key}-plain"),
        element("input", type="radio", name=f"scale-{key}", id=f"{key}-powers", class_="pick-log"),
        element("label", "Logarithmic scale", for_=f"{key}-powers"),
    )
    return element("div", *choices, linear, element("div", log, class_="log"), class_="chart")


def _legend(names: Sequence[str]) -> Markup:
    swatches = (
        element(
            "svg",
            element("rect", width=18, height=14, class_="bar", fill=f"url(#p{at})"),
            width=18,
            height=14,
            aria_hidden="true",
        )
        for at in range(len(names))
    )
    entries = (element("li", swatch, " ", name) for swatch, name in zip(swatches, names, strict=True))
    return element("ul", *entries, class_="legend")


def _year_table(data: YearData) -> Markup:
    rows = [(series.name, *map(_figure, series.values)) for series in data.series]
    return _table(f"By year, {data.unit}", ("", *data.years), rows)


def _bar_table(bars: Sequence[Bar], caption: str) -> Markup:
    rows = [(bar.name, _figure(bar.low), _figure(bar.high)) for bar in bars]
    return _table(caption, ("Sum", "Low", "High"), rows)


def _figure(value: Decimal | None) -> str:
    return "" if value is None else exact(value)


def _table(caption: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    head = (element("th", name, scope="col") if name else element("td") for name in headings)
    body = (
        element(
            "tr",
            element("th", row[0], scope="row"),
            *(element("td", cell, class_="number") for cell in row[1:]),
        )
        for row in rows
    )
    whole = element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *head)),
        element("tbody", *body),
    )
    region = element(
        "div", whole, class_="scroll", role="group", aria_label=f"{caption}, figures", tabindex="0"
    )
    return element(
        "details", element("summary", "The figures of this chart"), joined([region]), class_="figures"
    )
