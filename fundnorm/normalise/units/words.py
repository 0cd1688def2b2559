"""The words of a unit: what each scale multiplies by, and how long each time is."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from fundnorm.lexicon.tables import DATA, decimal_cell, one_of, read_rows, text_cell
from fundnorm.model.money import RatePer

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["COMPOUNDS", "known_word", "scales", "sizes", "times", "words"]

COMPOUNDS = ("hundred_crore", "thousand_crore", "lakh_crore")
"""Scales of two words that Indian budgets count in, as one name."""


@cache
def scales() -> dict[str, Decimal]:
    """What each scale word and letter multiplies by.

    >>> scales()["crore"], scales()["M"]
    (Decimal('10000000'), Decimal('1000000'))
    """
    return {word: value for word, value, _ in _rows()}


def _rows() -> Iterable[tuple[str, Decimal, bool]]:
    columns = {"word": text_cell, "value": decimal_cell, "letter": one_of("yes", "no")}
    for word, value, letter in read_rows(DATA / "scales.csv", columns):
        yield str(word), Decimal(str(value)), letter == "yes"


@cache
def words() -> dict[str, Decimal]:
    """What each name of a scale in a registry multiplies by: no letters, no plurals, and the compounds.

    >>> words()["lakh_crore"], "M" in words(), "crores" in words()
    (Decimal('1000000000000'), False, False)
    """
    named = {word: value for word, value, letter in _rows() if word.isidentifier() and not letter}
    single = {
        word: value for word, value in named.items() if word.removesuffix("s") not in named or word[-1] != "s"
    }
    for compound in COMPOUNDS:
        small, large = compound.split("_")
        single[compound] = single[small] * single[large]
    return single


@cache
def times() -> dict[str, Fraction]:
    """How many months each time is; a year has 12 months, 52 weeks or 365 days.

    >>> times()["quarter"], times()["week"]
    (Fraction(3, 1), Fraction(3, 13))
    """
    from fractions import Fraction  # which a plain look-up does without

    return {per.value: Fraction(12, per.per_year) for per in RatePer}


@cache
def sizes() -> dict[str, Fraction]:
    """How many of its base unit each scale and time is.

    >>> sizes()["crore"], sizes()["year"]
    (Fraction(10000000, 1), Fraction(12, 1))
    """
    from fractions import Fraction

    return {word: Fraction(value) for word, value in words().items()} | times()


def known_word(word: str) -> str:
    """The name that a registry has for a scale or time, whatever its case; the word itself where there is none.

    >>> known_word("Crores"), known_word("M"), known_word("Months"), known_word("yaer")
    ('crore', 'million', 'month', 'yaer')
    """
    small = word.lower()
    for form in (small, small.removesuffix("s")):
        if form in sizes():
            return form
    value = scales().get(word) or scales().get(small)
    return word if value is None else next(name for name, other in words().items() if other == value)
