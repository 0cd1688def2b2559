"""What a chart draws: the sums that count once, their figures in one unit, their amounts by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple, Unpack

from fundnorm.compare.comparison import Comparison, Role, Row
from fundnorm.errors import InputError
from fundnorm.model.display import grouped
from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document
from fundnorm.model.money import EXACT
from fundnorm.normalise.items import items_of
from fundnorm.normalise.tabulate import tabulate
from fundnorm.normalise.terms import Options, read_terms

__all__ = ["ANNOUNCED", "YEARLY", "Amount", "Charted", "Figure", "Figures", "figures", "figures_by_year"]

Charted = LineItem | Document | Comparison | Iterable[LineItem | Document]
"""What a chart is made of: a comparison, or items and documents, alone or in any iterable."""

ANNOUNCED, YEARLY = "rate of the announcement", "mean rate of each year"

_SMALL = Decimal("0.1")
_WHAT = "pass items (what normalise gives), documents (what parse gives), or a comparison"


class Figure(NamedTuple):
    """A sum of the chart: its name there, which no other has, its item and its ends in the unit."""

    name: str
    item: LineItem
    document: str
    low: Decimal | None
    high: Decimal | None

    @property
    def stated(self) -> Decimal | None:
        """Where the bar ends: the low end, else the only one."""
        return self.high if self.low is None else self.low

    @property
    def words(self) -> str:
        """The figure with all its digits, and the sign of its limit.

        >>> from fundnorm.model.mention import Mention
        >>> from fundnorm.model.money import Amount
        >>> item = LineItem("1", 1, Mention("$5", 0, 2, Amount.stated(Decimal(5), "USD")), None)
        >>> Figure("a", item, "1", None, Decimal(5)).words
        '≤ 5'
        """
        return self._written(grouped)

    @property
    def short(self) -> str:
        """The figure for the eye: two decimal places, none from a hundred on."""
        return self._written(_short)

    def _written(self, write: Callable[[Decimal], str]) -> str:
        ends = [write(end) for end in (self.low, self.high) if end is not None]
        if self.low == self.high:
            return f"{self.item.mention.amount.modifier.sign} {''.join(ends[:1])}".strip()
        return f"≤ {ends[0]}" if self.low is None else f"≥ {ends[0]}" if self.high is None else "–".join(ends)


def _short(value: Decimal) -> str:
    if 0 < abs(value) < _SMALL:
        return f"{value:.2g}"
    return grouped(EXACT.quantize(value, Decimal(1) if abs(value) >= 100 else Decimal("0.01")))


class Amount(NamedTuple):
    """What falls in one year, in the unit; `rule` says at which rate."""

    figure: Figure
    year: str
    value: Decimal
    rule: str = ANNOUNCED


class Figures(NamedTuple):
    """The sums of a chart, what they are in, and how many have no figure."""

    held: tuple[Figure, ...]
    unit: str
    basis: str
    left_out: int

    @property
    def title(self) -> str:
        """What an axis of figures is called: the unit, and the prices where they are not nominal.

        >>> Figures((), "USD", "ppp,per-head", 0).title
        'USD (ppp,per-head)'
        """
        return self.unit if self.basis == "nominal" else f"{self.unit} ({self.basis})"


def figures(data: Charted, **options: Unpack[Options]) -> Figures:
    """The sums that count once: no part of another, no equivalent; the counted rows of a comparison.

    InputError where nothing has a figure, and where figures are in several units.
    """
    found = _of_comparison(data) if isinstance(data, Comparison) else _of_items(data, options)
    units = {(_unit(figure.item), figure.item.basis) for figure in found if figure.stated is not None}
    if not units:
        raise InputError(
            "there is nothing to draw: no sum has a total in a unit; a yearly amount needs a length"
        )
    if len(units) > 1:
        told = ", ".join(sorted({" ".join(unit) for unit in units}))
        raise InputError(
            f"the sums are in several units ({told}); normalise all to one, such as to='million USD'"
        )
    ((unit, basis),) = units
    held = tuple(figure for figure in _named(found) if figure.stated is not None)
    return Figures(held, unit, basis, len(found) - len(held))


def figures_by_year(
    data: Charted, years: str | None, **options: Unpack[Options]
) -> tuple[Figures, tuple[str, ...], tuple[Amount, ...]]:
    """The sums, the years of the axis in their order, and the amounts of each sum.

    `years` is an axis of `fundnorm.normalise.tabulate`; where it is None, that of the sums if they have one calendar,
    else calendar years. A comparison has its own. InputError where no sum has amounts by year.
    """
    if isinstance(data, Comparison) and years is not None:
        raise InputError(f"a comparison has its years; write compare(…, years={years!r})")
    found = figures(data, **options)
    if isinstance(data, Comparison):
        axis, amounts = _years_of_rows(data, found.held)
    else:
        axis, amounts = _years_of_items(found.held, years or _axis(found.held))
    if not amounts:
        raise InputError("there is nothing to draw by year: no sum has amounts by year; a range has none")
    return found, axis, amounts


def _of_comparison(data: Comparison) -> list[Figure]:
    return [
        Figure(_row_name(row), row.item, data.source_of(row) or row.item.doc, row.low, row.high)
        for row in data.rows
        if row.counted
    ]


def _row_name(row: Row) -> str:
    name = row.label or row.item.mention.text
    return f"rest of {name}" if row.role is Role.RESIDUAL else name


def _of_items(data: object, options: Options) -> list[Figure]:
    """The items, those of documents worked out; without parts and equivalents of others that are there."""
    held = [data] if isinstance(data, LineItem | Document) else data
    if isinstance(held, str) or not isinstance(held, Iterable):
        raise InputError(f"can't draw a {type(data).__name__}; {_WHAT}")
    groups = [_items(one, str(at), options) for at, one in enumerate(held, 1)]
    items = [item for group in groups for item in group]
    there = {(item.doc, item.number) for item in items}
    alone = [
        item
        for item in items
        if (item.doc, item.part_of) not in there and (item.doc, item.equivalent_of) not in there
    ]
    return [
        Figure(item.mention.label or item.mention.text, item, item.doc, item.value_low, item.value_high)
        for item in alone
    ]


def _items(one: object, name: str, options: Options) -> tuple[LineItem, ...]:
    if isinstance(one, LineItem):
        return (one,)
    if not isinstance(one, Document):
        raise InputError(f"can't draw a {type(one).__name__}; {_WHAT}")
    source = one.source if one.source.name else replace(one.source, name=name)
    return items_of(replace(one, source=source), read_terms(**options))


def _unit(item: LineItem) -> str:
    return str(item.unit) if item.unit else item.mention.amount.currency


def _named(found: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, each with a name of its own: with its document where two share one, then with a number."""
    plain = Counter(figure.name for figure in found)
    told = [
        figure._replace(name=f"{figure.name} ({figure.document})") if plain[figure.name] > 1 else figure
        for figure in found
    ]
    seen: Counter[str] = Counter()
    for figure in told:
        seen[figure.name] += 1
        many = seen[figure.name] > 1
        yield figure._replace(name=f"{figure.name} {seen[figure.name]}") if many else figure


def _axis(held: Sequence[Figure]) -> str:
    calendars = {figure.item.calendar for figure in held if figure.item.schedule}
    return "own" if len(calendars) == 1 else "calendar"


def _years_of_items(held: Sequence[Figure], axis: str) -> tuple[tuple[str, ...], tuple[Amount, ...]]:
    numbered = [replace(figure.item, doc=str(at)) for at, figure in enumerate(held)]
    table = tabulate(numbered, years=axis, by_year=True)
    headings = table.columns[len(tabulate(numbered).columns) :]
    amounts = []
    for figure, row in zip(held, table.rows, strict=True):
        for heading, value in zip(headings, row[-len(headings) :] if headings else (), strict=True):
            if isinstance(value, Decimal):
                year = heading.removesuffix(" yearly")
                amounts.append(Amount(figure, year, value, ANNOUNCED if year == heading else YEARLY))
    return tuple(dict.fromkeys(heading.removesuffix(" yearly") for heading in headings)), tuple(amounts)


def _years_of_rows(data: Comparison, held: Sequence[Figure]) -> tuple[tuple[str, ...], tuple[Amount, ...]]:
    rows = [row for row in data.rows if row.counted and (row.low, row.high) != (None, None)]
    amounts = tuple(
        Amount(figure, year.heading, value)
        for figure, row in zip(held, rows, strict=True)
        for year, value in zip(data.years, row.by_year, strict=False)
        if value is not None
    )
    return tuple(year.heading for year in data.years), amounts
