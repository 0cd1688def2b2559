"""A table as it was read: its columns with what their headers say, its rows and their amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from fundnorm.lexicon.decimal_marks import Marks
from fundnorm.recognise.tables.layout import Place
from fundnorm.recognise.tables.units import TableUnit
from fundnorm.recognise.text.draft import Draft
from fundnorm.recognise.time.year_spans import YearSpan

__all__ = ["Column", "Row", "Table", "before_unit"]

_BEFORE_UNIT = re.compile(r"[\s(,:]*(?:\b[Ii]n )?\Z")
_WORD = re.compile(r"[^\W_]+")
_UNMARKED = Marks()


def before_unit(words: str) -> str:
    """The words before a unit, without what leads to it.

    >>> before_unit("Fees ("), before_unit("Fees, in ")
    ('Fees', 'Fees')
    """
    return _BEFORE_UNIT.sub("", words)


class Column(NamedTuple):
    """One column: what its header says of time and unit; `money` is false for counts and shares.

    `currencies` is true for a column that names the currency of each row. `cell` is where the header stands, `place`
    where in it the year does.
    """

    header: str = ""
    year: YearSpan | None = None
    place: Place = (0, 0)
    unit: TableUnit | None = None
    money: bool = True
    cell: Place = (0, 0)
    currencies: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words and numbers of the header but for those of its unit, in small letters."""
        start, end = (self.unit.start, self.unit.end) if self.unit else (self.cell[1], self.cell[1])
        header = self.header[: start - self.cell[0]] + " " + self.header[end - self.cell[0] :]
        words = _WORD.findall(header.lower())
        return tuple(words[:-1] if self.unit and words[-1:] == ["in"] else words)

    @property
    def name(self) -> Place | None:
        """Where the words before the unit stand, None where the header is the unit alone."""
        end = self.unit.start if self.unit else self.cell[1]
        name = before_unit(self.header[: end - self.cell[0]])
        return (self.cell[0], self.cell[0] + len(name)) if any(map(str.isalpha, name)) else None


@dataclass(slots=True, eq=False)
class Row:
    """One row: its label's place, whether it is a total, whether it counts things, and its amounts by column."""

    label: Place | None
    total: bool
    counts: bool = False
    cells: list[tuple[int, Draft]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Table:
    """A table: where it stands, its title, its columns and rows, and its lines; what stands between them is prose.

    `headed` says that its unit stands in the header of a column, and so goes for no other column; `priced` are the
    columns whose amounts are in the currency that their row names; `marks` what its figures tell of their decimal mark,
    `unread` the cells with digits that are no amount, by column.
    """

    start: int
    end: int
    title: Place
    headed: bool = False
    priced: frozenset[int] = frozenset()
    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    lines: list[Place] = field(default_factory=list)
    marks: Marks = _UNMARKED
    unread: list[tuple[int, Place]] = field(default_factory=list)

    @property
    def drafts(self) -> list[Draft]:
        """The amounts of all cells in text order."""
        return [draft for row in self.rows for _, draft in row.cells]

    def column(self, number: int) -> Column:
        """The column of that number, a plain one where the header does not reach."""
        return self.columns[number] if 0 <= number < len(self.columns) else Column()

    @property
    def passed_over(self) -> list[Place]:
        """The cells that have digits and no amount, in columns of which other cells have one, or a header of money."""
        if not self.unread:
            return []
        money = {number for row in self.rows for number, _ in row.cells}
        own_units = any(column.unit for column in self.columns[1:])
        money |= {
            number
            for number, column in enumerate(self.columns)
            if number and column.money and (column.unit if own_units else column.year)
        }
        return sorted({cell for number, cell in self.unread if number in money})
