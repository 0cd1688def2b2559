"""A settled sum in the target currency: converted at full precision, rounded once, then spread."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from fundnorm.errors import RateNotFoundError
from fundnorm.model.item import Assumption, Flag
from fundnorm.model.money import EXACT
from fundnorm.model.rate import Rate
from fundnorm.model.schedule import Schedule
from fundnorm.normalise.codes import assumed, flagged
from fundnorm.normalise.currencies import quantum
from fundnorm.normalise.exchange import Exchange, converted, overall
from fundnorm.normalise.figures import NONE, Ends
from fundnorm.normalise.schedule import divide, scheduled, spread
from fundnorm.normalise.settling import Sum

__all__ = ["Conversion", "convert_sum"]


class Conversion(NamedTuple):
    """A sum's figures in currency units of the target, its shares, and the rate or rates that made them."""

    value: Ends = NONE
    per_year: Ends = NONE
    schedule: Schedule | None = None
    rate: Rate | None = None
    rates: tuple[Rate, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    flags: tuple[Flag, ...] = ()


def convert_sum(found: Sum, exchange: Exchange, *, yearly: bool = False) -> Conversion:
    """The sum in the target currency: at the rate of its date, or each year at the year's own rate.

    Without a rate the figures stay empty and a flag says so; a strict exchange raises RateNotFoundError.
    """
    try:
        if yearly and found.timeline.slots and found.timeline.slots[0].year is not None:
            return _by_years(found, exchange)
        return _at_once(found, exchange, yearly=yearly)
    except RateNotFoundError as error:
        if exchange.strict:
            raise
        return Conversion(flags=(flagged("no-rate", str(error)),))


def _at_once(found: Sum, exchange: Exchange, *, yearly: bool) -> Conversion:
    """Every figure at the one rate of the sum's date."""
    rate = exchange.rate(found.currency, found.known)
    assumptions = [found.dating] if found.dating and rate.rule != "same-currency" else []
    if yearly and found.timeline.months:
        assumptions.append(assumed("one-rate", "one rate, as the years are not known"))
    as_said = found.entry.mention.amount.rate_per is None
    value = _both(found.figures.total, rate, as_said=as_said)
    return Conversion(
        value=value,
        per_year=_both(found.figures.yearly, rate),
        schedule=_schedule(found, value, rate),
        rate=rate,
        assumptions=tuple(assumptions),
        flags=_doubts((rate,)),
    )


def _both(ends: Ends, rate: Rate, *, as_said: bool = False) -> Ends:
    """Both ends converted; a figure as it was said, in its own currency, keeps even a fraction of the minor unit."""
    if as_said and rate.rule == "same-currency":
        return ends
    low = None if ends.low is None else converted(ends.low, rate)
    if ends.high is ends.low or ends.high == ends.low:
        return Ends(low, low)
    return Ends(low, None if ends.high is None else converted(ends.high, rate))


def _schedule(found: Sum, value: Ends, rate: Rate) -> Schedule | None:
    """The stated figure over the slots; stated years that do not add up to it are converted one by one."""
    slots, total = found.timeline.slots, value.stated
    if total is None or not slots:
        return None
    if any(flag.code == "stated-years-differ" for flag in found.flags):
        amounts = [converted(year.amount, rate) for year in found.stated]
        return scheduled(amounts, slots, rate.target, "stated")
    return spread(total, slots, rate.target, found.profile, quantum(rate.target))


def _by_years(found: Sum, exchange: Exchange) -> Conversion:
    """Each year's share at the year's own rate; the value is what the shares come to."""
    slots = found.timeline.slots
    rates = exchange.of_years(found.currency, slots)
    total = found.figures.total
    low = _shares(found, total.low, rates)
    high = low if total.high == total.low else _shares(found, total.high, rates)
    value = Ends(_added(low), _added(high))
    shares = low if high is None else high
    single = value.stated
    schedule = None
    if shares is not None and single is not None:
        schedule = scheduled(shares, slots, rates[0].target, found.profile)
    return Conversion(
        value=value,
        per_year=_per_year(found, value, rates[0].target),
        schedule=schedule,
        rate=overall(rates, total.stated or Decimal(0), single or Decimal(0)),
        rates=rates,
        flags=_doubts(rates),
    )


def _shares(found: Sum, total: Decimal | None, rates: Sequence[Rate]) -> tuple[Decimal, ...] | None:
    """The parts of a total in the target currency, year by year."""
    if total is None:
        return None
    if found.stated:
        own: Sequence[Decimal] = [year.amount for year in found.stated]
    else:
        weights = [slot.weight for slot in found.timeline.slots]
        own = divide(total, weights, quantum(found.currency))
    return tuple(converted(amount, rate) for amount, rate in zip(own, rates, strict=True))


def _added(shares: Sequence[Decimal] | None) -> Decimal | None:
    if shares is None:
        return None
    total = Decimal(0)
    for share in shares:
        total = EXACT.add(total, share)
    return total


def _per_year(found: Sum, value: Ends, target: str) -> Ends:
    """The yearly mean of a value, where the sum has a yearly amount in its own currency."""
    months = found.timeline.months
    if found.figures.yearly == NONE or not months:
        return NONE
    mean = value.times(12, months)
    step = quantum(target)
    return Ends(*(None if end is None else EXACT.quantize(end, step) for end in (mean.low, mean.high)))


def _doubts(rates: Sequence[Rate]) -> tuple[Flag, ...]:
    """The flags of rates: asked for beyond the table's end, or of a kind that may mislead."""
    flags = []
    held = [rate for rate in rates if rate.rule == "held"]
    if held:
        age = max(rate.age for rate in held)
        flags.append(flagged("rate-held", f"{held[0].currency} rate of {held[0].date} held for {age:,} days"))
    for name in dict.fromkeys(name for rate in rates for name in rate.flags):
        flags.append(flagged(f"rate-{name}"))  # noqa: PERF401  two sources of flags, one list
    return tuple(flags)
