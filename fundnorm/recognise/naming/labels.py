"""The shortest words of the text that name what a sum is for."""

from __future__ import annotations

from collections.abc import Callable

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.naming.label_grounds import (
    headed,
    holder,
    listed,
    noun_of,
    programme,
    raised,
    subject,
    worth,
)
from fundnorm.recognise.naming.label_purposes import fronted, head, predicate, purpose
from fundnorm.recognise.naming.noun_phrases import BE, MODAL, NounPhrases, Place
from fundnorm.recognise.text.draft import Draft, Sentence

__all__ = ["find_labels"]

_RULES: tuple[Callable[[NounPhrases, Draft], Place | None], ...] = (
    head,
    holder,
    worth,
    purpose,
    noun_of,
    listed,
    headed,
    raised,
    predicate,
    subject,
    fronted,
    programme,
)
_MOVES = frozenset(("to", "from"))
_STEPS = frozenset(
    ", and or to from down up together about a an the original initial previous earlier".split()
)


def find_labels(sentence: Sentence, lexicon: Lexicon) -> None:
    """Set the label of each sum: the noun that it qualifies, the purpose after it, or the subject before it."""
    tokens = sentence.tokens
    if not len(tokens):
        return
    phrases = NounPhrases(sentence, lexicon)
    stated = [draft for draft in sentence.drafts if draft.equivalent_of is None]
    used, last = 0, None
    for at, draft in enumerate(stated):
        phrases.begin = max(stated[at - 1].after, used) if at else 0
        phrases.end = stated[at + 1].before if at + 1 < len(stated) else len(tokens)
        place = _place(phrases, draft) or (_shared(phrases, draft, last) if last is not None else None)
        if place is not None:
            draft.label = (
                tokens.start[place[0]],
                tokens.end[place[1] - 1] - _possessive(tokens.lower[place[1] - 1]),
            )
            used = place[1] if place[0] >= draft.after else used
        last = place


def _place(phrases: NounPhrases, draft: Draft) -> Place | None:
    for rule in _RULES:
        place = rule(phrases, draft)
        if place is not None:
            return place
    return None


def _possessive(word: str) -> int:
    """How many letters the possessive ending of a label's last word has: "the scheme's budget" is "scheme"."""
    return 2 if word.endswith("'s") else 0


def _shared(phrases: NounPhrases, draft: Draft, last: Place) -> Place | None:
    """The label of the sum before, where one thing moves from the one to the other: "from $5 million to $7 million"."""
    words, following = phrases.words, phrases.tokens.word(draft.after)
    if following in ("of", "which") or following.endswith("ing"):
        return None
    gap = phrases.lower[phrases.begin : draft.before]
    if gap != ("and",) and _MOVES.isdisjoint(gap) and words["change"].isdisjoint(gap):
        return None
    for at, word in enumerate(gap, phrases.begin):
        known = word in _STEPS or word in MODAL or word in BE or word in words["change"]
        if not known and at not in phrases.times:
            return None
    return last
