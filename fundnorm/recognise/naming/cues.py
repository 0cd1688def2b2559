"""The words of a sentence that tell the kind of a sum, and the kind that a title or a label names."""

from __future__ import annotations

from dataclasses import dataclass

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import starting_at
from fundnorm.model.finance import Kind
from fundnorm.recognise.text.tokens import Tokens

__all__ = ["Cue", "find_cues", "named_kind"]

_FAINT = 3
_KINDS = {kind.value: kind for kind in Kind}
_TITLE_ENDS = frozenset(("of", "for", "by", "in", "to", "at", "("))


@dataclass(slots=True, eq=False)
class Cue:
    """A phrase that tells a kind: tokens `first` up to `last`; the law's order gives its weight, 1 to 10.

    `qualifies` says that another cue follows at once: in "loan *programme*" the first only qualifies the second.
    """

    first: int
    last: int
    kind: Kind
    weight: int
    qualifies: bool


def find_cues(tokens: Tokens, lexicon: Lexicon, covered: frozenset[int] = frozenset()) -> list[Cue]:
    """The cues of a sentence, the longest at each place, but none of the covered tokens ("won" of a sum).

    A word with a hyphen after it qualifies another word and tells nothing: "*sales*-linked".
    """
    found: list[tuple[int, int, tuple[str, int]]] = []
    end = 0
    lower, phrases = tokens.lower, lexicon.cues
    for at in [at for at, word in enumerate(lower) if word in phrases.sizes]:
        if at >= end and at not in covered:
            phrase = starting_at(phrases, lower, at)
            if phrase is None or (tokens.word(at + phrase[0]) == "-" and tokens.glued(at + phrase[0])):
                continue
            end = at + phrase[0]
            found.append((at, end, phrase[1]))
    followed = {first for first, _, _ in found}
    return [Cue(first, last, _KINDS[kind], weight, last in followed) for first, last, (kind, weight) in found]


def named_kind(tokens: Tokens, lexicon: Lexicon) -> Kind | None:
    """The kind that a title, a header or a row's label tells by its head, or None: "Grants *released* by state"."""
    cues = [cue for cue in find_cues(tokens, lexicon) if cue.weight > _FAINT]
    if not cues:
        return None
    ends = (at for at, word in enumerate(tokens.lower) if word in _TITLE_ENDS and at > cues[0].first)
    end = next(ends, len(tokens))
    return [cue for cue in cues if cue.first < end][-1].kind
