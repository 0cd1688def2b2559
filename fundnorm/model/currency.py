"""A currency as ISO 4217 lists it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Currency"]


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: ISO 4217 code, English name, minor-unit digits, and the territories that use it now.

    >>> Currency("INR", "Indian Rupee", 2, ("BT", "IN")).quantum
    Decimal('0.01')
    """

    code: str
    name: str
    digits: int
    territories: tuple[str, ...] = ()

    @property
    def quantum(self) -> Decimal:
        """The smallest amount of the currency that money is rounded to."""
        return Decimal(1).scaleb(-self.digits)
