"""Verbs by which a sum hands out its parts: "the $9 million budget *gives* schools $4 million"."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import starting_at
from fundnorm.recognise.relations.part_lists import LONGEST_GAP, after_join, has_own_verb
from fundnorm.recognise.text.draft import Draft

__all__ = ["goes_out", "hands_out", "is_plan", "may_hand_out"]

_OBJECT = 9
_TITLE, _GOING = 5, 3
_RELATIVE = frozenset(("which", "that"))
_ADVERBS = frozenset(("also", "alone", "now", "still", "would", "will", "has", "have", "had"))
_BREAKS = frozenset((";", ":"))
_BOUND = frozenset(("at", "by", "for", "from", "in", "of", "on", "to", "with", "and", ","))


def may_hand_out(gap: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the words between two sums have one by which the first may hand out the second, or let it go out."""
    shares, cues = lexicon.words["shares_out"], lexicon.part_cues.sizes.keys()
    return gap[-1:] == (";",) or "has" in gap or not (shares.isdisjoint(gap) and cues.isdisjoint(gap))


def hands_out(whole: Draft, gap: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a whole is the subject of a verb that hands out the sum after the words `gap`.

    "includes" and the like (`verb` in parts.csv) do so for every sum, "gives", "has" and the like (`shares_out`) for a
    plan.
    """
    if len(gap) > LONGEST_GAP:
        return False
    shares, cues = lexicon.words["shares_out"], lexicon.part_cues
    for at, word in enumerate(gap):
        cue = starting_at(cues, gap, at) if word in cues.sizes else None
        strict = cue is not None and cue[1] == "verb"
        if not strict and word not in shares and (word != "has" or at + 1 < len(gap)):
            continue
        rest = gap[at + (cue[0] if cue is not None and strict else 1) :]
        if _is_object(rest, lexicon) and _is_subject(whole, gap[:at], lexicon, only=strict):
            return strict or is_plan(whole, lexicon)
    return False


def goes_out(whole: Draft, part: Draft, gap: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a sum that opens a clause after that of a plan goes out of it: "; $4 million goes to roads"."""
    if gap[-1:] != (";",) or len(gap) > LONGEST_GAP or whole.currency != part.currency:
        return False
    told = part.sentence.tokens.lower[part.after : part.after + _GOING]
    return not lexicon.words["going_out"].isdisjoint(told) and is_plan(whole, lexicon)


def _is_object(rest: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the words after a verb lead to the sum that it hands out: "basic education", but not "growth at"."""
    if len(rest) > _OBJECT or not lexicon.words["not_part"].isdisjoint(rest) or not _BREAKS.isdisjoint(rest):
        return False
    bound = bool(rest) and (rest[0] in _BOUND or rest[-1] in _BOUND)
    return not bound and not has_own_verb(after_join(rest), lexicon)


def _is_subject(whole: Draft, lead: tuple[str, ...], lexicon: Lexicon, *, only: bool) -> bool:
    """Whether the words between a sum and a verb leave the sum its subject; `only` sums are subjects of the verb.

    `[ noun ] [ "for" noun ] [ "," … "," ] [ [ "," ] ( "which" | "that" ) ] verb`; after "and" the sum opens the clause.
    """
    while lead and lead[-1] in _ADVERBS:
        lead = lead[:-1]
    if not lead:
        return True
    if not _BREAKS.isdisjoint(lead):
        return False
    if lead[-1] == "and":
        return _opens(whole, lexicon)
    inner, last = lead[:-1], lead[-1]
    if last in _BOUND and last != ",":
        return False
    if last in _RELATIVE:
        other = {"to"} if only or inner[-1:] == (",",) else {"to", "for", "from", "by", "and"}
        return other.isdisjoint(_without_times(whole, inner)) and "," not in inner[:-1]
    if last == ",":
        return "and" not in inner
    return "," not in lead and _RELATIVE.isdisjoint(lead) and lexicon.words["auxiliary"].isdisjoint(lead)


def _without_times(whole: Draft, words: tuple[str, ...]) -> list[str]:
    """The words after a sum but for its times and the prepositions before these."""
    times = {at for time in whole.sentence.times for at in range(time.first - 1, time.last)}
    return [word for at, word in enumerate(words, whole.after) if at not in times]


def _opens(whole: Draft, lexicon: Lexicon) -> bool:
    """Whether a sum opens its sentence and so is the subject of every verb in it: "The new $9 million plan"."""
    words = lexicon.words
    head = whole.sentence.tokens.lower[: whole.before]
    if not head or len(head) > _TITLE or not (head[0] in words["determiner"] or head[0].endswith("'s")):
        return False
    verbs = words["told_verb"]
    return verbs.isdisjoint(head) and (_BOUND - {","}).isdisjoint(head) and is_plan(whole, lexicon)


def is_plan(whole: Draft, lexicon: Lexicon) -> bool:
    """Whether a sum is that of a plan: "the $9 million budget", "an outlay of $9 million"."""
    tokens, words = whole.sentence.tokens, lexicon.words
    near = {
        *tokens.lower[whole.after : whole.after + _TITLE],
        *tokens.lower[max(0, whole.before - 3) : whole.before],
    }
    return not words["plan"].isdisjoint(near)
