"""Which format it is, where it may go, and what each format of typed columns is made of."""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet
import pytest
from report_readers import rows_of_parquet, rows_of_xlsx

import fundnorm
from fundnorm.errors import FundnormError, InputError
from fundnorm.model.item import Assumption, Flag, LineItem, Unit
from fundnorm.model.mention import Document, Mention
from fundnorm.model.money import Amount
from fundnorm.model.period import PartialDate
from fundnorm.model.price import Factor, PriceLevel
from fundnorm.model.rate import ImpliedRate, Rate
from fundnorm.model.schedule import Schedule, Share
from fundnorm.model.source import Source
from fundnorm.model.table import Table
from fundnorm.report import parquet, xlsx
from fundnorm.report.column_sorts import ColumnSort, sorts_of
from fundnorm.report.formats import Format, View, format_of, needs, render
from fundnorm.report.output import check, opened_binary
from fundnorm.report.sheets import Sheet, sheets

INDIA = Rate("INR", "USD", Decimal("86.289652"), "2025-01-29", "ecb", "day", 0, ("partial",), ("10 of 12",))


def item(value: str = "1888.98881939", **facts: object) -> LineItem:
    mention = Mention("Rs 16,300 crore", 0, 15, Amount.stated(Decimal(163000000000), "INR"), label="Mission")
    shares = (
        Share("IN 2024-25", date(2024, 4, 1), date(2025, 3, 31), Decimal("944494409.69")),
        Share("IN 2025-26", date(2025, 4, 1), date(2026, 3, 31), Decimal("944494409.70")),
    )
    made = LineItem(
        "a.txt", 1, mention, Unit("million", Decimal(1000000), "USD"), Decimal(value), Decimal(value)
    )
    return replace(
        made, rate=INDIA, announced="2025-01-29", schedule=Schedule("USD", "even", shares), **facts
    )


def results(*items: LineItem) -> list[tuple[Document, list[LineItem]]]:
    source = Source(
        "Rs 16,300 crore", "IN", PartialDate(2025, 3), name="a.txt", title="A note", notes=("cut",)
    )
    return [(Document(source, tuple(one.mention for one in items)), list(items))]


def workbook(*items: LineItem, by_year: bool = True) -> bytes:
    report = render(Format.XLSX, results(*items), View(by_year=by_year))
    assert isinstance(report, bytes)
    return report


@pytest.mark.parametrize(
    ("path", "style"),
    [
        ("a.csv", Format.CSV),
        ("a.tsv", Format.TSV),
        ("A.TAB", Format.TSV),
        ("a.json", Format.JSON),
        ("a.jsonl", Format.JSONL),
        ("a.ndjson", Format.JSONL),
        ("a.md", Format.MARKDOWN),
        ("out.d/a.xlsx", Format.XLSX),
        ("a.parquet", Format.PARQUET),
        ("a.htm", Format.HTML),
        ("a.txt", Format.TABLE),
        ("-", Format.TABLE),
        ("/dev/fd/63", Format.TABLE),
        ("out.d/table", Format.TABLE),
    ],
)
def test_the_suffix_decides(path: str, style: Format) -> None:
    assert format_of(path) is style


def test_a_format_that_is_given_wins_over_the_suffix() -> None:
    assert format_of("a.csv", Format.JSON) is Format.JSON
    assert format_of("a.xls", Format.XLSX) is Format.XLSX


@pytest.mark.parametrize("path", ["a.xls", "a.csv.gz", "a.docx", "a.v2"])
def test_a_suffix_that_no_format_has_is_told_with_those_that_are(path: str) -> None:
    with pytest.raises(InputError, match=r"can't tell the format.*\.xlsx.*--format"):
        format_of(path)


def test_every_format_can_be_asked_for_by_a_suffix() -> None:
    assert {format_of(f"a.{style.value}") for style in Format if style not in {"table", "markdown"}} == {
        *Format
    } - {Format.TABLE, Format.MARKDOWN}


def test_bytes_are_not_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    check("-")
    with pytest.raises(InputError, match="not for a terminal; name a file with --output PATH"):
        check("-", binary=True)


def test_bytes_need_a_standard_output_that_takes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    with pytest.raises(InputError, match="takes text alone"), opened_binary("-") as out:
        out.write(b"")


def write_half(target: Path) -> None:
    with opened_binary(str(target)) as handle:
        handle.write(b"half")
        raise RuntimeError


def test_a_binary_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "table.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write_half(target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["table.xlsx"]
    target.chmod(0o640)
    with opened_binary(str(target)) as handle:
        handle.write(b"\x00\r\n")
    assert target.read_bytes() == b"\x00\r\n"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_library_that_is_missing_is_told_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(FundnormError, match=r"pip install 'fundnorm\[parquet\]'"):
        needs(Format.PARQUET)


def test_sheets_are_items_schedules_sources_facts_and_remarks() -> None:
    flagged = item(assumptions=(Assumption("start", "start 2024-25"),), flags=(Flag("open-ended", "no end"),))
    report = workbook(flagged)
    assert rows_of_xlsx(report)[0]["IN 2024-25"] == Decimal("944.49440969")
    schedule = rows_of_xlsx(report, "Schedules")
    assert [(row["year"], row["year_from"], row["year_value"]) for row in schedule] == [
        ("IN 2024-25", "2024-04-01", Decimal("944.49440969")),
        ("IN 2025-26", "2025-04-01", Decimal("944.4944097")),
    ]
    (source,) = rows_of_xlsx(report, "Sources")
    assert (source["doc"], source["title"], source["date"], source["items"], source["notes"]) == (
        "a.txt",
        "A note",
        "2025-03",
        1,
        "cut",
    )
    (fact,) = rows_of_xlsx(report, "Rates and prices")
    assert (fact["value"], fact["direction"], fact["date"], fact["rule"], fact["remarks"]) == (
        Decimal("86.289652"),
        "INR per USD",
        "2025-01-29",
        "day",
        "10 of 12",
    )
    remarks = rows_of_xlsx(report, "Assumptions and flags")
    assert [(row["item"], row["sort"], row["code"], row["sentence"]) for row in remarks] == [
        (1, "assumption", "start", "start 2024-25"),
        (1, "flag", "open-ended", "no end"),
    ]


def test_every_rate_and_price_level_is_named_once_with_its_items() -> None:
    level = PriceLevel("deflator", "IN", Decimal(120), "2015", "pwt91", "2015", held=True)
    market = replace(INDIA, value=Decimal(87), date="2025-01")
    own = item(
        factors=((Factor("×", Decimal(120), level), Factor("÷", INDIA.value, INDIA)),),
        implied=ImpliedRate(replace(INDIA, value=Decimal(85), source="the text"), market, Decimal("0.02")),
    )
    facts = sheets(results(own, replace(own, number=2)))[3].table
    told = [(row[0], row[1], row[8], row[9]) for row in facts.rows]
    assert told == [
        ("rate", Decimal("86.289652"), "10 of 12", "a.txt #1, 2"),
        ("deflator", Decimal(120), "held", "a.txt #1, 2"),
        ("rate of the text", Decimal(85), "10 of 12", "a.txt #1, 2"),
        ("rate beside the text's", Decimal(87), "10 of 12", "a.txt #1, 2"),
    ]


def test_a_document_without_sums_is_a_source() -> None:
    (row,) = rows_of_xlsx(workbook(), "Sources")
    assert (row["doc"], row["items"]) == ("a.txt", 0)


def test_headings_are_frozen_and_filtered() -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(workbook(item()))):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
        assert all(8 <= column.width <= 48 for column in sheet.column_dimensions.values())


def test_cells_have_types() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(item())))["Items"]
    by_name = {cell.value: cell.column for cell in sheet[1]}
    kinds = {name: sheet.cell(2, column) for name, column in by_name.items()}
    assert kinds["value_low"].number_format == "#,##0.00"
    assert kinds["rate"].number_format == "#,##0.0000"
    assert kinds["low"].number_format == "#,##0"
    assert kinds["item"].number_format == "0"
    assert (kinds["announced"].is_date, kinds["announced"].number_format) == (True, "yyyy-mm-dd")
    assert sheet.cell(1, by_name["IN 2024-25"]).data_type == "s"
    assert kinds["period_from"].value is None


def test_a_month_is_no_day() -> None:
    (row,) = rows_of_xlsx(workbook(replace(item(), announced="2025-01", rate=None)))
    assert row["announced"] == "2025-01"


def test_a_figure_of_more_than_fifteen_digits_is_marked_and_told_in_full() -> None:
    report = workbook(item("1234567890123.4567"), item("5"))
    sheet = openpyxl.load_workbook(io.BytesIO(report))["Items"]
    heading = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, heading.index("value_low") + 1)
    assert heading[-1] == "exact_figures"
    assert (cell.value, cell.font.italic) == (1234567890123.46, True)
    assert sheet.cell(2, len(heading)).value == "value_low=1234567890123.4567; value_high=1234567890123.4567"
    assert sheet.cell(3, len(heading)).value is None
    assert not sheet.cell(3, heading.index("value_low") + 1).font.italic


def test_without_such_a_figure_the_columns_are_those_of_csv() -> None:
    csv = str(render(Format.CSV, results(item()), View(by_year=True))).splitlines()[0].split(",")
    assert list(rows_of_xlsx(workbook(item()))[0]) == csv


def test_a_figure_beyond_a_double_is_a_text() -> None:
    report = xlsx.write([Sheet("Items", Table(("low",), ((Decimal(10) ** 400,),)))])
    cell = openpyxl.load_workbook(io.BytesIO(report))["Items"]["A2"]
    assert (cell.data_type, cell.value) == ("s", "1" + "0" * 400)


def test_the_same_items_make_the_same_bytes() -> None:
    first = workbook(item())
    assert workbook(item()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
    assert parquet.render(Table(("low",), ((Decimal(5),),))) == parquet.render(
        Table(("low",), ((Decimal(5),),))
    )


def test_more_rows_than_a_sheet_has_are_refused() -> None:
    rows = ((1,),) * 1_048_576
    with pytest.raises(InputError, match=r"1,048,577 rows.*write CSV or Parquet"):
        xlsx.write([Sheet("Items", Table(("item",), rows))])


def test_more_columns_than_a_sheet_has_are_refused() -> None:
    with pytest.raises(InputError, match=r"columns do not fit.*--by-year"):
        xlsx.write([Sheet("Items", Table(("year",) * 16_384, ()))])


def test_parquet_has_a_type_for_each_sort() -> None:
    report = render(Format.PARQUET, results(item()), View(by_year=True))
    assert isinstance(report, bytes)
    schema = pyarrow.parquet.read_schema(io.BytesIO(report))
    types = {name: schema.field(name).type for name in schema.names}
    assert types["item"] == pa.int64()
    assert types["low"] == pa.decimal128(38, 0)
    assert types["value_low"] == pa.decimal128(38, 8)
    assert types["IN 2024-25"] == pa.decimal128(38, 8)
    assert types["period_from"] == pa.date32()
    assert types["kind"] == pa.dictionary(pa.int32(), pa.string())
    assert types["label"] == pa.string()
    assert schema.metadata == {
        b"fundnorm": fundnorm.__version__.encode(),
        b"unit": b"million USD",
        b"basis": b"nominal",
    }


def test_parquet_of_nothing_has_its_columns() -> None:
    report = render(Format.PARQUET, [])
    assert isinstance(report, bytes)
    schema = pyarrow.parquet.read_schema(io.BytesIO(report))
    assert (schema.field("item").type, schema.field("low").type) == (pa.int64(), pa.decimal128(38, 0))
    assert rows_of_parquet(report) == []


@pytest.mark.parametrize(
    ("figure", "kind"),
    [
        ("1" * 38, "decimal128(38, 0)"),
        ("1" * 30 + "." + "1" * 9, "decimal256(76, 9)"),
        ("1" * 70 + "." + "1" * 7, "string"),
        ("0.000000000000000000000000000000000001", "decimal128(38, 36)"),
        ("-1E+3", "decimal128(38, 0)"),
        ("0E+80", "decimal128(38, 0)"),
    ],
)
def test_parquet_takes_the_narrowest_type_that_holds_every_digit(figure: str, kind: str) -> None:
    report = parquet.render(Table(("low",), ((Decimal(figure),), (None,))))
    assert str(pyarrow.parquet.read_schema(io.BytesIO(report)).field("low").type) == kind
    held, missing = (row["low"] for row in rows_of_parquet(report))
    assert Decimal(held) == Decimal(figure)
    assert missing is None


def test_sorts_are_those_of_the_data_frame() -> None:
    from fundnorm.frames import to_frame
    from fundnorm.normalise.tabulate import COLUMNS, OTHER_COLUMNS, YEAR_COLUMNS

    names = (*COLUMNS, *OTHER_COLUMNS, *YEAR_COLUMNS, "year_value_yearly")
    frame = to_frame(Table(names, ()), numbers="float")
    numeric = {str(name) for name, kind in frame.dtypes.items() if str(kind) in {"float64", "Int64"}}
    counted = {ColumnSort.WHOLE, ColumnSort.AMOUNT, ColumnSort.RATE}
    assert {
        name for name, sort in zip(names, sorts_of(Table(names, ())), strict=True) if sort in counted
    } == numeric
