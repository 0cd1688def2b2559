"""Axes of charts: where a value stands on a linear or a logarithmic scale, and the ticks with their words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import NamedTuple

from fundnorm.report.figures import exact

__all__ = ["Axis", "linear", "logarithmic", "short"]

_DRAWN = Context(prec=30, Emax=10**6, Emin=-(10**6))  # a place on paper, no figure of a table
_PLACE = Decimal("0.01")
_TICKS = 5
_STEPS = (1, 2, 5, 10)
_DIGITS = 3
_SCALES = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_PLAIN_POWERS = range(-3, 6)
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Axis(NamedTuple):
    """A scale from `low` to `high`; on a logarithmic one both are exponents of ten, as are the ticks."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    log: bool = False

    def at(self, value: Decimal) -> Decimal:
        """Where the value stands, in per cent of the axis to two places.

        >>> linear([Decimal(40)]).at(Decimal(10)), logarithmic([Decimal(1), Decimal(100)]).at(Decimal(10))
        (Decimal('25.00'), Decimal('50.00'))
        """
        place = _DRAWN.log10(value) if self.log else value
        return self.of(place)

    def of(self, place: Decimal) -> Decimal:
        """Where a tick, or another place in the axis's own terms, stands in per cent."""
        span = _DRAWN.subtract(self.high, self.low)
        share = _DRAWN.divide(_DRAWN.subtract(place, self.low), span)
        return _DRAWN.quantize(_DRAWN.multiply(share, Decimal(100)), _PLACE)

    def holds(self, value: Decimal) -> bool:
        """Whether the value can stand on the axis: on a logarithmic one only what is above nought."""
        return not self.log or value > 0

    @property
    def power(self) -> int:
        """The power of a thousand, as an exponent of ten, that the words of a linear axis leave to the unit."""
        widest = max(abs(self.low), abs(self.high))
        return 0 if self.log or widest < 10**6 else widest.adjusted() // 3 * 3

    def words(self, tick: Decimal) -> str:
        """What stands beside a tick.

        >>> axis = linear([Decimal(2_000_000)])
        >>> axis.words(axis.ticks[-1]), axis.unit("USD")
        ('2', 'million USD')
        """
        if not self.log:
            return exact(_DRAWN.scaleb(tick, -self.power))
        if int(tick) in _PLAIN_POWERS:
            return exact(Decimal(1).scaleb(int(tick)))
        return f"10{str(int(tick)).translate(_RAISED)}"

    def unit(self, name: str) -> str:
        """The unit of the words: with the scale that they leave out."""
        if not self.power:
            return name
        if " " not in name and self.power in _SCALES:
            return f"{_SCALES[self.power]} {name}"
        return f"{name} × 10{str(self.power).translate(_RAISED)}"


def linear(values: Iterable[Decimal]) -> Axis:
    """An axis that holds nought and all the values, with round ticks.

    >>> linear([Decimal(-3), Decimal(17)]).ticks == (-5, 0, 5, 10, 15, 20)
    True
    """
    held = [Decimal(0), *values]
    low, high = min(held), max(held)
    if low == high:
        return Axis(Decimal(0), Decimal(1), (Decimal(0), Decimal(1)))
    step = _step(_DRAWN.subtract(high, low))
    first = _DRAWN.divide(low, step).to_integral_value(ROUND_FLOOR)
    last = _DRAWN.divide(high, step).to_integral_value(ROUND_CEILING)
    ticks = [_DRAWN.multiply(step, first + at) for at in range(int(last - first) + 1)]
    return Axis(ticks[0], ticks[-1], tuple(ticks))


def logarithmic(values: Iterable[Decimal]) -> Axis | None:
    """An axis of powers of ten that holds all the values above nought; None where there are none.

    >>> logarithmic([Decimal("0.02"), Decimal(700)]).ticks == (-2, -1, 0, 1, 2, 3)
    True
    """
    held = [value for value in values if value > 0]
    if not held:
        return None
    low = _DRAWN.log10(min(held)).to_integral_value(ROUND_FLOOR)
    high = max(low + 1, _DRAWN.log10(max(held)).to_integral_value(ROUND_CEILING))
    step = -(-int(high - low) // (_TICKS + 1))
    ticks = [low + at for at in range(0, int(high - low) + step, step)]
    return Axis(low, ticks[-1], tuple(ticks), log=True)


def short(value: Decimal) -> str:
    """The value to three digits, but never less than its whole ones up to a million.

    >>> short(Decimal("1234.56")), short(Decimal("0.012345")), short(Decimal("1234567890")), short(Decimal(0))
    ('1,235', '0.0123', '1.23 billion', '0')
    """
    whole = abs(value)
    if whole >= 10**6:
        power = min(whole.adjusted() // 3 * 3, 12)
        return f"{exact(_cut(_DRAWN.scaleb(value, -power)))} {_SCALES[power]}"
    return exact(_cut(value))


def _cut(value: Decimal) -> Decimal:
    places = max(0, _DIGITS - 1 - value.adjusted()) if value else 0
    return value.quantize(Decimal(1).scaleb(-places), context=_DRAWN)


def _step(span: Decimal) -> Decimal:
    rough = _DRAWN.divide(span, Decimal(_TICKS))
    power = Decimal(1).scaleb(rough.adjusted())
    return next(step * power for step in _STEPS if step * power >= rough)
