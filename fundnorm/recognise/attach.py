"""Which time belongs to which sum, and whether it is the time that the money is for or the date of the act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import RatePer
from fundnorm.model.period import PartialDate, TimeExpression
from fundnorm.recognise.draft import Draft, Sentence, Time
from fundnorm.recognise.roles import role_of
from fundnorm.recognise.tokens import Tokens

__all__ = ["attach_times"]

_FRONT = 6
_LEAD_SCORE = {"each": 5, "during": 4, "between": 4, "in": 3, "": 3, "until": 2, "from": 2}


@dataclass(slots=True)
class _Match:
    time: Time
    draft: Draft
    score: int


def attach_times(sentence: Sentence, lexicon: Lexicon) -> None:
    """Give each sum of a sentence its period and its announcement, where the sentence has them."""
    matches: list[_Match] = []
    for time in sentence.times:
        for draft in _targets(sentence, time, lexicon):
            role = role_of(time, draft, lexicon)
            if role == "act" and draft.announced is None:
                draft.announced = _announced(time)
            elif role == "period":
                matches.append(_Match(time, draft, _score(sentence.tokens, time, draft)))
    for draft in sentence.drafts:
        mine = [match for match in matches if match.draft is draft]
        if mine:
            _settle(draft, max(mine, key=lambda match: match.score).time, mine)


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
    plural = expression.duration is None or expression.duration.months > 12 or time.role == "such"
    if each and plural and draft.rate_per is None:
        draft.rate_per = RatePer.YEAR


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
    tokens = draft.sentence.tokens
    words = [
        word
        for word, start in zip(tokens.lower, tokens.start, strict=True)
        if expression.start <= start < expression.end
    ]
    before = drafts[at - 1].time
    if (
        before is None
        or before.period is None
        or not {"following", "subsequent", "next", "succeeding"} & set(words)
    ):
        return expression
    first = before.period.last + timedelta(1)
    months = expression.duration.months
    count = first.year * 12 + first.month - 1 + months
    try:
        last = first.replace(year=count // 12, month=count % 12 + 1) - timedelta(1)
    except ValueError:
        return expression
    return replace(expression, first=first, last=last, fiscal=before.fiscal)


def _targets(sentence: Sentence, time: Time, lexicon: Lexicon) -> list[Draft]:
    """The sums that a time can belong to: the one before it, or where it opens a clause those after it."""
    drafts, tokens = sentence.drafts, sentence.tokens
    before = [draft for draft in drafts if draft.last <= time.first and not _aside(tokens, draft, time)]
    after = [draft for draft in drafts if draft.first >= time.last and draft.equivalent_of is None]
    if not before:
        return _fronted(sentence, time, after)
    if after and _opens_clause(tokens, before[-1], time, after[0]):
        return after[:1]
    if any(tokens.text[at] == ";" for at in range(before[-1].last, time.first)):
        return after[:1]
    return [before[-1], *_listed(tokens, before, lexicon)]


def _aside(tokens: Tokens, draft: Draft, time: Time) -> bool:
    """Whether a sum before a time only restates another, or stands in a bracket that has closed."""
    if draft.equivalent_of is not None:
        return True
    depth = 0
    for at in range(draft.last, time.first):
        depth += {"(": 1, ")": -1}.get(tokens.text[at], 0)
        if depth < 0:
            return draft is not draft.sentence.drafts[0]
    return False


def _fronted(sentence: Sentence, time: Time, after: list[Draft]) -> list[Draft]:
    tokens = sentence.tokens
    if not after:
        return []
    opening = time.lead != "" and time.first <= _FRONT
    targets = after[:1]
    if not opening:
        return targets
    for draft in after[1:]:
        gap = tokens.lower[targets[-1].last : draft.first]
        if set(gap) & {";", ":", "including", "which", "("} or "from" in gap[-1:]:
            break
        if tokens.word(draft.after) == "of" and tokens.word(draft.after + 1) in (
            "that",
            "which",
            "it",
            "this",
        ):
            break
        targets.append(draft)
    return targets


def _opens_clause(tokens: Tokens, before: Draft, time: Time, after: Draft) -> bool:
    """Whether a time stands at the head of the next sum's clause: "; for fiscal year 2023, $7 million"."""
    head = tokens.lower[before.last : time.first]
    gap = tokens.lower[time.last : after.first]
    if len(gap) <= 3 and set(gap) <= {",", ":", "was", "is", "a", "the", "of", "to", "and", "-", "=", "at"}:
        return (
            bool({";", "and", ",", ")", ".", "to"} & set(head))
            and gap not in ((",",), ("and",), (",", "and"))
        ) or (";" in head or (")" in head and gap == (",",) and "(" in head))
    return False


def _listed(tokens: Tokens, before: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The sums coordinated with the last one under one verb: "£2m for roads and £3m for rail over two years"."""
    listed: list[Draft] = []
    for at in range(len(before) - 1, 0, -1):
        gap = tokens.lower[before[at - 1].after : before[at].before]
        if gap and len(gap) <= 9 and gap[-1] in ("and", ",", "or") and not set(gap) & lexicon.words["clause"]:
            if any(
                time.first >= before[at - 1].last and time.last <= before[at].first
                for time in before[at].sentence.times
            ):
                break
            listed.append(before[at - 1])
        else:
            break
    return listed


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
