"""The grammar of a sum: a currency, a number and its scales in any of the orders in use.

```
sum      = before number scales [ after ] [ "/-" ] | number scales after | words scales after ;
scales   = { [ "-" ] scale | "-plus" scale | number scale } ;     (* compounds add: 3 arba 40 crore *)
range    = figure ( "-" | "to" ) figure | "between" figure "and" figure ;
```
"""

from __future__ import annotations

from decimal import Decimal

from fundnorm.lexicon.currencies import Alias
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import EXACT
from fundnorm.recognise.money.currencies import currency_after, currency_before
from fundnorm.recognise.money.scales import read_scaled
from fundnorm.recognise.text.draft import Figure
from fundnorm.recognise.text.numbers import read_digits, read_words
from fundnorm.recognise.text.tokens import NUMBER, PUNCTUATION, WORD_KIND, Tokens

__all__ = ["bare_figure", "figure_at", "value_of"]

_ONE, _THOUSAND = Decimal(1), Decimal(1000)
_YEAR = 4  # digits: "the 2024 mark" is no sum of marks


def value_of(figure: Figure) -> Decimal:
    """The figure in currency units, with its sign.

    >>> value_of(Figure(0, 2, Decimal("2.5"), Decimal(1000), scaled=True))
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
    """The number at a token with its scales: the other end of a range that names its currency once."""
    number = _number(tokens, at, lexicon) if at < len(tokens) else None
    if number is None:
        return None
    written, end, spelled = number
    written, scale, last = read_scaled(tokens, written, end, lexicon, letters=not spelled)
    if not _whole_number(tokens, last):
        return None
    return Figure(at, last, written, scale, scaled=last > end, spelled=spelled)


def _negative(tokens: Tokens, at: int, lexicon: Lexicon) -> Figure | None:
    """`negative = "-" before number … | "(" before number ")" scale ;`"""
    if at + 1 >= len(tokens) or not tokens.glued(at + 1) or tokens.kind[at + 1] == PUNCTUATION:
        return None
    mark = tokens.text[at]
    if mark == "-" and not tokens.glued(at):
        digits = tokens.kind[at + 1] == NUMBER
        figure = _suffixed(tokens, at + 1, lexicon) if digits else _prefixed(tokens, at + 1, lexicon)
        figure = figure if figure is not None and figure.means else None
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
    if written is None:
        return None
    written, scale, end = read_scaled(tokens, written, currency[1] + 2, lexicon, letters=False)
    figure = Figure(at, end, written, scale, scaled=True, prefixed=True)
    return _named(figure, currency[0]) if end > currency[1] + 2 else None


def _enclosed(tokens: Tokens, at: int, currency: tuple[Alias, int], lexicon: Lexicon) -> Figure | None:
    """`before "(" number ")" scales`: "$(2.4) billion"."""
    alias, start = currency
    written = read_digits(tokens.text[start + 1]) if tokens.is_number(start + 1) else None
    if written is None or tokens.word(start + 2) != ")":
        return None
    written, scale, last = read_scaled(tokens, written, start + 3, lexicon, letters=True)
    figure = Figure(at, last, written, scale, scaled=last > start + 3, prefixed=True, negative=True)
    return _named(figure, alias)


def _named(figure: Figure, alias: Alias) -> Figure:
    figure.means, figure.rule, figure.factor = alias.means, _rule(alias), alias.factor
    return figure


def _prefixed(tokens: Tokens, at: int, lexicon: Lexicon) -> Figure | None:
    """`prefixed = before [ "-" ] ( number | words ) scales [ after ] [ "/-" ] ;`"""
    currency = currency_before(tokens, at, lexicon)
    if currency is None or (tokens.glued(at) and tokens.kind[at - 1] in "nw"):
        return None
    alias, start = currency
    if tokens.word(start) == "(" and tokens.glued(start):
        return _enclosed(tokens, at, currency, lexicon)
    negative = tokens.word(start) == "-" and tokens.glued(start) and tokens.glued(start + 1)
    if negative and tokens.kind[start - 1] == WORD_KIND:
        return None
    start += negative
    number = _number(tokens, start, lexicon)
    if number is None or tokens.start[start] - tokens.end[start - 1] > 2:
        return None
    written, end, spelled = number
    written, scale, last = read_scaled(tokens, written, end, lexicon, letters=True)
    figure = _named(Figure(at, last, written, scale, scaled=last > end, prefixed=True), alias)
    figure.negative, figure.spelled = negative, spelled
    if not _is_money(tokens, alias, start, figure, lexicon):
        return None
    _close(tokens, figure, lexicon)
    return figure


def _is_money(tokens: Tokens, alias: Alias, number: int, figure: Figure, lexicon: Lexicon) -> bool:
    if not figure.scaled and (figure.spelled or not _whole_number(tokens, figure.last)):
        return False
    if not figure.scaled and _is_count(tokens, alias, figure.last, lexicon):
        return False
    return _evidence(tokens, alias, number, figure, lexicon)


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


def _evidence(tokens: Tokens, alias: Alias, number: int, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a doubtful alias ("R", "N", "TOP") is shown to be money by a scale, grouping, cents or "a share"."""
    if not alias.needs:
        return True
    if alias.needs == "glued" and not tokens.glued(number):
        return False
    text = tokens.text[number]
    if figure.scaled or text[-3:-2] == "." or any(mark in text for mark in ",' "):
        return True
    if tokens.word(figure.last) in ("-", "to"):
        other = bare_figure(tokens, figure.last + 1, lexicon)
        return other is not None and other.scaled
    return tokens.glued(number) and tokens.word(figure.last) in ("per", "a", "each")


def _close(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> None:
    """`[ after ] [ "/-" ]`: the currency named again, or more exactly, and the closing stroke of Indian sums."""
    again = currency_after(tokens, figure.last, lexicon)
    if again is not None and again[0].factor == _ONE and not again[0].needs:
        _name_again(figure, again[0], again[1])
    stroke = tokens.word(figure.last) == "/" and tokens.word(figure.last + 1) in ("-", "=")
    if stroke and tokens.glued(figure.last) and tokens.glued(figure.last + 1):
        figure.last += 2


def _name_again(figure: Figure, alias: Alias, end: int) -> None:
    if alias.means == figure.means:
        figure.last = end
    elif alias.means.isupper() and figure.means.islower():
        figure.means, figure.rule, figure.last = alias.means, _rule(alias), end


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
    if tokens.lower[at] in ("a", "an") and tokens.word(at + 2) == "-":
        figure.first = at + 1  # "a half-billion-dollar bond": the article is the noun's
    return figure


def _with_currency(tokens: Tokens, at: int, end: int, written: Decimal, lexicon: Lexicon) -> Figure | None:
    """`number scales after`, or without a currency `number scales` for the context to decide."""
    value, scale, last = read_scaled(tokens, written, end, lexicon, letters=True)
    figure = Figure(at, last, value, scale, scaled=last > end)
    after = currency_after(tokens, last, lexicon)
    if after is not None and _fits_after(tokens, after[0], after[1], figure, lexicon):
        figure.last = after[1]
        return _named(figure, after[0])
    value, scale, last = read_scaled(tokens, written, end, lexicon, letters=False)
    if last == end or not _whole_number(tokens, last):
        return None
    return Figure(at, last, value, scale, scaled=True)


def _fits_after(tokens: Tokens, alias: Alias, end: int, figure: Figure, lexicon: Lexicon) -> bool:
    at = figure.last
    if _is_price_base(tokens, figure, end, lexicon):
        return False
    if alias.needs == "glued":
        small = figure.written < _THOUSAND and not figure.scaled
        return tokens.glued(at) and small and tokens.word(end) != "."
    if alias.needs == "scale" and not figure.scaled:
        return figure.written >= _THOUSAND and not (
            len(tokens.text[at - 1]) == _YEAR and tokens.is_number(at - 1)
        )
    if alias.means == "pound" and alias.factor == _ONE and tokens.text[end - 1].isalpha():
        if (
            tokens.word(at) == "-"
            and not figure.scaled
            and tokens.word(end) not in lexicon.words["pound_noun"]
        ):
            return False
        return not _is_weight(tokens, end, figure, lexicon)
    return True


def _is_price_base(tokens: Tokens, figure: Figure, end: int, lexicon: Lexicon) -> bool:
    """Whether a year tells the prices that a sum is in: "in constant 2024 dollars", "(2024 dollars)"."""
    text = tokens.text[figure.first]
    if figure.scaled or figure.spelled or len(text) != _YEAR or not text.isdecimal():
        return False
    before = tokens.word(figure.first - 1)
    return before in lexicon.words["price_base"] or (before == "(" and tokens.word(end) == ")")


def _is_weight(tokens: Tokens, end: int, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether pounds are a weight: "14 pounds of silver", "12 pounds 4 ounces"."""
    if tokens.word(end) == "of":
        following = {tokens.word(end + 1), tokens.word(end + 2), tokens.word(end + 3)}
        return not following & lexicon.words["money"]
    if not figure.scaled and lexicon.words["weight_before"] & set(
        tokens.lower[max(0, figure.first - 3) : figure.first]
    ):
        return True
    return tokens.is_number(end) or tokens.word(end) in lexicon.words["weight"]


def _is_idiom(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether words that look like a sum are a figure of speech: "my two cents", "a million-dollar question"."""
    words = lexicon.words
    first, before, following = (
        tokens.lower[figure.first],
        tokens.word(figure.first - 1),
        tokens.word(figure.last),
    )
    if not figure.means:
        return first in ("a", "an") and tokens.word(figure.first + 1) in lexicon.scales
    if following in words["idiom_noun"] or before in words["idiom_before"]:
        return True
    if figure.scaled:
        return False
    if figure.factor != _ONE:
        return before in words["possessive"] or (first == "two" and following not in words["rate_start"])
    named = tokens.lower[figure.last - 1]
    return first in ("a", "an") and (following == "-" or named not in words["single_currency"])


def _rule(alias: Alias) -> str:
    if alias.means.islower():
        return "sign"
    return "code" if alias.text[-3:] == alias.means else "name" if alias.text[0].isalpha() else "sign"
