"""The items of a report with their places in it: the anchors that link table, text and workings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document

__all__ = ["Placed", "Result", "placed", "roots"]

Result = tuple[Document, Sequence[LineItem]]


class Placed(NamedTuple):
    """An item, its document's place among the documents (from 1), and how deep it stands under its whole."""

    item: LineItem
    document: int
    depth: int = 0

    @property
    def key(self) -> str:
        """What tells the item from all others of the report: its row is `r` + key, its mark `m`, its working `w`."""
        return f"{self.document}-{self.item.number}"

    @property
    def role(self) -> str:
        """How the item belongs to others, in words; "" for a sum by itself."""
        item = self.item
        words = []
        if item.part_of is not None:
            words.append(f"part of {item.part_of}")
        if item.equivalent_of is not None:
            words.append(f"same sum as {item.equivalent_of}")
        if item.repeats:
            words.append(f"said {item.repeats + 1} times")
        return ", ".join(words)


def placed(results: Sequence[Result]) -> tuple[Placed, ...]:
    """Every item, those of a document in the order of its text, but parts and equivalents under what they belong to.

    >>> placed([])
    ()
    """
    return tuple(
        Placed(item, at, depth) for at, (_, items) in enumerate(results, 1) for item, depth in _tree(items)
    )


def roots(found: Iterable[Placed]) -> tuple[Placed, ...]:
    """The items that are neither a part nor a restatement of another one that is there.

    >>> roots(())
    ()
    """
    return tuple(one for one in found if one.depth == 0)


def _tree(items: Sequence[LineItem]) -> Iterator[tuple[LineItem, int]]:
    """The items depth first; those that a circle keeps from any root come last, as roots."""
    numbers = {item.number for item in items}
    children: dict[int | None, list[LineItem]] = {}
    for item in items:
        whole = item.part_of if item.equivalent_of is None else item.equivalent_of
        children.setdefault(whole if whole in numbers and whole != item.number else None, []).append(item)
    seen: set[int] = set()
    for root in [*children.get(None, ()), *items]:
        yield from _branch(root, children, seen)


def _branch(
    root: LineItem, children: Mapping[int | None, Sequence[LineItem]], seen: set[int]
) -> Iterator[tuple[LineItem, int]]:
    waiting = [(root, 0)]
    while waiting:
        item, depth = waiting.pop()
        if item.number in seen:
            continue
        seen.add(item.number)
        yield item, depth
        waiting += [(child, depth + 1) for child in reversed(children.get(item.number, ()))]
