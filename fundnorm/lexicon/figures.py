"""A figure as a cell of a table has it: one grammar for those that lay tables out and for those that read them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from fundnorm.lexicon.currencies import Alias
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import split_words

__all__ = ["PLAIN", "SIGNS", "CellFigure", "figure_in", "is_year", "named_by"]

SIGNS = "$£€¥₹₨₦₱₪₩฿₫₺₴₽৳₵₸₼₾₡₲₭₮֏؋¢៛"
"""The signs of currencies."""

_DASH = r"[-\u2010-\u2013\u2212\ufe63\uff0d]"
_MINUS = re.compile(_DASH)
_RAISED = "¹²³⁰⁴-⁹ᴬ-ᵪ"
_LETTER = rf"[^\W\d_{_RAISED}]"
_CURRENCY = rf"{_LETTER}{{0,4}}[{SIGNS}]|{_LETTER}{{1,4}}\.?"
_NUMBER = r"[0-9][0-9.,'’ ]*+"
_REMARK = rf"\s?\({_LETTER}[^()\[\]0-9%]{{0,30}}\)|\s?\[[^\[\]]{{1,20}}\]"
_FIGURE = (
    rf"(?P<lead>{_CURRENCY})?+\s?(?P<open>\()?\s?(?P<minus>{_DASH}|\+)?\s?(?P<before>{_CURRENCY})?+\s?{_DASH}?"
    rf"(?P<number>{_NUMBER})(?P<power>(?<! )[eE][+-]?[0-9]{{1,2}})?"
    rf"(?:\s?{_DASH}\s?[{SIGNS}]?(?P<other>[1-9][0-9.,]*+))?"
    rf"(?P<share>\s?%)?\s?(?P<close>\))?(?:/[-=])?(?P<after>(?:\s?(?:{_LETTER}++|[{SIGNS}])){{0,3}})\s?(?P<late>\))?"
    rf"(?P<mark>(?:[*†‡§{_RAISED}]|{_REMARK})*)\Z"
)
_ABOUT = rf"([~≈<>≤≥]|{_LETTER}[^\d(){SIGNS}]{{0,19}}?)\s*(?=[\d({SIGNS}-]|[A-Z]{_LETTER}{{0,3}}\.?\s?[\d{SIGNS}(])"
_LIMITS = {"<": "less_than", ">": "more_than"}
"""Signs that limit a figure in a cell; before a sum in prose they quote a mail, or end a tag."""
_FOOTNOTE = re.compile(r"[a-j]\Z")
PLAIN = re.compile(r"[1-9][0-9.,]{0,39}\Z")
"""What most cells of figures are, found without a look at what may stand beside a number."""
_LONGEST = 100
_NEAR_DIGIT = re.compile(r"[^0-9]{0,32}[0-9]")
_ZEROS = re.compile(r"000")
"""What stands for "thousand": "£000"."""
_SCALE_LETTERS = "mMkKBTL"
_PIECE = re.compile(rf"{_LETTER}+|[{SIGNS}]")


class CellFigure(NamedTuple):
    """A number in a cell and what stands around it; `start` and `end` are its span.

    `before` and `after` are the currencies beside the number ("$", "US$", "EUR"; "" for none), `scales` the factors of
    the words behind it, `power` that of ten, `other` the number at the far end of a range. `closed` says that every
    bracket has its other half, `share` that it is a percentage. `modifier` is what words before it make of it.
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
    power: int = 0
    other: str = ""
    modifier: str = ""

    @property
    def is_year(self) -> bool:
        """Whether it looks like a year: "2024", "2024*", and "2024 USD", the prices of a year; but not "$2024"."""
        alone = not (self.before or self.scales or self.negative or self.share or self.modifier or self.other)
        return alone and is_year(self.number)


def figure_in(text: str, start: int, end: int, lexicon: Lexicon) -> CellFigure | None:
    """The figure that a cell is, or None where it has other words.

    ```
    figure = [ modifier ] [ currency ] [ "(" ] [ "-" | "+" ] [ currency ] number [ "-" number ] [ "%" ] [ ")" ] [ "/-" ]
             { scale } [ currency ] [ ")" ] { mark } ;
    mark   = "*" | raised sign | letter | "(" words ")" | "[" words "]" ;   (* 250¹, 450a, 250 (est.), 75[1] *)
    ```

    >>> [figure_in(cell, 0, len(cell), Lexicon.bundled("en")) is not None for cell in ("$(5)", "10 USD", "Phase 2")]
    [True, True, False]
    """
    plain = PLAIN.match(text, start, end)
    if plain is not None:
        return CellFigure(start, end, plain[0])
    if end - start > _LONGEST or not _NEAR_DIGIT.match(text, start, end):
        return None
    found = _compiled(_FIGURE).match(text, start, end)
    figure = _figure(found, lexicon) if found else None
    return figure or _modified(text, start, end, lexicon)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern made when the first cell asks for it: a text without tables does not pay for it."""
    return re.compile(pattern)


def _figure(found: re.Match[str], lexicon: Lexicon) -> CellFigure | None:
    if (
        (found["lead"] and found["before"])
        or _ZEROS.match(found["number"])
        or _names_unit(found["mark"], lexicon)
    ):
        return None
    opened, closed = bool(found["open"]), bool(found["close"]) + bool(found["late"])
    scales, after = _scaled(found["after"], lexicon) if found["after"] else ((), "")
    marked = found["after"] == after and found["number"][-1] != " " and _FOOTNOTE.match(after) is not None
    figure = CellFigure(
        found.start(),
        found.start("after") if marked else _last(found),
        found["number"].strip(),
        opened or _MINUS.search(found.string, found.start(), found.start("number")) is not None,
        found["lead"] or found["before"] or "",
        scales,
        "" if marked else after,
        bool(found["share"]),
        opened == closed,
        int(found["power"][1:]) if found["power"] else 0,
        found["other"] or "",
    )
    return figure if _is_known(figure, lexicon) and not _is_numbering(figure) else None


def _is_numbering(figure: CellFigure) -> bool:
    """Whether what looks like a range are years or the numbers of lines: "2024-25", "24-25", "02-03"."""
    low, high = figure.number, figure.other
    if not high:
        return False
    following = (
        len(low) == len(high) == 2 and int(high) == int(low) + 1 if (low + high).isdecimal() else False
    )
    return following or low[0] == "0" or figure.negative or is_year(low)


def _names_unit(mark: str, lexicon: Lexicon) -> bool:
    """Whether what stands in brackets behind a figure is its unit and no remark: "5 (million)", "5 (EUR)"."""
    words = [
        word for word in _PIECE.findall(mark) if len(word) > 1 or word in SIGNS or word in _SCALE_LETTERS
    ]
    return any(word.lower() in lexicon.scales or named_by(word, lexicon) for word in words)


def _modified(text: str, start: int, end: int, lexicon: Lexicon) -> CellFigure | None:
    """A figure with words before it that limit it, which are no part of its span: "c. 400", "<5"."""
    about = _compiled(_ABOUT).match(text, start, end)
    if about is None:
        return None
    meaning = _LIMITS.get(about[1]) or lexicon.modifiers_before.meanings.get(split_words(about[1]))
    if meaning is None:
        return None
    figure = figure_in(text, about.end(), end, lexicon)
    return figure._replace(modifier=meaning) if figure and not (figure.modifier or figure.other) else None


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


def is_year(number: str) -> bool:
    """Whether digits look like a year of our time."""
    return len(number) == 4 and number[:2] in ("19", "20") and number.isdecimal()


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
