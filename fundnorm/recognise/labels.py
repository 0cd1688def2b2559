"""The shortest words of the text that name what a sum is for."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.draft import Draft, Sentence
from fundnorm.recognise.tokens import Tokens

__all__ = ["find_labels"]

_LONGEST = 8
_PURPOSE = ("for", "on", "into", "towards", "toward", "to")


def find_labels(sentence: Sentence, lexicon: Lexicon) -> None:
    """Set the label of each sum: the purpose after it, a noun it qualifies, or the subject before it."""
    drafts = sentence.drafts
    for at, draft in enumerate(drafts):
        if draft.label is not None or draft.equivalent_of is not None:
            continue
        following = drafts[at + 1].before if at + 1 < len(drafts) else len(sentence.tokens)
        begin = drafts[at - 1].after if at else 0
        place = (
            _purpose(sentence, draft, following, lexicon)
            or _qualified(sentence, draft, following, lexicon)
            or _named_before(sentence, draft, begin, lexicon)
        )
        if place is not None:
            draft.label = sentence.tokens.start[place[0]], sentence.tokens.end[place[1] - 1]


def _purpose(sentence: Sentence, draft: Draft, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """`sum { word } ( "for" | "on" | "into" | "towards" ) noun-phrase`"""
    tokens = sentence.tokens
    times = {time.first: time.last for time in sentence.times}
    at = draft.after
    while at < min(end, draft.after + 12):
        word = tokens.lower[at]
        if word in (";", ".", ":") or (tokens.text[at] == ")" and at > draft.after):
            return None
        if word in ("for", "on", "into", "towards", "toward") and not _is_time(tokens, at + 1, times):
            phrase = _noun_phrase(tokens, at + 1, end, times, lexicon)
            if phrase is not None:
                return phrase
        at += 1
    return None


def _is_time(tokens: Tokens, at: int, times: dict[int, int]) -> bool:
    return any(step in times for step in range(at, at + 4)) and tokens.word(at) in (
        "the", "each", "fiscal", "fy", "a", "financial", "five", "three", "two", "four", "ten", "its",
    ) or at in times


def _noun_phrase(
    tokens: Tokens, at: int, end: int, times: dict[int, int], lexicon: Lexicon
) -> tuple[int, int] | None:
    while tokens.word(at) in lexicon.words["article"]:
        at += 1
    step = at
    while step < min(end, at + _LONGEST) and step < len(tokens):
        word = tokens.lower[step]
        if word in lexicon.words["label_end"] or step in times:
            break
        if tokens.kind[step] == "p" and word not in ("-", "&", "'", "/"):
            break
        if word == "and" and not _joins_nouns(tokens, at, step, lexicon):
            break
        step += 1
    while step > at and tokens.lower[step - 1] in lexicon.words["label_trail"]:
        step -= 1
    return (at, step) if step > at and tokens.kind[at] in "wn" and tokens.lower[at] not in lexicon.words["no_label"] else None


def _joins_nouns(tokens: Tokens, begin: int, at: int, lexicon: Lexicon) -> bool:
    following = tokens.word(at + 1)
    return bool(following) and following not in lexicon.words["label_end"] and tokens.kind[at + 1] == "w" and (
        at - begin <= 3
    )


def _qualified(sentence: Sentence, draft: Draft, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """`the sum noun-phrase`: "the ₹1,500 crore incentive scheme", "$2-billion infrastructure law"."""
    tokens = sentence.tokens
    if tokens.word(draft.before - 1) not in ("the", "a", "an", "its", "'s", "their", "this", "new") and not (
        tokens.word(draft.after) == "of" or tokens.word(draft.after) == "in"
    ):
        return None
    times = {time.first: time.last for time in sentence.times}
    at = draft.after
    if tokens.word(at) in ("of", "in"):
        phrase = _noun_phrase(tokens, at + 1, end, times, lexicon)
        return phrase if phrase and tokens.lower[phrase[0]] not in ("which", "that", "it", "this", "all") else None
    phrase = _noun_phrase(tokens, at, end, times, lexicon)
    if phrase is None or tokens.lower[phrase[0]] in lexicon.words["after_sum"]:
        return None
    if phrase[1] - phrase[0] == 1 and tokens.lower[phrase[0]] in lexicon.words["plain_noun"]:
        return None
    return phrase


def _named_before(sentence: Sentence, draft: Draft, begin: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The capitalised name, else the subject, before a sum: "the National Green Hydrogen Mission will be …"."""
    tokens = sentence.tokens
    best: tuple[int, int] | None = None
    at = begin
    while at < draft.before:
        size = _name_at(tokens, at, draft.before, lexicon)
        if size:
            words = set(tokens.lower[at : at + size])
            if words & lexicon.words["programme"] or size >= 3:
                best = (at, at + size)
            at += size
        else:
            at += 1
    return best


def _name_at(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> int:
    step = at
    while step < end and (
        tokens.text[step][:1].isupper()
        or (step > at and tokens.lower[step] in ("of", "for", "and", "-", "&") and step + 1 < end and tokens.text[step + 1][:1].isupper())
        or (step > at and tokens.lower[step] in lexicon.words["programme"])
    ) and tokens.kind[step] in "wp":
        step += 1
    if step > at and tokens.lower[at] in lexicon.words["article"]:
        return 0
    return step - at
