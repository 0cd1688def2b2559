"""On what terms sums are compared: the unit, the rates, the years, the prices; checked before any sum is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TypedDict, Unpack

from fundnorm.errors import InputError
from fundnorm.model.item import Unit
from fundnorm.model.money import EXACT
from fundnorm.normalise.items.conversion import SHARE_OF_OUTPUT
from fundnorm.normalise.items.exchange import Exchange
from fundnorm.normalise.rates.source import RateSource
from fundnorm.normalise.spread.profiles import AS_SAID, Spreading, read_spreading
from fundnorm.normalise.units import read_unit

if TYPE_CHECKING:
    from fundnorm.normalise.prices.basis import Pricing
    from fundnorm.normalise.prices.table import PriceTable

__all__ = ["RATE_RULES", "Options", "Terms", "read_terms"]

RATE_RULES = ("announced", "yearly", "both")
"""One rate at the announcement, each year's own mean, or both beside each other."""

_UNIT = "million USD"
_PER_HEAD = "USD"


class Options(TypedDict, total=False):
    """What a caller may ask for.

    `to` is `[scale] CODE`, an expression such as "crore INR / month", or "none" for each sum's own currency; million
    USD unless given, USD where it is per head. `rate_rule` is announced (one rate), yearly (each year's mean) or both.
    `rates` and `prices` are the bundled tables unless others are passed. `strict` raises where a rate would be held or
    left out, or a price level is missing. `profile` is even, up-front or weights (with `weights`, a number a year), for
    sums that the text itself does not spread; `from_year` and `to_year` are fiscal years for sums that name none.
    `basis` is nominal, or constant:YEAR, ppp, per-head, gdp-share (`fundnorm.normalise.prices.basis`); `deflator` names
    the source of its price index; `hold_prices` lets the last figure of a series stand for later years.
    """

    to: str
    rate_rule: str
    rates: RateSource | None
    strict: bool
    profile: str
    weights: str | Sequence[object]
    from_year: str
    to_year: str
    basis: str
    prices: PriceTable | None
    deflator: str
    hold_prices: bool


class Terms(NamedTuple):
    """The options, read: `unit` is None for each sum's own currency, `pricing` None for nominal prices."""

    unit: Unit | None
    exchange: Exchange
    rate_rule: str = "announced"
    spreading: Spreading = AS_SAID
    pricing: Pricing | None = None


def read_terms(**options: Unpack[Options]) -> Terms:
    """The terms of the options; InputError for an unknown unit, rule, profile, year or basis.

    >>> terms = read_terms(to="crore INR")
    >>> str(terms.unit), terms.rate_rule
    ('crore INR', 'announced')
    """
    rule = options.get("rate_rule", "announced")
    if rule not in RATE_RULES:
        raise InputError(f"rate rule {rule!r} is not known; write one of {', '.join(RATE_RULES)}")
    pricing = _pricing(options)
    unit = _unit(options, pricing)
    money = unit is not None and unit.currency != SHARE_OF_OUTPUT
    target = unit.currency if unit is not None and money else ""
    exchange = Exchange(options.get("rates") or _bundled(), target, options.get("strict", False))
    return Terms(unit, exchange, rule, _spreading(options), pricing)


def _unit(options: Options, pricing: Pricing | None) -> Unit | None:
    """The unit asked for, else that of the basis."""
    if pricing is not None and pricing.basis.gdp_share:
        if "to" in options:
            raise InputError(f"shares of GDP are per cent, not {options['to']!r}; leave the unit out")
        return Unit("", EXACT.create_decimal(1), SHARE_OF_OUTPUT)
    usual = _PER_HEAD if pricing is not None and pricing.basis.per_head else _UNIT
    to = options.get("to", usual)
    if not isinstance(to, str):
        raise InputError(f"a unit was expected, got {type(to).__name__}; write 'million USD', or 'none'")
    return None if to.strip().lower() == "none" else read_unit(to)


def _spreading(options: Options) -> Spreading:
    asked = (
        options.get("profile", ""),
        options.get("weights", ()),
        options.get("from_year", ""),
        options.get("to_year", ""),
    )
    return read_spreading(*asked) if any(asked) else AS_SAID


def _pricing(options: Options) -> Pricing | None:
    """What the basis is worked out of; None for nominal prices, which need nothing."""
    asked = options.get("basis", "nominal")
    deflator = options.get("deflator", "")
    if asked == "nominal" and not deflator:
        return None
    from fundnorm.normalise.prices.basis import NOMINAL, Pricing, read_basis

    basis = read_basis(asked)
    if deflator and basis.base is None:
        raise InputError(f"a deflator ({deflator!r}) is for constant prices; write --basis constant:2015 too")
    if basis == NOMINAL:
        return None
    return Pricing(basis, options.get("prices"), deflator, options.get("hold_prices", False))


def _bundled() -> RateSource:
    from fundnorm.normalise.rates.table import RateTable

    return RateTable.bundled()
