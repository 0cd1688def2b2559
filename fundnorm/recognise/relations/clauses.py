"""The sums that a time expression can belong to, by the clause that it stands in."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import starting_at
from fundnorm.recognise.text.draft import Draft, Sentence, Time
from fundnorm.recognise.text.tokens import PUNCTUATION, WORD_KIND, Tokens

__all__ = ["heads_list", "owns", "targets_of"]

_FRONT, _LIST, _CLAUSE, _PHRASE = 6, 9, 12, 5
_LINKS = frozenset((",", ":", "was", "is", "a", "the", "of", "to", "and", "-", "=", "at"))
_BARE = ((",",), ("and",), (",", "and"))
_MARKS = frozenset((":", "-", "–", "—"))
_OPENERS = frozenset((";", "and", "while", "but", "whereas"))


def targets_of(sentence: Sentence, time: Time, lexicon: Lexicon) -> list[Draft]:
    """The sum before a time and its list; where the time opens a clause, those after it."""
    drafts, tokens = sentence.drafts, sentence.tokens
    until = sum(draft.last <= time.first for draft in drafts)
    if until < len(drafts):
        following = drafts[until]
        if heads_list(tokens, time, following) or owns(tokens, time, following):
            return [following]
    at = next((at for at in range(until - 1, -1, -1) if not _aside(tokens, drafts[at], time)), None)
    after = [draft for draft in drafts[until:] if draft.first >= time.last and draft.equivalent_of is None]
    if at is None:
        return _fronted(sentence, time, after, lexicon)
    before = [draft for draft in drafts[max(0, at - _LIST) : at + 1] if draft.equivalent_of is None]
    if after and (
        _heads(sentence, before[-1], time, after[0], lexicon) or _opens(sentence, time, after[0], lexicon)
    ):
        return after[:1]
    if ";" in tokens.lower[before[-1].last : time.first]:
        return after[:1]
    return [before[-1], *_listed(sentence, before, time, lexicon)]


def heads_list(tokens: Tokens, time: Time, draft: Draft) -> bool:
    """Whether a time stands before a colon or a dash, at the head of an item that is else only a sum: "2024: $5"."""
    marked = tokens.word(time.last) in _MARKS and draft.before == time.last + 1
    return marked and (time.first == 0 or tokens.kind[time.first - 1] == PUNCTUATION)


def owns(tokens: Tokens, time: Time, draft: Draft) -> bool:
    """Whether a time is the possessor of a sum right behind it: "this year's $5", "2024's $5"."""
    if draft.before == time.last:
        return tokens.word(time.last - 1).endswith("'s")
    return draft.before == time.last + 2 and tokens.lower[time.last : draft.before] == ("'", "s")


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


_OWN_NOUN = 3
"""No more words than this make the year that of the sum's own noun: "the 2025 deficit at $5 million"."""


def _fronted(sentence: Sentence, time: Time, after: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The sums after a time at the head of a sentence: the first and its list, for an adverbial all of its clause."""
    tokens, targets = sentence.tokens, after[:1]
    if time.lead == "" or time.first > _FRONT:
        own = (
            after[:1] and tokens.word(after[0].before - 1) in _OF and after[0].before - time.last <= _OWN_NOUN
        )
        return targets if own else targets + _list_after(sentence, after, lexicon)
    of_noun = time.first > 1 and tokens.word(time.first - 1) == "for"
    for draft in after[1:]:
        gap = tokens.lower[_edge(targets[-1]) : draft.first]
        parts = tokens.word(draft.after) == "of" and tokens.word(draft.after + 1) in (
            "that",
            "which",
            "it",
            "this",
        )
        if parts or set(gap) & {";", ":", "including", "which", "("} or gap[-1:] in (("from",), ("or",)):
            break
        if of_noun and _is_part(gap, lexicon):
            break
        targets.append(draft)
    return targets


def _edge(draft: Draft) -> int:
    """The token after a sum, and after the bracket that restates it."""
    drafts, tokens = draft.sentence.drafts, draft.sentence.tokens
    after = drafts.index(draft) + 1
    if after == len(drafts) or drafts[after].equivalent_of is not draft or tokens.word(draft.after) != "(":
        return draft.after
    return drafts[after].last + 1 if tokens.word(drafts[after].last) == ")" else draft.after


def _is_part(gap: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the words between two sums make the second a part of the first."""
    return any(starting_at(lexicon.part_cues, gap, at) is not None for at in range(len(gap)))


def _heads(sentence: Sentence, before: Draft, time: Time, after: Draft, lexicon: Lexicon) -> bool:
    """Whether a time stands right before the next sum: "; for fiscal year 2023, $7", "the 2027 budget of $7"."""
    tokens = sentence.tokens
    head = tokens.lower[before.last : time.first]
    gap = tokens.lower[time.last : after.before]
    if len(gap) == _OF_NOUN and gap[0] in lexicon.words["budget_noun"] and gap[1] == "of":
        return True
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
    if time.lead == "each":
        return []
    if set(sentence.tokens.lower[before[-1].last : time.first]) & lexicon.words["clause"]:
        return []
    listed: list[Draft] = []
    for at in range(len(before) - 1, 0, -1):
        joint = _joint(sentence, before[at - 1], before[at], lexicon)
        if joint == "" or (joint == "," and not listed):
            break
        listed.append(before[at - 1])
    return listed


def _list_after(sentence: Sentence, after: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The sums coordinated with the first one, to the last "and": "$3m for roads, $2m for rail and $1m for ports"."""
    listed: list[Draft] = []
    pending: list[Draft] = []
    for at in range(1, len(after)):
        joint = _joint(sentence, after[at - 1], after[at], lexicon)
        if joint in ("", "or"):
            break  # "at a cost of $5 million, or $6 a head"
        pending.append(after[at])
        if joint != ",":
            listed += pending
            pending = []
    return listed


def _joint(sentence: Sentence, first: Draft, second: Draft, lexicon: Lexicon) -> str:
    """What joins two sums of a list: "and", "or", a comma that needs one of them further on, or "" where nothing does.

    `sum { word } ( "," | "and" | "or" ) [ noun "of" ] sum ;` where the first has its own "noun of" if the second has.
    """
    tokens = sentence.tokens
    gap = tokens.lower[_edge(first) : second.before]
    if gap == (",",):
        return "and" if first.modifier is second.modifier else ""
    at = next((at for at in range(len(gap) - 1, -1, -1) if gap[at] in _JOINTS), -1)
    if at < 0 or len(gap) > _LIST or set(gap) & lexicon.words["clause"]:
        return ""
    noun = gap[at + 1 :]
    alike = noun == () or (
        noun[-1] in _OF and tokens.word(first.before - 1) in _OF and _is_noun(noun, lexicon)
    )
    if not alike or _is_part(noun, lexicon) or _has_time(sentence, first, second):
        return ""
    return gap[at]


_OF_NOUN = 2  # a noun and "of"
_JOINTS = frozenset((",", "and", "or", "nor"))
_OF = frozenset(("of", "at"))


def _is_noun(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether words before a sum are a noun and its preposition, and no verb: "defence outlays of"."""
    if len(words) > _PHRASE or len(words) < _SHORTEST:
        return False
    if len(words) > _SHORTEST and words[0].endswith("s"):
        return False  # "and *plans* spending of"
    return all(lexicon.words[name].isdisjoint(words) for name in ("act", "giving_verb", "auxiliary"))


_SHORTEST = 2


def _has_time(sentence: Sentence, first: Draft, second: Draft) -> bool:
    return any(time.first >= first.last and time.last <= second.first for time in sentence.times)
