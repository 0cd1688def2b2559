"""Units of money: `million USD` by a look-up, expressions such as `crore INR / month` by pint.

Pint is imported only where an expression or a registry asks for it. Its registry has one dimension a currency, so
that rupees and dollars, or rupees and rupees a year, can't be added; it never exchanges one for another.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from fundnorm.errors import InputError
from fundnorm.lexicon.tables import DATA, decimal_cell, one_of, read_rows, text_cell
from fundnorm.model.item import Unit
from fundnorm.model.money import EXACT, RatePer, plain
from fundnorm.normalise.currencies import codes

if TYPE_CHECKING:
    from pint import UnitRegistry

__all__ = ["read_unit", "registry"]

_OPERATORS = frozenset("*/()")
_ALLOWED = _OPERATORS | frozenset(" ._")
_LONGEST = 80
_HOW = "write [scale] CODE such as 'million USD', 'crore INR' or 'EUR'"


@cache
def read_unit(text: str) -> Unit:
    """The unit of `[scale] CODE`, or of an expression with an operator.

    CODE is ISO 4217; the scale is one or more words of the scale list ("lakh crore INR"). InputError for a word that is
    neither, with the words closest to it.

    >>> read_unit("million USD").scale, read_unit("EUR").name, str(read_unit("thousand crore INR"))
    (Decimal('1000000'), '', 'thousand crore INR')
    """
    if _OPERATORS.intersection(text):
        return _evaluated(text)
    words = text.split()
    if not words:
        raise InputError(f"the unit is empty; {_HOW}")
    if len(words) > 1 and words[0].upper() in codes():
        words = [*words[1:], words[0]]
    *scale_words, code = words
    return Unit(" ".join(scale_words), _scale(scale_words, text), _code(code, text))


def _code(word: str, text: str) -> str:
    if word.upper() in codes():
        return word.upper()
    from fundnorm.normalise.suggestions import closest_codes

    known = ", ".join(closest_codes(word))
    hint = f" (close: {known})" if known else ""
    raise InputError(f"{text!r}: {word!r} is no ISO 4217 currency code{hint}; {_HOW}")


def _scale(words: list[str], text: str) -> Decimal:
    scales = _scales()
    value = Decimal(1)
    for word in words:
        known = scales.get(word) or scales.get(word.lower())
        if known is None:
            from fundnorm.normalise.suggestions import closest

            close = ", ".join(closest(word.lower(), scales))
            hint = f" (close: {close})" if close else ""
            raise InputError(f"{text!r}: {word!r} is no scale{hint}; {_HOW}")
        value = EXACT.multiply(value, known)
    return value


@cache
def _scales() -> dict[str, Decimal]:
    """What each scale word and letter multiplies by."""
    return {word: value for word, value, _ in _scale_rows()}


def _scale_rows() -> Iterable[tuple[str, Decimal, bool]]:
    columns = {"word": text_cell, "value": decimal_cell, "letter": one_of("yes", "no")}
    for word, value, letter in read_rows(DATA / "scales.csv", columns):
        yield str(word), Decimal(str(value)), letter == "yes"


def _evaluated(text: str) -> Unit:
    """The unit of an expression: a number and scales times one currency, by at most one unit of time."""
    fault = InputError(f"{text!r} is no unit of money; {_HOW}, or 'crore INR / month'")
    if len(text) > _LONGEST or "**" in text or not all(sign.isalnum() or sign in _ALLOWED for sign in text):
        raise fault
    quantity = _parsed(text, fault)
    powers = dict(quantity.unit_items())
    money = [name for name in powers if name in codes()]
    times = [name for name in powers if name in _TIMES]
    if [powers[name] for name in money] != [1] or any(powers[name] != -1 for name in times) or len(times) > 1:
        raise fault
    scales = {name: int(power) for name, power in powers.items() if name not in money and name not in times}
    return _composed(
        Decimal(quantity.magnitude), scales, money[0], RatePer(times[0]) if times else None, fault
    )


def _composed(
    number: Decimal, scales: dict[str, int], code: str, per: RatePer | None, fault: InputError
) -> Unit:
    """The unit of a number, scales and a currency, named by its scale words where that says it all."""
    value = number
    for name, power in scales.items():
        value = EXACT.multiply(value, EXACT.power(_scales()[name], power))
    if value <= 0:
        raise fault
    named = number == 1 and all(power == 1 for power in scales.values())
    name = " ".join(scales) if named else plain(value)
    return Unit("" if value == 1 else name, value, code, per)


def _parsed(text: str, fault: InputError) -> Any:  # noqa: ANN401  pint's quantities are generic in their magnitude
    """The quantity that pint makes of an expression."""
    from tokenize import TokenError

    from pint import PintError, UndefinedUnitError

    from fundnorm.normalise.suggestions import closest

    pint_registry = registry()
    try:
        return pint_registry.Quantity(pint_registry.parse_expression(text))
    except UndefinedUnitError as error:
        names: object = error.unit_names  # pint says a string, and passes a tuple
        name = names if isinstance(names, str) else error.unit_names[0]
        known = ", ".join(closest(name, [*codes(), *_scales(), *_TIMES]))
        hint = f" (close: {known})" if known else ""
        raise InputError(f"{text!r}: {name!r} is no currency, scale or time{hint}; {_HOW}") from None
    except (PintError, TokenError, AssertionError, ArithmeticError, TypeError, ValueError, SyntaxError):
        raise fault from None


# Whole numbers on the way to a year; weeks and days as many as rates are paid in a year.
_TIMES = {
    "month": "[time]",
    "quarter": "3 * month",
    "half_year": "6 * month",
    "year": "12 * month",
    "week": f"year / {RatePer.WEEK.per_year}",
    "day": f"year / {RatePer.DAY.per_year}",
}


def registry(*, exact: bool = True) -> UnitRegistry[Any]:
    """A pint registry of currencies, scale words and times, the same one at each call.

    Each currency is a dimension of its own, so nothing exchanges. An exact registry calculates in Decimal and refuses
    floats; `exact=False` gives one for floats and arrays.

    >>> money = registry()
    >>> str(money.parse_expression("2 crore INR").to("INR"))
    '20000000 INR'
    """
    return _exact_registry() if exact else _filled(_plain_registry())


@cache
def _plain_registry() -> UnitRegistry[Any]:
    from pint import UnitRegistry

    return UnitRegistry(None)


@cache
def _exact_registry() -> UnitRegistry[Any]:
    """The Decimal registry; pint itself would build a quantity of a float, and fail only when it is converted."""
    import pint
    from pint.registry import Quantity

    class ExactQuantity(Quantity[Any]):
        """A quantity whose number is never a float."""

        def __new__(cls, value: Any, units: Any = None) -> Any:  # noqa: ANN401  as pint has it
            return super().__new__(cls, _refuse_float(value), units)

        def __mul__(self, other: Any) -> Any:  # noqa: ANN401  as pint has it
            return super().__mul__(_refuse_float(other))  # type: ignore[no-untyped-call]  # pint's own

        __rmul__ = __mul__

        def __truediv__(self, other: Any) -> Any:  # noqa: ANN401  as pint has it
            return super().__truediv__(_refuse_float(other))  # type: ignore[no-untyped-call]  # pint's own

    class ExactRegistry(pint.UnitRegistry[Any]):
        """A registry of exact quantities."""

        Quantity = ExactQuantity

    return _filled(ExactRegistry(None, non_int_type=Decimal))


def _refuse_float(value: Any) -> Any:  # noqa: ANN401  as pint has it
    """The value; InputError for a float."""
    if isinstance(value, float):
        raise InputError(
            f"{value!r} is a float, and money is exact here; write Decimal('{value!r}'), "
            "or use registry(exact=False)"
        )
    return value


def _filled(empty: UnitRegistry[Any]) -> UnitRegistry[Any]:
    """The registry with every currency, scale word and time defined."""
    if "month" in empty:
        return empty
    for code in codes():
        empty.define(f"{code} = [currency_{code}]")
    for word, value, letter in _scale_rows():
        if word.isidentifier() and not letter:
            empty.define(f"{word} = {plain(value)}")
    for name, definition in _TIMES.items():
        empty.define(f"{name} = {definition}")
    return empty
