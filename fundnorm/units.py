"""Units of money by their short name: `fundnorm.units.registry()` is `fundnorm.normalise.units.registry()`."""

from __future__ import annotations

from fundnorm.normalise.units import read_unit, registry

__all__ = ["read_unit", "registry"]
