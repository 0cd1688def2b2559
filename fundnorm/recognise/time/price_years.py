"""The year in whose prices a sum is stated: "in 2018 prices", "at constant 2011-12 prices", "(2015 US dollars)".

```
price-year = [ price-base ] year-like [ price-base ] ( price-noun | [ adjective ] currency ) ;
price-base = "constant" | "real" | "fixed" ;
price-noun = "prices" | "terms" ;
```
"""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.money.currencies import currency_after, currency_before
from fundnorm.recognise.text.draft import Draft, Sentence, Time
from fundnorm.recognise.text.tokens import Tokens

__all__ = ["PRICES", "after_prices", "take_price_years"]

PRICES = "prices"
"""The role of a time that is a year of prices."""

_ROLES = {"year", "fiscal"}
_BEFORE = {"in", "(", "at"}  # "in 2012 dollars", "(2012 dollars)"
_LONGEST = 7
_FISCAL = {"fy", "fiscal", "financial", "year", "years"}


def take_price_years(sentence: Sentence, lexicon: Lexicon) -> None:
    """Give sums the year of their prices; its words stay among the times, as words that are no purpose and no period.

    The year is that of the sum before it, else of the first sum after it.
    """
    for time in sentence.times:
        end = _end(sentence.tokens, time, lexicon)
        draft = _said_of(sentence, time) if end else None
        if draft is None:
            continue
        label = _written(sentence.tokens, time)
        if label:
            draft.prices = label
            draft.because("prices", "stated", "its words", (time.first, end))
            time.role = PRICES
            time.last = end
            if sentence.tokens.word(time.first - 1) in lexicon.words["price_base"]:
                time.first -= 1


def _end(tokens: Tokens, time: Time, lexicon: Lexicon) -> int:
    """The token after the words that make the year one of prices, 0 where nothing does."""
    if time.role not in _ROLES:
        return 0
    words = lexicon.words
    end = time.last
    while tokens.word(end) in words["price_base"]:
        end += 1
    if tokens.word(end) in words["price_noun"]:
        return end + 1
    before = tokens.word(time.first - 1)
    based = end > time.last or before in words["price_base"] or before in _BEFORE
    if not based or end >= len(tokens):
        return 0
    named = currency_after(tokens, end, lexicon) or currency_before(tokens, end, lexicon)
    return 0 if named is None or tokens.is_number(named[1]) else named[1]


def after_prices(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    """The token after "in 2018 prices", "at current prices" or "in 2024 dollars" at a token; else the token itself."""
    if tokens.word(at) not in ("in", "at"):
        return at
    words = lexicon.words
    for step in range(at + 1, min(at + _LONGEST, len(tokens))):
        word = tokens.lower[step]
        if word in words["price_noun"] or (step > at + 1 and word in lexicon.currencies.after):
            return step + 1
        if not (tokens.is_number(step) or word in words["price_base"] or word in _FISCAL or word in "/-"):
            break
    return at


def _written(tokens: Tokens, time: Time) -> str:
    """The year without fiscal words: "2018", "2011-12"."""
    words = (tokens.text[at] for at in range(time.first, time.last) if tokens.lower[at] not in _FISCAL)
    text = "".join(words)
    return text if text[:4].isdecimal() else ""


def _said_of(sentence: Sentence, time: Time) -> Draft | None:
    before = [draft for draft in sentence.drafts if draft.last <= time.first]
    after = [draft for draft in sentence.drafts if draft.first >= time.last]
    return before[-1] if before else after[0] if after else None
