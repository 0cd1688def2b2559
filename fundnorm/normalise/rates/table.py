"""Dated exchange rates: the bundled table or one of your own, and what a look-up in it says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from fundnorm.errors import InputError, RateNotFoundError
from fundnorm.model.money import EXACT
from fundnorm.model.rate import Rate, worked_out
from fundnorm.normalise.rates.asks import SPAN, Ask, When, days_of
from fundnorm.normalise.rates.choice import Choice, choose
from fundnorm.normalise.rates.far_off import compared
from fundnorm.normalise.rates.files import (
    ANNUAL,
    DAILY,
    MONTHLY,
    Doubt,
    Series,
    bundled_series,
    bundled_warnings,
    given_series,
)
from fundnorm.normalise.rates.pairs import Pair, Tables
from fundnorm.normalise.rates.pegs import off_peg
from fundnorm.normalise.rates.source import RateSource
from fundnorm.normalise.rates.succession import Succession, Successor

__all__ = ["RateTable"]

_Warn = Callable[[Collection[str], date, date], tuple[Doubt, ...]]

_FIXED = "fixed"
_MOST = 3  # sentences about one kind of doubt
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

    __slots__ = ("_found", "_succession", "_tables", "_under", "_warn")

    def __init__(
        self,
        tables: Tables,
        warn: _Warn | None = None,
        succession: Succession | None = None,
        under: RateTable | None = None,
    ) -> None:
        self._tables = tables
        self._warn = warn
        self._succession = succession or Succession()
        self._under = under  # the table that a user's own file was laid over
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
        return cls(Tables.of(given_series(rates, source)))

    def with_rates(self, path: str | Path | None = None, fixed: Sequence[str] = ()) -> RateSource:
        """This table with rates of your own: those of a CSV file, and fixed ones such as "INR=85.5" (per US dollar).

        A quote of a day, month or year in the file takes the place of the table's own of that key, and a fixed rate
        that of all others between its two currencies and of what is crossed through them. The columns of the file are
        told by `fundnorm.normalise.rates.given.read_rates`. DataError for a fault in the file, InputError for a
        fixed rate that is none.

        >>> from fundnorm.model.period import PartialDate
        >>> rates = RateTable.bundled().with_rates(fixed=["INR=85.5"])
        >>> found = rates.rate("INR", "USD", PartialDate(2025))
        >>> found.value, found.source, found.rule
        (Decimal('85.5'), 'given', 'given')
        """
        from fundnorm.normalise.rates.fixed import FixedRates, parse_rate

        pairs = [parse_rate(text) for text in fixed]
        table = self._layered(path) if path is not None else self
        return FixedRates(table, pairs) if pairs else table

    def _layered(self, path: str | Path) -> RateTable:
        from fundnorm.normalise.rates.given import layered, read_rates

        given = read_rates(path)
        kept = {
            old: new
            for old, new in self._succession.successors.items()
            if old == new.code or not given.goes_on(old, new.since)
        }
        return RateTable(layered(self._tables, given), self._warn, Succession(kept), self)

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
        ratio = self._succession.ratio(currency, target, ask.first if ask else None)
        if ratio is not None:
            return Rate(currency, target, ratio, named, _FIXED, _FIXED, asked=named)
        (ours, our_per), (theirs, their_per) = self.in_force(currency, when), self.in_force(target, when)
        per = our_per if their_per == 1 else worked_out(EXACT.divide(our_per, their_per))
        if ours == theirs:
            return Rate(currency, target, per, named, _FIXED, _FIXED, asked=named)
        choice = self._choice(ours, theirs, ask)
        if choice is None:
            return self._restated(currency, target, when)
        self._check_unit((ours, theirs), choice, ask)
        quote = choice.quote
        source = quote.source if (ours, theirs) == (currency, target) else f"{_FIXED}+{quote.source}"
        doubts = (*quote.doubts, *self._warnings((ours, theirs), choice, ask))
        value = quote.value if per == 1 else worked_out(EXACT.multiply(quote.value, per))
        rate = Rate(currency, target, value, quote.key, source, choice.rule, choice.age, asked=named)
        rate = self._doubted(rate, doubts) if doubts else rate
        return compared(rate, self._under, when) if self._under and quote.given else rate

    def _restated(self, currency: str, target: str, when: When | None) -> Rate:
        """The rate of a unit without figures of its own, from those of its successor restated for its time."""
        if successor := self._restating(currency, target):
            later, per = self._look_up(successor.code, target, when), successor.per
        elif successor := self._restating(target, currency):
            later = self._look_up(currency, successor.code, when)
            per = EXACT.divide(Decimal(1), successor.per)
        else:
            raise RateNotFoundError(self._missing(currency, target, None if when is None else Ask.of(when)))
        value = worked_out(EXACT.multiply(later.value, per))
        if later.currency == later.target:
            doubt = f"the rate fixed by law on {successor.since}, taken for a time before"
            named = Ask.of(when).name if when else ""
            return Rate(currency, target, value, named, _FIXED, _FIXED, 0, ("restated",), (doubt,), named)
        return replace(
            later, currency=currency, target=target, value=value, source=f"{_FIXED}+{later.source}"
        )

    def _restating(self, currency: str, other: str) -> Successor | None:
        """The successor whose figures, or whose rate, can stand for a currency before its end.

        The euro's rates say what the sums of a time before are in euros, and no more; another country's money nothing.
        """
        successor = self._succession.successors.get(currency)
        if successor is None or successor.code == currency or successor.kind == "dollarisation":
            return None
        return successor if successor.kind != "euro" or other == successor.code else None

    def _check_unit(self, pair: tuple[str, str], choice: Choice, ask: Ask | None) -> None:
        """RateNotFoundError for a mean over the day on which a currency took on a new unit and kept its code."""
        if self._warn is None or choice.of_a_day:
            return
        over = ask is not None and ask.level == SPAN and choice.rule != "held"
        first, last = (ask.first, ask.last) if ask is not None and over else days_of(choice.quote.key)
        for code in pair:
            units = [doubt for doubt in self._warn([code], first, last) if doubt.code == "redenominated"]
            if len(units) > 1 and code not in choice.quote.given:
                raise RateNotFoundError(
                    f"no rate of {code} for {ask.name if ask else choice.quote.key}: its figures of that time are of "
                    f"an old and a new unit ({units[0].text.partition('; ')[2]}), and a mean of both is no rate; "
                    f"give a date well before or after, or give a rate of your own: --rate {code}=…, --rates FILE"
                )

    def _choice(self, ours: str, theirs: str, ask: Ask | None) -> Choice | None:
        """The rate between two currencies; a mean is taken one way, and its reciprocal is the other.

        The one way is per US dollar, else per euro, else of the later code per the earlier one.
        """
        choice = choose(Pair(self._tables, ours, theirs), ask)
        if choice is None or choice.of_a_day or _rank(ours) > _rank(theirs):
            return choice
        mean = choose(Pair(self._tables, theirs, ours), ask)
        if mean is None:
            return choice
        value = worked_out(EXACT.divide(Decimal(1), mean.quote.value))
        return choice._replace(quote=choice.quote._replace(value=value))

    def _doubted(self, rate: Rate, doubts: Sequence[Doubt]) -> Rate:
        """The rate with a flag for each kind of doubt, and its sentences."""
        by_code: dict[str, list[str]] = {}
        for doubt in dict.fromkeys(doubts):
            by_code.setdefault(doubt.code, []).append(doubt.text + self._unit(doubt))
        return replace(rate, flags=tuple(by_code), warnings=tuple(map(_summary, by_code.values())))

    def _unit(self, doubt: Doubt) -> str:
        """Which later unit a rate is restated in, where that is known."""
        if doubt.code != "restated":
            return ""
        currency, key = doubt.text.partition(":")[0].split(" ", 1)
        later = [
            f" ({new.since}: 1 {new.code} = {new.per} {old})"
            for old, new in self._succession.successors.items()
            if new.code == currency and new.per != 1 and str(new.since) > key
        ]
        return min(later, default="")

    def in_force(self, currency: str, when: When | None) -> tuple[str, Decimal]:
        """The currency that had replaced this one by law at a time, and how many units of this one it is worth.

        >>> RateTable.bundled().in_force("DEM", None)
        ('EUR', Decimal('1.95583'))
        """
        return self._succession.in_force(currency, None if when is None else when.first)

    def _warnings(self, pair: tuple[str, str], choice: Choice, ask: Ask | None) -> tuple[Doubt, ...]:
        """What there is to warn of for the currencies whose figure is the table's."""
        currencies = [code for code in pair if code not in choice.quote.given]
        if self._warn is None:
            return ()
        pegged = (doubt for code in currencies for doubt in off_peg(self._tables, code, ask))
        return (*self._issues(currencies, choice, ask), *pegged)

    def _issues(self, currencies: Sequence[str], choice: Choice, ask: Ask | None) -> tuple[Doubt, ...]:
        """What is known of the currencies at the time of the rate."""
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
                    f"convert from or to another, or give rates of your own: --rate {code}=…, --rates FILE, "
                    "or RateTable.with_rates"
                )
        has = "; ".join(f"{code} {spans}" for code, spans in known.items() if code != "USD")
        named = f" for {ask.name}" if ask else ""
        return (
            f"no rate of {currency} to {target}{named}: the table has {has}; "
            "give a date within these spans, run `fundnorm data update` for newer rates, "
            "or give rates of your own: --rates FILE, or RateTable.with_rates"
        )

    def _spans(self, code: str) -> str:
        """What there is of a currency: "by day 1999-01-04 to 2026-10-30, by month …"."""
        found = ((words, self._series(level, code)) for level, words in _LEVELS.items())
        return ", ".join(f"{words} {series.first} to {series.last}" for words, series in found if series)

    def _series(self, level: str, code: str) -> Series:
        """The rates of a currency; where it has none against the base, those straight in dollars or euros."""
        tables = self._tables
        direct = (tables.direct(level, code, base) for base in ("USD", "EUR"))
        return tables.read(level, code) or next(filter(None, direct), Series())


@cache
def _bundled() -> RateTable:
    tables = Tables.of(cache(bundled_series), "EUR")
    return RateTable(tables, bundled_warnings, Succession.bundled())


def _rank(code: str) -> tuple[bool, bool, str]:
    """The order of currencies in which means are taken: units of the later one for one of the earlier."""
    return code != "USD", code != "EUR", code


def _summary(texts: Sequence[str]) -> str:
    """The first sentences of a kind of doubt, and how many more there are."""
    more = [f"and {len(texts) - _MOST} more"] if len(texts) > _MOST else []
    return "; ".join((*texts[:_MOST], *more))


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
