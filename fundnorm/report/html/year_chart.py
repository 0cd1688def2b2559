"""Money by year: bars that are stacked on a linear scale, points that are joined on a logarithmic one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from fundnorm.model.money import EXACT, added
from fundnorm.report.figures import exact
from fundnorm.report.html.axis import Axis, linear, logarithmic, short
from fundnorm.report.html.markup import Markup, element, joined

__all__ = ["Series", "YearData", "most_telling", "scales"]

_TOP, _HEIGHT, _FOOT = 22, 240, 44
_PLOT = _TOP + _HEIGHT + _FOOT
_BAR = Decimal("0.68")  # of the room that a year has
_COLOURS = 8
_LABELLED = 16  # years above which the bars have no figures over them
_MARKERS = (
    "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z",
    "M-4 -4H4V4H-4Z",
    "M0 -5L5 0L0 5L-5 0Z",
    "M0 -5L5 4H-5Z",
    "M0 5L5 -4H-5Z",
    "M-5 -2H-2V-5H2V-2H5V2H2V5H-2V2H-5Z",
    "M-5 -3H5V3H-5Z",
    "M-3 -5H3V5H-3Z",
)


class Series(NamedTuple):
    """What is drawn in one colour: a name, and an amount for each year, None where it has none."""

    name: str
    values: tuple[Decimal | None, ...]

    @property
    def total(self) -> Decimal:
        """The amounts of all years added up."""
        return _sum(self.values)


class YearData(NamedTuple):
    """Series on the same years in one unit."""

    unit: str
    years: tuple[str, ...]
    series: tuple[Series, ...]


def most_telling(data: YearData) -> YearData:
    """The data with at most eight series: the largest seven, and what all others come to.

    >>> many = tuple(Series(str(at), (Decimal(at),)) for at in range(1, 11))
    >>> [(one.name, int(one.total)) for one in most_telling(YearData("USD", ("2025",), many)).series][-2:]
    [('4', 4), ('3 others', 6)]
    """
    ranked = sorted(data.series, key=lambda series: -abs(series.total))
    if len(ranked) <= _COLOURS:
        return data._replace(series=tuple(ranked))
    rest = ranked[_COLOURS - 1 :]
    added = tuple(_sum(column) for column in zip(*(series.values for series in rest), strict=True))
    others = Series(f"{len(rest)} others", added)
    return data._replace(series=(*ranked[: _COLOURS - 1], others))


def scales(data: YearData, key: str) -> tuple[Markup, Markup | None]:
    """The chart on a linear scale, and on a logarithmic one where any amount is above nought."""
    every = [value for series in data.series for value in series.values if value is not None]
    stacks = [end for at in range(len(data.years)) for end in _ends(data, at)]
    plain = linear(stacks)
    bars = _drawn(data, plain, joined(_bars(data, plain)), f"{key}-linear", "stacked bars")
    log = logarithmic(every)
    if log is None:
        return bars, None
    return bars, _drawn(data, log, joined(_lines(data, log)), f"{key}-log", "points on a logarithmic scale")


def _sum(values: Sequence[Decimal | None]) -> Decimal:
    return added(value or Decimal(0) for value in values)


def _ends(data: YearData, at: int) -> tuple[Decimal, Decimal]:
    """How far below and above nought the stack of a year reaches."""
    values = [series.values[at] or Decimal(0) for series in data.series]
    return _sum([value for value in values if value < 0]), _sum([value for value in values if value > 0])


def _drawn(data: YearData, axis: Axis, marks: Markup, key: str, manner: str) -> Markup:
    """The scale at the left, which stays where it is, and beside it the years, which scroll where there are many."""
    unit = axis.unit(data.unit)
    title = element("title", f"By year, {unit}: {manner}", id=f"{key}-title")
    desc = element("desc", _described(data), id=f"{key}-desc")
    parts = (title, desc, joined(_grid(axis)), marks, joined(_years(data.years)))
    width = "wide" if len(data.years) > 5 else None
    plot = element(
        "svg",
        *parts,
        role="img",
        aria_labelledby=f"{key}-title {key}-desc",
        class_=f"plot years-{min(len(data.years), 60)}" if width else "plot",
        width="100%",
        height=_PLOT,
    )
    scroll = element(
        "div", plot, class_="sideways", tabindex="0", role="group", aria_label=f"By year, {manner}"
    )
    return element(
        "div", element("p", unit, class_="unit"), element("div", _scale(axis), scroll, class_="drawn")
    )


def _described(data: YearData) -> str:
    totals = [
        (year, _sum([series.values[at] for series in data.series])) for at, year in enumerate(data.years)
    ]
    largest = max(totals, key=lambda found: found[1])
    return (
        f"{len(data.years)} years from {data.years[0]} to {data.years[-1]}; most in {largest[0]}, "
        f"{exact(largest[1])} {data.unit}. The figures stand in a table beneath."
    )


def _scale(axis: Axis) -> Markup:
    words = [
        element("text", axis.words(tick), x="100%", dx="-6", y=_y(axis.of(tick)), dy="4", text_anchor="end")
        for tick in axis.ticks
    ]
    return element("svg", *words, class_="scale", aria_hidden="true", height=_PLOT)


def _grid(axis: Axis) -> Iterator[Markup]:
    for tick in axis.ticks:
        y = _y(axis.of(tick))
        nought = not axis.log and tick == 0
        yield element("line", x1="0", x2="100%", y1=y, y2=y, class_="nought" if nought else "grid")


def _years(years: Sequence[str]) -> Iterator[Markup]:
    """The years' headings, a calendar's code above its label."""
    for at, year in enumerate(years):
        code, _, label = year.rpartition(" ")
        x = f"{_middle(at, len(years))}%"
        foot = _TOP + _HEIGHT + 18
        if code:
            yield element("text", code, x=x, y=foot, text_anchor="middle")
        yield element("text", label, x=x, y=foot + 16 * bool(code), text_anchor="middle")


def _bars(data: YearData, axis: Axis) -> Iterator[Markup]:
    count = len(data.years)
    for at, year in enumerate(data.years):
        low, high = _ends(data, at)
        up = down = Decimal(0)
        for colour, series in enumerate(data.series):
            value = series.values[at]
            if not value:
                continue
            start = up if value > 0 else down
            end = EXACT.add(start, value)
            up, down = (end, down) if value > 0 else (up, end)
            said = element("title", f"{year}, {series.name}: {exact(value)} {data.unit}")
            yield _bar(at, count, (axis.at(min(start, end)), axis.at(max(start, end))), colour, said)
        if count <= _LABELLED and (low or high):
            over = short(EXACT.scaleb(EXACT.add(low, high), -axis.power))
            y = _y(axis.at(high))
            yield element("text", over, x=f"{_middle(at, count)}%", y=y, dy="-5", text_anchor="middle")


def _bar(at: int, count: int, ends: tuple[Decimal, Decimal], colour: int, said: Markup) -> Markup:
    room = Decimal(100) / count
    wide = room * _BAR
    left = room * at + (room - wide) / 2
    top, foot = _y(ends[1]), _y(ends[0])
    return element(
        "rect",
        said,
        x=f"{left:.2f}%",
        y=top,
        width=f"{wide:.2f}%",
        height=max(Decimal("0.5"), foot - top),
        class_="bar",
        fill=f"url(#p{colour})",
    )


def _lines(data: YearData, axis: Axis) -> Iterator[Markup]:
    """The points of each series, those of years that follow each other joined."""
    count = len(data.years)
    for colour, series in enumerate(data.series):
        found = [
            (at, f"{_middle(at, count)}%", _y(axis.at(value)), value)
            for at, value in enumerate(series.values)
            if value is not None and axis.holds(value)
        ]
        for one, two in pairwise(found):
            if two[0] == one[0] + 1:
                yield element("line", x1=one[1], y1=one[2], x2=two[1], y2=two[2], class_=f"joined c{colour}")
        for at, x, y, value in found:
            said = element("title", f"{data.years[at]}, {series.name}: {exact(value)} {data.unit}")
            path = element("path", said, d=_MARKERS[colour], class_=f"point c{colour}")
            yield element("svg", path, x=x, y=y, overflow="visible")


def _middle(at: int, count: int) -> str:
    return f"{Decimal(100) * (2 * at + 1) / (2 * count):.2f}"


def _y(per_cent: Decimal) -> Decimal:
    return _TOP + _HEIGHT - (per_cent * _HEIGHT / 100).quantize(Decimal("0.1"))
