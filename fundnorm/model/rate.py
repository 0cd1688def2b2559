"""An exchange rate that can be traced."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

__all__ = ["Rate", "worked_out"]

_WORKED_OUT = Context(prec=12, rounding=ROUND_HALF_EVEN)


def worked_out(value: Decimal) -> Decimal:
    """A calculated rate to twelve significant digits, so that whoever uses it as shown gets the amounts that are shown.

    >>> worked_out(Decimal(1) / 3)
    Decimal('0.333333333333')
    """
    return _WORKED_OUT.plus(value)


@dataclass(frozen=True, slots=True)
class Rate:
    """A dated exchange rate: units of `currency` for one unit of `target`.

    `date` is the day (2025-01-29), month (2025-01), calendar year (2025), fiscal year ("IN 2025-26") or period (first
    day/last day) that the rate is of. `value` is a quote as it was published, or worked out of quotes to twelve
    digits. `source` is ecb, nbp, pwt91, cia, peg, hmrc, fixed (a conversion rate set by
    law) or "same currency"; two of them are joined by "+". `rule` says how it was chosen: day, earlier-day, month-mean,
    year-mean, fiscal-year-mean, period-mean, newest, held, fixed, same-currency, or yearly for what the rates of
    several years come to. `age` is the days from the end of the rate's date to the first day asked for. `flags` say why
    the rate may mislead: partial (a mean of a part of its time), estimated, disagree (sources differ by more than 2 %),
    restated (in a later unit), dual-rate (official and market rates differ), redenominated (old and new units under one
    code).
    """

    currency: str
    target: str
    value: Decimal
    date: str
    source: str
    rule: str
    age: int = 0
    flags: tuple[str, ...] = ()
