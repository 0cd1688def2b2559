"""A table says what its rows would say as sentences, and a text of many pieces what each says by itself."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fundnorm.model.source import Source
from fundnorm.recognise import parse

NAMES = ("Roads", "Water supply", "School meals", "Rail signalling", "Soil tests")
YEARS = ("2023-24", "2024-25", "2025-26")
CELLS = st.integers(min_value=10, max_value=99_999)
TABLES = st.lists(st.tuples(*(CELLS for _ in YEARS)), min_size=2, max_size=len(NAMES))

Sum = tuple[str, Decimal | None, str | None]


def sums(text: str) -> Counter[Sum]:
    """Each sum's currency, figure and period, as often as it stands in a text."""
    mentions = parse(Source(text, country="IN")).mentions
    return Counter(
        (mention.amount.currency, mention.amount.low, mention.period.text if mention.period else None)
        for mention in mentions
    )


def as_table(rows: list[tuple[int, ...]]) -> str:
    lines = [
        f"| {name} | {' | '.join(f'{cell:,}' for cell in row)} |"
        for name, row in zip(NAMES, rows, strict=False)
    ]
    head = f"| Scheme | {' | '.join(YEARS)} |"
    return "\n".join(["Outlays (Rs in crore)", "", head, "|---|---|---|---|", *lines])


def as_prose(rows: list[tuple[int, ...]]) -> str:
    return " ".join(
        f"{name} gets Rs {cell:,} crore in {year}."
        for name, row in zip(NAMES, rows, strict=False)
        for cell, year in zip(row, YEARS, strict=True)
    )


@given(TABLES)
def test_a_table_has_the_sums_of_the_same_rows_in_prose(rows: list[tuple[int, ...]]) -> None:
    found = sums(as_table(rows))
    assert found == sums(as_prose(rows))
    assert found.total() == len(rows) * len(YEARS)


@given(st.lists(TABLES, min_size=1, max_size=3), st.sampled_from(("prose first", "tables first")))
def test_one_long_text_has_the_sums_of_its_pieces(tables: list[list[tuple[int, ...]]], order: str) -> None:
    pieces = [piece for rows in tables for piece in (as_prose(rows), as_table(rows))]
    if order == "tables first":
        pieces.reverse()
    apart = sum((sums(piece) for piece in pieces), Counter())
    assert sums("\n\n".join(pieces)) == apart
