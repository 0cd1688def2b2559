"""Trees of parts that count once: what a whole's parts leave of it, so that leaves and rests come to the roots exactly.

A whole is divided among its parts where they allow it: each has one figure, they are in its unit, they do not come to
more than it, nor in any year to more than it has there. The rest of it is then a figure of its own. Otherwise the
whole counts as it was said, and its parts do not count.

Ends are added end by end; an open end stays open. Where parts are ranges, the rest is an interval: the whole's low end
less the parts' high ones, and the other way round; it is for looking at, since such ends do not add up to the whole's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from fundnorm.model.money import EXACT, added

__all__ = ["Division", "Figure", "Node", "Rest", "divide_trees", "plus", "roots_of"]

_ROUNDINGS = (
    3  # steps by which rounding may move an amount: its conversion, its split, its cut to another calendar
)


class Figure(NamedTuple):
    """An amount: both ends, None where open, and its shares by year, none where its years are not known."""

    low: Decimal | None
    high: Decimal | None
    years: Mapping[str, Decimal] = {}


class Node(NamedTuple):
    """A sum, what it is part of (an index before or after it), its unit and the step that it was rounded to.

    `figure` is None for a sum without a value; its parts are then those of its whole. Parts with different marks of
    `way` divide their whole in different ways, by purpose and by year, odd ones by year; `stated` is the figure as it
    was said, by which a way is known to be whole, None for a range.
    """

    figure: Figure | None
    parent: int | None = None
    unit: str = ""
    step: Decimal = Decimal("0.01")
    way: int = 0
    stated: tuple[str, Decimal] | None = None


class Rest(NamedTuple):
    """What the parts leave of a whole; `counted` where it adds up with them, `rounding` where it is only that."""

    figure: Figure
    counted: bool
    rounding: bool = False


class Division(NamedTuple):
    """How trees count: the nodes that do, as leaves; the rests of wholes; and of which wholes the parts do not fit.

    `inside` are the nodes within a whole that counts by itself; `unfit` has a flag code for such wholes where there is
    something wrong: parts-exceed or parts-years-differ.
    """

    leaves: frozenset[int]
    inside: frozenset[int]
    rests: Mapping[int, Rest]
    unfit: Mapping[int, str]


def plus(ends: Iterable[Decimal | None]) -> Decimal | None:
    """The exact sum, None where any of them is open.

    >>> plus([Decimal(1), Decimal(2)]), plus([Decimal(1), None])
    (Decimal('3'), None)
    """
    known = list(ends)
    closed = [end for end in known if end is not None]
    return added(closed) if len(closed) == len(known) else None


def divide_trees(nodes: Sequence[Node], left_out: frozenset[int] = frozenset()) -> Division:
    """How the trees of the nodes count; those of the roots in `left_out` do not count at all.

    >>> trees = [Node(Figure(Decimal(9), Decimal(9))), Node(Figure(Decimal(4), Decimal(4)), parent=0)]
    >>> division = divide_trees(trees)
    >>> sorted(division.leaves), division.rests[0].figure.low
    ([1], Decimal('5'))
    """
    parts: dict[int, list[int]] = {}
    roots = []
    for at, node in enumerate(nodes):
        if node.figure is not None:
            whole = _valued_whole(nodes, at)
            roots += [at] if whole is None else []
            parts.setdefault(at if whole is None else whole, []).extend([] if whole is None else [at])
    found = _Found(nodes, parts)
    for root in roots:
        found.count(root, counts=root not in left_out)
    return Division(frozenset(found.leaves), frozenset(found.inside), found.rests, found.unfit)


def _valued_whole(nodes: Sequence[Node], at: int) -> int | None:
    """The nearest whole that has a figure; a circle of wholes is cut."""
    seen = {at}
    whole = nodes[at].parent
    while whole is not None and whole not in seen:
        if nodes[whole].figure is not None:
            return whole
        seen.add(whole)
        whole = nodes[whole].parent
    return None


def roots_of(parents: Sequence[int | None]) -> list[int]:
    """For each sum the one at the top of its tree, by the index of each one's whole; no circles.

    >>> roots_of([None, 0, 1, None])
    [0, 0, 0, 3]
    """
    roots: dict[int, int] = {}
    for start in range(len(parents)):
        chain = [start]
        while chain[-1] not in roots and (parent := parents[chain[-1]]) is not None:
            chain.append(parent)
        roots |= dict.fromkeys(chain, roots.get(chain[-1], chain[-1]))
    return [roots[at] for at in range(len(parents))]


class _Found:
    """What was found of the trees so far."""

    def __init__(self, nodes: Sequence[Node], parts: Mapping[int, Sequence[int]]) -> None:
        self.nodes, self.parts = nodes, parts
        self.leaves: set[int] = set()
        self.inside: set[int] = set()
        self.rests: dict[int, Rest] = {}
        self.unfit: dict[int, str] = {}

    def count(self, root: int, *, counts: bool) -> None:
        """The tree of a root, without recursion: a chain of parts may be long."""
        waiting = [(root, counts)]
        while waiting:
            at, counted = waiting.pop()
            every = self.parts.get(at, ())
            own = self._one_way(at, every)
            divided = bool(own) and self._divide(at, own, counted=counted)
            if counted and not divided:
                self.leaves.add(at)
            if not counted:
                self.inside.add(at)
            chosen = frozenset(own)
            waiting += [(part, counted and divided and part in chosen) for part in every]

    def _one_way(self, at: int, parts: Sequence[int]) -> Sequence[int]:
        """The parts of one way to divide a whole: where there are several, a complete one, rather by year."""
        ways: dict[int, list[int]] = {}
        for part in parts:
            ways.setdefault(self.nodes[part].way, []).append(part)
        whole = self.nodes[at]
        complete = [own for own in ways.values() if _complete(whole, [self.nodes[part] for part in own])]
        if len(ways) < 2 or not complete or whole.figure is None:
            return parts
        high = whole.figure.high or Decimal(0)

        def left(own: Sequence[int]) -> tuple[bool, Decimal]:
            figures = (self.nodes[part].figure for part in own)
            given = plus(figure.high if figure else None for figure in figures)
            timed = bool(self.nodes[own[0]].way % 2)
            return not timed, abs(EXACT.subtract(high, given or Decimal(0)))

        return min(complete, key=left)

    def _divide(self, at: int, own: Sequence[int], *, counted: bool) -> bool:
        """Whether the whole is divided among its parts; what they leave of it is noted."""
        whole, parts = self.nodes[at], [self.nodes[part] for part in own]
        if any(part.unit != whole.unit for part in parts) or whole.figure is None:
            return False
        figures = [part.figure for part in parts if part.figure is not None]
        slack = EXACT.multiply(whole.step, Decimal(_ROUNDINGS * (len(parts) + 1)))
        if any(end is not None and end < 0 for figure in (whole.figure, *figures) for end in figure[:2]):
            return False
        if any(figure.low is None or figure.low != figure.high for figure in figures):
            self._look(at, whole.figure, figures)
            return False
        rest = _rest(whole.figure, figures)
        unfit = _unfit(whole.figure, figures, rest, slack)
        if unfit is None:
            self._look(at, whole.figure, figures)
            return False
        if unfit:
            self.unfit[at] = unfit
            return False
        if rest.low != 0 or rest.high != 0 or any(rest.years.values()):
            figures_left = [end for end in (*rest[:2], *rest.years.values()) if end is not None]
            small = rest.high is not None and all(abs(end) <= slack for end in figures_left)
            self.rests[at] = Rest(rest, counted, small)
        return True

    def _look(self, at: int, whole: Figure, parts: Sequence[Figure]) -> None:
        """The interval that may be left, for looking at."""
        most, least = plus(part.high for part in parts), plus(part.low or Decimal(0) for part in parts)
        low = None if whole.low is None or most is None else max(Decimal(0), EXACT.subtract(whole.low, most))
        high = None if whole.high is None or least is None else EXACT.subtract(whole.high, least)
        if high is not None and high <= 0:
            if high < 0:
                self.unfit[at] = "parts-exceed"
            return
        self.rests[at] = Rest(Figure(low, high), counted=False)


def _complete(whole: Node, parts: Sequence[Node]) -> bool:
    """Whether the stated figures of parts come to that of their whole."""
    if whole.stated is None or any(
        part.stated is None or part.stated[0] != whole.stated[0] for part in parts
    ):
        return False
    return plus(part.stated[1] for part in parts if part.stated) == whole.stated[1]


def _rest(whole: Figure, parts: Sequence[Figure]) -> Figure:
    """The whole less its parts, end by end and year by year.

    A whole whose years are not known takes those of its parts, and its rest has none.
    """
    given = plus(part.low for part in parts) or Decimal(0)
    low, high = (None if end is None else EXACT.subtract(end, given) for end in whole[:2])
    years: dict[str, Decimal] = dict(whole.years)
    for part in parts if years else ():
        for year, amount in part.years.items():
            years[year] = EXACT.subtract(years.get(year, Decimal(0)), amount)
    return Figure(low, high, years)


def _unfit(whole: Figure, parts: Sequence[Figure], rest: Figure, slack: Decimal) -> str | None:
    """The flag of parts that do not fit, "" where they do; None where only one end of the whole is under them."""
    known = [end for end in rest[:2] if end is not None]
    if rest.high is not None and rest.high < -slack:
        return "parts-exceed"
    if any(end < -slack for end in known):
        return None
    undated = any(not part.years and part.low for part in parts)
    if whole.years and (undated or any(amount < -slack for amount in rest.years.values())):
        return "parts-years-differ"
    return ""
