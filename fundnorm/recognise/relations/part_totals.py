"""Wholes that come after their parts: "A of the B", "A as part of a B", "taking the total to B", "A each, B in all"."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import starting_at
from fundnorm.recognise.relations.part_lists import LONGEST_GAP
from fundnorm.recognise.text.draft import Draft
from fundnorm.recognise.text.tokens import Tokens

__all__ = ["is_cost_of", "is_share_itself", "is_source", "is_unit_of", "is_within", "leads_to_total"]

_NAMED = 6
_REST = 3
_HEADS, _TOLD, _CUE = 1000, 8, 8
_FORMS = frozenset((",", "the", "a", "first", "second", "out", "as", "initial", "last", "forms", "form"))
_TIES = frozenset(
    (
        "as",
        "or",
        "covers",
        "cover",
        "covering",
        "meets",
        ",",
        "is",
        "was",
        "are",
        "were",
        "forms",
        "form",
        "-",
        "–",
        "—",
    )
)
_HEAD = "head"
_UNLED = frozenset((",", "and", "with", "for", "under", "within"))
_PERCENT = frozenset(("%", "percent", "cent"))
_HALF = "half"
_ACTS = frozenset(("to", "will", "would", "that", "which", "who", "from"))
_FEW = frozenset(("per", "less", "more", "than", "only", "just", "first", "initial", "two", "three"))
_ONE = frozenset(("one", "largest", "biggest", "first", "latest"))
_WORTH = frozenset(("worth", "totalling", "totaling"))
_RESTATED = frozenset((",", "or", "(", "-", "–", "—"))
_INSIDE = 2
_WITHIN = frozenset(("in", "within", "under", "towards", "toward", "from"))
_CLOSED = frozenset((",", ";", "and", "but", ":", "("))
_PER = frozenset(("per", "a", "an"))
_EACH = frozenset(("each", "apiece"))
_ALL_IN = (("in", "all"), ("in", "total"), ("all", "told"), ("across", "all"), ("altogether",))


def is_source(before: Draft, whole: Draft, lexicon: Lexicon) -> bool:
    """`[ "out" | "part" … ] ( "of" | "from" ) [ determiner | owner "'s" ]`: the sum after it is the whole."""
    tokens = before.sentence.tokens
    gap = tokens.lower[before.after : whole.before]
    if not gap or len(gap) > LONGEST_GAP:
        return False
    if gap in (("from",), (",", "from")) and tokens.word(before.before - 1) == "to":
        return False  # "it fell to A from B"
    rest = _without_determiners(gap, lexicon)
    if rest and rest[-1] in ("of", "from"):
        inner = set(rest[:-1]) - _FORMS
        if not inner or rest[-2:] == ("out", "of") or inner <= lexicon.words["share_noun"]:
            return True
    return _is_owned(gap) or _is_taken_out(gap, lexicon) or _is_share(gap, lexicon) or _is_one_of(gap)


def _without_determiners(gap: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    end = len(gap)
    while end and gap[end - 1] in lexicon.words["determiner"]:
        end -= 1
    return gap[:end]


def _is_owned(gap: tuple[str, ...]) -> bool:
    """`"of the battery factory's"`: the owner of the whole."""
    return gap[0] == "of" and gap[-1].endswith(("'s", "s'")) and len(gap) <= _NAMED


def _is_taken_out(gap: tuple[str, ...], lexicon: Lexicon) -> bool:
    """`"out of" determiner noun`: the noun that the whole is the sum of, "out of its forest envelope of"."""
    at = next((at for at in range(len(gap) - 1, 0, -1) if gap[at - 1 : at + 1] == ("out", "of")), 0)
    named = gap[at + 1 :]
    within = bool(at and named) and named[0] in lexicon.words["determiner"] and len(named) <= _NAMED
    return within and _CLOSED.isdisjoint(named)


def _is_share(gap: tuple[str, ...], lexicon: Lexicon) -> bool:
    """`… ( "as" | "," | "covers" … ) [ determiner ] share [ "of" ] [ noun ]`: "a stake as part of", "or 40% of its".

    The noun is that of the whole: "or a quarter of its debt of", "part of a wider".
    """
    for at in range(len(gap) - 1, 0, -1):
        share = gap[at] in lexicon.words["share_noun"] or gap[at] in _PERCENT
        if share and (gap[at + 1 : at + 2] == ("of",) or gap[at] == _HALF):
            named = gap[at + 1 :]
            plain = len(named) <= _NAMED and _CLOSED.isdisjoint(named) and _ACTS.isdisjoint(named)
            return plain and _ties(gap[:at], lexicon)
    return False


def _ties(lead: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the words before a share hang it on the sum before: "as", a comma, "covers", its number."""
    words = lexicon.words
    for word in reversed(lead):
        if word in _TIES:
            return True
        if not (
            word in words["determiner"]
            or word in words["about"]
            or word in words["before_scale"]
            or word in _FEW
        ):
            return word[0].isdigit() and lead[-1] == word
    return False


def _is_one_of(gap: tuple[str, ...]) -> bool:
    """`( "one" | "largest" … ) "of" … ( "worth" | "totalling" )`: "one of 24 grants that had been worth"."""
    if gap[-1] not in _WORTH or not _CLOSED.isdisjoint(gap[-_NAMED:]):
        return False
    return any(
        gap[at] in _ONE and gap[at + 1] == "of" for at in range(max(0, len(gap) - 2 * _NAMED), len(gap) - 1)
    )


def is_share_itself(share: Draft, whole: Draft, lexicon: Lexicon) -> bool:
    """`share "of" determiner whole [ "," ] ( "or" | "(" ) sum`: "a third of the $96 million, or $32 million"."""
    tokens = whole.sentence.tokens
    if not _RESTATED.issuperset(tokens.lower[whole.after : share.before]) or share.before == whole.after:
        return False
    at = whole.before - 1
    while tokens.word(at) in lexicon.words["determiner"]:
        at -= 1
    named = tokens.word(at - 1)
    return tokens.word(at) == "of" and (named in lexicon.words["share_noun"] or named in _PERCENT)


def is_within(part: Draft, whole: Draft, lexicon: Lexicon) -> bool:
    """`part … ( "in" | "from" … ) determiner whole plan`: "$5 million for roads in a $9 million budget".

    What is cut from a plan is no part of it.
    """
    tokens = part.sentence.tokens
    if not lexicon.words["change"].isdisjoint(tokens.lower[max(0, part.before - _INSIDE) : part.before]):
        return False
    gap = tokens.lower[part.after : whole.before]
    if len(gap) < _INSIDE or len(gap) > LONGEST_GAP or gap[-1] not in lexicon.words["determiner"]:
        return False
    if gap[-2] not in _WITHIN or not _CLOSED.isdisjoint(gap):
        return False
    return not lexicon.words["sum_noun"].isdisjoint(tokens.lower[whole.after : whole.after + _INSIDE])


def leads_to_total(gap: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the words between two sums lead from parts to their total."""
    if len(gap) > LONGEST_GAP or ";" in gap[-4:]:
        return False
    if gap[-1:] == ("to",) and not lexicon.words["raising"].isdisjoint(gap[:-2]):
        return True
    first = max(0, len(gap) - _CUE)
    if lexicon.total_cues.sizes.keys().isdisjoint(gap[first:]):
        return False
    for at in range(first, len(gap)):
        found = starting_at(lexicon.total_cues, gap, at)
        if found is not None and _ends_gap(gap, at, at + found[0]):
            return True
    return False


def _ends_gap(gap: tuple[str, ...], first: int, last: int) -> bool:
    """Whether a cue leads to the sum after it: it trails the sum before it in "A in all, and B"."""
    rest = gap[last:]
    if len(rest) > _REST or gap[max(0, first - 2) : first - 1] == ("and",):
        return False
    return _UNLED.isdisjoint(rest) or (rest[-1:] == (",",) and first > 0)


def is_unit_of(unit: Draft, total: Draft, lexicon: Lexicon) -> bool:
    """Whether one of two sums side by side is the other for one head: "$5 a share, or $9 million in all"."""
    first, second = (unit, total) if unit.start < total.start else (total, unit)
    tokens = unit.sentence.tokens
    gap = tokens.lower[first.after : second.before]
    if gap[-1:] not in (("or",), (",",)) or len(gap) > _NAMED + _REST:
        return False
    if unit.rate_per is not None or unit.low * 2 > total.high or not _is_per(tokens, unit, lexicon):
        return False
    if second is total and _is_all(tokens, total):
        return True
    return gap[-1] == "or" and total.rate_per is None and not _is_per(tokens, total, lexicon)


def is_cost_of(head: Draft, cost: Draft, lexicon: Lexicon) -> bool:
    """Whether a sum for one head is in what all cost: "$300 for each family, costing the state $45 million"."""
    if cost.before - head.after > 2 * LONGEST_GAP or head.currency != cost.currency:
        return False
    gap = head.sentence.tokens.lower[max(head.after, cost.before - _TOLD) : cost.before]
    if lexicon.cost_cues.sizes.keys().isdisjoint(gap) or head.high * _HEADS > cost.low:
        return False
    return any(starting_at(lexicon.cost_cues, gap, at) is not None for at in range(len(gap)))


def _is_per(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> bool:
    """`sum ( "each" | ( "per" | "a" | "an" ) noun )`, but no unit of time and no price of a good: "$5 a tonne"."""
    word, noun = tokens.word(draft.after), tokens.word(draft.after + 1)
    priced = noun in lexicon.units or (noun in lexicon.words["priced_unit"] and noun != _HEAD)
    return word in _EACH or (word in _PER and noun.isalpha() and not priced)


def _is_all(tokens: Tokens, draft: Draft) -> bool:
    return any(tokens.lower[draft.after : draft.after + len(words)] == words for words in _ALL_IN)
