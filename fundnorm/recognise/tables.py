"""Tables written as text: a declared unit, a header with years, rows of a label and cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import EXACT
from fundnorm.model.period import Duration, TimeExpression
from fundnorm.recognise.context import Context
from fundnorm.recognise.currencies import resolve
from fundnorm.recognise.draft import Draft, Sentence
from fundnorm.recognise.numbers import read_digits
from fundnorm.recognise.tokens import Tokens, tokenise
from fundnorm.recognise.units import TableUnit, unit_in, unit_lines
from fundnorm.recognise.years import YearSpan, years_at

__all__ = ["Table", "find_tables"]

_CELL = re.compile(
    r"(?P<open>\()?\s*(?P<minus>-\s?)?(?P<sign>[A-Za-z]{0,3}[$£€¥₹]|Rs\.?)?\s?(?P<number>[0-9][0-9,.' ]*[0-9]|[0-9])(?:/-)?"
    r"\s?(?P<close>\))?[*†‡]?\Z"
)
_ROW_NUMBER = re.compile(r"(?:\(?[0-9]{1,3}[.)]|\(?[a-z]\)|[ivx]+\.)\s+")
_TOTAL = re.compile(r"(?i)(?:grand |sub-?|overall )?total\b|sum\b|all (?:sectors|ministries|heads)\b")
_CODE = re.compile(r"(?:Vote|Demand No\.?|Head|Grant No\.?)\s+[A-Z]{0,2}[0-9]+\s+|[A-Z]?[0-9]{3,}\s+")
_NOT_MONEY = re.compile(
    r"(?i)%|\bper ?cent|\bno\.?\b|\bnumber\b|\bunits?\b(?!:)|\bkm\b|\bdistricts?\b|\bshare\b(?!.*\()|\bgrowth\b|\bcount\b|\bsites?\b"
    r"|\bschools?\b|\bbeneficiar|\bpeople\b|\bstaff\b|\bjobs\b|\bposts\b|\bprojects\b|\bhouseholds\b|\bhectares\b|\bMW\b|\bcode\b|\bheadcount\b|\bemployees\b|\bstudents\b|\bpatients\b|\bvisitors\b|\btonnes\b|\bS\.?\s?No|\bSl\b|\brank\b"
)
_COUNTS = re.compile(
    r"(?i)(?:number of|no\. of|headcount|employees|staff\b|students|jobs|.*[%]|.*\bper cent\b|.*\((?:no|number|km|MW)\b)"
)
_LABELLED = re.compile(r"(?P<label>.*?[^\W\d_].*?)(?::\s*|\s+)(?P<cell>\(?-?[0-9][0-9,. ]*[0-9]?\)?)\s*\Z")
_LONGEST_ROW = 400


@dataclass(slots=True)
class Column:
    """One column: what its header says of time, stage and unit; `money` is false for counts and shares."""

    header: str = ""
    year: YearSpan | None = None
    place: tuple[int, int] = (0, 0)
    unit: TableUnit | None = None
    money: bool = True


@dataclass(slots=True)
class Row:
    """One row: its label's place, and its amounts by column."""

    label: tuple[int, int] | None
    total: bool
    cells: list[tuple[int, Draft]] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table: where it stands, its caption, its columns and rows."""

    start: int
    end: int
    caption: str
    caption_place: tuple[int, int]
    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def drafts(self) -> list[Draft]:
        """The amounts of all cells in text order."""
        return [draft for row in self.rows for _, draft in row.cells]


def find_tables(text: str, context: Context, lexicon: Lexicon) -> list[Table]:
    """The tables of a folded text whose unit is declared, in order and never overlapping."""
    tables: list[Table] = []
    after = 0
    for start, end, unit in unit_lines(text, lexicon):
        if start < after:
            continue
        reader = _Reader(text, context, lexicon, unit)
        table = reader.read(start, end)
        if table.rows:
            tables.append(table)
            after = table.end
    return tables


class _Reader:
    """Reads one table from the line that declares its unit."""

    def __init__(self, text: str, context: Context, lexicon: Lexicon, unit: TableUnit) -> None:
        self.text, self.context, self.lexicon, self.unit = text, context, lexicon, unit
        self.split = ""

    def read(self, start: int, end: int) -> Table:
        """The table whose unit stands in the line from `start` to `end`."""
        table = Table(
            start, end, self.text[start : self.unit.start].strip(" (|\t,:-"), (start, self.unit.start)
        )
        lines = self._lines(start)
        self.split = self._splitter([self.text[a:b] for a, b in lines])
        blank = 0
        for number, (a, b) in enumerate(lines):
            if not self.text[a:b].strip():
                blank += 1
                if blank > 1 or table.rows:
                    break
                continue
            if not self._line(table, a, b, number == 0):
                break
            table.end = b
            blank = 0
        self._fill_means(table)
        return table

    def _lines(self, start: int) -> list[tuple[int, int]]:
        lines = []
        at = start
        while at < len(self.text) and len(lines) < 2000:
            end = self.text.find("\n", at)
            end = len(self.text) if end < 0 else end
            if end - at > _LONGEST_ROW:
                break
            lines.append((at, end))
            if (
                not self.text[at:end].strip()
                and len(lines) > 3
                and not self.text[lines[-2][0] : lines[-2][1]].strip()
            ):
                break
            at = end + 1
        return lines

    def _splitter(self, lines: list[str]) -> str:
        head = [line for line in lines[:6] if line.strip()]
        for mark in ("|", "\t", ";"):
            if sum(mark in line for line in head) >= 2:
                return re.escape(mark)
        if sum(bool(re.search(r"\S {2,}\S", line)) for line in head) >= 1:
            return r" {2,}"
        if sum(bool(re.search(r"[^\s,],(?=[^\s])", line)) for line in head[1:]) >= 2 and self._is_csv(
            head[1:]
        ):
            return ","
        return ""

    def _is_csv(self, lines: list[str]) -> bool:
        counts = {line.count(",") for line in lines[:3]}
        return len(counts) == 1 and any(re.search(r"[A-Za-z],", line) for line in lines)

    def _line(self, table: Table, start: int, end: int, first: bool) -> bool:
        """Take in one line; False where the table has ended."""
        cells = self._cells(start, end)
        if first and not self._has_amounts(cells[1:] if len(cells) > 1 else []):
            self._header(table, cells)
            return True
        if not table.rows and not self._is_row(table, cells):
            if len(cells) > 1 or not table.columns:
                if len(cells) > 1:
                    self._header(table, cells)
                return end - start < _LONGEST_ROW and not self._is_prose(start, end)
            return not self._is_prose(start, end)
        return self._row(table, cells) or not self._is_prose(start, end)

    def _is_prose(self, start: int, end: int) -> bool:
        line = self.text[start:end].strip()
        return line.endswith((".", "?", "!")) and line.count(" ") > 6

    def _cells(self, start: int, end: int) -> list[tuple[int, int]]:
        line = self.text[start:end]
        if not self.split:
            return self._labelled(start, end)
        cells = []
        at = 0
        for mark in [*re.finditer(self.split, line), None]:
            stop = mark.start() if mark else len(line)
            a, b = self._stripped(start + at, start + stop)
            cells.append((a, b))
            at = mark.end() if mark else stop
        if cells and self._amount(*cells[0]) is None:
            found = _LABELLED.match(self.text, *cells[0])
            if found is not None and not self._year(*found.span("cell")):
                cells[:1] = [found.span("label"), found.span("cell")]
        if self.split == r"\|" and cells and cells[0][0] >= cells[0][1]:
            cells = cells[1:]
        while cells and cells[-1][0] >= cells[-1][1]:
            cells.pop()
        return cells

    def _labelled(self, start: int, end: int) -> list[tuple[int, int]]:
        found = _LABELLED.match(self.text, start, end)
        if found is None:
            return [self._stripped(start, end)]
        return [found.span("label"), found.span("cell")]

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start] in ' \t*"':
            start += 1
        while end > start and self.text[end - 1] in ' \t*"':
            end -= 1
        return start, end

    def _has_amounts(self, cells: list[tuple[int, int]]) -> bool:
        return any(self._amount(a, b) is not None and not self._year(a, b) for a, b in cells)

    def _is_row(self, table: Table, cells: list[tuple[int, int]]) -> bool:
        rest = cells[1:]
        if not rest:
            return False
        return self._has_amounts(rest)

    def _amount(self, start: int, end: int) -> tuple[Decimal, str] | None:
        found = _CELL.match(self.text, start, end) if end > start else None
        if found is None or bool(found["open"]) != bool(found["close"]):
            return None
        value = read_digits(found["number"].strip())
        if value is None:
            return None
        if found["open"] or found["minus"]:
            value = -value
        return value, (found["sign"] or "").rstrip(".")

    def _year(self, start: int, end: int) -> YearSpan | None:
        tokens = tokenise(self.text, start, end)
        for at in range(len(tokens)):
            span = years_at(tokens, at, "", self.context, self.lexicon)
            if span is not None:
                return span
        return None

    def _header(self, table: Table, cells: list[tuple[int, int]]) -> None:
        fiscal = "fiscal" in table.caption.lower()
        if len(cells) < 2:
            return
        table.columns = [self._column(a, b, fiscal) for a, b in cells]

    def _column(self, start: int, end: int, fiscal: bool) -> Column:
        header = self.text[start:end]
        year = self._year(start, end)
        place = (start, end)
        if year is not None:
            place = self._year_place(start, end)
        unit = unit_in(self.text, start, end, self.lexicon)
        money = unit is not None or not _NOT_MONEY.search(header)
        return Column(header, year, place, unit, money)

    def _year_place(self, start: int, end: int) -> tuple[int, int]:
        tokens = tokenise(self.text, start, end)
        for at in range(len(tokens)):
            span = years_at(tokens, at, "", self.context, self.lexicon)
            if span is not None:
                return tokens.start[at], tokens.end[span.last - 1]
        return start, end

    def _row(self, table: Table, cells: list[tuple[int, int]]) -> bool:
        if not cells:
            return False
        label = self._label(*cells[0])
        row_year = self._row_year(table, cells[0])
        row = Row(None if row_year else label, bool(label and _TOTAL.match(self.text[slice(*label)])))
        shift = len(table.columns) - len(cells) if table.columns else 0
        if label and _COUNTS.match(self.text[slice(*label)]) and not unit_in(self.text, *label, self.lexicon):
            return False
        own_units = any(column.unit for column in table.columns[1:])
        for number, (a, b) in enumerate(cells):
            if number == 0 and (label is not None or row_year is not None):
                continue
            column = self._column_of(table, number + shift)
            amount = self._amount(a, b)
            if amount is None or not column.money or (own_units and column.unit is None):
                continue
            row.cells.append((number + shift, self._draft(table, column, amount, (a, b), row_year)))
        if row.cells:
            table.rows.append(row)
        return bool(row.cells)

    def _column_of(self, table: Table, number: int) -> Column:
        return table.columns[number] if 0 <= number < len(table.columns) else Column()

    def _row_year(self, table: Table, cell: tuple[int, int]) -> Column | None:
        text = self.text[slice(*cell)]
        if not re.fullmatch(r"(?:FY ?)?(?:19|20)?[0-9]{2}(?:[-/](?:[0-9]{2}){1,2})?", text):
            return None
        head = table.columns[0].header.lower() if table.columns else ""
        fiscal = any(
            word in self.lexicon.time_words and self.lexicon.time_words[word] == "fiscal"
            for word in head.split()
        )
        tokens = tokenise(self.text, *cell)
        span = years_at(tokens, 0, "", self.context, self.lexicon)
        if span is None:
            return None
        if fiscal and span.role == "year" and self.context.calendar is not None:
            year = self.context.calendar.year_named(int(span.label))
            span = YearSpan(span.last, 12, year.first, year.last, "fiscal", fiscal=True, label=span.label)
        return Column(text, span, cell)

    def _label(self, start: int, end: int) -> tuple[int, int] | None:
        for pattern in (_ROW_NUMBER, _CODE):
            found = pattern.match(self.text, start, end)
            if found:
                start = found.end()
        while end > start and self.text[end - 1] in " :.-":
            end -= 1
        if not any(self.text[at].isalpha() for at in range(start, end)):
            return None
        return start, end

    def _draft(
        self,
        table: Table,
        column: Column,
        amount: tuple[Decimal, str],
        place: tuple[int, int],
        row_year: Column | None,
    ) -> Draft:
        unit = column.unit or self.unit
        value = EXACT.multiply(amount[0], unit.factor)
        means = unit.means or self._sign(amount[1])
        currency, rule, candidates = (
            resolve(means, self.context.country, self.lexicon) if means else ("", "header", ())
        )
        empty = Tokens((), (), (), (), ())
        draft = Draft(
            Sentence(table.start, table.end, -1, empty),
            0,
            0,
            *place,
            value,
            value,
            currency,
            rule,
            candidates,
        )
        year = column if column.year else row_year or self._caption_year(table)
        if year is not None and year.year is not None:
            draft.time = self._time(year)
        return draft

    def _caption_year(self, table: Table) -> Column | None:
        """The year in a table's title is the period of every cell that has no other."""
        span = self._year(*table.caption_place)
        if span is None or span.role not in ("fiscal", "year", "range"):
            return None
        return Column("", span, self._year_place(*table.caption_place))

    def _sign(self, sign: str) -> str:
        alias = self.lexicon.currencies.before.get(sign)
        return alias.means if alias else ""

    def _time(self, column: Column) -> TimeExpression:
        span = column.year
        assert span is not None
        duration = Duration(span.months) if span.months else None
        return TimeExpression("", *column.place, duration, span.start, span.end, span.fiscal)

    def _fill_means(self, table: Table) -> None:
        """Cells without a sign take the currency of the first cell that has one; without any, none is money."""
        known = next((draft.currency for draft in table.drafts if draft.currency), "")
        if not known and table.drafts:
            known = (
                resolve("dollar", self.context.country, self.lexicon)[0]
                if "$" in self.text[table.start : table.end]
                else ""
            )
        for row in table.rows:
            for _, draft in row.cells:
                draft.currency = draft.currency or known
        if not known:
            table.rows = []
