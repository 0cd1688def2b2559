"""Near misses: numbers that stand beside a currency or a scale and are no sums, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.mention import Document
from fundnorm.recognise.money.amounts import bare_figure
from fundnorm.recognise.money.currencies import currency_after, currency_before
from fundnorm.recognise.text.numbers import read_digits
from fundnorm.recognise.text.scan import anchors
from fundnorm.recognise.text.tokens import NUMBER, WORD_KIND, Tokens, tokenise
from fundnorm.recognise.text.typography import fold

__all__ = ["Refusal", "refusals"]

_BEFORE, _AFTER = 24, 60


class Refusal(NamedTuple):
    """A number that was not read as money: its words, their place and why not."""

    text: str
    start: int
    end: int
    reason: str


def refusals(document: Document, lexicon: Lexicon | None = None) -> tuple[Refusal, ...]:
    """The near misses of a document, in text order.

    >>> from fundnorm.recognise import parse
    >>> from fundnorm.model.source import Source
    >>> refusals(parse(Source("It serves 1.26 crore people.")))[0].reason
    'no currency; it counts people'
    """
    lexicon = (lexicon or Lexicon.bundled("en")).within(document.source.country)
    text = fold(document.source.text)
    taken = [(mention.start, mention.end) for mention in document]
    taken += [(mention.period.start, mention.period.end) for mention in document if mention.period]
    rates = [(rate.start, rate.end) for rate in document.rates]
    found: list[Refusal] = []
    for at in anchors(text, lexicon):
        if any(start <= at < end for start, end in taken) or (found and at < found[-1].end):
            continue
        found.extend(_refusal(document.source.text, text, at, rates, lexicon))
    return tuple(found)


def _refusal(
    original: str, text: str, at: int, rates: list[tuple[int, int]], lexicon: Lexicon
) -> Iterator[Refusal]:
    for start, end in rates:
        if start <= at < end:
            yield Refusal(original[start:end], start, end, "an exchange rate, kept as a rate")
            return
    tokens = tokenise(text, max(0, at - _BEFORE), min(len(text), at + _AFTER))
    number = next((step for step in range(len(tokens)) if tokens.start[step] >= at), None)
    if number is None or tokens.kind[number] != NUMBER:
        return
    first, last, reason = _reason(tokens, number, lexicon)
    start, end = tokens.start[first], tokens.end[last - 1]
    yield Refusal(original[start:end], start, end, reason)


def _reason(tokens: Tokens, number: int, lexicon: Lexicon) -> tuple[int, int, str]:
    """The first and one past the last token of the near miss, and why it is none."""
    following = tokens.word(number + 1)
    if following == "%" or (following == "per" and tokens.word(number + 2) == "cent"):
        return number, number + 2, "a share in per cent"
    before = _alias_before(tokens, number, lexicon)
    if before is not None:
        return before, number + 1, _why_not_prefixed(tokens, before, number, lexicon)
    figure = bare_figure(tokens, number, lexicon)
    last = figure.last if figure is not None else number + 1
    after = currency_after(tokens, last, lexicon)
    if after is not None:
        return number, after[1], f"'{after[0].text}' after the number is no currency here"
    if last < len(tokens) and tokens.kind[last] == WORD_KIND:
        return number, last + 1, f"no currency; it counts {tokens.text[last]}"
    return number, last, "no currency beside it"


def _alias_before(tokens: Tokens, number: int, lexicon: Lexicon) -> int | None:
    for at in range(number - 1, max(-1, number - 4), -1):
        found = currency_before(tokens, at, lexicon)
        if found is not None and found[1] in (number, number - 1):
            return at
    return None


def _why_not_prefixed(tokens: Tokens, before: int, number: int, lexicon: Lexicon) -> str:
    found = currency_before(tokens, before, lexicon)
    name = tokens.text[before]
    if read_digits(tokens.text[number]) is None:
        return f"{tokens.text[number]} is no amount in figures"
    if found is not None and found[0].needs:
        return f"'{name}' alone is money only with a scale, grouped digits or cents"
    if tokens.glued(number + 1) and tokens.kind[number + 1] == WORD_KIND:
        return "letters follow the number that are no scale"
    return f"'{name}' is no currency here; it counts {tokens.word(number + 1) or 'something else'}"
