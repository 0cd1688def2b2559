"""Line items: each sum of a document on the terms that were asked for."""

from __future__ import annotations

from fundnorm.normalise.items.making import items_of, normalise

__all__ = ["items_of", "normalise"]
