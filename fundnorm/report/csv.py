"""CSV, the exact figures of a table: RFC 4180 quoting, UTF-8, one line feed a row.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a return for a formula. Such a text gets an
apostrophe before it, which spreadsheets read as "this is text" (OWASP, CSV injection); plain numbers stay as they
are. Nothing else in a text is changed: JSON output holds every text untouched.
"""

from __future__ import annotations

import re
from decimal import Decimal

from fundnorm.model.money import plain
from fundnorm.model.table import Table

__all__ = ["cell", "render"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_QUOTED = re.compile(r'[",\r\n]')
_NUMBER = re.compile(r"-?[0-9]{1,400}(?:\.[0-9]{1,400})?\Z")


def render(table: Table) -> str:
    r"""The table as CSV: a header, then a line a row; an empty cell where there is no value.

    >>> render(Table(("text", "low"), (("=A1, B", Decimal("1.50")), ("$5", None))))
    'text,low\n"\'=A1, B",1.5\n$5,\n'
    """
    rows = (table.columns, *table.rows)
    return "".join(",".join(_quoted(cell(value)) for value in row) + "\n" for row in rows)


def cell(value: object) -> str:
    """One value as a cell's text.

    >>> cell(Decimal("1.63E+11")), cell("-£3.2m"), cell("-3.2"), cell(None)
    ('163000000000', "'-£3.2m", '-3.2', '')
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    text = str(value)
    if text.startswith(_FORMULA) and not _NUMBER.match(text):
        return f"'{text}"
    return text


def _quoted(text: str) -> str:
    """The cell in quotes where it needs them; the csv module of Python 3.11 forgets them for a lone return."""
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
