"""What a spreadsheet's cell can hold, and what is done with what it can't.

A cell keeps a number as a double, of which fifteen digits are sure. A figure with more digits is rounded to fifteen,
half to even, so that it still adds up with the others; `over` tells that its exact digits have to stand elsewhere.

A text is at most 32,767 UTF-16 units long; a longer one is cut, and says so at its end. Control characters, which XML
can't hold, become visible signs (a tab and a line feed stay); returns become line feeds; halves of surrogate pairs
their escapes; and a text such as `_x0041_`, which a spreadsheet would take for an escape, is escaped itself.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal

from fundnorm.model.money import plain

__all__ = ["DIGITS", "day", "number", "over", "text"]

DIGITS = 15
"""The significant digits that a cell keeps of any number."""

_KEPT = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)
_LARGEST, _SMALLEST = 307, -307  # powers of ten within a double
_LONGEST = 32_767
_DAY_ONE = date(1900, 3, 1)  # before it the calendar of spreadsheets has a day that never was
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WHOLE_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def number(value: Decimal | int) -> str | None:
    """The number as a cell writes it, None where its magnitude is beyond a double.

    >>> number(Decimal("1888.98881939")), number(Decimal("1234567890123456.78")), number(Decimal("1E+400"))
    ('1888.98881939', '1234567890123460', None)
    """
    held = Decimal(value)
    if held and not _SMALLEST <= held.adjusted() <= _LARGEST:
        return None
    return plain(_KEPT.plus(held))


def over(value: Decimal | int) -> bool:
    """Whether the number has more digits than a cell keeps.

    >>> over(Decimal("1888.98881939")), over(10**20), over(Decimal("0.1234567890123456"))
    (False, False, True)
    """
    return number(value) != plain(Decimal(value))


def day(value: object) -> date | None:
    """The day of a date or of a whole ISO date, None for any other text and for days that spreadsheets don't know.

    >>> day("2025-01-29"), day("2025-01"), day("1850-01-01")
    (datetime.date(2025, 1, 29), None, None)
    """
    if isinstance(value, str) and _WHOLE_DAY.match(value):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) and value >= _DAY_ONE else None


def text(words: str) -> str:
    r"""The text as a cell can hold it.

    >>> text("Rs 5\r\ncrore \x1b[31m _x0041_")
    'Rs 5\ncrore ␛[31m _x005F_x0041_'
    """
    words = (
        words.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "backslashreplace").decode("utf-8")
    )
    words = _ESCAPE.sub("_x005F_", _CONTROL.sub(_sign, words))
    return words if _units(words) <= _LONGEST else _cut(words)


def _sign(found: re.Match[str]) -> str:
    from fundnorm.report.wide import visible

    return visible(found[0]) if found[0] < "\ufffe" else "\ufffd"


def _cut(words: str) -> str:
    """The beginning of the text, and how long it was."""
    mark = f" … [cut: {len(words):,} characters]"
    room = _LONGEST - _units(mark)
    return words.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore") + mark


def _units(words: str) -> int:
    return len(words) if words.isascii() else len(words.encode("utf-16-le")) // 2
