"""The two registries: every currency, scale word and time defined, once for Decimal and once for floats."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any

import pint

from fundnorm.model.money import plain
from fundnorm.normalise.currencies import codes
from fundnorm.normalise.units.pint_exact import ExactRegistry
from fundnorm.normalise.units.pint_shown import ShownQuantity, ShownUnit
from fundnorm.normalise.units.words import times, words

__all__ = ["built"]


class _FloatRegistry(pint.UnitRegistry[Any]):
    """A registry of floats and arrays."""

    Quantity = ShownQuantity
    Unit = ShownUnit


@cache
def built(*, exact: bool) -> pint.UnitRegistry[Any]:
    """The exact or the float registry.

    >>> str(built(exact=False).Quantity(2.5, "crore INR").to("million INR"))
    '25.0 million INR'
    """
    new = ExactRegistry(None, non_int_type=Decimal) if exact else _FloatRegistry(None)
    for code in codes():
        new.define(f"{code} = [currency_{code}]")
    for word, value in words().items():
        new.define(f"{word} = {plain(value)}")
    new.define("month = [time]")
    for name, months in times().items():
        if name != "month":
            new.define(f"{name} = {months.numerator} * month / {months.denominator}")
    new.formatter.default_sort_func = _as_read
    return new


def _as_read(parts: Iterable[Any], _registry: object) -> Iterable[Any]:
    """The units in the order in which they are read: scales from small to large, then the rest by name."""
    return sorted(parts, key=lambda part: (words().get(part[0], Decimal("Infinity")), part[0]))
