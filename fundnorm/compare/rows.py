"""The rows of a comparison: each sum, its equivalents, its parts, and what they leave of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from fundnorm.compare.axis import shares_of
from fundnorm.compare.comparison import Role, Row, Year
from fundnorm.compare.folding import Folded
from fundnorm.compare.sums import Wording
from fundnorm.compare.totals import Division

__all__ = ["Plan", "rows_of"]


class Plan(NamedTuple):
    """The sums with all that decides their rows.

    `left_out` says of sums without a whole why the totals leave them out, `order` in which order sums of one level
    stand, `groups` what the group of each is called, `shares` what falls in each year, `roots` which sum is at
    the top of its tree; the sums in `taken` have the years of their whole.
    """

    sums: tuple[Folded, ...]
    years: tuple[Year, ...]
    axis: str
    division: Division
    left_out: Mapping[int, str]
    order: tuple[int, ...]
    groups: tuple[str, ...]
    shares: tuple[Mapping[str, Decimal], ...]
    roots: tuple[int, ...]
    taken: frozenset[int] = frozenset()


def rows_of(plan: Plan) -> tuple[tuple[Row, ...], dict[int, int]]:
    """The rows in order, and the row number of each sum."""
    rows: list[Row] = []
    numbers: dict[int, int] = {}
    for row, at, hangs_on in _drafts(plan):
        number = len(rows) + 1
        if row.role not in (Role.EQUIVALENT, Role.RESIDUAL):
            numbers[at] = number
        parent = None if hangs_on is None else numbers[hangs_on]
        rows.append(replace(row, number=number, parent=parent))
    return tuple(rows), numbers


Draft = tuple[Row, int, int | None]
"""A row without a number, its sum, and the sum that it hangs on."""


def _drafts(plan: Plan) -> Iterator[Draft]:
    """The rows, whole before part; a loop and no recursion, for parts may be nested deeply."""
    parts: dict[int | None, list[int]] = {}
    for at in plan.order:
        parts.setdefault(plan.sums[at].parent, []).append(at)
    waiting = [(at, 0, plan.groups[at], False) for at in reversed(parts.get(None, []))]
    while waiting:
        at, depth, group, closing = waiting.pop()
        if closing:
            yield from _rest(plan, at, depth, group)
            continue
        yield from _sum(plan, at, depth, group)
        waiting.append((at, depth + 1, group, True))
        waiting += [(part, depth + 1, group, False) for part in reversed(parts.get(at, []))]


def _sum(plan: Plan, at: int, depth: int, group: str) -> Iterator[Draft]:
    """The row of a sum, and one for each other currency or form that it was stated in."""
    folded = plan.sums[at]
    role, why = _role(plan, at)
    for index, wording in enumerate(folded.wordings):
        row = replace(
            _row(folded, wording),
            role=Role.EQUIVALENT if index else role,
            why="equivalent" if index else why,
            depth=depth + 1 if index else depth,
            counted=not index and at in plan.division.leaves,
            by_year=_aligned(plan.years, _shares(wording, plan.axis) if index else plan.shares[at]),
            group=group,
        )
        yield row, at, at if index else folded.parent


def _role(plan: Plan, at: int) -> tuple[Role, str]:
    """What the row of a sum is, and why its own figure is not added up."""
    folded = plan.sums[at]
    item, top = folded.stands.item, folded.parent is None
    left_out = plan.left_out.get(at, "")
    if left_out == "other-stage":
        return Role.OTHER_STAGE, left_out
    if item.value_low is None and item.value_high is None:
        unknown = any(flag.code == "no-duration" for flag in item.flags)
        return (Role.BESIDE if top else Role.PART), "no-length" if unknown else "no-rate"
    if left_out:
        return Role.BESIDE, left_out
    role = Role.COUNTED if top else Role.PART
    if at in plan.division.leaves:
        return role, ""
    if at not in plan.division.inside:
        return role, "divided"
    return role, plan.left_out.get(plan.roots[at], "inside")


def _row(folded: Folded, wording: Wording) -> Row:
    """The row of one wording of a sum, as if it stood alone."""
    item, stands = wording.item, folded.stands
    return Row(
        number=0,
        role=Role.COUNTED,
        label=folded.label,
        item=item,
        document=wording.places[0].document,
        unit=str(item.unit) if item.unit else item.mention.amount.currency,
        low=item.value_low,
        high=item.value_high,
        country=stands.country,
        appearances=tuple(place._replace(stands=not index) for index, place in enumerate(wording.places)),
    )


def _shares(wording: Wording, axis: str) -> dict[str, Decimal]:
    return {heading: share.amount for heading, share in shares_of(wording.item, axis).items()}


def _rest(plan: Plan, at: int, depth: int, group: str) -> Iterator[Draft]:
    """The row of what the parts of a sum leave of it, where they leave anything."""
    rest = plan.division.rests.get(at)
    if rest is None:
        return
    folded = plan.sums[at]
    whole = _row(folded, folded.wordings[0])
    row = replace(
        whole,
        role=Role.RESIDUAL,
        label=f"rest of {whole.label or whole.item.mention.text}",
        low=rest.figure.low,
        high=rest.figure.high,
        by_year=_aligned(plan.years, rest.figure.years),
        counted=rest.counted,
        why="rounding" if rest.rounding else "" if rest.counted else "inside",
        depth=depth,
        group=group,
        appearances=(),
    )
    yield row, at, at


def _aligned(years: tuple[Year, ...], amounts: Mapping[str, Decimal]) -> tuple[Decimal | None, ...]:
    return tuple(amounts.get(year.heading) for year in years)
