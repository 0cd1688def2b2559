"""The shares of all sums by year: their own, or for a part without any those of its whole, in proportion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from fundnorm.normalise.spread.schedule import divide

__all__ = ["Spread", "spread_out"]


class Spread(NamedTuple):
    """A sum's figure where it is a single one, its shares by year, its whole by index, and the step of rounding."""

    value: Decimal | None
    shares: Mapping[str, Decimal]
    parent: int | None
    step: Decimal


def spread_out(sums: Sequence[Spread]) -> tuple[list[Mapping[str, Decimal]], frozenset[int]]:
    """The shares of each sum, and which of the sums took the years of their whole.

    >>> whole = Spread(Decimal(9), {"2024": Decimal(6), "2025": Decimal(3)}, None, Decimal("0.01"))
    >>> shares, taken = spread_out([whole, Spread(Decimal(3), {}, 0, Decimal("0.01"))])
    >>> [str(share) for share in shares[1].values()], sorted(taken)
    (['2.00', '1.00'], [1])
    """
    known: dict[int, Mapping[str, Decimal]] = {}
    taken = set()
    for at in range(len(sums)):
        chain = [at]
        while (parent := sums[chain[-1]].parent) is not None and parent not in known:
            chain.append(parent)
        for one in reversed(chain):  # wholes first
            own, above = sums[one], sums[one].parent
            known[one] = own.shares
            if above is not None and own.value is not None and not own.shares and _fit(known[above]):
                known[one] = _as(own.value, known[above], own.step)
                taken.add(one)
    return [known[at] for at in range(len(sums))], frozenset(taken)


def _fit(shares: Mapping[str, Decimal]) -> bool:
    """Whether the shares say how something else may be spread."""
    return bool(shares) and all(share >= 0 for share in shares.values()) and any(shares.values())


def _as(value: Decimal, shares: Mapping[str, Decimal], step: Decimal) -> dict[str, Decimal]:
    amounts = divide(value, [Fraction(share) for share in shares.values()], step)
    return dict(zip(shares, amounts, strict=True))
