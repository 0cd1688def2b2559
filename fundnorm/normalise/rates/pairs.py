"""Two currencies beside each other: the rate between them on a day, in a month or in a year that both have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from fundnorm.model.money import EXACT
from fundnorm.model.rate import worked_out
from fundnorm.normalise.rates.asks import days_of
from fundnorm.normalise.rates.files import (
    ANNUAL,
    DAILY,
    DAILY_SOURCE,
    MONTHLY,
    Doubt,
    Quote,
    ReadSeries,
    Series,
)

__all__ = ["Pair", "ReadDirect", "Tables"]

_Find = Callable[[Series, str], Quote | None]

ReadDirect = Callable[[str, str, str], Series]
"""What gives the quotes of one currency straight in another: (level, currency, base) -> its series."""

_ONE = Decimal(1)
_KEY = {DAILY: 10, MONTHLY: 7, ANNUAL: 4}  # the length of a day, month or year as it is written


def _no_direct(_level: str, _currency: str, _base: str) -> Series:
    return Series()


class Tables(NamedTuple):
    """Where rates are read from: against the base of each level, and straight between two currencies.

    `days` has the daily figures that the means of `read` were made of; `read` may have the user's own quotes besides.
    """

    read: ReadSeries
    daily_base: str
    days: ReadSeries
    direct: ReadDirect = _no_direct

    @classmethod
    def of(cls, read: ReadSeries, daily_base: str = "USD") -> Tables:
        """Tables against a base only: `daily_base` for days, US dollars for months and years."""
        return cls(read, daily_base, read)


class Pair:
    """The rates between two currencies, crossed through the base of each table.

    A cross exists for a day, month or year that both currencies have. Where two means are of the ECB's days, their
    cross is the mean of the daily crosses, as the ECB's own averages are; another cross of means is their quotient.
    A quote of the very pair comes before a cross.

    >>> from fundnorm.normalise.rates.files import bundled_series
    >>> round(Pair(Tables.of(bundled_series, "EUR"), "INR", "GBP").at("daily", "2025-01-29").value, 4)
    Decimal('107.4908')
    """

    __slots__ = ("_base", "_currency", "_tables", "_target")

    def __init__(self, tables: Tables, currency: str, target: str) -> None:
        self._tables = tables
        self._base = {DAILY: tables.daily_base, MONTHLY: "USD", ANNUAL: "USD"}
        self._currency = currency
        self._target = target

    def at(self, level: str, key: str) -> Quote | None:
        """The rate of a day, month or year: units of the currency for one of the target."""
        direct = self._direct(level, key, Series.at)
        if direct is not None:
            return direct
        ours, theirs = self._leg(level, self._currency, key), self._leg(level, self._target, key)
        if ours is None or theirs is None:
            return None
        cross = _cross(ours, theirs)
        mean = self._mean_of_days(key) if level != DAILY and self._has_days(ours, theirs) else None
        return cross if mean is None else cross._replace(value=mean)

    def at_or_before(self, level: str, key: str) -> Quote | None:
        """The rate of a day, month or year, or the last one before it that both currencies have."""
        return _later(self._direct(level, key, Series.at_or_before), self._cross_before(level, key))

    def _cross_before(self, level: str, key: str) -> Quote | None:
        while True:
            ours = self._leg(level, self._currency, key, Series.at_or_before)
            theirs = self._leg(level, self._target, key, Series.at_or_before)
            if ours is None or theirs is None:
                return None
            if ours.key == theirs.key:
                return _cross(ours, theirs)
            key = min(ours.key, theirs.key)

    def last(self, level: str) -> Quote | None:
        """The newest rate by days, months or years."""
        ends = [self._tables.read(level, code).last for code in self._quoted(level)]
        cross = self._cross_before(level, min(ends, default=""))
        return _later(self._direct(level, "9999", Series.at_or_before), cross)

    def newest(self) -> Quote | None:
        """The newest rate of all: the finest one, unless a coarser table goes on after it."""
        return _newest(self.last(level) for level in _KEY)

    def newest_before(self, day: date) -> Quote | None:
        """The newest rate of a time that ended before a day; for quotes that have holes."""
        found = (self.at_or_before(level, day.isoformat()[: _KEY[level]]) for level in _KEY)
        return _newest(quote for quote in found if quote is not None and days_of(quote.key)[1] < day)

    def bundled(self) -> Pair:
        """The same pair without quotes of the user's own."""
        return Pair(Tables.of(self._tables.days, self._tables.daily_base), self._currency, self._target)

    def _direct(self, level: str, key: str, find: _Find) -> Quote | None:
        """A quote of one of the two straight in the other."""
        ours = _named(self._currency, find(self._tables.direct(level, self._currency, self._target), key))
        theirs = _named(self._target, find(self._tables.direct(level, self._target, self._currency), key))
        inverse = None if theirs is None else _cross(Quote(theirs.key, _ONE, ""), theirs)
        return _later(_later(ours, inverse), self._shared(level, key, find))

    def _shared(self, level: str, key: str, find: _Find) -> Quote | None:
        """The cross of two quotes straight in one third currency."""
        for base in ("USD", "EUR"):
            both = [(code, self._tables.direct(level, code, base)) for code in (self._currency, self._target)]
            while all(series for _, series in both):
                ours, theirs = (_named(code, find(series, key)) for code, series in both)
                if ours is None or theirs is None:
                    break
                if ours.key == theirs.key:
                    return _cross(ours, theirs)
                key = min(ours.key, theirs.key)
        return None

    def _has_days(self, *means: Quote) -> bool:
        """Whether both are means of daily figures that were quoted against another base than the means are."""
        return self._base[DAILY] != self._base[MONTHLY] and all(
            mean.source == DAILY_SOURCE and not mean.given for mean in means
        )

    def _mean_of_days(self, key: str) -> Decimal | None:
        """The mean of the daily crosses of a month or year."""
        ours, theirs = (self._tables.days(DAILY, code).within(key) for code in (self._currency, self._target))
        base = self._base[DAILY]
        days = (
            theirs
            if self._currency == base
            else ours
            if self._target == base
            else ours.keys() & theirs.keys()
        )
        total = Decimal(0)
        for day in days:
            total = EXACT.add(total, EXACT.divide(ours.get(day, _ONE), theirs.get(day, _ONE)))
        return worked_out(EXACT.divide(total, Decimal(len(days)))) if days else None

    def _quoted(self, level: str) -> list[str]:
        return [code for code in (self._currency, self._target) if code != self._base[level]]

    def _leg(self, level: str, code: str, key: str, find: _Find = Series.at) -> Quote | None:
        if code == self._base[level]:
            return Quote(key, _ONE, "")
        return _named(code, find(self._tables.read(level, code), key))


def _named(code: str, quote: Quote | None) -> Quote | None:
    """The quote with the currency's code in the words of each doubt."""
    if quote is None or not quote.doubts:
        return quote
    doubts = (Doubt(doubt.code, f"{code} {doubt.text}") for doubt in quote.doubts)
    return quote._replace(doubts=tuple(doubts))


def _newest(quotes: Iterable[Quote | None]) -> Quote | None:
    """Of the newest quotes by day, month and year, the finest that none goes on after."""
    best: Quote | None = None
    for found in quotes:
        if found and (
            best is None or (found.key > best.key[: len(found.key)] and "partial" not in found.flags)
        ):
            best = found
    return best


def _later(first: Quote | None, second: Quote | None) -> Quote | None:
    """The quote of the later time, the first of two of one time."""
    if first is None or second is None:
        return first or second
    return second if second.key > first.key else first


def _cross(ours: Quote, theirs: Quote) -> Quote:
    value = ours.value if theirs.value == _ONE else worked_out(EXACT.divide(ours.value, theirs.value))
    sources = dict.fromkeys(name for leg in (ours, theirs) for name in leg.source.split("+") if name)
    doubts = dict.fromkeys((*ours.doubts, *theirs.doubts))
    given = dict.fromkeys((*ours.given, *theirs.given))
    return Quote(ours.key, value, "+".join(sources), tuple(doubts), tuple(given))
