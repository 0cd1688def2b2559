"""An exchange rate that can be traced."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Rate"]


@dataclass(frozen=True, slots=True)
class Rate:
    """A dated exchange rate: units of `currency` for one unit of `target`.

    `date` is the day, month, calendar year or fiscal year that the rate is of; `source` is ecb, nbp, pwt91, cia, peg,
    hmrc or "same currency"; `rule` says how it was chosen: day, earlier-day, month-mean, year-mean, fiscal-year-mean,
    newest, held, same-currency, or yearly for what the rates of several years come to; `age` is the days from the
    rate's date to the date asked for.
    """

    currency: str
    target: str
    value: Decimal
    date: str
    source: str
    rule: str
    age: int = 0
    flags: tuple[str, ...] = ()
