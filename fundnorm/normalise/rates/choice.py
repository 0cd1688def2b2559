"""The choice among the rates of two currencies for a time; the rules stand in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from fundnorm.model.money import EXACT
from fundnorm.model.rate import worked_out
from fundnorm.normalise.rates.asks import SPAN, Ask, days_of, months_in
from fundnorm.normalise.rates.files import ANNUAL, DAILY, MONTHLY, Doubt, Quote
from fundnorm.normalise.rates.pairs import Pair

__all__ = ["Choice", "choose"]

_DAYS, _NEWEST = ("day", "earlier-day"), ("newest", "held")
_REACH = 7  # days; no stretch of holidays is longer
_WEEKEND = 5  # Saturday, as date.weekday() counts


class Choice(NamedTuple):
    """The rate that was taken, by which rule, and how many days before the time asked for."""

    quote: Quote
    rule: str
    age: int = 0

    @property
    def of_a_day(self) -> bool:
        """Whether it is the rate of one day, and no mean."""
        return self.rule in _DAYS or (self.rule in _NEWEST and len(self.quote.key) == len("2025-01-29"))


def choose(pair: Pair, ask: Ask | None) -> Choice | None:
    """The rate of a time, or the newest one for None; None where the tables have nothing that fits."""
    if ask is None:
        newest = pair.newest()
        return Choice(newest, "newest") if newest else None
    by_level = {DAILY: _day, MONTHLY: _month, ANNUAL: _year, SPAN: _span}
    return by_level[ask.level](pair, ask) or _held(pair, ask)


def _day(pair: Pair, ask: Ask) -> Choice | None:
    """The day's rate, else that of the last business day before it, else its month's mean."""
    found = pair.at_or_before(DAILY, ask.key)
    if found is not None:
        day = date.fromisoformat(found.key)
        age = (ask.first - day).days
        if age == 0:
            return Choice(found, "day")
        if age <= _REACH and not _table_ended(pair, day, ask.first):
            return Choice(found, "earlier-day", age)
    return _month(pair, ask)


def _table_ended(pair: Pair, found: date, asked: date) -> bool:
    """Whether a business day without a rate passed between the last day of the table and the one asked for."""
    last = pair.last(DAILY)
    if last is None or last.key != found.isoformat():
        return False
    passed = (found + timedelta(days) for days in range(1, (asked - found).days + 1))
    return any(day.weekday() < _WEEKEND for day in passed)


def _month(pair: Pair, ask: Ask) -> Choice | None:
    """The month's mean, else its year's."""
    found = pair.at(MONTHLY, ask.key[:7])
    if found is not None:
        return Choice(found, "month-mean")
    of_year = _year_for_month(pair, ask.key[:7])
    return Choice(of_year, "year-mean") if of_year else None


def _year_for_month(pair: Pair, month: str) -> Quote | None:
    """The mean of a month's year, but not where it only covers months before: then the last rate is nearer."""
    found = pair.at(ANNUAL, month[:4])
    if found is not None and "partial" in found.flags:
        before = pair.at_or_before(MONTHLY, month)
        if before is not None and before.key[:4] == month[:4]:
            return None
    return found


def _year(pair: Pair, ask: Ask) -> Choice | None:
    """The year's mean, else the mean of the months that there are."""
    found = pair.at(ANNUAL, ask.key)
    if found is not None:
        return Choice(found, "year-mean")
    months = _mean(pair, ask)
    return Choice(months, "year-mean") if months else None


def _span(pair: Pair, ask: Ask) -> Choice | None:
    """The mean of the months of a fiscal year or period."""
    found = _mean(pair, ask)
    rule = "fiscal-year-mean" if ask.fiscal else "period-mean"
    return Choice(found, rule) if found else None


def _mean(pair: Pair, ask: Ask) -> Quote | None:
    """The mean over months, the first and last by the share of their days; a month without a rate has its year's."""
    total = weights = Decimal(0)
    found: list[Quote] = []
    missing = 0
    for month, days, length in months_in(ask.first, ask.last):
        quote = pair.at(MONTHLY, month) or _year_for_month(pair, month)
        if quote is None:
            missing += 1
            continue
        found.append(quote)
        weight = EXACT.divide(Decimal(days), Decimal(length))
        total = EXACT.fma(quote.value, weight, total)
        weights = EXACT.add(weights, weight)
    if not found:
        return None
    mean = _joined(ask.key, worked_out(EXACT.divide(total, weights)), found)
    if not missing:
        return mean
    partial = Doubt("partial", f"{ask.name}: mean of {len(found)} of {len(found) + missing} months")
    return mean._replace(doubts=(partial, *mean.doubts))


def _joined(key: str, value: Decimal, quotes: Sequence[Quote]) -> Quote:
    """The mean of quotes, with the sources and doubts of all; it is the user's own where all of them are."""
    sources = dict.fromkeys(name for quote in quotes for name in quote.source.split("+"))
    doubts = dict.fromkeys(doubt for quote in quotes for doubt in quote.doubts)
    given = [code for code in quotes[0].given if all(code in quote.given for quote in quotes)]
    return Quote(key, value, "+".join(sources), tuple(doubts), tuple(given))


def _held(pair: Pair, ask: Ask) -> Choice | None:
    """The newest rate, for a time after it; quotes of the user's own may go on, with holes, after the table's end."""
    newest = pair.newest()
    if newest is not None and not _over(newest, ask):
        ended = pair.bundled().newest()
        newest = pair.newest_before(ask.first) if ended is not None and _over(ended, ask) else None
    if newest is None:
        return None
    return Choice(newest, "held", (ask.first - days_of(newest.key)[1]).days)


def _over(quote: Quote, ask: Ask) -> bool:
    """Whether the time of a quote ended before the time asked for."""
    return days_of(quote.key)[1] < ask.first
