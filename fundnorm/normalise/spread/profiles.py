"""How a sum lies over its years where the text does not say: evenly, up front, by weights, over given years."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import NamedTuple

from fundnorm.errors import InputError
from fundnorm.model.item import Assumption, Flag
from fundnorm.model.money import plain
from fundnorm.normalise.codes import assumed, flagged
from fundnorm.normalise.spread.schedule import Slot

__all__ = ["AS_SAID", "PROFILES", "Spreading", "read_spreading"]

EVEN, UP_FRONT, WEIGHTS = "even", "up-front", "weights"
PROFILES = (EVEN, UP_FRONT, WEIGHTS)
"""How a sum is spread that the text itself does not spread."""

_MOST = 200


class Spreading(NamedTuple):
    """A profile, its weights, and the labels of the first and last fiscal year, "" where the text decides."""

    profile: str = EVEN
    weights: tuple[Decimal, ...] = ()
    first: str = ""
    last: str = ""

    @property
    def dated(self) -> bool:
        """Whether a first or a last year is given."""
        return bool(self.first or self.last)

    def profile_of(self, slots: Sequence[Slot]) -> str:
        """How a sum lies over these slots: weights that do not fit are an even split."""
        return self.profile if self.profile != WEIGHTS or self.fits(slots) else EVEN

    def over(self, slots: Sequence[Slot]) -> tuple[Slot, ...]:
        """The slots with the weights that the profile gives them; as they are where it does not fit."""
        if self.profile == UP_FRONT:
            return tuple(slot._replace(weight=int(at == 0)) for at, slot in enumerate(slots))
        if self.fits(slots):
            return tuple(
                slot._replace(weight=Fraction(weight))
                for slot, weight in zip(slots, self.weights, strict=True)
            )
        return tuple(slots)

    def fits(self, slots: Sequence[Slot]) -> bool:
        """Whether there is a weight for each slot.

        >>> Spreading(WEIGHTS, (Decimal(1), Decimal(2))).fits(())
        False
        """
        return self.profile == WEIGHTS and len(self.weights) == len(slots)

    def assumption(self, slots: Sequence[Slot]) -> Assumption:
        """What the spread of a sum over these slots rests on."""
        if self.profile == UP_FRONT:
            return assumed(
                "up-front", f"the whole in {slots[0].year.label if slots[0].year else 'year 1'}, up front"
            )
        named = _named(slots)
        if self.fits(slots):
            listed = ", ".join(plain(weight) for weight in self.weights)
            return assumed("weights", f"weights {listed} over {named}")
        return assumed("even-split", f"even split over {named}")

    def doubt(self, slots: Sequence[Slot]) -> Flag | None:
        """The flag of weights that are more or fewer than the years."""
        if self.profile != WEIGHTS or self.fits(slots):
            return None
        return flagged(
            "weights-unfit", f"{len(self.weights)} weights for {len(slots)} years, so it is spread evenly"
        )


AS_SAID = Spreading()
"""The text's own years, evenly where it has no amounts for them."""


def read_spreading(
    profile: str = "", weights: str | Sequence[object] = (), first: str = "", last: str = ""
) -> Spreading:
    """The spreading of its parts; weights are numbers, or one text with commas between them.

    InputError for an unknown profile, for weights that are no numbers, below nought or all nought, and for weights
    beside another profile.

    >>> read_spreading(weights="10,20,30,40").profile, read_spreading("up-front").weights
    ('weights', ())
    """
    parts = weights.split(",") if isinstance(weights, str) and weights.strip() else weights
    given = tuple(_weight(part) for part in parts)
    if profile and profile not in PROFILES:
        raise InputError(f"profile {profile!r} is not known; write one of {', '.join(PROFILES)}")
    if given and profile not in {"", WEIGHTS}:
        raise InputError(f"profile {profile!r} has no weights; leave one of the two out")
    if profile == WEIGHTS and not given:
        raise InputError("profile 'weights' needs weights; write --weights 10,20,30,40, a number a year")
    if given and not any(given):
        raise InputError("all weights are nought; give at least one above it")
    return Spreading(WEIGHTS if given else profile or EVEN, given, first.strip(), last.strip())


def _weight(part: object) -> Decimal:
    try:
        value = Decimal(str(part).strip().rstrip("%"))
    except InvalidOperation:
        value = Decimal(-1)
    if isinstance(part, float) or not value.is_finite() or value < 0 or abs(value.adjusted()) > _MOST:
        raise InputError(
            f"{part!r} is no weight; write a number a year, nought or above, such as 10,20,30,40"
        )
    return value


def _named(slots: Sequence[Slot]) -> str:
    first, last = slots[0].year, slots[-1].year
    if first is None or last is None:
        return f"years 1-{len(slots)}"
    return f"{first.label} to {last.label}"
