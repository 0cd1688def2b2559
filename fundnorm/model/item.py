"""What a sum comes to: in a common unit, year by year, with everything that was assumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from fundnorm.model.display import Markup, grouped, html_bars, html_box, html_table
from fundnorm.model.mention import Mention
from fundnorm.model.money import EXACT, RatePer, plain
from fundnorm.model.period import TimeExpression
from fundnorm.model.price import Factor
from fundnorm.model.rate import ImpliedRate, Rate
from fundnorm.model.schedule import Schedule, Share

if TYPE_CHECKING:
    from fundnorm.model.trace import Trace

__all__ = ["Assumption", "Flag", "LineItem", "Unit"]


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that was not said and had to be taken for granted: a code and a sentence."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something doubtful that a reader should look at: a code and a sentence."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit that figures are shown in: `scale` currency units of `currency`, by `per` where it is a rate of flow.

    >>> str(Unit("million", Decimal(1000000), "USD"))
    'million USD'
    >>> str(Unit("crore", Decimal(10000000), "INR", RatePer.MONTH))
    'crore INR / month'
    """

    name: str
    scale: Decimal
    currency: str
    per: RatePer | None = None

    def __str__(self) -> str:
        plain = f"{self.name} {self.currency}".strip()
        return f"{plain} / {self.per.value}" if self.per else plain


@dataclass(frozen=True, slots=True)
class LineItem:
    """One sum of one document in the common unit.

    `number` counts a document's items from 1; `part_of`, `equivalent_of` and `former_of` name items. `value_low`,
    `value_high`, `per_year_low` and `per_year_high` are in `unit`, None where the text leaves them open; `total_low`
    and `total_high` are the total over its time in the mention's own currency units. `schedule` is in
    currency units of `unit.currency` (of the mention's own currency where there is no unit). `time` is the words
    that say for what time the sum is: the mention's own, or those of the item `timed_by`. `rates` has the rate of
    each share where every year is converted at its own; `rate` is then what they come to over the whole. `implied` is
    the rate that a stated equivalent comes to, beside the table's; `read_per` is the unit of time that an equivalent
    without one of its own has by its anchor. `repeats`
    counts the further mentions of the same sum that are folded into this item.

    `factors` are the steps from the mention's currency to the target: one list for the whole sum, or where each year is
    worked out by itself a list a year, and `own` is then the schedule in the mention's own currency. `basis` says in
    which prices, and against what, the figures are. `other` is the same sum under the other rate rule, where both were
    asked for; each of the two has its own assumptions and flags.
    """

    doc: str
    number: int
    mention: Mention
    unit: Unit | None
    value_low: Decimal | None = None
    value_high: Decimal | None = None
    per_year_low: Decimal | None = None
    per_year_high: Decimal | None = None
    schedule: Schedule | None = None
    rate: Rate | None = None
    rates: tuple[Rate, ...] = ()
    total_low: Decimal | None = None
    total_high: Decimal | None = None
    own: Schedule | None = None
    factors: tuple[tuple[Factor, ...], ...] = ()
    other: LineItem | None = None
    implied: ImpliedRate | None = None
    read_per: RatePer | None = None
    time: TimeExpression | None = None
    timed_by: int | None = None
    announced: str = ""
    calendar: str = ""
    part_of: int | None = None
    equivalent_of: int | None = None
    former_of: int | None = None
    repeats: int = 0
    basis: str = "nominal"
    place: str = ""
    source: str = ""
    assumptions: tuple[Assumption, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def under_rules(self) -> tuple[LineItem, ...]:
        """The item under each rate rule that was asked for, the announcement's first; each stands alone.

        >>> from fundnorm.model.money import Amount
        >>> five = LineItem("1", 1, Mention("$5", 0, 2, Amount.stated(Decimal(5), "USD")), None)
        >>> [one.other for one in replace(five, other=five).under_rules]
        [None, None]
        """
        return (self,) if self.other is None else (replace(self, other=None), self.other)

    @property
    def all_assumptions(self) -> tuple[Assumption, ...]:
        """What was taken for granted under either rate rule, each once."""
        return tuple(dict.fromkeys(found for one in self.under_rules for found in one.assumptions))

    @property
    def all_flags(self) -> tuple[Flag, ...]:
        """What is doubtful under either rate rule, each once.

        Of two with one code, where one tells all that the other does, it is the fuller.
        """
        every = tuple(dict.fromkeys(flag for one in self.under_rules for flag in one.flags))
        return tuple(
            flag
            for flag in every
            if not any(
                flag.code == other.code and flag.text in other.text for other in every if other != flag
            )
        )

    def share_of(self, year: str) -> Share | None:
        """The share of the year with that heading ("IN 2025-26") or label ("2025-26"), None where there is none."""
        shares = self.schedule.shares if self.schedule else ()
        named = (share for share in shares if year in {share.heading, share.heading.partition(" ")[2]})
        return next(named, None)

    def trace(self, year: str = "") -> Trace:
        """The chain behind the value, or behind the share of the year with that heading or label.

        Characters, reading, time, rates and price levels with date and source, arithmetic with all digits, share. To
        compute it again by hand gives the same last digit. InputError for a year that the item has no share of.

        >>> from fundnorm.model.money import Amount
        >>> five = Mention("$5 million", 0, 10, Amount.stated(Decimal(5000000), "USD"))
        >>> [step.name for step in LineItem("1", 1, five, None).trace().steps]
        ['text', 'reading']
        """
        from fundnorm.model.trace import traced

        return traced(self, year)

    def __repr__(self) -> str:
        """The item in a line: its words and what they come to."""
        total, yearly = _ends(self.value_low, self.value_high), _ends(self.per_year_low, self.per_year_high)
        value = total or (yearly and f"no total, {yearly} a year")
        told = f"{value}, {_unit(self)}" if value else "no value"
        return f"<LineItem {self.number} {self.mention.text!r}: {told}>"

    def _repr_html_(self) -> str:
        """The item as a notebook shows it: a row a fact, with all that was assumed, and a row a year."""
        facts = [(name, value) for name, value in _facts(self) if value]
        return html_box(html_table(("fact", "value"), facts), _by_year(self))


def _unit(item: LineItem) -> str:
    return str(item.unit) if item.unit else item.mention.amount.currency


def _facts(item: LineItem) -> Iterator[tuple[str, str]]:
    """Everything about an item that says something, in words."""
    unit = _unit(item)
    yield "text", item.mention.text
    yield "label", item.mention.label or ""
    yield "kind", item.mention.kind.value
    yield f"value, {unit}", _ends(item.value_low, item.value_high)
    yield f"per year, {unit}", _ends(item.per_year_low, item.per_year_high)
    yield "announced", item.announced
    yield "over", item.time.text if item.time else ""
    yield "part of", f"item {item.part_of}" if item.part_of else ""
    yield "same as", f"item {item.equivalent_of}" if item.equivalent_of else ""
    yield "former level of", f"item {item.former_of}" if item.former_of else ""
    if item.rate:
        rate = item.rate
        yield "rate", f"{plain(rate.value)} {rate.currency} per {rate.target} ({rate.source} {rate.date})"
    if item.other:
        yield f"value at each year's rate, {unit}", _ends(item.other.value_low, item.other.value_high)
    yield "basis", "" if item.basis == "nominal" else item.basis
    yield "source", ", ".join(part for part in (item.source or item.doc, item.place) if part)
    yield "assumed", "; ".join(assumption.text for assumption in item.all_assumptions)
    yield "check", "; ".join(flag.text for flag in item.all_flags)


def _by_year(item: LineItem) -> Markup:
    """The schedule in the unit, a row a year."""
    if item.schedule is None:
        return Markup("")
    scale, name = (item.unit.scale, item.unit.name) if item.unit else (Decimal(1), "")
    shares = ((share.heading, EXACT.divide(share.amount, scale)) for share in item.schedule.shares)
    heading = f"{name} {item.schedule.currency}".strip()
    return html_bars(f"by year, {item.schedule.profile}", heading, shares)


def _ends(low: Decimal | None, high: Decimal | None) -> str:
    """One figure, or both ends with a dash where one may be open."""
    if low == high:
        return "" if low is None else grouped(low)
    return "–".join("" if end is None else grouped(end) for end in (low, high))
