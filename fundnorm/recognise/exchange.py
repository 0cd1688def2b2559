"""Exchange rates that a text states, taken out of the sums: "$1 = 86.4950 Indian rupees", "Rs 82 to the dollar"."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.mention import StatedRate
from fundnorm.model.money import EXACT
from fundnorm.recognise.context import Context
from fundnorm.recognise.currencies import currency_after, resolve
from fundnorm.recognise.draft import Draft, Sentence
from fundnorm.recognise.tokens import WORD_KIND, Tokens

__all__ = ["take_rates"]

_EQUALS = ("=", "equals", "equalled", "≈", "≃")
_UNIT = ("the", "a", "one", "each", "1", "every", "us", "american")


def take_rates(sentence: Sentence, context: Context, lexicon: Lexicon) -> list[StatedRate]:
    """The exchange rates that a sentence states; their sums leave its list."""
    rates: list[StatedRate] = []
    kept: list[Draft] = []
    drafts = sentence.drafts
    at = 0
    while at < len(drafts):
        draft = drafts[at]
        following = drafts[at + 1] if at + 1 < len(drafts) else None
        if following is not None and _equation(sentence.tokens, draft, following):
            rates.append(_stated(draft, following, following.end))
            at += 2
            continue
        base = _per_unit(sentence.tokens, draft, lexicon) or _quoted(sentence.tokens, draft, lexicon)
        if base is not None:
            code = resolve(base[0], context, lexicon)[0]
            if code != draft.currency:
                end = sentence.tokens.end[base[1] - 1]
                rates.append(StatedRate("", draft.start, end, draft.low, draft.currency, code))
                at += 1
                continue
        kept.append(draft)
        at += 1
    sentence.drafts = kept
    return rates


def _equation(tokens: Tokens, first: Draft, second: Draft) -> bool:
    gap = tokens.lower[first.last : second.first]
    return len(gap) == 1 and gap[0] in _EQUALS and first.currency != second.currency and first.low != 0


def _stated(first: Draft, second: Draft, end: int) -> StatedRate:
    value = EXACT.divide(second.low, first.low)
    return StatedRate("", first.start, end, value, second.currency, first.currency)


def _per_unit(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> tuple[str, int] | None:
    """`sum ( "to" | "per" | "a" | "against" | "for" ) [ "the" | "one" … ] currency ;` with nothing counted."""
    at = draft.last
    if tokens.word(at) not in ("to", "per", "against", "for", "/", "a", "versus", "vs") or not draft.single:
        return None
    at += 1
    while tokens.word(at) in _UNIT:
        at += 1
    found = currency_after(tokens, at, lexicon)
    if found is None or tokens.is_number(found[1]) or not _ends_phrase(tokens, found[1], lexicon):
        return None
    bare = at == draft.last + 1 and tokens.word(draft.last) in ("for", "to")
    scaled = tokens.lower[draft.last - 1] in lexicon.scales
    return None if bare or scaled else (found[0].means, found[1])


def _quoted(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> tuple[str, int] | None:
    """`currency … ( "closed" | "traded" … ) "at" sum`: "the dollar closed at Rs281.97 in the interbank market"."""
    at = draft.first - 2
    if tokens.word(draft.first - 1) != "at" or tokens.word(at) not in lexicon.words["quoting"]:
        return None
    if tokens.lower[draft.last - 1] in lexicon.scales:
        return None
    for back in range(at - 1, max(-1, at - _NEAR), -1):
        found = currency_after(tokens, back, lexicon)
        if found is not None and found[0].factor == 1:
            return found[0].means, draft.last
    return None


_NEAR = 5


def _ends_phrase(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether nothing that the currency qualifies follows: "to the dollar", and not "to the euro zone"."""
    if at >= len(tokens) or tokens.kind[at] != WORD_KIND:
        return True
    return tokens.lower[at] in lexicon.words["phrase_end"] or tokens.lower[at] in lexicon.words["act"]
