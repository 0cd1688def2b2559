"""The year that a table's title or header names, and the days that are none: "Balance as of September 30, 2024"."""

from __future__ import annotations

from itertools import pairwise

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.text.context import Context
from fundnorm.recognise.text.tokens import Tokens, tokenise
from fundnorm.recognise.time.times import year_ending_at
from fundnorm.recognise.time.year_spans import YearSpan
from fundnorm.recognise.time.years import years_at

__all__ = ["header_year"]

_REACH = 6
_LAST_DAY = 31
_INSIDE = frozenset((",", ".", "/", "-", "of", "st", "nd", "rd", "th"))
_AS_OF = ("of", "at", "on")


def header_year(
    text: str, place: tuple[int, int], context: Context, lexicon: Lexicon
) -> tuple[YearSpan, tuple[int, int]] | None:
    """The first year that the words at a place name, with where it stands; the year of a day is none."""
    tokens = tokenise(text, *place)
    after = 0
    for at in range(len(tokens)):
        if at < after:
            continue
        span = year_ending_at(tokens, at, context, lexicon) or years_at(tokens, at, "", context, lexicon)
        if span is not None and not _is_of_day(tokens, at, lexicon):
            return span, (tokens.start[at], tokens.end[span.last - 1])
        after = span.last if span is not None else at + 1
    return None


def _is_of_day(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a year ends a day ("30 September 2024", "30/9/2024"), or follows "as of": "as of the end of 2024"."""
    before = tokens.lower[max(0, at - _REACH) : at]
    if any(pair[0] == "as" and pair[1] in _AS_OF for pair in pairwise(before)):
        return True
    numbers, month = 0, False
    for word in reversed(before):
        if word.isdecimal() and int(word) <= _LAST_DAY:
            numbers += 1
        elif word in lexicon.months:
            month = True
        elif word not in _INSIDE:
            break
    return numbers > (0 if month else 1)
