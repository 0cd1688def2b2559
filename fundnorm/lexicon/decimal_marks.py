"""Which mark parts the decimals of the figures of one table or file: they tell it together, not each by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Marks", "marks_of", "read_with_comma"]

_SHAPE = re.compile(
    r"(?<![0-9.,])(?:"
    r"(?P<point>[0-9]{1,3}(?:,[0-9]{2,3})+\.[0-9]+|[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|0\.[0-9]+"
    r"|[1-9][0-9]{0,2}(?:,[0-9]{2,3})+,[0-9]{3})"
    r"|(?P<comma>[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|0,[0-9]+|[0-9]+,[0-9]{4,}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})"
    r"|(?P<likely>[0-9]+,[0-9]{1,2})"
    r"|(?P<grouped>[1-9][0-9]{0,2},[0-9]{3})"
    r"|(?P<doubtful>[1-9][0-9]{0,2}\.[0-9]{3})"
    r")(?![0-9]|[.,][0-9])"
)
_COMMA_NUMBER = re.compile(r"[0-9]{1,3}(?:[. ][0-9]{3})+(?:,[0-9]+)?\Z|(?:0|[1-9][0-9]*)(?:,[0-9]+)?\Z")


class Marks(NamedTuple):
    """What figures say of their marks: how many have surely a decimal comma, likely one, or one that parts thousands.

    `point` says that one has surely a decimal point, or commas that part thousands; `doubtful` are such as "1.250".
    """

    point: bool = False
    comma: int = 0
    likely: int = 0
    grouped: int = 0
    doubtful: tuple[str, ...] = ()

    @property
    def decimal_comma(self) -> bool:
        """Whether commas are decimal marks: some surely are, or most of those that could part thousands can't."""
        return not self.point and (self.comma > 0 or self.likely > self.grouped)

    @property
    def some_decimal_comma(self) -> bool:
        """Whether some have a decimal comma and none tells otherwise, for a file that parts its cells by semicolons."""
        return not self.point and self.comma + self.likely > 0

    @property
    def unsettled(self) -> bool:
        """Whether some figures are a thousand times larger if their point parts thousands, and nothing tells."""
        return bool(self.doubtful) and not (self.point or self.decimal_comma or self.grouped)


def marks_of(cells: Iterable[str]) -> Marks:
    """What figures tell together of their marks.

    >>> marks_of(["1.234,5", "2.000"]).decimal_comma, marks_of(["1,250", "12.5"]).decimal_comma
    (True, False)
    >>> marks_of(["1.250", "300"]).unsettled
    True
    """
    counts: Counter[str | None] = Counter()
    doubtful: list[str] = []
    for cell in cells:
        shape = _SHAPE.search(cell)
        if shape is None:
            continue
        if shape.lastgroup == "point":
            return Marks(point=True)
        counts[shape.lastgroup] += 1
        if shape.lastgroup == "doubtful":
            doubtful.append(shape[0])
    return Marks(
        comma=counts["comma"], likely=counts["likely"], grouped=counts["grouped"], doubtful=tuple(doubtful)
    )


def read_with_comma(number: str) -> str | None:
    """A number with a decimal comma in plain digits, None where its marks are no such number's.

    >>> read_with_comma("1.234,5"), read_with_comma("2.000"), read_with_comma("1,234,567")
    ('1234.5', '2000', None)
    """
    if not _COMMA_NUMBER.match(number):
        return None
    return number.replace(".", "").replace(" ", "").replace(",", ".")
