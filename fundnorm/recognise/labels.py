"""The shortest words of the text that name what a sum is for."""

from __future__ import annotations

from fundnorm.calendars import countries
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.draft import Draft, Sentence
from fundnorm.recognise.tokens import PUNCTUATION, WORD_KIND, Tokens

__all__ = ["find_labels"]

_LONGEST = 8
_FAR = 12
Place = tuple[int, int]


def find_labels(sentence: Sentence, lexicon: Lexicon) -> None:
    """Set the label of each sum: the purpose after it, the noun that it qualifies, or the subject before it."""
    drafts = sentence.drafts
    times = {step for time in sentence.times for step in range(time.first, time.last)}
    for at, draft in enumerate(drafts):
        if draft.label is not None or draft.equivalent_of is not None:
            continue
        following = drafts[at + 1].before if at + 1 < len(drafts) else len(sentence.tokens)
        begin = drafts[at - 1].after if at else 0
        phrase = _Phrases(sentence.tokens, times, lexicon, begin, following)
        place = (
            phrase.head(draft)
            or (phrase.launched(draft) if at == 0 else None)
            or phrase.purpose(draft)
            or phrase.noun_of(draft)
            or phrase.subject(draft)
            or phrase.name(draft)
        )
        if place is not None:
            draft.label = sentence.tokens.start[place[0]], sentence.tokens.end[place[1] - 1]


class _Phrases:
    """The noun phrases around a sum, between the sum before it and the one after it."""

    def __init__(self, tokens: Tokens, times: set[int], lexicon: Lexicon, begin: int, end: int) -> None:
        self.tokens, self.times, self.words = tokens, times, lexicon.words
        self.begin, self.end = begin, end
        self.verbs = lexicon.words["verb"]

    def head(self, draft: Draft) -> Place | None:
        """`[ article ] sum noun-phrase`: "the ₹1,500 crore incentive scheme", "a half-billion-dollar bond"."""
        at = draft.last
        if self.tokens.word(at) in ("of", "in", "as"):
            place = self._noun_phrase(at + 1)
            named = (
                place is not None and self._is_purpose(place) and not self.tokens.text[place[0]][0].isupper()
            )
            return place if named else None
        if self.tokens.word(at) in self.words["after_sum"] or self.tokens.word(at) in self.words["label_end"]:
            return None
        place = self._noun_phrase(at)
        if place is None or self.tokens.lower[place[1] - 1] in self.verbs:
            return None
        if place[1] - place[0] > 1 and self.tokens.lower[place[1] - 1] in self.words["plain_noun"]:
            place = place[0], place[1] - (self.tokens.lower[place[1] - 1] not in self.words["programme"])
        return None if self._is_plain(place) else place

    def purpose(self, draft: Draft) -> Place | None:
        """`sum { word } ( "for" | "on" | "into" | "towards" | "to" verb ) noun-phrase`"""
        at = draft.after
        limit = min(self.end, draft.after + _FAR)
        while at < limit:
            word = self.tokens.lower[at]
            if word in (";", ".", ":") or (word == ")" and at > draft.after):
                return None
            if word in ("for", "on", "into", "towards", "toward") and at + 1 not in self.times:
                place = self._noun_phrase(at + 1)
                if place is not None and self._is_purpose(place):
                    return place
            at += 1
        return None

    def noun_of(self, draft: Draft) -> Place | None:
        """`noun-phrase ( "of" | "at" | "is" … ) sum`: "a policy-based loan of", "sales of", "the bonus pool is"."""
        at = draft.before - 1
        while self.tokens.word(at) in ("a", "an", "the", "some", "worth"):
            at -= 1
        if at <= self.begin or self.tokens.word(at) not in ("of", "at", "share", "worth"):
            return None
        return self._phrase_before(at)

    def subject(self, draft: Draft) -> Place | None:
        """`noun-phrase verb … sum`, where the verb says that its subject gets, costs or is the sum."""
        for at in range(draft.before - 1, self.begin - 1, -1):
            word = self.tokens.lower[at]
            if word in (";", ":"):
                return None
            if word in self.words["recipient_verb"]:
                first = at
                while first - 1 >= self.begin and self.tokens.lower[first - 1] in self.verbs:
                    first -= 1
                return self._phrase_before(first) if first > self.begin else None
        return None

    def name(self, draft: Draft) -> Place | None:
        """The last capitalised name of a programme before a sum: "the National Green Hydrogen Mission"."""
        best: Place | None = None
        at = self.begin
        while at < draft.before:
            size = self._name_size(at, draft.before)
            words = set(self.tokens.lower[at : at + size])
            if size and (words & self.words["programme"] or size >= 4):
                best = at, at + size
            at += size or 1
        return best

    def launched(self, draft: Draft) -> Place | None:
        """The full name of a programme before a sum, which says more than the sum's own purpose."""
        place = self.name(draft)
        return place if place is not None and place[1] - place[0] >= 3 else None

    def _phrase_before(self, end: int) -> Place | None:
        """The noun phrase that ends at a token, without what hangs on it: "the dam on the river" is "dam"."""
        first = end
        limit = max(self.begin, end - 9)
        while first > limit and self._may_be_inside(first - 1):
            first -= 1
            if first + 1 < end and self.tokens.lower[first] in ("a", "an", "the", "its", "their"):
                break
        while first < end and self.tokens.lower[first] in self.words["phrase_edge"]:
            first += 1
        for at in range(first, end - 1):
            if self.tokens.lower[at].endswith("'s"):
                first = at + 1
        last = first
        while last < end and self.tokens.lower[last] not in self.words["hangs_on"]:
            last += 1
        place = first, last
        return place if first < last and self._is_purpose(place) and not self._is_plain(place) else None

    def _may_be_inside(self, at: int) -> bool:
        word = self.tokens.lower[at]
        if at in self.times or word in self.verbs or word in self.words["act"] or word.endswith("ed"):
            return False
        return self.tokens.kind[at] != PUNCTUATION or word in ("-", "&", "'")

    def _noun_phrase(self, at: int) -> Place | None:
        while self.tokens.word(at) in self.words["article"]:
            at += 1
        step = at
        while step < min(self.end, at + _LONGEST) and self._goes_on(at, step):
            step += 1
        while step > at and self.tokens.lower[step - 1] in self.words["label_trail"]:
            step -= 1
        if step == at or self.tokens.kind[at] not in "wn" or self.tokens.lower[at] in self.words["no_label"]:
            return None
        return at, step

    def _goes_on(self, begin: int, at: int) -> bool:
        word = self.tokens.lower[at]
        if word in self.words["label_end"] or at in self.times:
            return False
        if self.tokens.kind[at] == PUNCTUATION:
            if word in "()":
                return self._is_acronym(at if word == "(" else at - 2)
            return word in ("-", "&", "'") or (word == "/" and self.tokens.glued(at))
        if word == "and":
            following = self.tokens.word(at + 1)
            return (
                following not in self.words["label_end"] and following not in self.verbs and at - begin <= 3
            )
        return self.tokens.kind[at] in "wn"

    def _is_acronym(self, at: int) -> bool:
        """`"(" acronym ")" programme-word`: "the Critical Minerals and Materials (CMM) programme"."""
        inside = self.tokens.text[at + 1] if at + 1 < len(self.tokens) else ""
        return (
            inside.isupper()
            and self.tokens.word(at + 2) == ")"
            and self.tokens.word(at + 3) in self.words["programme"]
        )

    def _is_plain(self, place: Place) -> bool:
        """Whether the words only say that it is money: "the package", "an outlay"."""
        words = self.tokens.lower[place[0] : place[1]]
        return all(word in self.words["plain_noun"] for word in words)

    def _is_purpose(self, place: Place) -> bool:
        """Whether the words name a purpose, and not a country, a person or a body that pays."""
        words = self.tokens.lower[place[0] : place[1]]
        if words[-1] in self.words["body"] or words[0] in self.words["body"] or self._is_country(place):
            return False
        return len(words) > 1 or (self.tokens.kind[place[0]] == WORD_KIND and len(words[0]) > 1)

    def _is_country(self, place: Place) -> bool:
        return " ".join(self.tokens.text[place[0] : place[1]]) in countries().values()

    def _name_size(self, at: int, end: int) -> int:
        tokens = self.tokens
        step = at
        while (
            step < end
            and tokens.kind[step] == WORD_KIND
            and (
                tokens.text[step][0].isupper()
                or (step > at and tokens.lower[step] in self.words["programme"])
                or (
                    step > at
                    and tokens.lower[step] in ("of", "for", "and")
                    and step + 1 < end
                    and tokens.text[step + 1][0].isupper()
                )
            )
        ):
            step += 1
        return 0 if step > at and tokens.lower[at] in self.words["article"] else step - at
