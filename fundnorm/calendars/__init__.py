"""Fiscal years by country and date, with each country's own labels."""

from __future__ import annotations

from fundnorm.calendars.fiscal import CALENDAR_YEARS, Era, FiscalCalendar
from fundnorm.calendars.tables import calendar_of, countries, country_of

__all__ = ["CALENDAR_YEARS", "Era", "FiscalCalendar", "calendar_of", "countries", "country_of"]
