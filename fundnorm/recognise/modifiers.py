"""How a text limits a sum, and the unit of time that it is per: words before and after it."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import ending_at, starting_at
from fundnorm.model.money import Modifier, RatePer
from fundnorm.recognise.draft import Draft
from fundnorm.recognise.tokens import Tokens

__all__ = ["find_modifier", "find_rate"]

_FAR = 9
_REACH = 8


def find_modifier(draft: Draft, lexicon: Lexicon) -> None:
    """Set the modifier of a sum from the words beside it; a limit after the sum outweighs one before it."""
    tokens = draft.sentence.tokens
    if "plus" in tokens.lower[draft.first : draft.last]:
        draft.modifier, draft.own_modifier = Modifier.AT_LEAST, True
        return
    if not draft.single:
        return
    found = _after(tokens, draft, lexicon) or _before(tokens, draft, lexicon)
    if found is not None:
        draft.modifier, draft.own_modifier = Modifier(found), True


def _before(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> str | None:
    at = draft.first
    found = ending_at(lexicon.modifiers_before, tokens.lower, at)
    while found is None and tokens.word(at - 1) in lexicon.words["filler"]:
        at -= 1
        found = ending_at(lexicon.modifiers_before, tokens.lower, at)
        if found is not None and tokens.lower[at - 1] in lexicon.words["adjacent_modifier"]:
            found = None
    if found is not None:
        draft.before = at - found[0]
        return _negated(tokens, draft.before, found[1])
    return "approximately" if _is_estimated(tokens, draft.first, lexicon) else None


def _negated(tokens: Tokens, at: int, modifier: str) -> str:
    """The limit under a "not" before the verb: "may not receive more than $54,000"."""
    near, far = set(tokens.lower[max(0, at - 3) : at]), set(tokens.lower[max(0, at - 7) : at])
    if not ({"not", "never", "cannot", "no"} & near or ("no" in far and {"shall", "may"} & far)):
        return modifier
    return {"more_than": "at_most", "less_than": "at_least"}.get(modifier, modifier)


def _is_estimated(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether "estimated" (a verb or an adjective, not the noun) governs the sum: "an estimated cost of Rs 5 crore"."""
    for back in range(at - 1, max(-1, at - _FAR), -1):
        word = tokens.lower[back]
        if word in lexicon.words["estimated"]:
            return True
        if tokens.kind[back] in "ns" or word in (",", ";", ":", "(", ")", "which", "and", "while"):
            return False
    return False


def _after(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> str | None:
    at = draft.last
    found = starting_at(lexicon.modifiers_after, tokens.lower, at)
    if found is None and tokens.word(at) == "(":
        at = _past_bracket(tokens, at)
        found = starting_at(lexicon.modifiers_after, tokens.lower, at)
    if found is None and tokens.word(at) in ("a", "per", "an", "each"):
        at += 2
        found = starting_at(lexicon.modifiers_after, tokens.lower, at)
    if found is None:
        return None
    following = tokens.word(at + found[0])
    if (
        tokens.word(at) in ("at", "minimum", "maximum")
        and (following in ("a", "an") or at + found[0] < len(tokens))
        and tokens.kind[at + found[0]] != "p"
    ):
        return None
    if at == draft.last:
        draft.after = at + found[0]
    return found[1]


def _past_bracket(tokens: Tokens, at: int) -> int:
    for step in range(at, min(len(tokens), at + 12)):
        if tokens.text[step] == ")":
            return step + 1
    return at


def find_rate(draft: Draft, following: int, lexicon: Lexicon) -> None:
    """Set the unit of time that a sum is per; `following` is the first token of the next sum."""
    tokens = draft.sentence.tokens
    unit = _rate_after(tokens, draft, following, lexicon) or _rate_before(tokens, draft, lexicon)
    if unit is not None:
        draft.rate_per = RatePer(unit)


def _rate_after(tokens: Tokens, draft: Draft, following: int, lexicon: Lexicon) -> str | None:
    at = _past_bracket(tokens, draft.after) if tokens.word(draft.after) == "(" else draft.after
    if tokens.word(at) == "-" and tokens.glued(at):
        at += 1
    found = _rate_at(tokens, at, lexicon)
    if found is not None:
        draft.after = at + found[0] if at <= draft.after + 1 else draft.after
        return found[1]
    for step in range(at, min(following, at + _REACH)):
        word = tokens.lower[step]
        if word in (",", ";", ":", ".", "(", "and", "while", "but") or tokens.kind[step] in "sn":
            return None
        found = _rate_at(tokens, step, lexicon)
        if found is not None and (found[0] > 1 or word in lexicon.words["far_rate"]):
            return found[1]
    return None


def _rate_at(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    found = starting_at(lexicon.rates_after, tokens.lower, at)
    if found is None:
        return None
    following = tokens.word(at + found[0])
    if tokens.word(at - 1) in ("half", "quarter"):
        return None
    if following in ("ago", "earlier", "before", "later", "after", "prior", "old", "-", "'s"):
        return None
    return found


def _rate_before(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> str | None:
    """`rate-adjective noun [ noun ] ( "of" | "worth" | ":" ) sum | rate-adjective sum ;`"""
    at = draft.before
    if tokens.word(at - 1) in ("of", "worth", ":", "at"):
        for back in (at - 1, at - 2, at - 3):
            found = ending_at(lexicon.rates_before, tokens.lower, back)
            if found is not None and _pays(tokens, back - 1, at, lexicon):
                return found[1]
    found = ending_at(lexicon.rates_before, tokens.lower, at)
    return found[1] if found else None


def _pays(tokens: Tokens, adjective: int, at: int, lexicon: Lexicon) -> bool:
    nouns = tokens.lower[adjective + 1 : at - 1]
    return bool(nouns) and not any(word in lexicon.words["not_paid"] for word in nouns)
