"""What a comparison of documents is: rows, groups and totals, each row with its source and place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from fundnorm.model.item import Flag, LineItem
from fundnorm.model.mention import Document

__all__ = ["DOUBTS", "REASONS", "Appearance", "Comparison", "Group", "Role", "Row", "Total", "Year"]


class Role(StrEnum):
    """What a row is in its table.

    `counted` is a sum of its own; `part` is inside the row `parent`; `residual` is what the parts of a whole leave of
    it; `equivalent` restates its parent; `other-stage` is the same programme's money at another stage than the one
    that the totals take; `beside` has no figure that a total could take.
    """

    COUNTED = "counted"
    PART = "part"
    RESIDUAL = "residual"
    EQUIVALENT = "equivalent"
    OTHER_STAGE = "other-stage"
    BESIDE = "beside"


REASONS: dict[str, str] = {
    "divided": "counted by its parts and what they leave of it",
    "inside": "inside a sum that is counted as a whole",
    "equivalent": "the same money in another currency or form",
    "other-stage": "another stage of a programme whose money is counted already",
    "former": "what a sum was before it changed, or is compared with",
    "income": "money that comes in, which is not added to money that goes out",
    "cost": "a cost, price or loss, which is no funding",
    "no-funding": "a request, a change, a debt or a worth, which is no funding",
    "no-length": "an amount per year (or month …) for no known length",
    "no-rate": "no exchange rate or price level for its date",
    "rounding": "counted, and only what the rounding of parts leaves",
    "repeat": "the same sum again, in another place or document",
}
"""Why a row's figure is not added up, or is of no interest: code and meaning."""

DOUBTS: dict[str, str] = {
    "maybe-repeat": "another row may be the same money",
    "maybe-restated": "another row has another figure for the same programme, stage and time",
    "parts-exceed": "the parts come to more than the sum, so it counts as a whole",
    "years-of-whole": "no years are known of the part, so it is spread as its whole is",
    "parts-years-differ": "the parts lie in other years than the sum, so it counts as a whole",
}
"""What a comparison finds doubtful, beside the flags of each sum: code and meaning."""


class Year(NamedTuple):
    """A year of the axis: its heading ("IN 2025-26", "2025", "year 1") and its first day, None for a numbered year."""

    heading: str
    first: date | None = None


class Appearance(NamedTuple):
    """One place where a sum stands: the document (by index and name), its item there, the words and their characters.

    `stands` is true for the appearance that the row's figures are of. `start` and `end` count code points.
    """

    document: int
    name: str
    item: int
    text: str
    start: int
    end: int
    place: str = ""
    stands: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One sum of all documents.

    `number` counts the rows from 1 in their order; `parent` is the number of the whole that a part or residual belongs
    to, or of the sum that an equivalent restates; `depth` is 0 for a row without a parent. `item` is the line item that
    stands for the sum (of a residual: its whole), `document` the index of its document in `Comparison.documents`.
    `low` and `high` are in `unit`, None at an open end; `by_year` has an amount for each of `Comparison.years`.
    `counted` says whether the row's own figure is in the total: the counted rows add up to it. `why` is a code of
    `REASONS` where it is not, or "rounding". `appearances` are all places where the sum stands, first the one that the
    figures are of.
    `doubts` are what the comparison itself finds doubtful; those of the sum are in `item.flags`.
    """

    number: int
    role: Role
    label: str
    item: LineItem
    document: int
    unit: str
    low: Decimal | None = None
    high: Decimal | None = None
    by_year: tuple[Decimal | None, ...] = ()
    counted: bool = False
    why: str = ""
    parent: int | None = None
    depth: int = 0
    country: str = ""
    group: str = ""
    appearances: tuple[Appearance, ...] = ()
    doubts: tuple[Flag, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The figure where both ends are one, else None."""
        return self.low if self.low == self.high else None

    @property
    def stated(self) -> Decimal | None:
        """The one figure that there is: both ends alike, or the only end; None for a range."""
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return self.low if self.low == self.high else None

    @property
    def flags(self) -> tuple[Flag, ...]:
        """Everything doubtful about the row, that of its sum first; a residual has only its own."""
        return self.doubts if self.role is Role.RESIDUAL else (*self.item.flags, *self.doubts)

    @property
    def repeats(self) -> tuple[Appearance, ...]:
        """Where else the sum stands."""
        return tuple(found for found in self.appearances if not found.stands)

    @property
    def place(self) -> str:
        """Where in its document the sum stands: "page 2", "sheet Budget, cell B7"."""
        return self.item.place


@dataclass(frozen=True, slots=True)
class Total:
    """What the counted rows of one unit come to.

    `low` adds up the low ends, to which a sum with an open low end adds nothing; `high` adds up the high ends, and is
    None, so that the total is "at least", where any of them is open. `by_year` adds up the years' columns,
    `undated` is what lies in no known year, of a range its low end. `rows` counts the rows that were added,
    `left_out` those that were not: a code of `REASONS` and how many. A share that belongs to an open end is a limit,
    and so is a column that holds one.
    """

    unit: str
    low: Decimal
    high: Decimal | None
    by_year: tuple[Decimal, ...] = ()
    undated: Decimal | None = None
    rows: int = 0
    left_out: tuple[tuple[str, int], ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The total where both ends are one, else None."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share a country, kind, document or label: its name, the numbers of its rows, a total a unit."""

    name: str
    rows: tuple[int, ...]
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sums of some documents in one table.

    `rows` stand in their order: each whole before its parts and their residual, each sum before its equivalents.
    `totals` has one total, or where every sum keeps its own currency one a currency; the biggest number of rows first.
    `groups` is empty unless rows were grouped. `unit` is what figures are in, "" for own currencies; `basis` in which
    prices they are, and against what; `axis` the calendar of the years: own, calendar, or a country.
    `years` is the axis of every `by_year`. `items` are the line items of each of the `documents`, before any folding.
    `hidden` counts the rows that a choice of kinds or a minimum left away, by reason.
    """

    rows: tuple[Row, ...]
    totals: tuple[Total, ...]
    groups: tuple[Group, ...] = ()
    years: tuple[Year, ...] = ()
    unit: str = ""
    basis: str = "nominal"
    axis: str = "own"
    group_by: str = ""
    documents: tuple[Document, ...] = ()
    items: tuple[tuple[LineItem, ...], ...] = ()
    notes: tuple[str, ...] = ()
    hidden: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> Total | None:
        """The total of everything, None where there are several units, or no rows that count."""
        return self.totals[0] if len(self.totals) == 1 else None

    def without_years(self) -> Comparison:
        """The comparison without its years' columns."""
        return replace(
            self,
            rows=tuple(replace(row, by_year=()) for row in self.rows),
            totals=tuple(replace(total, by_year=(), undated=None) for total in self.totals),
            groups=tuple(
                replace(
                    group, totals=tuple(replace(total, by_year=(), undated=None) for total in group.totals)
                )
                for group in self.groups
            ),
            years=(),
        )

    def source_of(self, row: Row) -> str:
        """What a table calls the row's document: its title, else its name."""
        source = self.documents[row.document].source
        return source.title or source.name

    def __repr__(self) -> str:
        """The comparison in a line: how many sums of how many documents, and what they come to."""
        from fundnorm.compare.notebook import line_of

        return line_of(self)

    def _repr_html_(self) -> str:
        """The comparison as a notebook shows it: its rows, its totals, its years as bars."""
        from fundnorm.compare.notebook import html_of

        return html_of(self)
