"""How the columns of a table share the width of the screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from heapq import nlargest
from typing import NamedTuple

from fundnorm.report.summary import Column
from fundnorm.report.wide import width, wrap

__all__ = ["share", "widest"]

_DASHES = re.compile("[^–]+–?|–")
_HYPHENS = re.compile("(?:[^–-]|-(?=[0-9]))+[–-]?|[–-]")  # no break within 2025-26
_LOOKED_AT = 200  # the widest cells of a column; in a long table they tell enough of it


class _Cells(NamedTuple):
    """The widest cells of a column, how they wrap, and how dear a further line is."""

    texts: tuple[str, ...]
    hanging: int
    least: int
    price: int

    @classmethod
    def of(cls, column: Column) -> _Cells:
        texts = nlargest(_LOOKED_AT, {column.heading, *column.cells}, key=lambda text: (width(text), text))
        price = 3 if column.right else 2 if column.hanging else 1  # figures should break last, then sums
        return cls(tuple(texts), column.hanging, _least(column), price)

    def fitted(self, room: int) -> tuple[int, int]:
        """How many lines the cells take in so much room, and how much of it they use."""
        lines = used = 0
        for text in self.texts:
            parts = [text] if width(text) <= room else wrap(text, room, self.hanging)
            lines += len(parts)
            used = max(used, *map(width, parts))
        return lines, used


def widest(column: Column) -> int:
    """The width of the widest cell or of the heading."""
    return max(map(width, (column.heading, *column.cells)))


def share(columns: Sequence[Column], room: int) -> list[int]:
    """The width of each column, together no more than the room.

    Each is as wide as its widest cell where they fit. Else those columns give way whose cells take the fewest further
    lines for it, words before figures, and none below its longest word; where that is still too much, as with figures
    of fifty digits, the widest columns give way, whatever is in them.

    >>> share([Column("Sum", ("Rs 5 crore",), breaks=True), Column("USD", ("1,000.00",), right=True)], 14)
    [5, 8]
    """
    widths = [widest(column) for column in columns]
    if sum(widths) <= room:
        return widths
    cells = [_Cells.of(column) for column in columns]
    while sum(widths) > room:
        step = _cheapest(cells, widths, sum(widths) - room)
        if step is None:
            break
        at, widths[at] = step
    while sum(widths) > room:
        widths[widths.index(max(widths))] -= 1
    return _grown(cells, widths, room - sum(widths))


def _cheapest(cells: Sequence[_Cells], widths: Sequence[int], excess: int) -> tuple[int, int] | None:
    """The column that should give way and the width that it gets; None where none can without breaking words."""
    steps = []
    for at, (one, wide) in enumerate(zip(cells, widths, strict=True)):
        if wide > one.least:
            lines, used = one.fitted(wide - 1)
            price = one.price * (lines - one.fitted(wide)[0]) / min(wide - used, excess)
            steps.append((price, -wide, at, used))
    if not steps:
        return None
    _, _, at, used = min(steps)
    return at, used


def _grown(cells: Sequence[_Cells], widths: list[int], spare: int) -> list[int]:
    """The widths, where columns to which it saves lines have taken what the last step gave away too much."""
    for at in sorted(range(len(cells)), key=lambda at: -cells[at].price):
        lines, used = cells[at].fitted(widths[at] + spare)
        if spare and lines < cells[at].fitted(widths[at])[0]:
            spare -= used - widths[at]
            widths[at] = used
    return widths


def _least(column: Column) -> int:
    """The longest piece that should not be broken: a word, or its part up to a hyphen where words may break there.

    A range may always break after its dash.
    """
    marks = _HYPHENS if column.breaks else _DASHES
    words = (word for text in (column.heading, *column.cells) for word in text.split())
    return column.hanging + max((width(piece) for word in words for piece in marks.findall(word)), default=1)
