"""Sums that a document states again as what several parts come to: the same programme, cumulated over years or stages.

A budget sheet may give a programme's money by year and, elsewhere, what it came to so far. Where a sum that is part of
no other is exactly what two or more parts of the same label in the same document come to, one after the other, it is
those parts once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from fundnorm.compare.folding import Folded
from fundnorm.compare.stages import Stage
from fundnorm.model.money import EXACT

__all__ = ["cumulated"]

_MOST = 60  # parts of one label that are looked at


def cumulated(stages: Sequence[Stage], sums: Sequence[Folded]) -> frozenset[int]:
    """The sums without a whole that are what parts of the same label and document come to.

    >>> cumulated([], [])
    frozenset()
    """
    parts: dict[tuple[object, ...], list[Decimal]] = {}
    for stage in stages:
        value = _stated(stage)
        if not stage.top and stage.programme[1] and value is not None:
            parts.setdefault(_place(stage, sums), []).append(value)
    tops = (stage for stage in stages if stage.top and stage.programme[1])
    return frozenset(
        stage.at for stage in tops if _is_run(_stated(stage), parts.get(_place(stage, sums), [])[:_MOST])
    )


def _place(stage: Stage, sums: Sequence[Folded]) -> tuple[object, ...]:
    return (sums[stage.at].stands.document, stage.programme, stage.item.mention.amount.currency)


def _stated(stage: Stage) -> Decimal | None:
    """The single figure that the document states, for no unit of time."""
    amount = stage.item.mention.amount
    return amount.single if amount.rate_per is None else None


def _is_run(value: Decimal | None, parts: Sequence[Decimal]) -> bool:
    """Whether two or more parts, one after the other, come to the value."""
    if not value:
        return False
    return any(value in list(accumulate(parts[start:], EXACT.add))[1:] for start in range(len(parts) - 1))
