"""Fixed parities: where a published rate is away from the parity that a currency has by law, a reader is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from fundnorm.lexicon.store import read_table
from fundnorm.model.money import EXACT
from fundnorm.normalise.rates.asks import SPAN, Ask, days_of
from fundnorm.normalise.rates.choice import choose
from fundnorm.normalise.rates.files import Doubt
from fundnorm.normalise.rates.pairs import Pair, Tables

__all__ = ["Peg", "off_peg", "pegs"]

WIDEST = Decimal("0.005")
"""How far a rate may be from a parity before it is said."""


class Peg(NamedTuple):
    """So many units of a currency are one of `anchor`, from a day to a day, or still."""

    anchor: str
    per: Decimal
    first: date
    last: date


@cache
def pegs() -> Mapping[str, tuple[Peg, ...]]:
    """The hard pegs of each currency that has any.

    >>> [(peg.anchor, str(peg.per)) for peg in pegs()["XOF"]][-1]
    ('EUR', '655.957')
    """
    found: dict[str, tuple[Peg, ...]] = {}
    for line in read_table("rates/pegs.csv").splitlines()[1:]:
        currency, anchor, per, first, last = line.split(",")
        end = date.fromisoformat(last) if last else date.max
        peg = Peg(anchor, Decimal(per), date.fromisoformat(first), end)
        found[currency] = (*found.get(currency, ()), peg)
    return found


def off_peg(tables: Tables, currency: str, ask: Ask | None) -> tuple[Doubt, ...]:
    """The doubt about a currency whose rate at a time is further than WIDEST from its parity at that time."""
    for peg in pegs().get(currency, ()):
        choice = choose(Pair(tables, currency, peg.anchor), ask)
        if choice is None or choice.quote.given:
            continue
        if ask is not None and ask.level == SPAN and choice.rule != "held":
            first, last = ask.first, ask.last
        else:
            first, last = days_of(choice.quote.key)
        gap = EXACT.divide(choice.quote.value, peg.per) - 1
        if peg.first <= first and last <= peg.last and abs(gap) > WIDEST:
            way = "above" if gap > 0 else "below"
            text = f"{currency}: {abs(gap) * 100:.1f} % {way} its parity of {peg.per} per {peg.anchor}"
            return (Doubt("off-peg", text),)
    return ()
