"""Which time belongs to which sum, and whether it is the time that the money is for or the date of the act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import RatePer
from fundnorm.model.period import PartialDate, TimeExpression
from fundnorm.recognise.draft import Draft, Sentence, Time
from fundnorm.recognise.tokens import Tokens

__all__ = ["attach_times"]

_DATED = ("year", "month", "day")
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
            role = _role(sentence.tokens, time, draft, lexicon)
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
        return _fronted(sentence, time, after, lexicon)
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


def _fronted(sentence: Sentence, time: Time, after: list[Draft], lexicon: Lexicon) -> list[Draft]:
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


def _role(tokens: Tokens, time: Time, draft: Draft, lexicon: Lexicon) -> str:
    """`period`, `act` (it dates the announcement) or "" (neither)."""
    at = time.first
    if tokens.word(at - 1) in ("as", "than", "like", "versus", "vs") or _is_name(tokens, time, lexicon):
        return ""
    if _is_payment(tokens, time, lexicon) or tokens.word(time.last) in lexicon.words["comparison_noun"]:
        return ""
    if time.role not in _DATED:
        return "period" if time.role != "relative" or _near(time, draft) else ""
    if time.role == "year" and tokens.word(at - 1) == "for" and _is_adjective(tokens, time.last, lexicon):
        return ""
    if time.lead in ("during", "each", "between", "until", "from"):
        return "period" if time.role != "day" or time.lead != "during" else ""
    if time.role == "day":
        return "act"
    if time.lead == "":
        if tokens.word(time.last) in lexicon.words["budget_noun"] and time.last - time.first == 1:
            return "period"
        if time.role == "year" and time.expression.end - time.expression.start <= 4:
            return ""
    return "act" if _dates_act(tokens, time, draft, lexicon) else "period"


def _is_adjective(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a noun follows a year, as in "for 2022 flood repairs"."""
    word = tokens.word(at)
    known = lexicon.words["after_sum"] | lexicon.words["label_end"] | lexicon.words["budget_noun"]
    return at < len(tokens) and tokens.kind[at] == "w" and word not in known and not word.endswith("ed")


def _near(time: Time, draft: Draft) -> bool:
    return abs(time.first - draft.last) <= 12


def _is_payment(tokens: Tokens, time: Time, lexicon: Lexicon) -> bool:
    """Whether a date is one of payment: "due by 18 February"."""
    return time.role == "day" and bool(
        lexicon.words["payment_date"] & set(tokens.lower[max(0, time.first - 4) : time.first])
    )


def _is_name(tokens: Tokens, time: Time, lexicon: Lexicon) -> bool:
    """Whether a bare year is part of a name: "Budget 2025", "the 2020 Energy Act", "France 2030"."""
    if time.role != "year" or time.last - time.first != 1:
        return False
    at = time.first
    if tokens.glued(at) and tokens.kind[at - 1] == "w":
        return True
    before = tokens.text[at - 1] if at else ""
    if before.endswith(("'s", "s'")):
        return False
    if before[:1].isupper() and time.lead == "":
        return True
    after = tokens.text[time.last] if time.last < len(tokens) else ""
    return (
        after[:1].isupper()
        and tokens.kind[time.last] == "w"
        and time.lead != "in"
        and (tokens.word(at - 1) in ("the", "a", "its", "'s") or before[:1].isupper())
    )


def _dates_act(tokens: Tokens, time: Time, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether the nearest verb of the clause announces (approved, pledged) rather than spends or receives."""
    first, last = min(time.first, draft.first), max(time.last, draft.last)
    best, act = 99, False
    begin, end = max(0, first - 14), min(len(tokens), last + 8)
    for at in range(begin, end):
        word = tokens.lower[at]
        spends = word in lexicon.words["spending"]
        if not spends and word not in lexicon.words["act"]:
            continue
        distance = _distance(at, draft, time)
        if distance < best:
            best, act = distance, not spends
    return act


def _distance(at: int, draft: Draft, time: Time) -> int:
    inside = min(time.first, draft.first) <= at <= max(time.last, draft.last)
    near = min(abs(at - draft.first), abs(at - draft.last))
    return near if inside or at < draft.first else near + 4


def _announced(time: Time) -> PartialDate | None:
    when: date | None = time.expression.first or time.expression.last
    if when is None:
        return None
    if time.role == "year":
        return PartialDate(when.year)
    if time.role == "month":
        return PartialDate(when.year, when.month)
    return PartialDate(when.year, when.month, when.day)
