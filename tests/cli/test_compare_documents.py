"""`fundnorm compare fixtures/documents/*`: its table is the golden one, and the golden one is what a person read.

fixtures/golden/documents-same-money.csv pairs sums that are one money, and says why where the total still has both.
FUNDNORM_RENEW=1 writes fixtures/golden/documents.csv anew; read the diff, and the documents, before you commit it.
"""

from __future__ import annotations

import csv
import io
import json
import os
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from fundnorm.cli import main

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
GOLDEN = FIXTURES / "golden" / "documents.csv"
BY_HAND = FIXTURES / "golden" / "documents-by-hand.csv"
REPEATS = FIXTURES / "golden" / "documents-same-money.csv"
SILENT = "fundnorm: no sums of money in rain, wire-notes.jsonl: bridge\n"
Rows = list[dict[str, str]]


def compare(output: Path) -> int:
    documents = [str(path) for path in sorted((FIXTURES / "documents").iterdir())]
    return main(["compare", *documents, "--to", "million USD", "--by-year", "--output", str(output)])


@cache
def rows(path: Path) -> Rows:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def sums() -> Rows:
    """The rows of the golden table that a document states; a residual is worked out."""
    return [row for row in rows(GOLDEN) if row["role"] != "residual"]


def test_the_table_is_the_golden_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "table.csv"
    assert compare(output) == 0
    assert capsys.readouterr() == ("", SILENT)
    if os.environ.get("FUNDNORM_RENEW"):
        GOLDEN.write_bytes(output.read_bytes())
        pytest.skip("written anew")
    assert output.read_text(encoding="utf-8") == GOLDEN.read_text(encoding="utf-8")


def test_there_are_a_dozen_documents_in_six_formats() -> None:
    names = [path.name for path in (FIXTURES / "documents").iterdir()]
    assert len(names) >= 12
    assert {name.rpartition(".")[2] for name in names} >= {"html", "pdf", "docx", "xlsx", "csv", "txt", "eml"}


def test_every_sum_of_the_golden_table_was_read_by_hand() -> None:
    by_hand = {(one["text"], one["place"], *figures(one, "low", "high")) for one in rows(BY_HAND)}
    for row in sums():
        assert (row["text"], row["place"], *figures(row, "own_low", "own_high")) in by_hand, row


def figures(row: dict[str, str], low: str, high: str) -> tuple[str, str, str]:
    return row[low], row[high], row["currency"]


def test_every_sum_read_by_hand_is_in_the_golden_table_or_folded_into_one_of_its_rows() -> None:
    folded = sum(len(row["also_in"].split("; ")) for row in sums() if row["also_in"])
    assert len(sums()) + folded == len(rows(BY_HAND))


def test_no_money_that_two_documents_tell_of_counts_twice_but_for_the_listed_sums() -> None:
    found = [
        repeat
        for repeat in rows(REPEATS)
        if (one := row_of(repeat, "")) != (other := row_of(repeat, "same_"))
        and in_total(one)
        and in_total(other)
    ]
    assert found == [repeat for repeat in rows(REPEATS) if repeat["counts_twice"]]


def row_of(repeat: dict[str, str], prefix: str) -> str:
    """The number of the row that has a sum read by hand, or that it is folded into."""
    document, record, number = (repeat[f"{prefix}{key}"] for key in ("document", "record", "number"))
    (said,) = [
        one
        for one in rows(BY_HAND)
        if (one["document"], one["record"], one["number"]) == (document, record, number)
    ]
    name, place = record or document, f", {said['place']}" if said["place"] else ""
    alike = [row for row in sums() if figures(row, "own_low", "own_high") == figures(said, "low", "high")]
    own = [row for row in alike if row["doc"].endswith(name) and row["place"] == said["place"]]
    folded = [row for row in alike if f"{name}{place} (#" in row["also_in"]]
    return (own or folded)[0]["row"]


def in_total(number: str) -> bool:
    """Whether the total has the row's money: by its own figure, by its parts, or by the whole that it is in."""
    (row,) = [row for row in rows(GOLDEN) if row["row"] == number]
    if row["why"] in ("inside", "rounding"):
        return in_total(row["parent"])
    return row["counted"] == "yes" or row["why"] == "divided"


def test_the_mission_of_four_documents_is_one_row() -> None:
    (mission,) = [row for row in sums() if row["own_low"] == "94500000000"]
    assert mission["doc"] == "coastal-storage-note.html"
    for place in ("coastal-storage-progress.txt", "sheet Outlay, cell H7", "line 1"):
        assert place in mission["also_in"]


def test_the_years_of_a_row_add_up_to_its_value() -> None:
    years = [name for name in rows(GOLDEN)[0] if name.isdecimal()]
    for row in rows(GOLDEN):
        shares = [Decimal(row[year]) for year in years if row[year]]
        if shares and row["value_low"] == row["value_high"]:
            assert sum(shares) == Decimal(row["value_low"]), row


def test_the_total_is_that_of_the_counted_rows(tmp_path: Path) -> None:
    output = tmp_path / "table.json"
    assert compare(output) == 0
    (total,) = json.loads(output.read_text(encoding="utf-8"))["totals"]
    lows = [Decimal(row["value_low"]) for row in rows(GOLDEN) if row["counted"] == "yes" and row["value_low"]]
    assert Decimal(total["value_low"]) == sum(lows)


@pytest.mark.parametrize("suffix", ["xlsx", "parquet", "json", "tsv"])
def test_the_figures_are_the_same_in_every_format(suffix: str, tmp_path: Path) -> None:
    output = tmp_path / f"table.{suffix}"
    assert compare(output) == 0
    expected = [Decimal(row["value_high"]) if row["value_high"] else None for row in rows(GOLDEN)]
    assert READ[suffix](output) == expected


def test_the_report_has_every_row_but_those_that_only_rounding_leaves(tmp_path: Path) -> None:
    output = tmp_path / "report.html"
    assert compare(output) == 0
    written = output.read_text(encoding="utf-8")
    missing = [row for row in rows(GOLDEN) if f'<tr id="r{row["row"]}"' not in written]
    assert [row for row in missing if row["why"] != "rounding"] == []
    assert len(missing) == sum(row["why"] == "rounding" for row in rows(GOLDEN))


def from_xlsx(path: Path) -> list[Decimal | None]:
    from openpyxl import load_workbook

    head, *lines = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    at = head.index("value_high")
    return [None if line[at] is None else Decimal(str(line[at])) for line in lines]


def from_parquet(path: Path) -> list[Decimal | None]:
    import pyarrow.parquet as pq

    return pq.read_table(path).column("value_high").to_pylist()


def from_json(path: Path) -> list[Decimal | None]:
    found = json.loads(path.read_text(encoding="utf-8"))["rows"]
    return [None if row["value_high"] is None else Decimal(row["value_high"]) for row in found]


def from_tsv(path: Path) -> list[Decimal | None]:
    lines = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")), delimiter="\t")
    return [Decimal(line["value_high"]) if line["value_high"] else None for line in lines]


READ = {"xlsx": from_xlsx, "parquet": from_parquet, "json": from_json, "tsv": from_tsv}
