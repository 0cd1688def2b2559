"""Which sums the totals leave out, and why: no funding, told again, or another stage of money that counts.

A sum is left out for the sake of another only where that other counts: no money may count twice, and none not at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from fundnorm.compare.folding import Folded
from fundnorm.compare.restated import cumulated
from fundnorm.compare.stages import NO_FUNDING, Stage, other_stages
from fundnorm.model.finance import Kind

__all__ = ["reasons_of"]


def reasons_of(stages: Sequence[Stage], sums: Sequence[Folded], kinds: Sequence[Kind] = ()) -> dict[int, str]:
    """For each sum that is part of no other and that the totals leave out a code of `REASONS`.

    >>> reasons_of([], [])
    {}
    """
    asked_for_none = {
        stage.at: NO_FUNDING[stage.item.mention.kind] for stage in stages if _is_none(stage, kinds)
    }
    barred = frozenset(asked_for_none)
    while True:
        again = cumulated(stages, sums, barred)
        left = [stage for stage in stages if stage.at not in again and (stage.top or _counts(stage, barred))]
        beside = other_stages(left, kinds)
        leant_on = frozenset().union(*again.values()) | {stages[at].root for at in beside.values()}
        lost = leant_on & (again.keys() | beside.keys())
        if not lost:
            return dict.fromkeys(again, "repeat") | dict.fromkeys(beside, "other-stage") | asked_for_none
        barred |= lost


def _is_none(stage: Stage, kinds: Sequence[Kind]) -> bool:
    """Whether a sum is no money that a total of funding takes, and nobody asked for its kind."""
    kind = stage.item.mention.kind
    return stage.top and kind in NO_FUNDING and kind not in kinds


def _counts(stage: Stage, barred: frozenset[int]) -> bool:
    return stage.root not in barred
