"""Which sum is inside another: "of which", "including", "of it", a total that comes after its parts."""

from __future__ import annotations

from itertools import pairwise

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import starting_at
from fundnorm.recognise.draft import Draft, Sentence
from fundnorm.recognise.tokens import Tokens

__all__ = ["link_parts"]

_LONGEST_GAP = 26
_OPENING = 7
_FAR = 600


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
        elif rules.leads_back(mine[0]):
            rules.across(mine, _opening_like(mine[0], seen))
        rules.forward(sentence.drafts)
        rules.within(mine)
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
        opening = self._opening_whole(drafts)
        for before, draft in pairwise(drafts):
            if draft.part_of is not None or before.part_of is draft:
                continue
            gap = self._gap(before, draft)
            if opening is not None and ";" not in gap:
                _link(draft, opening, "the sentence opens with its whole")
            elif self._takes(draft):
                near = before.part_of is None or self.tokens.word(draft.after + 1) == "that"
                _link(draft, before if near else before.part_of, '"of it" or the like after it')
            elif self._leads(gap) and not self._is_limit(draft):
                _link(draft, before, "words that divide a sum before it")
            elif (
                before.part_of is not None
                and self._goes_on(before, gap)
                and before.currency == draft.currency
            ):
                _link(draft, before.part_of, "it goes on a list of parts")

    def forward(self, drafts: list[Draft]) -> None:
        """Wholes after their parts: "taking the total to X", "as part of X", "A of the X", "by A to X"."""
        for at, (before, whole) in enumerate(pairwise(drafts), 1):
            gap = self.tokens.lower[before.after : whole.before]
            raised = gap in (("to",), (",", "to")) and self.tokens.word(before.before - 1) == "by"
            if raised or self._is_source(before, gap):
                _link(before, whole, "it is taken out of the sum after it")
            elif self._totals(gap) or self._totals(self.tokens.lower[before.after : whole.first]):
                for part in drafts[:at]:
                    if part.part_of is None and part.equivalent_of is None:
                        _link(part, whole, "words that lead to a total after it")

    def across(self, drafts: list[Draft], whole: Draft | None) -> None:
        """Parts of a sum in the sentence before: "It earmarks …", "Of this, …", "$7 billion of that …"."""
        first = drafts[0]
        head = self.tokens.lower[: first.before]
        if (
            whole is None
            or first.currency != whole.currency
            or not (self._takes(first) or self._takes_up(head))
        ):
            return
        _link(first, whole, "it takes up the sentence before")

    def leads_back(self, first: Draft) -> bool:
        """`"Of" ( "this" | "that" | "the" … "total" ) [ word ] ","`: it leads back past the end of a paragraph."""
        head = self.tokens.lower[: first.before]
        if head[:1] != ("of",) or "," not in head[2:5]:
            return False
        named = head[1 : head.index(",")]
        return named[0] in ("this", "that") or (named[0] == "the" and named[-1] in self.words["sum_noun"])

    def _opening_whole(self, drafts: list[Draft]) -> Draft | None:
        """`( "Of" | "Out of" ) [ "the" ] whole` at the head of a sentence: what follows are its parts."""
        head = self.tokens.lower[: drafts[0].before]
        if head[:1] == ("out",):
            head = head[1:]
        opens = head[:1] == ("of",) and all(word in self.words["determiner"] for word in head[1:])
        return drafts[0] if opens and len(drafts) > 1 else None

    def _gap(self, before: Draft, draft: Draft) -> tuple[str, ...]:
        """The words between two sums, without those that say that the first one is itself a part."""
        start = before.after + (2 if self._takes(before) else 0)
        return self.tokens.lower[start : draft.before]

    def _takes(self, draft: Draft) -> bool:
        """`sum "of" ( "which" | "it" | "that" | "this" | "such amount" | "the total" )`"""
        at = draft.after
        if self.tokens.word(at) != "of":
            return False
        following = self.tokens.word(at + 1)
        if following == "which":
            return at + 2 < len(self.tokens) and self.tokens.kind[at + 2] == "w"
        if following in ("it", "that", "this", "them", "these", "those", "such"):
            return True
        return following == "the" and bool(
            {self.tokens.word(at + 2), self.tokens.word(at + 3)} & self.words["sum_noun"]
        )

    def _takes_up(self, head: tuple[str, ...]) -> bool:
        opening = head[:_OPENING]
        if head[:1] == ("of",) or head[:2] == ("out", "of") or set(opening) & self.words["share_noun"]:
            return True
        pronoun = head[:1] in (("it",), ("this",), ("which",)) and len(head) <= _OPENING
        return pronoun and bool(set(head) & self.words["shares_out"])

    def _leads(self, gap: tuple[str, ...]) -> bool:
        """Whether the words between two sums lead from a whole to its first part."""
        if len(gap) > _LONGEST_GAP:
            return False
        for at in range(len(gap)):
            found = starting_at(self.lexicon.part_cues, gap, at)
            if found is not None and self._holds(gap, at, at + found[0], found[1]):
                return True
        return False

    def _is_limit(self, draft: Draft) -> bool:
        """Whether the words before a sum make it a limit of its own: "with a ceiling of $4 million"."""
        return not self.words["not_part"].isdisjoint(self.tokens.lower[draft.before : draft.first])

    def _holds(self, gap: tuple[str, ...], first: int, last: int, strength: str) -> bool:
        """A strong cue ("of which") holds by itself, a weak one ("with") only in its own clause."""
        rest = gap[last:]
        if strength == "strong":
            return ";" not in rest
        near = set(gap[max(0, first - 2) : first])
        blocked = (set(rest) | near) & self.words["not_part"] or {";", "and", "those", "for"} & near
        return not blocked and len(rest) <= _OPENING

    def _goes_on(self, before: Draft, gap: tuple[str, ...]) -> bool:
        """Whether a list of parts goes on: a comma or "and", or ";" after a colon, and no comparison."""
        whole = before.part_of
        if ";" in gap and whole is not None and ":" not in self.tokens.lower[whole.last : before.first]:
            return False
        if not gap or len(gap) > 16 or set(gap) & self.words["not_part"]:
            return False
        return bool({",", "and", ";", "or"} & set(gap))

    def _is_source(self, before: Draft, gap: tuple[str, ...]) -> bool:
        """`[ "out" | "part" … ] ( "of" | "from" ) [ determiner ]`: the sum after it is the whole."""
        if gap in (("from",), (",", "from")) and self.tokens.word(before.before - 1) == "to":
            return False  # "it fell to A from B"
        rest = list(gap)
        while rest and rest[-1] in self.words["determiner"]:
            rest.pop()
        if not rest or rest[-1] not in ("of", "from"):
            return False
        inner = set(rest[:-1]) - {
            ",",
            "the",
            "a",
            "first",
            "second",
            "out",
            "as",
            "initial",
            "last",
            "forms",
            "form",
        }
        return not inner or inner <= self.words["share_noun"]

    def _totals(self, gap: tuple[str, ...]) -> bool:
        """Whether the words between two sums lead from parts to their total."""
        if len(gap) > _LONGEST_GAP or ";" in gap[-4:]:
            return False
        if gap[-1:] == ("to",) and set(gap) & self.words["raising"]:
            return True
        cues = self.lexicon.total_cues
        for at in range(max(0, len(gap) - 8), len(gap)):
            found = starting_at(cues, gap, at) if gap[at] in cues.sizes else None
            if (
                found is not None
                and at + found[0] >= len(gap) - 3
                and gap[max(0, at - 2) : at - 1] != ("and",)
            ):
                return True
        return False


def _link(part: Draft, whole: Draft | None, rule: str) -> None:
    """Point a part to its whole, to what that restates, unless it is larger or the link would run in a circle."""
    whole = whole.equivalent_of or whole if whole is not None else None
    if whole is None or part.equivalent_of is not None:
        return
    if whole.currency == part.currency and abs(part.low) >= abs(whole.high) and whole.rate_per is None:
        return
    outer: Draft | None = whole
    while outer is not None:
        if outer is part:
            return
        outer = outer.part_of
    part.part_of = whole
    part.because("part_of", "stated", rule)
