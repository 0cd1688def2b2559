"""Line items as a table: the stable columns, then a column a year, or a row an item-year.

Year columns are headed by calendar and label ("IN 2024-25", "US FY2021", "2025", "year 1") and sorted by their start;
numbered years come last. Figures are in the unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from fundnorm.calendars import FiscalCalendar, calendar_of
from fundnorm.model.item import LineItem
from fundnorm.model.money import EXACT
from fundnorm.model.rate import Rate
from fundnorm.model.schedule import Schedule, Share
from fundnorm.model.table import Table
from fundnorm.normalise.currencies import quantum
from fundnorm.normalise.spread.schedule import recut

__all__ = ["COLUMNS", "OTHER_COLUMNS", "YEAR_COLUMNS", "tabulate", "year_columns"]

COLUMNS: tuple[str, ...] = tuple(
    "doc item text start end low high currency modifier rate_per kind label announced period period_from period_to "
    "years part_of equivalent_of repeats calendar unit value_low value_high per_year rate rate_date rate_source "
    "basis place source assumptions flags rate_rule rate_age implied_rate".split()
)
"""The columns of every table, in order; names are stable."""

OTHER_COLUMNS = ("value_low_yearly", "value_high_yearly", "rate_yearly")
"""What a table has after them where both rate rules were asked for: the figures under the yearly one."""

_YEARLY = " yearly"  # after the heading of a year's column: the share at the year's own rate

YEAR_COLUMNS = ("year", "year_from", "year_to", "year_value", "profile")
"""What a long table has after them: the year's heading, its first and last day, its amount in the unit, and how the
amount came about (stated, per-year, even). `rate`, `rate_date` and `rate_source` are then those of the year."""


def tabulate(
    items: Iterable[LineItem], *, years: str = "own", by_year: bool = False, long: bool = False
) -> Table:
    """The items as a table: a row an item, with a column a year if `by_year`; or a row an item-year if `long`.

    `years` is the axis: each item's own, "calendar", or the fiscal years of a country (ISO 3166-1), to which every
    dated schedule is cut by months. In a long table an item without a schedule keeps one row, with no year; figures of
    the whole item stand in each of its rows, so add up `year_value`. Where both rate rules were asked for, the figures
    under the yearly one stand in columns of their own, which end in "yearly". InputError for an unknown country.

    >>> tabulate(()).columns[:4], tabulate((), long=True).columns[-5:]
    (('doc', 'item', 'text', 'start'), ('year', 'year_from', 'year_to', 'year_value', 'profile'))
    """
    calendar = None if years == "own" else calendar_of(years)
    held = list(items)
    more = OTHER_COLUMNS if any(item.other for item in held) else ()
    if long:
        yearly = ("year_value_yearly",) if more else ()
        rows = tuple(row for item in held for row in _long(item, calendar, both=bool(more)))
        return Table((*COLUMNS, *more, *YEAR_COLUMNS, *yearly), rows)
    if not by_year:
        return Table((*COLUMNS, *more), tuple(_all_cells(item, both=bool(more)) for item in held))
    shares = [_by_heading(_every_share(item, calendar)) for item in held]
    headings = _headings(shares)
    rows = tuple(
        (
            *_all_cells(item, both=bool(more)),
            *(_amount(item, of_item.get(heading)) for heading in headings),
        )
        for item, of_item in zip(held, shares, strict=True)
    )
    return Table((*COLUMNS, *more, *headings), rows)


def year_columns(table: Table) -> tuple[int, ...]:
    """The places of the columns of years in a table with a row an item.

    >>> year_columns(Table(("doc", "flags", "2024", "2025"), ()))
    (2, 3)
    """
    fixed = {*COLUMNS, *OTHER_COLUMNS}
    return tuple(at for at, name in enumerate(table.columns) if name not in fixed)


def _all_cells(item: LineItem, *, both: bool) -> tuple[object, ...]:
    """The stable columns of one item, and those of the other rate rule where the table has them."""
    if not both:
        return _cells(item)
    other = item.other
    if other is None:
        return (*_cells(item), None, None, None)
    return (*_cells(item), other.value_low, other.value_high, other.rate.value if other.rate else None)


def _every_share(item: LineItem, calendar: FiscalCalendar | None) -> Iterator[Share]:
    """The item's shares on the axis, then those under the other rate rule."""
    yield from _shares(item, calendar)
    for share in _shares(item.other, calendar) if item.other else ():
        yield replace(share, heading=f"{share.heading}{_YEARLY}")


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
        ";".join(assumption.code for assumption in item.all_assumptions) or None,
        ";".join(flag.code for flag in item.all_flags) or None,
        item.rate.rule if item.rate else None,
        item.rate.age if item.rate else None,
        item.implied.rate.value if item.implied else None,
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
    starts: dict[str, tuple[int, int, date, int]] = {}
    for of_item in shares:
        for heading, share in of_item.items():
            if heading not in starts:
                starts[heading] = _place(heading, share)
    return sorted(starts, key=lambda heading: (starts[heading], heading))


def _place(heading: str, share: Share) -> tuple[int, int, date, int]:
    """Where a year stands among the columns; those of the other rate rule come last."""
    plain = heading.removesuffix(_YEARLY)
    other = int(plain != heading)
    if share.first is None:
        return (other, 1, date.max, int(plain.rpartition(" ")[2]))
    owner, _, label = plain.partition(" ")
    year = calendar_of(owner if label else "").year_of(share.first)
    return (other, 0, year.first, 0)


def _long(item: LineItem, calendar: FiscalCalendar | None, *, both: bool) -> Iterable[tuple[object, ...]]:
    """The item's rows, one a year."""
    cells = _all_cells(item, both=both)
    shares = _shares(item, calendar)
    if item.schedule is None or not shares:
        yield (*cells, None, None, None, None, None, *([None] * both))
        return
    others = {share.heading: share for share in _shares(item.other, calendar)} if item.other else {}
    rates = item.rates if calendar is None and len(item.rates) == len(shares) else (item.rate,) * len(shares)
    for share, rate in zip(shares, rates, strict=True):
        yield (
            *_with_rate(cells, rate),
            share.heading,
            share.first.isoformat() if share.first else None,
            share.last.isoformat() if share.last else None,
            _amount(item, share),
            item.schedule.profile,
            *([_amount(item, others.get(share.heading))] * both),
        )


def _with_rate(cells: tuple[object, ...], rate: Rate | None) -> tuple[object, ...]:
    """The cells of an item with the rate of one of its years."""
    first, rule = COLUMNS.index("rate"), COLUMNS.index("rate_rule")
    chosen = (rate.rule, rate.age) if rate else (None, None)
    return (*cells[:first], *_rate(rate), *cells[first + 3 : rule], *chosen, *cells[rule + 2 :])
