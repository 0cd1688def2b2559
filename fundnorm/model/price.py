"""Facts about an economy in a stretch of time, and the factors by which a sum is multiplied or divided."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from fundnorm.model.money import EXACT
from fundnorm.model.rate import Rate

__all__ = ["FACTS", "Factor", "PriceLevel", "applied", "divided"]

FACTS = {
    "deflator": "GDP deflator",
    "cpi": "consumer prices",
    "ppp": "purchasing power parity",
    "population": "population",
    "gdp": "GDP",
}
"""What a table can hold of a country, and what it is called."""


class PriceLevel(NamedTuple):
    """A price index, a purchasing power, a population or an output, in a stretch of time.

    `fact` is deflator, cpi, ppp, population or gdp; `country` ISO 3166-1 alpha-2; `period` the year or stretch that was
    asked for; `source` names the series, and `keys` its months or years of which `value` is the mean. `held` where
    the series ends before the stretch, so that its last figure stands in; `partial` where a month was never published.
    """

    fact: str
    country: str
    value: Decimal
    period: str
    source: str
    keys: str
    held: bool = False
    partial: bool = False


class Factor(NamedTuple):
    """One step of a calculation: `sign` is × or ÷, `value` the figure, `by` where it is from.

    A share of GDP is in per cent, so its last factor is × 100, by nothing.
    """

    sign: str
    value: Decimal
    by: Rate | PriceLevel | None = None


def divided(rate: Rate) -> tuple[Factor, ...]:
    """The factors of a conversion at a rate: one, or none where the currencies are the same.

    >>> divided(Rate("INR", "USD", Decimal(80), "2023", "ecb", "mean"))[0][:2]
    ('÷', Decimal('80'))
    """
    return () if rate.currency == rate.target else (Factor("÷", rate.value, rate),)


def applied(amount: Decimal, factors: tuple[Factor, ...]) -> Decimal:
    """The amount by each factor in turn, at full precision.

    >>> applied(Decimal(100), (Factor("×", Decimal(3)), Factor("÷", Decimal(4))))
    Decimal('75')
    """
    for factor in factors:
        step = EXACT.multiply if factor.sign == "×" else EXACT.divide
        amount = step(amount, factor.value)
    return amount
