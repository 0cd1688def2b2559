"""Whatever documents are compared: leaves and rests come to their roots, and nothing is lost or counted twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fundnorm.compare.assembling import assemble
from fundnorm.compare.comparison import Comparison, Role, Row
from fundnorm.compare.orders import GroupBy, Sort
from fundnorm.compare.programmes import name_of
from fundnorm.compare.selecting import Choice
from fundnorm.compare.totals import Figure, Node, divide_trees
from fundnorm.model.finance import Kind
from fundnorm.model.mention import Cell, Document, Mention
from fundnorm.model.money import EXACT, Amount, Modifier, RatePer
from fundnorm.model.period import Duration, PartialDate, TimeExpression
from fundnorm.model.source import Source
from fundnorm.normalise.items import normalise

UNITS = ["million USD", "crore INR", "JPY", "none"]
CENT = Decimal("0.01")


def added(figures: Iterable[Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for figure in figures:
        if figure is None:
            return None
        total = EXACT.add(total, figure)
    return total


# Trees of figures -----------------------------------------------------------------------------------------------------

CENTS = st.integers(0, 10**6).map(lambda cents: EXACT.multiply(Decimal(cents), CENT))
YEARS = st.dictionaries(st.sampled_from(["2024", "2025", "2026"]), CENTS, max_size=3)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """One figure with its years, a range, or one open end."""
    years = draw(YEARS)
    low = added(years.values()) if years else draw(CENTS)
    shape = draw(st.sampled_from(["exact"] * 4 + ["range", "at most", "at least"]))
    if shape == "range" and low is not None:
        return Figure(low, EXACT.add(low, draw(CENTS)))
    if shape == "at most":
        return Figure(None, low, years)
    return Figure(low, None if shape == "at least" else low, years)


@st.composite
def trees(draw: st.DrawFn) -> list[Node]:
    """Nodes whose wholes come before them, some without a figure, some in another unit."""
    nodes = []
    for at in range(draw(st.integers(1, 12))):
        parent = draw(st.none() | st.integers(0, at - 1)) if at else None
        figure = draw(st.one_of(*[figures()] * 5, st.none()))
        unit = draw(st.sampled_from(["USD"] * 6 + ["INR"]))
        nodes.append(Node(figure, parent, unit, way=draw(st.sampled_from([0, 0, 0, 1]))))
    return nodes


def valued(nodes: Sequence[Node], at: int) -> int | None:
    whole = nodes[at].parent
    while whole is not None and nodes[whole].figure is None:
        whole = nodes[whole].parent
    return whole


@given(trees())
def test_leaves_and_rests_come_to_the_roots(nodes: list[Node]) -> None:
    division = divide_trees(nodes)
    below: dict[int, list[Figure]] = {}
    for at, node in enumerate(nodes):
        if node.figure is None:
            continue
        root = at
        while (whole := valued(nodes, root)) is not None:
            root = whole
        own = below.setdefault(root, [])
        rest = division.rests.get(at)
        own += [node.figure] * (at in division.leaves) + ([rest.figure] if rest and rest.counted else [])
    for root, counted in below.items():
        figure = nodes[root].figure
        assert figure is not None
        assert added(found.low for found in counted) == figure.low
        assert added(found.high for found in counted) == figure.high
        for year in figure.years:
            shares = [found.years.get(year, Decimal(0)) for found in counted]
            assert added(shares) == figure.years[year]


@given(trees())
def test_a_rest_is_never_below_nought_but_by_rounding(nodes: list[Node]) -> None:
    for at, rest in divide_trees(nodes).rests.items():
        slack = CENT * 3 * (1 + sum(node.parent is not None for node in nodes))
        ends = [
            end for end in (rest.figure.low, rest.figure.high, *rest.figure.years.values()) if end is not None
        ]
        assert all(end >= -slack for end in ends), at
        if rest.figure.low is not None and rest.figure.high is not None:
            assert rest.figure.low <= rest.figure.high


@given(trees())
def test_every_figure_counts_once_or_is_inside_or_is_divided(nodes: list[Node]) -> None:
    division = divide_trees(nodes)
    assert not division.leaves & division.inside
    for at, node in enumerate(nodes):
        if node.figure is None:
            assert at not in division.leaves | division.inside
        whole = node.parent
        while whole is not None:
            assert not {at, whole} <= division.leaves  # of a sum and a part of it, one counts
            whole = nodes[whole].parent


# Whole documents ------------------------------------------------------------------------------------------------------

AMOUNTS = st.builds(
    Amount.stated,
    st.sampled_from([1, 2, 3, 7, 10, 163, 675, 1000]).map(lambda units: Decimal(units) * 10**6),
    st.sampled_from(["USD", "INR", "EUR"]),
    st.sampled_from([Modifier.EXACT] * 5 + [Modifier.AT_MOST, Modifier.AT_LEAST, Modifier.APPROXIMATELY]),
    st.sampled_from([None] * 5 + [RatePer.YEAR]),
)
TIMES = st.builds(
    TimeExpression,
    st.just("seven years"),
    st.just(0),
    st.just(1),
    st.none() | st.sampled_from([Duration(12), Duration(36), Duration(84)]),
    st.none() | st.sampled_from([date(2024, 4, 1), date(2025, 1, 1)]),
    st.none() | st.sampled_from([date(2026, 3, 31), date(2030, 12, 31)]),
)
MENTIONS = st.builds(
    Mention,
    st.just("Rs 5 crore"),
    st.integers(0, 40),
    st.just(50),
    AMOUNTS,
    kind=st.sampled_from(Kind),
    period=st.none() | TIMES,
    part_of=st.none() | st.integers(0, 5),
    equivalent_of=st.none() | st.integers(0, 5),
    label=st.none()
    | st.sampled_from(["Harbour Mission", "Harbour Mission (HMX)", "ports", "Solar Parks Fund"]),
    announced=st.none() | st.builds(PartialDate, st.integers(2023, 2025)),
    former_of=st.sampled_from([None] * 4 + [0, 1, 2, 5]),
    cell=st.none()
    | st.builds(
        Cell,
        st.just(0),
        st.integers(0, 2),
        st.integers(0, 2),
        st.sampled_from(["", "budget", "actual", "revised"]),
        st.sampled_from(["", "", "capital"]),
    ),
)
SOURCES = st.builds(
    Source,
    st.just("text\n" * 12),
    st.none() | st.sampled_from(["IN", "US", "DE"]),
    st.none() | st.just(PartialDate(2024)),
)
DOCUMENTS = st.lists(st.builds(Document, SOURCES, st.lists(MENTIONS, max_size=6).map(tuple)), max_size=5)
CHOICES = st.builds(
    Choice,
    kinds=st.just(()) | st.lists(st.sampled_from(Kind), max_size=4, unique=True).map(tuple),
    minimum=st.none() | st.just(Decimal(5)),
    sort=st.sampled_from(Sort),
    group_by=st.none() | st.sampled_from(GroupBy),
    axis=st.sampled_from(["", "own", "calendar", "US"]),
)


def compared(documents: Sequence[Document], unit: str, choice: Choice | None = None) -> Comparison:
    return assemble([(document, normalise(document, to=unit)) for document in documents], choice or Choice())


def under(comparison: Comparison, row: Row) -> list[Row]:
    """The counted rows of the tree of a row."""
    parents = {one.number: one.parent for one in comparison.rows}

    def leads(number: int | None) -> bool:
        while number is not None and number != row.number:
            number = parents[number]
        return number == row.number

    return [one for one in comparison.rows if one.counted and leads(one.number)]


@given(DOCUMENTS, st.sampled_from(UNITS), CHOICES)
def test_the_counted_rows_of_each_tree_come_to_its_root(
    documents: list[Document], unit: str, choice: Choice
) -> None:
    comparison = compared(documents, unit, choice)
    for root in comparison.rows:
        if root.parent is None and root.role is Role.COUNTED:
            counted = under(comparison, root)
            assert added(row.low for row in counted) == root.low
            assert added(row.high for row in counted) == root.high
            dated = any(share is not None for share in root.by_year)
            for at, share in enumerate(root.by_year if dated else ()):
                assert added(row.by_year[at] or Decimal(0) for row in counted) == (share or 0)
        elif root.parent is None and (root.low, root.high) != (None, None):
            assert under(comparison, root) == []


@given(DOCUMENTS, CHOICES)
def test_what_is_left_out_as_told_elsewhere_is_counted_there(
    documents: list[Document], choice: Choice
) -> None:
    """A repeat or another stage leans on another tree, of which something counts: no money counts not at all."""
    comparison = compared(documents, "none", choice)
    roots = [row for row in comparison.rows if row.parent is None]
    for root in roots:
        if root.why in ("repeat", "other-stage") and (root.low, root.high) != (None, None):
            others = [one for one in roots if one is not root and under(comparison, one)]
            in_cell = any(one.cell for one in _mentions(comparison, root))
            assert any(in_cell or _tells(comparison, one, root) for one in others), root


def _mentions(comparison: Comparison, row: Row) -> Iterable[Mention]:
    """Every mention that a row folds."""
    for place in row.appearances:
        yield from (one.mention for one in comparison.items[place.document] if one.number == place.item)


def _tells(comparison: Comparison, tree: Row, row: Row) -> bool:
    """Whether a tree has a sum of the row's programme: another stage, or parts that may come to it."""
    parents = {one.number: one.parent for one in comparison.rows}
    inside = {tree.number}
    for number, parent in parents.items():
        inside |= {number} if parent in inside else set()
    rows = [one for one in comparison.rows if one.number in inside]
    return any(name_of(one.label).words & name_of(row.label).words for one in rows)


@given(DOCUMENTS, st.sampled_from(UNITS), CHOICES)
def test_totals_and_groups_add_up(documents: list[Document], unit: str, choice: Choice) -> None:
    comparison = compared(documents, unit, choice)
    for total in comparison.totals:
        counted = [row for row in comparison.rows if row.counted and row.unit == total.unit]
        assert total.low == added(row.low or Decimal(0) for row in counted)
        assert total.high == added(row.high for row in counted)
        assert total.rows == len(counted)
        parts = [one for group in comparison.groups for one in group.totals if one.unit == total.unit]
        if parts:
            assert total.low == added(one.low for one in parts)
            assert total.high == added(one.high for one in parts)
            assert total.by_year == tuple(
                added(shares) for shares in zip(*(one.by_year for one in parts), strict=True)
            )


@given(DOCUMENTS, st.sampled_from(UNITS))
def test_every_sum_of_every_document_stands_in_one_row(documents: list[Document], unit: str) -> None:
    comparison = compared(documents, unit)
    found = Counter((one.document, one.item) for row in comparison.rows for one in row.appearances)
    items = {(at, item.number) for at, own in enumerate(comparison.items) for item in own}
    assert set(found) == items
    said = sum(map(len, documents))
    assert sum(found.values()) == said


@given(DOCUMENTS, CHOICES)
def test_rows_stand_after_what_they_hang_on(documents: list[Document], choice: Choice) -> None:
    rows = compared(documents, "million USD", choice).rows
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        assert row.parent is None or row.parent < row.number
        assert (row.depth == 0) == (row.parent is None)
        assert sum(place.stands for place in row.appearances) == (row.role is not Role.RESIDUAL)


@given(DOCUMENTS)
def test_documents_told_twice_count_once(documents: list[Document]) -> None:
    """The same labelled sum in a second document adds nothing."""
    labelled = [
        Document(
            document.source,
            tuple(
                Mention(
                    "Rs 5 crore", 0, 10, mention.amount, kind=Kind.BUDGET, label=f"Harbour Mission {word}"
                )
                for mention, word in zip(
                    document.mentions, ("North", "South", "East", "West", "Up", "Down"), strict=False
                )
            ),
        )
        for document in documents[:1]
    ]
    once, twice = compared(labelled, "million USD"), compared([*labelled, *labelled], "million USD")
    assert [(total.low, total.high) for total in once.totals] == [
        (total.low, total.high) for total in twice.totals
    ]
