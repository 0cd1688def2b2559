"""What a cell of a table states: its number under the unit of the caption, or a currency and a scale of its own."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from fundnorm.lexicon.decimal_marks import read_with_comma
from fundnorm.lexicon.figures import PLAIN, CellFigure, figure_in, is_year, named_by
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import EXACT, Modifier
from fundnorm.recognise.money.amounts import figure_at, value_of
from fundnorm.recognise.tables.layout import Place
from fundnorm.recognise.tables.units import TableUnit
from fundnorm.recognise.text.numbers import read_digits
from fundnorm.recognise.text.tokens import tokenise

__all__ = ["CellSum", "cell_sum", "under"]

_LONGEST = 40
_ONE = Decimal(1)


class CellSum(NamedTuple):
    """A cell's number in what it names, and the currency code or group that stands in it ("" for none).

    `scaled` says that the cell has a scale of its own, which `value` then counts in; `like_year` that it may be a year.
    `high` is the far end of a range, `place` where the number stands with what belongs to it.
    """

    value: Decimal
    means: str
    place: Place
    scaled: bool = False
    like_year: bool = False
    high: Decimal | None = None
    modifier: Modifier = Modifier.EXACT


def cell_sum(text: str, place: Place, lexicon: Lexicon, *, comma: bool = False) -> CellSum | None:
    """The sum of a cell, or None for words, dashes and bare names: "5", "($0.3)", "EUR 5", "US$ 5 million".

    `comma` says that the table's figures have decimal commas.

    >>> cell_sum("€5m*", (0, 4), Lexicon.bundled("en"))[:4]
    (Decimal('5000000'), 'EUR', (0, 3), True)
    """
    plain = PLAIN.match(text, *place)
    if plain is not None:
        value = _number(plain[0], comma=comma)
        return None if value is None else CellSum(value, "", place, like_year=is_year(plain[0]))
    figure = figure_in(text, *place, lexicon)
    return _spoken(text, place, lexicon) if figure is None else _stated(figure, lexicon, comma=comma)


def _stated(figure: CellFigure, lexicon: Lexicon, *, comma: bool) -> CellSum | None:
    """What a figure is worth; None for a share, half a bracket and digits that are no number."""
    value = _number(figure.number, comma=comma) if figure.closed and not figure.share else None
    high = _number(figure.other, comma=comma) if figure.other else None
    if value is None or (figure.other and (high is None or high <= value)):
        return None
    before, after = (named_by(word, lexicon) if word else None for word in (figure.before, figure.after))
    named = before if before and not (after and before.means.islower()) else after
    scaled = bool(figure.scales) or (named is not None and named.factor != _ONE)
    if figure.negative or figure.power or scaled:
        factors = (
            *figure.scales,
            named.factor if named else _ONE,
            Decimal((figure.negative, (1,), figure.power)),
        )
        value = reduce(EXACT.multiply, factors, value)
        high = reduce(EXACT.multiply, factors, high) if high else None
    modifier = Modifier.BETWEEN if high else Modifier(figure.modifier) if figure.modifier else Modifier.EXACT
    means = named.means if named else ""
    return CellSum(value, means, (figure.start, figure.end), scaled, figure.is_year, high, modifier)


def _number(digits: str, *, comma: bool) -> Decimal | None:
    number = read_with_comma(digits) if comma else digits
    return read_digits(number) if number else None


def _spoken(text: str, place: Place, lexicon: Lexicon) -> CellSum | None:
    """A sum of more words than a figure has: "3 arba 40 crore", "5 Swiss francs"."""
    if place[1] - place[0] > _LONGEST or not any(map(str.isdigit, text[slice(*place)])):
        return None
    tokens = tokenise(text, *place)
    figure = figure_at(tokens, 0, lexicon)
    if figure is None or not figure.means or figure.last < len(tokens):
        return None
    return CellSum(value_of(figure), figure.means, place, figure.scaled or figure.factor != _ONE)


def under(unit: TableUnit, cell: CellSum, lexicon: Lexicon) -> tuple[Decimal, str]:
    """A cell's value in currency units and its currency, under a caption's unit.

    The cell's own currency wins over the caption's, and the caption's scale is only for the caption's currency: "$5"
    under "(Rs crore)" is five dollars. A bare "$" under "(US$ million)" is the caption's.
    """
    same = _may_be_same(unit.means, cell.means, lexicon)
    factor = _ONE if cell.scaled or not same else unit.factor
    means = (
        unit.means if not cell.means or (same and unit.means.isupper() > cell.means.isupper()) else cell.means
    )
    return EXACT.multiply(cell.value, factor), means


def _may_be_same(unit: str, cell: str, lexicon: Lexicon) -> bool:
    """Whether two codes or groups can be one currency: "dollar" and "USD"."""
    if not unit or not cell or unit == cell:
        return True
    candidates = lexicon.currencies.candidates
    return unit in candidates.get(cell, ()) or cell in candidates.get(unit, ())
