"""What a cell of a table states: its number under the unit of the caption, or a currency and a scale of its own."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from fundnorm.lexicon.decimal_marks import read_with_comma
from fundnorm.lexicon.figures import CellFigure, figure_in, named_by
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import EXACT
from fundnorm.recognise.amounts import figure_at, value_of
from fundnorm.recognise.layout import Place
from fundnorm.recognise.numbers import read_digits
from fundnorm.recognise.tokens import tokenise
from fundnorm.recognise.units import TableUnit

__all__ = ["CellSum", "cell_sum", "under"]

_LONGEST = 40
_ONE = Decimal(1)


class CellSum(NamedTuple):
    """A cell's number in what it names, the currency code or group that stands in it ("" for none), and its scale.

    `scaled` says that the cell has a scale of its own, which `value` then counts in; `like_year` that it may be a year.
    """

    value: Decimal
    means: str
    scaled: bool = False
    like_year: bool = False


def cell_sum(text: str, place: Place, lexicon: Lexicon, *, comma: bool = False) -> CellSum | None:
    """The sum of a cell, or None for words, dashes and bare names: "5", "($0.3)", "EUR 5", "US$ 5 million".

    `comma` says that the table's figures have decimal commas.

    >>> cell_sum("€5m", (0, 3), Lexicon.bundled("en"))
    CellSum(value=Decimal('5000000'), means='EUR', scaled=True, like_year=False)
    """
    figure = figure_in(text, *place, lexicon)
    return _spoken(text, place, lexicon) if figure is None else _stated(figure, lexicon, comma=comma)


def _stated(figure: CellFigure, lexicon: Lexicon, *, comma: bool) -> CellSum | None:
    """What a figure is worth; None for a share, half a bracket and digits that are no number."""
    number = read_with_comma(figure.number) if comma else figure.number
    value = read_digits(number) if number and figure.closed and not figure.share else None
    if value is None:
        return None
    before, after = (named_by(word, lexicon) if word else None for word in (figure.before, figure.after))
    named = before if before and not (after and before.means.islower()) else after
    factors = (Decimal(-1) if figure.negative else _ONE, *figure.scales, named.factor if named else _ONE)
    scaled = bool(figure.scales) or factors[-1] != _ONE
    value = reduce(EXACT.multiply, factors, value)
    return CellSum(value, named.means if named else "", scaled, figure.is_year)


def _spoken(text: str, place: Place, lexicon: Lexicon) -> CellSum | None:
    """A sum of more words than a figure has: "3 arba 40 crore", "5 Swiss francs"."""
    if place[1] - place[0] > _LONGEST or not any(map(str.isdigit, text[slice(*place)])):
        return None
    tokens = tokenise(text, *place)
    figure = figure_at(tokens, 0, lexicon)
    if figure is None or not figure.means or figure.last < len(tokens):
        return None
    return CellSum(value_of(figure), figure.means, figure.scaled or figure.factor != _ONE)


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
