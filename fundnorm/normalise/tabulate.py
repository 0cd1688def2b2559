"""Line items as a table: the stable columns, then a column a year, or a row an item-year.

Year columns are headed by calendar and label ("IN 2024-25", "US FY2021", "2025", "year 1") and sorted by their start;
numbered years come last. Figures are in the unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from fundnorm.calendars import FiscalCalendar, calendar_of
from fundnorm.model.item import LineItem
from fundnorm.model.money import EXACT
from fundnorm.model.rate import Rate
from fundnorm.model.schedule import Schedule, Share
from fundnorm.model.table import Table
from fundnorm.normalise.currencies import quantum
from fundnorm.normalise.schedule import recut

__all__ = ["COLUMNS", "YEAR_COLUMNS", "tabulate"]

COLUMNS: tuple[str, ...] = tuple(
    "doc item text start end low high currency modifier rate_per kind label announced period period_from period_to "
    "years part_of equivalent_of repeats calendar unit value_low value_high per_year rate rate_date rate_source "
    "basis place source assumptions flags".split()
)
"""The columns of every table, in order; names are stable."""

YEAR_COLUMNS = ("year", "year_from", "year_to", "year_value", "profile")
"""What a long table has after them: the year's heading, its first and last day, its amount in the unit, and how the
amount came about (stated, per-year, even). `rate`, `rate_date` and `rate_source` are then those of the year."""


def tabulate(
    items: Iterable[LineItem], *, years: str = "own", by_year: bool = False, long: bool = False
) -> Table:
    """The items as a table: a row an item, with a column a year if `by_year`; or a row an item-year if `long`.

    `years` is the axis: each item's own, "calendar", or the fiscal years of a country (ISO 3166-1), to which every
    dated schedule is cut by months. In a long table an item without a schedule keeps one row, with no year; figures of
    the whole item stand in each of its rows, so add up `year_value`. InputError for an unknown country.

    >>> tabulate(()).columns[:4], tabulate((), long=True).columns[-5:]
    (('doc', 'item', 'text', 'start'), ('year', 'year_from', 'year_to', 'year_value', 'profile'))
    """
    calendar = None if years == "own" else calendar_of(years)
    held = list(items)
    if long:
        return Table((*COLUMNS, *YEAR_COLUMNS), tuple(row for item in held for row in _long(item, calendar)))
    if not by_year:
        return Table(COLUMNS, tuple(_cells(item) for item in held))
    shares = [_by_heading(_shares(item, calendar)) for item in held]
    headings = _headings(shares)
    rows = (
        (*_cells(item), *(_amount(item, of_item.get(heading)) for heading in headings))
        for item, of_item in zip(held, shares, strict=True)
    )
    return Table((*COLUMNS, *headings), tuple(rows))


def _cells(item: LineItem) -> tuple[object, ...]:
    """The stable columns of one item."""
    mention, amount, time = item.mention, item.mention.amount, item.time
    return (
        item.doc,
        item.number,
        mention.text,
        mention.start,
        mention.end,
        amount.low,
        amount.high,
        amount.currency,
        amount.modifier.value,
        amount.rate_per.value if amount.rate_per else None,
        mention.kind.value,
        mention.label,
        item.announced or None,
        time.text if time else None,
        time.first.isoformat() if time and time.first else None,
        time.last.isoformat() if time and time.last else None,
        Decimal(time.duration.years) if time and time.duration else None,
        item.part_of,
        item.equivalent_of,
        item.repeats,
        item.calendar or None,
        str(item.unit) if item.unit else None,
        item.value_low,
        item.value_high,
        _per_year(item),
        *_rate(item.rate),
        item.basis,
        item.place or None,
        item.source or None,
        ";".join(assumption.code for assumption in item.assumptions) or None,
        ";".join(flag.code for flag in item.flags) or None,
    )


def _per_year(item: LineItem) -> Decimal | None:
    """The yearly amount, or the one end of it that is stated; a range of yearly amounts has no single figure."""
    low, high = item.per_year_low, item.per_year_high
    if low is None or high is None:
        return high if low is None else low
    return low if low == high else None


def _rate(rate: Rate | None) -> tuple[object, object, object]:
    return (rate.value, rate.date or None, rate.source) if rate else (None, None, None)


def _shares(item: LineItem, calendar: FiscalCalendar | None) -> tuple[Share, ...]:
    """The item's shares on the axis."""
    if item.schedule is None:
        return ()
    return _on_axis(item.schedule, calendar).shares


def _by_heading(shares: Iterable[Share]) -> dict[str, Share]:
    """The shares by heading, those of one heading added up."""
    found: dict[str, Share] = {}
    for share in shares:
        known = found.get(share.heading)
        amount = EXACT.add(known.amount, share.amount) if known else share.amount
        found[share.heading] = Share(share.heading, share.first, share.last, amount) if known else share
    return found


def _on_axis(schedule: Schedule, calendar: FiscalCalendar | None) -> Schedule:
    return schedule if calendar is None else recut(schedule, calendar, quantum(schedule.currency))


def _amount(item: LineItem, share: Share | None) -> Decimal | None:
    if share is None:
        return None
    return share.amount if item.unit is None else EXACT.divide(share.amount, item.unit.scale)


def _headings(shares: Sequence[Mapping[str, Share]]) -> list[str]:
    """The headings of all years, by the first day of the year that they name; numbered years after dated ones."""
    starts: dict[str, tuple[int, date, int]] = {}
    for of_item in shares:
        for heading, share in of_item.items():
            if heading not in starts:
                starts[heading] = _place(heading, share)
    return sorted(starts, key=lambda heading: (starts[heading], heading))


def _place(heading: str, share: Share) -> tuple[int, date, int]:
    """Where a year stands among the columns."""
    if share.first is None:
        return (1, date.max, int(heading.rpartition(" ")[2]))
    owner, _, label = heading.partition(" ")
    year = calendar_of(owner if label else "").year_of(share.first)
    return (0, year.first, 0)


def _long(item: LineItem, calendar: FiscalCalendar | None) -> Iterable[tuple[object, ...]]:
    """The item's rows, one a year."""
    cells = _cells(item)
    shares = _shares(item, calendar)
    if item.schedule is None or not shares:
        yield (*cells, None, None, None, None, None)
        return
    at = COLUMNS.index("rate")
    rates = item.rates if calendar is None and len(item.rates) == len(shares) else (item.rate,) * len(shares)
    for share, rate in zip(shares, rates, strict=True):
        yield (
            *cells[:at],
            *_rate(rate),
            *cells[at + 3 :],
            share.heading,
            share.first.isoformat() if share.first else None,
            share.last.isoformat() if share.last else None,
            _amount(item, share),
            item.schedule.profile,
        )
