"""A quantity of the exact registry in another currency: the rate's choice and the one rounding are those of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fundnorm.errors import InputError
from fundnorm.model.item import Unit
from fundnorm.normalise.currencies import codes
from fundnorm.normalise.items.exchange import Exchange, converted
from fundnorm.normalise.rates.asks import When
from fundnorm.normalise.units import read_unit, registry

if TYPE_CHECKING:
    from fundnorm.normalise.units.pint_exact import ExactQuantity

__all__ = ["exchanged"]


def exchanged(quantity: Any, to: str, exchange: Exchange, when: When | None) -> ExactQuantity:  # noqa: ANN401  checked here
    """The quantity in the unit `to`, with the rate that it took; rounded once to the target's minor unit.

    A sum goes into a sum, an amount by time into an amount by time. `exchange` is into the unit's currency.

    >>> from fundnorm.normalise.rates.table import RateTable
    >>> u = registry()
    >>> dollars = Exchange(RateTable.of({"INR": {"2025": "80"}}), "USD")
    >>> print(exchanged(8 * u.crore * u.INR / u.year, "million USD / month", dollars, None))
    0.08333333 million USD / month
    """
    money: Any = registry()
    _check(quantity, money.Quantity)
    target = read_unit(to)
    units = _units_of(to, money)
    own, by_time = _currency_of(quantity), f" / {target.per}" if target.per else ""
    if not quantity.is_compatible_with(own + by_time):
        raise InputError(_unlike(quantity, own, target))
    rate = exchange.rate(own, when)
    figure = quantity.m_as(own + by_time)
    if rate.currency != rate.target:
        figure = converted(figure, rate)
    found: ExactQuantity = money.Quantity(figure, target.currency + by_time).to(units)
    found.rate = rate
    return found


def _check(quantity: object, exact: type) -> None:
    """InputError for what is no quantity of the exact registry."""
    if isinstance(quantity, exact):
        return
    if hasattr(quantity, "magnitude"):
        raise InputError(
            f"{quantity} is not of the exact registry, and conversion is exact; make it with "
            "fundnorm.units.registry(), or divide its numbers by float(fundnorm.rate(…).value)"
        )
    raise InputError(
        f"a text or a quantity was expected, got {type(quantity).__name__}; write 'Rs 16,300 crore', "
        "or 16300 * u.crore * u.INR with u = fundnorm.units.registry()"
    )


def _units_of(to: str, money: Any) -> Any:  # noqa: ANN401  pint's units
    """The unit as the registry has it."""
    from fundnorm.normalise.units.expressions import canonical

    try:
        return money.Unit(canonical(to))
    except ValueError:  # a number in it
        raise InputError(
            f"a quantity's unit has scale words and no number, got {to!r}; write one such as 'million USD'"
        ) from None


def _currency_of(quantity: Any) -> str:  # noqa: ANN401  pint's quantities are generic in their magnitude
    """The one currency of a quantity."""
    found = [name for name, _ in quantity.unit_items() if name in codes()]
    if len(found) != 1:
        has = " and ".join(sorted(found)) or "no currency"
        raise InputError(f"a quantity of one currency was expected, got {quantity} with {has}")
    return str(found[0])


def _unlike(quantity: Any, own: str, target: Unit) -> str:  # noqa: ANN401  pint's quantities are generic
    """Why a quantity can't have a unit: one is a sum, the other an amount by time."""
    if quantity.is_compatible_with(f"{own} / year"):
        return f"{quantity} is an amount by time and {target} is not; write to='{target} / year'"
    if quantity.is_compatible_with(own):
        return f"{quantity} is a sum and {target} is by time; write to='{target.name} {target.currency}'".replace(
            "' ", "'"
        )
    return f"{quantity} is neither a sum of money nor one by time; divide or multiply by what it has too much"
