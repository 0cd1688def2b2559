"""Which time belongs to which sum, and whether it is the time that the money is for or the date of the act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import RatePer
from fundnorm.model.period import PartialDate, TimeExpression
from fundnorm.recognise.relations.clauses import targets_of
from fundnorm.recognise.relations.roles import is_availability, role_of
from fundnorm.recognise.text.draft import Draft, Sentence, Time
from fundnorm.recognise.text.tokens import Tokens
from fundnorm.recognise.time.price_years import PRICES
from fundnorm.recognise.time.year_spans import shifted

__all__ = ["attach_times"]

_FOLLOWING = {"following", "subsequent", "succeeding", "ensuing"}
_LEAD_SCORE = {"each": 5, "during": 4, "between": 4, "in": 3, "": 3, "until": 2, "from": 2}

_OUTWEIGHED = 100
"""The score that how long money stays available is below any time that it is for."""


class _Match(NamedTuple):
    time: Time
    draft: Draft
    score: int


def attach_times(sentence: Sentence, lexicon: Lexicon, earlier: TimeExpression | None = None) -> None:
    """Give each sum of a sentence its period and its announcement, where the sentence has them.

    `earlier` is the last dated period of several years before the sentence; "the first two years" are the first of it.
    """
    matches: list[_Match] = []
    for time in sentence.times:
        if time.role == PRICES:
            continue
        for draft in targets_of(sentence, time, lexicon):
            role = role_of(time, draft, lexicon)
            if role == "act" and draft.announced is None:
                draft.announced = _announced(time)
                draft.because("announced", "inferred", "the nearest verb announces", (time.first, time.last))
            elif role == "period":
                lower = _OUTWEIGHED if is_availability(sentence.tokens, time, lexicon) else 0
                matches.append(_Match(time, draft, _score(sentence.tokens, time, draft) - lower))
    for draft in sentence.drafts:
        mine = [match for match in matches if match.draft is draft]
        if mine:
            _settle(draft, max(mine, key=lambda match: match.score).time, mine)
            draft.time = draft.time and _within(draft, draft.time, earlier)


def _settle(draft: Draft, time: Time, mine: list[_Match]) -> None:
    expression = time.expression
    if time.role == "duration" and expression.first is None:
        for match in mine:
            if match.time.role == "range" and match.time.first >= time.last:
                time, expression = match.time, match.time.expression
    each = any(match.time.lead == "each" for match in mine if match.time is time)
    if time.role == "such" and draft.time is None:
        expression = _such(draft, expression)
    if time.role == "duration" and expression.first is None:
        expression = _following(draft, expression)
    draft.time = expression
    dated = expression.first is not None or expression.last is not None
    fixed = (
        "its dates follow from the country and the date of the text"
        if dated and expression.fiscal
        else "its words"
    )
    draft.because("period", "inferred" if dated and expression.fiscal else "stated", fixed)
    plural = expression.duration is None or expression.duration.months > 12 or time.role == "such"
    if each and plural and draft.rate_per is None:
        draft.rate_per = RatePer.YEAR


def _within(draft: Draft, time: TimeExpression, earlier: TimeExpression | None) -> TimeExpression:
    """`the first two years`, `the remaining three years` of a dated period that was stated before."""
    whole = earlier.period if earlier is not None else None
    if whole is None or time.first is not None or time.duration is None or earlier is None:
        return time
    words = _words(draft, time)
    start = whole.first if "first" in words or "initial" in words else None
    if words & {"remaining", "last", "final"}:
        start = shifted(whole.last + timedelta(1), -time.duration.months)
    after = shifted(start, time.duration.months) if start else None
    if start is None or after is None or start < whole.first or after - timedelta(1) > whole.last:
        return time
    return replace(time, first=start, last=after - timedelta(1), fiscal=earlier.fiscal)


def _words(draft: Draft, time: TimeExpression) -> set[str]:
    places = zip(draft.sentence.tokens.lower, draft.sentence.tokens.start, strict=True)
    return {word for word, start in places if time.start <= start < time.end}


def _such(draft: Draft, expression: TimeExpression) -> TimeExpression:
    """`each such year`: the years of the sum before it."""
    drafts = draft.sentence.drafts
    for other in reversed(drafts[: drafts.index(draft)]):
        if other.time is not None:
            return replace(
                expression,
                duration=other.time.duration,
                first=other.time.first,
                last=other.time.last,
                fiscal=other.time.fiscal,
            )
    return expression


def _following(draft: Draft, expression: TimeExpression) -> TimeExpression:
    """`the three following years` after a sum with a dated year: they start when that year ends."""
    drafts = draft.sentence.drafts
    at = drafts.index(draft)
    if at == 0 or expression.duration is None:
        return expression
    before = drafts[at - 1].time
    if before is None or before.period is None or not _FOLLOWING & _words(draft, expression):
        return expression
    first = before.period.last + timedelta(1)
    after = shifted(first, expression.duration.months)
    if after is None:
        return expression
    return replace(expression, first=first, last=after - timedelta(1), fiscal=before.fiscal)


def _score(tokens: Tokens, time: Time, draft: Draft) -> int:
    gap = time.first - draft.last if time.first >= draft.last else draft.first - time.last
    score = _LEAD_SCORE.get(time.lead, 3) * 10 - min(gap, 25)
    if time.first < draft.first:
        score -= 6
    if (time.role == "duration" and tokens.word(time.last) == "-") or time.expression.first:
        score += 3
    return score


def _announced(time: Time) -> PartialDate | None:
    when: date | None = time.expression.first or time.expression.last
    if when is None:
        return None
    if time.role == "year":
        return PartialDate(when.year)
    if time.role == "month":
        return PartialDate(when.year, when.month)
    return PartialDate(when.year, when.month, when.day)
