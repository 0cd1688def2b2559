"""Fiscal years by country and date, multi-year frames, and other eras, each with its own labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundnorm.calendars.fiscal import CALENDAR_YEARS, Era, FiscalCalendar
from fundnorm.calendars.tables import calendar_of, countries, country_of

if TYPE_CHECKING:
    from fundnorm.calendars.eras import era_date, era_period
    from fundnorm.calendars.frame_names import frame_of
    from fundnorm.calendars.local import local_label
    from fundnorm.calendars.multi_year import frames

__all__ = [
    "CALENDAR_YEARS",
    "Era",
    "FiscalCalendar",
    "calendar_of",
    "countries",
    "country_of",
    "era_date",
    "era_period",
    "frame_of",
    "frames",
    "local_label",
]


def __getattr__(name: str) -> object:
    """What most texts do not need, loaded when it is asked for."""
    if name in {"frames", "frame_of"}:
        from fundnorm.calendars import frame_names

        return getattr(frame_names, name)
    if name in {"era_date", "era_period"}:
        from fundnorm.calendars import eras

        return getattr(eras, name)
    if name == "local_label":
        from fundnorm.calendars import local

        return local.local_label
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
