"""Sums beside each other: a bar to the low end, a whisker to the high one; dots on a logarithmic scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from fundnorm.report.figures import exact, figure
from fundnorm.report.html.axis import Axis, linear, logarithmic, short
from fundnorm.report.html.markup import Markup, element, joined

__all__ = ["Bar", "drawn_bars"]

_BAND, _TALL, _FOOT = 44, 14, 26
_ROOM = Decimal("0.7")  # of the width; the rest is for the figures
_NAME = 110  # characters; a phone shows the first half of them
_OPEN = 18  # how far an open end is drawn on


class Bar(NamedTuple):
    """A name with the two ends of a sum, either of which may be open."""

    name: str
    low: Decimal | None
    high: Decimal | None

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The ends that are stated, each once."""
        return tuple(dict.fromkeys(end for end in (self.low, self.high) if end is not None))

    @property
    def words(self) -> str:
        """The figure in short."""
        if self.low is None or self.high is None:
            sign = "≤ " if self.low is None else "≥ "
            return sign + "".join(map(short, self.ends))
        told = (tuple(dict.fromkeys(map(manner, self.ends))) for manner in (short, figure, exact))
        return "–".join(next(words for words in told if len(words) == len(self.ends)))


def drawn_bars(bars: Sequence[Bar], unit: str, key: str) -> tuple[Markup, Markup | None]:
    """The chart on a linear scale, and on a logarithmic one where any end is above nought."""
    ends = [end for bar in bars for end in bar.ends]
    log = logarithmic(ends)
    plain = _drawn(bars, linear(ends), unit, f"{key}-linear")
    return plain, None if log is None else _drawn(bars, log, unit, f"{key}-log")


def _drawn(bars: Sequence[Bar], axis: Axis, unit: str, key: str) -> Markup:
    manner = "dots on a logarithmic scale" if axis.log else "bars"
    name = axis.unit(unit)
    title = element("title", f"Sums compared, {name}: {manner}", id=f"{key}-title")
    largest = bars[0]
    told = f"{len(bars)} sum{'s' * (len(bars) != 1)}; the largest is {largest.name}, {largest.words} {unit}."
    desc = element("desc", f"{told} The figures stand in a table beneath.", id=f"{key}-desc")
    foot = _BAND * len(bars)
    body = joined(part for at, bar in enumerate(bars) for part in _band(bar, at, axis, unit))
    plot = element(
        "svg",
        title,
        desc,
        joined(_grid(axis, foot)),
        body,
        role="img",
        aria_labelledby=f"{key}-title {key}-desc",
        class_="plot",
        width="100%",
        height=foot + _FOOT,
    )
    return element("div", element("p", name, class_="unit"), plot)


def _grid(axis: Axis, foot: int) -> Iterator[Markup]:
    for at, tick in enumerate(axis.ticks):
        x = f"{_x(axis.of(tick))}%"
        nought = not axis.log and tick == 0
        yield element("line", x1=x, x2=x, y1=0, y2=foot, class_="nought" if nought else "grid")
        if at % _every(axis) == 0:
            anchor = "start" if at == 0 else "middle"
            yield element("text", axis.words(tick), x=x, y=foot + 18, text_anchor=anchor)


def _every(axis: Axis) -> int:
    """Which ticks have words, so that long ones do not run into each other on a phone."""
    widest = max(len(axis.words(tick)) for tick in axis.ticks)
    return 2 if widest * len(axis.ticks) > 30 else 1


def _band(bar: Bar, at: int, axis: Axis, unit: str) -> Iterator[Markup]:
    """The name above, the bar below it, the figure behind it."""
    top = _BAND * at
    name = bar.name if len(bar.name) <= _NAME else f"{bar.name[: _NAME - 1].rstrip()}…"
    ends = " to ".join(map(exact, bar.ends))
    said = element("title", f"{bar.name}: {ends} {unit}")
    yield element("text", said, name, x="0", y=top + 15, class_="name")
    places = [_x(axis.at(end)) for end in bar.ends if axis.holds(end)]
    middle = top + 22 + _TALL // 2
    if not places:
        yield element("text", f"{bar.words} (not on this scale)", x="0", y=middle + 4)
        return
    yield from _shape(bar, places, axis, middle)
    last = max([*places, _x(axis.at(Decimal(0)))] if not axis.log else places)
    gap = _OPEN + 6 if bar.high is None else 10
    yield element("text", bar.words, x=f"{last}%", dx=gap, y=middle + 4, class_="figure")


def _shape(bar: Bar, places: Sequence[Decimal], axis: Axis, middle: int) -> Iterator[Markup]:
    first, last = min(places), max(places)
    if not axis.log:
        nought = _x(axis.at(Decimal(0)))
        end = first if last >= nought else last
        hollow = " hollow" if bar.low is None else ""
        yield element(
            "rect",
            x=f"{min(nought, end)}%",
            y=middle - _TALL // 2,
            width=f"{abs(end - nought)}%",
            height=_TALL,
            class_=f"bar c0{hollow}",
        )
    if first != last:
        yield element("line", x1=f"{first}%", x2=f"{last}%", y1=middle, y2=middle, class_="whisker")
        for x in (first, last):
            yield element("line", x1=f"{x}%", x2=f"{x}%", y1=middle - 6, y2=middle + 6, class_="whisker")
    if bar.high is None:
        onward = element("line", x1="0", x2=_OPEN, y1="0", y2="0", class_="whisker open")
        yield element("svg", onward, x=f"{last}%", y=middle, overflow="visible")
    if axis.log:
        for x in dict.fromkeys(places):
            yield element("circle", cx=f"{x}%", cy=middle, r=6, class_="point c0")


def _x(per_cent: Decimal) -> Decimal:
    return (per_cent * _ROOM).quantize(Decimal("0.01"))
