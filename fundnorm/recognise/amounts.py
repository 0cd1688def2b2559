"""The grammar of a sum: a currency, a number and its scales in any of the orders in use.

```
sum      = before number scales [ after ] [ "/-" ] | number scales after | words scales after ;
scales   = { [ "-" ] scale | "-plus" scale | number scale } ;     (* compounds add: 3 arba 40 crore *)
range    = figure ( "-" | "to" ) figure | "between" figure "and" figure ;
```
"""

from __future__ import annotations

from decimal import Decimal

from fundnorm.lexicon.lexicon import Alias, Lexicon
from fundnorm.model.money import EXACT
from fundnorm.recognise.currencies import currency_after, currency_before
from fundnorm.recognise.draft import Figure
from fundnorm.recognise.numbers import read_digits, read_words
from fundnorm.recognise.tokens import NUMBER, PUNCTUATION, WORD_KIND, Tokens

__all__ = ["bare_figure", "figure_at", "value_of"]

_ONE = Decimal(1)


def value_of(figure: Figure) -> Decimal:
    """The figure in currency units, with its sign.

    >>> value_of(Figure(0, 2, Decimal("2.5"), Decimal(1000), True, "USD", "code"))
    Decimal('2500.0')
    """
    value = EXACT.multiply(EXACT.multiply(figure.written, figure.scale), figure.factor)
    return -value if figure.negative else value


def figure_at(tokens: Tokens, at: int, lexicon: Lexicon) -> Figure | None:
    """The figure that starts at a token, with a currency or without, or None.

    A number without a currency comes back only with a scale ("650 crore"); context decides whether it is money.
    """
    if tokens.kind[at] == NUMBER:
        return _suffixed(tokens, at, lexicon)
    if tokens.kind[at] == PUNCTUATION:
        return _negative(tokens, at, lexicon)
    prefixed = _prefixed(tokens, at, lexicon)
    if prefixed is None and tokens.kind[at] == WORD_KIND and tokens.lower[at] in lexicon.numerals:
        return _spelled(tokens, at, lexicon)
    return prefixed


def bare_figure(tokens: Tokens, at: int, lexicon: Lexicon) -> Figure | None:
    """The number at a token with its scales, letters allowed: the other end of a range that names its currency once."""
    written = read_digits(tokens.text[at]) if tokens.is_number(at) else None
    if written is None:
        return None
    scale, last = _scales(tokens, at + 1, lexicon, letters=True)
    if not _whole_number(tokens, last):
        return None
    return Figure(at, last, written, scale, last > at + 1, "", "context")


def _negative(tokens: Tokens, at: int, lexicon: Lexicon) -> Figure | None:
    """`negative = "-" before number … | "(" before number ")" scale ;`"""
    if at + 1 >= len(tokens) or not tokens.glued(at + 1) or tokens.kind[at + 1] in (NUMBER, PUNCTUATION):
        return None
    mark = tokens.text[at]
    if mark == "-" and not tokens.glued(at):
        figure = _prefixed(tokens, at + 1, lexicon)
    elif mark == "(":
        figure = _accounting(tokens, at + 1, lexicon)
    else:
        return None
    if figure is not None:
        figure.first = at
        figure.negative = True
    return figure


def _accounting(tokens: Tokens, at: int, lexicon: Lexicon) -> Figure | None:
    currency = currency_before(tokens, at, lexicon)
    if currency is None or not tokens.is_number(currency[1]) or tokens.word(currency[1] + 1) != ")":
        return None
    written = read_digits(tokens.text[currency[1]])
    scale, end = _scales(tokens, currency[1] + 2, lexicon, letters=False)
    if written is None or end == currency[1] + 2:
        return None
    alias = currency[0]
    return Figure(at, end, written, scale, True, alias.means, _rule(alias), alias.factor, prefixed=True)


def _prefixed(tokens: Tokens, at: int, lexicon: Lexicon) -> Figure | None:
    currency = currency_before(tokens, at, lexicon)
    if currency is None or (tokens.glued(at) and tokens.kind[at - 1] in "nw"):
        return None
    alias, start = currency
    negative = tokens.word(start) == "-" and tokens.glued(start) and tokens.glued(start + 1)
    if negative and tokens.kind[start - 1] == WORD_KIND:
        return None
    start += negative
    number = _number(tokens, start, lexicon)
    if number is None or tokens.start[start] - tokens.end[start - 1] > 2:
        return None
    written, end, spelled = number
    scale, last = _scales(tokens, end, lexicon, letters=True)
    if last == end:
        if not _whole_number(tokens, end) or spelled or _is_count(tokens, alias, end, lexicon):
            return None
    else:
        written, scale, last = _compound(tokens, written, scale, last, lexicon)
    figure = Figure(at, last, written, scale, last > end, alias.means, _rule(alias), alias.factor)
    figure.prefixed, figure.negative, figure.spelled = True, negative, spelled
    if not _evidence(tokens, alias, start, figure):
        return None
    _close(tokens, figure, lexicon)
    return figure


def _number(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Decimal, int, bool] | None:
    if tokens.is_number(at):
        value = read_digits(tokens.text[at])
        return None if value is None else (value, at + 1, False)
    if tokens.word(at) in lexicon.numerals:
        words = read_words(tokens, at, lexicon)
        return None if words is None else (*words, True)
    return None


def _whole_number(tokens: Tokens, end: int) -> bool:
    """Whether the number ends there: no letters glued to it, no percent sign, no digits after a hyphen."""
    if tokens.word(end) == "%" or (tokens.word(end) == "per" and tokens.word(end + 1) == "cent"):
        return False
    return not (tokens.glued(end) and tokens.kind[end] == WORD_KIND)


def _is_count(tokens: Tokens, alias: Alias, end: int, lexicon: Lexicon) -> bool:
    """Whether a code stands beside a count by chance: "for CHF 30 days after discharge", "GBP-7741-K"."""
    if alias.text.isupper() and alias.text.isalpha():
        return tokens.word(end) in lexicon.words["counted"] or (
            tokens.word(end) == "-" and tokens.glued(end + 1) and not tokens.is_number(end + 1)
        )
    return False


def _evidence(tokens: Tokens, alias: Alias, number: int, figure: Figure) -> bool:
    """Whether a doubtful alias ("R", "N", "TOP") is shown to be money by a scale, grouping or cents."""
    if not alias.needs:
        return True
    if alias.needs == "glued" and not tokens.glued(number):
        return False
    text = tokens.text[number]
    return figure.scaled or "," in text or text[-3:-2] == "."


def _scales(tokens: Tokens, at: int, lexicon: Lexicon, *, letters: bool) -> tuple[Decimal, int]:
    """`scales = { [ "-" ] scale | "-plus" scale } ;` as one factor, and the token after them."""
    factor, end = _ONE, at
    while True:
        step = end
        if (
            tokens.word(step) == "-"
            and tokens.word(step + 1) == "plus"
            and _scale(tokens, step + 2, lexicon, False)
        ):
            step += 2
        if tokens.word(step) == "-" and tokens.glued(step) and tokens.glued(step + 1):
            step += 1
        value = _scale(tokens, step, lexicon, letters and end == at)
        if value is None:
            return factor, end
        factor, end = EXACT.multiply(factor, value), step + 1


def _scale(tokens: Tokens, at: int, lexicon: Lexicon, letters: bool) -> Decimal | None:
    if at >= len(tokens) or tokens.kind[at] != WORD_KIND:
        return None
    scale = lexicon.scales.get(tokens.text[at]) or lexicon.scales.get(tokens.lower[at])
    if scale is None:
        return None
    if scale.letter and not (letters and tokens.text[at] in lexicon.scales):
        return None
    if scale.letter and not tokens.glued(at) and tokens.start[at] - tokens.end[at - 1] > 1:
        return None
    return scale.value


def _compound(
    tokens: Tokens, written: Decimal, scale: Decimal, end: int, lexicon: Lexicon
) -> tuple[Decimal, Decimal, int]:
    """`compound = number scale number scale ;` 3 arba 40 crore adds, 7 lakh 20 crore is (7 lakh + 20) crore."""
    if not tokens.is_number(end) or tokens.glued(end):
        return written, scale, end
    more = read_digits(tokens.text[end])
    factor, last = _scales(tokens, end + 1, lexicon, letters=False)
    if more is None or last == end + 1 or factor == scale:
        return written, scale, end
    if factor > scale:
        return EXACT.add(EXACT.multiply(written, scale), more), factor, last
    total = EXACT.add(EXACT.multiply(written, scale), EXACT.multiply(more, factor))
    return EXACT.divide(total, scale), scale, last


def _close(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> None:
    """`[ after ] [ "/-" ]`: the currency named again, or more exactly, and the closing stroke of Indian sums."""
    again = currency_after(tokens, figure.last, lexicon)
    if again is not None and again[0].factor == _ONE and not again[0].needs:
        alias, end = again
        if alias.means.isupper() or alias.means == figure.means:
            if alias.means != figure.means:
                if figure.means.isupper():
                    return
                figure.means, figure.rule = alias.means, _rule(alias)
            figure.last = end
    if tokens.word(figure.last) == "/" and tokens.word(figure.last + 1) in ("-", "="):
        if tokens.glued(figure.last) and tokens.glued(figure.last + 1):
            figure.last += 2


def _suffixed(tokens: Tokens, at: int, lexicon: Lexicon) -> Figure | None:
    written = read_digits(tokens.text[at])
    if written is None or (tokens.glued(at) and tokens.kind[at - 1] == WORD_KIND):
        return None
    return _with_currency(tokens, at, at + 1, written, lexicon)


def _spelled(tokens: Tokens, at: int, lexicon: Lexicon) -> Figure | None:
    words = read_words(tokens, at, lexicon)
    if words is None:
        return None
    figure = _with_currency(tokens, at, words[1], words[0], lexicon)
    if figure is None or _is_idiom(tokens, figure, lexicon):
        return None
    figure.spelled = True
    return figure


def _with_currency(tokens: Tokens, at: int, end: int, written: Decimal, lexicon: Lexicon) -> Figure | None:
    scale, last = _scales(tokens, end, lexicon, letters=True)
    scaled = last > end
    if scaled:
        written, scale, last = _compound(tokens, written, scale, last, lexicon)
    after = currency_after(tokens, last, lexicon)
    if after is not None and _fits_after(tokens, after[0], after[1], last, written, scaled, lexicon):
        alias = after[0]
        return Figure(at, after[1], written, scale, scaled, alias.means, _rule(alias), alias.factor)
    plain, last = _scales(tokens, end, lexicon, letters=False)
    if last == end or not _whole_number(tokens, last):
        return None
    written, plain, last = _compound(tokens, written, plain, last, lexicon)
    return Figure(at, last, written, plain, True, "", "context")


def _fits_after(
    tokens: Tokens, alias: Alias, end: int, at: int, written: Decimal, scaled: bool, lexicon: Lexicon
) -> bool:
    if alias.needs == "glued":
        return tokens.glued(at) and written < 1000 and not scaled and tokens.word(end) != "."
    if alias.needs == "scale" and not (scaled or written >= 1000):
        return False
    if alias.means == "pound" and alias.factor == _ONE and tokens.kind[at] == WORD_KIND:
        return not _is_weight(tokens, end, scaled, lexicon)
    return True


def _is_weight(tokens: Tokens, end: int, scaled: bool, lexicon: Lexicon) -> bool:
    """Whether pounds are a weight: "14 pounds of silver", "12 pounds 4 ounces"."""
    if tokens.word(end) == "of":
        following = {tokens.word(end + 1), tokens.word(end + 2), tokens.word(end + 3)}
        return not following & lexicon.words["money"]
    return tokens.is_number(end) or tokens.word(end) in lexicon.words["weight"]


def _is_idiom(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether words that look like a sum are a figure of speech: "my two cents", "a million-dollar question"."""
    words = lexicon.words
    if not figure.means:
        return tokens.lower[figure.first] in ("a", "an") and tokens.word(figure.first + 1) in lexicon.scales
    if (
        tokens.word(figure.last) in words["idiom_noun"]
        or tokens.word(figure.first - 1) in words["idiom_before"]
    ):
        return True
    if figure.factor != _ONE and not figure.scaled:
        two = tokens.lower[figure.first] == "two" and tokens.word(figure.last) not in (
            "per",
            "a",
            "an",
            "each",
            "on",
        )
        return two or tokens.word(figure.first - 1) in words["possessive"]
    article = tokens.lower[figure.first] in ("a", "an") and not figure.scaled
    if article and tokens.word(figure.last) == "-":
        return True
    return article and tokens.lower[figure.last - 1] not in words["single_currency"]


def _rule(alias: Alias) -> str:
    if alias.means.islower():
        return "sign"
    return "code" if alias.text[-3:] == alias.means else "name" if alias.text[0].isalpha() else "sign"
