"""A unit with an operator, evaluated by pint: numbers and scales times one currency, by at most one time."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from pint import PintError, UndefinedUnitError

from fundnorm.errors import InputError
from fundnorm.model.item import Unit
from fundnorm.model.money import EXACT, RatePer, plain
from fundnorm.normalise.currencies import codes
from fundnorm.normalise.suggestions import closest, closest_codes
from fundnorm.normalise.units.pint_registry import built
from fundnorm.normalise.units.reading import HOW, shortened
from fundnorm.normalise.units.words import known_word, sizes, times, words

__all__ = ["canonical", "evaluated"]

_WORD = re.compile(r"[^\W\d]\w{0,80}")
_SIGNS = frozenset("*/() ._")
_LONGEST = 80  # characters
_DIGITS = 28  # of a scale that is a number; one with more was rounded
_LARGEST = 30  # powers of ten


def evaluated(text: str) -> Unit:
    """The unit of an expression; InputError with the reason where it is none.

    >>> evaluated("1.5 * million USD / month").scale
    Decimal('1500000')
    """
    if len(text) > _LONGEST:
        raise _fault(text, f"it is longer than {_LONGEST} characters")
    for sign in text:
        if not (sign.isascii() and sign.isalnum()) and sign not in _SIGNS:
            meant = closest_codes(sign)
            raise _fault(text, f"{sign!r} has no place in it" + (f" (close: {meant[0]})" if meant else ""))
    if "**" in text:
        raise _fault(text, "a currency has no powers")
    quantity = _parsed(text)
    powers: dict[str, Any] = dict(quantity.unit_items())
    code, per = _currency(powers, text), _time(powers, text)
    named = {name: int(power) for name, power in powers.items() if name in words()}
    return _composed(quantity.magnitude, named, code, per, text)


def canonical(text: str) -> str:
    """The text with each code, scale and time as a registry names it, and "per" as a stroke.

    >>> canonical("Millions usd per Months")
    'million USD / month'
    """
    return _WORD.sub(lambda found: _name(found.group()), text.strip())


def _name(word: str) -> str:
    if word.lower() == "per":
        return "/"
    if word.upper() in codes():
        return word.upper()
    known = known_word(word)
    return known if known in sizes() else " ".join(map(known_word, word.split("_")))


def _fault(text: str, reason: str) -> InputError:
    return InputError(f"{shortened(text)} is no unit of money: {reason}; {HOW}, or 'crore INR / month'")


def _parsed(text: str) -> Any:  # noqa: ANN401  pint's quantities are generic in their magnitude
    """The quantity that pint makes of an expression."""
    from tokenize import TokenError

    money = built(exact=True)
    try:
        return money.Quantity(money.parse_expression(canonical(text)))
    except UndefinedUnitError as error:
        names: object = error.unit_names  # pint says a string, and passes a tuple
        name = names if isinstance(names, str) else error.unit_names[0]
        known = ", ".join(_meant(name))
        hint = f" (close: {known})" if known else ""
        raise InputError(
            f"{shortened(text)}: {name!r} is no currency, scale or time{hint}; {HOW}, or 'crore INR / month'"
        ) from None
    except ZeroDivisionError:
        raise _fault(text, "it divides by 0") from None
    except (
        InputError,
        PintError,
        TokenError,
        AssertionError,
        ArithmeticError,
        TypeError,
        ValueError,
        SyntaxError,
    ):
        raise _fault(text, "it can't be evaluated") from None


def _meant(name: str) -> list[str]:
    """What somebody may have meant by a name: a code where it is in capitals, else a scale or time, else a code."""
    word = closest(name.lower(), [*words(), *times()])
    return (closest_codes(name) or word) if name.isupper() else (word or closest_codes(name))


def _currency(powers: dict[str, Any], text: str) -> str:
    money = sorted(name for name in powers if name in codes())
    if not money:
        raise _fault(text, "it names no currency")
    if len(money) > 1:
        raise _fault(text, f"it names {' and '.join(money)}, and a unit has one currency")
    if powers[money[0]] != 1:
        raise _fault(text, f"{money[0]} stands in it once, and not below the line")
    return money[0]


def _time(powers: dict[str, Any], text: str) -> RatePer | None:
    found = [name for name in powers if name in times()]
    if not found:
        return None
    if len(found) > 1 or powers[found[0]] != -1:
        raise _fault(text, "it takes one time at most, below the line")
    return RatePer(found[0])


def _composed(number: Decimal, named: dict[str, int], code: str, per: RatePer | None, text: str) -> Unit:
    """The unit of a number, scales and a currency, named by its scale words where that says it all."""
    value = number
    for name, power in named.items():
        value = EXACT.multiply(value, EXACT.power(words()[name], power))
    if value <= 0 or abs(value.adjusted()) > _LARGEST:
        raise _fault(text, "its scale is no number above 0 that money is counted in")
    value = Decimal(plain(value))
    if len(value.as_tuple().digits) > _DIGITS:
        raise _fault(text, "its scale is no exact decimal")
    if number == 1 and all(power == 1 for power in named.values()):
        ordered = sorted(named, key=words().__getitem__)
        return Unit(" ".join(ordered).replace("_", " "), value, code, per)
    return Unit("" if value == 1 else plain(value), value, code, per)
