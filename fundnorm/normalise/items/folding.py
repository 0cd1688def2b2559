"""Repeats of a sum folded into one entry, and what entries take over from those they belong to.

The gold law links mentions by index: a repeat or an equivalent to the sum that it restates, a part to its whole.
Here each distinct sum becomes an entry; links name entries, counted from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from fundnorm.model.mention import Mention
from fundnorm.model.money import Amount, RatePer
from fundnorm.model.period import PartialDate, TimeExpression

__all__ = ["Entry", "Relations", "fold"]


class Entry(NamedTuple):
    """A sum and the further mentions that repeat it; the links are the numbers of entries.

    `per` is the unit of time that an equivalent without one of its own has by its anchor.
    """

    number: int
    mention: Mention
    repeats: tuple[Mention, ...] = ()
    part_of: int | None = None
    equivalent_of: int | None = None
    former_of: int | None = None
    per: RatePer | None = None

    @property
    def amount(self) -> Amount:
        """What was said, per the unit of time that the anchor gives it."""
        said = self.mention.amount
        return said if self.per is None else replace(said, rate_per=self.per)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention of the sum, the first one first."""
        return (self.mention, *self.repeats)


def fold(mentions: Sequence[Mention]) -> tuple[Entry, ...]:
    """The distinct sums in text order: an equivalent of the same figure in the same currency is a repeat.

    A repeat may leave out the unit of time ("$5 million a year … that $5 million"). A link to nowhere is dropped.
    """
    if not any(_linked(mention) for mention in mentions):
        return tuple(Entry(number, mention) for number, mention in enumerate(mentions, 1))
    home = _homes(mentions)
    members: dict[int, list[int]] = {}
    for index, stands_in in enumerate(home):
        members.setdefault(stands_in, []).append(index)
    numbers = {index: number for number, index in enumerate(members, 1)}

    def entry_of(link: int | None, own: int) -> int | None:
        """The entry that a link leads to, unless that is the entry itself."""
        if link is None or not 0 <= link < len(home) or home[link] == own:
            return None
        return numbers[home[link]]

    def first_link(indices: Sequence[int], link: Callable[[Mention], int | None]) -> int | None:
        found = (entry_of(link(mentions[index]), indices[0]) for index in indices)
        return next((number for number in found if number is not None), None)

    return tuple(
        Entry(
            number=numbers[index],
            mention=mentions[index],
            repeats=tuple(mentions[other] for other in indices[1:]),
            part_of=first_link(indices, lambda mention: mention.part_of),
            equivalent_of=first_link(indices, lambda mention: mention.equivalent_of),
            former_of=first_link(indices, lambda mention: mention.former_of),
        )
        for index, indices in members.items()
    )


def _linked(mention: Mention) -> bool:
    links = (mention.part_of, mention.equivalent_of, mention.former_of)
    return any(link is not None for link in links)


def _homes(mentions: Sequence[Mention]) -> list[int]:
    """For each mention the index of the mention that stands for the same sum: its own unless it is a repeat."""
    firsts: dict[tuple[int, str, Decimal | None, Decimal | None], int] = {}
    roots: list[int] = []
    home = []
    for index, mention in enumerate(mentions):
        link, amount = mention.equivalent_of, mention.amount
        roots.append(roots[link] if link is not None and 0 <= link < index else index)
        low = amount.high if amount.low is None else amount.low
        high = amount.low if amount.high is None else amount.high
        first = firsts.setdefault((roots[index], amount.currency, low, high), index)
        repeated = amount.rate_per in (None, mentions[first].amount.rate_per)
        home.append(first if repeated else index)
    return home


class Relations(NamedTuple):
    """The entries of a document and what they take over from each other."""

    entries: tuple[Entry, ...]
    restatements: Mapping[int, Sequence[Entry]]
    divisions: Mapping[int, Sequence[Entry]]

    @classmethod
    def of(cls, entries: tuple[Entry, ...]) -> Relations:
        """The relations of the entries that `fold` made."""
        restatements: dict[int, list[Entry]] = {}
        divisions: dict[int, list[Entry]] = {}
        for entry in entries:
            if entry.equivalent_of is not None:
                restatements.setdefault(entry.equivalent_of, []).append(entry)
            if entry.part_of is not None:
                divisions.setdefault(entry.part_of, []).append(entry)
        return cls(entries, restatements, divisions)

    def parts(self, entry: Entry) -> Sequence[Entry]:
        """The entries that are directly inside one."""
        return self.divisions.get(entry.number, ())

    def anchor(self, entry: Entry) -> Entry | None:
        """What the entry restates, else its whole."""
        number = entry.part_of if entry.equivalent_of is None else entry.equivalent_of
        return None if number is None else self.entries[number - 1]

    def announced(self, entry: Entry) -> tuple[PartialDate | None, Entry]:
        """The date of the act and the entry that has it: the sum's own, else its anchor's, and so on."""
        for link in self._upwards(entry):
            for mention in link.mentions:
                if mention.announced is not None:
                    return mention.announced, link
        return None, entry

    def time_words(self, entry: Entry) -> tuple[TimeExpression | None, Entry]:
        """The words that say for what time the sum is, and the entry that has them.

        They are the sum's own, those of an equivalent, else those of its anchor, and so on.
        """
        for link in self._upwards(entry):
            for candidate in (link, *self.restatements.get(link.number, ())):
                for mention in candidate.mentions:
                    if mention.period is not None:
                        return mention.period, candidate
        return None, entry

    def _upwards(self, entry: Entry) -> Iterator[Entry]:
        """The entry, its anchor, the anchor's anchor …; a circle is walked once."""
        seen: set[int] = set()
        following: Entry | None = entry
        while following is not None and following.number not in seen:
            seen.add(following.number)
            yield following
            following = self.anchor(following)
