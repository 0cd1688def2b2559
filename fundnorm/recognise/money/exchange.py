"""Exchange rates that a text states, taken out of the sums: "$1 = 86.4950 Indian rupees", "Rs 82 to the dollar"."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.mention import StatedRate
from fundnorm.model.money import EXACT
from fundnorm.recognise.money.currencies import currency_after, resolve
from fundnorm.recognise.text.context import Context
from fundnorm.recognise.text.draft import Draft, Sentence
from fundnorm.recognise.text.tokens import PUNCTUATION, WORD_KIND, Tokens

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
        if following is not None and _equation(sentence.tokens, draft, following, lexicon):
            rates.append(_stated(draft, following, following.end))
            at += 2
            continue
        base = _base(sentence.tokens, draft, rates, context, lexicon)
        if base is not None:
            rates.append(StatedRate("", draft.start, base[1], draft.low, draft.currency, base[0]))
        else:
            kept.append(draft)
        at += 1
    sentence.drafts = kept
    return rates


def _base(
    tokens: Tokens, draft: Draft, rates: list[StatedRate], context: Context, lexicon: Lexicon
) -> tuple[str, int] | None:
    """The currency whose price a figure is, and where the words of the rate end; None for a sum."""
    found = _per_unit(tokens, draft, lexicon) or _quoted(tokens, draft, lexicon)
    if found is not None:
        code = resolve(found[0], context, lexicon)[0]
        return (code, tokens.end[found[1] - 1]) if code != draft.currency else None
    if not rates or tokens.word(draft.first - 1) != "from" or rates[-1].currency != draft.currency:
        return None
    at = draft.first - 2
    while tokens.word(at) in _MOVED:
        at -= 1
    return (rates[-1].base, draft.end) if rates[-1].end == tokens.end[at] else None


_MOVED = (",", "up", "down")  # "158.20 yen, down from 159.00 yen"


def _equation(tokens: Tokens, first: Draft, second: Draft, lexicon: Lexicon) -> bool:
    """`sum "=" sum | "1" currency ( "buys" | "stood" … ) [ "at" | "to" ] sum ;` in two currencies."""
    gap = tokens.lower[first.last : second.first]
    if first.currency == second.currency or first.low == 0:
        return False
    if len(gap) == 1 and gap[0] in _EQUALS:
        return True
    direct = gap[-1:] not in (("at",), ("to",))
    verb = gap if direct else gap[:-1]
    heads = (
        first.first == 0
        or tokens.kind[first.first - 1] == PUNCTUATION
        or tokens.word(first.first - 1) in _HEADS
    )
    return heads and first.low == 1 and len(verb) == 1 and _is_quote(verb[0], second, lexicon, direct=direct)


_HEADS = ("and", "while", "but", "that", "as", "when")


def _is_quote(verb: str, draft: Draft, lexicon: Lexicon, *, direct: bool) -> bool:
    """Whether a verb gives a price, directly or with a preposition, and the figure behind it is no scaled sum."""
    if draft.sentence.tokens.lower[draft.last - 1] in lexicon.scales:
        return False
    words = lexicon.words
    return verb in words["fetching"] or (not direct and (verb in words["quoting"] or verb in words["change"]))


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
    """`currency … ( "closed" | "traded" … ) "at" sum | subject-currency verb [ number "%" ] [ "to" | "at" ] sum ;`

    "The dollar closed at Rs281.97 in the interbank market", "Sterling rose 0.4% to $1.27".
    """
    at = draft.first - 1
    direct = tokens.word(at) not in ("to", "at")
    if not direct:
        at -= 1
    if tokens.word(at) in ("%", "percent") and tokens.is_number(at - 1):
        at -= 3 if tokens.word(at - 2) in ("by", "up", "down") else 2
    verb = tokens.word(at)
    if not verb or (tokens.kind[at] == PUNCTUATION) or not _is_quote(verb, draft, lexicon, direct=direct):
        return None
    for back in range(at - 1, max(-1, at - _NEAR), -1):
        found = currency_after(tokens, back, lexicon)
        if found is None or found[0].factor != 1:
            continue
        subject = found[1] == at or (found[1] == at - 1 and tokens.word(at - 1) in lexicon.words["auxiliary"])
        if subject and _opens_clause(tokens, back):
            return found[0].means, draft.last
        quoted = tokens.word(draft.first - 1) == "at" and verb in lexicon.words["quoting"]
        return (found[0].means, draft.last) if quoted else None
    return None


def _opens_clause(tokens: Tokens, at: int) -> bool:
    """Whether a currency with its article or adjective opens a clause, so that it is the subject."""
    while tokens.word(at - 1) in _UNIT or (at > 1 and tokens.text[at - 1].istitle()):
        at -= 1
    return at == 0 or tokens.kind[at - 1] == PUNCTUATION or tokens.lower[at - 1] in _HEADS


_NEAR = 5


def _ends_phrase(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether nothing that the currency qualifies follows: "to the dollar", and not "to the euro zone"."""
    if at >= len(tokens) or tokens.kind[at] != WORD_KIND:
        return True
    return tokens.lower[at] in lexicon.words["phrase_end"] or tokens.lower[at] in lexicon.words["act"]
