"""The unit that a reader writes: `[scale] CODE` by a look-up; pint only where there is an operator."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from fundnorm.errors import InputError
from fundnorm.model.item import Unit
from fundnorm.model.money import EXACT
from fundnorm.normalise.currencies import codes
from fundnorm.normalise.units.words import scales

__all__ = ["HOW", "read_unit", "shortened"]

HOW = "write [scale] CODE such as 'million USD', 'crore INR' or 'EUR'"
_OPERATORS = frozenset("*/()")
_SHOWN = 60  # characters of a unit that an error repeats


@cache
def read_unit(text: str) -> Unit:
    """The unit of `[scale] CODE`, or of an expression with an operator or "per".

    CODE is ISO 4217; the scale is one or more words of the scale list ("lakh crore INR", also "lakh_crore INR"). An
    expression may have numbers, scales, one currency and one time below the line ("thousand EUR / month"). InputError
    for a word that is neither, with the words closest to it, and for what is no unit of money, with the reason.

    >>> read_unit("million USD").scale, read_unit("EUR").name, str(read_unit("thousand crore INR"))
    (Decimal('1000000'), '', 'thousand crore INR')
    >>> str(read_unit("crores INR per months"))
    'crore INR / month'
    """
    words = text.replace("_", " ").split()
    if _OPERATORS.intersection(text) or "per" in words:
        from fundnorm.normalise.units.expressions import evaluated

        return evaluated(text)
    if not words:
        raise InputError(f"the unit is empty; {HOW}")
    if len(words) > 1 and words[0].upper() in codes():
        words = [*words[1:], words[0]]
    *scale_words, code = words
    return Unit(" ".join(scale_words), _scale(scale_words, text), _code(code, text))


def shortened(text: str) -> str:
    """The text in quotes as an error repeats it, cut where it is long.

    >>> shortened("million USD"), len(shortened("x" * 999))
    ("'million USD'", 63)
    """
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def _code(word: str, text: str) -> str:
    if word.upper() in codes():
        return word.upper()
    from fundnorm.normalise.suggestions import closest_codes

    known = ", ".join(closest_codes(word)) if len(word) <= _SHOWN else ""
    hint = f" (close: {known})" if known else ""
    raise InputError(f"{shortened(text)}: {shortened(word)} is no ISO 4217 currency code{hint}; {HOW}")


def _scale(words: list[str], text: str) -> Decimal:
    known = scales()
    value = Decimal(1)
    for word in words:
        factor = known.get(word) or known.get(word.lower())
        if factor is None:
            raise InputError(f"{shortened(text)}: {_no_scale(word)}; {HOW}")
        value = EXACT.multiply(value, factor)
    return value


def _no_scale(word: str) -> str:
    """Why a word is no scale, and what it may have meant."""
    if word[:1].isdecimal():
        return f"{shortened(word)} is no scale (a number takes an operator: '1000 * USD')"
    from fundnorm.normalise.suggestions import closest

    close = ", ".join(closest(word.lower(), scales())) if len(word) <= _SHOWN else ""
    return f"{shortened(word)} is no scale" + (f" (close: {close})" if close else "")
