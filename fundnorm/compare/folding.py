"""One sum for every sum of money, wherever it stands: repeats within and across documents folded into one.

Two sums of different documents are one where `fundnorm.compare.matching` says so. Where both documents tell of the
same whole, and one of the sums is part of it, half of the words of a label will do, or for want of a label the same
dates; and two wholes with an amount in
common are one where a part of them is, unless their labels have no word in common.

Sums that may be the same stay apart and carry `maybe-repeat`. Two sums of one document are never folded here: the
document's own words decide that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from fundnorm.compare.matching import Verdict, compatible, dated_alike, judge, likely
from fundnorm.compare.programmes import name_of, spelt_out
from fundnorm.compare.sums import Found, Key, Wording, key_of

__all__ = ["Folded", "fold_sums"]

_ANY, _UNNAMED = "*", ""  # marks of the index, beside words
_FEW = 5  # sums that one without a label may repeat
_MOST = 100  # sums of one amount and word that a sum is held against


class Folded(NamedTuple):
    """A sum of all documents: the one that stands for it, all of them, and the index of its whole.

    `perhaps` has the indices of sums that may be the same money; `across` is true where it is a part of its whole by
    the row of a table alone, `former` where another sum took its place.
    """

    stands: Found
    members: tuple[Found, ...]
    parent: int | None = None
    perhaps: tuple[int, ...] = ()
    across: bool = False
    former: bool = False

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


def fold_sums(found: Sequence[Found]) -> tuple[Folded, ...]:
    """The folded sums, in the order of their first appearance."""
    clusters = _Clusters()
    for one in found:
        clusters.add(one)
    clusters.join_parts()
    return clusters.folded()


class _Cluster:
    """Sums that are one: all of them, those that differ in what others are held against, and their documents."""

    def __init__(self) -> None:
        self.members: list[Found] = []
        self.kinds: dict[tuple[object, ...], Found] = {}
        self.documents: set[int] = set()
        self.keys: dict[Key, None] = {}

    def add(self, members: Iterable[Found]) -> None:
        """The cluster with more members."""
        for one in members:
            self.members.append(one)
            self.kinds.setdefault(one.traits, one)
            self.documents.add(one.document)
            self.keys |= dict.fromkeys(one.keys)

    def verdict(self, one: Found) -> Verdict:
        """The sum must go with all of them, be one with any, and be the only one of its document."""
        worst, best = Verdict.SAME, Verdict.OTHER
        for member in self.kinds.values():
            verdict = judge(member, one)
            if verdict is Verdict.OTHER:
                return verdict
            worst, best = min(worst, verdict), max(best, verdict)
        if one.document in self.documents:
            return Verdict.PERHAPS if worst is Verdict.SAME else Verdict.OTHER
        return best

    def may_join(self, other: _Cluster) -> bool:
        """Whether nothing keeps two clusters apart: no document has sums in both, and each goes with each."""
        if not self.members or not other.members or self.documents & other.documents:
            return False
        return all(compatible(one, two) for one in self.kinds.values() for two in other.kinds.values())


class _Clusters:
    """The sums that were folded so far: a growing set, for each new sum is held against those before it."""

    def __init__(self) -> None:
        self._all: list[_Cluster] = []
        self._home: dict[int, int] = {}
        self._perhaps: set[tuple[int, int]] = set()
        self._index: dict[tuple[Key, str], dict[int, None]] = {}

    def add(self, one: Found) -> None:
        """The sum put with those that it repeats, else on its own."""
        home, perhaps = len(self._all), []
        for at in self._candidates(one):
            verdict = self._all[at].verdict(one)
            if verdict is Verdict.SAME:
                home = at
                break
            if verdict is Verdict.PERHAPS:
                perhaps.append(at)
                if len(perhaps) == _FEW and not one.name.words:
                    break  # a sum without a label is like any other of its amount, and is flagged already
        if home == len(self._all):
            self._all.append(_Cluster())
        self._all[home].add([one])
        self._home[one.at] = home
        self._perhaps |= {(at, home) for at in perhaps}
        for entry in _entries(one):
            self._index.setdefault(entry, {})[home] = None

    def join_parts(self) -> None:
        """Parts of one whole folded where their labels are alike, and wholes of one part, level by level."""
        for _ in range(len(self._all)):
            joined = 0
            for pairs, joins in ((self._alike_wholes, self._one_whole), (self._alike_parts, self._one_part)):
                for first, second in list(pairs()):
                    if joins(first, second):  # neither has been joined with a third that speaks against it
                        self._join(min(first, second), max(first, second))
                        joined += 1
            if not joined:
                return

    def _join(self, home: int, other: int) -> None:
        moved = self._all[other]
        self._all[home].add(moved.members)
        self._home.update(dict.fromkeys((one.at for one in moved.members), home))
        self._all[other] = _Cluster()

    def folded(self) -> tuple[Folded, ...]:
        """What was made."""
        places = [at for at, cluster in enumerate(self._all) if cluster.members]
        number = {at: index for index, at in enumerate(places)}
        parents, levels = self._parents(), self._homes_of(lambda one: one.former_of)
        perhaps: dict[int, list[int]] = {}
        for one, other in sorted(self._perhaps):
            if one in number and other in number:
                perhaps.setdefault(one, []).append(number[other])
                perhaps.setdefault(other, []).append(number[one])
        found = []
        for at in places:
            members, whole = self._all[at].members, parents[at]
            parent = None if whole is None else number[whole]
            stands = min(members, key=_rank)
            across = all(one.across for one in members if one.part_of is not None)
            found.append(
                Folded(
                    stands, tuple(members), parent, tuple(perhaps.get(at, ())), across, levels[at] is not None
                )
            )
        return tuple(found)

    def _candidates(self, one: Found) -> Iterable[int]:
        return dict.fromkeys(at for entry in _asked(one) for at in islice(self._index.get(entry, ()), _MOST))

    def _parents(self) -> dict[int, int | None]:
        """The whole of each cluster."""
        return self._homes_of(lambda one: one.part_of)

    def _homes_of(self, link: Callable[[Found], int | None]) -> dict[int, int | None]:
        """Where each cluster's link leads, that of the first member which has one; a circle is cut."""
        found: dict[int, int | None] = {}
        for at, cluster in enumerate(self._all):
            homes = (self._home[linked] for linked in map(link, cluster.members) if linked is not None)
            found[at] = next((home for home in homes if home != at and not _leads(found, home, at)), None)
        return found

    def _alike_parts(self) -> Iterator[tuple[int, int]]:
        """Pairs with an amount in common where both documents tell of one whole, and the first is part of it."""
        parents = self._parents()
        loose = self._by_amount()
        for at, whole in parents.items():
            if whole is None or not self._all[at].members or len(self._all[whole].documents) < 2:
                continue
            places = (
                (document, key) for document in self._all[whole].documents for key in self._all[at].keys
            )
            beside = (other for place in places for other in loose.get(place, ()))
            for other in dict.fromkeys(beside):
                if other not in (at, whole) and parents[other] in (None, whole) and self._one_part(at, other):
                    yield at, other

    def _by_amount(self) -> dict[tuple[int, Key], list[int]]:
        """The clusters by document and amount."""
        found: dict[tuple[int, Key], list[int]] = {}
        for at, cluster in enumerate(self._all):
            for one in cluster.members:
                for key in one.keys:
                    found.setdefault((one.document, key), []).append(at)
        return found

    def _alike_wholes(self) -> Iterator[tuple[int, int]]:
        """Pairs of wholes that have a part in common, and an amount."""
        pairs: dict[tuple[int, int], None] = {}
        for cluster in self._all:
            if len(cluster.members) > 1:
                homes = {self._home[one.part_of] for one in cluster.members if one.part_of is not None}
                pairs |= dict.fromkeys(combinations(sorted(homes), 2))
        return (pair for pair in pairs if self._one_whole(*pair))

    def _one_whole(self, first: int, second: int) -> bool:
        """Whether two sums with a part in common are one: an amount is, and no label speaks against it."""
        here, there = self._all[first], self._all[second]
        if not here.keys.keys() & there.keys.keys() or not here.may_join(there):
            return False
        names = [(one.name, two.name) for one in here.kinds.values() for two in there.kinds.values()]
        return all(not one.words or not two.words or likely(one, two) for one, two in names)

    def _one_part(self, first: int, second: int) -> bool:
        """Whether two sums are one part of a whole: nothing speaks against it, and their labels or dates are alike."""
        here, there = self._all[first], self._all[second]
        pairs = ((one, two) for one in here.kinds.values() for two in there.kinds.values())
        return here.may_join(there) and any(
            likely(one.name, two.name) or dated_alike(one, two) for one, two in pairs
        )


def _leads(parents: dict[int, int | None], start: int, target: int) -> bool:
    """Whether the wholes of `start` lead to `target`."""
    following: int | None = start
    while following is not None:
        if following == target:
            return True
        following = parents.get(following)
    return False


def _entries(one: Found) -> Iterator[tuple[Key, str]]:
    """Under what a sum is kept: its amounts, with each word that its name or an abbreviation of it may share."""
    marks = (*one.name.marks, _ANY) if one.name.words else (_UNNAMED, _ANY)
    return ((key, mark) for key in one.keys for mark in marks)


def _asked(one: Found) -> Iterator[tuple[Key, str]]:
    """Where to look for what a sum may repeat: by its words and among sums without any; without words anywhere."""
    marks = (*one.name.marks, _UNNAMED) if one.name.words else (_ANY,)
    return ((key, mark) for key in one.keys for mark in marks)


def _rank(one: Found) -> tuple[bool, bool, bool, bool, int]:
    """Which sum stands for the others: one with a value, with years, with stated years, with a date; else the first."""
    item = one.item
    valued = item.value_low is not None or item.value_high is not None
    assumed = {found.code for found in item.assumptions}
    return (not valued, item.schedule is None, "start" in assumed, "newest-rate" in assumed, one.at)
