"""What gives dated rates, whatever its tables are."""

from __future__ import annotations

from typing import Protocol

from fundnorm.model.rate import Rate
from fundnorm.normalise.rates.asks import When

__all__ = ["RateSource"]


class RateSource(Protocol):
    """What gives dated rates; `fundnorm.normalise.rates.RateTable` is one."""

    def rate(self, currency: str, target: str, when: When | None, *, strict: bool = False) -> Rate:
        """Units of `currency` for one of `target`; RateNotFoundError where there is none."""
