"""What the headers of a table's columns say of the stage of the money: "BE 2024-25", "Revised estimates", "Spent".

Columns of one year whose headers differ in such words alone tell one money at several stages.
"""

from __future__ import annotations

import re

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.mention import Cell
from fundnorm.recognise.tables.rows import Table
from fundnorm.recognise.tables.units import unit_in

__all__ = ["place_cells"]

_WORD = re.compile(r"[^\W\d_]+[0-9]*")
_FISCAL = re.compile(r"fy[0-9]*\Z")


def place_cells(table: Table, lexicon: Lexicon) -> None:
    """Note of each amount of a table in which row and column it stands, and the stage that its column tells."""
    headers: dict[int, tuple[str, str]] = {}
    for at, row in enumerate(table.rows):
        for number, draft in row.cells:
            if number not in headers:
                headers[number] = _stage_in(table.column(number).header, lexicon)
            draft.cell = Cell(table.start, at, number, *headers[number])


def _stage_in(header: str, lexicon: Lexicon) -> tuple[str, str]:
    """A header's words of stage, and its other words but for its unit, its year and words such as "amount"."""
    unit = unit_in(header, 0, len(header), lexicon)
    text = header[: unit.start] + " " + header[unit.end :] if unit else header
    words = {word for word in _WORD.findall(text.lower()) if not _FISCAL.match(word)}
    stage = words & lexicon.words["stage_column"]
    return " ".join(sorted(stage)), " ".join(sorted(words - stage - lexicon.words["plain_column"]))
