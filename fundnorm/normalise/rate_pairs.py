"""Two currencies beside each other: the rate between them on a day, in a month or in a year that both have."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from fundnorm.model.money import EXACT
from fundnorm.model.rate import worked_out
from fundnorm.normalise.rate_files import ANNUAL, DAILY, DAILY_SOURCE, MONTHLY, Quote, ReadSeries, Series

__all__ = ["Pair"]

_Find = Callable[[Series, str], Quote | None]

_ONE = Decimal(1)


class Pair:
    """The rates between two currencies, crossed through the base of each table.

    A cross exists for a day, month or year that both currencies have. Where two means are of the ECB's days, their
    cross is the mean of the daily crosses, as the ECB's own averages are; another cross of means is their quotient.

    >>> from fundnorm.normalise.rate_files import bundled_series
    >>> round(Pair(bundled_series, "EUR", "INR", "GBP").at("daily", "2025-01-29").value, 4)
    Decimal('107.4908')
    """

    __slots__ = ("_base", "_currency", "_read", "_target")

    def __init__(self, read: ReadSeries, daily_base: str, currency: str, target: str) -> None:
        self._read = read
        self._base = {DAILY: daily_base, MONTHLY: "USD", ANNUAL: "USD"}
        self._currency = currency
        self._target = target

    def at(self, level: str, key: str) -> Quote | None:
        """The rate of a day, month or year: units of the currency for one of the target."""
        ours, theirs = self._leg(level, self._currency, key), self._leg(level, self._target, key)
        if ours is None or theirs is None:
            return None
        cross = _cross(ours, theirs)
        mean = self._mean_of_days(key) if level != DAILY and self._has_days(ours, theirs) else None
        return cross if mean is None else cross._replace(value=mean)

    def at_or_before(self, level: str, key: str) -> Quote | None:
        """The rate of a day, month or year, or the last one before it that both currencies have."""
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
        ends = [self._series(level, code).last for code in self._quoted(level)]
        return self.at_or_before(level, min(ends, default=""))

    def newest(self) -> Quote | None:
        """The newest rate of all: the finest one, unless a coarser table goes on after it."""
        best: Quote | None = None
        for level in (DAILY, MONTHLY, ANNUAL):
            found = self.last(level)
            if found and (
                best is None or (found.key > best.key[: len(found.key)] and "partial" not in found.flags)
            ):
                best = found
        return best

    def _has_days(self, *means: Quote) -> bool:
        """Whether both are means of daily figures that were quoted against another base than the means are."""
        return self._base[DAILY] != self._base[MONTHLY] and all(mean.source == DAILY_SOURCE for mean in means)

    def _mean_of_days(self, key: str) -> Decimal | None:
        """The mean of the daily crosses of a month or year."""
        ours, theirs = (self._series(DAILY, code).within(key) for code in (self._currency, self._target))
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

    def _series(self, level: str, code: str) -> Series:
        return self._read(level, code)

    def _leg(self, level: str, code: str, key: str, find: _Find = Series.at) -> Quote | None:
        return Quote(key, _ONE, "") if code == self._base[level] else find(self._series(level, code), key)


def _cross(ours: Quote, theirs: Quote) -> Quote:
    value = ours.value if theirs.value == _ONE else worked_out(EXACT.divide(ours.value, theirs.value))
    sources = dict.fromkeys(source for source in (ours.source, theirs.source) if source)
    flags = dict.fromkeys((*ours.flags, *theirs.flags))
    return Quote(ours.key, value, "+".join(sources), tuple(flags))
