"""Whatever table is compared: its cells count once, with or without totals of rows and columns."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from fundnorm.compare.comparing import compare
from fundnorm.model.source import Source

LABELS = st.lists(
    st.sampled_from(["Health", "Pipes", "Dams", "Clinics", "Harbour repair", "Coastal roads"]),
    min_size=1,
    max_size=5,
)
YEARS = ["2021", "2022", "2023", "2024"]
GRIDS = LABELS.flatmap(
    lambda labels: st.integers(2, 4).flatmap(
        lambda width: st.tuples(
            st.just(labels),
            st.lists(
                st.lists(st.integers(1, 900), min_size=width, max_size=width),
                min_size=len(labels),
                max_size=len(labels),
            ),
        )
    )
)
Grid = tuple[Sequence[str], Sequence[Sequence[int]]]


def table(lines: Sequence[Sequence[object]]) -> str:
    return "\n".join(["Grants (USD million)", *(" | ".join(map(str, line)) for line in lines)])


def millions(text: str) -> int:
    (found,) = compare(Source(text), to="million USD").totals
    assert found.value is not None
    return int(found.value)


@given(GRIDS, st.booleans(), st.booleans())
def test_a_grid_counts_once_with_totals_beside_and_below(grid: Grid, beside: bool, below: bool) -> None:
    labels, figures = grid
    header = ["Item", *YEARS[: len(figures[0])], *["Total"] * beside]
    lines: list[list[object]] = [header]
    lines += [[label, *row, *[sum(row)] * beside] for label, row in zip(labels, figures, strict=True)]
    if below:
        sums = [sum(column) for column in zip(*figures, strict=True)]
        lines.append(["Total", *sums, *[sum(sums)] * beside])
    assert millions(table(lines)) == sum(map(sum, figures))


STAGES = st.lists(
    st.sampled_from(["Budget", "Revised", "Actual", "Approved", "Spent", "Released"]),
    min_size=2,
    max_size=3,
    unique=True,
)


@given(GRIDS, STAGES, st.booleans())
def test_of_the_stages_of_one_year_one_column_counts(grid: Grid, stages: list[str], below: bool) -> None:
    labels, figures = grid
    width = min(len(stages), len(figures[0]))
    rows = [row[:width] for row in figures]
    lines: list[list[object]] = [["Item", *(f"{stage} 2024" for stage in stages[:width])]]
    lines += [[label, *row] for label, row in zip(labels, rows, strict=True)]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    if below:
        lines.append(["Total", *sums])
    assert millions(table(lines)) in sums
