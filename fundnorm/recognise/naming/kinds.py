"""What kind of money a sum is, by the words nearest to it."""

from __future__ import annotations

from itertools import accumulate, repeat

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.finance import Kind
from fundnorm.recognise.naming.cues import Cue, find_cues
from fundnorm.recognise.naming.lead_ins import leading_cue
from fundnorm.recognise.text.draft import Draft, Sentence

__all__ = ["find_kinds"]

_NEAREST = 40
"""The score of a cue without weight beside its sum."""
_FAR = 22
_WORD = 2
"""The cost of a word between a cue and its sum; these cost more."""
_COSTS = {
    ";": 22,
    ":": 8,
    ".": 10,
    "while": 10,
    "but": 10,
    "whereas": 10,
    ",": 4,
    "and": 8,
    "(": 4,
    "which": 6,
    "against": 10,
}
_CROSSING = 12
"""The cost of another sum between."""
_HEAD = 14
"""The gain of the head of the noun phrase that the sum qualifies: "the $2 billion relief *package*"."""
_AIM = 18
"""The cost of a preposition of purpose between a sum and a cue after it: "$2 billion *for* loans"."""
_AIMS = frozenset(("for", "to", "towards", "toward", "on", "into", "from"))
_QUALIFIES = 8
"""The cost of a cue that only qualifies the next: "the *loan* programme"."""
_LISTING = frozenset(("and", ",", "or", "to", "from", "against", "than"))
_LAW, _LAW_SCORE = 10, 56
"""A cue of this weight is a statute's and holds to the end of its sentence."""
_PRICE = 50
"""What a sum by the unit must score to be more than a price: "a *tax* of 2 cents a litre"."""
_PERSONAL = 2_000_000
"""No more than this goes to one person, in any currency."""
_NEAR = 38
"""The least score of a cue that gives a part a kind of its own."""
_OWN = (
    Kind.DISBURSEMENT, Kind.LOAN, Kind.GRANT, Kind.COMMITMENT, Kind.INVESTMENT, Kind.COST, Kind.REVENUE, Kind.FINE
)  # fmt: skip
"""The kinds that a part keeps when a cue near it tells them."""
_OF_PART = (Kind.LOAN, Kind.GRANT, Kind.DISBURSEMENT)
"""The kinds that a part has when words right after it name them: "of which $2 million in *loans*"."""
_INHERITED = (
    Kind.OTHER, Kind.GRANT, Kind.COST, Kind.INVESTMENT, Kind.DISBURSEMENT, Kind.FINE
)  # fmt: skip
"""The kinds that a part without a cue takes from its whole; a part of a plan is an allocation."""


def find_kinds(sentence: Sentence, text: str, lexicon: Lexicon) -> None:
    """Set the kind of each sum of a sentence: the strongest cue near it, else its list's or its whole's.

    `text` is the folded text, in which a line before the sentence may lead in the list that it is an item of.
    """
    if all(draft.kind is not None for draft in sentence.drafts):
        return
    reading = _Reading(sentence, lexicon, leading_cue(text, sentence.start, lexicon))
    before: Draft | None = None
    for draft in sentence.drafts:
        if draft.kind is None:
            draft.kind = reading.kind(draft, before)
        before = draft


class _Reading:
    """One sentence: its words, its cues, and what the words up to each place cost a cue that they part from a sum."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon, lead: Cue | None) -> None:
        self.tokens, self.words, self.lead = sentence.tokens, lexicon.words, lead
        drafts = sentence.drafts
        covered = frozenset([at for draft in drafts for at in range(draft.first, draft.last)])
        self.cues = find_cues(self.tokens, lexicon, covered)
        self.firsts = [cue.first for cue in self.cues]
        cost = list(map(_COSTS.get, self.tokens.lower, repeat(_WORD)))
        for draft in drafts:
            cost[draft.first] += _CROSSING
        self.costs = [0, *accumulate(cost)]

    def kind(self, draft: Draft, before: Draft | None) -> Kind:
        """The kind of a sum that comes after another of the sentence, or None."""
        if self._is_delta(draft):
            return Kind.OTHER
        if self._is_for_person(draft):
            return Kind.GRANT
        beside = self._beside(draft)
        if draft.part_of is not None and beside in _OF_PART:
            return beside
        listed = before is not None and draft.part_of is None and beside is None
        if listed and before is not None and before.kind is not None and self._follows(before, draft):
            return before.kind
        if self.lead is not None and self.lead.weight == _LAW and draft.part_of is None:
            return self.lead.kind
        best, cue = self._strongest(draft)
        if best <= _PRICE and self._is_price(draft):
            return Kind.COST
        if draft.part_of is not None:
            own = cue if best >= _NEAR else None
            if own is None and draft.part_of.kind is None and before is not None and before.kind is not None:
                return before.kind
            return self._kind_of_part(draft.part_of, own)
        if cue is None:
            return self._default(draft, before)
        draft.because("kind", "inferred", "the strongest cue near it", (cue.first, cue.last))
        return cue.kind

    def _strongest(self, draft: Draft) -> tuple[int, Cue | None]:
        best, strongest = 0, None
        for cue in self.cues:
            score = self._score(draft, cue)
            if score > best:
                best, strongest = score, cue
        return best, strongest

    def _score(self, draft: Draft, cue: Cue) -> int:
        """Twice the weight, less the cost of the words between; 0 for a cue out of reach."""
        score = _NEAREST + 2 * cue.weight - (_QUALIFIES if cue.qualifies else 0)
        if cue.first < draft.last:
            if cue.weight == _LAW:
                return _LAW_SCORE
            if draft.first - cue.last > _FAR:
                return 0
            return score - self.costs[draft.first] + self.costs[cue.last]
        first = self._right_edge(draft, cue.first)
        between = self.tokens.lower[first : cue.first]
        if len(between) > _FAR or (self._is_shared(draft) and self._is_predicate(between, cue)):
            return 0
        score -= self.costs[cue.first] - self.costs[first]
        if not _AIMS.isdisjoint(between):
            score -= _AIM
        return score + _HEAD if self._is_head(between, cue) else score

    def _is_shared(self, draft: Draft) -> bool:
        """`share-noun "of" article sum`, whose verb is that of the share: "half of the $18 million purse goes"."""
        if self.tokens.word(draft.before - 2) != "of":
            return False
        first, last = self.tokens.word(draft.before - 3), self.tokens.word(draft.before - 1)
        return last in self.words["article"] and first in self.words["share_noun"]

    def _is_predicate(self, between: tuple[str, ...], cue: Cue) -> bool:
        """Whether a cue is the verb of the clause, by its own form or the auxiliary before it: "was *spent*"."""
        word, helpers = self.tokens.lower[cue.first], self.words["auxiliary"]
        finite = word in self.words["spending"] and not word.endswith("ed")
        return not helpers.isdisjoint(between) or (finite and self.tokens.word(cue.last) not in helpers)

    def _right_edge(self, draft: Draft, limit: int) -> int:
        """Where the words after a sum begin: behind its rate and what restates it in parentheses, up to a limit."""
        edge = draft.after if draft.last < draft.after <= limit else draft.last
        if self.tokens.word(edge) == "(":
            inside = self.tokens.lower[edge : edge + 12]
            edge += inside.index(")") + 1 if ")" in inside else 0
        return edge if edge <= limit else draft.last

    def _is_head(self, between: tuple[str, ...], cue: Cue) -> bool:
        """Whether the cue heads the noun phrase that the sum qualifies: "the $2 billion relief *package*"."""
        if len(between) > 5:
            return False
        ended = cue.last >= len(self.tokens) or self.tokens.kind[cue.last] in ("p", "n")
        if not ended and self.tokens.lower[cue.last] not in self.words["label_end"]:
            return False
        if between[:1] == (",",) and "year" in between:
            between = between[1:]
        ends = self.words["phrase_end"]
        return not any(word in ends or (word != "-" and not word[0].isalpha()) for word in between)

    def _beside(self, draft: Draft) -> Kind | None:
        """The kind that the words right after a sum name: "$5 million in grants", "$5 million has been released"."""
        for cue in self.cues:
            if cue.first >= draft.after:
                edge = self._right_edge(draft, cue.first)
                if cue.first > edge + 4:
                    return None
                between = self.tokens.lower[edge : cue.first]
                if all(word in self.words["beside"] for word in between) or self._is_head(between, cue):
                    return cue.kind
        return None

    def _is_delta(self, draft: Draft) -> bool:
        """`sum ( "more" | "less" … ) "than"`, `sum ( "above" | "below" ) "the"`, `"," ( "up" | "down" ) sum`"""
        word, following = self.tokens.word(draft.after), self.tokens.word(draft.after + 1)
        if word in self.words["more_or_less"] and following in ("than", "of", "on"):
            return True
        if word in ("above", "below") and following in self.words["definite"]:
            return True
        last = draft.before - 1
        return self.tokens.word(last) in ("up", "down") and self.tokens.word(last - 1) == ","

    def _is_price(self, draft: Draft) -> bool:
        """`sum ( "a" | "an" | "per" ) unit`: "$2 a litre"."""
        at = draft.last
        return (
            self.tokens.word(at) in ("a", "an", "per")
            and self.tokens.word(at + 1) in self.words["priced_unit"]
        )

    def _is_for_person(self, draft: Draft) -> bool:
        """`person … ( "get" | … ) sum`, `( "give" | … ) person sum`, `"give" … sum "to" person`, `sum "for" person`.

        Only a small sum is for one person.
        """
        if abs(draft.high) > _PERSONAL:
            return False
        persons, at = self.words["person"], draft.after
        told = self.tokens.lower[at : at + 8] if self.tokens.word(at) in ("to", "for") else ()
        if told[:1] == ("for",) and not persons.isdisjoint(told):
            return True
        lead = self.tokens.lower[max(0, draft.before - 14) : draft.before]
        for at in range(len(lead) - 1, -1, -1):
            if lead[at] in self.words["receiving"] and not persons.isdisjoint(lead[:at]):
                return True
            if lead[at] in self.words["giving"]:
                return not persons.isdisjoint((*lead[at:], *told))
        return False

    def _follows(self, before: Draft, draft: Draft) -> bool:
        """Whether a sum goes on the list of the one before it, without a cue between.

        "Apple €500m and Meta €200m"; "(A) $5 million; (B) $6 million"; "$5 million, up from $4 million".
        """
        if any(before.after <= first < draft.before for first in self.firsts):
            return False
        gap = self.tokens.lower[before.after : draft.before]
        if ";" in gap:
            return len(gap) < 14 and "(" in gap[gap.index(";") :]
        return len(gap) <= 6 and not _LISTING.isdisjoint(gap)

    def _kind_of_part(self, whole: Draft, cue: Cue | None) -> Kind:
        """A part's own kind by a cue near it, else its whole's, else an allocation; an instalment is as its whole."""
        inherited = whole.kind if whole.kind in _INHERITED else None
        if cue is None or cue.kind not in _OWN:
            return inherited or Kind.ALLOCATION
        return inherited or cue.kind if self.tokens.lower[cue.first] in self.words["share_noun"] else cue.kind

    def _default(self, draft: Draft, before: Draft | None) -> Kind:
        """Without a cue a list goes on, by its lead-in; a sum "for" something is an allocation, any other a budget."""
        if before is not None and before.kind is not None:
            return before.kind
        if self.lead is not None:
            return self.lead.kind
        return Kind.ALLOCATION if self.tokens.word(draft.after) == "for" else Kind.BUDGET
