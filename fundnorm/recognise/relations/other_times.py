"""Times that tell of something else than a sum: a file's number, a comparison, the date of another thing."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.text.draft import Draft, Time
from fundnorm.recognise.text.tokens import NUMBER, SIGN, WORD_KIND, Tokens

__all__ = ["aside_verb", "is_compared", "numbers_file", "tells_of_other"]

_COMPARISONS = frozenset(("as", "than", "like", "versus", "vs", "compared"))
_PRONOUNS = frozenset(("it", "they", "that", "did", "had", "was", "were", "with", "those"))
_RELATIVES = frozenset(("which", "who", "that", "is", "was", "are", "were", "has", "been", "will", "be"))
_REACH = 5


def numbers_file(tokens: Tokens, time: Time) -> bool:
    """Whether a year ends the number of a file: "Tender No. 14/CE/2025-26", "Order No. 7/2025"."""
    at = time.first
    return tokens.word(at - 1) == "/" and tokens.glued(at) and tokens.glued(at - 1)


def is_compared(tokens: Tokens, time: Time, lexicon: Lexicon) -> bool:
    """Whether a sum or a change is only compared with a time: "more than in 2024", "less than it did in 2024".

    `( "than" | "as" | "compared" … ) { pronoun | preposition } time | ( "up" | "rose" … ) number "%" "from" time
    | ( "up" | "down" ) "from" time ;`
    """
    at = time.first - 1
    if tokens.word(at) == "from":
        if tokens.word(at - 1) in ("%", "percent"):
            return tokens.word(at - 3) in lexicon.words["change"]
        return tokens.word(at - 1) in ("up", "down")
    while tokens.word(at) in _PRONOUNS or (tokens.word(at) in lexicon.prepositions and at >= 0):
        at -= 1
    return tokens.word(at) in _COMPARISONS


def tells_of_other(tokens: Tokens, time: Time, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a year is another noun's: "in the 2019 study", "the lesser of $5 or 45 percent of revenue for 2019"."""
    if draft.last <= time.first and tokens.word(draft.first - 2) in lexicon.words["choice"]:
        return tokens.word(draft.first - 1) == "of" and "or" in tokens.lower[draft.last : time.first]
    at = time.last
    noun = (
        at < len(tokens)
        and tokens.kind[at] == WORD_KIND
        and tokens.word(time.first - 1) in ("the", "a", "its")
    )
    if not noun or time.role != "year" or time.lead != "in":
        return False
    word, words = tokens.lower[at], lexicon.words
    times = any(
        tokens.word(step) in words["dated_noun"] or tokens.word(step) in lexicon.units
        for step in (at, at + 1)
    )
    return not (times or word in words["phrase_end"] or word in words["budget_noun"] or word.endswith("ed"))


def aside_verb(tokens: Tokens, time: Time, draft: Draft) -> str:
    """The verb of an aside about the subject that holds a time before a sum, or "": "the road, *opened* in 2019, cost".

    `( "," | "(" | start ) [ "which" … ] verb … preposition time ( "," | ")" )`
    """
    if (
        time.lead not in ("in", "until")
        or draft.first < time.last
        or tokens.word(time.last) not in (",", ")")
    ):
        return ""
    for at in range(time.first - 2, max(-2, time.first - 2 - _REACH), -1):
        if at >= 0 and tokens.kind[at] in (NUMBER, SIGN):
            return ""
        if at < 0 or tokens.word(at) in (",", "("):
            verb = at + 1
            while tokens.word(verb) in _RELATIVES:
                verb += 1
            return tokens.word(verb) if verb < time.first - 1 else ""
    return ""
