"""Stated equivalents against the market: slips between crore and lakh, million and billion show here."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from fundnorm.errors import RateNotFoundError
from fundnorm.model.item import Flag
from fundnorm.model.money import EXACT
from fundnorm.model.rate import ImpliedRate, Rate, worked_out
from fundnorm.normalise.codes import flagged
from fundnorm.normalise.items.exchange import same
from fundnorm.normalise.items.figures import NONE
from fundnorm.normalise.items.settling import Sum
from fundnorm.normalise.rates.source import RateSource

__all__ = ["WIDEST", "Comparison", "compare"]

_TENFOLD = 9

WIDEST = Decimal("0.05")
"""How far a stated equivalent may be from the market rate before it is flagged."""


class Comparison(NamedTuple):
    """The rate that an equivalent implies beside the market's, None for one in its anchor's currency; and the flags."""

    implied: ImpliedRate | None = None
    flags: tuple[Flag, ...] = ()


def compare(stated: Sum, anchor: Sum, rates: RateSource) -> Comparison:
    """A stated equivalent against its anchor at the market rate of the known date, else at the newest.

    One that is further than WIDEST from it is flagged, with the likely slip, where a date is known.
    """
    pairs = _pairs(stated, anchor)
    if not pairs:
        return Comparison()
    market = _market(stated, anchor, rates)
    gaps = [] if market is None else [_gap(own, other, market) for own, other in pairs]
    widest = max(gaps, key=abs, default=None)
    implied = None
    if anchor.currency != stated.currency:
        own, other = pairs[0]
        value = worked_out(EXACT.divide(other, own))
        text = Rate(anchor.currency, stated.currency, value, "", "the text", "implied")
        implied = ImpliedRate(text, market, widest)
    if widest is None or abs(widest) <= WIDEST or stated.known is None:
        return Comparison(implied)
    from fundnorm.normalise.items.slips import likely_slip

    slip = likely_slip(stated, anchor, widest + 1, rates)
    distance = f"{_distance(widest)} what {anchor.entry.number} comes to at the market rate of {stated.known}"
    return Comparison(implied, (flagged("equivalent-gap", f"{distance}: {slip}" if slip else distance),))


def _market(stated: Sum, anchor: Sum, rates: RateSource) -> Rate | None:
    if anchor.currency == stated.currency:
        return same(stated.currency)
    try:
        return rates.rate(anchor.currency, stated.currency, stated.known)
    except RateNotFoundError:
        return None


def _pairs(stated: Sum, anchor: Sum) -> list[tuple[Decimal, Decimal]]:
    """The figures of both that stand for each other: totals where both have them, else yearly amounts."""
    mine, theirs = stated.figures.total, anchor.figures.total
    if NONE in (mine, theirs):
        mine, theirs = stated.figures.yearly, anchor.figures.yearly
    ends = ((mine.low, theirs.low), (mine.high, theirs.high))
    return [(own, other) for own, other in ends if own and other]


def _gap(own: Decimal, other: Decimal, market: Rate) -> Decimal:
    """How far a stated figure is from the market one, as a fraction."""
    return EXACT.subtract(EXACT.divide(EXACT.multiply(own, market.value), other), Decimal(1))


def _distance(gap: Decimal) -> str:
    """The gap in words: a percentage, or how many times as much, or what part, where that says more.

    >>> _distance(Decimal("0.12")), _distance(Decimal("-0.3")), _distance(Decimal("2.72")), _distance(Decimal("-0.999"))
    ('12 % above', '30 % below', '3.7 times', '1/1,000 of')
    """
    if gap >= 1:
        return f"{round(gap + 1, 1) if gap < _TENFOLD else round(gap + 1):,} times"
    if gap <= Decimal("-0.9") and gap != -1:
        return f"1/{round(1 / (gap + 1)):,} of"
    return f"{round(abs(gap) * 100)} % {'above' if gap > 0 else 'below'}"
