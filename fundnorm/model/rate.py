"""An exchange rate that can be traced."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Rate"]


@dataclass(frozen=True, slots=True)
class Rate:
    """A dated exchange rate: units of `currency` for one unit of `target`.

    `date` is the day (2025-01-29), month (2025-01), calendar year (2025), fiscal year ("IN 2025-26") or period (first
    day/last day) that the rate is of. `source` is ecb, nbp, pwt91, cia, peg, hmrc, fixed (a conversion rate set by
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
