"""The stages of one programme: money that is authorised, then allocated, then spent is one money at three times.

Sums whose labels have the same telling words, of one country and for times that may meet, are one programme's. Where
they are at several stages, the totals take one: the first of the kinds that were asked for; else the plan (authorised,
budgeted, appropriated or allocated) that comes to most; else money promised or given, then what was spent. The others
stand beside it. A part of another sum stays where it is, and goes before sums that are no part.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from fundnorm.model.finance import Kind
from fundnorm.model.item import LineItem
from fundnorm.model.money import EXACT

__all__ = ["NO_FUNDING", "Stage", "meet", "other_stages", "preferred"]

NO_FUNDING = {Kind.REVENUE: "income", Kind.FINE: "income", Kind.COST: "cost", Kind.OTHER: "no-funding"}
"""Kinds that a total of funding does not take, unless they are asked for, and the reason."""

_PLANS = ("authorisation", "budget", "appropriation", "allocation")
_THEN = ("finance", "disbursement", "cost", "revenue", "fine", "other")
_TAKEN = frozenset(("start", "years-given"))
"""Assumptions by which years are not those of the text."""
_FINANCE = frozenset((Kind.COMMITMENT, Kind.GRANT, Kind.LOAN, Kind.INVESTMENT))


class Stage(NamedTuple):
    """A sum as its programme sees it: `root` is the sum at the top of its tree, itself where it is part of no other."""

    at: int
    programme: tuple[str, frozenset[str]]
    item: LineItem
    root: int

    @property
    def top(self) -> bool:
        """Whether the sum is part of no other."""
        return self.root == self.at

    @property
    def name(self) -> str:
        """What the stage is called."""
        return _stage_of(self.item.mention.kind)

    @property
    def value(self) -> Decimal | None:
        """The high end of what the sum comes to, else the end that is known."""
        return self.item.value_low if self.item.value_high is None else self.item.value_high


def _stage_of(kind: Kind) -> str:
    return "finance" if kind in _FINANCE else kind.value


def other_stages(stages: Sequence[Stage], kinds: Sequence[Kind] = ()) -> dict[int, int]:
    """For each sum that stands beside another stage of its programme, the first sum of that stage."""
    programmes: dict[tuple[str, frozenset[str]], list[Stage]] = {}
    for stage in stages:
        if stage.programme[1] and (
            stage.item.mention.kind not in NO_FUNDING or stage.item.mention.kind in kinds
        ):
            programmes.setdefault(stage.programme, []).append(stage)
    found: dict[int, int] = {}
    for members in programmes.values():
        found |= _beside(members, kinds)
    return found


def _beside(members: Sequence[Stage], kinds: Sequence[Kind]) -> dict[int, int]:
    """The sums of one programme that stand beside another stage of it; parts of other sums come first, they stay."""
    found: dict[int, int] = {}
    left = list(members)
    while len({stage.name for stage in left}) > 1:
        inside = [stage for stage in left if not stage.top]
        chosen = _chosen(inside or left, kinds)
        taken = [stage for stage in inside or left if stage.name == chosen]
        for stage in left:
            if stage.top and stage.name != chosen:
                met = next((one for one in taken if _tells(one, stage)), None)
                if met is not None:
                    found[stage.at] = met.at
        left = [stage for stage in left if stage not in taken and stage.at not in found]
    return found


def _tells(one: Stage, other: Stage) -> bool:
    """Whether a sum of another stage tells of the same money: none of its own parts, and none without a value."""
    if one.root == other.at or (one.value is None and other.value is not None):
        return False
    return meet(one.item, other.item)


def _chosen(members: Sequence[Stage], kinds: Sequence[Kind]) -> str:
    """The stage that the totals take; one whose sums have values, where there is any."""
    amounts: dict[str, Decimal] = {}
    for stage in members:
        if stage.value is not None:
            amounts[stage.name] = EXACT.add(amounts.get(stage.name, Decimal(0)), stage.value)
    options = amounts or dict.fromkeys((stage.name for stage in members), Decimal(0))
    return list(options)[preferred(list(options.items()), kinds)]


def preferred(options: Sequence[tuple[str, Decimal]], kinds: Sequence[Kind] = ()) -> int:
    """Which of some stages, each with what it comes to, the totals take, by its index; the first of those alike.

    >>> preferred([("disbursement", Decimal(9)), ("budget", Decimal(5)), ("budget", Decimal(7))])
    2
    """
    names = [name for name, _ in options]
    orders = (*([_stage_of(kind)] for kind in kinds), _PLANS, *([name] for name in _THEN))
    order = next(order for order in orders if not set(order).isdisjoint(names))
    fitting = [at for at, name in enumerate(names) if name in order]
    return max(fitting, key=lambda at: options[at][1])


def meet(one: LineItem, other: LineItem) -> bool:
    """Whether two sums may be for the same time: they are, unless the words date both and apart."""
    here, there = _dates(one), _dates(other)
    return here is None or there is None or (here[0] <= there[1] and there[0] <= here[1])


def _dates(item: LineItem) -> tuple[date, date] | None:
    """The first and the last day that the words fix, or the schedule that they lead to: of "2024-25" by its country."""
    time, schedule = item.time, item.schedule
    if time is None:
        return None
    if time.first and time.last:
        return (time.first, time.last)
    if schedule is None or not _TAKEN.isdisjoint(found.code for found in item.assumptions):
        return None
    first, last = schedule.shares[0].first, schedule.shares[-1].last
    return (first, last) if first and last else None
