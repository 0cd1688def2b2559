"""One sum for every sum of money, wherever it stands: repeats within and across documents folded into one.

Two sums of different documents are one where they have an amount in common (currency, both ends, unit of time; that of
a stated equivalent counts too) and nothing speaks against it:

- neither the periods nor the lengths differ, nor the dates of the act, nor the stages (authorised, appropriated,
  allocated, spent, or money that comes in);
- their labels name one programme: the telling words are equal, or the one's are within the other's and the amount has
  three digits or more. Where both documents tell of the same whole, and one of the sums is part of it, half of the
  words will do;
- the countries are the same, or not known; else the words must be equal, two at least, and the amount telling.

Two wholes with an amount in common are one where a part of them is, unless their labels have no word in common.

Where only some of it holds, both stay and carry `maybe-repeat`. Two sums of one document are never folded here: the
document's own words decide that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import combinations
from typing import NamedTuple

from fundnorm.compare.programmes import Likeness, likeness, name_of, spelt_out
from fundnorm.compare.sums import Found, Key, Wording, key_of
from fundnorm.model.finance import Kind
from fundnorm.model.item import LineItem
from fundnorm.model.money import plain

__all__ = ["Folded", "fold_sums"]

_FIRM = frozenset((Kind.AUTHORISATION, Kind.APPROPRIATION, Kind.ALLOCATION, Kind.DISBURSEMENT))
_INCOME = frozenset((Kind.REVENUE, Kind.FINE))
_ANY, _UNNAMED = "*", ""  # marks of the index, beside words
_MOST = 100  # sums of one amount and word that a sum is held against
_TELLING = 3  # digits of an amount that two programmes hardly share


class Folded(NamedTuple):
    """A sum of all documents: the one that stands for it, all of them, and the index of its whole.

    `perhaps` has the indices of sums that may be the same money; `across` is true where it is a part of its whole by
    the row of a table alone.
    """

    stands: Found
    members: tuple[Found, ...]
    parent: int | None = None
    perhaps: tuple[int, ...] = ()
    across: bool = False

    @property
    def label(self) -> str:
        """What the sum is for, in the words of the one that stands for it, else of the first that says it."""
        return self.stands.label or next((one.label for one in self.members if one.label), "")

    @property
    def words(self) -> frozenset[str]:
        """The telling words of the label, abbreviations written out where any of the sums does so."""
        own = name_of(self.label)
        return min((spelt_out(own, one.name) for one in self.members), key=lambda words: words == own.words)

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """The sum in each of its currencies and forms: its own first, each with all places where it stands."""
        own = key_of(self.stands.item)
        forms: dict[Key, list[Wording]] = {own: []}
        for member in (self.stands, *self.members):
            for wording in member.wordings:
                known = forms.setdefault(key_of(wording.item), [])
                if all(wording is not other for other in known):
                    known.append(wording)
        return tuple(
            Wording(found[0].item, tuple(place for one in found for place in one.places))
            for found in forms.values()
        )


class _Verdict(IntEnum):
    """What can be said of two sums."""

    OTHER = 0
    PERHAPS = 1
    SAME = 2


def fold_sums(found: Sequence[Found]) -> tuple[Folded, ...]:
    """The folded sums, in the order of their first appearance."""
    clusters = _Clusters()
    for one in found:
        clusters.add(one)
    clusters.join_parts()
    return clusters.folded()


class _Clusters:
    """The sums that were folded so far: a growing set, for each new sum is held against those before it."""

    def __init__(self) -> None:
        self._members: list[list[Found]] = []
        self._home: dict[int, int] = {}
        self._perhaps: set[tuple[int, int]] = set()
        self._index: dict[tuple[Key, str], list[int]] = {}

    def add(self, one: Found) -> None:
        """The sum put with those that it repeats, else on its own."""
        verdicts = {at: self._verdict(self._members[at], one) for at in self._candidates(one)}
        home = next((at for at, verdict in verdicts.items() if verdict is _Verdict.SAME), None)
        if home is None:
            home = len(self._members)
            self._members.append([])
        self._members[home].append(one)
        self._home[one.at] = home
        self._perhaps |= {
            (at, home) for at, verdict in verdicts.items() if verdict is _Verdict.PERHAPS and at != home
        }
        for entry in _entries(one):
            known = self._index.setdefault(entry, [])
            if home not in known:
                known.append(home)

    def join_parts(self) -> None:
        """Parts of one whole folded where their labels are alike, and wholes of one part, level by level."""
        for _ in range(len(self._members)):
            joined = 0
            for pairs, joins in ((self._alike_wholes, self._one_whole), (self._alike_parts, self._one_part)):
                for first, second in list(pairs()):
                    if joins(first, second):  # neither has been joined with a third that speaks against it
                        self._join(min(first, second), max(first, second))
                        joined += 1
            if not joined:
                return

    def _join(self, home: int, other: int) -> None:
        self._members[home] += self._members[other]
        self._home.update(dict.fromkeys((one.at for one in self._members[other]), home))
        self._members[other] = []

    def folded(self) -> tuple[Folded, ...]:
        """What was made."""
        places = [at for at, members in enumerate(self._members) if members]
        number = {at: index for index, at in enumerate(places)}
        parents = self._parents()
        perhaps: dict[int, list[int]] = {}
        for one, other in sorted(self._perhaps):
            if one in number and other in number:
                perhaps.setdefault(one, []).append(number[other])
                perhaps.setdefault(other, []).append(number[one])
        found = []
        for at in places:
            members, whole = self._members[at], parents[at]
            parent = None if whole is None else number[whole]
            stands = min(members, key=_rank)
            across = all(one.across for one in members if one.part_of is not None)
            found.append(Folded(stands, tuple(members), parent, tuple(perhaps.get(at, ())), across))
        return tuple(found)

    def _candidates(self, one: Found) -> Iterable[int]:
        return dict.fromkeys(at for entry in _asked(one) for at in self._index.get(entry, ())[:_MOST])

    def _verdict(self, members: Sequence[Found], one: Found) -> _Verdict:
        """The sum must go with all of them, be one with any, and be the only one of its document."""
        verdicts = [_compared(member, one) for member in members]
        if _Verdict.OTHER in verdicts:
            return _Verdict.OTHER
        alone = all(member.document != one.document for member in members)
        return _Verdict.SAME if alone and _Verdict.SAME in verdicts else _Verdict.PERHAPS

    def _parents(self) -> dict[int, int | None]:
        """The whole of each cluster: that of the first member which has one; a circle is cut."""
        parents: dict[int, int | None] = {}
        for at, members in enumerate(self._members):
            wholes = (one.part_of for one in members)
            homes = (self._home[whole] for whole in wholes if whole is not None)
            parents[at] = next((home for home in homes if home != at and not _leads(parents, home, at)), None)
        return parents

    def _alike_parts(self) -> Iterator[tuple[int, int]]:
        """Pairs with an amount in common where both documents tell of one whole, and the first is part of it."""
        parents = self._parents()
        loose = self._loose(parents)
        for at, whole in parents.items():
            if whole is None or not self._members[at] or len(self._members[whole]) < 2:
                continue
            documents = dict.fromkeys(one.document for one in self._members[whole])
            keys = dict.fromkeys(key for one in self._members[at] for key in _keys(one))
            beside = (
                other for document in documents for key in keys for other in loose.get((document, key), ())
            )
            for other in dict.fromkeys(beside):
                if other not in (at, whole) and parents[other] in (None, whole) and self._one_part(at, other):
                    yield at, other

    def _loose(self, parents: dict[int, int | None]) -> dict[tuple[int, Key], list[int]]:
        """The sums by document and amount."""
        found: dict[tuple[int, Key], list[int]] = {}
        for at in parents:
            for one in self._members[at]:
                for key in _keys(one):
                    found.setdefault((one.document, key), []).append(at)
        return found

    def _alike_wholes(self) -> Iterator[tuple[int, int]]:
        """Pairs of wholes that have a part in common, and an amount."""
        for members in self._members:
            if len(members) > 1:
                homes = {self._home[one.part_of] for one in members if one.part_of is not None}
                for first, second in combinations(sorted(homes), 2):
                    if self._one_whole(first, second):
                        yield first, second

    def _one_whole(self, first: int, second: int) -> bool:
        """Whether two sums with a part in common are one: an amount is, and no label speaks against it."""
        here, there = self._members[first], self._members[second]
        keys = {key for one in here for key in _keys(one)} & {key for one in there for key in _keys(one)}
        unlike = (
            one.name.words and other.name.words and not likeness(one.name, other.name)
            for one in here
            for other in there
        )
        return bool(keys) and self._may_join(first, second) and not any(unlike)

    def _may_join(self, first: int, second: int) -> bool:
        """Whether two sums are of different documents, and nothing keeps them apart."""
        pairs = [(one, other) for one in self._members[first] for other in self._members[second]]
        return bool(pairs) and all(
            _compatible(one, other) and one.document != other.document for one, other in pairs
        )

    def _one_part(self, first: int, second: int) -> bool:
        """Whether two sums are one part of a whole: nothing speaks against it, and their labels are alike."""
        return self._may_join(first, second) and any(
            likeness(one.name, other.name) for one in self._members[first] for other in self._members[second]
        )


def _leads(parents: dict[int, int | None], start: int, target: int) -> bool:
    """Whether the wholes of `start` lead to `target`."""
    following: int | None = start
    while following is not None:
        if following == target:
            return True
        following = parents.get(following)
    return False


def _keys(one: Found) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(key_of(wording.item) for wording in one.wordings))


def _entries(one: Found) -> Iterator[tuple[Key, str]]:
    """Under what a sum is kept: its amounts, with each word that its name or an abbreviation of it may share."""
    marks = (*one.name.marks, _ANY) if one.name.words else (_UNNAMED, _ANY)
    return ((key, mark) for key in _keys(one) for mark in marks)


def _asked(one: Found) -> Iterator[tuple[Key, str]]:
    """Where to look for what a sum may repeat: by its words and among sums without any; without words anywhere."""
    marks = (*one.name.marks, _UNNAMED) if one.name.words else (_ANY,)
    return ((key, mark) for key in _keys(one) for mark in marks)


def _rank(one: Found) -> tuple[bool, bool, bool, bool, int]:
    """Which sum stands for the others: one with a value, with years, with stated years, with a date; else the first."""
    item = one.item
    valued = item.value_low is not None or item.value_high is not None
    assumed = {found.code for found in item.assumptions}
    return (not valued, item.schedule is None, "start" in assumed, "newest-rate" in assumed, one.at)


def _compared(one: Found, other: Found) -> _Verdict:
    """What can be said of two sums with an amount in common."""
    if not _compatible(one, other):
        return _Verdict.OTHER
    alike = likeness(one.name, other.name)
    if one.document == other.document:
        return _Verdict.PERHAPS if alike is Likeness.EQUAL else _Verdict.OTHER
    abroad = bool(one.country and other.country) and one.country != other.country
    if not one.name.words or not other.name.words:
        return _Verdict.OTHER if abroad else _Verdict.PERHAPS
    if alike is Likeness.NONE:
        return _Verdict.OTHER
    telling = _digits(one.item) >= _TELLING
    if abroad:
        sure = alike is Likeness.EQUAL and len(one.name.words) > 1 and telling
    else:
        sure = alike is Likeness.EQUAL or (alike is Likeness.WITHIN and telling)
    return _Verdict.SAME if sure and _dates_meet(one, other) else _Verdict.PERHAPS


def _digits(item: LineItem) -> int:
    """How many digits of the amount are not idle zeros."""
    amount = item.mention.amount
    ends = [end for end in (amount.low, amount.high) if end is not None]
    return max(
        (len(plain(end.scaleb(-end.adjusted())).strip("-").replace(".", "")) for end in ends), default=0
    )


def _compatible(one: Found, other: Found) -> bool:
    """Whether neither time nor stage nor year of the act keeps two sums apart."""
    kinds = one.item.mention.kind, other.item.mention.kind
    if kinds[0] is not kinds[1] and (
        _FIRM.issuperset(kinds) or (kinds[0] in _INCOME) != (kinds[1] in _INCOME)
    ):
        return False
    if (Kind.DISBURSEMENT in kinds) and kinds[0] is not kinds[1]:
        return False
    dates = one.announced, other.announced
    if dates[0] is not None and dates[1] is not None and dates[0].year != dates[1].year:
        return False
    return _times_meet(one.item, other.item)


def _times_meet(one: LineItem, other: LineItem) -> bool:
    """Whether two sums may be for the same time."""
    here, there = one.time, other.time
    if here is None or there is None:
        return True
    if here.duration and there.duration and here.duration != there.duration:
        return False
    return not (
        (here.last and there.first and here.last < there.first)
        or (there.last and here.first and there.last < here.first)
    )


def _dates_meet(one: Found, other: Found) -> bool:
    """Whether the dates of the act, where both are known, may be one."""
    here, there = one.announced, other.announced
    return here is None or there is None or (here.first <= there.last and there.first <= here.last)
