"""Amounts into the target currency: the rate's choice, full precision, one rounding."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from fundnorm.model.money import EXACT
from fundnorm.model.rate import Rate, worked_out
from fundnorm.normalise.currencies import quantum
from fundnorm.normalise.rates.asks import When
from fundnorm.normalise.rates.source import RateSource
from fundnorm.normalise.spread.schedule import Slot

__all__ = ["Exchange", "converted", "overall", "same", "warning"]

_MOST = 3  # sentences about one kind of doubt


def same(currency: str) -> Rate:
    """The rate of a currency to itself."""
    return Rate(currency, currency, Decimal(1), "", "same currency", "same-currency")


class Exchange(NamedTuple):
    """Rates into one target currency, "" for each sum's own; a strict one refuses rates that are held."""

    rates: RateSource
    target: str
    strict: bool = False

    def rate(self, currency: str, when: When | None) -> Rate:
        """Units of the currency for one of the target, by date."""
        if not self.target or currency == self.target:
            return same(currency)
        return self.rates.rate(currency, self.target, when, strict=self.strict)

    def of_years(self, currency: str, slots: Sequence[Slot]) -> tuple[Rate, ...]:
        """The rate of each slot's own year; every slot must have one."""
        return tuple(self.rate(currency, slot.year) for slot in slots)


def warning(flag: str, rates: Sequence[Rate]) -> str:
    """What a flag is of these rates: the first three sentences, each once; "" where none of them says.

    >>> rate = Rate("INR", "USD", Decimal(94), "2026", "ecb", "year-mean", 0, ("partial",), ("10 of 12 months",))
    >>> warning("partial", [rate, rate])
    '10 of 12 months'
    """
    texts = list(dict.fromkeys(filter(None, (rate.warning(flag) for rate in rates))))
    more = [f"and {len(texts) - _MOST} more"] if len(texts) > _MOST else []
    return "; ".join((*texts[:_MOST], *more))


def converted(amount: Decimal, rate: Rate) -> Decimal:
    """The amount in the rate's target, rounded once, half to even, to its minor unit.

    >>> converted(Decimal("163000000000"), Rate("INR", "USD", Decimal("86.28965"), "2025-01", "ecb", "month-mean"))
    Decimal('1888986686.12')
    """
    if rate.currency != rate.target:
        amount = EXACT.divide(amount, rate.value)
    return EXACT.quantize(amount, quantum(rate.target))


def overall(rates: Sequence[Rate], own: Decimal, target: Decimal) -> Rate:
    """What the rates of several years come to over the whole sum, to twelve digits.

    >>> one = Rate("INR", "USD", Decimal(80), "2023", "ecb", "year-mean")
    >>> two = Rate("INR", "USD", Decimal(90), "2025", "ecb", "year-mean")
    >>> rate = overall((one, two), Decimal(14400), Decimal(170))
    >>> rate.value, rate.date, rate.rule
    (Decimal('84.7058823529'), '2023..2025', 'yearly')
    """
    first, last = rates[0], rates[-1]
    if all(rate == first for rate in rates) or not target:
        return first
    value = worked_out(EXACT.divide(own, target))
    sources = dict.fromkeys(rate.source for rate in rates)
    age = max(rate.age for rate in rates)
    return Rate(
        first.currency, first.target, value, f"{first.date}..{last.date}", "+".join(sources), "yearly", age
    )
