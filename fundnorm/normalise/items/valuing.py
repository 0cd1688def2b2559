"""What a sum's shares are multiplied and divided by on a basis: deflators, rates, purchasing powers, people, output."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from fundnorm.calendars import calendar_of, countries
from fundnorm.errors import InputError, MissingFactError
from fundnorm.model.item import Assumption
from fundnorm.model.period import PartialDate, Period
from fundnorm.model.price import FACTS, Factor, divided
from fundnorm.model.rate import Rate
from fundnorm.normalise.codes import assumed
from fundnorm.normalise.currencies import issuer
from fundnorm.normalise.items.exchange import Exchange
from fundnorm.normalise.items.settling import Sum
from fundnorm.normalise.prices.basis import Pricing
from fundnorm.normalise.prices.series import Series
from fundnorm.normalise.prices.table import PriceTable
from fundnorm.normalise.rates.asks import When
from fundnorm.normalise.rates.succession import Succession
from fundnorm.normalise.spread.schedule import Slot
from fundnorm.normalise.spread.year_labels import read_year

__all__ = ["Valuation", "value_slots"]

_IN_CURRENCY = {"ppp", "gdp"}
_DOLLAR = "USD"  # purchasing powers are units for one international dollar, the United States' own


class Valuation(NamedTuple):
    """The factors of each slot, and what they rest on."""

    factors: tuple[tuple[Factor, ...], ...]
    assumptions: tuple[Assumption, ...]


def value_slots(
    found: Sum, slots: Sequence[Slot], exchange: Exchange, pricing: Pricing, *, yearly: bool = False
) -> Valuation:
    """The factors by which each slot's share in the sum's own currency becomes a figure on the basis.

    SeriesEndedError where a series ends too early, MissingFactError where there is none, RateNotFoundError where a rate
    is missing.
    """
    if pricing.basis.ppp and not exchange.target:
        raise InputError("purchasing powers need a unit to convert to; write --to 'million USD'")
    work = _Work(found, [_time(slot) for slot in slots], exchange, pricing, yearly=yearly)
    steps = _steps(work)
    factors = tuple(tuple(factor for step in steps for factor in step(at)) for at in range(len(slots)))
    return Valuation(factors, tuple(work.assumptions()))


_Step = Callable[[int], Sequence[Factor]]  # what gives the factors of a slot by its place


def _steps(work: _Work) -> list[_Step]:
    """The kinds of factors in the order in which they are applied."""
    basis = work.pricing.basis
    if basis.gdp_share:
        return [*work.share_of_output(), lambda _: (Factor("×", Decimal(100)),)]
    steps: list[_Step] = []
    if basis.base is not None and not basis.convert_first:
        steps.append(work.deflate(work.issuer(work.found.currency)))
    steps += work.purchasing_power() if basis.ppp else [work.exchange_rate()]
    if basis.base is not None and basis.convert_first:
        steps.append(work.deflate(work.target_issuer()))
    if basis.per_head:
        steps.append(work.per_head())
    return steps


class _Work:
    """One sum's valuation: looks up each series once and remembers what it rests on."""

    def __init__(
        self, found: Sum, times: Sequence[When], exchange: Exchange, pricing: Pricing, *, yearly: bool
    ) -> None:
        self.found = found
        self.exchange = exchange
        self.pricing = pricing
        self._yearly = yearly
        self._times = times
        self._base = None if pricing.basis.base is None else PartialDate(pricing.basis.base)
        self._used: dict[tuple[str, str], Series] = {}

    def assumptions(self) -> Iterator[Assumption]:
        """Whose series were used, and which."""
        if not self.found.place.country:
            for country in dict.fromkeys(country for country, _ in self._used):
                yield assumed("price-country", f"prices of {_named(country)}, by the currency")
        for (country, _), series in self._used.items():
            vintage = f", vintage {series.vintage}" if series.vintage else ""
            span = f"{series.first} to {series.last}"
            yield assumed(
                "price-series", f"{FACTS[series.fact]} of {_named(country)}: {series.name}{vintage}, {span}"
            )

    def deflate(self, country: str) -> _Step:
        """From a country's prices in each slot, or those that the text states, to the base year's."""
        base = self._base or self._times[0]
        of = self._of_prices()
        series = self._index(country, [base, *of])
        return lambda at: (self._by("×", series, base), self._by("÷", series, of[at]))

    def exchange_rate(self) -> _Step:
        """At the base year's rate, or that of each slot, or the one of the announcement, as the basis has it."""
        target = self.exchange.target
        if self._base is not None and not self.pricing.basis.convert_first:
            base = self._rate(target, self._base)
            return lambda _: divided(base)
        if self._yearly or self.pricing.basis.convert_first:
            of = self._of_prices() if self.pricing.basis.convert_first else self._times
            return lambda at: divided(self._rate(target, of[at]))
        announced = self._rate(target, self.found.known)
        return lambda _: divided(announced)

    def purchasing_power(self) -> list[_Step]:
        """At the purchasing powers of each slot, or of the base year where the figure is in its prices."""
        times = [self._base or time for time in self._of_prices()]
        own = self._fact(self.issuer(self.found.currency), "ppp", times)
        steps: list[_Step] = [
            lambda at: divided(self._into(own.currency, times[at])),
            lambda at: (self._by("÷", own, times[at]),),
        ]
        if self.exchange.target != _DOLLAR:
            theirs = self._fact(self.target_issuer(), "ppp", times)
            steps.append(lambda at: (self._by("×", theirs, times[at]),))
            steps.append(lambda _: self._out_of(theirs))
        return steps

    def share_of_output(self) -> list[_Step]:
        """In each slot's own prices and in the currency of the country's output, at the slot's rate, by the output."""
        series = self._fact(self._country(), "gdp", self._times)
        return [
            *self._at_own_prices(),
            lambda at: self._into_output(series.currency, self._times[at]),
            lambda at: (self._by("÷", series, self._times[at]),),
        ]

    def _at_own_prices(self) -> list[_Step]:
        """From the prices that the text states, where it does, to those of each slot."""
        stated = self._stated_prices()
        if stated is None:
            return []
        series = self._index(self.issuer(self.found.currency), [stated, *self._times])
        return [lambda at: (self._by("×", series, self._times[at]), self._by("÷", series, stated))]

    def per_head(self) -> _Step:
        """By the people of the sum's country in each slot."""
        series = self._fact(self._country(), "population", self._times)
        return lambda at: (self._by("÷", series, self._times[at]),)

    def _country(self) -> str:
        """The country whose people and output count: the document's, else the currency's."""
        return self.found.place.country or self.issuer(self.found.currency)

    def target_issuer(self) -> str:
        """The country of the target currency: its issuer, even where the document's country uses it too."""
        target = self.exchange.target
        country = issuer(target or self.found.currency)
        if target and not country and not issuer(target, self.found.place.country):
            raise MissingFactError(
                f"no country is known for the prices of {target}, which is not one country's alone; "
                "choose a unit of one country's currency"
            )
        return country or self.issuer(target or self.found.currency)

    def issuer(self, currency: str) -> str:
        """The country whose prices a currency has; MissingFactError where that is not known."""
        country = issuer(currency, self.found.place.country)
        if not country:
            raise MissingFactError(
                f"no country is known for the prices of {currency}, which is not one country's alone; "
                f"give the publisher's with --country, or choose a unit of one country's currency"
            )
        return country

    def _index(self, country: str, needs: Sequence[When]) -> Series:
        pricing = self.pricing
        series = _table(pricing).price_index(country, needs, pricing.deflator, hold=pricing.hold)
        return self._used.setdefault((country, "index"), series)

    def _fact(self, country: str, fact: str, needs: Sequence[When]) -> Series:
        series = _table(self.pricing).series(country, fact, needs, hold=self.pricing.hold)
        if fact in _IN_CURRENCY and not series.currency:
            raise MissingFactError(
                f"{FACTS[fact]} of {_named(country)} is in a unit that is not known for certain; choose another basis"
            )
        return self._used.setdefault((country, fact), series)

    def _by(self, sign: str, series: Series, when: When) -> Factor:
        level = _table(self.pricing).mean(series, when)
        return Factor(sign, level.value, level)

    def _into(self, unit: str, when: When) -> Rate:
        """The rate into the unit of a series; a series in a later unit of the same money has it for all years."""
        currency = self.found.currency
        later, per = Succession.bundled().in_force(currency, None)
        return _by_law(currency, unit, per) if later == unit != currency else self._rate(unit, when)

    def _into_output(self, unit: str, when: When) -> Sequence[Factor]:
        """Into the unit of a country's output, by way of the money that the country had at the time.

        A country's output of all years is in its present money, at the rate at which it gave up the one before.
        """
        succession, own = Succession.bundled(), self._country()
        before = succession.before(own, unit, when.first)
        if not before or before == self.found.currency:
            return divided(self._into(unit, when))
        law = _by_law(before, unit, succession.successors[before].per)
        return (*divided(self._rate(before, when)), *divided(law))

    def _out_of(self, series: Series) -> Sequence[Factor]:
        """Out of the unit of a series into the target, where that is a unit of the same money or what it replaced."""
        unit, target = series.currency, self.exchange.target
        if unit == target:
            return ()
        in_force = Succession.bundled().in_force
        (later, per), (latest, times) = in_force(target, None), in_force(unit, None)
        if later == unit:
            return (Factor("×", per, _by_law(target, unit, per)),)
        if latest == target:
            return divided(_by_law(unit, target, times))
        raise MissingFactError(
            f"{FACTS[series.fact]} of {_named(series.country)} is in {unit}, which no law ties to {target}; "
            f"choose a unit of {unit}"
        )

    def _rate(self, target: str, when: When | None) -> Rate:
        """The rate of the sum's currency into another."""
        return self.exchange._replace(target=target).rate(self.found.currency, when)

    def _of_prices(self) -> list[When]:
        """The time in whose prices each slot's share is: the one that the text states, else the slot's own."""
        stated = self._stated_prices()
        return [stated or time for time in self._times]

    def _stated_prices(self) -> When | None:
        """The time of the prices that the text says its figure is in."""
        label = self.found.entry.mention.prices
        if not label:
            return None
        from fundnorm.calendars.local import own_era

        country = self._country()
        if label.isdigit() and own_era(country, int(label)) is None:
            return PartialDate(int(label))
        try:
            return read_year(calendar_of(country), label)
        except InputError:  # of an era, and beyond its table
            return PartialDate(int(label[:4]))


def _by_law(currency: str, target: str, per: Decimal) -> Rate:
    return Rate(currency, target, per, "", "fixed", "fixed")


def _named(country: str) -> str:
    return countries().get(country, country)


def _table(pricing: Pricing) -> PriceTable:
    return PriceTable.bundled() if pricing.table is None else pricing.table


def _time(slot: Slot) -> When:
    """The year of a slot that is a whole one, else its days."""
    if slot.first is None or slot.last is None:
        raise MissingFactError("no date is known for the sum, so the prices of its time are not; give --date")
    whole = slot.year is not None and (slot.year.first, slot.year.last) == (slot.first, slot.last)
    return slot.year if slot.year is not None and whole else Period(slot.first, slot.last)
