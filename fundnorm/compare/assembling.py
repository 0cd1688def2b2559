"""From the sums of documents to a comparison: folded, divided, added up, put in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from fundnorm.compare.axis import axis_of, shares_of, years_of
from fundnorm.compare.comparison import Comparison
from fundnorm.compare.doubts import with_doubts
from fundnorm.compare.folding import Folded, fold_sums
from fundnorm.compare.leaving_out import reasons_of
from fundnorm.compare.remarks import remarks
from fundnorm.compare.rows import Plan, rows_of
from fundnorm.compare.selecting import Choice, group_name, hide, sort_key
from fundnorm.compare.sharing import Spread, spread_out
from fundnorm.compare.stages import Stage
from fundnorm.compare.summing import groups_of, totals_of
from fundnorm.compare.sums import Result, find_sums
from fundnorm.compare.totals import Figure, Node, divide_trees, roots_of
from fundnorm.model.item import LineItem
from fundnorm.model.money import EXACT
from fundnorm.normalise.currencies import quantum

__all__ = ["assemble"]

_SMALLEST = Decimal("0.000000001")  # of a percentage of output


def assemble(results: Sequence[Result], choice: Choice | None = None) -> Comparison:
    """The comparison of documents whose sums have been normalised on the same terms.

    InputError for a calendar that is not known.

    >>> assemble([]).rows
    ()
    """
    choice = choice or Choice()
    sums, hidden = hide(fold_sums(find_sums(results)), choice)
    items = [item for _, own in results for item in own]
    stages = _stages(sums)
    plan = _plan(
        sums, stages, choice, axis_of(items, choice.axis), [document.source.name for document, _ in results]
    )
    rows, numbers = rows_of(plan)
    rows = with_doubts(rows, plan, numbers, stages)
    basis = next((item.basis for item in items), "nominal")
    made = Comparison(
        rows=rows,
        totals=totals_of(rows, basis),
        groups=groups_of(rows, basis) if choice.group_by else (),
        years=plan.years,
        unit=next((str(item.unit) for item in items if item.unit), ""),
        basis=basis,
        axis=plan.axis,
        group_by=choice.group_by.value if choice.group_by else "",
        documents=tuple(document for document, _ in results),
        items=tuple(tuple(own) for _, own in results),
        hidden=hidden,
    )
    return replace(made, notes=remarks(made))


def _stages(sums: Sequence[Folded]) -> list[Stage]:
    """The sums as their programmes see them; a programme that is called by its short name is known by its whole one."""
    long: dict[tuple[str, str], frozenset[str]] = {}
    for folded in sums:
        for one in folded.members:
            for short in one.name.short_names:
                long.setdefault((one.country, short), folded.words)
    stages = []
    roots = roots_of([folded.parent for folded in sums])
    for at, folded in enumerate(sums):
        country, words = folded.stands.country, folded.words
        if len(words) == 1:
            words = long.get((country, next(iter(words))), words)
        stages.append(Stage(at, (country, words), folded.stands.item, roots[at]))
    return stages


def _plan(
    sums: tuple[Folded, ...], stages: Sequence[Stage], choice: Choice, axis: str, names: Sequence[str]
) -> Plan:
    """All that decides the rows of the sums."""
    left_out = reasons_of(stages, sums, choice.kinds)
    nodes = [_node(folded, axis) for folded in sums]
    shares, taken = spread_out([_spread(node) for node in nodes])
    nodes = [
        node._replace(figure=node.figure._replace(years=own)) if node.figure else node
        for node, own in zip(nodes, shares, strict=True)
    ]
    groups = tuple(group_name(choice.group_by, folded, names) if choice.group_by else "" for folded in sums)
    order = sorted(range(len(sums)), key=lambda at: sort_key(choice.sort, sums[at]))
    place = {
        name: index for index, name in enumerate(dict.fromkeys(groups[at] for at in order if stages[at].top))
    }
    order.sort(key=lambda at: place.get(groups[at], 0))
    return Plan(
        sums,
        years_of([shares_of(folded.stands.item, axis) for folded in sums]),
        axis,
        divide_trees(nodes, frozenset(left_out)),
        left_out,
        tuple(order),
        groups,
        tuple(shares),
        tuple(stage.root for stage in stages),
        taken,
    )


def _node(folded: Folded, axis: str) -> Node:
    """A sum as its tree sees it."""
    item = folded.stands.item
    unit = str(item.unit) if item.unit else item.mention.amount.currency
    figure = None
    if item.value_low is not None or item.value_high is not None:
        shares = shares_of(item, axis)
        years = {heading: share.amount for heading, share in shares.items()}
        figure = Figure(item.value_low, item.value_high, years)
    amount, total = item.mention.amount, item.total_low
    stated = (amount.currency, total) if total is not None and total == item.total_high else None
    way = 2 * int(folded.across) + int(item.mention.period is not None)
    return Node(figure, folded.parent, unit, _step(item), way, stated)


def _spread(node: Node) -> Spread:
    """A sum as it is spread over years."""
    figure = node.figure or Figure(None, None)
    single = figure.low if figure.low == figure.high else None
    return Spread(single, figure.years, node.parent, node.step)


def _step(item: LineItem) -> Decimal:
    """To what step an item's figures were rounded, in its unit."""
    if item.unit is None:
        return quantum(item.mention.amount.currency)
    if "%" in item.unit.currency:
        return _SMALLEST
    return EXACT.divide(quantum(item.unit.currency), item.unit.scale)
