"""Labels that stand after a sum: the noun that it qualifies, its purpose, what it is said to be; or before a comma."""

from __future__ import annotations

from fundnorm.recognise.naming.noun_phrases import BE, MODAL, NounPhrases, Place
from fundnorm.recognise.text.draft import Draft
from fundnorm.recognise.text.tokens import PUNCTUATION

__all__ = ["fronted", "head", "predicate", "purpose"]

_FAR = 14
_AIMS = frozenset(("for", "on", "into", "towards", "toward", "to"))
_FRONT = frozenset(("for", "to", "under", "on"))
_CLAUSES = frozenset((";", ".", ":", "—", "–", ")"))
_PARTS = frozenset(("it", "that", "which", "this", "them"))
_OPENERS = frozenset(("and", "which", "up", "down", "a", "the"))
_GOVERNORS = frozenset(("due", "likely", "enough", "short", "up"))


def head(phrases: NounPhrases, draft: Draft) -> Place | None:
    """`sum [ "of" | "in" ] noun-phrase`: "the ₹1,500 crore rail link", "a half-billion-dollar bond"."""
    place = _qualified(phrases, draft, draft.last)
    if place is None and draft.after > draft.last and phrases.tokens.word(draft.after) == "in":
        return _qualified(phrases, draft, draft.after)
    return place


def _qualified(phrases: NounPhrases, draft: Draft, at: int) -> Place | None:
    at = _past_bracket(phrases, at)
    linked = phrases.tokens.word(at) in ("of", "in")
    at += linked
    if at >= len(phrases.lower) or not (phrases.starts_counted(at) if linked else _qualifies(phrases, at)):
        return None
    place = phrases.after(at)
    if place is None or _is_verb(phrases, place[0]):
        return None
    if linked and phrases.is_name(place) and not phrases.is_acronym(place[0]):
        return None
    shorter = _without_money_word(phrases, place)
    if shorter is None:
        return _apposed(phrases, draft)
    return shorter if phrases.is_purpose(shorter) else None


def _is_verb(phrases: NounPhrases, at: int) -> bool:
    """Whether a word right behind a sum says what the sum does: "the $5 million keeps fares low"."""
    word, words = phrases.lower[at], phrases.words
    does = word.endswith("s") and word[:-1] in words["light_verb"] and word not in words["plain_noun"]
    return word in words["verb"] or does


def _qualifies(phrases: NounPhrases, at: int) -> bool:
    """Whether a sum can qualify the noun that starts right behind it."""
    word = phrases.lower[at]
    if word in phrases.words["phrase_end"] or phrases.tokens.kind[at] == PUNCTUATION:
        return False
    if word.endswith("ing"):
        plain = phrases.words["plain_noun"]
        return word in plain or phrases.tokens.word(at + 1) in plain
    return not word.endswith("ed")


def _past_bracket(phrases: NounPhrases, at: int) -> int:
    if phrases.tokens.word(at) == "(":
        for step in range(at, min(at + _FAR, len(phrases.lower))):
            if phrases.lower[step] == ")":
                return step + 1
    return at


def _without_money_word(phrases: NounPhrases, place: Place) -> Place | None:
    """A phrase without a word for money that ends it ("transit grant" is "transit"); None where nothing is left."""
    first, last = place
    plain = phrases.words["plain_noun"]
    if phrases.is_plain(place):
        return None
    if phrases.tokens.word(last) in ("for", "to") and phrases.lower[last - 1] in plain:
        return None
    return first, last - (last - first > 1 and phrases.lower[last - 1] in phrases.words["loose_noun"])


def _apposed(phrases: NounPhrases, draft: Draft) -> Place | None:
    """`noun-phrase "," "a" sum plain-noun`: "the harbour bridge, a 13.5 billion euro undertaking"."""
    at = draft.before - 1
    if phrases.tokens.word(at) not in ("a", "an") or phrases.tokens.word(at - 1) != ",":
        return None
    return phrases.named_before(at - 1)


def purpose(phrases: NounPhrases, draft: Draft) -> Place | None:
    """`sum { word } ( "for" | "on" | "into" | "towards" | "to" ) noun-phrase`"""
    at = draft.after
    limit = min(phrases.end, draft.after + _FAR)
    while at < limit:
        word = phrases.lower[at]
        if word in _AIMS and at + 1 not in phrases.times:
            place = _aim(phrases, at)
            if place is not None:
                return place
        elif word == "(":
            at = _past_bracket(phrases, at) - 1 if _past_bracket(phrases, at) > at else limit
        elif word in (";", ".", ":", ")") or (word == "," and _opens_clause(phrases, at + 1)):
            return None
        at += 1
    return None


def _opens_clause(phrases: NounPhrases, at: int) -> bool:
    word = phrases.tokens.word(at)
    return word in _OPENERS or word in phrases.words["label_end"] or word.endswith("ing")


def _aim(phrases: NounPhrases, at: int) -> Place | None:
    """The phrase after a preposition, without a light verb or one before an article: "to paint the pier": pier."""
    infinitive = phrases.lower[at] == "to"
    at += 1
    light = phrases.tokens.word(at) in phrases.words["light_verb"]
    light = light or (infinitive and phrases.tokens.word(at + 1) in phrases.words["article"])
    at += light
    place = phrases.proper(phrases.after(at))
    if place is not None and infinitive and not light:
        bare_name = place[0] == at and phrases.is_name(place)
        return None if bare_name or _is_governed(phrases, at) else place
    return place


def _is_governed(phrases: NounPhrases, at: int) -> bool:
    """Whether "to" before a token belongs to a verb before it: "is to bear", "expected to put in"."""
    before = phrases.tokens.word(at - 2)
    return (
        before in BE
        or before in _GOVERNORS
        or before.endswith("ed")
        or phrases.lower[at] in phrases.words["verb"]
    )


def predicate(phrases: NounPhrases, draft: Draft) -> Place | None:
    """`sum [ "of" "it" ] [ "is" | light-verb | modal verb ] noun-phrase`: "$5 million is federal money"."""
    tokens, light = phrases.tokens, phrases.words["light_verb"]
    at = draft.after
    if tokens.word(at) == "of" and tokens.word(at + 1) in _PARTS:
        at += 2
    elif not (tokens.word(at) in ("is", "are") or tokens.word(at) in MODAL or tokens.word(at) in light):
        return None
    if tokens.word(at) in MODAL and tokens.word(at + 1) not in ("be", "have", "also"):
        at += 2
    elif tokens.word(at) in BE or tokens.word(at) in light:
        at += 1
    word = tokens.word(at)
    if word.endswith("ed") or (word in phrases.words["phrase_end"] and word not in phrases.words["article"]):
        return None
    if word in phrases.words["act"] and tokens.word(at - 1) in BE:
        return None  # "is set aside"
    return phrases.proper(phrases.after(at))


def fronted(phrases: NounPhrases, draft: Draft) -> Place | None:
    """`( "for" | "to" | "under" | "on" ) noun-phrase … sum` at the head of a clause: "For rail, $5 million"."""
    at = phrases.begin
    while at < draft.before and phrases.lower[at] not in _FRONT:
        at += 1
    if at >= draft.before or at + 1 in phrases.times or (at and phrases.lower[at - 1] not in _CLAUSES):
        return None
    with phrases.up_to(draft.before):
        return _aim(phrases, at)
