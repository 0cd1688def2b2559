"""Noun phrases in a sentence, found without a grammar of all English: where one that starts or ends here goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from fundnorm.calendars import countries
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.text.draft import Sentence
from fundnorm.recognise.text.tokens import PUNCTUATION, WORD_KIND

__all__ = ["BE", "MODAL", "NounPhrases", "Place"]

Place = tuple[int, int]
"""Tokens from the first up to the last."""

BE = frozenset(("is", "are", "was", "were", "be", "been"))
"""The forms of "be"."""

MODAL = frozenset(("will", "would", "may", "might", "can", "could", "should", "shall"))
"""The verbs that need another: "will cost"."""

_LONGEST, _FAR, _FEW = 8, 14, 3
_INSIDE = frozenset("-&'/")
_ARTICLES = frozenset(("the", "a", "an"))
_HEADS = frozenset(("of", "for", "to", "on", "into", "towards", "in"))
_ENDS = frozenset(("for", "into", "towards", "toward", "or", "till", "there"))
_BREAKS = MODAL | frozenset(("shall", "or", "but", "if", "because", "whose", "until", "till"))
_AROUND = frozenset(
    "of in on for at to with between by from and under over across after through near".split()
)
_PARTICLES = frozenset(
    "in at on out over up off back against to put with for of from by under about and as into it them that than "
    "plus".split()
)


class NounPhrases:
    """The noun phrases of one sentence; `begin` and `end` bound the search to the surroundings of one sum."""

    __slots__ = ("begin", "end", "lower", "numerals", "text", "times", "tokens", "words")

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.tokens, self.words = sentence.tokens, lexicon.words
        self.numerals = lexicon.numerals
        self.lower, self.text = sentence.tokens.lower, sentence.tokens.text
        self.times = {step for time in sentence.times for step in range(time.first, time.last)}
        self.begin, self.end = 0, len(sentence.tokens)

    def after(self, at: int) -> Place | None:
        """The phrase that starts at a token, without its article: "the rail link, which …" is "rail link"."""
        at = self._opened(at)
        step = at
        limit = min(self.end, at + _LONGEST)
        while step < limit and self._goes_on(at, step):
            step += 1
        step = self._trimmed(at, step)
        plain = at
        while plain < step and self.lower[plain] in self.words["plain_noun"]:
            plain += 1
        if plain > at and plain + 1 < step and self.lower[plain] == "of":
            return self.after(plain + 1)
        if step <= at or self.tokens.kind[at] not in "wn" or self.lower[at] in self.words["no_label"]:
            return None
        return at, step

    def before(self, end: int) -> Place | None:
        """The phrase that ends before a token, without what hangs on it: "the dam on the river" is "dam"."""
        first = self._first_of(end)
        while first < end and self._is_edge(first):
            if self.lower[first] in ("every", "some"):
                return None
            first += 1
        end = self._trimmed(first, end)
        last = first
        while last < end and (last == first or not self._hangs(first, last)):
            last += 1
        last = self._trimmed(first, last)
        if first < last < end and self.lower[last] == "on" and self.lower[last - 1] in self.words["spending"]:
            return self._of_plain(last, end)
        owner = self._owner(first, last)
        if owner < last and not self.is_plain((owner, last)):
            return (owner if self.text[first][0].isupper() else first), last
        if owner == last:
            return None
        if self.tokens.word(first - 1) == "whose":
            return self.before(first - 1 - (self.tokens.word(first - 2) == ","))
        named = owner > first and self.text[first][0].islower()
        return self._of_plain(last, end) or ((first, owner) if named else None)

    def _is_edge(self, at: int) -> bool:
        """Whether a word before a phrase is no part of it: an article, a preposition, a time, a count."""
        word = self.lower[at]
        if word in self.words["phrase_edge"] or word in _PARTICLES or at in self.times:
            return True
        return self.tokens.kind[at] == PUNCTUATION or self._is_light(at)

    def _owner(self, first: int, last: int) -> int:
        """Where a phrase goes on behind its possessive: "the health service's budget"."""
        for at in range(last - 2, first - 1, -1):
            if self.lower[at].endswith("'s"):
                return self._counted(at + 1, last)
        return first

    def _counted(self, at: int, end: int) -> int:
        while at < end and self._is_light(at):
            at += 1
        return at

    def named_before(self, end: int) -> Place | None:
        """The phrase that ends before a token, where it names a purpose."""
        return self.proper(self.before(end)) if end > self.begin else None

    def proper(self, place: Place | None) -> Place | None:
        """A phrase where it names a purpose; plain words do so only as the name of a programme: "the scheme"."""
        if place is None or not self.is_purpose(place):
            return None
        if not self.is_plain(place):
            return place
        known = (
            self.tokens.word(place[0] - 1) == "the" and self.lower[place[1] - 1] in self.words["programme"]
        )
        return place if known else None

    @contextmanager
    def up_to(self, end: int) -> Iterator[None]:
        """Search no further than a token."""
        kept, self.end = self.end, end
        yield
        self.end = kept

    @contextmanager
    def starting_at(self, begin: int) -> Iterator[None]:
        """Search no earlier than a token."""
        kept, self.begin = self.begin, begin
        yield
        self.begin = kept

    def is_name(self, place: Place) -> bool:
        """Whether each word starts with a capital."""
        return all(word[0].isupper() for word in self.text[place[0] : place[1]])

    def is_acronym(self, at: int) -> bool:
        """Whether a word is all capitals, without stops: "AI", but not "U.S."."""
        return self.text[at].isupper() and "." not in self.text[at]

    def starts_counted(self, at: int) -> bool:
        """Whether a phrase may start at a token; a count after "in" tells how a sum is split: "in three phases"."""
        word = self.lower[at]
        return word in self.words["article"] or not (self.tokens.is_number(at) or word in self.numerals)

    def is_plain(self, place: Place) -> bool:
        """Whether the words only say that it is money: "the package", "an outlay"."""
        plain = self.words["plain_noun"]
        return all(word in plain for word in self.lower[place[0] : place[1]])

    def is_purpose(self, place: Place) -> bool:
        """Whether the words name a purpose, and not a country, a person or a body that pays."""
        first, last = place
        words = self.lower[first:last]
        if words[-1] in self.words["body"] or not self.words["pronoun"].isdisjoint(words):
            return False
        if words[0] in self.words["no_label"] and not self._in_compound(first):
            return False
        if self.text[first][0].isupper() and " ".join(self.text[first:last]) in _country_names():
            return False
        return len(words) > 1 or (self.tokens.kind[first] == WORD_KIND and len(words[0]) > 1)

    def _of_plain(self, last: int, end: int) -> Place | None:
        """What plain words are about: "the outlay for roads" is "roads", "the scheme's budget" is "scheme"."""
        if last < end and self.lower[last] in _HEADS:
            place = self.after(last + 1)
            return (place[0], min(place[1], end)) if place is not None and place[0] < end else None
        return None

    def _opened(self, at: int) -> int:
        """Where a phrase starts behind articles, counts and the owner of more than one word: "India's rail plan"."""
        while self._is_light(at):
            at += 1
        if at + 3 < self.end and self.lower[at].endswith("'s") and self.text[at][0].isupper():
            following = self.lower[at + 2]
            named = following not in self.words["label_end"] and self.tokens.kind[at + 2] != PUNCTUATION
            return at + (named or following == "-")
        return at

    def _first_of(self, end: int) -> int:
        first = end
        limit = max(self.begin, end - _FAR)
        article = self.words["article"]
        while first > limit and self._may_be_inside(first - 1, end):
            first -= 1
            opens = self.lower[first] in article and first + 1 < end
            if opens and (first == self.begin or self.lower[first - 1] not in _AROUND):
                break
        return first

    def _hangs(self, first: int, at: int) -> bool:
        """Whether a word opens what hangs on a phrase; "of" does so only behind plain words."""
        word = self.lower[at]
        if word == "of":
            return self.is_plain((first, at))
        if at in self.times:
            return True
        return word in self.words["hangs_on"] and not self._in_compound(at)

    def _may_be_inside(self, at: int, end: int) -> bool:
        word = self.lower[at]
        if self._in_compound(at):
            return True
        if at in self.times:
            before = self.tokens.word(at - 1)
            return before in _AROUND or before == "the" or at - 1 in self.times
        if word in self.words["verb"] or word in self.words["act"] or word in _BREAKS:
            return False
        if word.endswith("ed") and len(word) > _FEW:
            before = self.tokens.word(at - 1)
            return at + 1 < end and (at == 0 or before in self.words["determiner"] or before in _AROUND)
        return self.tokens.kind[at] != PUNCTUATION or word in _INSIDE

    def _is_light(self, at: int) -> bool:
        """Whether a word at the head of a phrase says nothing of the purpose: an article, a count."""
        word = self.tokens.word(at)
        if word in self.words["article"] or word == '"':
            return True
        if at + 1 >= self.end:
            return False
        return word in self.numerals or (self.tokens.is_number(at) and not self.tokens.glued(at + 1))

    def _trimmed(self, first: int, last: int) -> int:
        trail = self.words["label_trail"]
        while last > first and (self.lower[last - 1] in trail or self.tokens.kind[last - 1] == PUNCTUATION):
            last -= 1
        return last

    def _goes_on(self, begin: int, at: int) -> bool:
        word = self.lower[at]
        if at in self.times:
            return False
        if self._in_compound(at):
            return True
        if word in self.words["label_end"] or word in _ENDS:
            return False
        if self.tokens.kind[at] == PUNCTUATION:
            if word in "()":
                return self._is_acronym(at if word == "(" else at - 2)
            return word in ("-", "&", "'") or (word == "/" and self.tokens.glued(at))
        if at > begin and self._is_participle(at):
            return False
        if at > begin and word in _ARTICLES:
            return self.lower[at - 1] in _AROUND
        if word == "and":
            return at - begin <= _FEW and self._joins(at + 1)
        return self.tokens.kind[at] in "wn"

    def _in_compound(self, at: int) -> bool:
        """Whether a word is glued to a hyphen: "high-cost areas", "drought-hit families"."""
        text, glued = self.text, self.tokens.glued
        if text[at] == "-":
            return glued(at) and glued(at + 1)
        if self.tokens.kind[at] != WORD_KIND:
            return False
        return (text[at - 1] == "-" and glued(at)) or (text[at + 1 : at + 2] == ("-",) and glued(at + 1))

    def _is_participle(self, at: int) -> bool:
        word = self.lower[at]
        return (
            word.endswith("ed") and not word.endswith("eed") and self.lower[at - 1] not in ("of", "and", "-")
        )

    def _joins(self, at: int) -> bool:
        """Whether the words after "and" belong to the same phrase, and don't open the next sum's."""
        word = self.tokens.word(at)
        ends, step = self.words["label_end"], at
        if word in ends or word in self.words["verb"] or word in self.words["article"]:
            return False
        while step < self.end and self.lower[step] not in ends and self.tokens.kind[step] != PUNCTUATION:
            step += 1
        return step < self.end or self.end == len(self.lower)

    def _is_acronym(self, at: int) -> bool:
        """`"(" acronym ")" programme-word`: "the Critical Minerals and Materials (CMM) programme"."""
        inside = self.text[at + 1] if at + 1 < len(self.text) else ""
        return (
            inside.isupper()
            and self.tokens.word(at + 2) == ")"
            and self.tokens.word(at + 3) in self.words["programme"]
        )


@cache
def _country_names() -> frozenset[str]:
    return frozenset(countries().values())
