"""A sum spread over years: shares that add up to it exactly, and the same shares cut to another calendar.

Nothing here knows a rate or a text. Amounts are divided in whole minor units by largest remainder; where two
remainders are equal the earlier year gets the unit.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import NamedTuple, Protocol

from fundnorm.model.money import EXACT
from fundnorm.model.period import FiscalYear, Period
from fundnorm.model.schedule import Schedule, Share

__all__ = [
    "LONGEST",
    "Calendar",
    "Slot",
    "add_months",
    "cover",
    "divide",
    "month_count",
    "numbered",
    "recut",
    "run",
    "run_up_to",
    "scheduled",
    "spread",
]

LONGEST = 200
"""The most years that a sum is spread over."""

Weight = int | Fraction


class Calendar(Protocol):
    """What spreading needs of a fiscal calendar."""

    @property
    def id(self) -> str:
        """The country or organisation, "" for calendar years."""

    def year_of(self, day: date) -> FiscalYear:
        """The year that the day is in."""

    def next(self, year: FiscalYear, n: int = 1) -> FiscalYear:
        """The year `n` years later."""


class Slot(NamedTuple):
    """One year, or the covered part of one, and its weight in the whole; `first` is None for "year 1"."""

    heading: str
    first: date | None
    last: date | None
    weight: Weight
    year: FiscalYear | None = None


def divide(total: Decimal, weights: Sequence[Weight], quantum: Decimal) -> tuple[Decimal, ...]:
    """The total in as many parts as there are weights, in proportion, exact to the last unit of `quantum`.

    A total that is finer than `quantum` is divided in units of its own last digit.

    >>> divide(Decimal(100), (1, 1, 1), Decimal("0.01"))
    (Decimal('33.34'), Decimal('33.33'), Decimal('33.33'))
    """
    if len(weights) == 1:
        return (total,)
    digits = _digits(total, quantum)
    units = int(EXACT.scaleb(total.copy_abs(), digits))
    counts = _counts(units, _whole(weights))
    sign = -1 if total < 0 else 1
    return tuple(EXACT.scaleb(Decimal(sign * count), -digits) for count in counts)


def _digits(total: Decimal, quantum: Decimal) -> int:
    """The decimal places that hold both the total and the quantum."""
    of_total, of_quantum = total.as_tuple().exponent, quantum.as_tuple().exponent
    return -min(int(of_total), int(of_quantum), 0)


def _whole(weights: Sequence[Weight]) -> Sequence[int]:
    """The weights as whole numbers in the same proportion, their sum not below nought; all equal if it is nought."""
    common = lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * common) for weight in weights]
    balance = sum(whole)
    if balance < 0:
        return [-weight for weight in whole]
    return whole if balance else [1] * len(whole)


def _counts(units: int, weights: Sequence[int]) -> list[int]:
    """The units dealt out by largest remainder."""
    whole = sum(weights)
    counts = [units * weight // whole for weight in weights]
    left = units - sum(counts)
    if left:
        by_remainder = sorted(range(len(weights)), key=lambda at: -(units * weights[at] % whole))
        for at in by_remainder[:left]:
            counts[at] += 1
    return counts


def spread(total: Decimal, slots: Sequence[Slot], currency: str, profile: str, quantum: Decimal) -> Schedule:
    """The schedule of a total over slots, in proportion to their weights.

    >>> spread(Decimal(10), numbered(24), "JPY", "even", Decimal(1)).shares[1].amount
    Decimal('5')
    """
    amounts = divide(total, [slot.weight for slot in slots], quantum)
    return scheduled(amounts, slots, currency, profile, weighed=True)


def scheduled(
    amounts: Sequence[Decimal],
    slots: Sequence[Slot],
    currency: str,
    profile: str,
    *,
    weighed: bool = False,
) -> Schedule:
    """The schedule of amounts that are known slot by slot; `weighed` where they were divided by the slots' weights."""
    shares = (
        Share(slot.heading, slot.first, slot.last, amount, slot.weight if weighed else None)
        for slot, amount in zip(slots, amounts, strict=True)
    )
    return Schedule(currency, profile, tuple(shares))


def add_months(day: date, months: int) -> date:
    """The same day of the month that many months later, or the month's last day.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_count(first: date, last: date) -> Weight:
    """The months from the first day to the last, both included; parts of months count by their days.

    >>> month_count(date(2025, 4, 1), date(2026, 3, 31)), month_count(date(2025, 1, 1), date(2025, 1, 10))
    (12, Fraction(10, 31))
    """
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    if after.day == first.day:
        return months
    lead = Fraction(first.day - 1, monthrange(first.year, first.month)[1])
    tail = Fraction(after.day - 1, monthrange(after.year, after.month)[1])
    return months - lead + tail


def numbered(months: int) -> tuple[Slot, ...]:
    """The slots "year 1", "year 2" … of a length whose start is not known.

    >>> [(slot.heading, slot.weight) for slot in numbered(18)]
    [('year 1', 12), ('year 2', 6)]
    """
    years, rest = divmod(months, 12)
    weights = [12] * years + [rest] * bool(rest)
    return tuple(Slot(f"year {at}", None, None, weight) for at, weight in enumerate(weights, 1))


def run(calendar: Calendar, first: FiscalYear, months: int) -> tuple[Slot, ...]:
    """The slots of that many months from the first day of a fiscal year; each year takes as many as it has.

    The years are counted in months and not cut at a day, as those of Nepal begin on one day now and then on the next.
    """
    slots = []
    year, left = first, months
    while left > 0:
        weight = min(left, year.months)
        last = year.last
        if weight < year.months:
            last = min(last, add_months(year.first, weight) - timedelta(days=1))
        slots.append(Slot(year.heading, year.first, last, weight, year))
        left -= weight
        if left:
            year = calendar.next(year)
    return tuple(slots)


def run_up_to(calendar: Calendar, last: FiscalYear, months: int) -> tuple[Slot, ...]:
    """The slots of that many months up to the last day of a fiscal year; each year takes as many as it has.

    >>> from fundnorm.calendars import CALENDAR_YEARS
    >>> [slot.weight for slot in run_up_to(CALENDAR_YEARS, CALENDAR_YEARS.year_starting(2025), 18)]
    [6, 12]
    """
    slots: list[Slot] = []
    year, left = last, months
    while left > 0:
        weight = min(left, year.months)
        first = year.first
        if weight < year.months:
            first = max(first, add_months(year.last + timedelta(days=1), -weight))
        slots.insert(0, Slot(year.heading, first, year.last, weight, year))
        left -= weight
        if left:
            year = calendar.next(year, -1)
    return tuple(slots)


def cover(calendar: Calendar, period: Period) -> tuple[Slot, ...]:
    """The slots of a dated period: each fiscal year that it touches, weighted by the months that it covers there."""
    slots = []
    year = calendar.year_of(period.first)
    while year.first <= period.last:
        slots.append(_covered(year, period))
        if year.last >= period.last:
            break
        year = calendar.next(year)
    return tuple(slots)


def _covered(year: FiscalYear, period: Period) -> Slot:
    first, last = max(year.first, period.first), min(year.last, period.last)
    # A whole year that moves by a day (Nepal, Ethiopia) weighs as much as its neighbours.
    whole = first == year.first and last == year.last
    weight = year.months if whole else month_count(first, last)
    return Slot(year.heading, first, last, weight, year)


def recut(schedule: Schedule, calendar: Calendar, quantum: Decimal) -> Schedule:
    """The schedule on another calendar's years, cut by months; each share, and so the total, is conserved.

    Shares without dates stay as they are.
    """
    amounts: dict[str, Share] = {}
    for share in schedule.shares:
        for piece in _pieces(share, calendar, quantum):
            known = amounts.get(piece.heading)
            amounts[piece.heading] = _joined(known, piece) if known else piece
    ordered = sorted(amounts.values(), key=lambda share: share.first or date.max)
    return Schedule(schedule.currency, schedule.profile, tuple(ordered))


def _pieces(share: Share, calendar: Calendar, quantum: Decimal) -> tuple[Share, ...]:
    if share.first is None or share.last is None:
        return (share,)
    slots = cover(calendar, Period(share.first, share.last))
    return spread(share.amount, slots, "", "", quantum).shares


def _joined(one: Share, other: Share) -> Share:
    """Two shares of the same year as one."""
    starts = [share.first for share in (one, other) if share.first]
    ends = [share.last for share in (one, other) if share.last]
    amount = EXACT.add(one.amount, other.amount)
    return Share(one.heading, min(starts, default=None), max(ends, default=None), amount)
