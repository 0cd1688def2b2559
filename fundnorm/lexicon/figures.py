"""A figure as a cell of a table has it: one grammar for those that lay tables out and for those that read them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from fundnorm.lexicon.lexicon import Alias, Lexicon

__all__ = ["SIGNS", "CellFigure", "figure_in", "named_by"]

SIGNS = "$£€¥₹₨₦₱₪₩฿₫₺₴₽৳₵₸₼₾₡₲₭₮֏؋¢"
"""The signs of currencies."""

_DASH = r"[-\u2010-\u2013\u2212\ufe63\uff0d]"
_LETTER = r"[^\W\d_]"
_MINUS = re.compile(_DASH)
_CURRENCY = rf"{_LETTER}{{0,4}}[{SIGNS}]|{_LETTER}{{1,4}}\.?"
_NUMBER = r"[0-9](?:[0-9.,'’ ]*[0-9.,])?"
_FIGURE = re.compile(
    rf"(?P<lead>{_CURRENCY})?+\s?(?P<open>\()?\s?(?P<minus>{_DASH}|\+)?\s?(?P<before>{_CURRENCY})?+\s?{_DASH}?"
    rf"(?P<number>{_NUMBER})(?P<share>\s?%)?\s?(?P<close>\))?(?:/[-=])?"
    rf"(?P<after>(?:\s?(?:{_LETTER}++|[{SIGNS}])){{0,3}})\s?(?P<late>\))?(?P<mark>[*†‡]?)\Z"
)
_PLAIN = re.compile(r"[1-9][0-9.,]{0,39}\Z")
"""What most cells of figures are, found without a look at what may stand beside a number."""
_LONGEST = 100
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_ZEROS = re.compile(r"000")
"""What stands for "thousand": "£000"."""
_PIECE = re.compile(rf"{_LETTER}+|[{SIGNS}]")


class CellFigure(NamedTuple):
    """A number in a cell and what stands around it; `start` and `end` are its span.

    `before` and `after` are the currencies beside the number ("$", "US$", "EUR"; "" for none), `scales` the factors of
    the words behind it. `closed` says that every bracket has its other half, `share` that it is a percentage.
    """

    start: int
    end: int
    number: str
    negative: bool = False
    before: str = ""
    scales: tuple[Decimal, ...] = ()
    after: str = ""
    share: bool = False
    closed: bool = True

    @property
    def is_year(self) -> bool:
        """Whether it looks like a year: "2024", "2024*", and "2024 USD", the prices of a year; but not "$2024"."""
        alone = not (self.before or self.scales or self.negative or self.share)
        return alone and _YEAR.match(self.number) is not None


def figure_in(text: str, start: int, end: int, lexicon: Lexicon) -> CellFigure | None:
    """The figure that a cell is, or None where it has other words.

    ```
    figure = [ currency ] [ "(" ] [ "-" | "+" ] [ currency ] number [ "%" ] [ ")" ] [ "/-" ] { scale } [ currency ]
             [ ")" ] [ mark ] ;
    ```

    >>> [figure_in(cell, 0, len(cell), Lexicon.bundled("en")) is not None for cell in ("$(5)", "10 USD", "Phase 2")]
    [True, True, False]
    """
    plain = _PLAIN.match(text, start, end)
    if plain is not None:
        return CellFigure(start, end, plain[0])
    found = _FIGURE.match(text, start, end) if end - start <= _LONGEST else None
    if found is None or (found["lead"] and found["before"]) or _ZEROS.match(found["number"]):
        return None
    opened, closed = bool(found["open"]), bool(found["close"]) + bool(found["late"])
    scales, after = _scaled(found["after"], lexicon) if found["after"] else ((), "")
    figure = CellFigure(
        start,
        _last(found),
        found["number"].strip(),
        opened or _MINUS.search(text, start, found.start("number")) is not None,
        found["lead"] or found["before"] or "",
        scales,
        after,
        bool(found["share"]),
        opened == closed,
    )
    return figure if _is_known(figure, lexicon) else None


def _last(found: re.Match[str]) -> int:
    """Where the last character of a figure ends, without the spaces and the mark behind it."""
    return found.start() + len(found.string[found.start() : found.start("mark")].rstrip())


def _scaled(words: str, lexicon: Lexicon) -> tuple[tuple[Decimal, ...], str]:
    """The scales behind a number, and the currency behind them: "bn US$"."""
    pieces = _PIECE.findall(words)
    scales: list[Decimal] = []
    for word in pieces:
        scale = lexicon.scales.get(word) or lexicon.scales.get(word.lower())
        if scale is None or (scale.letter and word not in lexicon.scales):
            break
        scales.append(scale.value)
    return tuple(scales), "".join(pieces[len(scales) :])


def _is_known(figure: CellFigure, lexicon: Lexicon) -> bool:
    """Whether the words beside a number are currencies, and are so beyond doubt."""
    evident = bool(figure.scales) or "," in figure.number or figure.number[-3:-2] == "."
    for word, needless in ((figure.before, ""), (figure.after, "glued")):
        alias = named_by(word, lexicon) if word and word[-1] not in SIGNS else None
        if word and word[-1] not in SIGNS and not (alias and (evident or alias.needs in ("", needless))):
            return False
    return True


def named_by(word: str, lexicon: Lexicon) -> Alias | None:
    """The currency that a word beside a figure names; a code that is also a word needs more to be believed.

    >>> named_by("USD", Lexicon.bundled("en"))
    Alias(text='USD', means='USD', needs='', factor=Decimal('1'))
    """
    currencies = lexicon.currencies
    word = word.rstrip(".")
    if word in currencies.codes:
        return Alias(word, word, "scale" if word in currencies.word_codes else "")
    return currencies.before.get(word) or currencies.after.get(word)
