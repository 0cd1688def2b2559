"""A comparison as people read it: short columns, where each sum stands, totals at the end, notes beneath.

A figure that the total leaves out stands in brackets, as in a balance sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from fundnorm.compare.comparison import REASONS, Appearance, Comparison, Role, Row, Total
from fundnorm.report.figures import ends, figure
from fundnorm.report.notes import notes
from fundnorm.report.summary import Column, Summary, sum_words

__all__ = ["source_columns", "summarise_comparison"]

_BRACKETS = "Figures in brackets are not in the total"
_WORDS = {
    Role.PART: "part of {}",
    Role.RESIDUAL: "rest of {}",
    Role.EQUIVALENT: "= {}",
    Role.OTHER_STAGE: "other stage",
    Role.BESIDE: "beside",
}
_UNNEEDED = ("document", "label")  # groups that the line beneath each sum names anyway
_BESIDE = (Role.OTHER_STAGE, Role.BESIDE)  # whose place in the table does not tell why they are not added
_ELSEWHERE = 3  # further places of a sum that the line beneath it names
_HANGING = 2


class Foot(NamedTuple):
    """A line of a total: of everything (`sign` is Σ), or of a group, whose years other formats have."""

    words: str
    total: Total
    sign: str = ""


Line = Row | Foot


def summarise_comparison(comparison: Comparison) -> Summary:
    """The columns that some row uses, then the totals of the groups and of everything as further lines.

    Beneath each row stand its label, its document and place, and the further places of the same sum.

    >>> [column.heading for column in summarise_comparison(Comparison((), ())).columns]
    ['#', 'Sum', 'Value']
    """
    lines: list[Line] = [*comparison.rows, *_totals(comparison)]
    unit = comparison.unit
    return Summary(
        (),
        tuple(_columns(comparison, lines)),
        tuple(_where(line) if isinstance(line, Row) else "" for line in lines),
        tuple(_years(comparison, lines)),
        unit,
        tuple(_notes(comparison)),
    )


def source_columns(comparison: Comparison) -> list[Column]:
    """The label, document, place and further places of each row, and nothing for the totals."""
    rows, blank = comparison.rows, ("",) * len(_totals(comparison))
    found = (
        Column("For", (*(row.label for row in rows), *blank)),
        Column("Document", (*(comparison.source_of(row) for row in rows), *blank)),
        Column("Place", (*(row.place for row in rows), *blank)),
        Column("Also in", (*(_places(row.repeats) for row in rows), *blank)),
    )
    return [column for column in found if column.used]


def _totals(comparison: Comparison) -> list[Foot]:
    groups = [Foot(f"Total, {group.name}", total) for group in comparison.groups for total in group.totals]
    return [*groups, *(Foot("Total", total, "Σ") for total in comparison.totals)]


def _columns(comparison: Comparison, lines: Sequence[Line]) -> Iterable[Column]:
    rows = [line for line in lines if isinstance(line, Row)]
    blank = ("",) * (len(lines) - len(rows))
    unit = comparison.unit
    yield Column(
        "#", tuple(str(line.number) if isinstance(line, Row) else line.sign for line in lines), right=True
    )
    yield Column("Sum", tuple(map(_words, lines)), breaks=True, hanging=_HANGING)
    if comparison.group_by and comparison.group_by not in _UNNEEDED:
        yield Column(comparison.group_by.capitalize(), (*(row.group for row in rows), *blank))
    for found in (
        Column("Is", (*(_role(row) for row in rows), *blank), breaks=True),
        Column("Over", (*(_over(row) for row in rows), *blank), breaks=True),
        Column(unit or "Value", tuple(_value(line, named=bool(unit)) for line in lines), right=True),
        Column("Dated", (*(row.item.announced if _speaks(row) else "" for row in rows), *blank)),
    ):
        if found.used or found.heading == (unit or "Value"):
            yield found


def _words(line: Line) -> str:
    """The sum as it was said, the residual by its whole, a total by its name."""
    if not isinstance(line, Row):
        return line.words
    return sum_words(line.item) if _speaks(line) else f"rest of {line.parent}"


def _speaks(row: Row) -> bool:
    """Whether the row is a sum that a text states."""
    return row.role is not Role.RESIDUAL


def _role(row: Row) -> str:
    """What the row is to another; the kind of a sum of its own."""
    if row.role is Role.COUNTED:
        return row.item.mention.kind.value
    return _WORDS[row.role].format(row.parent) if _speaks(row) else ""


def _over(row: Row) -> str:
    return row.item.time.text if row.item.time and _speaks(row) else ""


def _value(line: Line, *, named: bool) -> str:
    if not isinstance(line, Row):
        return _with_unit(_total_ends(line.total), line.total.unit, named=named)
    text = _with_unit(ends(line.low, line.high, line.item.mention.amount), line.unit, named=named)
    return text if line.counted or not text else f"({text})"


def _with_unit(text: str, unit: str, *, named: bool) -> str:
    return f"{text} {unit}" if text and not named else text


def _total_ends(total: Total) -> str:
    if total.high is None:
        return f"≥{figure(total.low)}"
    return figure(total.low) if total.low == total.high else f"{figure(total.low)}–{figure(total.high)}"


def _where(row: Row) -> str:
    """The label, the document with the item's number, the place, where else the sum stands, why it is not added."""
    stands = f"{row.item.doc} #{row.item.number}{f', {row.place}' if row.place else ''}"
    more = len(row.repeats) - _ELSEWHERE
    also = f"; also {_places(row.repeats[:_ELSEWHERE])}" if row.repeats else ""
    others = f" and {more:,} more" if more > 0 else ""
    why = f"; not added: {REASONS[row.why]}" if row.role in _BESIDE and row.why in REASONS else ""
    return f"{f'{row.label}: ' if row.label else ''}{stands}{also}{others}{why}"


def _places(found: Iterable[Appearance]) -> str:
    return ", ".join(f"{one.name} #{one.item}{f' ({one.place})' if one.place else ''}" for one in found)


def _years(comparison: Comparison, lines: Sequence[Line]) -> Iterable[Column]:
    """A column a year, and one for what the totals have in no known year."""
    named = bool(comparison.unit)
    for at, year in enumerate(comparison.years):
        cells = tuple(_share(line, at, named=named) for line in lines)
        yield Column(year.heading, cells, right=True)
    if comparison.years and any(total.undated for total in comparison.totals):
        undated = tuple(
            _amount(line.total.undated, line.total.unit, named=named)
            if isinstance(line, Foot) and line.sign
            else ""
            for line in lines
        )
        yield Column("no year", undated, right=True)


def _share(line: Line, at: int, *, named: bool) -> str:
    if isinstance(line, Foot) and not line.sign:
        return ""
    holder = line if isinstance(line, Row) else line.total
    amount = holder.by_year[at] if at < len(holder.by_year) else None
    text = _amount(amount, holder.unit, named=named)
    bracketed = text and isinstance(line, Row) and not line.counted
    return f"({text})" if bracketed else text


def _amount(value: Decimal | None, unit: str, *, named: bool) -> str:
    return "" if value is None else _with_unit(figure(value), unit, named=named)


def _notes(comparison: Comparison) -> Iterable[str]:
    """What brackets mean, what the totals leave out, then the rates and assumptions of the items that stand."""
    if any(not row.counted and (row.low is not None or row.high is not None) for row in comparison.rows):
        yield _BRACKETS
    yield from comparison.notes
    yield from notes([row.item for row in comparison.rows if _speaks(row)])
