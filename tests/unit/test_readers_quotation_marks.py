"""Quotation marks in CSV: one without its other half takes in no rows, and cells of several lines stay whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets_made import sums

from fundnorm.errors import ReadError
from fundnorm.model.source import Source
from fundnorm.readers import delimited
from fundnorm.readers.quotation_marks import mended

HEAD = "Grants 2024 (USD thousand)\nBody,Amount,Note\n"


def read(tmp_path: Path, *rows: str) -> Source:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    return delimited.read(str(path))


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (['A,"1,250",x', '"B,300,x', "C,450,x"], 4),
        (['A,"1,250",x', 'B,300,"unclosed', "C,450,x"], 4),
        (['A,"1,250","unclosed', "B,300,x", 'C,"450",x'], 3),
        (['A,"1,250",x', '"B,300,x', "Region", 'C,450,5 inch"'], 4),
        (['A,"1,250",x', 'B,300,"a', 'C,450,"b'], 4),
    ],
)
def test_a_lone_mark_takes_in_no_rows(rows: list[str], line: int, tmp_path: Path) -> None:
    source = read(tmp_path, *rows)
    found = [amount for _, amount, _ in sums(source)]
    assert found[-2:] == ["300000 USD", "450000 USD"]
    (note,) = source.notes
    assert f" {line}" in note


@pytest.mark.parametrize(
    "rows",
    [
        ['A,"1,250",x', '"B', 'and more",300,x', "C,450,x"],
        ['A,"1,250",x', 'B,300,"of 2024, at 5', '6 of them, in 2025"', "C,450,x"],
        ['A,"1,250",x', 'B,300,"said ""now""', "", 'and, ""then"" too"', "C,450,x"],
        ['A,"1,250",x', 'B,300,5" pipe', "C,450,x"],
    ],
)  # fmt: skip
def test_a_cell_of_several_lines_stays_whole(rows: list[str], tmp_path: Path) -> None:
    source = read(tmp_path, *rows)
    assert [amount for _, amount, _ in sums(source)] == ["1250000 USD", "300000 USD", "450000 USD"]
    assert source.notes == ()


def test_many_lone_marks_are_told_in_one_note() -> None:
    note = mended("".join(f'"a{at},{at}\n' for at in range(1, 6)), ",").note
    assert "in lines 1, 2, 3 and 2 more," in note


@given(st.text(alphabet='",a1\n ;'), st.sampled_from(",;"))
def test_any_text_is_mended_once(text: str, delimiter: str) -> None:
    once = mended(text, delimiter)
    assert once.text.count("\n") == text.count("\n")
    assert not mended(once.text, delimiter).lines


def test_a_line_that_is_too_long_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_LONGEST_CELL", 1000)
    with pytest.raises(ReadError, match="check its quotes"):
        read(tmp_path, "A,5,x", f'"B{"b" * 70_000},6,x')
