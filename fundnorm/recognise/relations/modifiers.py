"""How a text limits a sum: words before and after it."""

from __future__ import annotations

from typing import NamedTuple

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import ending_at, starting_at
from fundnorm.model.money import Modifier
from fundnorm.recognise.text.draft import Draft
from fundnorm.recognise.text.tokens import Tokens

__all__ = ["Found", "find_modifier", "joins_limits", "past_bracket"]

_PLUS = frozenset(("plus", "+"))
_FAR = 9


def find_modifier(draft: Draft, lexicon: Lexicon) -> None:
    """Set the modifier of a sum from the words beside it; a limit after the sum outweighs one before it."""
    tokens = draft.sentence.tokens
    if not _PLUS.isdisjoint(tokens.lower[draft.first : draft.last]):
        draft.modifier, draft.own_modifier = Modifier.AT_LEAST, True
        draft.because("modifier", "stated", "plus", (draft.first, draft.last))
        return
    if not draft.single:
        return
    found = _after(tokens, draft, lexicon) or _before(tokens, draft, lexicon)
    if found is not None:
        draft.modifier, draft.own_modifier = Modifier(found.meaning), True
        draft.because("modifier", "stated", "its words", (found.first, found.last))


_BOUNDS = ("at_most", "at_least", "less_than", "more_than")


class Found(NamedTuple):
    """A phrase that was found: its meaning, its first token and the one after its last."""

    meaning: str
    first: int
    last: int


def _before(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> Found | None:
    at = _before_choice(tokens, draft.first, lexicon)
    found = ending_at(lexicon.modifiers_before, tokens.lower, at)
    while found is None and tokens.word(at - 1) in lexicon.words["filler"]:
        at -= 1
        found = ending_at(lexicon.modifiers_before, tokens.lower, at)
        if found is not None and tokens.lower[at - 1] in lexicon.words["adjacent_modifier"]:
            found = None
    if found is not None:
        draft.before = at - found[0]
        outer = ending_at(lexicon.modifiers_before, tokens.lower, draft.before)
        if found[1] == "approximately" and outer is not None and outer[1] in _BOUNDS:
            draft.before -= outer[0]  # "at most about $5 million" is a limit all the same
            found = outer
        return Found(_negated(tokens, draft.before, found[1]), draft.before, at)
    return _estimated(tokens, draft.first, lexicon)


def _before_choice(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    """Where a sum begins with its `[ "the" ] ( "lesser" | "greater" … ) "of"`, which leaves the limit as it stands."""
    if tokens.word(at - 1) != "of" or tokens.word(at - 2) not in lexicon.words["choice"]:
        return at
    return at - 3 if tokens.word(at - 3) in lexicon.words["article"] else at - 2


_NEGATIONS = frozenset(("not", "never", "cannot", "no", "nor", "neither"))


def _negated(tokens: Tokens, at: int, modifier: str) -> str:
    """The limit under a "not" before the verb or a "nor": "may not receive more than $54,000", "nor more than $5"."""
    near, far = set(tokens.lower[max(0, at - 3) : at]), set(tokens.lower[max(0, at - 7) : at])
    if not (_NEGATIONS & near or ("no" in far and {"shall", "may"} & far)):
        return modifier
    return {"more_than": "at_most", "less_than": "at_least"}.get(modifier, modifier)


def _estimated(tokens: Tokens, at: int, lexicon: Lexicon) -> Found | None:
    """`"estimated"`, a verb or an adjective and not the noun, that governs the sum: "an estimated cost of $5"."""
    for back in range(at - 1, max(-1, at - _FAR), -1):
        word = tokens.lower[back]
        if word in lexicon.words["estimated"]:
            return Found("approximately", back, back + 1)
        if tokens.kind[back] in "ns" or word in (",", ";", ":", "(", ")", "which", "and", "while"):
            return None
    return None


def _after(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> Found | None:
    at = draft.last
    if tokens.word(at) == "up" and tokens.word(draft.first - 1) == "from":
        return Found("more_than", at, at + 1)
    found = starting_at(lexicon.modifiers_after, tokens.lower, at)
    word = tokens.word(at)
    if found is None and word == "(":
        at = past_bracket(tokens, at)
        found, word = starting_at(lexicon.modifiers_after, tokens.lower, at), tokens.word(at)
    if found is None and word in ("a", "per", "an", "each"):
        at += 2
        found = starting_at(lexicon.modifiers_after, tokens.lower, at)
    if found is None:
        return None
    if not _ends_limit(tokens, at, at + found[0], lexicon):
        return None
    if at == draft.last:
        draft.after = at + found[0]
    return Found(found[1], at, at + found[0])


def _ends_limit(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a limit after a sum ends with its words, and is not the start of others: "$5 as a minimum wage"."""
    if last >= len(tokens) or tokens.kind[last] == "p":
        return True
    if tokens.word(first) == "as":
        return tokens.word(last) in lexicon.words["after_sum"]
    return tokens.word(first) not in ("at", "minimum", "maximum")


def joins_limits(before: Draft, draft: Draft) -> bool:
    """Whether two sums are the two ends of one limit: "not less than $1,000 nor more than $25,000"."""
    gap = draft.sentence.tokens.lower[before.last : draft.before]
    ends = {before.modifier, draft.modifier}
    return gap != () and _JOINTS.issuperset(gap) and ends == {Modifier.AT_LEAST, Modifier.AT_MOST}


_JOINTS = frozenset((",", "and", "or", "nor", "but"))


def past_bracket(tokens: Tokens, at: int) -> int:
    """The token after the bracket that opens at a token; the token itself where none closes near."""
    for step in range(at, min(len(tokens), at + 12)):
        if tokens.text[step] == ")":
            return step + 1
    return at
