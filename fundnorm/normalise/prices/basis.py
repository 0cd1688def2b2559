"""In which prices, and against what, sums are compared: the words of a basis, read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fundnorm.errors import InputError

if TYPE_CHECKING:
    from fundnorm.normalise.prices.table import PriceTable

__all__ = ["NOMINAL", "Basis", "Pricing", "read_basis"]

DEFLATE_FIRST, CONVERT_FIRST = "deflate-first", "convert-first"
_WORDS = ("nominal", "constant:YEAR", "ppp", "per-head", "gdp-share", CONVERT_FIRST, DEFLATE_FIRST)
_HOW = f"write one of {', '.join(_WORDS)}, or several such as 'constant:2015,ppp,per-head'"
_EARLIEST, _LATEST = 1900, 2100


class Basis(NamedTuple):
    """What a figure is stated in beside its currency.

    `base` is the year of constant prices, None for current ones. `convert_first` is the order: constant prices by the
    OECD DAC's method are deflated in the sum's own currency, then converted at the base year's rate; the other order
    converts at each year's rate, then deflates in the target currency. `ppp` converts by purchasing powers instead of
    exchange rates, `per_head` divides by the country's population, `gdp_share` is per cent of its gross domestic
    product.
    """

    base: int | None = None
    convert_first: bool = False
    ppp: bool = False
    per_head: bool = False
    gdp_share: bool = False

    def __str__(self) -> str:
        words = []
        if self.base is not None:
            words.append(f"constant:{self.base}")
            words += [] if self.ppp else [CONVERT_FIRST if self.convert_first else DEFLATE_FIRST]
        for word, asked in (("ppp", self.ppp), ("per-head", self.per_head), ("gdp-share", self.gdp_share)):
            words += [word] * asked
        return ",".join(words) or "nominal"


NOMINAL = Basis()
"""Prices as they were when the money was announced."""


class Pricing(NamedTuple):
    """A basis and what it is worked out of.

    `table` is the bundled one where it is None; `deflator` the source of the price index, "" for the first that covers
    all that is needed; `hold` lets the last figure of a series stand for later years.
    """

    basis: Basis
    table: PriceTable | None = None
    deflator: str = ""
    hold: bool = False


def read_basis(text: str) -> Basis:
    """The basis of its words, joined by commas; InputError for a word that is none, or words that contradict.

    >>> str(read_basis("constant:2015")), str(read_basis("ppp, per-head"))
    ('constant:2015,deflate-first', 'ppp,per-head')
    """
    words = [word.strip().lower() for word in text.replace("+", ",").split(",")]
    base = None
    for word in words:
        name, colon, year = word.partition(":")
        if name == "constant":
            base = _year(year, text)
        elif colon or word not in _WORDS:
            raise InputError(f"basis {text!r}: {word!r} is not known; {_HOW}")
    found = Basis(base, CONVERT_FIRST in words, "ppp" in words, "per-head" in words, "gdp-share" in words)
    _refuse_contradictions(text, words, found)
    return found


def _year(text: str, whole: str) -> int:
    if not (text.isascii() and text.isdigit() and _EARLIEST <= int(text) <= _LATEST):
        raise InputError(f"basis {whole!r}: constant prices are those of a year; write 'constant:2015'")
    return int(text)


def _refuse_contradictions(text: str, words: list[str], found: Basis) -> None:
    """Nothing, where the words go together."""
    alone = found.gdp_share or "nominal" in words
    if alone and (len(words) > 1):
        word = "gdp-share" if found.gdp_share else "nominal"
        raise InputError(f"basis {text!r}: {word!r} goes with no other word; leave the others out")
    ordered = {CONVERT_FIRST, DEFLATE_FIRST}.intersection(words)
    if ordered and (found.base is None or found.ppp or len(ordered) > 1):
        order = min(ordered)
        raise InputError(
            f"basis {text!r}: {order!r} is an order of constant prices at exchange rates; "
            f"write 'constant:2015,{order}'"
        )
