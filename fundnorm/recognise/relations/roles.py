"""Whether a time is the time that a sum is for, the date of the act that announces it, or neither."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.relations.clauses import heads_list, owns
from fundnorm.recognise.relations.other_times import aside_verb, is_compared, numbers_file, tells_of_other
from fundnorm.recognise.text.draft import Draft, Sentence, Time
from fundnorm.recognise.text.tokens import WORD_KIND, Tokens

__all__ = ["is_availability", "role_of"]

_DATED = ("year", "month", "day")
_LEADS = ("during", "each", "between", "until", "from")
_HEAD = 5


def role_of(time: Time, draft: Draft, lexicon: Lexicon) -> str:
    """`period`, `act` (it dates the announcement) or "" (neither)."""
    tokens = draft.sentence.tokens
    if _is_neither(draft, time, lexicon) or _is_of_main_clause(tokens, time, draft):
        return ""
    aside = _role_in_aside(tokens, time, draft, lexicon)
    if aside is not None:
        return aside
    if owns(tokens, time, draft) or (time.role == "year" and heads_list(tokens, time, draft)):
        return "period"
    if time.role == "duration" and _is_length_of_other(tokens, time, draft):
        return ""
    return _role_by_words(tokens, time, draft, lexicon)


def _role_by_words(tokens: Tokens, time: Time, draft: Draft, lexicon: Lexicon) -> str:
    """The role of a time by its sort, the word before it, the noun after it and the nearest verb."""
    if time.role not in _DATED:
        return "period" if time.role != "relative" or _near(time, draft) else ""
    if time.lead in _LEADS:
        return "" if time.role == "day" and time.lead == "during" else "period"
    if time.role == "day":
        return "" if _is_date_line(tokens, time) else "act"
    if time.lead == "" and tokens.word(time.last) in lexicon.words["budget_noun"]:
        return "period"
    if time.lead == "" and time.role == "year" and tokens.is_number(time.first):
        return ""
    return "act" if _dates_act(tokens, time, draft, lexicon) else "period"


def _role_in_aside(tokens: Tokens, time: Time, draft: Draft, lexicon: Lexicon) -> str | None:
    """The role of a time in an aside about the subject, None where it is in no such or its verb spends."""
    verb = aside_verb(tokens, time, draft)
    if not verb:
        return None
    if verb in lexicon.words["act"]:
        return "act"
    told = verb.endswith("ed") or verb in lexicon.words["payment_date"]
    return "" if told and verb not in lexicon.words["spending"] else None


def _is_length_of_other(tokens: Tokens, time: Time, draft: Draft) -> bool:
    """Whether a duration is an interval or another thing's: "delayed by 3 years", "$66 at the two-year colleges"."""
    interval = tokens.word(time.first - 1) == "every" or time.lead == "until"
    return interval or _is_far_adjective(tokens, time, draft)


def _is_of_main_clause(tokens: Tokens, time: Time, draft: Draft) -> bool:
    """Whether a day is the deadline of what the sum is only added to: "shall report by 1 March, for which $5 is"."""
    deadline = time.role in ("day", "month") and time.lead == "until"
    return deadline and "which" in tokens.lower[time.last : draft.first]


def _is_date_line(tokens: Tokens, time: Time) -> bool:
    """Whether a day heads the text as its date line: "NEW DELHI, 29 January 2025: The Cabinet …"."""
    return time.first <= _HEAD and tokens.word(time.last) in (":", "-", "—", "(")


def _is_far_adjective(tokens: Tokens, time: Time, draft: Draft) -> bool:
    hyphen = tokens.word(time.first + 1) == "-" and not tokens.is_number(time.first + 2)
    return hyphen and time.first > draft.last + 2


def _is_neither(draft: Draft, time: Time, lexicon: Lexicon) -> bool:
    sentence = draft.sentence
    tokens = sentence.tokens
    before = tokens.word(time.first - 1)
    if numbers_file(tokens, time) or is_compared(tokens, time, lexicon):
        return True
    if _is_name(sentence, time) or _is_payment(tokens, time, lexicon):
        return True
    if tokens.word(time.last) in lexicon.words["comparison_noun"] or tells_of_other(
        tokens, time, draft, lexicon
    ):
        return True
    qualifies = time.role == "year" and before == "for" and _is_adjective(tokens, time.last, lexicon)
    return qualifies and not _closes_subject(sentence, time, lexicon)


def _is_adjective(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a noun follows a year, as in "for 2022 flood repairs"."""
    word = tokens.word(at)
    known = word in lexicon.words["phrase_end"] or word in lexicon.words["budget_noun"]
    return at < len(tokens) and tokens.kind[at] == WORD_KIND and not (known or word.endswith("ed"))


def is_availability(tokens: Tokens, time: Time, lexicon: Lexicon) -> bool:
    """Whether a time only tells how long money stays there: "to remain available until 2028".

    `"available" [ "for" noun ] ( "until" | "through" ) time | "remain" "available" … time ;`
    """
    words = tokens.lower[max(0, time.first - _AVAILABLE) : time.first]
    if "available" not in words:
        return False
    at = len(words) - 1 - words[::-1].index("available")
    before, after = words[:at][-1:], words[at + 1 :]
    if "," in after or not lexicon.words["clause"].isdisjoint(after):
        return False
    return not _REMAINING.isdisjoint(before) or not _UNTIL.isdisjoint(after)


_AVAILABLE = 7
_REMAINING = frozenset(("remain", "remains", "remaining", "remained"))
_UNTIL = frozenset(("until", "till", "through"))


def _closes_subject(sentence: Sentence, time: Time, lexicon: Lexicon) -> bool:
    """Whether a verb follows a year, and not a noun: "the budget for 2026 *earmarks* $2 billion".

    A sum follows only a verb at once. Else a plan is the subject, and its verb is known or ends in "s" and goes on.
    """
    tokens, words, at = sentence.tokens, lexicon.words, time.last
    if any(draft.before == at + 1 for draft in sentence.drafts):
        return True
    subject, word, following = tokens.word(time.first - 2), tokens.word(at), tokens.word(at + 1)
    if subject not in words["budget_noun"] and subject not in words["plan_noun"]:
        return False
    if any(word in words[name] for name in _VERBS):
        return True
    if following.endswith("s") and any(draft.before == at + 2 for draft in sentence.drafts):
        return False  # "for 2025 elections totals $3 million"
    goes_on = at + 1 < len(tokens) and tokens.kind[at + 1] == WORD_KIND and following not in _NOUN_TAILS
    return word.endswith("s") and goes_on and not any(following in words[name] for name in _FINITE)


_VERBS = ("act", "spending", "giving_verb", "past_verb", "change")
_FINITE = ("auxiliary", "act", "past_verb", "change")
_NOUN_TAILS = frozenset(("of", "in", "and", "or"))


def _near(time: Time, draft: Draft) -> bool:
    return abs(time.first - draft.last) <= 12


def _is_payment(tokens: Tokens, time: Time, lexicon: Lexicon) -> bool:
    """Whether a time is one of payment, maturity or birth: "due by 18 February", "maturing in 15 years"."""
    before = set(tokens.lower[max(0, time.first - 4) : time.first])
    if time.role == "day" and before & lexicon.words["payment_date"]:
        return True
    return bool(set(tokens.lower[max(0, time.first - 3) : time.first]) & lexicon.words["not_for"])


def _is_name(sentence: Sentence, time: Time) -> bool:
    """Whether a bare year is part of a name: "Budget 2025", "the [$5 million] 2020 Energy Act", "France 2030"."""
    tokens, at = sentence.tokens, time.first
    if time.role != "year" or time.last - at != 1:
        return False
    if tokens.glued(at) and tokens.kind[at - 1] == WORD_KIND:
        return True
    counted = any(draft.last == at for draft in sentence.drafts)
    before = tokens.text[at - 1] if at and not counted else ""
    if before.endswith(("'s", "s'")) or before.lower() in ("the", "its", "their", "this", "our"):
        before = ""
    if before[:1].isupper() and time.lead == "":
        return True
    named = (
        time.last < len(tokens)
        and tokens.kind[time.last] == WORD_KIND
        and tokens.text[time.last][0].isupper()
    )
    if not named or time.lead == "in":
        return False
    opened = tokens.word(at - 1) in ("the", "a", "its") or before[:1].isupper()
    return opened or counted


def _dates_act(tokens: Tokens, time: Time, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether the nearest verb of the clause announces (approved, pledged) rather than spends or receives."""
    first, last = min(time.first, draft.first), max(time.last, draft.last)
    best, act = 99, False
    begin, end = max(0, first - 14), min(len(tokens), last + 8)
    for at in range(begin, end):
        word = tokens.lower[at]
        if word == ";" and at < time.first:
            best, act = 99, False  # another clause
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
