"""Which sum is inside another: of which, including, a list that adds up, a total that comes after its parts."""

from __future__ import annotations

from decimal import Decimal

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import starting_at
from fundnorm.model.money import EXACT, Modifier
from fundnorm.recognise.draft import Draft, Sentence
from fundnorm.recognise.tokens import Tokens

__all__ = ["link_parts"]

_LOOK_BACK = 3


def link_parts(sentences: list[Sentence], drafts: list[Draft], lexicon: Lexicon) -> None:
    """Point each part to its whole, the nearest cue first, then where figures add up exactly."""
    anchors = [draft for draft in drafts if draft.equivalent_of is None and len(draft.sentence.tokens)]
    by_sentence: dict[int, list[Draft]] = {}
    for draft in anchors:
        by_sentence.setdefault(id(draft.sentence), []).append(draft)
    whole: Draft | None = None
    for sentence in sentences:
        mine = by_sentence.get(id(sentence), [])
        if not mine:
            continue
        _within(sentence.tokens, mine, lexicon)
        if whole is not None and whole.sentence.paragraph == sentence.paragraph:
            _across(sentence.tokens, mine, whole, lexicon)
        whole = _next_whole(whole, mine)
    _added(anchors)
    _unloop(anchors)


def _within(tokens: Tokens, drafts: list[Draft], lexicon: Lexicon) -> None:
    """Parts and wholes in one sentence."""
    _forward(tokens, drafts, lexicon)
    fronted = _fronted_whole(tokens, drafts)
    for at in range(1, len(drafts)):
        before, draft = drafts[at - 1], drafts[at]
        if draft.part_of is not None:
            continue
        gap = tokens.lower[before.after : draft.before]
        if fronted is not None and ";" not in gap:
            _link(draft, fronted)
        elif _is_share_of(tokens, draft) and before.part_of is None:
            _link(draft, before)
        elif _is_share_of(tokens, draft):
            _link(draft, before.part_of or before)
        elif _is_cue(gap, lexicon):
            _link(draft, before if not _is_sibling_cue(gap) else before.part_of or before)
        elif before.part_of is not None and _continues(gap, lexicon):
            _link(draft, before.part_of)


def _link(part: Draft, whole: Draft | None) -> None:
    whole = whole.equivalent_of or whole if whole is not None else None
    if (
        whole is None
        or whole is part
        or (whole.currency != part.currency and part.rate_per is None and _foreign(part, whole))
    ):
        return
    if whole.currency == part.currency and abs(part.low) > abs(whole.high) and whole.rate_per is None:
        return
    part.part_of = whole


def _foreign(part: Draft, whole: Draft) -> bool:
    return False


def _is_share_of(tokens: Tokens, draft: Draft) -> bool:
    """`sum "of" ( "which" | "it" | "that" | "this" | "them" | "the total" )` after the sum."""
    at = draft.after
    if tokens.word(at) != "of":
        return False
    if tokens.word(at + 1) in ("which", "it", "that", "this", "them", "these", "those", "whom"):
        return True
    return tokens.word(at + 1) == "the" and tokens.word(at + 2) in (
        "total",
        "sum",
        "amount",
        "money",
        "outlay",
        "funds",
    )


def _is_cue(gap: tuple[str, ...], lexicon: Lexicon) -> bool:
    return _cue(gap, lexicon) is not None


def _cue(gap: tuple[str, ...], lexicon: Lexicon) -> str | None:
    """The words between a whole and its first part: "including", "of which", "made up of", ":" …"""
    if len(gap) > 24 or {";"} & set(gap) or not _breaks(gap, lexicon):
        return None
    for at in range(len(gap)):
        found = starting_at(lexicon.part_cues, gap, at)
        if found is not None:
            return found[1]
    return None


def _breaks(gap: tuple[str, ...], lexicon: Lexicon) -> bool:
    return not set(gap) & lexicon.words["not_part"]


def _is_sibling_cue(gap: tuple[str, ...]) -> bool:
    return "another" in gap or "remaining" in gap or "rest" in gap


def _continues(gap: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a list of parts goes on: short words and a comma or "and", no break of the sentence."""
    if not gap or len(gap) > 16 or set(gap) & lexicon.words["not_part"]:
        return False
    return bool({",", "and", ";", "or"} & set(gap)) and not {"while", "but", "whereas"} & set(gap)


def _fronted_whole(tokens: Tokens, drafts: list[Draft]) -> Draft | None:
    """`( "Of" | "Out of" ) … whole` at the head of a sentence: what follows are its parts."""
    whole = drafts[0]
    head = tokens.lower[: whole.before]
    if (len(drafts) > 1 and head[:1] in (("of",), ("from",))) or head[:2] == ("out", "of"):
        return whole if len(head) <= 5 else None
    return None


def _forward(tokens: Tokens, drafts: list[Draft], lexicon: Lexicon) -> None:
    """Totals that come after their parts: "taking the total to X", "as part of X", "A of the X"."""
    for at in range(1, len(drafts)):
        gap = tokens.lower[drafts[at - 1].after : drafts[at].before]
        if gap in (
            ("of", "the"),
            ("out", "of"),
            ("of", "a"),
            ("out", "of", "the"),
            ("from", "the"),
            ("from", "a"),
            ("of", "its"),
            ("of", "an"),
            ("of", "that"),
            ("out", "of", "a"),
            ("of",),
            ("of", "their"),
        ):
            _link(drafts[at - 1], drafts[at])
            continue
        for step in range(len(gap)):
            found = starting_at(lexicon.total_cues, gap, step)
            if found is not None and step + found[0] >= len(gap) - 4:
                for part in drafts[:at]:
                    if part.part_of is None and part.currency == drafts[at].currency:
                        _link(part, drafts[at])
                break


def _across(tokens: Tokens, drafts: list[Draft], whole: Draft, lexicon: Lexicon) -> None:
    """Parts of a sum in an earlier sentence: "It earmarks …", "Of this, …", "$7 billion of that …"."""
    first = drafts[0]
    if first.part_of is not None or first.currency != whole.currency or not _smaller(first, whole):
        return
    head = tokens.lower[: first.before]
    opening = head[:2]
    takes_up = (
        opening[:1] == ("of",)
        or opening == ("out", "of")
        or _is_share_of(tokens, first)
        or (
            opening[:1] in (("it",), ("this",), ("which",))
            and len(head) <= 6
            and bool(set(head) & lexicon.words["shares_out"])
        )
        or bool(set(head[:4]) & {"remaining", "rest", "balance"})
    )
    if not takes_up:
        return
    _link(first, whole)
    for at in range(1, len(drafts)):
        gap = tokens.lower[drafts[at - 1].after : drafts[at].before]
        if (
            drafts[at].part_of is None
            and (_continues(gap, lexicon) or ";" in gap)
            and drafts[at].currency == whole.currency
        ):
            _link(drafts[at], whole)


def _smaller(part: Draft, whole: Draft) -> bool:
    return abs(part.low) < abs(whole.high)


def _next_whole(whole: Draft | None, drafts: list[Draft]) -> Draft | None:
    """The sum that the next sentence may divide: the first of this one that is no part of an earlier one's."""
    for draft in drafts:
        if draft.part_of is None:
            return draft
    outer = drafts[0].part_of
    return drafts[-1] if outer is None or len(drafts) == 1 else outer


def _added(anchors: list[Draft]) -> None:
    """Sums in a row that add up exactly to the one before or after them are its parts."""
    for at, whole in enumerate(anchors):
        if whole.low <= 0 or whole.low != whole.high:
            continue
        for step in (1, -1):
            found = _adding_up(anchors, at, step)
            for part in found:
                if part.part_of is None and whole.part_of is not part:
                    part.part_of = whole


def _adding_up(anchors: list[Draft], at: int, step: int) -> list[Draft]:
    whole, total, found = anchors[at], Decimal(0), []
    near = at + step
    while 0 <= near < len(anchors) and len(found) < 12:
        part = anchors[near]
        if (
            part.currency != whole.currency
            or part.low != part.high
            or part.low <= 0
            or part.rate_per is not whole.rate_per
        ):
            break
        if abs(part.sentence.start - whole.sentence.start) > 1200 or part.part_of not in (None, whole):
            break
        total = EXACT.add(total, part.low)
        found.append(part)
        if total == whole.low:
            return found if len(found) > 1 else []
        if total > whole.low:
            return []
        near += step
    return []


def _unloop(drafts: list[Draft]) -> None:
    for draft in drafts:
        seen = {id(draft)}
        whole = draft.part_of
        while whole is not None:
            if id(whole) in seen:
                draft.part_of = None
                break
            seen.add(id(whole))
            whole = whole.part_of
    for draft in drafts:
        if draft.part_of is not None and draft.modifier is Modifier.BETWEEN and draft.part_of is draft:
            draft.part_of = None
