"""What kind of money a sum is, by the words nearest to it."""

from __future__ import annotations

from dataclasses import dataclass

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import starting_at
from fundnorm.model.finance import Kind
from fundnorm.recognise.draft import Draft, Sentence
from fundnorm.recognise.tokens import Tokens

__all__ = ["find_kinds", "strongest_cue"]

_FAR = 22
_HEAD = 14
_PENALTIES = {
    ";": 20,
    ":": 6,
    ".": 8,
    "while": 8,
    "but": 8,
    "whereas": 8,
    ",": 2,
    "and": 4,
    "(": 2,
    "which": 2,
}
_CROSSING = 7


@dataclass(frozen=True, slots=True)
class _Cue:
    first: int
    last: int
    kind: str
    weight: int


def find_kinds(sentence: Sentence, lexicon: Lexicon) -> None:
    """Set the kind of each sum of a sentence: the strongest cue near it, else its list's or its whole's."""
    tokens = sentence.tokens
    cues = _cues(tokens, lexicon)
    before: Draft | None = None
    for draft in sentence.drafts:
        if draft.kind is None:
            draft.kind = _kind(sentence, draft, before, cues, lexicon)
        before = draft


def _kind(sentence: Sentence, draft: Draft, before: Draft | None, cues: list[_Cue], lexicon: Lexicon) -> Kind:
    tokens = sentence.tokens
    beside = _beside(tokens, draft, cues, lexicon)
    if draft.part_of is not None and beside in _OF_PART:
        return beside
    listed = before is not None and _goes_on(tokens, before, draft, cues)
    if draft.part_of is None and beside is None and listed and before is not None and before.kind is not None:
        return before.kind
    best, kind = 0, None
    for cue in cues:
        score = _score(tokens, sentence.drafts, draft, cue, lexicon)
        if score > best:
            best, kind = score, Kind(cue.kind)
    if draft.part_of is not None:
        return kind if kind in _PAID and best >= _NEAR else _kind_of_part(draft)
    return kind or _default(tokens, draft, before)


def _beside(tokens: Tokens, draft: Draft, cues: list[_Cue], lexicon: Lexicon) -> Kind | None:
    """The kind that the words right after a sum name: "$5 million in grants", "$5 million has been released"."""
    for cue in cues:
        gap = tokens.lower[draft.after : cue.first] if draft.after <= cue.first <= draft.after + 4 else None
        if gap is not None and all(word in lexicon.words["beside"] for word in gap):
            return Kind(cue.kind)
    return None


def _goes_on(tokens: Tokens, before: Draft, draft: Draft, cues: list[_Cue]) -> bool:
    """Whether a sum goes on the list of the one before it: "Apple €500m and Meta €200m"."""
    gap = tokens.lower[before.after : draft.before]
    if len(gap) > 6 or not {"and", ",", "or", "to"} & set(gap) or ";" in gap:
        return False
    return not any(before.after <= cue.first < draft.before for cue in cues)


_PAID = (
    Kind.DISBURSEMENT, Kind.LOAN, Kind.GRANT, Kind.COMMITMENT, Kind.OTHER, Kind.COST, Kind.REVENUE, Kind.FINE
)  # fmt: skip
_NEAR = 38
_OF_PART = (Kind.LOAN, Kind.GRANT, Kind.DISBURSEMENT)
_INHERITED = (Kind.OTHER, Kind.INVESTMENT, Kind.LOAN, Kind.DISBURSEMENT, Kind.FINE)


def _kind_of_part(draft: Draft) -> Kind:
    """A part without a cue of its own is an allocation, but for parts of what is no plan."""
    whole = draft.part_of.kind if draft.part_of is not None else None
    return whole if whole in _INHERITED and whole is not None else Kind.ALLOCATION


def strongest_cue(tokens: Tokens, lexicon: Lexicon) -> Kind | None:
    """The kind that the words of a title, a header or a row's label tell, or None."""
    cues = _cues(tokens, lexicon)
    return Kind(max(cues, key=lambda cue: cue.weight).kind) if cues else None


def _default(tokens: Tokens, draft: Draft, before: Draft | None) -> Kind:
    """Without a cue: a part or a sum "for" something is an allocation, else a list goes on, else it is a budget."""
    if before is not None and before.kind is not None:
        return before.kind
    return Kind.ALLOCATION if tokens.word(draft.after) == "for" else Kind.BUDGET


def _cues(tokens: Tokens, lexicon: Lexicon) -> list[_Cue]:
    found: list[_Cue] = []
    for at, word in enumerate(tokens.lower):
        inside = found and at < found[-1].last
        phrase = starting_at(lexicon.cues, tokens.lower, at) if word in lexicon.cues and not inside else None
        if phrase is not None:
            size, kind = phrase
            weight = lexicon.cue_weights[tokens.lower[at : at + size]]
            found.append(_Cue(at, at + size, kind, weight))
    return found


def _score(tokens: Tokens, drafts: list[Draft], draft: Draft, cue: _Cue, lexicon: Lexicon) -> int:
    """Twice the weight, less twice the distance in words, less for each sum, stop or clause between."""
    if cue.last <= draft.first:
        first, last = cue.last, draft.first
    elif cue.first >= draft.last:
        first, last = draft.last, cue.first
    else:
        return 0
    if last - first > _FAR:
        return 0
    between = tokens.lower[first:last]
    score = 40 + 2 * cue.weight - 2 * len(between)
    score -= _CROSSING * sum(first <= other.first < last for other in drafts)
    score -= sum(_PENALTIES.get(word, 0) for word in between)
    if cue.first >= draft.last and _is_head(tokens, draft, cue, lexicon):
        score += _HEAD
    return score


def _is_head(tokens: Tokens, draft: Draft, cue: _Cue, lexicon: Lexicon) -> bool:
    """Whether the cue heads the noun phrase that the sum qualifies: "the $2 billion relief *package*"."""
    words = tokens.lower[draft.last : cue.first]
    ended = (
        tokens.word(cue.last) in lexicon.words["label_end"]
        or cue.last >= len(tokens)
        or (tokens.kind[cue.last] == "p" or tokens.kind[cue.last] == "n")
    )
    return (
        ended
        and len(words) <= 5
        and not any(
            word in lexicon.words["label_end"]
            or word in lexicon.words["after_sum"]
            or (not word[0].isalpha() and word != "-")
            for word in words
        )
    )
