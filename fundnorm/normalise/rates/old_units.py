"""The unit that a currency's name meant on a day: before a redenomination, that of the old code.

A text of 2003 that speaks of Turkish lira means the old ones, a million of which became a new one in 2005, though the
name and press usage are those of the new code. Source: the conversion rates set by law in rates/successors.csv.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from fundnorm.model.money import plain
from fundnorm.normalise.rates.succession import Succession, Successor

__all__ = ["OldUnit", "unit_on"]


class OldUnit(NamedTuple):
    """The code of a unit that is gone, and what took its place."""

    code: str
    successor: Successor

    def __str__(self) -> str:
        """What became of it, in words."""
        since, per = self.successor.since, plain(self.successor.per)
        return f"{per} {self.code} became 1 {self.successor.code} on {since}"


def unit_on(currency: str, day: date) -> OldUnit | None:
    """The old unit that a currency's name meant on a day, None where it was the present one.

    >>> str(unit_on("TRY", date(2003, 1, 1))), unit_on("TRY", date(2005, 1, 1))
    ('1000000 TRL became 1 TRY on 2005-01-01', None)
    """
    found = None
    while (older := _predecessors().get(currency)) and day < older.successor.since:
        found, currency = older, older.code
    return found


@cache
def _predecessors() -> Mapping[str, OldUnit]:
    """The one old unit of each currency that replaced just one, at another value."""
    olds: dict[str, list[OldUnit]] = {}
    for code, successor in Succession.bundled().successors.items():
        if code != successor.code:
            olds.setdefault(successor.code, []).append(OldUnit(code, successor))
    return {code: known[0] for code, known in olds.items() if len(known) == 1 and known[0].successor.per != 1}
