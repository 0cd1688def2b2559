"""Quantities and units of money as pint keeps them, shown as people read them, and pickled into their own registry."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pint.registry import Quantity, Unit

from fundnorm.model.money import plain

__all__ = ["ShownQuantity", "ShownUnit", "restored"]

_LARGEST = 60  # powers of ten that are still written out


class ShownQuantity(Quantity[Any]):
    """A quantity that reads "23.5 crore INR / year"."""

    exact = False
    """Whether its registry is the one of `Decimal`."""

    def __reduce__(self) -> Any:  # noqa: ANN401  as pint has it
        return restored, (self.exact, dict(self.unit_items()), self.magnitude)

    def __str__(self) -> str:
        return f"{_written(self.magnitude)} {self.units}"

    def __format__(self, spec: str) -> str:
        return super().__format__(spec).replace(" * ", " ") if spec else str(self)

    def __repr__(self) -> str:
        return f"<Quantity({_written(self.magnitude)}, '{self.units}')>"


class ShownUnit(Unit):
    """A unit that reads "crore INR / year"."""

    exact = False
    """Whether its registry is the one of `Decimal`."""

    def __reduce__(self) -> Any:  # noqa: ANN401  as pint has it
        return restored, (self.exact, dict(self._units.unit_items()))

    def __str__(self) -> str:
        return super().__str__().replace(" * ", " ")

    def __format__(self, spec: str) -> str:
        return super().__format__(spec).replace(" * ", " ")

    def __repr__(self) -> str:
        return f"<Unit('{self}')>"


def _written(number: object) -> str:
    """The number without an exponent, where that is not all zeros."""
    if isinstance(number, Decimal) and abs(number.adjusted()) <= _LARGEST:
        return plain(number)
    return str(number)


def restored(exact: bool, powers: dict[str, Any], *magnitude: Any) -> Any:  # noqa: ANN401, FBT001  as pickle calls it
    """A quantity, or a unit, out of its pickle: in the registry of the process that reads it.

    >>> str(restored(True, {"USD": 1}, Decimal(2))), str(restored(True, {"USD": 1}))
    ('2 USD', 'USD')
    """
    from fundnorm.normalise.units import registry

    home: Any = registry(exact=exact)
    units = home.UnitsContainer(powers)
    return home.Quantity(*magnitude, units) if magnitude else home.Unit(units)
