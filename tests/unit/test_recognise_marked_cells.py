"""Cells whose number has a mark, a scale, an exponent or a limit; and those that can't be read, which are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import read
from sheets_made import READERS, Value, write

import fundnorm as fn
from fundnorm.model.money import Modifier, plain

Found = tuple[str, str, str | None, str | None, str]


def found(path: Path) -> tuple[list[Found], tuple[str, ...]]:
    """Cell, text, ends and modifier of each sum of a sheet, and the notes on it."""
    document = fn.parse(READERS[path.suffix](str(path)))
    sums = []
    for mention in document:
        ends = (None if end is None else plain(end) for end in (mention.amount.low, mention.amount.high))
        place = document.source.place_of(mention.start).rpartition("cell ")[2]
        sums.append((place, mention.text, *ends, mention.amount.modifier.value))
    return sums, document.source.notes


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1.5e3", ("1.5e3", "1500000000", "1500000000", "exact")),
        ("2E3", ("2E3", "2000000000", "2000000000", "exact")),
        ("2 billion", ("2 billion", "2000000000", "2000000000", "exact")),
        ("1.2bn", ("1.2bn", "1200000000", "1200000000", "exact")),
        ("EUR 3 billion", ("EUR 3 billion", "3000000000", "3000000000", "exact")),
        ("EUR 3", ("EUR 3", "3000000", "3000000", "exact")),
        ("1.2M", ("1.2M", "1200000", "1200000", "exact")),
        ("300k", ("300k", "300000", "300000", "exact")),
        ("+7", ("+7", "7000000", "7000000", "exact")),
        ("250 (est.)", ("250", "250000000", "250000000", "exact")),
        ("(250) (revised)", ("(250)", "-250000000", "-250000000", "exact")),
        ("300 (a)", ("300", "300000000", "300000000", "exact")),
        ("250¹", ("250", "250000000", "250000000", "exact")),
        ("€250¹²", ("€250", "250000000", "250000000", "exact")),
        ("450a", ("450", "450000000", "450000000", "exact")),
        ("75[1]", ("75", "75000000", "75000000", "exact")),
        ("75†", ("75", "75000000", "75000000", "exact")),
        ("~40", ("40", "40000000", "40000000", "approximately")),
        ("c. 400", ("400", "400000000", "400000000", "approximately")),
        ("about EUR 400", ("EUR 400", "400000000", "400000000", "approximately")),
        ("up to 400", ("400", None, "400000000", "at_most")),
        ("<5", ("5", None, "5000000", "less_than")),
        (">5", ("5", "5000000", None, "more_than")),
        ("5-6", ("5-6", "5000000", "6000000", "between")),
        ("€2–3 billion", ("€2–3 billion", "2000000000", "3000000000", "between")),
    ],
)
def test_a_cell_with_more_than_a_number(
    cell: str, expected: tuple[str, str | None, str | None, str], suffix: str, tmp_path: Path
) -> None:
    rows: list[list[Value]] = [["Budget (EUR million)"], ["Item", "2024"], ["Rail", cell], ["Bus", 7]]
    sums, notes = found(write(tmp_path / f"a{suffix}", rows))
    assert sums == [
        ("B3", *expected),
        ("B4", "7", "7000000", "7000000", Modifier.EXACT.value),
    ]
    assert notes == ()


@pytest.mark.parametrize("cell", ["2024", "2024 (est.)", "2024*", "2024¹", "2023a", "2024-25", "24-25"])
def test_a_year_with_a_mark_is_a_header(cell: str, tmp_path: Path) -> None:
    rows: list[list[Value]] = [["Budget (EUR million)"], ["Item", "2022", cell], ["Rail", 5, 6]]
    sums, notes = found(write(tmp_path / "a.csv", rows))
    assert [place for place, *_ in sums] == ["B3", "C3"]
    assert notes == ()


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize(
    "cell", ["12 (2 months)", "3 or 4", "5 (million)", "5 (EUR)", "(5", "€9 (2 months)", "1.2.3.4", "6-5"]
)
def test_a_cell_that_is_not_read_is_told_and_takes_no_other_with_it(
    cell: str, suffix: str, tmp_path: Path
) -> None:
    rows: list[list[Value]] = [["Budget (EUR million)"], ["Item", "2024"], ["Rail", cell], ["Bus", 7]]
    sums, notes = found(write(tmp_path / f"a{suffix}", rows))
    assert [(place, text, low) for place, text, low, *_ in sums] == [("B4", "7", "7000000")]
    (note,) = notes
    assert note.startswith("1 cell with digits in money columns, not read: ")
    assert f"B3 {cell!r}" in note


@pytest.mark.parametrize("cell", ["2024-05-01", "31/12/2024", "12%", "n.a.", "2024-25", "see below"])
def test_days_years_and_shares_are_not_missed(cell: str, tmp_path: Path) -> None:
    rows: list[list[Value]] = [
        ["Budget (EUR million)"],
        ["Item", "2024", "2025"],
        ["Rail", cell, 6],
        ["Bus", 7, 8],
    ]
    sums, notes = found(write(tmp_path / "a.csv", rows))
    assert [place for place, *_ in sums] == ["C3", "B4", "C4"]
    assert notes == ()


def test_words_beside_the_money_are_not_missed(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["Budget (EUR million)"], ["Item", "2024", "Remarks"], ["Rail", 5, "Phase 2"]]
    assert found(write(tmp_path / "a.csv", rows))[1] == ()


def test_many_cells_that_are_not_read_are_told_in_one_note(tmp_path: Path) -> None:
    body: list[list[Value]] = [[f"Line {at}", f"{at} or so"] for at in range(3, 11)]
    rows: list[list[Value]] = [["Budget (EUR million)"], ["Item", "2024"], ["Rail", 5], *body]
    (note,) = found(write(tmp_path / "a.csv", rows))[1]
    assert note.startswith("8 cells with digits")
    assert "B4 '3 or so'" in note
    assert " and 3 more;" in note


def test_a_cell_of_a_text_is_told_without_a_place() -> None:
    document = fn.parse("Budget (EUR million)\nItem | 2024\nRail | 3 or 4\nBus | 7\n")
    assert "not read: '3 or 4';" in document.source.notes[0]


def test_a_sum_in_an_unread_cell_is_read_as_prose_where_it_has_its_scale() -> None:
    (bus, rail) = read("Budget (EUR million)\nItem | 2024\nBus | 7\nRail | €5 million for 2 years\n")
    assert (rail["text"], rail["low"], bus["low"]) == ("€5 million", "5000000", "7000000")
