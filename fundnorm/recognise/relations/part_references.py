"""Words that take up a sum before: "$4 million of it", "Of this", "The rest", "The budget also gives"."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.text.draft import Draft

__all__ = ["TAKEN_UP", "leads_back", "takes", "takes_up"]

TAKEN_UP = frozenset(("it", "that", "this", "them", "these", "those", "such"))
_OPENING, _FRONT, _PLAN, _PLAN_OF = 7, 10, 3, 5
_ENDS = frozenset((",", ";", ":", "and"))
_AT = frozenset(("at", "by", "to", "from"))
_GENERIC = frozenset(("money", "funds", "sum", "amount", "total"))
_PRONOUNS = (("it",), ("this",), ("which",))


def takes(draft: Draft, lexicon: Lexicon) -> bool:
    """`sum "of" ( "which" | "it" | "that" | "this" | "such amount" | "the total" )`, `sum "in it"`"""
    tokens, at = draft.sentence.tokens, draft.after
    following = tokens.word(at + 1)
    if tokens.word(at) != "of":
        return following == "it" and tokens.word(at) == "in"
    if following == "which":
        return at + 2 < len(tokens) and tokens.kind[at + 2] == "w"
    if following in TAKEN_UP:
        return True
    return following == "the" and not lexicon.words["sum_noun"].isdisjoint(tokens.lower[at + 2 : at + 4])


def takes_up(first: Draft, whole: Draft, lexicon: Lexicon) -> bool:
    """Whether the first sum of a sentence is a share of a whole in the sentence before."""
    if first.currency != whole.currency:
        return False
    head = first.sentence.tokens.lower[: first.before]
    return takes(first, lexicon) or _opens(head, lexicon) or _names_plan(head, whole, lexicon)


def leads_back(first: Draft, lexicon: Lexicon) -> bool:
    """`"Of" ( "this" | "that" | "the" … "total" ) [ word ] ","`: it leads back past the end of a paragraph."""
    head = first.sentence.tokens.lower[: first.before]
    if head[:1] != ("of",) or "," not in head[2:5]:
        return False
    named = head[1 : head.index(",")]
    return named[0] in ("this", "that") or (named[0] == "the" and named[-1] in lexicon.words["sum_noun"])


def _opens(head: tuple[str, ...], lexicon: Lexicon) -> bool:
    """`[ "Out" ] "of" …`, a noun for a share, or a pronoun and a verb that hands out: "It earmarks"."""
    if head[:1] == ("of",) or head[:2] == ("out", "of"):
        counts = any(word[0].isdigit() for word in head)  # "Of the 12 towns": no sum
        return not counts or not (
            TAKEN_UP.isdisjoint(head[:4]) and lexicon.words["sum_noun"].isdisjoint(head[:4])
        )
    opening = head[:_OPENING]
    if any(_is_share_noun(opening, at, lexicon) for at in range(len(opening))):
        return True
    pronoun = head[:1] in _PRONOUNS and len(head) <= _OPENING
    return pronoun and not lexicon.words["shares_out"].isdisjoint(head)


def _is_share_noun(head: tuple[str, ...], at: int, lexicon: Lexicon) -> bool:
    """A noun for a share at the head of a sentence, but no "share price", "third bridge" or "rest of the world"."""
    words, word, after = lexicon.words, head[at], head[at + 1 :]
    if word not in words["share_noun"]:
        return False
    if after[:1] == ("of",):
        return len(after) == 1 or not (
            TAKEN_UP.isdisjoint(after[1:_PLAN_OF]) and words["plan"].isdisjoint(after[1:_PLAN_OF])
        )
    if word in words["fraction_noun"]:
        return after[:1] in ((), (",",), ("(",)) and at > 0 and head[at - 1] in words["article"]
    return word not in ("share", "shares") or (at > 0 and after[:1] not in (("price",), ("prices",)))


def _names_plan(head: tuple[str, ...], whole: Draft, lexicon: Lexicon) -> bool:
    """`( "the" | "this" … ) plan verb`, where the sentence before names that plan: "The budget also provides"."""
    words = lexicon.words
    if head[:1] == () or head[0] not in words["definite"] or len(head) > _FRONT or head[-1] in _AT:
        return False
    verb = next((at for at, word in enumerate(head) if word in words["shares_out"]), 0)
    nouns = lexicon.words["plan"].intersection(head[1 : min(verb, _PLAN)])
    if not nouns or not _ENDS.isdisjoint(head) or not words["not_part"].isdisjoint(head[verb + 1 :]):
        return False
    return not nouns.isdisjoint(_GENERIC) or not nouns.isdisjoint(whole.sentence.tokens.lower)
