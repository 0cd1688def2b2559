"""Which sum is inside another: "of which", "including", "of it", a total that comes after its parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import starting_at
from fundnorm.recognise.relations.comparisons import is_aside, is_ceiling, is_measure
from fundnorm.recognise.relations.part_lists import (
    LONGEST_GAP,
    after_join,
    goes_on,
    has_own_verb,
    is_name,
    reopens,
)
from fundnorm.recognise.relations.part_references import TAKEN_UP, leads_back, takes, takes_up
from fundnorm.recognise.relations.part_totals import (
    is_cost_of,
    is_share_itself,
    is_source,
    is_unit_of,
    is_within,
    leads_to_total,
)
from fundnorm.recognise.relations.part_verbs import goes_out, hands_out, is_plan, may_hand_out
from fundnorm.recognise.text.draft import Draft, Sentence
from fundnorm.recognise.text.tokens import Tokens

__all__ = ["link_parts"]

_OPENING, _FROM, _BACK = 7, 2, 6
_FAR = 600
_ROUNDING = Decimal("1.05")
_OTHERS = frozenset((";", "and", "those", "for"))
_OPENERS = frozenset(("that", ",", ";", ":", "but", "and", "said", "says"))
_CONTRASTS = frozenset(("while", "whereas", "also"))
_ENDS = frozenset((",", ";", ":", "and"))
_BESIDE = frozenset((",", "(", "-", "–", "—"))


def link_parts(sentences: list[Sentence], lexicon: Lexicon) -> None:
    """Point each part to its whole by the words between them, within a sentence and from one to the next."""
    whole: Draft | None = None
    seen: list[Draft] = []
    paragraph = -1
    for sentence in sentences:
        mine = [draft for draft in sentence.drafts if draft.equivalent_of is None]
        if not mine or not len(sentence.tokens):
            continue
        rules = _Rules(sentence.tokens, lexicon)
        if whole is not None and paragraph == sentence.paragraph:
            rules.across(mine, whole)
        elif leads_back(mine[0], lexicon):
            rules.across(mine, _opening_like(mine[0], seen))
        rules.forward(sentence.drafts)
        rules.within(mine)
        rules.costs(mine)
        whole, paragraph = _next_whole(mine), sentence.paragraph
        seen.append(whole)


def _opening_like(first: Draft, seen: list[Draft]) -> Draft | None:
    """The first sum of the paragraph before of which a sum may be a share: both by the same time, or both by none."""
    found: Draft | None = None
    for one in reversed(seen):
        if first.start - one.end > _FAR or one.sentence.paragraph != seen[-1].sentence.paragraph:
            break
        found = one if one.rate_per is first.rate_per else found
    return found


def _next_whole(drafts: list[Draft]) -> Draft:
    """The sum that the next sentence may divide: the first that is no part, else the last."""
    return next((draft for draft in drafts if draft.part_of is None), drafts[-1])


class _Rules:
    """The rules of one sentence: its words and the vocabulary of parts and wholes."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens, self.lexicon, self.words = tokens, lexicon, lexicon.words

    def within(self, drafts: list[Draft]) -> None:
        """Wholes before their parts in one sentence."""
        opening: Draft | None = None
        for at, draft in enumerate(drafts[1:], 1):
            opening = drafts[at - 1] if self._opens(drafts[at - 1], draft) else opening
            if draft.part_of is None and drafts[at - 1].part_of is not draft:
                self._place(drafts[:at], draft, opening)

    def _place(self, earlier: list[Draft], draft: Draft, opening: Draft | None) -> None:
        """Point a sum to its whole among those before it in its sentence, where the words between them say so."""
        last = earlier[-1]
        gap = self._gap(last, draft)
        if takes(draft, self.lexicon):
            whole = self._whole(earlier, strong=True)
            near = whole.part_of is None or self.tokens.word(draft.after + 1) == "that"
            _link(draft, whole if near else whole.part_of, '"of it" or the like after it')
        elif is_measure(draft, last, self.lexicon) or is_ceiling(draft):
            return
        elif is_share_itself(draft, last, self.lexicon):
            _link(draft, last, "what the share of the sum before it comes to")
        elif opening is not None and ";" not in gap and (self.words["not_part"] - _CONTRASTS).isdisjoint(gap):
            _link(draft, opening, "the sentence opens with its whole")
        else:
            self._divide(earlier, draft, gap)

    def _divide(self, earlier: list[Draft], draft: Draft, gap: tuple[str, ...]) -> None:
        """Point a sum to the one that words before it divide, or to the whole whose list of parts goes on."""
        order = self._leads(gap, draft)
        if not order and not may_hand_out(gap, self.lexicon) and not any(one.part_of for one in earlier):
            return
        before = self._whole(earlier, strong=order == "strong")
        if order == "noun" and ";" in gap and before.currency != draft.currency:
            return
        listed = before.part_of is not None and self._goes_on(before, earlier, draft, gap)
        if order and not (listed and order == "noun"):
            inner = order == "weak" and before.currency == draft.currency and draft.low >= before.high
            _link(draft, before.part_of if inner else before, "words that divide a sum before it")
        elif listed:
            _link(draft, before.part_of, "it goes on a list of parts")
        elif hands_out(before, self.tokens.lower[before.after : draft.before], self.lexicon):
            _link(draft, before, "a verb by which the sum before it hands it out")
        elif goes_out(before, draft, gap, self.lexicon):
            _link(draft, before, "it goes out of the plan before it")

    def _whole(self, earlier: list[Draft], *, strong: bool) -> Draft:
        """The last sum that may be a whole: "of which" takes any but a measure, other words no deficit either."""
        for at in range(len(earlier) - 1, max(-1, len(earlier) - _BACK), -1):
            former = earlier[at - 1] if at else None
            aside = is_measure if strong else is_aside
            if not aside(earlier[at], former, self.lexicon):
                return earlier[at]
        return earlier[-1]

    def forward(self, drafts: list[Draft]) -> None:
        """Wholes after their parts: "taking the total to X", "as part of X", "A of the X", "by A to X"."""
        for at, (before, whole) in enumerate(pairwise(drafts), 1):
            gap = self.tokens.lower[before.after : whole.before]
            raised = gap in (("to",), (",", "to")) and self.tokens.word(before.before - 1) == "by"
            if raised or is_source(before, whole, self.lexicon):
                for part in self._coordinated(drafts[:at], listed="as" in gap or "out" in gap):
                    _link(part, whole, "it is taken out of the sum after it")
            elif leads_to_total(gap, self.lexicon) or (
                whole.before != whole.first
                and leads_to_total(self.tokens.lower[before.after : whole.first], self.lexicon)
            ):
                for part in _fitting(drafts[:at], whole):
                    _link(part, whole, "words that lead to a total after it")
            elif is_within(before, whole, self.lexicon) and not is_aside(before, None, self.lexicon):
                for part in self._coordinated(drafts[:at], listed=True):
                    _link(part, whole, "it stands within the sum of a plan after it")
            for unit, total in ((before, whole), (whole, before)):
                if is_unit_of(unit, total, self.lexicon):
                    _link(unit, total, "the sum for one head of the sum beside it")

    def _coordinated(self, drafts: list[Draft], *, listed: bool) -> list[Draft]:
        """The last sum, and where it may be `listed`, those that a list joins to it before."""
        found = drafts[-1:]
        for before, after in zip(drafts[-2::-1], drafts[:0:-1], strict=False):
            gap = self.tokens.lower[before.after : after.before]
            if not listed or not goes_on(gap, self.lexicon, alike=before.currency == after.currency):
                break
            found = [before, *found]
        return found

    def costs(self, drafts: list[Draft]) -> None:
        """Sums for one head before what all of them cost."""
        free: Draft | None = None
        for cost in drafts:
            if free is not None and is_cost_of(free, cost, self.lexicon):
                _link(free, cost, "the sum for one head of what all cost")
            free = cost if cost.part_of is None else free

    def across(self, drafts: list[Draft], whole: Draft | None) -> None:
        """Parts of a sum in the sentence before: "It earmarks …", "Of this, …", "$7 billion of that …"."""
        if whole is not None and takes_up(drafts[0], whole, self.lexicon):
            _link(drafts[0], whole, "it takes up the sentence before")

    def _opens(self, draft: Draft, following: Draft) -> bool:
        """`[ "that" | "," … ] ( "of" | "out of" ) [ "the" ] whole … ","`: what follows are its parts.

        At the head of a sentence a noun may stand between: "Of the total outlay of".
        """
        at, lower = draft.before, self.tokens.lower
        if lower[:1] == ("of",) or lower[:2] == ("out", "of"):
            named = lower[1:at]
            if at <= _OPENING and _ENDS.isdisjoint(named):
                return "," in lower[draft.after : following.before]
        if lower[:1] == ("from",) and at == _FROM and is_plan(draft, self.lexicon):
            return lower[1] in self.words["definite"] and "," in lower[draft.after : following.before]
        while self.tokens.word(at - 1) in self.words["determiner"]:
            at -= 1
        if self.tokens.word(at - 1) != "of":
            return False
        at -= 2 if self.tokens.word(at - 2) == "out" else 1
        closed = at == 0 or "," in lower[draft.after : following.before]
        return closed and (at == 0 or self.tokens.word(at - 1) in _OPENERS)

    def _gap(self, before: Draft, draft: Draft) -> tuple[str, ...]:
        """The words between two sums, without those that say that the first one is itself a part."""
        start = before.after + (2 if takes(before, self.lexicon) else 0)
        return self.tokens.lower[start : draft.before]

    def _leads(self, gap: tuple[str, ...], draft: Draft) -> str:
        """The order of the words that lead from a whole to its first part, "" without such words."""
        if len(gap) > LONGEST_GAP:
            return ""
        if self._shares_it(gap):
            return "strong"
        if self.lexicon.part_cues.sizes.keys().isdisjoint(gap):
            return ""
        for at in range(len(gap)):
            size, order = starting_at(self.lexicon.part_cues, gap, at) or (0, "")
            if order in ("", "verb") or _is_clock(gap, at) or not self._holds(gap, at, at + size, order):
                continue
            if order == "strong" or not self._is_limit(draft):
                return order
        return ""

    def _shares_it(self, gap: tuple[str, ...]) -> bool:
        """`share "of" ( "it" | "that" | "which" … ) [ "," | "(" ]` right before a sum: "half of that, $4 million"."""
        end = len(gap) - (1 if gap[-1:] and gap[-1] in _BESIDE else 0)
        found = gap[max(0, end - 3) : end]
        return (
            len(found) == 3
            and found[1] == "of"
            and found[2] in TAKEN_UP
            and found[0] in self.words["share_noun"]
        )

    def _is_limit(self, draft: Draft) -> bool:
        """Whether the words before a sum make it a limit of its own: "with a ceiling of $4 million"."""
        return not self.words["not_part"].isdisjoint(self.tokens.lower[draft.before : draft.first])

    def _holds(self, gap: tuple[str, ...], first: int, last: int, order: str) -> bool:
        """A strong cue ("of which") holds by itself, a weak one ("with") only in its own clause."""
        rest = gap[last:]
        if order == "strong":
            return ";" not in rest and not (gap[first:last] == (":",) and has_own_verb(rest, self.lexicon))
        near = gap[max(0, first - 2) : first]
        if not self.words["not_part"].isdisjoint((*rest, *near)) or len(rest) > _OPENING or "and" in rest:
            return False
        if order == "noun":
            return _names_share(gap[:first], gap[first:last], rest, self.words["determiner"])
        if not _OTHERS.isdisjoint(near) and not near[-1].isdigit():
            return False
        if "," in rest and is_name(after_join(rest), self.lexicon):
            return False  # "with Acme, a $4 million firm"
        return "and" not in gap[:first] or not has_own_verb(after_join(gap[:first]), self.lexicon)

    def _goes_on(self, before: Draft, earlier: list[Draft], draft: Draft, gap: tuple[str, ...]) -> bool:
        """Whether a list of parts goes on past its last sum: past no ";" that does not reopen it."""
        whole = before.part_of
        ended = ";" in gap and whole is not None and ":" not in self.tokens.lower[whole.last : before.first]
        if ended and not reopens(gap, self.lexicon):
            return False
        shares = self.words["shares_out"]
        if not shares.isdisjoint(after_join(gap)[:1]) and whole is not None and whole in earlier:
            handed = self.tokens.lower[whole.after : before.before]
            if shares.isdisjoint(handed):
                return False  # "…, of which $4 million is lent, and holds $2 million" has the subject of the sentence
        return goes_on(gap, self.lexicon, alike=earlier[-1].currency == draft.currency)


def _is_clock(gap: tuple[str, ...], at: int) -> bool:
    """Whether a colon only stands in a time of day: "06:52"."""
    return (
        gap[at] == ":" and gap[at - 1][-1:].isdigit() and gap[at + 1 : at + 2] != () and gap[at + 1].isdigit()
    )


def _names_share(
    lead: tuple[str, ...], cue: tuple[str, ...], rest: tuple[str, ...], determiners: frozenset[str]
) -> bool:
    """Whether "share" and the like name the sum after them.

    In "they share $5 million" it is a verb, and "; its share of the road is" names a share of something else.
    """
    if rest[:1] == ("of",) and len(rest) > 1 and ";" in lead:
        return rest[1] in TAKEN_UP
    return bool(rest) or len(cue) > 1 or not lead or not determiners.isdisjoint(lead[-2:])


def _fitting(drafts: list[Draft], whole: Draft) -> Iterator[Draft]:
    """The free sums right before a total that come to no more than it, rounded as it may be, in its currency."""
    room = abs(whole.high) * _ROUNDING
    for part in reversed(drafts):
        if part.part_of is not None or part.equivalent_of is not None:
            continue
        if part.currency == whole.currency and part.rate_per is whole.rate_per:
            room -= abs(part.low)
        if room < 0:
            return
        yield part


def _link(part: Draft, whole: Draft | None, rule: str) -> None:
    """Point a part to its whole, to what that restates, unless it is larger or the link would run in a circle."""
    whole = whole.equivalent_of or whole if whole is not None else None
    if whole is None or part.equivalent_of is not None:
        return
    alike = whole.rate_per is None or whole.rate_per is part.rate_per
    if whole.currency == part.currency and abs(part.low) >= abs(whole.high) and alike:
        return
    outer: Draft | None = whole
    while outer is not None:
        if outer is part:
            return
        outer = outer.part_of
    part.part_of = whole
    part.because("part_of", "stated", rule)
