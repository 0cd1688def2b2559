"""The chain behind one figure: characters, reading, time, factors with date and source, arithmetic, share.

Each step says what was done in words and in figures with all their digits, so that whoever does the sums again on paper
comes to the same last digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from fundnorm.errors import InputError
from fundnorm.model.money import EXACT, plain
from fundnorm.model.price import FACTS, Factor, PriceLevel, applied
from fundnorm.model.rate import SOURCE_NAMES, Rate
from fundnorm.model.schedule import Schedule, Share

if TYPE_CHECKING:
    from fundnorm.model.item import LineItem

__all__ = ["Step", "Trace", "traced"]

_SHOWN = 30  # digits of an unrounded figure: as many as show which way it is rounded
_WIDTH = 10
_OF_RATES = "rate-"


class Step(NamedTuple):
    """One step: its name, what was done in words, and the figure that it comes to, None where it has none."""

    name: str
    words: str
    figure: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """The steps to one cell of a table: the value of an item, or its share of a year.

    `other` has those to the same cell with each year at its own rate, where both rate rules were asked for.
    """

    title: str
    steps: tuple[Step, ...]
    other: Trace | None = None

    @property
    def figure(self) -> Decimal | None:
        """The figure of the cell, None where the chain ends without one."""
        return self.steps[-1].figure if self.steps else None

    @property
    def told(self) -> tuple[Step, ...]:
        """The steps as they are read: those of the other rate rule follow, from where the two chains part.

        >>> said, by_rate, by_rates = Step("text", "$5"), Step("rate", "80"), Step("rate", "81")
        >>> [step.name for step in Trace("$5", (said, by_rate), Trace("$5", (said, by_rates))).told]
        ['text', 'one rate', 'rate', 'yearly', 'rate']
        """
        if self.other is None:
            return self.steps
        if self.other.steps == self.steps:
            return (*self.steps, Step("yearly", "the same, as there are no years with a rate of their own"))
        alike = _parting(self.steps, self.other.steps)
        return (
            *self.steps[:alike],
            Step("one rate", "for the whole sum:"),
            *self.steps[alike:],
            Step("yearly", "each year at its own rate:"),
            *self.other.steps[alike:],
        )

    def __str__(self) -> str:
        lines = [f"{step.name:<{_WIDTH}} {step.words}" for step in self.told]
        return "\n".join([self.title, *(f"  {line}" for line in lines)])


def traced(item: LineItem, year: str = "") -> Trace:
    """The chain of an item's value, or of its share of the year with that heading; of both, under both rate rules.

    A range is traced by both its ends. InputError for a year that the item has no share of, with those that it has.
    """
    rules = item.under_rules
    shares = [one.share_of(year) if year else None for one in rules]
    share = next((found for found in shares if found is not None), None)
    if year and share is None:
        years = dict.fromkeys(found.heading for one in rules if one.schedule for found in one.schedule.shares)
        raise InputError(
            f"{_quoted(item.mention.text)} has no share of {year!r}; its years: {', '.join(years) or 'none'}"
        )
    title = _quoted(item.mention.text) + ("" if share is None else f", {share.heading}")
    chains = [_chain(one, of_year) for one, of_year in zip(rules, shares, strict=True)]
    return Trace(title, chains[0], Trace(title, chains[1]) if item.other else None)


def _chain(item: LineItem, share: Share | None) -> tuple[Step, ...]:
    """The steps under one rate rule."""
    at = -1 if share is None or item.schedule is None else item.schedule.shares.index(share)
    work = _through_shares(item, at) if item.own or len(item.factors) > 1 else _at_once(item, at)
    return (*_said(item), *_over(item), *work)


def _parting(one: Sequence[Step], other: Sequence[Step]) -> int:
    """How many steps two chains have in common before they part."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def _quoted(text: str) -> str:
    return '"' + " ".join(text.split()) + '"'


def _said(item: LineItem) -> Iterator[Step]:
    """What the text says."""
    mention, amount = item.mention, item.mention.amount
    place = f" of {item.source or f'document {item.doc}'}" + (f", {item.place}" if item.place else "")
    yield Step("text", f"{_quoted(mention.text)}, characters {mention.start}-{mention.end}{place}")
    ends = " to ".join(_grouped(end) for end in dict.fromkeys((amount.low, amount.high)) if end is not None)
    per = f" per {amount.rate_per.value.replace('_', ' ')}" if amount.rate_per else ""
    limit = "" if amount.modifier.value == "exact" else f", {amount.modifier.value.replace('_', ' ')}"
    stated = f", in prices of {mention.prices}" if mention.prices else ""
    yield Step("reading", f"{ends} {amount.currency}{per}{limit}{stated}", amount.low)


def _over(item: LineItem) -> Iterator[Step]:
    """The time and the total over it."""
    if item.time is not None:
        taken = f" (of item {item.timed_by})" if item.timed_by else ""
        yield Step("time", f"{_quoted(item.time.text)}{taken}{_years_of(item)}")
    elif item.schedule is not None:
        yield Step("time", _years_of(item).removeprefix(": "))
    amount = item.mention.amount
    if item.total_low is not None and item.total_low != amount.low:
        yield Step(
            "total", f"{_grouped(item.total_low)} {amount.currency} over the whole time", item.total_low
        )
    for assumption in item.assumptions:
        yield Step("assumed", assumption.text)
    told = {"currency-ambiguous"} if any(one.code == "country" for one in item.assumptions) else set()
    for flag in item.flags:
        if flag.code not in told and not flag.code.startswith(_OF_RATES):  # those stand beside their rate
            yield Step("doubtful", flag.text)


def _years_of(item: LineItem) -> str:
    shares = item.schedule.shares if item.schedule else ()
    if not shares:
        return ""
    span = shares[0].heading if len(shares) == 1 else f"{shares[0].heading} to {shares[-1].heading}"
    return f": {span}"


def _at_once(item: LineItem, at: int) -> Iterator[Step]:
    """One factor list for the whole sum, then the division over its years."""
    factors = item.factors[0] if item.factors else ()
    yield from _factor_steps(factors)
    scale = item.unit.scale if item.unit else Decimal(1)
    whole, ends = _value_in_units(item), (item.total_low, item.total_high)
    for total, value in zip(dict.fromkeys(ends), dict.fromkeys(whole), strict=False):
        if total is not None and value is not None:
            yield Step("value", _arithmetic(total, _unit_of(factors, item), factors, value, item), value)
    if at >= 0 and item.schedule is not None:
        yield _share_step(item.schedule, at, "share")
        yield from _in_unit(item, item.schedule.shares[at].amount, scale)
    elif item.total_low is None and item.total_high is None:
        yield from _yearly(item, factors, scale)
    elif item.value_low is not None or item.value_high is not None:
        yield from _in_unit(item, whole[0] if whole[0] is not None else whole[1], scale)


def _yearly(item: LineItem, factors: tuple[Factor, ...], scale: Decimal) -> Iterator[Step]:
    """A yearly amount that has no total, for want of a length."""
    amount = item.mention.amount
    per = amount.rate_per or item.read_per
    payments = Decimal(per.per_year if per else 1)
    ends = ((amount.low, item.per_year_low), (amount.high, item.per_year_high))
    for stated, shown in dict.fromkeys(ends):
        if stated is not None and shown is not None:
            own = EXACT.multiply(stated, payments)
            value = EXACT.multiply(shown, scale)
            yield Step("a year", _arithmetic(own, _unit_of(factors, item), factors, value, item), value)
            yield from _in_unit(item, value, scale)


def _value_in_units(item: LineItem) -> tuple[Decimal | None, Decimal | None]:
    """The value's two ends in currency units of the target."""
    if item.unit is not None and item.unit.per is not None and item.schedule is not None:
        return item.schedule.total, item.schedule.total
    scale = item.unit.scale if item.unit else Decimal(1)
    low, high = (
        None if end is None else EXACT.multiply(end, scale) for end in (item.value_low, item.value_high)
    )
    return low, high


def _through_shares(item: LineItem, at: int) -> Iterator[Step]:
    """Each year's share in the sum's own currency, by the factors of the year; the value is what they add up to."""
    own, made = item.own, item.schedule
    if own is None or made is None:
        factors = item.factors[0] if item.factors else ()
        yield from _factor_steps(factors)
        yield from _in_unit(item, None, Decimal(1))
        return
    for index in range(len(own.shares)) if at < 0 else (at,):
        share, value = own.shares[index], made.shares[index].amount
        yield _share_step(own, index, share.heading if at < 0 else "share")
        factors = item.factors[index]
        yield from _factor_steps(factors)
        yield Step("value", _arithmetic(share.amount, own.currency, factors, value, item), value)
    scale = item.unit.scale if item.unit else Decimal(1)
    if at < 0:
        if len(made.shares) > 1:
            added = " + ".join(_grouped(share.amount) for share in made.shares)
            yield Step("sum", f"{added} = {_grouped(made.total)} {made.currency}", made.total)
        yield from _in_unit(item, made.total, scale)
    else:
        yield from _in_unit(item, made.shares[at].amount, scale)


def _share_step(schedule: Schedule, at: int, name: str) -> Step:
    """One share, and how it came about."""
    share = schedule.shares[at]
    figure = f"{_grouped(share.amount)} {schedule.currency}"
    if share.weight is None or len(schedule.shares) == 1:
        how = "stated" if schedule.profile == "stated" else schedule.profile
        return Step(name, f"{share.heading}: {figure} ({how})", share.amount)
    weights = [other.weight or 0 for other in schedule.shares]
    whole = sum(weights, Fraction(0)) or 1
    due = EXACT.divide(EXACT.multiply(schedule.total, _decimal(share.weight)), _decimal(whole))
    words = f"{share.heading}: {share.weight}/{whole} of {_grouped(schedule.total)} = {_cut(due)}"
    return Step(name, f"{words}, by largest remainder {figure}", share.amount)


def _decimal(number: Fraction | int) -> Decimal:
    return EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))


def _factor_steps(factors: tuple[Factor, ...]) -> Iterator[Step]:
    for factor in factors:
        if isinstance(factor.by, Rate):
            yield Step("rate", _rate_words(factor.by), factor.value)
        elif isinstance(factor.by, PriceLevel):
            yield Step("level", _level_words(factor.by), factor.value)


def _rate_words(rate: Rate) -> str:
    """Value, direction, date, source, rule and age."""
    sources = " and ".join(SOURCE_NAMES.get(name, name) for name in rate.source.split("+"))
    age = f", {rate.age} day{'s' * (rate.age != 1)} old" if rate.age else ""
    when = f" of {rate.date}" if rate.date else ""
    words = f"{plain(rate.value)} {rate.currency} per {rate.target}: {sources}{when} ({rate.rule}{age})"
    doubts = [rate.warning(flag) or flag for flag in rate.flags]
    return f"{words}; {'; '.join(doubts)}" if doubts else words


def _level_words(level: PriceLevel) -> str:
    of = f"{FACTS.get(level.fact, level.fact)} of {level.country} in {level.period}"
    mean = "" if level.keys == level.period else f", mean of {level.keys}"
    held = ", held" if level.held else ""
    return f"{plain(level.value)}: {of} ({SOURCE_NAMES.get(level.source, level.source)}{mean}{held})"


def _unit_of(factors: tuple[Factor, ...], item: LineItem) -> str:
    """The currency that the sum's first rate is of: the unit of its time, where that is an older one.

    A rate after a purchasing power or an output is no longer of the sum's own currency.
    """
    for factor in factors:
        if isinstance(factor.by, Rate):
            return factor.by.currency
        if factor.by is not None and factor.by.fact in ("ppp", "gdp"):
            break
    return item.mention.amount.currency


def _arithmetic(
    amount: Decimal, currency: str, factors: tuple[Factor, ...], value: Decimal, item: LineItem
) -> str:
    """The multiplication and division at full precision, and what it is rounded to."""
    target = item.schedule.currency if item.schedule else (item.unit.currency if item.unit else currency)
    if not factors:
        return f"{_grouped(value)} {target}"
    chain = " ".join(f"{factor.sign} {plain(factor.value)}" for factor in factors)
    exact = applied(amount, factors)
    rounded = "" if exact == value else f", rounded half to even {_grouped(value)}"
    return f"{_grouped(amount)} {currency} {chain} = {_cut(exact)}{rounded} {target}"


def _in_unit(item: LineItem, amount: Decimal | None, scale: Decimal) -> Iterator[Step]:
    """The figure in the unit of the table."""
    unit = item.unit
    if amount is None:
        return
    if unit is not None and unit.per is None and scale != 1:
        value = EXACT.divide(amount, scale)
        yield Step("unit", f"{_grouped(amount)} ÷ {_grouped(scale)} = {_grouped(value)} {unit}", value)
    elif unit is not None and unit.per is not None and item.value_low is not None:
        yearly = (
            ""
            if item.per_year_low is None
            else f"{_grouped(item.per_year_low)} a year ÷ {unit.per.per_year} = "
        )
        yield Step("unit", f"{yearly}{_grouped(item.value_low)} {unit}", item.value_low)


def _grouped(value: Decimal) -> str:
    whole, point, fraction = plain(value).partition(".")
    return f"{Decimal(whole):,f}{point}{fraction}" if whole not in {"-0", ""} else plain(value)


def _cut(value: Decimal) -> str:
    """A figure with as many digits as tell its rounding; "…" for those that are left out."""
    text = _grouped(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
