"""Whether two sums of different documents are the same money: surely, perhaps, or not.

They must have an amount in common (currency, both ends, unit of time; that of a stated equivalent counts too), and
nothing may speak against it. They are the same where:

- neither the periods nor the lengths differ, nor the dates of the act, nor the stages (authorised, appropriated,
  allocated, spent, or money that comes in);
- their labels name one programme: the telling words are equal, or the one's are within the other's and the amount has
  three digits or more;
- the countries are the same, or not known; else the words must be equal, two at least, and the amount telling.

Where only some of it holds, or a label is missing, they are perhaps the same.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from fundnorm.compare.programmes import Likeness, Name, likeness
from fundnorm.compare.sums import Found
from fundnorm.model.finance import Kind
from fundnorm.model.item import LineItem

__all__ = ["Verdict", "compatible", "dated_alike", "judge", "likely"]

_FIRM = frozenset((Kind.AUTHORISATION, Kind.APPROPRIATION, Kind.ALLOCATION, Kind.DISBURSEMENT))
_INCOME = frozenset((Kind.REVENUE, Kind.FINE))
_TELLING = 3  # digits of an amount that two programmes hardly share


class Verdict(IntEnum):
    """What can be said of two sums."""

    OTHER = 0
    PERHAPS = 1
    SAME = 2


def judge(one: Found, other: Found) -> Verdict:
    """What can be said of two sums of different documents that have an amount in common."""
    if not compatible(one, other):
        return Verdict.OTHER
    abroad = bool(one.country and other.country) and one.country != other.country
    if not one.name.words or not other.name.words:
        return Verdict.OTHER if abroad else Verdict.PERHAPS
    alike = likely(one.name, other.name)
    if alike is Likeness.NONE:
        return Verdict.OTHER
    telling = one.digits >= _TELLING
    if abroad:
        sure = alike is Likeness.EQUAL and len(one.name.words) > 1 and telling
    else:
        sure = alike is Likeness.EQUAL or (alike is Likeness.WITHIN and telling)
    return Verdict.SAME if sure and _dates_meet(one, other) else Verdict.PERHAPS


@cache
def likely(one: Name, other: Name) -> Likeness:
    """How alike two names are, kept for the next time: a corpus has few names and many sums."""
    return likeness(one, other)


def compatible(one: Found, other: Found) -> bool:
    """Whether neither time nor stage nor year of the act keeps two sums apart."""
    here, there = one.item.mention.kind, other.item.mention.kind
    if here is not there:
        firm = here in _FIRM and there in _FIRM
        if firm or Kind.DISBURSEMENT in (here, there) or (here in _INCOME) != (there in _INCOME):
            return False
    dates = one.announced, other.announced
    if dates[0] is not None and dates[1] is not None and dates[0].year != dates[1].year:
        return False
    return _times_meet(one.item, other.item)


def dated_alike(one: Found, other: Found) -> bool:
    """Whether two sums, of which one has no label, are for the very same dates."""
    if one.name.words and other.name.words:
        return False
    here, there = one.item.time, other.item.time
    if here is None or there is None or here.first is None or here.last is None:
        return False
    return (here.first, here.last) == (there.first, there.last)


def _times_meet(one: LineItem, other: LineItem) -> bool:
    """Whether two sums may be for the same time."""
    here, there = one.time, other.time
    if here is None or there is None:
        return True
    if here.duration and there.duration and here.duration != there.duration:
        return False
    return not (
        (here.last and there.first and here.last < there.first)
        or (there.last and here.first and there.last < here.first)
    )


def _dates_meet(one: Found, other: Found) -> bool:
    """Whether the dates of the act, where both are known, may be one."""
    here, there = one.announced, other.announced
    return here is None or there is None or (here.first <= there.last and there.first <= here.last)
