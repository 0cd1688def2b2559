"""What a sum was before it changed, or what it is compared with: "rose from $5 to $8 million", "€9m, up from €6m"."""

from __future__ import annotations

from itertools import pairwise

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.text.draft import Draft
from fundnorm.recognise.text.tokens import Tokens

__all__ = ["link_former_levels"]

_REACH = 14
"""How far a word of change stands before the levels that it tells of."""
_NEAR = 8
"""How many words may stand between the two levels: "from $5 million in 2023 to $8 million"."""
_LEAD = 7
"""How many words lead from "compared" to what a sum is compared with: "compared with a budget of $5 million"."""
_FAR = 400
"""How many characters the level may stand before what it is compared with, in a sentence before."""
_ENDS = frozenset((";", ":", "."))
_STEPS = frozenset(("up", "down"))
_TO_FROM = 3
"""How many words lead from "up" or "down" to "from": "up 5 percent from"."""


def link_former_levels(drafts: list[Draft], lexicon: Lexicon) -> None:
    """Point each former level to the sum that took its place; the one is no part of the other, nor of a total."""
    anchors = [draft for draft in drafts if draft.equivalent_of is None and len(draft.sentence.tokens)]
    for at, (before, draft) in enumerate(pairwise(anchors)):
        if before.currency != draft.currency:
            continue
        first = anchors[at - 1] if at else None
        lead = _gap(before, draft, lexicon)[-1:]
        if lead == ("to",) and _is_changed(before, ("from",), lexicon):  # change … "from" former … "to" sum
            _link(before, draft, "it was so much before the change", anchors)
        elif lead == ("from",) and first is not None and _is_step(first, before, draft, lexicon):
            _link(draft, first, "what the sum was before it rose or fell by so much", anchors)
        elif (lead == ("from",) and _is_changed(before, ("to",), lexicon)) or _is_compared(
            before, draft, lexicon
        ):  # change … "to" sum … "from" former
            _link(draft, before, "what the sum before it was, or is compared with", anchors)


def _link(former: Draft, level: Draft, rule: str, drafts: list[Draft]) -> None:
    """Set the link; a step from the one to the other is inside the new level: "by $3, from $5 to $8 million"."""
    former.former_of, former.part_of = level, None
    former.because("former_of", "stated", rule)
    if level.part_of is former:
        level.part_of = None
    for step in drafts:
        if step.part_of is former and step.sentence is former.sentence and step.start < former.start:
            step.part_of = level if step.low <= level.low else None


def _gap(before: Draft, draft: Draft, lexicon: Lexicon) -> tuple[str, ...]:
    """The few words between two sums of one clause, but for articles and such as "previous" at their end; else none."""
    if before.sentence is not draft.sentence:
        return ()
    words = draft.sentence.tokens.lower[before.after : draft.before]
    while words and (words[-1] in lexicon.words["article"] or words[-1] in lexicon.words["former_level"]):
        words = words[:-1]
    return words if len(words) <= _NEAR and _ENDS.isdisjoint(words) else ()


def _is_step(first: Draft, step: Draft, draft: Draft, lexicon: Lexicon) -> bool:
    """`sum … change ( "of" | "by" ) step "from" former`: "$9 million, an increase of $3 million from $6 million"."""
    if first.sentence is not draft.sentence or first.currency != draft.currency:
        return False
    return _is_changed(step, ("of", "by"), lexicon)


def _is_changed(draft: Draft, leads: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether one of some words leads to a sum, and a word of change stands before it in its clause."""
    tokens, at = draft.sentence.tokens, draft.before - 1
    if tokens.word(at) not in leads:
        return False
    for word in reversed(tokens.lower[max(0, at - _REACH) : at]):
        if word in _ENDS or word in lexicon.words["range"]:
            return False
        if word in lexicon.words["change"]:
            return True
    return False


def _is_compared(before: Draft, draft: Draft, lexicon: Lexicon) -> bool:
    """`sum … ( "up" | "down" ) … "from" … former`, `sum … comparing … former`: "compared with $5 million"."""
    tokens = draft.sentence.tokens
    if draft.start - before.end > _FAR or before.sentence.paragraph != draft.sentence.paragraph:
        return False
    first = before.after if before.sentence is draft.sentence else 0
    lead = _clause(tokens.lower[max(first, draft.before - _LEAD) : draft.before])
    words, pairs = lexicon.words["comparing"], (" ".join(pair) for pair in pairwise(lead))
    if not words.isdisjoint((*lead, *pairs)):
        return not _has_purpose(tokens, draft)
    leads = [at for at, word in enumerate(lead) if word == "from"]
    if any(not _STEPS.isdisjoint(lead[max(0, at - _TO_FROM) : at]) for at in leads):
        return True
    return "against" in lead and _is_earlier(tokens, draft, lexicon)


def _has_purpose(tokens: Tokens, draft: Draft) -> bool:
    """Whether a sum is for something of its own, and no time: "compared with $5 million *for roads*"."""
    at = draft.after
    timed = any(at <= time.first <= at + 3 for time in draft.sentence.times)
    return tokens.word(at) == "for" and not timed


def _clause(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words after the last mark that ends a clause."""
    ends = [at for at, word in enumerate(words, 1) if word in _ENDS]
    return words[ends[-1] :] if ends else words


def _is_earlier(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether words after a sum, or right before it, say that it is an earlier one: "a year earlier", "planned"."""
    near = tokens.lower[max(0, draft.before - 4) : draft.before] + tokens.lower[draft.after : draft.after + 5]
    return any(not lexicon.words[name].isdisjoint(near) for name in ("earlier_time", "former_level"))
