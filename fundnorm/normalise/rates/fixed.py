"""Fixed exchange rates of the user's own, which hold at all times: "INR=85.5", "INR/EUR=98.2"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from fundnorm.errors import InputError
from fundnorm.model.money import EXACT
from fundnorm.model.rate import Rate, worked_out
from fundnorm.normalise.currencies import codes
from fundnorm.normalise.rates.asks import When
from fundnorm.normalise.rates.far_off import compared
from fundnorm.normalise.rates.given import above_zero
from fundnorm.normalise.rates.source import RateSource

__all__ = ["FixedRate", "FixedRates", "chosen_rates", "parse_rate"]

_GIVEN = "given"
_FORM = re.compile(r"\s*([^\s/=]{1,20})\s*(?:/\s*([^\s/=]{1,20})\s*)?=\s*(\S.{0,60}?)\s*", re.DOTALL)
_HINT = "write INR=85.5 (rupees per US dollar) or INR/EUR=98.2"


class FixedRate(NamedTuple):
    """Units of `currency` for one of `base`, at all times."""

    currency: str
    base: str
    value: Decimal


def parse_rate(text: str) -> FixedRate:
    """A rate as `--rate` takes it: units of the first currency for one US dollar, or for one of the second currency.

    InputError for what is none.

    >>> parse_rate("INR/EUR=98.2")
    FixedRate(currency='INR', base='EUR', value=Decimal('98.2'))
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise InputError(f"{text!r} is no exchange rate; {_HINT}")
    currency, base = found[1], found[2] or "USD"
    for code in (currency, base):
        if code not in codes():
            raise InputError(f"{code!r} in {text!r} is no code of ISO 4217 in capitals; {_HINT}")
    if currency == base:
        raise InputError(f"{text!r} is the rate of {currency} to itself, which is 1; {_HINT}")
    try:
        return FixedRate(currency, base, above_zero(found[3]))
    except ValueError as error:
        raise InputError(f"{text!r} is no exchange rate: it needs {error}; {_HINT}") from None


class _Table(RateSource, Protocol):
    """Dated rates that know what became of a currency by law."""

    def in_force(self, currency: str, when: When | None) -> tuple[str, Decimal]:
        """The currency that had replaced this one by law, and how many units of this one it is worth."""


class FixedRates:
    """A table in which some pairs have one rate at all times; what is crossed through them uses it too.

    With INR at 85.5 per USD, EUR to INR is that rate and the dated one of EUR to USD. InputError for a pair given
    twice, whichever way round.

    >>> from fundnorm.normalise.rates.table import RateTable
    >>> rates = FixedRates(RateTable.bundled(), [parse_rate("INR=85.5"), parse_rate("EUR=0.9")])
    >>> rates.rate("INR", "EUR", None).value
    Decimal('95')
    """

    __slots__ = ("_bases", "_table", "_values")

    def __init__(self, table: _Table, fixed: Sequence[FixedRate]) -> None:
        self._table = table
        self._values: dict[tuple[str, str], Decimal] = {}
        self._bases: dict[str, str] = {}
        for one in fixed:
            if {(one.currency, one.base), (one.base, one.currency)} & self._values.keys():
                raise InputError(f"the rate of {one.currency} and {one.base} is given twice; give it once")
            self._values[one.currency, one.base] = one.value
            self._bases.setdefault(one.currency, one.base)

    def rate(self, currency: str, target: str, when: When | None, *, strict: bool = False) -> Rate:
        """The rate of a time: units of `currency` for one unit of `target`; a fixed one where there is one.

        A rate that is fixed from end to end has the rule "given" and no date; one with a dated leg has that leg's date
        and rule. The errors are those of the table.
        """
        chain = _Chain(currency, target)
        while currency != target and self._step(chain, when):
            pass
        if not chain.steps:
            return self._table.rate(currency, target, when, strict=strict)
        return compared(self._chained(chain, (currency, target), when, strict=strict), self._table, when)

    def _chained(self, chain: _Chain, pair: tuple[str, str], when: When | None, *, strict: bool) -> Rate:
        """The rate of a pair over fixed legs and, where these do not meet, a dated one."""
        if chain.currency == chain.target:
            return Rate(*pair, chain.value(), "", chain.source(), _GIVEN)
        leg = self._table.rate(chain.currency, chain.target, when, strict=strict)
        value, source = chain.value(leg.value), chain.source(leg.source)
        return Rate(*pair, value, leg.date, source, leg.rule, leg.age, leg.flags, leg.warnings, leg.asked)

    def _step(self, chain: _Chain, when: When | None) -> bool:
        """Take one fixed leg off the chain, the very pair first; False where none is left."""
        pair = (chain.currency, chain.target)
        if chain.currency == chain.target:
            return False
        if pair in self._values or pair[::-1] in self._values:
            ours, theirs = self._values.get(pair), self._values.get(pair[::-1])
            chain.leave(chain.target, ours) if ours else chain.reach(chain.currency, theirs or Decimal(1))
            return True
        for code, move in ((chain.currency, chain.leave), (chain.target, chain.reach)):
            base = self._bases.get(code)
            if base is not None and code not in chain.seen:
                move(base, self._values[code, base])
                return True
        return self._follow(chain, when)

    def _follow(self, chain: _Chain, when: When | None) -> bool:
        """Go from a currency that is gone to its successor at the rate of the law, where that one's rate is fixed."""
        for code, other, move in (
            (chain.currency, chain.target, chain.leave),
            (chain.target, chain.currency, chain.reach),
        ):
            successor, per = self._table.in_force(code, when)
            if successor != code and (successor in self._bases or self._fixed(successor, other)):
                move(successor, per, "fixed")
                return True
        return False

    def _fixed(self, one: str, other: str) -> bool:
        return (one, other) in self._values or (other, one) in self._values


class _Chain:
    """A rate under way: what is left between two currencies, and the legs that are taken already."""

    def __init__(self, currency: str, target: str) -> None:
        self.currency, self.target = currency, target
        self.seen: set[str] = set()
        self.steps: list[str] = []
        self._times = self._by = Decimal(1)

    def leave(self, base: str, per: Decimal, source: str = _GIVEN) -> None:
        """From the currency to a base that is worth `per` of its units."""
        self.seen.add(self.currency)
        self.steps.append(source)
        self._times = EXACT.multiply(self._times, per)
        self.currency = base

    def reach(self, base: str, per: Decimal, source: str = _GIVEN) -> None:
        """The target from a base that is worth `per` of the target's units."""
        self.seen.add(self.target)
        self.steps.append(source)
        self._by = EXACT.multiply(self._by, per)
        self.target = base

    def value(self, leg: Decimal = Decimal(1)) -> Decimal:
        """The whole rate: as it was given where it is one leg, else worked out to twelve digits."""
        if len(self.steps) == 1 and leg == self._by == 1:
            return self._times
        return worked_out(EXACT.divide(EXACT.multiply(self._times, leg), self._by))

    def source(self, leg: str = "") -> str:
        """Whose the rate is: the legs' sources, each once."""
        return "+".join(dict.fromkeys(filter(None, (*self.steps, *leg.split("+")))))


def chosen_rates(path: str | None = None, pairs: Sequence[str] = ()) -> RateSource:
    """The bundled rates with what `--rates` (a path) and `--rate` (pairs such as INR=85.5) add to them.

    >>> chosen_rates(pairs=["INR/EUR=98.2"]).rate("INR", "EUR", None).source
    'given'
    """
    from fundnorm.normalise.rates.table import RateTable

    return RateTable.bundled().with_rates(path, pairs)
