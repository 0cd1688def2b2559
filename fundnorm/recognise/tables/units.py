"""The unit that a table's caption or header declares: "(₹ in crore)", "dollars in millions", "£000"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from fundnorm.lexicon.currencies import Alias
from fundnorm.lexicon.lexicon import Lexicon, Scale
from fundnorm.model.money import EXACT
from fundnorm.recognise.money.currencies import currency_after, currency_before
from fundnorm.recognise.naming.cues import find_cues
from fundnorm.recognise.tables.layout import LONGEST_ROW, lines_of
from fundnorm.recognise.text.numbers import read_digits
from fundnorm.recognise.text.tokens import PUNCTUATION, Tokens, tokenise

__all__ = ["TableUnit", "unit_in", "unit_lines"]

_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_OPENERS = ("(", " in ", "\t", "|")
_OPENED = re.compile(r"(?:\(|\bin |[\t|] ?)([^\s()|0-9,;:]{1,12})")
_LONGEST_LINE = 240
_BETWEEN_HEADERS = re.compile(r"[\t|;,]")
_AROUND = ' "*'
_BETWEEN_CELLS = re.compile(r"[\t|]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_POWER = re.compile(r"10{0,2}(?:[, ']?000)+\Z")
_BEFORE_POWER = frozenset(("(", ":", "in", "x", "×", "unit", "units"))
_LEADS = ("in", "x", "×", "unit", "units")
_ONE = Decimal(1)
_TRILLION = Decimal(10) ** 12


class TableUnit(NamedTuple):
    """A declared unit: currency code or group ("" where only the scale is declared), factor, and where it stands.

    `bare` says that no scale is declared, so that little tells a caption from prose; `bracketed`, that it stands alone
    in brackets; `counted`, that it may be a sum in brackets just as well: "(EUR 1,000)"; `by_row`, that a column headed
    "Currency" names the currency of each row.
    """

    means: str
    factor: Decimal
    start: int
    end: int
    bare: bool = False
    bracketed: bool = False
    counted: bool = False
    by_row: bool = False


def unit_lines(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, TableUnit]]:
    """The lines of a folded text that declare a unit, with what they declare, in order."""
    if "\n" not in text:
        return
    known = lexicon.unit_words
    for start, end in lines_of(text):
        # Prose comes in long lines, so most of a text is passed over without a look.
        if start == end or (end - start > _LONGEST_LINE and not _is_header(text, start, end)):
            continue
        line = text[start:end]
        if "000" in line or not known.isdisjoint(_WORDS.findall(line)) or _names_currency(line, lexicon):
            unit = unit_in(text, start, end, lexicon) or _by_row(text, start, end, lexicon)
            if unit is not None and not _ends_sum(text, start, unit):
                yield start, end, unit


def _by_row(text: str, start: int, end: int, lexicon: Lexicon) -> TableUnit | None:
    """The cell of a line of headers that heads a column of currencies: "Programme | Amount | Currency"."""
    at = start
    for cell in _BETWEEN_HEADERS.split(text[start:end]):
        if cell.strip(_AROUND).lower() in lexicon.words["currency_column"] and len(cell) < end - start:
            return TableUnit("", _ONE, at, at + len(cell), by_row=True)
        at += len(cell) + 1
    return None


def _is_header(text: str, start: int, end: int) -> bool:
    """Whether a long line is one of many cells, each of them short."""
    first = start + _LONGEST_LINE + 1
    if end - start > LONGEST_ROW or not _BETWEEN_CELLS.search(text, start, first):
        return False
    return all(len(cell) <= _LONGEST_LINE for cell in _BETWEEN_CELLS.split(text[start:end]))


def _ends_sum(text: str, start: int, unit: TableUnit) -> bool:
    """Whether a unit at the head of a line goes with a number that ends the line before: "5 / million euros"."""
    return unit.start == start and text[start].islower() and text[:start].rstrip()[-1:].isdigit()


def _names_currency(line: str, lexicon: Lexicon) -> bool:
    """Whether a line holds a currency at the head of brackets or a cell, "(CHF)", or ends in one: "Grants in euros"."""
    opened = any(map(line.__contains__, _OPENERS))
    words = [word.rstrip(".") for word in _OPENED.findall(line)] if opened else []
    if line[-1] not in ".?!":
        words.append(line.rstrip(" )|:").rpartition(" ")[2].lstrip("("))
    currencies = lexicon.currencies
    known = (currencies.codes, currencies.before, currencies.after, currencies.adjective_starts)
    return any(word in names for word in words for names in known)


def unit_in(text: str, start: int, end: int, lexicon: Lexicon) -> TableUnit | None:
    """The unit that a line or a cell declares, or None.

    ```
    unit = currency [ "in" ] [ scale ] | [ "in" ] scale [ "of" ] currency | "in" currency | "in" scale
         | lead ( currency power | power currency ) ;
    ```
    A currency or a scale beside a number is a sum and no unit, but for "unit: 100 million yen" and powers of ten at the
    end of a caption or in brackets: "(in EUR 1,000)". A year is no such number: "2024 £m".
    """
    tokens = tokenise(text, start, end)
    for at, kind in enumerate(tokens.kind):
        if kind == PUNCTUATION and tokens.text[at] != "'":
            continue
        unit = (
            _currency_first(tokens, at, lexicon)
            or _scale_first(tokens, at, lexicon)
            or (tokens.word(at - 1) in _BEFORE_POWER and _power_beside(tokens, at, lexicon))
        )
        if unit:
            return unit
    return None


def _currency_first(tokens: Tokens, at: int, lexicon: Lexicon) -> TableUnit | None:
    found = currency_before(tokens, at, lexicon) or currency_after(tokens, at, lexicon)
    counted = tokens.is_number(at - 1) and not _is_year(tokens, at - 1)
    if found is None or counted or (tokens.glued(at) and tokens.kind[at - 1] == "w"):
        return None
    alias, end = found
    if tokens.word(end) == ".":
        end += 1
    explicit = tokens.word(end) in ("in", "(")
    step = end + 1 if explicit else end
    factor, last = _factor(tokens, step, lexicon, spaced=True)
    if last == step:
        return _bare(tokens, at, end, alias, lexicon)
    if tokens.is_number(last) and not _is_column(tokens, last):
        return None
    return TableUnit(
        alias.means, EXACT.multiply(factor, alias.factor), tokens.start[at], tokens.end[last - 1]
    )


def _is_year(tokens: Tokens, at: int) -> bool:
    """Whether a number is a year or ends a split one: "2024", "2023-24"."""
    if tokens.word(at - 1) in ("-", "/") and tokens.glued(at) and tokens.glued(at - 1):
        at -= 2
    return _YEAR.match(tokens.word(at)) is not None


def _bare(tokens: Tokens, at: int, end: int, alias: Alias, lexicon: Lexicon) -> TableUnit | None:
    """`( "in" | "(" | "," | ":" ) currency [ ")" ]` at the end of a line or a cell: "in euros", "(CHF)"."""
    again = currency_after(tokens, end, lexicon)
    if again is not None and again[0].means in lexicon.currencies.candidates.get(alias.means, ()):
        alias, end = again[0]._replace(needs=""), again[1]  # "pounds sterling"
    before = tokens.word(at - 1)
    bracketed = before in ("(", "|") and tokens.word(end) in (")", "|")
    written = alias.text in lexicon.currencies.before or alias.text == alias.means
    introduced = bracketed or before == "in" or (written and before in (",", ":") and at > 1)
    if not introduced or not _ends(tokens, end) or _is_word(tokens, at, alias, lexicon):
        return None
    closed = bracketed or tokens.word(end) == ")"
    return TableUnit(
        alias.means, alias.factor, tokens.start[at], tokens.end[end - 1], bare=True, bracketed=closed
    )


def _is_word(tokens: Tokens, at: int, alias: Alias, lexicon: Lexicon) -> bool:
    """Whether what may be a currency is more likely a word, as nothing on its line speaks of money: "(ALL)"."""
    name = lexicon.currencies.after.get(tokens.text[at], alias)
    return bool(alias.needs and name.needs) and not find_cues(tokens, lexicon)


def _ends(tokens: Tokens, at: int) -> bool:
    """Whether a caption or a cell ends at a token, but for what closes it."""
    while tokens.word(at) in (")", ":", "*"):
        at += 1
    if at >= len(tokens) or tokens.text[at] in ("|", ";", ","):
        return True
    return tokens.start[at] - tokens.end[at - 1] > 1


def _is_column(tokens: Tokens, at: int) -> bool:
    return len(tokens.text[at]) == 4


def _scale_first(tokens: Tokens, at: int, lexicon: Lexicon) -> TableUnit | None:
    number = _ONE
    step = at
    if tokens.is_number(at) and tokens.word(at - 1) in (":", "unit", "in"):
        number, step = read_digits(tokens.text[at]) or _ONE, at + 1
    elif _is_counted(tokens, at, lexicon):
        return None
    factor, last = _factor(tokens, step, lexicon)
    if last == step:
        return None
    end = last + 1 if tokens.word(last) in ("of", "in") else last
    found = currency_after(tokens, end, lexicon) or (
        currency_before(tokens, end, lexicon) if end < len(tokens) else None
    )
    factor = EXACT.multiply(factor, number)
    if found is not None and not tokens.is_number(found[1]):
        return TableUnit(found[0].means, factor, tokens.start[at], tokens.end[found[1] - 1])
    if tokens.word(at - 1) == "in" and tokens.word(at - 2) in (
        "(",
        "",
        "figures",
        "amounts",
        "amount",
        "values",
    ):
        return TableUnit("", factor, tokens.start[at], tokens.end[last - 1])
    return None


def _power_beside(tokens: Tokens, at: int, lexicon: Lexicon) -> TableUnit | None:
    """`( "(" | "in" | "x" | "unit" [ ":" ] ) ( currency power | power currency )`, and there the caption ends."""
    lead = tokens.word(at - 1) if tokens.word(at - 1) != ":" else tokens.word(at - 2)
    if lead not in ("(", *_LEADS):
        return None
    before = currency_before(tokens, at, lexicon)
    factor, last = _power(tokens, before[1] if before else at, lexicon)
    if last == (before[1] if before else at):
        return None
    after = None if before else currency_after(tokens, last, lexicon)
    found = before or after
    end = after[1] if after else last
    if found is None or not _ends(tokens, end):
        return None
    sure = lead in ("unit", "units") or (lead in _LEADS and tokens.word(at - 2) == "(")
    return TableUnit(found[0].means, factor, tokens.start[at], tokens.end[end - 1], counted=not sure)


def _power(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Decimal, int]:
    """`"1,000" | "10,000" | "10" "^" digits`, after "unit" or "in" also "100 million", and the token after it."""
    word, zeros = tokens.word(at), tokens.word(at + 2)
    if word == "10" and tokens.word(at + 1) == "^" and zeros.isdecimal() and len(zeros) < 3:
        return Decimal(10) ** int(zeros), at + 3
    if _POWER.match(word):
        return read_digits(tokens.text[at]) or _ONE, at + 1
    if word in ("1", "10", "100") and "(" not in (tokens.word(at - 1), tokens.word(at - 2)):
        factor, last = _factor(tokens, at + 1, lexicon)
        if last > at + 1:
            return EXACT.multiply(factor, Decimal(word)), last
    return _ONE, at


def _is_counted(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a number stands before a scale: "5 million", "5-million", "a million"."""
    before = tokens.word(at - 1)
    return (
        tokens.is_number(at - 1) or before in lexicon.numerals or (before == "-" and tokens.is_number(at - 2))
    )


def _factor(tokens: Tokens, at: int, lexicon: Lexicon, *, spaced: bool = False) -> tuple[Decimal, int]:
    """`[ "'" ] ( scale { scale } | "000" { "," "000" } )` as a factor, and the token after it.

    `spaced` allows a letter that stands apart, where it ends a caption or a cell: "(EUR k)".
    """
    step = at + 1 if tokens.word(at) == "'" else at
    if tokens.word(step) in ("000", "000s"):
        return Decimal(1000), step + (2 if tokens.word(step + 1) == "s" else 1)
    if tokens.word(step) == "000,000":
        return Decimal(10) ** 6, step + 1
    factor, end = _ONE, at
    while step < len(tokens) and tokens.kind[step] == "w":
        scale = lexicon.scales.get(tokens.text[step]) or lexicon.scales.get(tokens.lower[step])
        apart = spaced and step == at and _is_last(tokens, step + 1)
        if scale is None or (scale.letter and not tokens.glued(step) and not (apart and _is_plain(scale))):
            break
        factor, end = EXACT.multiply(factor, scale.value), step + 1
        step = end
    return factor, end


def _is_plain(scale: Scale) -> bool:
    """Whether a letter has one meaning beside a currency; "EUR t" may be in trillions, in thousands or a tonne."""
    return scale.value < _TRILLION


def _is_last(tokens: Tokens, at: int) -> bool:
    return _ends(tokens, at + 1 if tokens.word(at) == "." else at)
