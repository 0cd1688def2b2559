"""Time expressions: durations, fiscal and calendar years, ranges of them, months and deadlines.

```
time     = duration [ [ "," ] ( "from" | "starting" … ) years ] | years | months | relative ;
years    = year-like [ ( "to" | "through" | "-" | "and" ) year-like ] ;      (* "and" after "between" or a plural *)
year-like = [ fiscal-word ] ( "2025" | "2025-26" | "FY26" ) [ "fiscal year" ] ;
duration = [ relative ] ( digits | words | "a" ) [ "-" ] [ fiscal-word ] unit ;
```
"""

from __future__ import annotations

from datetime import date

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.period import Duration, TimeExpression
from fundnorm.recognise.context import Context
from fundnorm.recognise.draft import Sentence, Time
from fundnorm.recognise.durations import duration_at, relative_at
from fundnorm.recognise.months import months_at
from fundnorm.recognise.tokens import Tokens
from fundnorm.recognise.years import YearSpan, year_like_at, years_at

__all__ = ["find_times"]

_SKIPPED = frozenset(("the", "a", "an", "each", "of", "all", "both", "period", "every", "any", "course", "its",
                      "span", "space", "tenure", "total", "end", "about", "around", "nearly", "some", "up",
                      "calendar", "roughly", "approximately", "almost", "just", "this", "at", "least"))  # fmt: skip


def find_times(sentence: Sentence, context: Context, lexicon: Lexicon) -> list[Time]:
    """The time expressions of a sentence, in order; numbers that belong to sums are passed over."""
    tokens = sentence.tokens
    taken = {draft.first: draft.last for draft in sentence.drafts}
    found: list[Time] = []
    at = 0
    while at < len(tokens):
        if at in taken:
            at = taken[at]
            continue
        time = _time_at(sentence, at, context, lexicon)
        if time is None:
            at += 1
        else:
            found.append(time)
            at = time.last
    return found


def _time_at(sentence: Sentence, at: int, context: Context, lexicon: Lexicon) -> Time | None:
    tokens = sentence.tokens
    kind = tokens.kind[at]
    if kind not in "nw":
        return None
    if kind == "w" and not _can_start(tokens.lower[at], lexicon):
        return None
    lead, each = lead_before(tokens, at, lexicon)
    span = years_at(tokens, at, lead, context.local(sentence), lexicon)
    if span is not None:
        return _years(sentence, at, span, lead, each, context)
    span = months_at(tokens, at, lead, context, lexicon)
    if span is not None:
        return _time(sentence, at, span, lead, each)
    found = duration_at(tokens, at, lexicon)
    if found is not None:
        return _duration(sentence, at, found, lead, each, context, lexicon)
    span = relative_at(tokens, at, context.local(sentence), lexicon)
    return None if span is None else _time(sentence, at, span, lead, each)


def _can_start(word: str, lexicon: Lexicon) -> bool:
    return (
        word in lexicon.time_words
        or word in lexicon.numerals
        or word in lexicon.months
        or word in lexicon.units
        or word in ("fourth", "second", "third", "this", "each", "such", "q")
    )


def lead_before(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[str, bool]:
    """What the preposition before a time does (during, in, until, from, or ""), and whether "each" stands there."""
    each = False
    for back in range(at - 1, max(-1, at - 8), -1):
        word = tokens.lower[back]
        if word in ("each", "every"):
            each = True
        if word in lexicon.prepositions and word not in ("of", "up"):
            if word == "to" and tokens.word(back - 1) == "up":
                return "until", each
            if word in ("in", "on", "with") and lexicon.prepositions.get(tokens.word(back - 1)) == "from":
                return "from", each
            return ("between" if word == "between" else lexicon.prepositions[word]), each
        if word not in _SKIPPED:
            break
    return "", each


def _years(
    sentence: Sentence, at: int, span: YearSpan, lead: str, each: bool, context: Context
) -> Time:
    if lead in ("until", "from") and span.single:
        span = span.until() if lead == "until" else span.since()
    return _time(sentence, at, span, lead, each)


def _time(sentence: Sentence, at: int, span: YearSpan, lead: str, each: bool) -> Time:
    first = span.begin if span.begin >= 0 else at
    expression = _expression(sentence, first, span.last, span.months, span.start, span.end, span.fiscal)
    return Time(first, span.last, "each" if each else lead, span.role, expression)


def _duration(
    sentence: Sentence,
    at: int,
    found: tuple[int, int | None],
    lead: str,
    each: bool,
    context: Context,
    lexicon: Lexicon,
) -> Time:
    last, months = found
    started = _started(sentence.tokens, last, context.local(sentence), lexicon)
    if started is not None and months:
        end, year = started
        until = year.after(months) if year.start else None
        expression = _expression(sentence, at, end, months, year.start, until, year.fiscal)
        return Time(at, end, "each" if each else lead, "duration", expression)
    ended = _ended(sentence.tokens, last, context.local(sentence), lexicon)
    if ended is not None and months:
        begin = ended.before(months)
        expression = _expression(sentence, at, ended.last, months, begin, ended.end, ended.fiscal)
        return Time(at, ended.last, "each" if each else lead, "duration", expression)
    expression = _expression(sentence, at, last, months, None, None, "fiscal" in sentence.tokens.lower[at:last])
    return Time(at, last, "each" if each else lead, "duration", expression)


def _started(tokens: Tokens, at: int, context: Context, lexicon: Lexicon) -> tuple[int, YearSpan] | None:
    """`[ "," ] ( "from" | "starting" | "beginning" … ) [ "in" | "from" | "with" ] year-like`"""
    step = at + 1 if tokens.word(at) == "," else at
    if lexicon.prepositions.get(tokens.word(step)) != "from":
        return None
    step += 1
    while tokens.word(step) in ("in", "from", "with", "the", "on"):
        step += 1
    year = years_at(tokens, step, "from", context, lexicon)
    return None if year is None or year.role == "range" else (year.last, year)


def _ended(tokens: Tokens, at: int, context: Context, lexicon: Lexicon) -> YearSpan | None:
    """`( "to" | "ending" [ "in" ] ) year-like`: "the three years to 2023-24"."""
    if tokens.word(at) not in ("to", "ending", "ended"):
        return None
    step = at + 2 if tokens.word(at + 1) in ("in", "with", "on") else at + 1
    year = year_like_at(tokens, step, context, lexicon)
    return year if year is not None and year.end is not None else None


def _expression(
    sentence: Sentence,
    first: int,
    last: int,
    months: int | None,
    start: date | None,
    end: date | None,
    fiscal: bool,
) -> TimeExpression:
    tokens = sentence.tokens
    begin, finish = tokens.start[first], tokens.end[last - 1]
    duration = Duration(months) if months else None
    return TimeExpression("", begin, finish, duration, start, end, fiscal)
