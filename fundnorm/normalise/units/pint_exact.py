"""Quantities whose number is a `Decimal`: ints become one, floats are refused at every door, and 60 digits are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation, localcontext
from fractions import Fraction
from numbers import Integral, Number
from typing import Any

import pint
from pint.util import to_units_container

from fundnorm.errors import InputError
from fundnorm.model.money import EXACT
from fundnorm.model.rate import Rate
from fundnorm.normalise.currencies import codes
from fundnorm.normalise.units.pint_shown import ShownQuantity, ShownUnit
from fundnorm.normalise.units.words import sizes, times

__all__ = ["ExactQuantity", "ExactRegistry", "ExactUnit"]

_BY_SIGN = "add radd iadd sub rsub isub mul rmul imul truediv rtruediv itruediv floordiv rfloordiv ifloordiv"
_BY_NAME = "mod rmod divmod rdivmod pow rpow ipow neg pos abs round"
_OF_UNITS = "mul rmul truediv rtruediv pow"
_TIME = "time"


class ExactQuantity(ShownQuantity):
    """A quantity whose number is a `Decimal`."""

    exact = True
    rate: Rate | None = None
    """The rate that `fundnorm.convert` took; None for any other quantity, also for what is worked out of one."""

    # so that a number or array of numpy asks this class, which refuses it
    __array_ufunc__ = None  # type: ignore[assignment]  # pint has a method, numpy's protocol also takes None

    def __new__(cls, value: Any, units: Any = None) -> Any:  # noqa: ANN401, D102  as pint has it
        return super().__new__(cls, _number(value, alone=units is None), units)


class ExactUnit(ShownUnit):
    """A unit of exact quantities."""

    exact = True
    __array_ufunc__ = None  # type: ignore[assignment]  # as above


class ExactRegistry(pint.UnitRegistry[Any]):
    """A registry of exact quantities; a conversion multiplies before it divides, so that 120 a year is 10 a month."""

    Quantity = ExactQuantity
    Unit = ExactUnit

    def convert(self, value: Any, src: Any, dst: Any, inplace: bool = False, **options: Any) -> Any:  # noqa: ANN401, FBT001, FBT002  as pint has it
        """The number in another unit."""
        number = _number(value, alone=False)
        ratio = _ratio(to_units_container(src, self), to_units_container(dst, self))
        if ratio is None:
            with localcontext(EXACT):
                return super().convert(number, src, dst, inplace, **options)
        return EXACT.divide(EXACT.multiply(number, Decimal(ratio.numerator)), Decimal(ratio.denominator))


def _ratio(source: Mapping[str, Any], target: Mapping[str, Any]) -> Fraction | None:
    """What a conversion multiplies by; None where it takes units that a user has defined, or can't be made."""
    ours, theirs = _taken_apart(source), _taken_apart(target)
    if ours is None or theirs is None or ours[1] != theirs[1]:
        return None
    return ours[0] / theirs[0]


def _taken_apart(units: Mapping[str, Any]) -> tuple[Fraction, dict[str, int]] | None:
    """The size of units, and the powers of their dimensions."""
    size, dimensions = Fraction(1), dict[str, int]()
    for name, power in units.items():
        if power != int(power) or (name not in sizes() and name not in codes()):
            return None
        size *= sizes().get(name, Fraction(1)) ** int(power)
        if name not in sizes() or name in times():
            dimension = _TIME if name in times() else name
            dimensions[dimension] = dimensions.get(dimension, 0) + int(power)
    return size, {name: power for name, power in dimensions.items() if power}


def _number(value: Any, *, alone: bool) -> Any:  # noqa: ANN401  as pint has it
    """The value with its number exact; a text that stands alone is an expression, which pint reads."""
    _refuse(value)
    if isinstance(value, bool):
        return value  # pint refuses it
    if isinstance(value, Integral):
        return Decimal(int(value))
    if isinstance(value, str) and not alone:
        try:
            value = Decimal(value)
        except InvalidOperation:
            raise InputError(f"{value!r} is no number; write one such as '1.5'") from None
    if isinstance(value, Decimal) and not value.is_finite():
        raise InputError(f"{value} is no sum of money; write a number")
    return value


def _refuse(value: Any) -> None:  # noqa: ANN401  as pint has it
    """InputError for a number that is not exact, and for several at once."""
    if isinstance(value, Number) and not isinstance(value, Decimal | Integral):
        raise InputError(
            f"{value} is a {type(value).__name__}, and money is exact here; write Decimal('{value}'), "
            "or use registry(exact=False)"
        )
    if isinstance(value, list | tuple) or (
        hasattr(value, "__array_function__") and not hasattr(value, "units")
    ):
        raise InputError(
            f"a {type(value).__name__} holds several numbers, and an exact quantity has one; "
            "make a list of quantities, or use registry(exact=False)"
        )


def _guarded(owner: type, name: str) -> Callable[..., Any]:
    """A method of pint's that refuses what is not exact, and calculates to 60 digits."""
    method = getattr(super(owner, owner), name)

    def calculate(self: object, *others: Any, **options: Any) -> Any:  # noqa: ANN401  as pint has it
        for other in others:
            _refuse(other)
        with localcontext(EXACT):
            return method(self, *others, **options)

    return calculate


for _name in f"{_BY_SIGN} {_BY_NAME}".split():
    setattr(ExactQuantity, f"__{_name}__", _guarded(ExactQuantity, f"__{_name}__"))
for _name in ("to", "ito"):
    setattr(ExactQuantity, _name, _guarded(ExactQuantity, _name))
for _name in _OF_UNITS.split():
    setattr(ExactUnit, f"__{_name}__", _guarded(ExactUnit, f"__{_name}__"))
