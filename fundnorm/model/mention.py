"""What a text said: each sum of money with its place, and the document that holds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from fundnorm.model.display import escaped, grouped, html_box, html_table
from fundnorm.model.finance import Kind
from fundnorm.model.money import Amount, plain
from fundnorm.model.period import FiscalYear, PartialDate, TimeExpression
from fundnorm.model.source import Source

__all__ = ["Cell", "Document", "Mention", "Reason", "StatedRate", "StatedYear"]


class Reason(NamedTuple):
    """Why an aspect of a mention was read as it was.

    `aspect` is a field such as currency, modifier or part_of; `certainty` is stated (the words say it), inferred (the
    setting or a rule gives it) or ambiguous (it could be read otherwise); `rule` says which rule, in words; `start`
    and `end` are the place of the words that decided, -1 where none did.
    """

    aspect: str
    certainty: str
    rule: str
    start: int = -1
    end: int = -1


class Cell(NamedTuple):
    """Where in a table a sum stands, and what its column's header says of the stage of the money.

    `table` is where the table begins, in code points; `row` and `column` count from 0. `stage` are the header's words
    of stage ("revised"), `apart` its other words but for years and units ("recurrent"), both sorted.

    >>> Cell(0, 2, 1, "actual").apart
    ''
    """

    table: int
    row: int
    column: int
    stage: str = ""
    apart: str = ""


@dataclass(frozen=True, slots=True)
class StatedYear:
    """The amount that a text fixes for one year, in currency units."""

    year: FiscalYear
    amount: Decimal


@dataclass(frozen=True, slots=True)
class StatedRate:
    """An exchange rate that a text states, kept as a rate and not as a sum.

    `value` is units of `currency` for one unit of `base`.
    """

    text: str
    start: int
    end: int
    value: Decimal
    currency: str
    base: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One sum as it was said.

    `start` and `end` count code points of the document's text. `part_of` and `equivalent_of` are 0-based indices into
    the document's mentions. `candidates` lists the currencies that the sign could mean, the chosen one first, where it
    was not certain; `currency_rule` says what decided: code, sign, name, declared, country, default or context.
    `announced` is the day, month or year that dates the act. `reasons` says of each aspect how certain it is, and why.
    `prices` is the year in whose prices the text states the sum, as it is written ("2018", "2011-12"), else "".
    `cell` is where in a table the sum stands, None in prose. `former_of` is the index of the mention whose former level
    this one is, or that is compared with it: "rose from $5 million to $8 million".
    """

    text: str
    start: int
    end: int
    amount: Amount
    kind: Kind = Kind.OTHER
    period: TimeExpression | None = None
    by_year: tuple[StatedYear, ...] = ()
    part_of: int | None = None
    equivalent_of: int | None = None
    label: str | None = None
    announced: PartialDate | None = None
    currency_rule: str = "code"
    candidates: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = field(default=(), repr=False)
    prices: str = ""
    cell: Cell | None = None
    former_of: int | None = None

    def to_dict(self) -> dict[str, object]:
        """The mention as a gold record, with exactly the gold keys.

        >>> Mention("$5", 0, 2, Amount(Decimal(5), Decimal(5), "USD")).to_dict()["low"]
        '5'
        """
        amount = self.amount
        years = {stated.year.label: plain(stated.amount) for stated in self.by_year}
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "low": None if amount.low is None else plain(amount.low),
            "high": None if amount.high is None else plain(amount.high),
            "currency": amount.currency,
            "modifier": amount.modifier.value,
            "rate_per": amount.rate_per.value if amount.rate_per else None,
            "period": self.period.to_dict() if self.period else None,
            "by_year": years or None,
            "kind": self.kind.value,
            "part_of": self.part_of,
            "equivalent_of": self.equivalent_of,
            "label": self.label,
        }

    @property
    def summary(self) -> str:
        """What was read, in a line: the sum in currency units, its kind, time and label.

        >>> Mention("$5", 0, 2, Amount.stated(Decimal(5000), "USD")).summary
        '5,000 USD, other'
        """
        time = self.period.text if self.period else ""
        return ", ".join(part for part in (_figure(self.amount), self.kind.value, time, self.label) if part)

    def __repr__(self) -> str:
        """The mention in a line: its words, its place and how they were read."""
        return f"<Mention {self.text!r} at {self.start}: {self.summary}>"

    def _repr_html_(self) -> str:
        """The mention as a notebook shows it: a row a gold key that says something."""
        return html_box(html_table(("key", "value"), list(_facts(self.to_dict()))))


def _figure(amount: Amount) -> str:
    """The sum in currency units: its sign, one figure or both ends, and the time that it is per."""
    ends = [grouped(end) for end in (amount.low, amount.high) if end is not None]
    figure = "–".join(ends[:1] if amount.low == amount.high else ends)
    per = f" a {amount.rate_per.value.replace('_', '-')}" if amount.rate_per else ""
    return f"{amount.modifier.sign} {figure} {amount.currency}{per}".strip()


def _facts(record: dict[str, object]) -> Iterator[tuple[str, object]]:
    """The keys of a record that have a value; an inner record is written out as `key value`."""
    for key, value in record.items():
        if isinstance(value, dict):
            yield key, ", ".join(f"{name} {inner}" for name, inner in value.items() if inner is not None)
        elif value is not None:
            yield key, str(value)


_SHOWN = 3  # sums in a document's repr


@dataclass(frozen=True, slots=True)
class Document:
    """A source and the sums it mentions, in text order and never overlapping.

    `assumed` names what the text itself had to say of its source, because the caller did not: "date", "country".

    >>> Document(Source("nothing here", name="a.txt"))
    <Document a.txt, 0 sums>
    """

    source: Source
    mentions: tuple[Mention, ...] = ()
    rates: tuple[StatedRate, ...] = ()
    assumed: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.mentions)

    def __len__(self) -> int:
        return len(self.mentions)

    def __getitem__(self, index: int) -> Mention:
        return self.mentions[index]

    def __repr__(self) -> str:
        """The document in a line: its name, how many sums, and the first of them."""
        count = len(self.mentions)
        first = ", ".join(repr(mention.text) for mention in self.mentions[:_SHOWN])
        told = f"{count} sum{'s' * (count != 1)}{': ' * bool(count)}{first}{', …' * (count > _SHOWN)}"
        return f"<Document{' ' * bool(self.source.name)}{self.source.name}, {told}>"

    def _repr_html_(self) -> str:
        """The document as a notebook shows it: its sums in context, and a row a sum."""
        from fundnorm.model.snippet import html_snippets

        source = self.source
        about = ", ".join(str(part) for part in (source.country, source.date) if part)
        count = f"{len(self)} sum{'s' * (len(self) != 1)}"
        head = f"<p><strong>{escaped(source.name or source.title or 'Document')}</strong>"
        columns = ("", "text", "amount", "kind", "period", "label", "belongs to")
        rows = [_row(index, mention) for index, mention in enumerate(self)]
        table = html_table(columns, rows) if rows else ""
        told = escaped(f": {count}" + f" ({about})" * bool(about))
        return html_box(f"{head}{told}</p>", html_snippets(self), table)


def _row(index: int, mention: Mention) -> tuple[object, ...]:
    """The mention's cells in the table of its document; it is `document[index]`."""
    period = mention.period.text if mention.period else None
    figure = _figure(mention.amount)
    belongs = [
        f"{words} [{link}]"
        for words, link in (
            ("part of", mention.part_of),
            ("same as", mention.equivalent_of),
            ("former level of", mention.former_of),
        )
        if link is not None
    ]
    return f"[{index}]", mention.text, figure, mention.kind.value, period, mention.label, ", ".join(belongs)
