"""The years of many documents on one axis: every schedule cut to one calendar, amounts in the unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from fundnorm.calendars import FiscalCalendar, calendar_of
from fundnorm.compare.comparison import Year
from fundnorm.model.item import LineItem
from fundnorm.model.money import EXACT
from fundnorm.model.schedule import Share
from fundnorm.normalise.currencies import quantum
from fundnorm.normalise.spread.schedule import recut

__all__ = ["axis_of", "shares_of", "years_of"]


def axis_of(items: Iterable[LineItem], asked: str = "") -> str:
    """The axis asked for; else the items' own years where they share one calendar, else calendar years.

    InputError for a calendar that is not known.

    >>> axis_of(()), axis_of((), "US")
    ('own', 'US')
    """
    if asked:
        if asked != "own":
            calendar_of(asked)
        return asked
    dated = (item for item in items if item.schedule and item.schedule.shares[0].first)
    return "own" if len({item.calendar for item in dated}) < 2 else "calendar"


def shares_of(item: LineItem, axis: str) -> dict[str, Share]:
    """The item's shares by heading, in its unit."""
    if item.schedule is None:
        return {}
    calendar = None if axis == "own" else calendar_of(axis)
    schedule = item.schedule
    if calendar is not None:
        schedule = recut(schedule, calendar, quantum(schedule.currency))
    scale = item.unit.scale if item.unit else Decimal(1)
    found: dict[str, Share] = {}
    for share in schedule.shares:
        known = found.get(share.heading)
        amount = EXACT.divide(share.amount, scale)
        found[share.heading] = Share(
            share.heading,
            known.first if known else share.first,
            share.last,
            EXACT.add(known.amount, amount) if known else amount,
        )
    return found


def years_of(shares: Sequence[Mapping[str, Share]]) -> tuple[Year, ...]:
    """Every year that has a share, by the first day of the year that it names; numbered years come last."""
    firsts: dict[str, tuple[date, int]] = {}
    for own in shares:
        for heading, share in own.items():
            if heading not in firsts:
                firsts[heading] = _place(heading, share.first)
    ordered = sorted(firsts, key=lambda heading: (*firsts[heading], heading))
    return tuple(Year(heading, None if firsts[heading][1] else firsts[heading][0]) for heading in ordered)


def _place(heading: str, first: date | None) -> tuple[date, int]:
    """The first day of the whole year, though the share may begin later; of a numbered year its number."""
    if first is None:
        return date.max, int(heading.rpartition(" ")[2])
    owner, _, label = heading.partition(" ")
    calendar: FiscalCalendar = calendar_of(owner if label else "")
    return calendar.year_of(first).first, 0
