"""What is doubtful about the rows of a comparison: what may be the same money, and parts that do not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from fundnorm.compare.comparison import DOUBTS, Role, Row
from fundnorm.compare.folding import Folded
from fundnorm.compare.rounded import rounded_pairs
from fundnorm.compare.rows import Plan
from fundnorm.compare.stages import Stage, meet
from fundnorm.model.item import Flag

__all__ = ["with_doubts"]

_SHOWN = 5  # rows that a doubt names


def with_doubts(
    rows: Sequence[Row], plan: Plan, numbers: Mapping[int, int], stages: Sequence[Stage]
) -> tuple[Row, ...]:
    """The rows with their doubts; `numbers` has the row of each sum."""
    sums = plan.sums
    restated, rounded = _restated(stages, sums), rounded_pairs(sums)
    doubts: dict[int, tuple[Flag, ...]] = {}
    for at, number in numbers.items():
        others = dict.fromkeys((*sums[at].perhaps, *rounded.get(at, ())))
        found = [*_pointing("maybe-repeat", (numbers[one] for one in others))]
        found += _pointing("maybe-restated", (numbers[one] for one in restated.get(at, ())))
        if at in plan.taken:
            found.append(Flag("years-of-whole", DOUBTS["years-of-whole"]))
        code = plan.division.unfit.get(at, "")
        if code and all(flag.code != code for flag in sums[at].stands.item.flags):
            found.append(Flag(code, DOUBTS[code]))
        doubts[number] = tuple(found)
    return tuple(
        row if row.role in (Role.EQUIVALENT, Role.RESIDUAL) else replace(row, doubts=doubts[row.number])
        for row in rows
    )


def _pointing(code: str, others: Iterator[int]) -> Iterator[Flag]:
    """The doubt with the numbers of the rows that it is about."""
    found = sorted(others)
    if found:
        more = ", …" if len(found) > _SHOWN else ""
        yield Flag(code, f"{DOUBTS[code]}: {', '.join(map(str, found[:_SHOWN]))}{more}")


def _restated(stages: Sequence[Stage], sums: Sequence[Folded]) -> dict[int, list[int]]:
    """Sums of one programme and stage with other amounts: of other documents and for times that may meet.

    In one document it is the very same dates that tell, as of an estimate and its revision in two columns; parts are
    looked at there too.
    """
    alike: dict[tuple[object, ...], list[Stage]] = {}
    for stage in stages:
        if stage.programme[1]:
            alike.setdefault((stage.programme, stage.name, stage.item.mention.amount.rate_per), []).append(
                stage
            )
    found: dict[int, list[int]] = {}
    for members in alike.values():
        for one, other in combinations(members[: 4 * _SHOWN], 2):
            if other.at not in sums[one.at].perhaps and _may_restate(one, other, sums):
                found.setdefault(one.at, []).append(other.at)
                found.setdefault(other.at, []).append(one.at)
    return found


def _may_restate(one: Stage, other: Stage, sums: Sequence[Folded]) -> bool:
    if sums[one.at].stands.document != sums[other.at].stands.document:
        return one.top and other.top and meet(one.item, other.item)
    here, there = one.item.time, other.item.time
    if here is None or there is None or here.first is None or here.last is None:
        return False
    linked = sums[one.at].parent == other.at or sums[other.at].parent == one.at
    together = sums[one.at].parent == sums[other.at].parent
    return not linked and not together and (here.first, here.last) == (there.first, there.last)
