"""Tables written as text: a declared unit, a header with years, rows of a label and cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from fundnorm.lexicon.decimal_marks import Marks, marks_of
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import Modifier
from fundnorm.model.period import Duration, TimeExpression
from fundnorm.recognise.cell_sums import CellSum, cell_sum, under
from fundnorm.recognise.context import Context
from fundnorm.recognise.currencies import resolve
from fundnorm.recognise.draft import Draft, Sentence
from fundnorm.recognise.header_years import header_year
from fundnorm.recognise.layout import Place, cells_of, is_prose, lines_from, splitter
from fundnorm.recognise.tokens import Tokens
from fundnorm.recognise.units import TableUnit, unit_in, unit_lines
from fundnorm.recognise.year_spans import YearSpan

__all__ = ["Column", "Row", "Table", "find_tables"]

_ROW_NUMBER = re.compile(r"(?:\(?[0-9]{1,3}[.)]|\(?[a-z]\)|[ivx]+\.)\s+")
_ROW_CODE = re.compile(r"(?:Vote|Demand No\.?|Head|Grant No\.?)\s+[A-Z]{0,2}[0-9]+\s+|[A-Z]?[0-9]{3,}\s+")
_YEAR_LABEL = re.compile(r"(?:FY ?)?(?:19|20)?[0-9]{2}(?:[-/](?:[0-9]{2}){1,2})?\Z")
_DIGIT = re.compile(r"[0-9]")
_DAY_OR_SHARE = re.compile(
    r"%|\bper ?cent\b|(?<![0-9./-])[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?![./-]?[0-9])"
)
_NUMBER_FIRST = re.compile(r"(?!(?:19|20)[0-9]{2}\b)[0-9][0-9.,]* ?\(")
"""How "5 (EUR)" begins, which is no header."""
_HEAD = 12
_UNMARKED = Marks()
_NO_TOKENS = Tokens((), (), (), (), ())


class Column(NamedTuple):
    """One column: what its header says of time and unit; `money` is false for counts and shares."""

    header: str = ""
    year: YearSpan | None = None
    place: Place = (0, 0)
    unit: TableUnit | None = None
    money: bool = True


@dataclass(slots=True, eq=False)
class Row:
    """One row: its label's place, whether it is a total, and its amounts by column."""

    label: Place | None
    total: bool
    cells: list[tuple[int, Draft]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Table:
    """A table: where it stands, its title, its columns and rows, and its lines; what stands between them is prose."""

    start: int
    end: int
    title: Place
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


def find_tables(text: str, context: Context, lexicon: Lexicon) -> list[Table]:
    """The tables of a folded text whose unit is declared, in order and never overlapping."""
    tables: list[Table] = []
    after = 0
    for start, end, unit in unit_lines(text, lexicon):
        if start < after:
            continue
        table = _Reader(text, context, lexicon, unit).read(start, end)
        if table.rows:
            tables.append(table)
            after = table.end
    return tables


class _Reader:
    """Reads one table from the line that declares its unit."""

    def __init__(self, text: str, context: Context, lexicon: Lexicon, unit: TableUnit) -> None:
        self.text, self.context, self.lexicon, self.unit = text, context, lexicon, unit
        self.comma = False

    def read(self, start: int, end: int) -> Table:
        """The table whose unit stands in the line from `start` to `end`; without rows it is none."""
        table = self._read(start, end)
        table.marks = marks_of(self.text[draft.start : draft.end] for draft in table.drafts)
        if table.marks.decimal_comma:
            self.comma = True
            table = replace(self._read(start, end), marks=table.marks)
        return table

    def _read(self, start: int, end: int) -> Table:
        head = [self.text[slice(*line)] for line in islice(lines_from(self.text, start), _HEAD)]
        split = splitter(head)
        alone = len(self._cells((start, end), split)) == 1
        table = Table(start, end, (start, end if alone else self.unit.start))
        for number, line in enumerate(lines_from(self.text, start)):
            if number > _HEAD and not table.rows:
                break
            rows = len(table.rows)
            if not self.text[slice(*line)].strip():
                if table.rows:
                    break
            elif not self._line(table, line, self._cells(line, split)):
                break
            else:
                table.end = line[1]
                if not rows or len(table.rows) > rows:
                    table.lines.append(line)
        self._settle_currency(table)
        return table

    def _cells(self, line: Place, split: str) -> list[Place]:
        return cells_of(self.text, line, split, self.lexicon)

    def _line(self, table: Table, line: Place, cells: list[Place]) -> bool:
        """Take in one line; False where the table has ended."""
        if self._has_amounts(cells[1:]) or self._has_amounts_like_years(table, cells):
            return self._is_listed(line, cells) and self._row(table, cells)
        if self._is_loose and not table.rows and len(cells) == 1 and line[0] > self.unit.end:
            return False
        if table.rows or any(column.year or column.unit for column in table.columns):
            self._pass_over(table, cells)
        if len(cells) > 1 and not table.rows:
            columns = [self._column(cell) for cell in cells]
            if not table.columns or any(column.year or column.unit for column in columns):
                table.columns = columns
        return not is_prose(self.text, line)

    def _pass_over(self, table: Table, cells: list[Place]) -> None:
        """Note the cells with digits of a row without amounts."""
        shift = len(table.columns) - len(cells) if table.columns else 0
        found = ((number + shift, cell) for number, cell in enumerate(cells) if number)
        table.unread += [(number, cell) for number, cell in found if self._has_digits(cell)]

    def _has_digits(self, cell: Place) -> bool:
        """Whether a cell has digits that may be an amount's: those of days, years and shares are not."""
        if not _DIGIT.search(self.text, *cell) or _DAY_OR_SHARE.search(self.text, *cell):
            return False
        return self._year(cell) is None

    @property
    def _is_loose(self) -> bool:
        """Whether the unit may be the end of a line of prose: "the grants are paid in euros"."""
        return self.unit.bare and not self.unit.bracketed

    def _is_listed(self, line: Place, cells: list[Place]) -> bool:
        """Whether a line is surely a row: a colon or a mark parts label and number, or its unit is no end of prose."""
        between = self.text[cells[0][1] : cells[1][0]]
        if not self.unit.bare or between != " ":
            return True
        return self.unit.bracketed and not self.text[line[0]].islower()

    def _has_amounts(self, cells: list[Place]) -> bool:
        sums = ((cell, self._sum(cell)) for cell in cells)
        return any(
            found and (self._year(cell) is None or (found.means and not found.like_year))
            for cell, found in sums
        )

    def _has_amounts_like_years(self, table: Table, cells: list[Place]) -> bool:
        """Whether figures such as 1900 are amounts: under a header of years, beside a label that is not the header's.

        Years that follow each other are another header.
        """
        if not any(column.year for column in table.columns):
            return False
        label = self.text[slice(*cells[0])].strip()
        if not any(map(str.isalpha, label)) or label == table.column(0).header.strip():
            return False
        known = [int(found.value) for cell in cells[1:] if (found := self._sum(cell)) and found.like_year]
        following = [known[0] + at for at in range(len(known))] if known else []
        return len(known) == 1 or known != following

    def _sum(self, cell: Place) -> CellSum | None:
        return cell_sum(self.text, cell, self.lexicon, comma=self.comma)

    def _year(self, place: Place) -> Column | None:
        """The first year that the text at a place names, with its place."""
        found = header_year(self.text, place, self.context, self.lexicon)
        return None if found is None else Column(year=found[0], place=found[1])

    def _column(self, cell: Place) -> Column:
        header = self.text[slice(*cell)]
        named = self._year(cell) or Column(place=cell)
        unit = None if _NUMBER_FIRST.match(header) else unit_in(self.text, *cell, self.lexicon)
        counts = self.lexicon.words["count_column"] & set(re.findall(r"%|[a-z]+", header.lower()))
        return Column(header, named.year, named.place, unit, unit is not None or not counts)

    def _row(self, table: Table, cells: list[Place]) -> bool:
        label, year = self._label(cells[0]), self._row_year(table, cells[0])
        words = self.text[slice(*label)].lower() if label else ""
        if self._is_count(words) and unit_in(self.text, *cells[0], self.lexicon) is None:
            return True
        row = Row(None if year else label, words.startswith(tuple(self.lexicon.words["total_row"])))
        shift = len(table.columns) - len(cells) if table.columns else 0
        own_units = any(column.unit for column in table.columns[1:])
        for number, cell in enumerate(cells[1:] if label or year else cells, 1 if label or year else 0):
            column, amount = table.column(number + shift), self._sum(cell)
            if amount is not None and column.money and not (own_units and column.unit is None):
                time = column if column.year else year or self._year(table.title)
                row.cells.append((number + shift, self._draft(amount, column.unit, time)))
            elif amount is None and column.money and self._has_digits(cell):
                table.unread.append((number + shift, cell))
        if row.cells:
            table.rows.append(row)
        return True

    def _is_count(self, label: str) -> bool:
        """Whether a row counts things: "Staff", "Jobs created", but not "Staff costs"."""
        word = next((word for word in self.lexicon.words["count_row"] if label.startswith(word)), "")
        rest = label[len(word) :].split()
        return "%" in label or bool(
            word and (not rest or rest[0].endswith(("ed", "of")) or rest[0][0] in "(,")
        )

    def _row_year(self, table: Table, cell: Place) -> Column | None:
        """The year that a row's first cell is, fiscal where its column's header says so."""
        if not _YEAR_LABEL.match(self.text[slice(*cell)]):
            return None
        named = self._year(cell)
        head = table.column(0).header.lower().split()
        fiscal = any(self.lexicon.time_words.get(word) == "fiscal" for word in head)
        if named is None or named.year is None or not fiscal or self.context.calendar is None:
            return named
        if named.year.role != "year":
            return named
        year = self.context.calendar.year_named(int(named.year.label))
        return Column(year=YearSpan(0, 12, year.first, year.last, "fiscal", fiscal=True), place=cell)

    def _label(self, cell: Place) -> Place | None:
        start, end = cell
        for pattern in (_ROW_NUMBER, _ROW_CODE):
            found = pattern.match(self.text, start, end)
            start = found.end() if found else start
        while end > start and self.text[end - 1] in " :.-":
            end -= 1
        return (start, end) if any(letter.isalpha() for letter in self.text[start:end]) else None

    def _draft(self, cell: CellSum, own: TableUnit | None, time: Column | None) -> Draft:
        low, means = under(own or self.unit, cell, self.lexicon)
        high = (
            low
            if cell.high is None
            else under(own or self.unit, cell._replace(value=cell.high), self.lexicon)[0]
        )
        draft = Draft(Sentence(*cell.place, -1, _NO_TOKENS), 0, 0, *cell.place, low, high, "", "header")
        draft.modifier, draft.own_modifier = cell.modifier, cell.modifier is not Modifier.EXACT
        if means:
            named = resolve(means, self.context, self.lexicon)
            draft.currency, draft.rule, draft.candidates = named
        draft.time = _expression(time)
        return draft

    def _settle_currency(self, table: Table) -> None:
        """Cells without a sign take the currency of the first cell that has one; without any, none is money."""
        known = next((draft.currency for draft in table.drafts if draft.currency), "")
        if not known and "$" in self.text[table.start : table.end]:
            known = resolve("dollar", self.context, self.lexicon)[0]
        for draft in table.drafts:
            draft.currency = draft.currency or known
        if not known:
            table.rows = []


def _expression(time: Column | None) -> TimeExpression | None:
    if time is None or time.year is None:
        return None
    span = time.year
    duration = Duration(span.months) if span.months else None
    return TimeExpression("", *time.place, duration, span.start, span.end, span.fiscal)
