r"""TSV, the exact figures of a table: a line a row and a tab between cells, whatever the texts hold.

A tab within a text is written as `\t`, a line feed as `\n`, a return as `\r` and a backslash as `\\`, so that any tool
that splits at line feeds and tabs gets the right cells; half of a surrogate pair, which UTF-8 can't hold, is `\\ud83d`.
A cell with a double quote stands in quotes as in CSV, since readers of TSV take quotes for that. What a spreadsheet
would run gets an apostrophe before it, as in CSV.
"""

from __future__ import annotations

from fundnorm.model.table import Table
from fundnorm.report.csv import cell

__all__ = ["render"]

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def render(table: Table) -> str:
    r"""The table as TSV: a header, then a line a row; an empty cell where there is no value.

    >>> render(Table(("text", "label"), (("Rs 5\ncrore", "=A1"), ("$5", None))))
    "text\tlabel\nRs 5\\ncrore\t'=A1\n$5\t\n"
    """
    rows = (table.columns, *table.rows)
    return "".join("\t".join(_escaped(cell(value)) for value in row) + "\n" for row in rows)


def _escaped(text: str) -> str:
    held = text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
    line = held.translate(_ESCAPES)
    return '"' + line.replace('"', '""') + '"' if '"' in line else line
