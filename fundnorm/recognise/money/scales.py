"""The scale words after a number: one factor, "thousand crore" multiplied, "3 arba 40 crore" added."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import EXACT
from fundnorm.recognise.text.numbers import read_digits, read_words
from fundnorm.recognise.text.tokens import WORD_KIND, Tokens

__all__ = ["Scaled", "read_scaled"]

_ONE = Decimal(1)


class Scaled(NamedTuple):
    """A number as written, the factor of its scales (1 without any), and the token after them."""

    written: Decimal
    scale: Decimal
    end: int


def read_scaled(tokens: Tokens, written: Decimal, at: int, lexicon: Lexicon, *, letters: bool) -> Scaled:
    """A number with the scales that start at a token; letters such as "m" count only where `letters` says so.

    ```
    scaled = number scales [ number scales ] ;
    scales = { [ "-" ] scale | ( "-plus" | "+" ) scale } ;
    ```
    """
    scale, end = _scales(tokens, at, lexicon, letters=letters)
    more, after = _more(tokens, end, lexicon) if end > at else (None, end)
    if more is None:
        return Scaled(written, scale, end)
    factor, last = _scales(tokens, after, lexicon, letters=False)
    if last == after or factor == scale:
        return Scaled(written, scale, end)
    if factor > scale:
        return Scaled(EXACT.add(EXACT.multiply(written, scale), more), factor, last)
    total = EXACT.add(EXACT.multiply(written, scale), EXACT.multiply(more, factor))
    return Scaled(EXACT.divide(total, scale), scale, last)


def _more(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Decimal | None, int]:
    """The number that goes on a compound, in digits or in words, and the token after it."""
    if tokens.is_number(at):
        return (None if tokens.glued(at) else read_digits(tokens.text[at])), at + 1
    if tokens.word(at) in lexicon.numerals and tokens.word(at) not in ("a", "an"):
        return read_words(tokens, at, lexicon) or (None, at)
    return None, at


def _scales(tokens: Tokens, at: int, lexicon: Lexicon, *, letters: bool) -> tuple[Decimal, int]:
    factor, end = _ONE, at
    while True:
        step = _joined(tokens, end, lexicon) if tokens.word(end) in ("-", "+") else end
        value = _scale(tokens, step, lexicon, letters=letters and end == at)
        if value is None:
            return factor, end
        factor, end = EXACT.multiply(factor, value), step + 1


def _joined(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    """Past what joins a scale to what stands before it: "-plus", "+", a hyphen glued on both sides."""
    if tokens.word(at + 1) == "plus" and _scale(tokens, at + 2, lexicon, letters=False):
        at += 2
    elif tokens.word(at) == "+":
        at += 1
    return at + 1 if tokens.word(at) == "-" and tokens.glued(at) and tokens.glued(at + 1) else at


def _scale(tokens: Tokens, at: int, lexicon: Lexicon, *, letters: bool) -> Decimal | None:
    if at >= len(tokens) or tokens.kind[at] != WORD_KIND:
        return None
    scale = lexicon.scales.get(tokens.text[at]) or lexicon.scales.get(tokens.lower[at])
    if scale is None or not scale.letter:
        return scale.value if scale else None
    near = tokens.glued(at) or tokens.start[at] - tokens.end[at - 1] == 1
    return scale.value if letters and near and tokens.text[at] in lexicon.scales else None
