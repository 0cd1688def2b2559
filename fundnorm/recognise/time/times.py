"""Time expressions: durations, fiscal and calendar years, ranges of them, months and deadlines.

```
time     = duration [ "of" year-like | [ "," ] ( "from" | "starting" … ) years ] | years | months | relative ;
years    = year-like [ ( "to" | "through" | "-" | "and" ) year-like ] ;      (* "and" after "between" or a plural *)
year-like = [ fiscal-word ] ( "2025" | "2025-26" | "FY26" ) [ "fiscal year" ] ;
duration = [ relative ] ( digits | words | "a" ) [ "-" ] [ fiscal-word ] unit ;
```
"""

from __future__ import annotations

from typing import NamedTuple

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.period import Duration, TimeExpression
from fundnorm.recognise.text.context import Context
from fundnorm.recognise.text.draft import Sentence, Time
from fundnorm.recognise.text.tokens import NUMBER, Tokens
from fundnorm.recognise.time.durations import duration_at, part_of_year, relative_at
from fundnorm.recognise.time.months import months_at
from fundnorm.recognise.time.year_spans import YearSpan
from fundnorm.recognise.time.years import year_like_at, years_at

__all__ = ["find_times", "year_ending_at"]


class _Reading(NamedTuple):
    """What every rule needs: the words, the setting and the vocabulary."""

    tokens: Tokens
    context: Context
    lexicon: Lexicon


class _Lead(NamedTuple):
    """What the preposition before a time does (during, in, until, from, between or ""), and whether "each" is there."""

    role: str
    each: bool

    @property
    def word(self) -> str:
        return "each" if self.each else self.role


def find_times(sentence: Sentence, context: Context, lexicon: Lexicon) -> list[Time]:
    """The time expressions of a sentence, in order; numbers that belong to sums are passed over."""
    reading = _Reading(sentence.tokens, context.local(sentence, lexicon), lexicon)
    taken = {at for draft in sentence.drafts for at in range(draft.first, max(draft.last, draft.after))}
    found: list[Time] = []
    after = 0
    for at in _starts(reading):
        time = _time_at(reading, at) if at >= after and at not in taken else None
        if time is not None:
            found.append(time)
            after = time.last
    return found


def _starts(reading: _Reading) -> list[int]:
    """The tokens where a time can start: a year, a count of a unit, a time word."""
    tokens, starts = reading.tokens, reading.lexicon.time_starts
    found = []
    for at, word in enumerate(tokens.lower):
        if word in starts:
            found.append(at)
        elif tokens.kind[at] == NUMBER:
            after = tokens.word(at + 1)
            if len(word) == _YEAR or after in starts or after in _AFTER_COUNT:
                found.append(at)
    return found


_YEAR = 4
_AFTER_COUNT = frozenset(("-", "calendar", "st", "nd", "rd", "th", "/"))


def _time_at(reading: _Reading, at: int) -> Time | None:
    tokens, context, lexicon = reading
    lead = _lead_before(tokens, at, lexicon)
    span = years_at(tokens, at, lead.role, context, lexicon)
    if span is not None and lead.role in ("until", "from") and _is_adjective(reading, at, span):
        lead = _Lead("", lead.each)
    if span is not None and span.single and lead.role in ("until", "from"):
        span = span.until() if lead.role == "until" else span.since()
    span = span or months_at(tokens, at, lead.role, context, lexicon)
    span = span or _duration(reading, at) or relative_at(tokens, at, context, lexicon)
    if span is not None and span.role == "duration" and span.months is None and not lead.role:
        return None
    return _time(tokens, at, span, lead) if span is not None else None


def _is_adjective(reading: _Reading, at: int, span: YearSpan) -> bool:
    """Whether a year qualifies a noun, so that a preposition before both is the noun's: "cut to the 2026 budget"."""
    words = reading.lexicon.words
    return (
        reading.tokens.word(at - 1) in words["article"]
        and reading.tokens.word(span.last) in words["budget_noun"]
    )


def _lead_before(tokens: Tokens, at: int, lexicon: Lexicon) -> _Lead:
    each = False
    for back in range(at - 1, max(-1, at - 8), -1):
        word = tokens.lower[back]
        each = each or word in ("each", "every")
        if word in lexicon.prepositions and word not in ("of", "up"):
            return _Lead(_lead_role(tokens, back, lexicon), each)
        if word not in lexicon.words["before_time"]:
            break
    return _Lead("", each)


def _lead_role(tokens: Tokens, at: int, lexicon: Lexicon) -> str:
    word, before = tokens.lower[at], tokens.word(at - 1)
    if word == "to" and before == "up":
        return "until"
    if word in ("in", "on", "with") and lexicon.prepositions.get(before) == "from":
        return "from"
    return "between" if word == "between" else lexicon.prepositions[word]


def _duration(reading: _Reading, at: int) -> YearSpan | None:
    """A duration, with the dates that its year, a start or an end beside it fixes."""
    tokens, context, lexicon = reading
    found = duration_at(tokens, at, lexicon)
    if found is None:
        return year_ending_at(tokens, at, context, lexicon)
    last, months = found
    part = part_of_year(tokens, (at, last), months, context, lexicon) if months else None
    if part is not None:
        return part
    started = _started(tokens, last, context, lexicon) if months else None
    if started is not None and months:
        until = started.after(months)
        return YearSpan(started.last, months, started.start, until, "duration", fiscal=started.fiscal)
    ended = _ended(tokens, last, context, lexicon) if months else None
    if ended is not None and months:
        return YearSpan(ended.last, months, ended.before(months), ended.end, "duration", fiscal=ended.fiscal)
    return YearSpan(last, months, None, None, "duration", fiscal="fiscal" in tokens.lower[at:last])


def year_ending_at(tokens: Tokens, at: int, context: Context, lexicon: Lexicon) -> YearSpan | None:
    """`( "year" | "half" | "quarter" ) ( "ending" | "to" ) [ day ] month year`: "the year ending 31 March 2025"."""
    months = {"year": 12, "half": 6, "quarter": 3}.get(tokens.word(at))
    if months is None:
        return None
    ended = _ended(tokens, at + 1, context, lexicon)
    if ended is None or ended.role not in ("day", "month"):
        return None
    return YearSpan(ended.last, months, ended.before(months), ended.end, "duration")


def _started(tokens: Tokens, at: int, context: Context, lexicon: Lexicon) -> YearSpan | None:
    """`[ "," ] ( "from" | "starting" | "beginning" … ) [ "in" | "from" | "with" ] year-like`"""
    step = at + 1 if tokens.word(at) == "," else at
    if lexicon.prepositions.get(tokens.word(step)) != "from":
        return None
    step += 1
    while tokens.word(step) in ("in", "from", "with", "the", "on"):
        step += 1
    year = years_at(tokens, step, "from", context, lexicon) or months_at(
        tokens, step, "from", context, lexicon
    )
    return None if year is None or year.role == "range" else year


def _ended(tokens: Tokens, at: int, context: Context, lexicon: Lexicon) -> YearSpan | None:
    """`( "to" | "ending" [ "in" ] ) year-like`: "the three years to 2023-24"."""
    if tokens.word(at) not in ("to", "ending", "ended"):
        return None
    step = at + 2 if tokens.word(at + 1) in ("in", "with", "on") else at + 1
    year = year_like_at(tokens, step, context, lexicon)
    year = year or months_at(tokens, step, "since", context, lexicon)
    return year if year is not None and year.end is not None else None


def _time(tokens: Tokens, at: int, span: YearSpan, lead: _Lead) -> Time:
    first = span.begin if span.begin >= 0 else at
    duration = Duration(span.months) if span.months else None
    place = tokens.start[first], tokens.end[span.last - 1]
    expression = TimeExpression("", *place, duration, span.start, span.end, span.fiscal)
    return Time(first, span.last, lead.word, span.role, expression)
