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
_CROSSING = 6
_BREAK = 5


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
    for at, draft in enumerate(sentence.drafts):
        if draft.kind is not None:
            continue
        best, kind = 0, None
        for cue in cues:
            score = _score(tokens, sentence.drafts, draft, cue)
            if score > best:
                best, kind = score, Kind(cue.kind)
        draft.kind = kind or _default(tokens, draft, sentence.drafts[at - 1] if at else None)
        if draft.part_of is not None and draft.kind in _ENVELOPES:
            draft.kind = Kind.ALLOCATION


def strongest_cue(tokens: Tokens, lexicon: Lexicon) -> Kind | None:
    """The kind that the words of a title, a header or a row's label tell, or None."""
    cues = _cues(tokens, lexicon)
    return Kind(max(cues, key=lambda cue: cue.weight).kind) if cues else None


_ENVELOPES = (Kind.BUDGET,)


def _default(tokens: Tokens, draft: Draft, before: Draft | None) -> Kind:
    """Without a cue: a part or a sum "for" something is an allocation, else a list goes on, else it is a budget."""
    if draft.part_of is not None:
        return Kind.ALLOCATION
    if before is not None and before.kind is not None:
        return before.kind
    return Kind.ALLOCATION if tokens.word(draft.after) == "for" else Kind.BUDGET


def _cues(tokens: Tokens, lexicon: Lexicon) -> list[_Cue]:
    found = []
    for at in range(len(tokens)):
        if tokens.kind[at] != "w":
            continue
        phrase = starting_at(lexicon.cues, tokens.lower, at)
        if phrase is not None:
            size, kind = phrase
            weight = lexicon.cue_weights[tokens.lower[at : at + size]]
            found.append(_Cue(at, at + size, kind, weight))
    return found


def _score(tokens: Tokens, drafts: list[Draft], draft: Draft, cue: _Cue) -> int:
    """Twice the weight, less the distance in words and more for each sum, stop or other clause between."""
    if cue.last <= draft.first:
        first, last = cue.last, draft.first
    elif cue.first >= draft.last:
        first, last = draft.last, cue.first
    else:
        return 0
    distance = last - first
    if distance > _FAR:
        return 0
    score = 40 + 2 * cue.weight - 2 * distance
    for other in drafts:
        if first <= other.first < last:
            score -= _CROSSING
    for at in range(first, last):
        word = tokens.text[at]
        if word == ";":
            score -= 4 * _BREAK
        elif word in (":", ".", "while", "but", "whereas"):
            score -= _BREAK
        elif word == ",":
            score -= 1
        elif word == "and":
            score -= 2
    return score
