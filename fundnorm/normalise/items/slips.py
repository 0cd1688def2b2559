"""What went wrong where a stated equivalent is far from the market: a scale, a currency or a date mistaken."""

from __future__ import annotations

from decimal import Decimal

from fundnorm.errors import RateNotFoundError
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import EXACT
from fundnorm.model.period import PartialDate
from fundnorm.normalise.items.readings import Fit
from fundnorm.normalise.items.settling import Sum
from fundnorm.normalise.rates.source import RateSource

__all__ = ["likely_slip", "power_of_ten"]

WESTERN = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
"""Scale words by their power of ten, as most of the world counts."""

INDIAN = {3: "thousand", 5: "lakh", 7: "crore", 12: "lakh crore"}
"""The same as South Asia counts."""

USUAL = ({"lakh", "crore"}, {"million", "billion"})
"""The scale words that are mixed up most."""

FACTORS = {
    1: "a digit too many or too few, or crore and million mixed up",
    2: "crore and lakh mixed up, or two digits too many or too few",
    3: "million and billion mixed up, or three digits too many or too few",
    5: "a lakh too many or too few",
    6: "a million too many or too few",
    7: "a crore too many or too few",
    9: "a billion too many or too few",
    12: "a trillion or a lakh crore too many or too few",
}
"""What a gap of a power of ten mostly comes from, where the words of the two sums do not show it."""

ROUNDED = Decimal("0.12")
"""How far a slip of a power of ten may be from it: what two rounded figures and a rate of another day come to."""

FITTING = Decimal("0.02")
"""How near an equivalent must be to the rate of another currency or year for that to explain it."""

_EARLIEST = 1950


def likely_slip(stated: Sum, anchor: Sum, fit: Fit, rates: RateSource) -> str:
    """What explains that a stated equivalent is so many times what its anchor comes to, "" where nothing does.

    A power of ten is a scale word mistaken or left out; else the sign may mean another currency of that name, or the
    rate may have been taken upside-down, or may be of an earlier year.
    """
    power = power_of_ten(fit.ratio)
    if power:
        return "; or ".join(_words(stated, anchor, power)) or FACTORS.get(abs(power), "")
    if stated.known is None or fit.ratio <= 0:
        return ""
    return (
        _other_currency(stated, anchor, fit.implied, rates)
        or _upside_down(stated, anchor, fit)
        or _other_year(stated, anchor, fit, rates)
    )


def power_of_ten(ratio: Decimal) -> int:
    """The power of ten that a ratio is near, 0 where it is near none or near 1.

    >>> [power_of_ten(Decimal(ratio)) for ratio in ("96", "0.00104", "7", "1.06")]
    [2, -3, 0, 0]
    """
    if ratio <= 0:
        return 0
    power = (ratio * 2).adjusted()  # ratios from 5 to 50 are near 10
    near = abs(ratio.scaleb(-power) - 1)
    return power if near <= ROUNDED else 0


def _words(stated: Sum, anchor: Sum, power: int) -> list[str]:
    """The scale words that would explain a power of ten, in the equivalent or in its anchor; usual slips first."""
    found = []
    for one, shift in ((stated, -power), (anchor, power)):
        text = one.entry.mention.text
        words, had = _scale(text)
        names = INDIAN if words & set(INDIAN.values()) or (not had and power in {-7, 7}) else WESTERN
        written, wanted = names.get(had, ""), names.get(had + shift, "")
        if written and wanted:
            unusual = {written, wanted} not in USUAL
            found.append((unusual, f"{written} written for {wanted} in {text!r}"))
        elif wanted and not had:
            found.append((True, f"{wanted} left out in {text!r}"))
        elif written and had + shift == 0:
            found.append((True, f"{written} too many in {text!r}"))
    return [words for _, words in sorted(found, key=lambda one: one[0])]


def _scale(text: str) -> tuple[set[str], int]:
    """The scale words after a sum's figure, written out, and their power of ten together.

    >>> _scale("Rs 1.6 lakh cr") == ({"lakh", "crore"}, 12), _scale("$5bn") == ({"billion"}, 9), _scale("$5")
    (True, True, (set(), 0))
    """
    scales = Lexicon.bundled().scales
    words: set[str] = set()
    power = 0
    text = text[next((at for at, sign in enumerate(text) if sign.isdecimal()), 0) :]
    for word in "".join(sign if sign.isalpha() else " " for sign in text).split():
        scale = scales.get(word) or scales.get(word.lower())
        if scale is None or not _is_power(scale.value):
            continue
        power += scale.value.adjusted()
        names = WESTERN if scale.value.adjusted() in WESTERN else INDIAN
        words.add(names.get(scale.value.adjusted(), word))
    return words, power


def _is_power(value: Decimal) -> bool:
    return value.scaleb(-value.adjusted()) == 1


def _other_currency(stated: Sum, anchor: Sum, implied: Decimal, rates: RateSource) -> str:
    """Which other currency of a shared sign the figures fit."""
    known = stated.known
    if known is None:
        return ""
    found: list[tuple[Decimal, str]] = []
    for one, other in ((stated, anchor), (anchor, stated)):
        mention = one.entry.mention
        for code in mention.candidates:
            if code not in {one.currency, other.currency}:
                pair = (anchor.currency, code) if one is stated else (code, stated.currency)
                gap = _gap(implied, pair, known, rates)
                found.append((gap, f"{mention.text!r} fits {code}"))
    near = [one for one in found if one[0] <= FITTING]
    return min(near)[1] if near else ""


def _upside_down(stated: Sum, anchor: Sum, fit: Fit) -> str:
    """Whether the figures fit the market rate the other way about."""
    market = EXACT.multiply(fit.implied, fit.ratio)
    if abs(EXACT.multiply(fit.implied, market) - 1) > FITTING:
        return ""
    pair = f"{anchor.currency} per {stated.currency}"
    return f"it fits {pair} upside-down: multiplied by the rate where it should be divided"


def _other_year(stated: Sum, anchor: Sum, fit: Fit, rates: RateSource) -> str:
    """The nearest year up to the known date whose rate the figures fit."""
    known, pair = stated.known, (anchor.currency, stated.currency)
    if known is None or pair[0] == pair[1] or not Decimal("0.01") < fit.ratio < 100:
        return ""
    for year in range(known.year - (known.month is None), _EARLIEST - 1, -1):
        if _gap(fit.implied, pair, PartialDate(year), rates) <= FITTING:
            return f"it fits {pair[0]} per {pair[1]} of {year}"
    return ""


def _gap(ratio: Decimal, pair: tuple[str, str], when: PartialDate, rates: RateSource) -> Decimal:
    """How far the rate of a pair is from a ratio, as a fraction; 1 where there is none of that very time."""
    try:
        rate = rates.rate(*pair, when)
    except RateNotFoundError:
        return Decimal(1)
    return Decimal(1) if rate.rule == "held" else abs(EXACT.divide(ratio, rate.value) - 1)
