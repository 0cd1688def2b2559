"""A settled sum in the target currency, or on another basis.

At one rate the sum is converted at full precision, rounded once, then spread. Where each year has factors of its own,
the sum is spread first, each share is worked out and rounded once, and the value is what the shares come to.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from fundnorm.errors import MissingFactError, RateNotFoundError, SeriesEndedError
from fundnorm.model.item import Assumption, Flag
from fundnorm.model.money import EXACT, added
from fundnorm.model.period import PartialDate
from fundnorm.model.price import FACTS, Factor, PriceLevel, applied, divided
from fundnorm.model.rate import Rate
from fundnorm.model.schedule import Schedule
from fundnorm.normalise.codes import assumed, flagged
from fundnorm.normalise.currencies import quantum
from fundnorm.normalise.items.exchange import Exchange, converted, overall, warning
from fundnorm.normalise.items.figures import NONE, Ends
from fundnorm.normalise.items.settling import Sum
from fundnorm.normalise.spread.schedule import Slot, divide, scheduled, spread

if TYPE_CHECKING:
    from fundnorm.normalise.prices.basis import Pricing

__all__ = ["SHARE_OF_OUTPUT", "Conversion", "convert_sum"]

_UNDATED = ("same-currency", "given")  # rules of rates that hold at all times

SHARE_OF_OUTPUT = "% of GDP"
"""What stands for a currency where figures are shares of a country's output."""

_PER_HEAD = Decimal("0.000001")  # of a currency unit: a programme is a few cents a head
_PER_CENT = Decimal("0.000000001")


class Conversion(NamedTuple):
    """A sum's figures in currency units of the target, its shares, and the factors that made them."""

    value: Ends = NONE
    per_year: Ends = NONE
    schedule: Schedule | None = None
    rate: Rate | None = None
    rates: tuple[Rate, ...] = ()
    own: Schedule | None = None
    factors: tuple[tuple[Factor, ...], ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    flags: tuple[Flag, ...] = ()


def convert_sum(
    found: Sum, exchange: Exchange, *, yearly: bool = False, pricing: Pricing | None = None
) -> Conversion:
    """The sum in the target currency: at the rate of its date, or each year at the year's own rate; or on a basis.

    Without a rate or a price level the figures stay empty and a flag says so; a strict exchange raises
    MissingFactError. A series of prices that ends too early raises SeriesEndedError, for its last figure could be held.
    """
    try:
        if pricing is not None:
            return _on_basis(found, exchange, pricing, yearly=yearly)
        if yearly and found.timeline.slots and found.timeline.slots[0].year is not None:
            return _by_years(found, exchange)
        return _at_once(found, exchange, yearly=yearly)
    except SeriesEndedError as error:
        raise SeriesEndedError(f"{found.entry.mention.text!r}: {error}") from None
    except MissingFactError as error:
        if exchange.strict:
            raise
        code = "no-rate" if isinstance(error, RateNotFoundError) else "no-price"
        return Conversion(flags=(flagged(code, str(error)),))


def _at_once(found: Sum, exchange: Exchange, *, yearly: bool) -> Conversion:
    """Every figure at the one rate of the sum's date."""
    rate = exchange.rate(found.currency, found.known)
    assumptions = [found.dating] if found.dating and rate.rule not in _UNDATED else []
    if yearly and found.timeline.months:
        assumptions.append(assumed("one-rate", "one rate, as the years are not known"))
    as_said = found.entry.amount.rate_per is None
    factors = divided(rate)
    value = _both(found.figures.total, rate, as_said=as_said)
    return Conversion(
        value=value,
        per_year=_both(found.figures.yearly, rate),
        schedule=_schedule(found, value, rate),
        rate=rate,
        factors=(factors,) if factors else (),
        assumptions=tuple(assumptions),
        flags=_doubts((rate,)),
    )


def _both(ends: Ends, rate: Rate, *, as_said: bool = False) -> Ends:
    """Both ends converted; a figure as it was said, in its own currency, keeps even a fraction of the minor unit."""
    kept = as_said and rate.currency == rate.target
    return ends if kept else ends.each(lambda end: converted(end, rate))


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
    """Each year's share at the year's own rate."""
    slots = found.timeline.slots
    rates = exchange.of_years(found.currency, slots)
    factors = tuple(divided(rate) for rate in rates)
    work = _Work(found, slots, factors, rates[0].target, quantum(rates[0].target))
    made = _worked_out(work)
    total, single = found.figures.total, made.value.stated
    return made._replace(
        rate=overall(rates, total.stated or Decimal(0), single or Decimal(0)),
        rates=rates,
        flags=_doubts(rates),
    )


def _on_basis(found: Sum, exchange: Exchange, pricing: Pricing, *, yearly: bool) -> Conversion:
    """Each share by the price levels, rates and people of its own year."""
    from fundnorm.normalise.items.valuing import value_slots

    slots, dating = _dated_slots(found)
    valued = value_slots(found, slots, exchange, pricing, yearly=yearly)
    target, step = _unit_of(pricing, exchange.target or found.currency)
    made = _worked_out(_Work(found, slots, valued.factors, target, step))
    used = [factor.by for factors in valued.factors for factor in factors]
    rates = [rate for rate in used if isinstance(rate, Rate)]
    levels = [level for level in used if isinstance(level, PriceLevel)]
    alike = len(set(rates)) == 1
    return made._replace(
        rate=rates[0] if alike else None,
        rates=tuple(rates) if not alike and len(rates) == len(slots) else (),
        assumptions=(*dating, *valued.assumptions),
        flags=(*_doubts(rates), *_price_doubts(levels)),
    )


def _dated_slots(found: Sum) -> tuple[tuple[Slot, ...], tuple[Assumption, ...]]:
    """The sum's years; for a sum without any, the year of its date."""
    slots = found.timeline.slots
    if slots or found.known is None:
        return slots or (Slot("", None, None, 1),), ()
    year = PartialDate(found.known.year)
    taken = assumed("price-year", f"prices of {year}, the year of its date")
    return (Slot("", year.first, year.last, 1),), () if found.entry.mention.prices else (taken,)


def _unit_of(pricing: Pricing, currency: str) -> tuple[str, Decimal]:
    """What the figures are in, and to what step they are rounded."""
    if pricing.basis.gdp_share:
        return SHARE_OF_OUTPUT, _PER_CENT
    return currency, _PER_HEAD if pricing.basis.per_head else quantum(currency)


class _Work(NamedTuple):
    """A sum's years, the factors of each, and the currency and step of what they come to."""

    found: Sum
    slots: Sequence[Slot]
    factors: tuple[tuple[Factor, ...], ...]
    target: str
    step: Decimal


def _worked_out(work: _Work) -> Conversion:
    """The figures share by share, their sum, and the yearly mean."""
    found, total = work.found, work.found.figures.total
    low = _shares(work, total.low)
    high = low if total.high == total.low else _shares(work, total.high)
    value = Ends(low and added(low[1]), high and added(high[1]))
    shares = low if high is None else high
    schedule = own = None
    if shares is not None and value.stated is not None and found.timeline.slots:
        own = scheduled(shares[0], work.slots, found.currency, found.profile, weighed=not found.stated)
        schedule = scheduled(shares[1], work.slots, work.target, found.profile)
    per_year = _per_year(work, value)
    return Conversion(value, per_year, schedule, own=own, factors=work.factors)


def _shares(work: _Work, total: Decimal | None) -> tuple[Sequence[Decimal], tuple[Decimal, ...]] | None:
    """The parts of a total in its own currency and in the target, year by year."""
    if total is None:
        return None
    own: Sequence[Decimal] = [year.amount for year in work.found.stated]
    if not own:
        own = divide(total, [slot.weight for slot in work.slots], quantum(work.found.currency))
    made = zip(own, work.factors, strict=True)
    return own, tuple(EXACT.quantize(applied(amount, factors), work.step) for amount, factors in made)


def _per_year(work: _Work, value: Ends) -> Ends:
    """The yearly mean of a value, where the sum has a yearly amount in its own currency.

    A yearly amount without a known length is worked out by the factors of its one year.
    """
    yearly, months = work.found.figures.yearly, work.found.timeline.months
    if yearly == NONE:
        return NONE
    if value == NONE:
        ends = yearly.each(lambda end: applied(end, work.factors[0]))
    elif months:
        ends = value.times(12, months)
    else:
        return NONE
    return ends.rounded(work.step)


def _price_doubts(levels: Sequence[PriceLevel]) -> tuple[Flag, ...]:
    """The flags of price levels that were held, or lack a month."""
    held = {(level.fact, level.country): level for level in levels if level.held}
    flags = [
        flagged(
            "price-held",
            f"{FACTS[fact]} of {country}: the figure of {level.keys.rpartition('..')[2]} ({level.source}) was held",
        )
        for (fact, country), level in held.items()
    ]
    partial = dict.fromkeys(
        f"{FACTS[level.fact]} of {level.country} in {level.period}" for level in levels if level.partial
    )
    if partial:
        flags.append(flagged("price-partial", f"{' and '.join(partial)}: a month was never published"))
    return tuple(flags)


def _doubts(rates: Sequence[Rate]) -> tuple[Flag, ...]:
    """The flags of rates: asked for beyond the table's end, or of a kind that may mislead."""
    flags = []
    held = [rate for rate in rates if rate.rule == "held"]
    if held:
        age = max(rate.age for rate in held)
        flags.append(flagged("rate-held", f"{held[0].currency} rate of {held[0].date} held for {age:,} days"))
    for name in dict.fromkeys(name for rate in rates for name in rate.flags):
        flags.append(flagged(f"rate-{name}", warning(name, rates)))  # noqa: PERF401  two sources of flags, one list
    return tuple(flags)
