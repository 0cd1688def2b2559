"""An exchange rate that can be traced."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import NamedTuple

__all__ = ["SOURCE_NAMES", "ImpliedRate", "Rate", "worked_out"]

SOURCE_NAMES = {
    "ecb": "ECB",
    "nbp": "NBP",
    "pwt91": "PWT 9.1",
    "cia": "CIA World Factbook",
    "peg": "parity",
    "hmrc": "HMRC",
    "wb": "World Bank",
    "fixed": "fixed by law",
}
"""What the sources of the bundled rates are called; any other is called by its own name."""

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
    day/last day) that the rate is of, "" for one that holds at all times. `value` is a quote as it was published, or
    worked out of quotes to twelve digits. `source` is ecb, nbp, pwt91, cia, peg, hmrc, wb, fixed (a conversion rate set
    by law), the name of the user's file, given, "the text" or "same currency"; two of them are joined by "+". `rule`
    says how it was chosen: day, earlier-day, month-mean, year-mean, fiscal-year-mean, period-mean, newest, held, fixed,
    given, implied, same-currency, or yearly for what the rates of several years come to. `age` is the days from the end
    of the rate's date to the first day asked for. `flags` say why the rate may mislead: partial (a mean of a part of
    its time), estimated, disagree (sources differ by more than 2 %), restated (in a later unit), dual-rate (official
    and market rates differ), redenominated (old and new units under one code), off-peg (not at the currency's parity),
    far (the user's own, over three times off the table's); `warnings` has a sentence for each.
    `asked` is the time that the rate was looked up for.
    """

    currency: str
    target: str
    value: Decimal
    date: str
    source: str
    rule: str
    age: int = 0
    flags: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    asked: str = field(default="", compare=False)

    def warning(self, flag: str) -> str:
        """What a flag is of this very rate, "" where the rate does not have it.

        >>> one = Rate("INR", "USD", Decimal(94), "2026", "ecb", "year-mean", 0, ("partial",), ("10 of 12 months",))
        >>> one.warning("partial"), one.warning("estimated")
        ('10 of 12 months', '')
        """
        return dict(zip(self.flags, self.warnings, strict=False)).get(flag, "")


class ImpliedRate(NamedTuple):
    """The rate that a text's own equivalent comes to, beside that of the table.

    `rate` is the text's (the sum by its stated equivalent, to twelve digits), `market` that of the table for the known
    date, else the newest, None where there is none; `gap` is how far the stated equivalent is from what `market` gives,
    as a fraction (0.05 is 5 % above it).
    """

    rate: Rate
    market: Rate | None = None
    gap: Decimal | None = None
