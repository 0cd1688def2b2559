"""The sums of many documents before they are folded: each with its equivalents and every place where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from fundnorm.compare.comparison import Appearance
from fundnorm.compare.programmes import Name, name_of
from fundnorm.compare.stages import NO_FUNDING, meet
from fundnorm.compare.table_rows import row_totals
from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document
from fundnorm.model.money import RatePer, plain
from fundnorm.model.period import PartialDate
from fundnorm.normalise.currencies import only_country
from fundnorm.normalise.items.folding import fold

__all__ = ["Found", "Key", "Result", "Wording", "find_sums", "key_of"]

Result = tuple[Document, Sequence[LineItem]]

Key = tuple[str, Decimal | None, Decimal | None, RatePer | None]
"""What two mentions of one sum have in common: currency, both ends, and the unit of time."""


def key_of(item: LineItem) -> Key:
    """The key of an item; an open end counts as the stated one, as in "up to $5 million … the $5 million"."""
    amount = item.mention.amount
    low = amount.high if amount.low is None else amount.low
    high = amount.low if amount.high is None else amount.high
    return (amount.currency, low, high, amount.rate_per)


class Wording(NamedTuple):
    """One form of a sum in one document: the item of that form, and where it stands."""

    item: LineItem
    places: tuple[Appearance, ...]


class Found(NamedTuple):
    """A sum of one document: its wordings (the anchor, then equivalents), and the sum that it is part of.

    `at` is its index among all sums, `part_of` that of another; `country` is the document's, else the currency's only
    one; `announced` is the date of the act where it is known. `keys` are the amounts of all wordings, `digits` how many
    digits the first of them has but for idle zeros. `across` is true where it is a part because a row of a
    table adds up to its total. `former_of` is the sum whose former level this one is, for times that may meet: levels
    that the words date apart are money of two years. Funding is none of what is no funding.
    """

    at: int
    document: int
    wordings: tuple[Wording, ...]
    part_of: int | None
    country: str
    label: str
    name: Name
    announced: PartialDate | None
    item: LineItem
    keys: tuple[Key, ...]
    digits: int
    across: bool = False
    former_of: int | None = None

    @property
    def traits(self) -> tuple[object, ...]:
        """All that another sum is held against: of sums with the same traits one tells of all."""
        time = self.item.time
        dated = (time.duration, time.first, time.last) if time else None
        return (self.name, self.country, self.announced, self.item.mention.kind, dated, self.digits)


def find_sums(results: Sequence[Result]) -> list[Found]:
    """The sums of all documents in order; an equivalent belongs to its anchor, as its parts do."""
    found: list[Found] = []
    for at, (document, items) in enumerate(results):
        own = list(_of_document(at, document, items, len(found)))
        wholes = row_totals([(one.item, one.part_of is None) for one in own], document.source.text)
        for index, whole in wholes.items():
            if _is_funding(own[index].item) > _is_funding(own[whole].item):
                continue  # a running total or a balance is no sum that money could be counted by
            own[index] = own[index]._replace(part_of=own[whole].at, across=True)
        found += own
    return found


def _of_document(at: int, document: Document, items: Sequence[LineItem], before: int) -> Iterator[Found]:
    anchors = _anchors(items)
    places = _places(at, document)
    order = {number: before + index for index, number in enumerate(dict.fromkeys(anchors.values()))}
    labels = _labels(items)
    members: dict[int, list[LineItem]] = {number: [] for number in order}
    for item in items:
        members[anchors[item.number]].append(item)
    for number, own in members.items():
        own.sort(key=lambda item: item.number != number)  # the anchor first
        wholes = [anchors[item.part_of] for item in own if item.part_of in anchors]
        whole = next((order[one] for one in wholes if one != number), None)
        wordings = tuple(Wording(item, tuple(places(item))) for item in own)
        label = next((labels[item.number] for item in own if labels[item.number]), "")
        first = own[0]
        country = document.source.country or only_country(first.mention.amount.currency)
        announced = PartialDate.parse(first.announced) if first.announced else None
        keys = tuple(dict.fromkeys(key_of(item) for item in own))
        yield Found(
            order[number],
            at,
            wordings,
            whole,
            country,
            label,
            name_of(label),
            announced,
            first,
            keys,
            _digits(keys[0]),
            former_of=next((order[one] for one in _levels(own, items, anchors) if one != number), None),
        )


def _labels(items: Sequence[LineItem]) -> dict[int, str]:
    """What each item is for; a former level and the sum that took its place say it for each other."""
    labels = {item.number: item.mention.label or "" for item in items}
    for item in items:
        level = item.former_of
        if level in labels and level is not None:
            labels[item.number] = labels[item.number] or labels[level]
            labels[level] = labels[level] or labels[item.number]
    return labels


def _levels(own: Sequence[LineItem], items: Sequence[LineItem], anchors: Mapping[int, int]) -> Iterator[int]:
    """The numbers of the sums that took the place of one, of which the wordings are given."""
    numbered = {item.number: item for item in items}
    for item in own:
        level = numbered.get(anchors.get(item.former_of or 0, 0))
        if level is not None and meet(item, level) and _is_funding(item) <= _is_funding(level):
            yield level.number


def _is_funding(item: LineItem) -> bool:
    return item.mention.kind not in NO_FUNDING


def _digits(key: Key) -> int:
    """How many digits of an amount are not idle zeros."""
    ends = [end for end in key[1:3] if end is not None]
    return max(
        (len(plain(end.scaleb(-end.adjusted())).strip("-").replace(".", "")) for end in ends), default=0
    )


def _anchors(items: Sequence[LineItem]) -> dict[int, int]:
    """For the number of each item that of the item which all its equivalents restate; a circle ends where it began."""
    links = {item.number: item.equivalent_of for item in items}

    def root(number: int) -> int:
        seen = {number}
        following = links[number]
        while following is not None and following in links and following not in seen:
            number = following
            seen.add(number)
            following = links[number]
        return number

    return {number: root(number) for number in links}


def _places(at: int, document: Document) -> Callable[[LineItem], Iterator[Appearance]]:
    """What gives the places of an item of the document."""
    source = document.source
    entries = {entry.number: entry for entry in fold(document.mentions)}

    def places(item: LineItem) -> Iterator[Appearance]:
        entry = entries.get(item.number)
        for mention in entry.mentions if entry else (item.mention,):
            place = source.place_of(mention.start)
            yield Appearance(at, item.doc, item.number, mention.text, mention.start, mention.end, place)

    return places
