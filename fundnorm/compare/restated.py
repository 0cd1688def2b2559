"""Sums that a document states again as what several parts come to: the same programme, cumulated over years or stages.

A budget sheet may give a programme's money by year and, elsewhere, what it came to so far. Where a sum that is part of
no other is exactly what two or more parts of other sums come to, of the same label in the same document and one after
the other, it is those parts once more. A sum with parts of that label of its own, as the total of a table's row, is
what these come to as a matter of course, and repeats no others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from fundnorm.compare.folding import Folded
from fundnorm.compare.stages import Stage
from fundnorm.model.money import EXACT

__all__ = ["cumulated"]

_MOST = 60  # parts of one label that are looked at


class _Part(NamedTuple):
    """A part's figure, and the sum without a whole that it is inside."""

    value: Decimal
    root: int


def cumulated(
    stages: Sequence[Stage], sums: Sequence[Folded], barred: frozenset[int] = frozenset()
) -> Mapping[int, frozenset[int]]:
    """The sums that are what parts of others come to, each with the roots of these parts.

    The roots in `barred` do not count, so that nothing is told again by their parts.

    >>> cumulated([], [])
    {}
    """
    parts: dict[tuple[object, ...], list[_Part]] = {}
    for stage in stages:
        value = _stated(stage)
        if not stage.top and stage.programme[1] and value is not None and stage.value is not None:
            parts.setdefault(_place(stage, sums), []).append(_Part(value, stage.root))
    found: dict[int, frozenset[int]] = {}
    for stage in stages:
        alike = parts.get(_place(stage, sums), ()) if stage.top and stage.programme[1] else ()
        if all(part.root != stage.at for part in alike):
            others = (part for part in alike if part.root not in barred)
            roots = _run(_stated(stage), list(islice(others, _MOST)))
            if roots:
                found[stage.at] = roots
    return found


def _place(stage: Stage, sums: Sequence[Folded]) -> tuple[object, ...]:
    return (sums[stage.at].stands.document, stage.programme, stage.item.mention.amount.currency)


def _stated(stage: Stage) -> Decimal | None:
    """The single figure that the document states, for no unit of time."""
    amount = stage.item.mention.amount
    return amount.single if amount.rate_per is None else None


def _run(value: Decimal | None, parts: Sequence[_Part]) -> frozenset[int]:
    """The roots of the first run of two or more parts, one after the other, that comes to the value."""
    if not value:
        return frozenset()
    return next(
        (
            frozenset(part.root for part in parts[start:end])
            for start in range(len(parts) - 1)
            for end, reached in _reached(parts, start)
            if reached == value
        ),
        frozenset(),
    )


def _reached(parts: Sequence[_Part], start: int) -> Iterator[tuple[int, Decimal]]:
    """What the parts from a place on come to, two or more of them, with the place after the last."""
    reached = parts[start].value
    for end, part in enumerate(parts[start + 1 :], start + 2):
        reached = EXACT.add(reached, part.value)
        yield end, reached
