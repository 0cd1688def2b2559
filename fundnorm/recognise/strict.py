"""A text that must be one sum and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fundnorm.errors import ParseError
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import WORD
from fundnorm.model.mention import Mention
from fundnorm.model.period import PartialDate
from fundnorm.model.source import Source
from fundnorm.recognise.parser import parse

__all__ = ["read_amount"]

_WORD = re.compile(rf"{WORD}|[0-9]+")
_ARTICLES = frozenset(("a", "an", "the", "each"))


def read_amount(
    text: str, *, country: str | None = None, lang: str = "en", date: PartialDate | None = None
) -> Mention:
    """The one sum that the text is; words that limit it, its rate, its time and its prices may stand beside it.

    `country` is ISO 3166-1 alpha-2, `lang` BCP 47, `date` that of the text, which may decide what a currency's name
    meant. ParseError, with a mark under what was not understood, for a text
    with no sum, with several, or with other words.

    >>> read_amount("about Rs 16,300 crore over seven years").text
    'Rs 16,300 crore'
    >>> read_amount("Rs 5 crore of gold")
    Traceback (most recent call last):
    fundnorm.errors.ParseError: not a part of one sum; give a sum alone, such as 'Rs 16,300 crore'
      Rs 5 crore of gold
                    ^^^^
    """
    mentions = parse(Source(text, country=country, lang=lang, date=date)).mentions
    if not mentions:
        end = len(text.rstrip())
        raise _fault(text, 0, end, "no sum of money; give a number and a currency, such as 'Rs 16,300 crore'")
    if len(mentions) > 1:
        second = mentions[1]
        raise _fault(text, second.start, second.end, "a second sum; give one at a time")
    for start, end in _others(text, mentions[0], Lexicon.bundled(lang.partition("-")[0].lower())):
        raise _fault(text, start, end, "not a part of one sum; give a sum alone, such as 'Rs 16,300 crore'")
    return mentions[0]


def _fault(text: str, start: int, end: int, message: str) -> ParseError:
    """The error with its mark; the text is shown in one line, in which every character keeps its place."""
    line = "".join(" " if character.isspace() else character for character in text)
    return ParseError.under(line, start, end, message)


def _others(text: str, mention: Mention, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The words beside the sum that neither limit it nor tell its rate, time or prices."""
    known = _beside(lexicon)
    if mention.prices:
        known |= _of_prices(mention.prices, lexicon)
    spans = [(mention.start, mention.end)]
    if mention.period:
        spans.append((mention.period.start, mention.period.end))
    for found in _WORD.finditer(text):
        inside = any(start <= found.start() < end for start, end in spans)
        if not inside and found[0].lower() not in known:
            yield found.span()


def _of_prices(label: str, lexicon: Lexicon) -> frozenset[str]:
    """The words of "in constant 2018 prices" for the year that the prices are of."""
    nouns = lexicon.words["price_base"] | lexicon.words["price_noun"]
    return nouns.union(_WORD.findall(label), ("at", "fy", "fiscal", "financial", "year"))


def _beside(lexicon: Lexicon) -> frozenset[str]:
    phrases = (lexicon.modifiers_before, lexicon.modifiers_after, lexicon.rates_before, lexicon.rates_after)
    words = (word for found in phrases for phrase in found.meanings for word in phrase)
    return frozenset((*words, *lexicon.prepositions)) | _ARTICLES
