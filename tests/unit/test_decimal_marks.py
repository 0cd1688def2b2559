"""Decimal marks: what a comma and a point mean is told by a whole table, in whatever format it comes."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as Word
from readings import one
from sheets_made import READERS, Value, sums, write

import fundnorm as fn
from fundnorm.lexicon.decimal_marks import marks_of
from fundnorm.model.money import plain
from fundnorm.readers.files import read_file

COMMAS = "commas are read as decimal marks, points between digits as grouping"
RAILWAYS: list[list[Value]] = [
    ["Outlay (EUR thousand)"],
    ["Item", "2024", "2025"],
    ["Rail", "1.234,5", "2.000"],
    ["Bus", "980,5", "1.250"],
    ["Tram", "(1.500)", "€1.750"],
]
AMOUNTS = ["1234500", "2000000", "980500", "1250000", "-1500000", "1750000"]


def read(path: Path) -> tuple[list[str], tuple[str, ...]]:
    """The amounts of a file and the notes on it."""
    (source,) = read_file(str(path))
    document = fn.parse(source)
    return [plain(mention.amount.low or 0) for mention in document], document.source.notes


@pytest.mark.parametrize("suffix", READERS)
def test_one_figure_tells_the_marks_of_its_table_in_sheets(suffix: str, tmp_path: Path) -> None:
    assert read(write(tmp_path / f"a{suffix}", RAILWAYS)) == (AMOUNTS, (COMMAS,))


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_one_figure_tells_the_marks_of_its_file(delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(delimiter.join(map(str, row)) for row in RAILWAYS), encoding="utf-8")
    assert read(path) == (AMOUNTS, (COMMAS,))


def test_one_figure_tells_the_marks_of_its_table_on_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in RAILWAYS[1:])
    path.write_text(
        f"<html><body><p>Outlay (EUR thousand)</p><table>{rows}</table></body></html>", encoding="utf-8"
    )
    assert read(path)[0] == AMOUNTS


def test_one_figure_tells_the_marks_of_its_table_in_a_document(tmp_path: Path) -> None:
    document = Word()
    document.add_paragraph("Outlay (EUR thousand)")
    table = document.add_table(len(RAILWAYS) - 1, 3)
    for row, values in zip(table.rows, RAILWAYS[1:], strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = str(value)
    document.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx")[0] == AMOUNTS


@pytest.mark.parametrize("suffix", READERS)
def test_a_nought_before_a_comma_parts_no_thousands(suffix: str, tmp_path: Path) -> None:
    rows: list[list[Value]] = [
        ["Grants (EUR million)"],
        ["Body", "2024"],
        ["A", "0,300"],
        ["B", "0,125"],
        ["C", "1,250"],
    ]
    source = READERS[suffix](str(write(tmp_path / f"a{suffix}", rows)))
    assert [amount for _, amount, _ in sums(source)] == ["300000 EUR", "125000 EUR", "1250000 EUR"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("€0,300 million", "300000"),
        ("€0,5 million", "500000"),
        ("€1.234,5 million", "1234500000"),
        ("€1.250.000,50", "1250000.5"),
        ("EUR 1.234,56", "1234.56"),
    ],
)
def test_a_sum_in_prose_has_its_own_marks(text: str, value: str) -> None:
    assert (one(text)["text"], one(text)["low"]) == (text, value)


@pytest.mark.parametrize(
    ("cells", "comma"),
    [
        (["12,5", "1,250"], False),
        (["12,5", "9,75", "1,250"], True),
        (["5,6", "1,250", "2,300"], False),
        (["0,300", "1,250", "2,300"], True),
        (["1.234,5", "1,250.5"], False),
        (["1,250", "300"], False),
        (["1,00,000", "12,5"], False),
        (["1,234,567", "12,5"], False),
        (["1.234.567", "12,500"], True),
    ],
)
def test_commas_are_decimal_marks_where_most_can_be_nothing_else(cells: list[str], comma: bool) -> None:
    assert marks_of(cells).decimal_comma is comma


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_point_that_may_part_thousands_is_told(delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [
        ["Grants 2024 (USD thousand)", ""],
        ["Recipient", "Amount"],
        ["A", "1.250"],
        ["B", "300"],
        ["C", "2.450"],
    ]
    path.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8")
    amounts, notes = read(path)
    assert amounts == ["1250", "300000", "2450"]
    assert len(notes) == 1
    assert "'1.250'" in notes[0]
    assert "(2 such figures)" in notes[0]


@pytest.mark.parametrize("other", ["12.5", "1,300", "0.250", "1,300.5"])
def test_another_figure_settles_what_the_point_means(other: str, tmp_path: Path) -> None:
    rows: list[list[Value]] = [["Grants (USD thousand)"], ["Body", "2024"], ["A", "1.250"], ["B", other]]
    assert read(write(tmp_path / "a.csv", rows))[1] == ()
