"""Tables as an update handles them: rows by their key, figures that are checked, a history that may not shrink."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from decimal import Context, Decimal
from typing import NamedTuple

from fundnorm.errors import DataError

__all__ = [
    "Made",
    "ReadTable",
    "above_zero",
    "check_history",
    "check_kind",
    "header_of",
    "plain",
    "rounded",
    "rows_of",
    "text_of",
    "widened",
]

ReadTable = Callable[[str], str]
"""What gives the text of a table by its path below fundnorm/data/, "" where there is none."""

_WRITTEN = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?")
_MOST_DIGITS = 40
_DIGITS = Context(prec=7)  # of a mean, as in the bundled tables
_KEPT = Decimal("0.95")  # of the rows in use that a newer table must have; publishers do withdraw a figure


class Made(NamedTuple):
    """The tables that one publisher's files come to: texts by path, the span, and what a reader should be told."""

    files: Mapping[str, str]
    first: str
    last: str
    remarks: tuple[str, ...] = ()


def rows_of(text: str) -> dict[str, str]:
    r"""The rows of a table by their first cell, without it.

    >>> rows_of("year,per_usd,source\n2025,87.1661,ecb\n")
    {'2025': '87.1661,ecb'}
    """
    parts = (line.partition(",") for line in text.splitlines()[1:])
    return {key: rest for key, _, rest in parts}


def text_of(header: str, rows: Mapping[str, str]) -> str:
    r"""The text of a table, in the order of time.

    >>> text_of("year,per_usd", {"2025": "87", "2024": "84"})
    'year,per_usd\n2024,84\n2025,87\n'
    """
    return "".join([f"{header}\n", *(f"{key},{rows[key]}\n" for key in sorted(rows))])


def header_of(text: str) -> str:
    r"""The first line of a table.

    >>> header_of("day,per_eur\n2025-01-29,90")
    'day,per_eur'
    """
    return text.partition("\n")[0]


def widened(rows: Mapping[str, str], header: str) -> dict[str, str]:
    """The rows with an empty cell for each further column of the header.

    >>> widened({"2025": "87,ecb"}, "year,per_usd,source,months,flags")
    {'2025': '87,ecb,,'}
    """
    commas = header.count(",") - 1
    return {key: rest + "," * (commas - rest.count(",")) for key, rest in rows.items()}


def above_zero(figure: object, where: str) -> Decimal:
    """A figure that is one, without an exponent where it is text, and above zero; else a DataError that says where.

    >>> above_zero("9.8", "the row of 1913-01")
    Decimal('9.8')
    """
    written = isinstance(figure, str) and _WRITTEN.fullmatch(figure)
    if not isinstance(figure, Decimal) and not written:
        raise DataError(f"{where}: {str(figure)[:40]!r} is no number")
    value = Decimal(figure)  # type: ignore[arg-type]  # a text or a Decimal, as was checked
    if not (value.is_finite() and value > 0):
        raise DataError(f"{where}: {value} is not above zero")
    if abs(value.adjusted()) > _MOST_DIGITS:
        raise DataError(f"{where}: {value} is beyond all measure")
    return value


def plain(value: Decimal) -> str:
    """The digits of a figure, never with an exponent.

    >>> plain(Decimal("1.50E+3"))
    '1500'
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: Decimal) -> str:
    """A mean to seven digits, half to even.

    >>> rounded(Decimal("86.289645"))
    '86.28964'
    """
    return plain(_DIGITS.plus(value))


def check_kind(content: bytes, name: str, wanted: str) -> None:
    """DataError for a file that is empty, or a web page where something else was expected."""
    if not content.strip():
        raise DataError(f"{name} is empty; expected {wanted}")
    if content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        raise DataError(
            f"{name} is a web page or XML, not {wanted}; the address has moved or a proxy answered"
        )


def check_history(name: str, known: Collection[str], came: Collection[str]) -> None:
    """DataError where newer rows end before those in use, or lack more than a twentieth of them.

    >>> check_history("INR", ["2024", "2025"], ["2024", "2025", "2026"])
    """
    if not known:
        return
    if not came or max(came) < max(known):
        end = f"ends at {max(came)}" if came else "is missing"
        raise DataError(f"{name} {end}, and the table in use goes on to {max(known)}")
    kept = len(set(known) & set(came))
    if kept < _KEPT * len(known):
        raise DataError(f"{name} has {kept} of the {len(known)} rows in use; its history has shrunk")
