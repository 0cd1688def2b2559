"""Numbers for people: grouped, with no more digits than say something."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from fundnorm.model.money import EXACT, Amount, Modifier, plain

__all__ = ["ends", "exact", "figure", "rate_figure"]

_PLACES = 2
_LARGE = 10**8
_DIGITS = 3
_RATE_DIGITS = 6


def figure(value: Decimal) -> str:
    """The value to two places; under 1 to three digits, so that a small sum never shows as zero; else whole from 10^8.

    >>> figure(Decimal("1716.595")), figure(Decimal("0.0000585")), figure(Decimal("0.5")), figure(Decimal("163e9"))
    ('1,716.60', '0.0000585', '0.50', '163,000,000,000')
    """
    if abs(value) >= _LARGE:
        return _rounded(value, 0)
    places = _PLACES
    if value and abs(value) < 1:
        places = max(_PLACES, _DIGITS - 1 - value.adjusted())
    whole, _, fraction = _rounded(value, places).partition(".")
    return f"{whole}.{fraction.rstrip('0').ljust(_PLACES, '0')}"


def rate_figure(value: Decimal) -> str:
    """An exchange rate to six digits.

    >>> rate_figure(Decimal("86.28965")), rate_figure(Decimal("0.30712345")), rate_figure(Decimal(16312.5))
    ('86.2897', '0.307123', '16,312.5')
    """
    places = max(0, _RATE_DIGITS - 1 - value.adjusted()) if value else 0
    text = _rounded(value, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact(value: Decimal) -> str:
    """The value with all its digits, grouped by thousands.

    >>> exact(Decimal("1888988819.390"))
    '1,888,988,819.39'
    """
    whole, point, fraction = plain(value).partition(".")
    return f"{Decimal(whole):,f}" + point + fraction if whole != "-0" else plain(value)


def ends(low: Decimal | None, high: Decimal | None, amount: Amount) -> str:
    """One figure, both ends of a range, or the one end that a text leaves standing with the sign that says so.

    >>> stated = Amount.stated(Decimal(5), "USD", Modifier.LESS_THAN)
    >>> ends(None, Decimal(5), stated), ends(Decimal(2), Decimal(3), stated), ends(None, None, stated)
    ('<5.00', '2.00–3.00', '')
    """
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return _open_end(low, high, amount.modifier)
    return figure(low) if low == high else f"{figure(low)}–{figure(high)}"


def _open_end(low: Decimal | None, high: Decimal | None, modifier: Modifier) -> str:
    if high is not None:
        return ("<" if modifier is Modifier.LESS_THAN else "≤") + figure(high)
    return (">" if modifier is Modifier.MORE_THAN else "≥") + figure(low or Decimal(0))


def _rounded(value: Decimal, places: int) -> str:
    quantum = Decimal(1).scaleb(-places)
    if value.adjusted() + places >= EXACT.prec:
        return f"{value:,f}"
    return f"{value.quantize(quantum, ROUND_HALF_UP, EXACT):,f}"
