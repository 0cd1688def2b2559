"""In words: the prices that figures are in, and what they are set against."""

from __future__ import annotations

from fundnorm.model.item import LineItem

__all__ = ["basis_sentence"]

_WORDS = {
    "deflate-first": "deflated in the sum's own currency, then converted at that year's rate (OECD DAC)",
    "convert-first": "converted at each year's rate, then deflated in the target currency",
    "ppp": "at purchasing power parity, in international dollars where the unit is USD",
    "per-head": "per head of population",
    "gdp-share": "per cent of one year's GDP; the years' shares add up",
}


def basis_sentence(item: LineItem) -> str:
    """The basis of an item in words.

    >>> from fundnorm.model.mention import Mention
    >>> from fundnorm.model.money import Amount
    >>> five = Mention("$5", 0, 2, Amount(None, None, "USD"), prices="2018")
    >>> basis_sentence(LineItem("1", 1, five, None, basis="constant:2018"))
    'prices of 2018, as the text states them'
    """
    parts = []
    for word in item.basis.split(","):
        name, _, year = word.partition(":")
        if name == "constant":
            stated = item.basis == word and item.mention.prices == year
            parts.append(f"prices of {year}" + (", as the text states them" if stated else ""))
        else:
            parts.append(_WORDS.get(word, word))
    return "; ".join(parts)
