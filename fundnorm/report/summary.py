"""A table as people read it: short columns, the label and the years of each sum, the notes beneath."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from fundnorm.model.finance import Kind
from fundnorm.model.item import LineItem
from fundnorm.model.money import Amount, RatePer
from fundnorm.model.table import Table
from fundnorm.report.figures import ends, exact, figure
from fundnorm.report.notes import notes
from fundnorm.report.rate_words import EACH_YEARS

__all__ = [
    "Column",
    "Summary",
    "documents_of",
    "is_long",
    "long_columns",
    "sum_words",
    "summarise",
    "unit_heading",
]

_RATES = {
    RatePer.YEAR: "a year",
    RatePer.HALF_YEAR: "a half-year",
    RatePer.QUARTER: "a quarter",
    RatePer.MONTH: "a month",
    RatePer.WEEK: "a week",
    RatePer.DAY: "a day",
}
_NUMBER = re.compile(r"\d[\d,.\s]*")
_LONG, _LONG_YEARLY = "year_value", "year_value_yearly"
_HANGING = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and a cell for each item.

    `right` stands figures under figures, `breaks` lets words wrap at hyphens too, `hanging` sets the further lines of a
    cell in, so that they can't be taken for what stands beneath the cell.
    """

    heading: str
    cells: tuple[str, ...]
    right: bool = False
    breaks: bool = False
    hanging: int = 0

    @property
    def used(self) -> bool:
        """Whether any item has something in it."""
        return any(self.cells)


@dataclass(frozen=True, slots=True)
class Summary:
    """The columns that some item uses, a label for each item, the years' columns and their unit, and notes.

    A unit by time ("INR crore / month") is one without time for years.

    `documents` has each document's name beside its first item, and nothing where there is only one document.
    """

    documents: tuple[str, ...]
    columns: tuple[Column, ...]
    labels: tuple[str, ...]
    years: tuple[Column, ...]
    unit: str
    notes: tuple[str, ...]


def summarise(items: Sequence[LineItem], table: Table | None = None) -> Summary:
    """The summary of some items; the years are those of `table`, a row an item, where it has year columns."""
    units = {unit_heading(item) for item in items}
    unit = units.pop() if len(units) == 1 else ""
    return Summary(
        documents_of([item.doc for item in items]),
        (Column("#", tuple(str(item.number) for item in items), right=True), *_optional(items, unit)),
        tuple(item.mention.label or "" for item in items),
        tuple(_years(table, named=bool(unit))) if table else (),
        unit.partition(" / ")[0],
        notes(items),
    )


def documents_of(names: Sequence[str]) -> tuple[str, ...]:
    """Each name where it first stands and nothing where it stands again; no names where all are one.

    >>> documents_of(["a", "a", "b"]), documents_of(["a", "a"])
    (('a', '', 'b'), ())
    """
    if len(set(names)) < 2:
        return ()
    before = (None, *names)
    return tuple("" if name == last else name for name, last in zip(names, before, strict=False))


def is_long(table: Table) -> bool:
    """Whether the table has a row an item-year."""
    return _LONG in table.columns


def long_columns(table: Table, unit: str) -> tuple[tuple[str, ...], tuple[Column, ...]]:
    """The documents and the columns of a long table: the item's number, the year, and the amount in the unit.

    Where both rate rules were asked for, the amount at the year's own rate stands beside it.
    """
    at = {name: table.columns.index(name) for name in ("doc", "item", "year")}
    rows = [row for row in table.rows if row[at["year"]]]
    of = _unit_of(table, named=bool(unit))
    keys = [(str(row[at["doc"]]), str(row[at["item"]])) for row in rows]
    documents = documents_of([doc for doc, _ in keys])
    fresh = [key != last for key, last in zip(keys, [None, *keys], strict=False)]

    def amounts(heading: str, name: str) -> Column:
        place = table.columns.index(name)
        return Column(heading, tuple(_amount(row[place], of(row)) for row in rows), right=True)

    both = [amounts(EACH_YEARS, _LONG_YEARLY)] if _LONG_YEARLY in table.columns else []
    return documents, (
        Column(
            "#",
            tuple(number if new else "" for (_, number), new in zip(keys, fresh, strict=True)),
            right=True,
        ),
        Column("Year", tuple(str(row[at["year"]]) for row in rows)),
        amounts(unit or "Value", _LONG),
        *both,
    )


def _optional(items: Sequence[LineItem], unit: str) -> Iterable[Column]:
    def column(heading: str, cell: Callable[[LineItem], str], *, left: bool = False) -> Column:
        return Column(heading, tuple(cell(item) for item in items), right=not left)

    def words(heading: str, cell: Callable[[LineItem], str], hanging: int = 0) -> Column:
        return Column(heading, tuple(cell(item) for item in items), breaks=True, hanging=hanging)

    def value(item: LineItem) -> str:
        return _amount_cell(item, item.value_low, item.value_high, named=bool(unit))

    def per_year(item: LineItem) -> str:
        said = bool(unit) or item.value_low is not None or item.value_high is not None
        return _amount_cell(item, item.per_year_low, item.per_year_high, named=said)

    def yearly(item: LineItem) -> str:
        other = item.other
        return _amount_cell(other, other.value_low, other.value_high, named=bool(unit)) if other else ""

    columns = [
        words("Sum", sum_words, _HANGING),
        words("Kind", _kind) if _kinds_tell(items) else None,
        words("Over", _over),
        column(unit or "Value", value),
        column("per year", per_year),
        column(EACH_YEARS, yearly),
        column("Dated", lambda item: item.announced, left=True),
    ]
    return [found for found in columns if found is not None and (found.used or found.heading == "Sum")]


def unit_heading(item: LineItem) -> str:
    """The unit as a heading, the sum's own currency where there is none; with what the basis makes of it."""
    unit, basis = item.unit, item.basis.split(",")
    name = f"{unit.currency} {unit.name}".strip() if unit else item.mention.amount.currency
    name = f"PPP {name}" if "ppp" in basis else name
    name = f"{name} per head" if "per-head" in basis else name
    asked = ":" in basis[0] and len(basis) > 1  # prices that a text states itself stand alone, and in a note
    name = f"{name} ({basis[0].partition(':')[2]})" if asked else name
    return f"{name} / {unit.per.value}" if unit and unit.per else name


def sum_words(item: LineItem) -> str:
    """The sum as it was said, with the sign of its modifier, its rate, and how often it is repeated."""
    amount = item.mention.amount
    parts = [amount.modifier.sign + item.mention.text]
    if not _tells_all(item.mention.text, amount):
        parts.append(f"({amount.currency} {_in_full(amount)})")
    if amount.rate_per:
        parts.append(_RATES[amount.rate_per])
    elif item.read_per:
        parts.append(f"({_RATES[item.read_per]})")
    if item.repeats:
        parts.append(f"×{item.repeats + 1}")
    return " ".join(parts)


def _tells_all(text: str, amount: Amount) -> bool:
    """Whether the words alone give the amount: neither currency nor scale stands elsewhere, as in a table's header."""
    if all(sign.isdigit() or sign.isspace() or sign in ".,'’()-–−+" for sign in text):
        return False
    numbers = list(_NUMBER.finditer(text))
    number = numbers[-1] if numbers else None
    if number is None or any(map(str.isalpha, text[number.end() :])):
        return True
    try:
        value = Decimal("".join(number[0].split()).replace(",", "").rstrip("."))
    except InvalidOperation:
        return False
    return any(end is not None and abs(end) == value for end in (amount.low, amount.high))


def _in_full(amount: Amount) -> str:
    return "–".join(exact(end) for end in dict.fromkeys((amount.low, amount.high)) if end is not None)


def _kinds_tell(items: Sequence[LineItem]) -> bool:
    """Whether the kinds say more than that each sum is somebody's budget, as a sum without telling words is."""
    kinds = {item.mention.kind for item in items}
    linked = any(item.part_of or item.equivalent_of for item in items)
    return linked or len(kinds) > 1 or not kinds <= {Kind.BUDGET, Kind.OTHER}


def _kind(item: LineItem) -> str:
    if item.part_of is not None:
        return f"part of {item.part_of}"
    return f"= {item.equivalent_of}" if item.equivalent_of is not None else item.mention.kind.value


def _over(item: LineItem) -> str:
    """The words for the time: the sum's own, those of a repeat of it, or whose they are."""
    if item.timed_by is not None:
        return f"(as {item.timed_by})"
    return item.time.text if item.time else ""


def _amount_cell(item: LineItem, low: Decimal | None, high: Decimal | None, *, named: bool) -> str:
    """The figure; with its unit, or its own currency where it has none, unless another cell names the unit."""
    text = ends(low, high, item.mention.amount)
    return f"{text} {unit_heading(item)}" if text and not named else text


def _years(table: Table, *, named: bool) -> Iterable[Column]:
    """The columns of years, each figure with its unit unless that is named elsewhere."""
    if is_long(table):
        return
    of = _unit_of(table, named=named)
    from fundnorm.normalise.tabulate import year_columns

    for at in year_columns(table):
        yield Column(table.columns[at], tuple(_amount(row[at], of(row)) for row in table.rows), right=True)


def _unit_of(table: Table, *, named: bool) -> Callable[[Sequence[object]], str]:
    """What stands behind the figures of a row: its unit, or the sum's currency; nothing if it is `named` elsewhere."""
    if named:
        return lambda _: ""
    unit, currency = table.columns.index("unit"), table.columns.index("currency")
    return lambda row: f" {row[unit] or row[currency]}"


def _amount(value: object, unit: str) -> str:
    if value is None or value == "":
        return ""
    return figure(value if isinstance(value, Decimal) else Decimal(str(value))) + unit
