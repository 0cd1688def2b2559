"""Whether the words between two sums go on with a list of parts, or begin a clause with a verb of its own."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon

__all__ = ["LONGEST_GAP", "after_join", "goes_on", "has_own_verb", "is_name", "reopens"]

LONGEST_GAP = 26
"""The most words between a sum and another that it is inside, where the words say so."""

_JOINS = frozenset((",", "and", ";", "or", "but"))
_LIST = 16
_COPULAS = frozenset(("is", "are", "was", "were"))
_RESULTS = frozenset(("by", "to", "with", "from"))
_NAMES = frozenset(("for", "to", "in", "on", "from"))
_SAYING = frozenset(("said", "says"))


def goes_on(gap: tuple[str, ...], lexicon: Lexicon, *, alike: bool) -> bool:
    """A comma, "and", "or" or ";" between two sums, no comparison, and after it no clause with a verb of its own.

    Unless the sums are `alike` in currency, there is no verb at all.
    """
    if not gap or len(gap) > _LIST or not lexicon.words["not_part"].isdisjoint(gap):
        return False
    tail = after_join(gap)
    if len(tail) == len(gap) or has_own_verb(tail, lexicon) or _leaves_order(gap, tail, lexicon):
        return False
    return alike or lexicon.words["own_verb"].isdisjoint(tail)


def reopens(gap: tuple[str, ...], lexicon: Lexicon) -> bool:
    """`";" [ determiner ] ( "another" | "further" | "rest" … )`: a semicolon that a list of parts goes over."""
    after = gap[len(gap) - gap[::-1].index(";") :]
    return not lexicon.words["more_noun"].isdisjoint(after[:2])


def after_join(gap: tuple[str, ...]) -> tuple[str, ...]:
    """The words after the last comma, "and" or the like; all of them where there is none."""
    at = next((at for at in range(len(gap) - 1, -1, -1) if gap[at] in _JOINS), -1)
    return gap[at + 1 :]


def has_own_verb(tail: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the words up to a sum hold a verb that hands out no share: "and built a road for", "and it will cost"."""
    words = lexicon.words
    if not tail:
        return False
    if tail[-1] in _RESULTS or tail[0] in words["auxiliary"]:
        return tail[-1] not in _COPULAS
    if not lexicon.words["sharing"].isdisjoint(tail) or tail[-1] in _COPULAS:
        return False
    if not (words["auxiliary"].isdisjoint(tail) and _SAYING.isdisjoint(tail)):
        return True
    return any(_is_verb(tail, at, lexicon) for at in range(len(tail)))


def _leaves_order(gap: tuple[str, ...], tail: tuple[str, ...], lexicon: Lexicon) -> bool:
    """`preposition … word` right before a sum: the list names its parts after them, so the word is a verb.

    "$5 million for roads and *expects* $3 million", but "roads $5 million and *schools* $3 million".
    """
    if len(tail) != 1 or gap[0] not in _NAMES or not tail[0].isalpha():
        return False
    words = lexicon.words
    plain = any(tail[0] in words[name] for name in ("determiner", "article", "about", "more_noun", "filler"))
    return not plain and tail[0] not in lexicon.words["sharing"]


def is_name(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether words right before a sum only begin a name that holds it: "a", "the new"."""
    return bool(words) and all(word in lexicon.words["determiner"] for word in words)


def _is_verb(tail: tuple[str, ...], at: int, lexicon: Lexicon) -> bool:
    words, word = lexicon.words, tail[at]
    if at == 0:
        return word in words["act"] or word in words["change"] or _takes_object(tail, words["determiner"])
    named = tail[at - 1] in words["determiner"] or tail[at - 1] in words["article"]
    return not named and (word in words["act"] or word in words["past_verb"])


def _takes_object(tail: tuple[str, ...], determiners: frozenset[str]) -> bool:
    """`word ( "ed" | "s" ) determiner`: "capitalised the bank", but "related works" and "schools"."""
    return tail[0].endswith(("ed", "s")) and tail[1:2] != () and tail[1] in determiners
