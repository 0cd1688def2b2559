"""What a chart draws: the sums that count once, their figures in one unit, their amounts by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple, Unpack

from fundnorm.compare.assembling import assemble
from fundnorm.compare.comparison import Comparison, Role, Row
from fundnorm.compare.selecting import Choice
from fundnorm.errors import InputError
from fundnorm.model.display import grouped
from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document
from fundnorm.model.money import EXACT
from fundnorm.normalise.items.making import items_of
from fundnorm.normalise.items.terms import Options, read_terms
from fundnorm.normalise.tabulate import tabulate, year_columns

__all__ = ["ANNOUNCED", "YEARLY", "Amount", "Charted", "Figure", "Figures", "figures", "figures_by_year"]

Charted = LineItem | Document | Comparison | Iterable[LineItem | Document]
"""What a chart is made of: a comparison, or items and documents, alone or in any iterable."""

ANNOUNCED, YEARLY = "rate of the announcement", "mean rate of each year"

_YEARLY = " yearly"  # after the heading of a year's column under the other rate rule
_FIGURELESS = ("no-length", "no-rate")
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
    """The sums to be set beside each other: whole programmes, without parts and equivalents of sums that are there.

    InputError where nothing has a figure, and where figures are in several units.
    """
    held, made = _read(data, options)
    if made is None:
        return _checked([_of_item(item) for item in _alone(held)])
    return _checked([_of_row(row, made) for row in _programmes(made)])


def figures_by_year(
    data: Charted, years: str | None, **options: Unpack[Options]
) -> tuple[Figures, tuple[str, ...], tuple[Amount, ...]]:
    """The sums whose years count once, the years of the axis in their order, and the amounts of each sum.

    Of a comparison they are its counted rows, so that a year's amounts come to its total. `years` is an axis of
    `fundnorm.normalise.tabulate`; where it is None, that of the sums if they have one calendar, else calendar years. A
    comparison has its own. InputError where no sum has amounts by year.
    """
    if isinstance(data, Comparison) and years is not None:
        raise InputError(f"a comparison has its years; write compare(…, years={years!r})")
    held, made = _read(data, options, years or "")
    if made is None:
        found = _checked([_of_item(item) for item in _alone(held)])
        axis, amounts = _years_of_items(found.held, years or _axis(found.held))
    else:
        found, axis, amounts = _years_of_rows(made)
    if not amounts:
        raise InputError("there is nothing to draw by year: no sum has amounts by year; a range has none")
    return found, axis, amounts


def _read(data: object, options: Options, axis: str = "") -> tuple[list[LineItem], Comparison | None]:
    """The items, and the comparison of them: the one given, or that of documents alone; None of items alone."""
    if isinstance(data, Comparison):
        return [], data
    held = [data] if isinstance(data, LineItem | Document) else data
    if isinstance(held, str | Mapping) or not isinstance(held, Iterable):
        raise InputError(f"can't draw a {type(held).__name__}; {_WHAT}")
    ones = list(held)
    groups = [_items(one, str(at), options) for at, one in enumerate(ones, 1)]
    items = [item for _, group in groups for item in group]
    results = [(document, group) for document, group in groups if document is not None]
    compared = assemble(results, Choice(axis=axis)) if results and len(results) == len(ones) else None
    return items, compared


def _items(one: object, name: str, options: Options) -> tuple[Document | None, tuple[LineItem, ...]]:
    """A document, named, and its items; or an item alone."""
    if isinstance(one, LineItem):
        return None, (one,)
    if not isinstance(one, Document):
        raise InputError(f"can't draw a {type(one).__name__}; {_WHAT}")
    source = one.source if one.source.name else replace(one.source, name=name)
    document = replace(one, source=source)
    return document, items_of(document, read_terms(**options))


def _alone(items: Sequence[LineItem]) -> list[LineItem]:
    """The items without parts and equivalents of others that are there."""
    there = {(item.doc, item.number) for item in items}
    return [
        item
        for item in items
        if (item.doc, item.part_of) not in there and (item.doc, item.equivalent_of) not in there
    ]


def _of_item(item: LineItem) -> Figure:
    name = item.mention.label or item.mention.text
    return Figure(name, item, item.doc, item.value_low, item.value_high)


def _of_row(row: Row, made: Comparison) -> Figure:
    name = row.label or row.item.mention.text
    return Figure(name, row.item, made.source_of(row), row.low, row.high)


def _programmes(made: Comparison) -> Iterator[Row]:
    """The sums of their own, and parts that count under a whole that has no figure."""
    drawn: set[int | None] = set()
    for row in made.rows:
        if row.parent in drawn:
            drawn.add(row.number)
        elif row.role is Role.COUNTED or row.counted or row.why in _FIGURELESS:
            if (row.low, row.high) != (None, None):
                drawn.add(row.number)
            yield row


def _checked(found: Sequence[Figure]) -> Figures:
    """The figures that there are, each with a name of its own, in one unit."""
    held = tuple(figure for figure in _named(found) if figure.stated is not None)
    units = {(_unit(figure.item), figure.item.basis) for figure in held}
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
    return Figures(held, unit, basis, len(found) - len(held))


def _unit(item: LineItem) -> str:
    return str(item.unit) if item.unit else item.mention.amount.currency


def _named(found: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, each with a name of its own: with its document where two share one, then with a number."""
    plain = Counter(figure.name for figure in found)
    seen: Counter[str] = Counter()
    for figure in found:
        name = f"{figure.name} ({figure.document})" if plain[figure.name] > 1 else figure.name
        seen[name] += 1
        yield figure._replace(name=f"{name} {seen[name]}" if seen[name] > 1 else name)


def _axis(held: Sequence[Figure]) -> str:
    calendars = {figure.item.calendar for figure in held if figure.item.schedule}
    return "own" if len(calendars) == 1 else "calendar"


def _years_of_items(held: Sequence[Figure], axis: str) -> tuple[tuple[str, ...], tuple[Amount, ...]]:
    numbered = [replace(figure.item, doc=str(at)) for at, figure in enumerate(held)]
    table = tabulate(numbered, years=axis, by_year=True)
    places = year_columns(table)
    amounts = []
    for figure, row in zip(held, table.rows, strict=True):
        for at in places:
            value, heading = row[at], table.columns[at]
            if isinstance(value, Decimal):
                year = heading.removesuffix(_YEARLY)
                amounts.append(Amount(figure, year, value, ANNOUNCED if year == heading else YEARLY))
    headings = (table.columns[at].removesuffix(_YEARLY) for at in places)
    return tuple(dict.fromkeys(headings)), tuple(amounts)


def _years_of_rows(made: Comparison) -> tuple[Figures, tuple[str, ...], tuple[Amount, ...]]:
    """The counted rows by year; where both rate rules were asked for, those of the other rule too."""
    found = _counted(made)
    amounts = _amounts(made, found, ANNOUNCED)
    if any(item.other for group in made.items for item in group):
        others = [[item.other or item for item in group] for group in made.items]
        other = assemble(list(zip(made.documents, others, strict=True)), Choice(axis=made.axis))
        amounts += _amounts(other, _counted(other), YEARLY)
    return found, tuple(year.heading for year in made.years), amounts


def _counted(made: Comparison) -> Figures:
    rows = [row for row in made.rows if row.counted or (row.parent is None and row.why in _FIGURELESS)]
    return _checked([_of_row(row, made) for row in rows])


def _amounts(made: Comparison, found: Figures, rule: str) -> tuple[Amount, ...]:
    rows = [row for row in made.rows if row.counted and (row.low, row.high) != (None, None)]
    return tuple(
        Amount(figure, year.heading, value, rule)
        for figure, row in zip(found.held, rows, strict=True)
        for year, value in zip(made.years, row.by_year, strict=True)
        if value is not None
    )
