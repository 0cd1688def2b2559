"""Stated equivalents against the market: slips between crore and lakh, million and billion show here."""

from __future__ import annotations

from decimal import Decimal

from fundnorm.errors import RateNotFoundError
from fundnorm.model.item import Flag
from fundnorm.model.money import EXACT
from fundnorm.normalise.codes import flagged
from fundnorm.normalise.exchange import RateSource, same
from fundnorm.normalise.figures import NONE
from fundnorm.normalise.settling import Sum

__all__ = ["WIDEST", "gap_flags"]

WIDEST = Decimal("0.05")
"""How far a stated equivalent may be from the market rate before it is flagged."""


def gap_flags(stated: Sum, anchor: Sum, rates: RateSource) -> tuple[Flag, ...]:
    """The flag of an equivalent that is further than WIDEST from its anchor at the rate of a known date."""
    if stated.known is None:
        return ()
    try:
        rate = (
            same(stated.currency)
            if anchor.currency == stated.currency
            else rates.rate(anchor.currency, stated.currency, stated.known)
        )
    except RateNotFoundError:
        return ()
    gaps = [gap for gap in _gaps(stated, anchor, rate.value) if abs(gap) > WIDEST]
    if not gaps:
        return ()
    widest = max(gaps, key=abs)
    text = f"{_distance(widest)} what {anchor.entry.number} comes to at the market rate of {stated.known}"
    return (flagged("equivalent-gap", text),)


def _gaps(stated: Sum, anchor: Sum, rate: Decimal) -> list[Decimal]:
    """How far the stated figures are from the market ones, as a fraction; totals if both have one, else yearly."""
    mine, theirs = stated.figures.total, anchor.figures.total
    if NONE in (mine, theirs):
        mine, theirs = stated.figures.yearly, anchor.figures.yearly
    pairs = ((mine.low, theirs.low), (mine.high, theirs.high))
    return [
        EXACT.subtract(EXACT.divide(EXACT.multiply(own, rate), other), Decimal(1))
        for own, other in pairs
        if own is not None and other
    ]


def _distance(gap: Decimal) -> str:
    """The gap in words: a percentage, or how many times as much where that says more.

    >>> _distance(Decimal("0.12")), _distance(Decimal("-0.9")), _distance(Decimal(99))
    ('12 % above', '90 % below', '100 times')
    """
    if gap >= 1:
        return f"{round(gap + 1)} times"
    return f"{round(abs(gap) * 100)} % {'above' if gap > 0 else 'below'}"
