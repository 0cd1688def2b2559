"""Tables written as text: a declared unit, a header with years, rows of a label and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from fundnorm.lexicon.decimal_marks import marks_of
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import Modifier
from fundnorm.model.period import Duration, TimeExpression
from fundnorm.recognise.money.currencies import resolve
from fundnorm.recognise.tables.cell_sums import CellSum, cell_sum, under
from fundnorm.recognise.tables.counts import drop_counts, is_count_column, is_count_row
from fundnorm.recognise.tables.layout import Place, cells_of, is_prose, lines_from, lines_of, splitter
from fundnorm.recognise.tables.row_currencies import currency_named, priced_columns
from fundnorm.recognise.tables.rows import Column, Row, Table, before_unit
from fundnorm.recognise.tables.units import TableUnit, unit_in, unit_lines
from fundnorm.recognise.text.context import Context
from fundnorm.recognise.text.draft import Draft, Sentence
from fundnorm.recognise.text.tokens import Tokens
from fundnorm.recognise.time.header_years import header_year
from fundnorm.recognise.time.year_spans import YearSpan

__all__ = ["find_tables"]

_ROW_NUMBER = re.compile(r"(?:\(?[0-9]{1,3}[.)]|\(?[a-z]\)|[ivx]+\.)\s+")
_ROW_CODE = re.compile(r"(?:Vote|Demand No\.?|Head|Grant No\.?)\s+[A-Z]{0,2}[0-9]+\s+|[A-Z]?[0-9]{3,}\s+")
_COLON = re.compile(r"\)?\s*:\s*")
_ITEM = re.compile(r"[^;]+?(?=\s*(?:;|\.?\Z))")
_WORDS = re.compile(r"[^\W\d_]+")
_YEAR_LABEL = re.compile(r"(?:FY ?)?(?:19|20)?[0-9]{2}(?:[-/](?:[0-9]{2}){1,2})?\Z")
_DIGIT = re.compile(r"[0-9]")
_DAY_OR_SHARE = re.compile(
    r"%|\bper ?cent\b|(?<![0-9./-])[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?![./-]?[0-9])"
)
_NUMBER_FIRST = re.compile(r"(?!(?:19|20)[0-9]{2}\b)[0-9][0-9.,]* ?\(")
"""How "5 (EUR)" begins, which is no header."""
_HEAD = 12
_LONGEST_HEADERS = 400
_PLAIN = TableUnit("", Decimal(1), 0, 0)
_NO_TOKENS = Tokens((), (), (), (), ())


def find_tables(text: str, context: Context, lexicon: Lexicon) -> list[Table]:
    """The tables of a folded text whose unit is declared, in order and never overlapping."""
    tables: list[Table] = []
    after = seen = 0
    for start, end, unit in unit_lines(text, lexicon):
        if start < after:
            continue
        reader = _Reader(text, context, lexicon, unit)
        table = reader.read((start, end), start)
        if not table.rows and reader.stands_alone((start, end)):
            table = reader.read((start, end), _block_above(text, seen, start))
        if table.rows and (table.columns or not unit.counted):
            tables.append(table)
            after = table.end
        seen = max(after, end)
    return tables


def _block_above(text: str, after: int, start: int) -> int:
    """Where the lines begin that stand above a line, at most one gap away; the line's own start without any."""
    lines = list(lines_of(text[:start], after))
    if lines and not text[slice(*lines[-1])].strip():
        lines.pop()
    for at, end in reversed(lines):
        if not text[at:end].strip():
            break
        start = at
    return start


class _Reader:
    """Reads one table from the line that declares its unit."""

    def __init__(self, text: str, context: Context, lexicon: Lexicon, unit: TableUnit) -> None:
        self.text, self.context, self.lexicon, self.unit = text, context, lexicon, unit
        self.comma = False

    def read(self, own: Place, start: int) -> Table:
        """The table of the unit in the line `own`, whose lines begin at `start`; without rows it is none.

        Where its figures have a decimal comma, as they tell together, it is read once more.
        """
        table = self._read(own, start)
        table.marks = marks_of(self.text[draft.start : draft.end] for draft in table.drafts)
        if table.marks.decimal_comma:
            self.comma = True
            table = replace(self._read(own, start), marks=table.marks)
        return table

    def _read(self, own: Place, start: int) -> Table:
        head = [self.text[slice(*line)] for line in islice(lines_from(self.text, start), _HEAD)]
        split = splitter(head)
        alone = len(self._cells(own, split)) == 1
        table = Table(*own, (own[0], own[1] if alone else self.unit.start))
        if start < own[0]:
            self._above(table, lines_of(self.text[: own[0]], start), split)
        elif not self._listed(table, own):
            if alone:
                self._headers_above(table, own, split)
            self._below(table, start, split)
        drop_counts(table, self.lexicon)
        self._settle_currency(table)
        return table

    def _headers_above(self, table: Table, own: Place, split: str) -> None:
        """The headers with years in the line above, where the line of the unit stands between them and the rows."""
        above = self.text.rfind("\n", 0, max(0, own[0] - 1)) + 1, own[0] - 1
        if not split or above[1] <= above[0] or above[1] - above[0] > _LONGEST_HEADERS:
            return
        cells = self._cells(above, split)
        columns = [self._column(cell) for cell in cells]
        if len(cells) > 1 and any(column.year for column in columns) and not self._has_amounts(cells):
            table.start, table.columns = above[0], columns
            table.lines.append(above)

    def _below(self, table: Table, start: int, split: str) -> None:
        """The rows from the line of the unit on."""
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

    def _above(self, table: Table, lines: Iterator[Place], split: str) -> None:
        """The rows of a grid above the line of the unit; lines that are none leave no table."""
        for line in lines:
            if not self.text[slice(*line)].strip():
                continue
            if not split or not self._line(table, line, self._cells(line, split)):
                table.rows.clear()
                return
            table.start = min(table.start, line[0])
            table.lines.append(line)

    def _listed(self, table: Table, own: Place) -> bool:
        """The items of a list in the line of the unit: "By sector (Tk in crore): Transport 58,973; Power 32,392"."""
        colon = _COLON.match(self.text, self.unit.end, own[1])
        if colon is None or ";" not in self.text[slice(*own)]:
            return False
        items = [
            self._cells(found.span(), "")
            for found in _ITEM.finditer(self.text, colon.end(), own[1])
            if found[0].strip(" .")
        ]
        if not all(len(cells) > 1 and self._sum(cells[1]) for cells in items):
            return False
        table.lines.append(own)
        return all(self._row(table, cells) for cells in items)

    def stands_alone(self, own: Place) -> bool:
        """Whether a line says nothing but its unit: "(£ in million)", "Figures in £ million"."""
        words = self.text[own[0] : self.unit.start] + self.text[self.unit.end : own[1]]
        alone = not any(map(str.isalpha, words.replace("in ", ""))) or self._is_declaration(own)
        return alone and not (self._is_loose or self.unit.counted)

    def _is_declaration(self, line: Place) -> bool:
        """Whether a sentence declares the unit of all figures: "All amounts are in Rs million unless …"."""
        within = line[0] <= self.unit.start < line[1]
        return within and any(map(self.text[slice(*line)].__contains__, self.lexicon.words["declaring"]))

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
        if len(cells) > 1 and not table.rows and not self._is_cut(cells):
            columns = [self._column(cell) for cell in cells]
            if not table.columns or any(column.year or column.unit for column in columns):
                table.columns = columns
                table.headed = any(map(self._declares, cells))
                table.priced = priced_columns(columns, self.lexicon)
        return not is_prose(self.text, line) or self._is_declaration(line)

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
        sums = ((cell, self._sum(cell)) for cell in cells if not self._declares(cell))
        return any(
            found and (self._year(cell) is None or (found.means and not found.like_year))
            for cell, found in sums
        )

    def _declares(self, cell: Place) -> bool:
        """Whether a cell holds the declared unit, whose power of ten is no amount: "(in EUR 1,000)"."""
        return cell[0] < self.unit.end and self.unit.start < cell[1]

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

    def _is_cut(self, cells: list[Place]) -> bool:
        """Whether the declared unit stands in two cells, so that they are none."""
        return sum(map(self._declares, cells)) > 1

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
        money = unit is not None or not is_count_column(header, self.lexicon)
        currencies = header.strip().lower() in self.lexicon.words["currency_column"]
        return Column(header, named.year, named.place, unit, money, cell, currencies)

    def _row(self, table: Table, cells: list[Place]) -> bool:
        named, own = self._named(cells[1 if table.column(0).currencies else 0])
        label, year = self._label(named), self._row_year(table, named)
        words = self.text[slice(*label)].lower() if label else ""
        second = self.text[slice(*cells[1])].strip().lower() if len(cells) > 2 else ""
        named_total = self.lexicon.words["total_row"]
        total = words.startswith(tuple(named_total)) or second in named_total  # "Works | Total | 12"
        row = Row(None if year else label, total, own is None and is_count_row(words, self.lexicon))
        shift = len(table.columns) - len(cells) if table.columns else 0
        by_row = self._currency_of(table, cells, shift)
        others = table.headed and any(column.unit for column in table.columns[1:])
        for number, cell in enumerate(cells[1:] if label or year else cells, 1 if label or year else 0):
            column, amount = table.column(number + shift), self._sum(cell)
            unit = own or column.unit
            if amount is not None and by_row and number + shift in table.priced:
                amount = amount if amount.means else amount._replace(means=by_row)
                unit = own or (_PLAIN if table.headed else None)
            elif amount is None or ((others or self.unit.by_row) and column.unit is None):
                if amount is None and column.money and self._has_digits(cell):
                    table.unread.append((number + shift, cell))
                continue
            time = column if column.year else year or self._year(_dated(table))
            row.cells.append((number + shift, self._draft(amount, unit, time)))
        if row.cells:
            table.rows.append(row)
        return True

    def _currency_of(self, table: Table, cells: list[Place], shift: int) -> str:
        """The currency that a row names in a column of its own, "" without one or where the caption names it."""
        if not table.priced or (self.unit.means and not table.headed):
            return ""
        words = (
            self.text[slice(*cell)] for at, cell in enumerate(cells) if table.column(at + shift).currencies
        )
        return next((currency_named(word, self.lexicon) for word in words), "")

    def _named(self, cell: Place) -> tuple[Place, TableUnit | None]:
        """What a row's first cell names, and the unit at its end, which is then the row's: "Fees (USD thousand)"."""
        likely = _may_end_in_unit(self.text[slice(*cell)], self.lexicon)
        unit = unit_in(self.text, *cell, self.lexicon) if likely else None
        if unit is None or unit.counted or unit.bare or not unit.means:
            return cell, None
        end = cell[0] + len(before_unit(self.text[cell[0] : unit.start]))
        ends = not any(map(str.isalnum, self.text[unit.end : cell[1]]))
        return (cell[0], end) if ends and end > cell[0] else cell, unit

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
        return Column(year=YearSpan(0, year.months, year.first, year.last, "fiscal", fiscal=True), place=cell)

    def _label(self, cell: Place) -> Place | None:
        start, end = cell
        while start < end and self.text[start] == " ":
            start += 1
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


def _dated(table: Table) -> Place:
    """Where the words stand whose year is that of all columns: never those of another column's header."""
    return table.columns[0].cell if table.headed else table.title


def _may_end_in_unit(words: str, lexicon: Lexicon) -> bool:
    return "000" in words or not lexicon.unit_words.isdisjoint(_WORDS.findall(words))


def _expression(time: Column | None) -> TimeExpression | None:
    if time is None or time.year is None:
        return None
    span = time.year
    duration = Duration(span.months) if span.months else None
    return TimeExpression("", *time.place, duration, span.start, span.end, span.fiscal)
