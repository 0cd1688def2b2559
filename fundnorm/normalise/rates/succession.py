"""What the law made of currencies that are gone: the unit in force on a day, and the units of one money."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from fundnorm.lexicon.store import read_table
from fundnorm.model.money import EXACT
from fundnorm.model.rate import worked_out

__all__ = ["Succession", "Successor"]

_UNIT, _SAME_CODE = "redenomination", "same-code"


class Successor(NamedTuple):
    """What took a currency's place by law: from a day on, `per` of its units are one of `code`.

    `kind` is redenomination (another unit of one money, so that the ratio is exact at all times), same-code (the same,
    and the code stayed), euro (the changeover to the euro) or dollarisation (to the US dollar).
    """

    code: str
    per: Decimal
    since: date
    kind: str


class Succession(NamedTuple):
    """What became of each currency that is gone, by its code."""

    successors: Mapping[str, Successor] = {}

    @staticmethod
    def bundled() -> Succession:
        """What the bundled table has; source: conversion rates set by law, rates/successors.csv.

        >>> Succession.bundled().successors["DEM"].per
        Decimal('1.95583')
        """
        return _bundled()

    def in_force(self, currency: str, first: date | None) -> tuple[str, Decimal]:
        """What had replaced a currency on a day (None for today), and how many of its units one of that is worth.

        >>> Succession.bundled().in_force("DEM", None)
        ('EUR', Decimal('1.95583'))
        """
        return self._followed(currency, first, every=False)

    def ratio(self, currency: str, target: str, first: date | None) -> Decimal | None:
        """Units of a currency for one of another where both are units of one money, else None; twelve digits.

        >>> Succession.bundled().ratio("GHC", "GHS", date(1995, 1, 1)), Succession.bundled().ratio("DEM", "EUR", None)
        (Decimal('10000'), None)
        """
        (ours, our_per), (theirs, their_per) = (
            self._followed(code, first, every=True) for code in (currency, target)
        )
        if ours != theirs:
            return None
        return our_per if their_per == 1 else worked_out(EXACT.divide(our_per, their_per))

    def before(self, country: str, currency: str, first: date) -> str:
        """The currency that a country (ISO 3166-1 alpha-2) gave up for this one after a day, "" where it gave up none.

        >>> Succession.bundled().before("SK", "EUR", date(2003, 1, 1))
        'SKK'
        """
        given_up = (
            old
            for old, successor in self.successors.items()
            if successor.code == currency and old.startswith(country) and first < successor.since
        )
        return next(given_up, "") if country else ""

    def _followed(self, currency: str, first: date | None, *, every: bool) -> tuple[str, Decimal]:
        """The last unit of a chain of successors, of one money at all times with `every`, else by a day."""
        own, per = currency, Decimal(1)
        while successor := self.successors.get(currency):
            begun = first is None or first >= successor.since
            if successor.kind == _SAME_CODE:  # figures under the code are in the new unit from that day on
                return currency, EXACT.multiply(per, successor.per) if begun and currency != own else per
            if not (successor.kind == _UNIT if every else begun):
                break
            currency, per = successor.code, EXACT.multiply(per, successor.per)
        return currency, per


@cache
def _bundled() -> Succession:
    found = {}
    for line in read_table("rates/successors.csv").splitlines()[1:]:
        old, new, per, day, kind, _ = line.split(",")
        found[old] = Successor(new, Decimal(per), date.fromisoformat(day), kind)
    return Succession(found)
