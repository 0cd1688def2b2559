"""The unit of time that a sum is per: words before and after it."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import ending_at, starting_at
from fundnorm.model.money import RatePer
from fundnorm.recognise.relations.modifiers import Found, joins_limits, past_bracket
from fundnorm.recognise.text.draft import Draft
from fundnorm.recognise.text.tokens import WORD_KIND, Tokens

__all__ = ["find_rate", "share_rate"]

_REACH = 8
_CLAUSE = 14
_OPENERS = frozenset(("and", "that", "but", "says", "said"))


def share_rate(before: Draft, draft: Draft) -> None:
    """Give a sum the rate of the next where both are ends of a range or of a limit: "from $5 to $6 a day"."""
    tokens = draft.sentence.tokens
    ends = tokens.lower[before.last : draft.first] == ("to",) and tokens.word(before.before - 1) != "by"
    if ends or joins_limits(before, draft):
        before.rate_per = before.rate_per or draft.rate_per


def find_rate(draft: Draft, following: int, lexicon: Lexicon) -> None:
    """Set the unit of time that a sum is per; `following` is the first token of the next sum."""
    tokens = draft.sentence.tokens
    found = _rate_after(tokens, draft, following, lexicon) or _rate_before(tokens, draft, lexicon)
    if found is None and not lexicon.rates_before.sizes.keys().isdisjoint(tokens.lower):
        found = _rate_of_subject(draft, lexicon)
    if found is None and ("each" in tokens.lower or "every" in tokens.lower):
        found = _rate_fronted(tokens, draft, lexicon)
    if found is not None:
        draft.rate_per = RatePer(found.meaning)
        draft.because("rate_per", "stated", "its words", (found.first, found.last))


def _rate_after(tokens: Tokens, draft: Draft, following: int, lexicon: Lexicon) -> Found | None:
    at = past_bracket(tokens, draft.after) if tokens.word(draft.after) == "(" else draft.after
    if tokens.word(at) == "-" and tokens.glued(at):
        at += 1
    found = _rate_at(tokens, at, lexicon)
    if found is not None:
        draft.after = found.last if at <= draft.after + 1 else draft.after
        return found
    for step in range(at, min(following, at + _REACH)):
        word = tokens.lower[step]
        if word in (",", ";", ":", ".", "(", "and", "while", "but") or tokens.kind[step] in "sn":
            return None
        found = _rate_at(tokens, step, lexicon) if word in lexicon.rates_after.sizes else None
        if found is not None and (found.last - step > 1 or word in lexicon.words["far_rate"]):
            return found
    return None


def _rate_at(tokens: Tokens, at: int, lexicon: Lexicon) -> Found | None:
    found = starting_at(lexicon.rates_after, tokens.lower, at)
    if found is None:
        return None
    following = tokens.word(at + found[0])
    if tokens.word(at - 1) in ("half", "quarter") or tokens.word(at - 1) in lexicon.prepositions:
        return None
    if following in ("ago", "earlier", "before", "later", "after", "prior", "old", "-", "'s"):
        return None
    return Found(found[1], at, at + found[0])


def _rate_before(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> Found | None:
    """`rate-adjective noun [ noun ] ( "of" | "worth" | ":" ) sum | rate-adjective sum ;`"""
    at = draft.before
    if tokens.word(draft.last) == "per":
        return None  # "a quarterly dividend of $0.125 per share"
    ends = (at - 1, at - 2, at - 3) if tokens.word(at - 1) in ("of", "worth", ":", "at") else ()
    for back in (*ends, at):
        found = ending_at(lexicon.rates_before, tokens.lower, back)
        if found is None or _names(tokens, back - found[0]):
            continue
        if back == at or _pays(tokens, back - 1, at, lexicon):
            return Found(found[1], back - found[0], back)
    return None


def _rate_fronted(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> Found | None:
    """`( "each" | "every" ) unit [ "," ] … sum` at the head of a clause: "each week of strikes costs the port $5"."""
    commas: list[int] = []
    for at in range(draft.before - 1, max(0, draft.before - _CLAUSE) - 1, -1):
        word = tokens.lower[at]
        if word in ("each", "every"):
            found = _rate_at(tokens, at, lexicon)
            heads = at == 0 or tokens.kind[at - 1] == "p" or tokens.lower[at - 1] in _OPENERS
            return found if found is not None and heads and commas in ([], [found.last]) else None
        if word == ",":
            commas.append(at)
        elif tokens.kind[at] in "nsp" and word != "-":
            return None
    return None


def _pays(tokens: Tokens, adjective: int, at: int, lexicon: Lexicon) -> bool:
    nouns = tokens.lower[adjective + 1 : at - 1]
    return bool(nouns) and not any(word in lexicon.words["not_paid"] for word in nouns)


def _names(tokens: Tokens, at: int) -> bool:
    """Whether a rate adjective begins a name: "its *Annual* Development Programme at $5"."""
    following = tokens.text[at + 1] if at + 1 < len(tokens) else ""
    return at > 0 and tokens.text[at][0].isupper() and following[:1].isupper()


def _rate_of_subject(draft: Draft, lexicon: Lexicon) -> Found | None:
    """`rate-adjective { word } payment { word } verb { "to" | "from" | sum } sum`: "the daily wage goes up to $5".

    A sum after "by" is the difference and no rate.
    """
    tokens, words = draft.sentence.tokens, lexicon.words
    ends = {other.last - 1: other.before - 1 for other in draft.sentence.drafts if other.last <= draft.before}
    at, moved = draft.before - 1, not words["change"].isdisjoint(tokens.lower[draft.before : draft.first])
    if tokens.word(at) == "by":
        return None
    while at >= 0:
        word = tokens.lower[at]
        moves = word in words["auxiliary"] or word in words["change"]
        if at not in ends and not moves and word not in _STEPS and not tokens.is_number(at):
            break
        moved = moved or moves
        at = ends.get(at, at - 1)
    return _rate_of_payment(tokens, at, lexicon) if moved else None


_STEPS = frozenset(
    ("to", "from", "at", "be", "been", "now", "instead", "of", "by", "only", "just", "%", "percent")
)


def _rate_of_payment(tokens: Tokens, last: int, lexicon: Lexicon) -> Found | None:
    """The rate adjective of the payment that a subject is; `last` is its last token: "the monthly pay of nurses"."""
    lower = tokens.lower
    noun = next(
        (at for at in range(last, max(-1, last - _REACH), -1) if lower[at] in lexicon.words["payment"]), -1
    )
    if noun < 0 or not lexicon.words["clause"].isdisjoint(lower[noun : last + 1]):
        return None
    for back in range(noun, max(0, noun - _QUALIFIERS), -1):
        if tokens.kind[back - 1] != WORD_KIND and lower[back - 1] != "-":
            return None
        found = ending_at(lexicon.rates_before, lower, back)
        if found is not None:
            return Found(found[1], back - found[0], back)
    return None


_QUALIFIERS = 6
