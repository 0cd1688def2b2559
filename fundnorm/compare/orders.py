"""What rows are sorted and grouped by."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["GroupBy", "Sort"]


class Sort(StrEnum):
    """What rows are sorted by; values and dates from the largest and the latest, without one last."""

    DOCUMENT = "document"
    VALUE = "value"
    LABEL = "label"
    COUNTRY = "country"
    DATE = "date"


class GroupBy(StrEnum):
    """What rows of one group share."""

    COUNTRY = "country"
    KIND = "kind"
    DOCUMENT = "document"
    LABEL = "label"
