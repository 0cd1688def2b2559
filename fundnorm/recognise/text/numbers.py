"""Numbers as people write them: grouped digits, and words."""

from __future__ import annotations

import re
from decimal import Decimal

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import EXACT
from fundnorm.recognise.text.tokens import Tokens

__all__ = ["read_digits", "read_words"]

_LONGEST = 40
_PLAIN = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?\Z")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?\Z")
_APOSTROPHES = re.compile(r"[0-9]{1,3}(?:'[0-9]{3})+(?:\.[0-9]+)?\Z")
_POINTS = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:\.[0-9]{3})+,[0-9]+)\Z")
_COMMA_DECIMAL = re.compile(r"(?:0,[0-9]+|[1-9][0-9]*,[0-9]{1,2})\Z")


def read_digits(text: str) -> Decimal | None:
    """The value of a number in digits, whatever its grouping, or None where the shape is no amount's.

    >>> read_digits("11,11,111"), read_digits("1 074.3"), read_digits("04"), read_digits("3,4"), read_digits("0,300")
    (Decimal('1111111'), Decimal('1074.3'), None, Decimal('3.4'), Decimal('0.300'))
    """
    if len(text) > _LONGEST:
        return None
    text = text.replace(" ", "").replace("\u00ad", "").replace("\u200b", "")
    if _PLAIN.match(text):
        return Decimal(text)
    if _GROUPED.match(text):
        return Decimal(text.replace(",", ""))
    if _COMMA_DECIMAL.match(text):
        return Decimal(text.replace(",", "."))
    if _APOSTROPHES.match(text):
        return Decimal(text.replace("'", ""))
    if _POINTS.match(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return None


def read_words(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Decimal, int] | None:
    """The value of a number in words and the token after it.

    ```
    words    = fraction | cardinal [ "and" [ "a" | cardinal ] part ] ;
    fraction = [ "a" | cardinal ] part [ "of" ] [ "a" ] ;          (* half a, a quarter of a *)
    part     = "half" | "quarter" | "third" … ;
    ```
    """
    whole = _cardinal(tokens, at, lexicon)
    if whole is None:
        value, end = Decimal(1), at
    else:
        value, end = whole
    step = _skip_hyphen(tokens, end)
    part = _part(tokens, step, lexicon)
    if part is not None:
        return EXACT.multiply(value, part), _after_part(tokens, step + 1)
    if whole is None:
        return None
    added = _added_part(tokens, end, lexicon)
    return (EXACT.add(value, added[0]), added[1]) if added else whole


def _cardinal(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Decimal, int] | None:
    """`cardinal = "a" | { tens [ "-" ] | units | "hundred" [ "and" ] } ;`"""
    value, end, last = Decimal(0), at, ""
    while True:
        step = _skip_hyphen(tokens, end) if last == "tens" else end
        word = tokens.word(step)
        if word == "hundred" and last in ("units", "article"):
            value, end, last = value * 100, step + 1, "hundred"
            if tokens.word(end) == "and" and tokens.word(end + 1) in lexicon.numerals:
                end += 1
            continue
        number, role = lexicon.numerals.get(word, (Decimal(0), ""))
        if not role or role == "fraction" or not _may_follow(last, role):
            return (value, end) if last and tokens.word(end - 1) != "and" else None
        value, end, last = value + number, step + 1, role


def _may_follow(last: str, role: str) -> bool:
    if role == "article":
        return last == ""
    return last in ("", "hundred") or (last == "tens" and role == "units")


def _part(tokens: Tokens, at: int, lexicon: Lexicon) -> Decimal | None:
    number, role = lexicon.numerals.get(tokens.word(at), (Decimal(0), ""))
    return number if role == "fraction" else None


def _after_part(tokens: Tokens, at: int) -> int:
    at = _skip_hyphen(tokens, at)
    if tokens.word(at) == "of":
        at += 1
    return at + 1 if tokens.word(at) in ("a", "an") else at


def _added_part(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Decimal, int] | None:
    at = _skip_hyphen(tokens, at)
    if tokens.word(at) != "and":
        return None
    at = _skip_hyphen(tokens, at + 1)
    share = _cardinal(tokens, at, lexicon) or (Decimal(1), at)
    step = _skip_hyphen(tokens, share[1])
    part = _part(tokens, step, lexicon)
    return (EXACT.multiply(share[0], part), step + 1) if part is not None else None


def _skip_hyphen(tokens: Tokens, at: int) -> int:
    return at + 1 if tokens.word(at) == "-" else at
