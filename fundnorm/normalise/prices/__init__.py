"""Deflators, purchasing powers, people and output by country, and the bases that are worked out of them."""

from __future__ import annotations

from fundnorm.normalise.prices.table import PriceTable

__all__ = ["PriceTable"]
