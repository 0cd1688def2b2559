"""A rate of the user's own beside that of the table: where they are far apart, a reader is told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from fundnorm.errors import RateNotFoundError
from fundnorm.model.money import EXACT, plain
from fundnorm.model.rate import Rate
from fundnorm.normalise.rates.asks import When
from fundnorm.normalise.rates.source import RateSource

__all__ = ["compared"]

_WIDEST = 3  # times; no free and no official rate of the bundled table were further apart for long
_ALIKE = Decimal("0.1")


def compared(given: Rate, table: RateSource, when: When | None) -> Rate:
    """The given rate, flagged as far where the table's rate of the time is over three times more or less.

    An official rate that the market was far from is no measure.

    >>> from fundnorm.normalise.rates.table import RateTable
    >>> given = Rate("INR", "USD", Decimal("0.0117"), "", "given", "given")
    >>> compared(given, RateTable.bundled(), None).flags
    ('far',)
    """
    try:
        known = table.rate(given.currency, given.target, when)
    except RateNotFoundError:
        return given
    times = EXACT.divide(given.value, known.value)
    if "dual-rate" in known.flags or EXACT.divide(Decimal(1), Decimal(_WIDEST)) <= times <= _WIDEST:
        return given
    pair = f"{given.currency} per {given.target}"
    words = f"{plain(given.value)} {pair} was given, the table has {plain(known.value)}"
    when_known = f" of {known.date}" if known.date else ""
    turned = EXACT.multiply(given.value, known.value)
    hint = ""
    if abs(turned - 1) < _ALIKE:
        turned_pair = f"{given.target}/{given.currency}={plain(given.value)}"
        hint = f"; it agrees as {given.target} per {given.currency}, which is written {turned_pair}"
    return replace(
        given,
        flags=(*given.flags, "far"),
        warnings=(*given.warnings, f"{words}{when_known}{hint}"),
    )
