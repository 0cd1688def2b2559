"""Sums that restate another: in a second currency or scale, as a rate's total, or the same sum again."""

from __future__ import annotations

from decimal import Decimal

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import EXACT, Modifier
from fundnorm.model.period import Duration
from fundnorm.recognise.text.draft import Draft, Sentence
from fundnorm.recognise.text.tokens import Tokens
from fundnorm.recognise.time.price_years import after_prices

__all__ = ["link_equivalents", "link_restatements", "share_with_anchors"]

_CLOSE = Decimal("0.01")
_INFLATION = 3


def link_restatements(sentence: Sentence, lexicon: Lexicon) -> None:
    """Point each sum of a sentence that restates the one before it, in a bracket or after a comma, to that one."""
    for at in range(1, len(sentence.drafts)):
        draft = sentence.drafts[at]
        anchor = _restated(sentence.drafts[at - 1], draft, lexicon)
        if anchor is not None:
            draft.equivalent_of = anchor.equivalent_of or anchor
            draft.because("equivalent_of", "stated", "it restates the sum before it")


def link_equivalents(drafts: list[Draft], lexicon: Lexicon) -> None:
    """Point each restatement to the sum that it restates; the later points to the earlier."""
    seen: dict[tuple[str, Decimal, Decimal], Draft] = {}
    for at, draft in enumerate(drafts):
        if draft.equivalent_of is None:
            total = _total_of_rate(drafts, at) or _rate_of_total(drafts, at)
            anchor = total or _again(seen, draft, lexicon)
            if anchor is not None:
                draft.equivalent_of = anchor.equivalent_of or anchor
                rule = "a rate and what it comes to" if total else "the same figure again"
                draft.because("equivalent_of", "inferred", rule)
        if draft.equivalent_of is None:
            seen.setdefault((draft.currency, draft.low, draft.high), draft)


def _restated(before: Draft, draft: Draft, lexicon: Lexicon) -> Draft | None:
    """`anchor ( "(" | "," [ "or" ] | "or" | ";" | "/" ) [ "about" … ] restatement`"""
    tokens = draft.sentence.tokens
    start = after_prices(tokens, before.after, lexicon)
    words = tokens.lower[start : draft.before]
    gap = tuple(word for word in words if word not in lexicon.words["about"])
    if not _restates(tokens, before, draft, gap, lexicon):
        return None
    priced = after_prices(tokens, draft.after, lexicon) > draft.after
    priced = priced or (start > before.after and tokens.word(draft.after) == ")")
    same = draft.currency != before.currency or _same_money(before, draft)
    return before if same or (priced and _comparable(before, draft)) else None


def _restates(tokens: Tokens, before: Draft, draft: Draft, gap: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the words between two sums say that the second is the first again; "about" and the like are left out."""
    inside = all(word in lexicon.words["restating"] for word in gap[1:])
    if tokens.word(draft.after) in _EACH and draft.rate_per is None:
        return False
    if gap[:1] == ("(",) and inside:
        return True
    if before.equivalent_of is not None and gap in _CHAINS:
        return True
    if gap in _LINKS or (gap[:1] in ((",",), ("or",)) and len(gap) > 1 and inside):
        return True
    alone = tokens.word(draft.last) == ")" and draft.currency != before.currency
    if gap[-1:] == ("(",) and alone and len(gap) <= _NOUN and not set(gap) & lexicon.words["clause"] - {"("}:
        return True
    if gap[-2:] == (",", "or") and len(gap) <= _PHRASE:
        return True
    return gap in ((",",), ("—",)) and draft.own_modifier and draft.modifier is Modifier.APPROXIMATELY


_NOUN, _PHRASE = 4, 9
_EACH = ("a", "per", "an", "each")
_CHAINS = ((";",), (",",), ("/",), ("or",), ("and",), (",", "or"))
_LINKS = ((",", "or"), ("or",), ("/",), ("=",), ("-",), ("—",), (",", "i.e."))


def _comparable(anchor: Draft, draft: Draft) -> bool:
    """Whether two sums may be the same money in the prices of two years."""
    small, large = sorted((abs(_yearly(anchor)), abs(_yearly(draft))))
    return large <= small * _INFLATION


def _same_money(anchor: Draft, draft: Draft) -> bool:
    """Whether two sums in one currency are the same money, each taken over a year where both are rates."""
    left, right = _yearly(anchor), _yearly(draft)
    return abs(left - right) <= abs(left) * _CLOSE


def _yearly(draft: Draft) -> Decimal:
    times = draft.rate_per.per_year if draft.rate_per else 1
    return EXACT.multiply(draft.low, Decimal(times))


def _total_of_rate(drafts: list[Draft], at: int) -> Draft | None:
    """The yearly rate whose stated years make the sum: "$3 billion for each of five years, a total of $15 billion"."""
    draft = drafts[at]
    for other in reversed(drafts[max(0, at - 3) : at]):
        time = other.time if other.time is not None and other.time.duration is not None else draft.time
        if other.rate_per is None or time is None or time.duration is None or draft.rate_per is not None:
            continue
        if other.currency != draft.currency or other.sentence.paragraph != draft.sentence.paragraph:
            continue
        total = _over(other, time.duration)
        if total == draft.low == draft.high and total != other.low:
            return other
    return None


def _rate_of_total(drafts: list[Draft], at: int) -> Draft | None:
    """The sum of stated years that a rate behind it makes: "$15 million over five years, or $3 million a year"."""
    draft, other = drafts[at], drafts[at - 1] if at else None
    if other is None or other.sentence is not draft.sentence or other.currency != draft.currency:
        return None
    time = draft.time or other.time
    if draft.rate_per is None or other.rate_per is not None or time is None or time.duration is None:
        return None
    if not _ADDING.isdisjoint(_without_times(draft.sentence, other.after, draft.before)):
        return None
    total = _over(draft, time.duration)
    exact = draft.modifier is not Modifier.APPROXIMATELY and other.modifier is not Modifier.APPROXIMATELY
    close = total == other.low if exact else abs(total - other.low) <= abs(other.low) * _CLOSE
    return other if close and other.single and draft.single and draft.low != other.low else None


_ADDING = frozenset(("and", "plus", "then", ";", "."))


def _without_times(sentence: Sentence, first: int, last: int) -> list[str]:
    """The words between two tokens but for those of time expressions."""
    times = {at for time in sentence.times for at in range(time.first, time.last)}
    return [sentence.tokens.lower[at] for at in range(first, last) if at not in times]


def _over(rate: Draft, duration: Duration) -> Decimal:
    """What a rate comes to over a time."""
    return EXACT.divide(EXACT.multiply(_yearly(rate), Decimal(duration.months)), Decimal(12))


def _again(seen: dict[tuple[str, Decimal, Decimal], Draft], draft: Draft, lexicon: Lexicon) -> Draft | None:
    """The first mention of the same sum, where the words or the figure say that it is the same money."""
    first = seen.get((draft.currency, draft.low, draft.high))
    tokens = draft.sentence.tokens
    if first is None or not len(tokens) or not len(first.sentence.tokens) or draft.rate_per != first.rate_per:
        return None
    if first.time is not None and draft.time is not None and first.time.first != draft.time.first:
        return None
    definite = tokens.word(draft.before - 1) in lexicon.words["definite"]
    if definite and draft.sentence is not first.sentence:
        return first
    if draft.sentence is first.sentence:
        return first if definite and tokens.word(draft.before - 1) in ("that", "this", "same") else None
    if first.sentence.start == 0 and _is_headline(first.sentence.tokens):
        return first
    distinct = len(str(abs(draft.low)).replace(".", "").strip("0")) >= _DISTINCT
    return first if distinct and not _purposes_differ(first, draft) else None


_DISTINCT = 3  # digits: a figure such as 3,706 hardly comes twice by chance


def _purposes_differ(first: Draft, draft: Draft) -> bool:
    """Whether both sums say what they are for, and say it without a word in common."""
    left, right = _label_words(first), _label_words(draft)
    return bool(left and right) and left.isdisjoint(right)


def _label_words(draft: Draft) -> set[str]:
    if draft.label is None:
        return set()
    tokens = draft.sentence.tokens
    places = zip(tokens.lower, tokens.start, strict=True)
    return {word for word, start in places if draft.label[0] <= start < draft.label[1]}


def _is_headline(tokens: Tokens) -> bool:
    return tokens.text[-1] != "." and len(tokens) <= 25


def share_with_anchors(drafts: list[Draft]) -> None:
    """Give each restatement its anchor's kind, and its anchor's limit where it has none of its own."""
    for draft in drafts:
        anchor = draft.equivalent_of
        if anchor is None:
            continue
        draft.kind, draft.part_of = anchor.kind, None
        repeated = anchor.currency == draft.currency and anchor.low == draft.low
        same_rate = anchor.rate_per is None or anchor.rate_per == draft.rate_per
        if anchor.single and draft.single and same_rate and not (draft.own_modifier or repeated):
            if draft.modifier is not anchor.modifier:
                draft.because("modifier", "inferred", "that of the sum which it restates")
            draft.modifier = anchor.modifier
