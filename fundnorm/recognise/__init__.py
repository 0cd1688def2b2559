"""Sums of money in text, as they were said."""

from __future__ import annotations

from fundnorm.recognise.parser import parse
from fundnorm.recognise.strict import read_amount

__all__ = ["parse", "read_amount"]
