"""Sums of money in text, as they were said."""

from __future__ import annotations

from fundnorm.recognise.parser import parse

__all__ = ["parse"]
