"""Stated equivalents against the market: slips between crore and lakh, million and billion show here."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from fundnorm.errors import RateNotFoundError
from fundnorm.model.item import Flag
from fundnorm.model.money import RatePer
from fundnorm.model.rate import ImpliedRate, Rate, worked_out
from fundnorm.normalise.codes import flagged
from fundnorm.normalise.items.exchange import same
from fundnorm.normalise.items.readings import Fit, Reading, readings
from fundnorm.normalise.items.settling import Sum
from fundnorm.normalise.rates.source import RateSource

__all__ = ["WIDEST", "Comparison", "compare"]

_TENFOLD = 9
_DOUBLE = 2

WIDEST = Decimal("0.05")
"""How far a stated equivalent may be from the market rate before it is flagged."""


class Comparison(NamedTuple):
    """The rate that an equivalent implies beside the market's, None for one in its anchor's currency; and the flags.

    `per` is the unit of time that it has by its anchor, None where it is read as it stands.
    """

    implied: ImpliedRate | None = None
    flags: tuple[Flag, ...] = ()
    per: RatePer | None = None


def compare(stated: Sum, anchor: Sum, rates: RateSource) -> Comparison:
    """A stated equivalent against its anchor at the market rate of the known date, else at the newest.

    Of what it may be of, it is read as what is nearest to the market. Where that is further than WIDEST from it, it is
    flagged, with the likely slip, if a date is known.
    """
    found = readings(stated, anchor)
    if not found:
        return Comparison()
    market = _market(stated, anchor, rates)
    if market is None:
        return Comparison(_implied(stated, anchor, found[0]))
    fits = sorted((reading.beside(market.value) for reading in found), key=lambda fit: fit.distance)
    nearest = fits[0]
    if _fitting(nearest, dated=stated.known is not None):
        return Comparison(_implied(stated, anchor, nearest.reading, market, nearest), per=nearest.reading.per)
    if stated.known is None:
        return Comparison(_implied(stated, anchor, nearest.reading, market, nearest))
    from fundnorm.normalise.items.slips import likely_slip, power_of_ten

    likeliest = next((fit for fit in fits if power_of_ten(fit.ratio)), nearest)
    slip = likely_slip(stated, anchor, likeliest, rates)
    distance = f"{_distance(likeliest.gap)} what {likeliest.reading.of} comes to at the market rate of {stated.known}"
    flag = flagged("equivalent-gap", f"{distance}: {slip}" if slip else distance)
    return Comparison(_implied(stated, anchor, likeliest.reading, market, likeliest), (flag,))


def _market(stated: Sum, anchor: Sum, rates: RateSource) -> Rate | None:
    if anchor.currency == stated.currency:
        return same(stated.currency)
    try:
        return rates.rate(anchor.currency, stated.currency, stated.known)
    except RateNotFoundError:
        return None


def _fitting(fit: Fit, *, dated: bool) -> bool:
    """Whether a reading is the market's; without a date the market's is only near, and the factor says enough."""
    return abs(fit.gap) <= WIDEST if dated else fit.distance < _DOUBLE


def _implied(
    stated: Sum, anchor: Sum, reading: Reading, market: Rate | None = None, fit: Fit | None = None
) -> ImpliedRate | None:
    """The rate that the text's own figures come to, None within one currency."""
    if anchor.currency == stated.currency:
        return None
    value = worked_out(reading.pairs[0].implied)
    text = Rate(anchor.currency, stated.currency, value, "", "the text", "implied")
    return ImpliedRate(text, market, fit.gap if fit else None)


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
