"""Dated exchange rates: the bundled table or one of your own, and what a look-up in it says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from fundnorm.errors import InputError, RateNotFoundError
from fundnorm.model.money import EXACT
from fundnorm.model.rate import Rate, worked_out
from fundnorm.normalise.rate_asks import SPAN, Ask, When, days_of
from fundnorm.normalise.rate_choice import Choice, choose
from fundnorm.normalise.rate_files import (
    ANNUAL,
    DAILY,
    MONTHLY,
    ReadSeries,
    Successor,
    bundled_series,
    bundled_successors,
    bundled_warnings,
    given_series,
)
from fundnorm.normalise.rate_pairs import Pair

__all__ = ["RateTable"]

_Warn = Callable[[Collection[str], date, date], tuple[str, ...]]

_FIXED = "fixed"
_LEVELS = {DAILY: "by day", MONTHLY: "by month", ANNUAL: "by year"}
_UNDATED = timedelta(
    365
)  # a sum without a date is taken to be of the year before the newest rate, for warnings


class RateTable:
    """Dated exchange rates; each look-up says what it took and why.

    Rates through a third currency, and means, are worked out to twelve digits. Look-ups are remembered, and a
    currency's rates are read when they are first asked for. Nothing is fetched. Source of the bundled table:
    fundnorm/data/SOURCES.md.

    >>> from fundnorm.model.period import PartialDate
    >>> found = RateTable.bundled().rate("INR", "USD", PartialDate(2025, 1))
    >>> found.value, found.date, found.source, found.rule
    (Decimal('86.28965'), '2025-01', 'ecb', 'month-mean')
    """

    __slots__ = ("_daily_base", "_found", "_read", "_successors", "_warn")

    def __init__(
        self,
        read: ReadSeries,
        daily_base: str = "USD",
        warn: _Warn | None = None,
        successors: Mapping[str, Successor] | None = None,
    ) -> None:
        self._read = read
        self._daily_base = daily_base
        self._warn = warn
        self._successors = successors or {}
        self._found: dict[tuple[str, str, When | None], Rate] = {}

    @staticmethod
    def bundled() -> RateTable:
        """The table that comes with fundnorm: by day from 1999 (ECB), by month from 1984, by year from 1950."""
        return _bundled()

    @classmethod
    def of(cls, rates: Mapping[str, Mapping[str, Decimal | str]], *, source: str = "given") -> RateTable:
        """A table of your own: units per US dollar by currency, then by day, month or year.

        InputError for a code, a date or a figure that is none.

        >>> from fundnorm.model.period import PartialDate
        >>> table = RateTable.of({"INR": {"2025-01-29": "86.5", "2025": "87"}})
        >>> table.rate("INR", "USD", PartialDate(2025, 6, 1)).value
        Decimal('87')
        """
        for currency in rates:
            _check(currency)
            if currency == "USD":
                raise InputError("rates are units per USD, so USD has none of its own; leave it out")
        return cls(given_series(rates, source))

    def rate(self, currency: str, target: str, when: When | None, *, strict: bool = False) -> Rate:
        """The rate of a time: units of `currency` for one unit of `target`.

        A day gives its own rate, else that of the last business day at most seven days before, else its month's mean,
        else its year's; a month its mean; a calendar year its mean; a fiscal year or period the mean of its months;
        None the newest rate. A cross takes the finest of these that both currencies have. After the end of the table
        the newest rate is held, with its age. A currency that another has replaced by law follows that one from its day
        on, at the fixed conversion rate. RateNotFoundError where nothing fits, and under `strict` where the
        newest rate would be taken or held; InputError for a code that is none.

        >>> found = RateTable.bundled().rate("INR", "USD", None)
        >>> round(found.value, 4), found.date, found.rule
        (Decimal('94.9552'), '2026-10-30', 'newest')
        """
        found = self._found.get((currency, target, when))
        if found is None:
            found = self._found[currency, target, when] = self._look_up(currency, target, when)
        if strict and found.rule in {"newest", "held"}:
            raise RateNotFoundError(_refusal(found, when))
        return found

    def _look_up(self, currency: str, target: str, when: When | None) -> Rate:
        _check(currency)
        _check(target)
        ask = None if when is None else Ask.of(when)
        named = ask.name if ask else ""
        if currency == target:
            return Rate(currency, target, Decimal(1), named, "same currency", "same-currency")
        (ours, our_per), (theirs, their_per) = self._in_force(currency, ask), self._in_force(target, ask)
        per = our_per if their_per == 1 else worked_out(EXACT.divide(our_per, their_per))
        if ours == theirs:
            return Rate(currency, target, per, named, _FIXED, _FIXED)
        choice = choose(Pair(self._read, self._daily_base, ours, theirs), ask)
        if choice is None:
            raise RateNotFoundError(self._missing(currency, target, ask))
        quote = choice.quote
        source = quote.source if (ours, theirs) == (currency, target) else f"{_FIXED}+{quote.source}"
        flags = dict.fromkeys((*quote.flags, *self._warnings((ours, theirs), choice, ask)))
        value = quote.value if per == 1 else worked_out(EXACT.multiply(quote.value, per))
        return Rate(currency, target, value, quote.key, source, choice.rule, choice.age, tuple(flags))

    def _in_force(self, currency: str, ask: Ask | None) -> tuple[str, Decimal]:
        """The currency that had replaced this one by law at a time, and how many units of this one it is worth."""
        per = Decimal(1)
        while (successor := self._successors.get(currency)) and (ask is None or ask.first >= successor.since):
            currency, per = successor.code, EXACT.multiply(per, successor.per)
        return currency, per

    def _warnings(self, currencies: tuple[str, str], choice: Choice, ask: Ask | None) -> tuple[str, ...]:
        if self._warn is None:
            return ()
        if ask is not None and ask.level == SPAN and choice.rule != "held":
            return self._warn(currencies, ask.first, ask.last)
        first, last = days_of(choice.quote.key)
        return self._warn(currencies, last - _UNDATED if choice.rule == "newest" else first, last)

    def _missing(self, currency: str, target: str, ask: Ask | None) -> str:
        """What was asked for, what the table has, and what to do."""
        known = {code: self._spans(code) for code in (currency, target)}
        for code, spans in known.items():
            if not spans and code != "USD":
                return (
                    f"no exchange rate for {code}: the table does not have this currency; "
                    f"convert from or to another, or pass RateTable.of({{'{code}': …}}) with rates of your own"
                )
        has = "; ".join(f"{code} {spans}" for code, spans in known.items() if code != "USD")
        named = f" for {ask.name}" if ask else ""
        return (
            f"no rate of {currency} to {target}{named}: the table has {has}; "
            f"give a date within these spans, or pass rates of your own with RateTable.of"
        )

    def _spans(self, code: str) -> str:
        """What there is of a currency: "by day 1999-01-04 to 2026-10-30, by month …"."""
        found = ((words, self._read(level, code)) for level, words in _LEVELS.items())
        return ", ".join(f"{words} {series.first} to {series.last}" for words, series in found if series)


@cache
def _bundled() -> RateTable:
    return RateTable(cache(bundled_series), "EUR", bundled_warnings, bundled_successors())


def _check(currency: str) -> None:
    if not (len(currency) == 3 and currency.isascii() and currency.isalpha() and currency.isupper()):
        raise InputError(
            f"{currency!r} is no currency; write a code of ISO 4217 in capitals, such as INR or USD"
        )


def _refusal(rate: Rate, when: When | None) -> str:
    """Why a strict look-up does not take the newest rate."""
    pair = f"{rate.currency} per {rate.target}"
    if when is None:
        return f"no date is known for the rate of {pair}; give one, or leave strict off for the newest rate"
    return (
        f"the newest rate of {pair} is of {rate.date}, {rate.age} days before {Ask.of(when).name}; "
        f"give a date up to {rate.date}, or leave strict off to hold that rate"
    )
