"""Files of spreadsheets that are large, damaged, locked, mislabelled or made to harm; and the cells of ODS."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sheets_made import BUDGET, READERS, Value, lines, sums, write

from fundnorm.errors import ReadError
from fundnorm.readers import cells, ods, sheets, xlsx
from fundnorm.readers.files import read_file


@pytest.mark.parametrize("suffix", READERS)
def test_too_many_cells_are_refused(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_CELLS", 8)
    with pytest.raises(ReadError, match=r"more than 8 cells; save the sheets or columns that matter"):
        READERS[suffix](str(write(tmp_path / f"a{suffix}", BUDGET)))


@pytest.mark.parametrize("suffix", READERS)
def test_too_much_text_is_refused(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_TEXT", 20)
    with pytest.raises(ReadError, match="million characters"):
        READERS[suffix](str(write(tmp_path / f"a{suffix}", BUDGET)))


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_told(suffix: str, share: float, tmp_path: Path) -> None:
    path = write(tmp_path / f"a{suffix}", BUDGET)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(ReadError, match="cut short"):
        READERS[suffix](str(path))


def rewritten(path: Path, member: str, change: dict[bytes, bytes]) -> Path:
    """The package with some bytes of one of its files replaced."""
    with zipfile.ZipFile(path) as old:
        files = {name: old.read(name) for name in old.namelist()}
    for before, after in change.items():
        assert before in files[member]
        files[member] = files[member].replace(before, after)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in files.items():
            new.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("suffix", "member", "change"),
    [
        (".xlsx", "xl/worksheets/sheet1.xml", {b'r="5"': b'r="999999999"'}),
        (".xlsx", "xl/worksheets/sheet1.xml", {b"<sheetData>": b"<sheetData><row>"}),
        (".xlsx", "xl/workbook.xml", {b"<sheets>": b"<sheeets>"}),
        (".ods", "content.xml", {b"</table:table-row>": b"</table:table-cell>"}),
        (
            ".ods",
            "META-INF/manifest.xml",
            {b"<manifest:file-entry": b"<manifest:encryption-data/><manifest:file-entry"},
        ),
    ],
)
def test_hostile_packages_are_refused(
    suffix: str, member: str, change: dict[bytes, bytes], tmp_path: Path
) -> None:
    path = rewritten(write(tmp_path / f"a{suffix}", BUDGET), member, change)
    with pytest.raises(ReadError):
        READERS[suffix](str(path))


@pytest.mark.parametrize("stated", [b"A1:XFD1048576", b"A1:A1", b"A1:C2"])
def test_what_a_sheet_states_of_its_size_is_not_believed(stated: bytes, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", BUDGET)
    rewritten(path, "xl/worksheets/sheet1.xml", {b'ref="A1:C5"': b'ref="' + stated + b'"'})
    assert len(sums(xlsx.read(str(path)))) == 5


def test_repeated_cells_of_ods_are_bounded(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ods", BUDGET)
    row = b'<table:table-row table:number-rows-repeated="1048000">'
    cell = b'<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
    rewritten(
        path,
        "content.xml",
        {b"</table:table>": row + cell + b"</table:table-cell></table:table-row></table:table>"},
    )
    with pytest.raises(ReadError, match="more than 500,000 cells"):
        ods.read(str(path))


def test_empty_repeats_of_ods_only_move_on(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ods", [["Rs 5 crore"], [None]])
    change = {b"<table:table-cell/>": b'<table:table-cell table:number-columns-repeated="16000"/>'}
    assert ods.read(str(rewritten(path, "content.xml", change))).text == "Budget\n\nRs 5 crore\n"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (
            'office:value-type="currency" office:currency="INR" office:value="1234.5"><text:p>₹1,234.50',
            "₹1234.5",
        ),
        ('office:value-type="currency" office:currency="EUR" office:value="-5"><text:p>-5,00 €', "-€5"),
        ('office:value-type="currency" office:currency="CHF" office:value="5"><text:p>5', "CHF 5"),
        ('office:value-type="percentage" office:value="0.125"><text:p>12.5%', "12.5%"),
        ('office:value-type="date" office:date-value="2025-02-01T00:00:00"><text:p>1 Feb', "2025-02-01"),
        ('office:value-type="boolean" office:boolean-value="true"><text:p>TRUE', "true"),
        (
            'office:value-type="string"><text:p>two<text:s text:c="2"/>words</text:p><text:p>more',
            "two words more",
        ),
        ('table:formula="of:=1+1"><text:p>', cells.NO_VALUE),
        ('office:value-type="float" office:value="1.2345E+3"><text:p>1.23E+03', "1234.5"),
    ],
)
def test_the_types_of_ods_cells(cell: str, text: str, tmp_path: Path) -> None:
    path = write(tmp_path / "a.ods", [["here"]])
    old = b'<table:table-cell office:value-type="string"><text:p>here</text:p>'
    rewritten(path, "content.xml", {old: f"<table:table-cell {cell}</text:p>".encode()})
    assert ods.read(str(path)).text == f"Budget\n\n{text}\n"


def test_a_workbook_by_another_name_is_read_as_what_it_is(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", BUDGET).rename(tmp_path / "a.csv")
    (source,) = read_file(str(tmp_path / "a.csv"))
    assert source.name == "a.csv"
    assert source.notes == ("called .csv but is an Excel workbook; read as that",)
    assert len(sums(source)) == 5


def test_locked_and_old_workbooks_say_what_to_do(tmp_path: Path) -> None:
    for stream, advice in (("EncryptedPackage", "save it without one"), ("Workbook", "save it as XLSX")):
        path = tmp_path / f"{stream}.xlsx"
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le"))
        with pytest.raises(ReadError, match=advice):
            read_file(str(path))


def test_a_sheet_of_many_rows_is_read_to_its_end(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["Outlay (₹ in crore)"], ["Scheme", "2024-25"]]
    rows += [[f"Road {number}", number + 5000] for number in range(5000)]
    found = sums(xlsx.read(str(write(tmp_path / "a.xlsx", rows))))
    assert (len(found), found[-1][0]) == (5000, "B5002")


def test_sheets_follow_in_order_each_with_its_name(tmp_path: Path) -> None:
    book = Workbook()
    first: Worksheet = book.worksheets[0]
    first.title = "One"
    first["A1"] = "Rs 5 crore"
    book.create_sheet("Empty")
    book.create_sheet("Two")["C3"] = "Rs 6 crore"
    book.properties.title = "The plan"
    book.save(tmp_path / "a.xlsx")
    source = xlsx.read(str(tmp_path / "a.xlsx"))
    assert lines(source) == ["One", "Rs 5 crore", "Empty", "Two", "Rs 6 crore"]
    assert source.title == "The plan"
    assert source.place_of(source.text.index("Rs 6")) == "sheet Two, cell C3"
