"""Which sums the totals leave out, and why: no funding, a former level, told again, or another stage of what counts.

A sum is left out for the sake of another only where that other counts: no money may count twice, and none not at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from fundnorm.compare.columns import other_columns
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
    roots = {stage.at: stage.root for stage in stages}
    left_out = {stage.at: NO_FUNDING[stage.item.mention.kind] for stage in stages if _is_none(stage, kinds)}
    left_out |= {stage.at: "former" for stage in stages if stage.top and sums[stage.at].former}
    left_out |= dict.fromkeys(other_columns(stages, sums, kinds), "other-stage")
    stages = [stage for stage in stages if stage.root not in left_out]
    barred: frozenset[int] = frozenset()
    while True:
        again = cumulated(stages, sums, barred)
        left = [
            stage for stage in stages if stage.at not in again and (stage.top or stage.root not in barred)
        ]
        beside = other_stages(left, kinds)
        leant_on = frozenset().union(*again.values()) | {roots[at] for at in beside.values()}
        lost = leant_on & (again.keys() | beside.keys())
        if not lost:
            return left_out | dict.fromkeys(again, "repeat") | dict.fromkeys(beside, "other-stage")
        barred |= lost


def _is_none(stage: Stage, kinds: Sequence[Kind]) -> bool:
    """Whether a sum is no money that a total of funding takes, and nobody asked for its kind."""
    kind = stage.item.mention.kind
    return stage.top and kind in NO_FUNDING and kind not in kinds
