"""A sum while it is being read: what the grammar found, completed by one refining step after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from fundnorm.model.finance import Kind
from fundnorm.model.mention import Cell, Reason, StatedYear
from fundnorm.model.money import Modifier, RatePer
from fundnorm.model.period import PartialDate, TimeExpression
from fundnorm.recognise.text.tokens import Tokens

__all__ = ["Draft", "Figure", "Sentence", "Time"]


@dataclass(slots=True, eq=False)
class Figure:
    """One figure as the grammar read it: tokens `first` up to `last`, and its parts.

    `written` is the number before its scale. `means` is a currency code or group, "" for a bare number; `rule` says
    how the currency was written.
    """

    first: int
    last: int
    written: Decimal
    scale: Decimal
    scaled: bool
    means: str = ""
    rule: str = "context"
    factor: Decimal = Decimal(1)
    negative: bool = False
    spelled: bool = False
    prefixed: bool = False
    reached: bool = False


@dataclass(slots=True, eq=False)
class Time:
    """A time expression in a sentence: tokens `first` up to `last`, the preposition before it, what it fixes.

    `role` is duration, year, fiscal, month, day, open or prices; `sum` is the draft that it belongs to.
    """

    first: int
    last: int
    lead: str
    role: str
    expression: TimeExpression
    used: bool = False


@dataclass(slots=True, eq=False)
class Sentence:
    """One stretch of text with its tokens, its sums and its time expressions."""

    start: int
    end: int
    paragraph: int
    tokens: Tokens
    drafts: list[Draft] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Draft:
    """One sum in the making; the fields are those of `Mention`, with the tokens that it covers."""

    sentence: Sentence
    first: int
    last: int
    start: int
    end: int
    low: Decimal
    high: Decimal
    currency: str
    rule: str
    candidates: tuple[str, ...] = ()
    modifier: Modifier = Modifier.EXACT
    own_modifier: bool = False
    rate_per: RatePer | None = None
    after: int = 0
    before: int = 0
    time: TimeExpression | None = None
    by_year: tuple[StatedYear, ...] = ()
    kind: Kind | None = None
    part_of: Draft | None = None
    equivalent_of: Draft | None = None
    former_of: Draft | None = None
    label: tuple[int, int] | None = None
    announced: PartialDate | None = None
    prices: str = ""
    cell: Cell | None = None
    reasons: list[Reason] = field(default_factory=list)

    def because(self, aspect: str, certainty: str, rule: str, place: tuple[int, int] | None = None) -> None:
        """Note why an aspect is read as it is; `place` is the tokens, first and one past the last, that decided."""
        start = end = -1
        if place is not None:
            tokens = self.sentence.tokens
            start, end = tokens.start[place[0]], tokens.end[place[1] - 1]
        self.reasons.append(Reason(aspect, certainty, rule, start, end))

    @property
    def single(self) -> bool:
        """Whether one figure is stated, and not a range."""
        return self.low == self.high
