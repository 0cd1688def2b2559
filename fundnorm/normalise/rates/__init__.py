"""Dated exchange rates: the bundled table, a user's own, and what a look-up in them says."""

from __future__ import annotations

from fundnorm.normalise.rates.table import RateTable

__all__ = ["RateTable"]
