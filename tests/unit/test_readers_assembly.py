"""Tables of documents as lines: what is a row, and what is prose that a table only sets."""

from __future__ import annotations

from fundnorm.readers.assembly import table_parts

ACCOUNT = "An account of what the programme does and why it was begun. " * 5


def test_a_long_description_beside_a_figure_is_a_cell_of_its_row() -> None:
    parts = table_parts([["Item", "What", "Rs crore"], ["Roads", ACCOUNT, "5"], ["Rail", "", "7"]], "table 1")
    lines = ["Item | What | Rs crore", f"Roads | {ACCOUNT.strip()} | 5", "Rail | – | 7"]
    assert [part.text for part in parts] == lines
    assert [part.close for part in parts] == [False, True, True]


def test_prose_in_columns_is_paragraphs() -> None:
    parts = table_parts([[ACCOUNT, "See page 5"]], "table 1")
    assert [part.text for part in parts] == [ACCOUNT.strip(), "See page 5"]
