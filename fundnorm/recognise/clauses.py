"""The sums that a time expression can belong to, by the clause that it stands in."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.draft import Draft, Sentence, Time
from fundnorm.recognise.tokens import PUNCTUATION, WORD_KIND, Tokens

__all__ = ["heads_list", "targets_of"]

_FRONT, _LIST, _CLAUSE, _PHRASE = 6, 9, 12, 5
_LINKS = frozenset((",", ":", "was", "is", "a", "the", "of", "to", "and", "-", "=", "at"))
_BARE = ((",",), ("and",), (",", "and"))
_MARKS = frozenset((":", "-", "–", "—"))
_OPENERS = frozenset((";", "and", "while", "but", "whereas"))


def targets_of(sentence: Sentence, time: Time, lexicon: Lexicon) -> list[Draft]:
    """The sum before a time and its list; where the time opens a clause, those after it."""
    drafts, tokens = sentence.drafts, sentence.tokens
    until = sum(draft.last <= time.first for draft in drafts)
    if until < len(drafts) and heads_list(tokens, time, drafts[until]):
        return [drafts[until]]
    at = next((at for at in range(until - 1, -1, -1) if not _aside(tokens, drafts[at], time)), None)
    after = [draft for draft in drafts[until:] if draft.first >= time.last and draft.equivalent_of is None]
    if at is None:
        return _fronted(tokens, time, after)
    before = [draft for draft in drafts[max(0, at - _LIST) : at + 1] if draft.equivalent_of is None]
    if after and (_heads(tokens, before[-1], time, after[0]) or _opens(sentence, time, after[0], lexicon)):
        return after[:1]
    if ";" in tokens.lower[before[-1].last : time.first]:
        return after[:1]
    return [before[-1], *_listed(sentence, before, time, lexicon)]


def heads_list(tokens: Tokens, time: Time, draft: Draft) -> bool:
    """Whether a time stands before a colon or a dash, at the head of an item that is else only a sum: "2024: $5"."""
    marked = tokens.word(time.last) in _MARKS and draft.before == time.last + 1
    return marked and (time.first == 0 or tokens.kind[time.first - 1] == PUNCTUATION)


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


def _fronted(tokens: Tokens, time: Time, after: list[Draft]) -> list[Draft]:
    """The sums after a time at the head of a sentence: the first, and for an adverbial the others of its clause."""
    targets = after[:1]
    if time.lead == "" or time.first > _FRONT:
        return targets
    for draft in after[1:]:
        gap = tokens.lower[targets[-1].last : draft.first]
        parts = tokens.word(draft.after) == "of" and tokens.word(draft.after + 1) in (
            "that",
            "which",
            "it",
            "this",
        )
        if parts or set(gap) & {";", ":", "including", "which", "("} or gap[-1:] == ("from",):
            break
        targets.append(draft)
    return targets


def _heads(tokens: Tokens, before: Draft, time: Time, after: Draft) -> bool:
    """Whether a time stands right before the next sum: "; for fiscal year 2023, $7 million"."""
    head = tokens.lower[before.last : time.first]
    gap = tokens.lower[time.last : after.before]
    if len(gap) > len(_BARE) or not _LINKS.issuperset(gap):
        return False
    if gap in _BARE:
        return ";" in head or (")" in head and "(" in head and gap == (",",))
    return bool({";", "and", ",", ")", ".", "to"} & set(head))


def _opens(sentence: Sentence, time: Time, after: Draft, lexicon: Lexicon) -> bool:
    """Whether a time opens the next sum's clause: ", and over the past year the state has released $7 million"."""
    tokens = sentence.tokens
    if after.first - time.last > _CLAUSE or not after.first - time.last > 0:
        return False
    at = time.first - 1
    while tokens.word(at) in lexicon.words["before_time"]:
        at -= 1
    if tokens.word(at) in lexicon.prepositions:
        at -= 1
    following = tokens.word(time.last)
    if tokens.word(at) in _OPENERS and following not in (",", "and", "or", ".", ";"):
        return bool(set(tokens.lower[time.last : after.first]) & lexicon.words["auxiliary"])
    if tokens.word(at) not in lexicon.words["budget_noun"] or _qualifies(sentence, at, lexicon):
        return False
    return following in lexicon.words["auxiliary"]


def _qualifies(sentence: Sentence, noun: int, lexicon: Lexicon) -> bool:
    """Whether a sum stands in the noun phrase of a noun, which so is its own: "the *$30 billion* state budget"."""
    tokens = sentence.tokens
    sums = {draft.after for draft in sentence.drafts}
    for at in range(noun, max(0, noun - _PHRASE), -1):
        if at in sums:
            return True
        word = tokens.lower[at - 1]
        if tokens.kind[at - 1] != WORD_KIND or word in _OPENERS:
            return False
        if word in lexicon.words["phrase_end"] or word in lexicon.words["article"]:
            return False
    return False


def _listed(sentence: Sentence, before: list[Draft], time: Time, lexicon: Lexicon) -> list[Draft]:
    """The sums coordinated with the last one under one verb: "£2m for roads and £3m for rail over two years"."""
    tokens, clause = sentence.tokens, lexicon.words["clause"]
    if time.lead == "each":
        return []
    if set(tokens.lower[before[-1].last : time.first]) & clause:
        return []
    listed: list[Draft] = []
    for at in range(len(before) - 1, 0, -1):
        gap = tokens.lower[before[at - 1].after : before[at].before]
        joined = gap == (",",) or (gap[-1:] in (("and",), ("or",)) and len(gap) <= _LIST)
        if not joined or set(gap) & clause or _has_time(sentence, before[at - 1], before[at]):
            break
        listed.append(before[at - 1])
    return listed


def _has_time(sentence: Sentence, first: Draft, second: Draft) -> bool:
    return any(time.first >= first.last and time.last <= second.first for time in sentence.times)
