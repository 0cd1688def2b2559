"""Text with one way to write a space, a dash, a quote and a digit; every code point keeps its place."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold"]

_FOLDS = {
    " ": "\u00a0\u202f\u2009\u2007\u2008\u2002\u2003\u2004\u2005\u2006\u200a\u3000",
    "-": "\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63\uff0d",
    "'": "\u2019\u2018\u02bc\uff07",
    '"': "\u201c\u201d\u201e\u00ab\u00bb\uff02",
    ",": "\uff0c",
    ".": "\uff0e",
    "$": "\uff04\ufe69",
    "£": "\uffe1",
    "¥": "\uffe5",
    "%": "\uff05",
    "(": "\uff08",
    ")": "\uff09",
}
_PLAIN = {code: plain for plain, codes in _FOLDS.items() for code in codes}
_STRANGE = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """The text with typographic variants folded to ASCII, one code point for one.

    >>> fold("₹\u0967\u096b\u00a0crore\u2014\u201cnow\u201d")
    '₹15 crore—"now"'
    """
    if text.isascii():
        return text
    for code in set(_STRANGE.findall(text)):
        plain = _PLAIN.get(code) or (str(unicodedata.digit(code)) if code.isdecimal() else code)
        if plain != code:
            text = text.replace(code, plain)
    return text
