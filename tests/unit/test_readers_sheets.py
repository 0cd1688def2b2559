"""Spreadsheets: what a table in XLSX, ODS or CSV says comes out with the right scale, year and cell."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from sheets_made import BUDGET, READERS, booked, lines, sums, write

import fundnorm as fn
from fundnorm.errors import ReadError
from fundnorm.readers import delimited, number_formats, xlsx


@pytest.mark.parametrize("suffix", READERS)
def test_caption_and_year_columns(suffix: str, tmp_path: Path) -> None:
    source = READERS[suffix](str(write(tmp_path / f"a{suffix}", BUDGET)))
    assert sums(source) == [
        ("B3", "1000000000 INR", {"2023-24": "1000000000"}),
        ("C3", "2005000000 INR", {"2024-25": "2005000000"}),
        ("B4", "500000000 INR", {"2023-24": "500000000"}),
        ("B5", "1500000000 INR", {"2023-24": "1500000000"}),
        ("C5", "2005000000 INR", {"2024-25": "2005000000"}),
    ]
    assert [mention.part_of for mention in fn.parse(source, country="IN")] == [3, 4, 3, None, None]


def test_merged_headers_are_repeated_and_joined(tmp_path: Path) -> None:
    source = booked(
        tmp_path / "a.xlsx",
        ["Outlay (₹ in crore)"],
        ["Scheme", "2023-24", None, "2024-25", None],
        [None, "Actual", "Budget", "Budget", "Revised"],
        ["Roads", 1, 2, 3, 4],
        ["Rail", 5, 6, 7, 8],
        merged=("A2:A3", "B2:C2", "D2:E2"),
    )
    assert lines(source)[2] == "Scheme\t2023-24 Actual\t2023-24 Budget\t2024-25 Budget\t2024-25 Revised"
    assert [list(years) for _, _, years in sums(source)][:4] == [["2023-24"]] * 2 + [["2024-25"]] * 2
    at = source.text.index("2024-25 Revised")
    assert (source.place_of(at), source.place_of(at + 8)) == (
        "sheet Budget, cell D2",
        "sheet Budget, cell E3",
    )


def test_headers_over_empty_cells_reach_over_them_without_merging(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Outlay (Rs crore),,\n,2023-24,,2024-25,\nScheme,Actual,Budget,Actual,Budget\nRoads,1,2,3,4\n"
    )
    assert [list(years) for _, _, years in sums(delimited.read(str(path)))] == [["2023-24"]] * 2 + [
        ["2024-25"]
    ] * 2


def test_a_unit_merged_over_all_years_is_a_caption(tmp_path: Path) -> None:
    source = booked(
        tmp_path / "a.xlsx",
        ["Scheme", "Outlay (₹ lakh)", None],
        [None, "2023-24", "2024-25"],
        ["Roads", 1, 2],
        merged=("B1:C1",),
    )
    assert sums(source) == [
        ("B3", "100000 INR", {"2023-24": "100000"}),
        ("C3", "200000 INR", {"2024-25": "200000"}),
    ]


def test_serial_numbers_are_part_of_the_label(tmp_path: Path) -> None:
    source = booked(
        tmp_path / "a.xlsx",
        ["(₹ in crore)"],
        ["S. No.", "Scheme", "2024-25"],
        [1, 2, 3],
        [1, "Roads", 10],
        [2, "Rail", 20],
        [None, "Grand total", 30],
    )
    assert [(cell, amount) for cell, amount, _ in sums(source)] == [
        ("C4", "100000000 INR"),
        ("C5", "200000000 INR"),
        ("C6", "300000000 INR"),
    ]
    assert [mention.label for mention in fn.parse(source)] == ["Roads", "Rail", None]


def test_a_table_may_begin_anywhere(tmp_path: Path) -> None:
    source = booked(
        tmp_path / "a.xlsx",
        [],
        [None, None, "Outlay"],
        [None, None, None, None, "(₹ in crore)"],
        [],
        [None, None, "Scheme", "2023-24", "2024-25"],
        [None, None, "Roads", None, 7],
    )
    assert sums(source) == [("E6", "70000000 INR", {"2024-25": "70000000"})]
    assert fn.parse(source)[0].label == "Roads"


def test_a_gap_within_a_table_is_closed(tmp_path: Path) -> None:
    source = booked(
        tmp_path / "a.xlsx",
        ["Outlay (₹ in crore)"],
        ["Scheme", "2023-24", "2024-25"],
        ["Roads", 1, 2],
        [],
        ["Transport"],
        ["Rail", 3, 4],
        [],
        ["Total", 4, 6],
    )
    assert [list(years) for _, _, years in sums(source)] == [["2023-24"], ["2024-25"]] * 3


def test_a_unit_holds_for_the_tables_below_it(tmp_path: Path) -> None:
    source = booked(
        tmp_path / "a.xlsx",
        ["Outlay, figures (₹ in crore)"],
        ["Scheme", "2023-24"],
        ["Roads", 1],
        [],
        ["Receipts"],
        ["Head", "2024-25"],
        ["Taxes", 2],
        [],
        ["In USD million"],
        ["Head", "2025-26"],
        ["Loans", 3],
    )
    assert sums(source) == [
        ("B3", "10000000 INR", {"2023-24": "10000000"}),
        ("B7", "20000000 INR", {"2024-25": "20000000"}),
        ("B11", "3000000 USD", {"2025-26": "3000000"}),
    ]


def test_new_headers_without_a_gap_begin_a_table(tmp_path: Path) -> None:
    source = booked(
        tmp_path / "a.xlsx",
        ["Outlay (₹ in crore)"],
        ["Scheme", "2022-23", "2023-24"],
        ["Roads", 1, 2],
        ["Scheme", "2024-25", "2025-26"],
        ["Roads", 3, 4],
    )
    assert [next(iter(years)) for _, _, years in sums(source)] == ["2022-23", "2023-24", "2024-25", "2025-26"]


def test_a_sheet_named_by_a_year_dates_its_table(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for year in ("2023-24", "2024-25"):
        for row in (["Outlay (₹ in crore)"], ["Scheme", "Amount"], ["Roads", 5]):
            sheet.append(row)
        sheet.title = year
        sheet = book.create_sheet("next")
    book.save(tmp_path / "a.xlsx")
    source = xlsx.read(str(tmp_path / "a.xlsx"))
    assert [list(years) for _, _, years in sums(source)] == [["2023-24"], ["2024-25"]]
    assert source.place_of(fn.parse(source)[1].start) == "sheet 2024-25, cell B3"


def test_amounts_that_look_like_years_are_amounts_and_years_are_not(tmp_path: Path) -> None:
    source = booked(
        tmp_path / "a.xlsx",
        ["Outlay (₹ in crore)"],
        ["Scheme", "Sanction year", "2023-24", "2024-25"],
        ["Roads", 2019, 5, 6],
        ["Rail", 2020, 2000, 2010],
    )
    assert [(cell, amount) for cell, amount, _ in sums(source)] == [
        ("C3", "50000000 INR"),
        ("D3", "60000000 INR"),
        ("C4", "20000000000 INR"),
        ("D4", "20100000000 INR"),
    ]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1234.5, "General", "1234.5"),
        (1.2345e15, "0.00E+00", "1234500000000000"),
        (0.1 + 0.2, "General", "0.3"),
        (1234.0999999999999, "0.0", "1234.1"),
        (-5, "#,##0;(#,##0)", "-5"),
        (1234.5, '"$"#,##0.00_);("$"#,##0.00)', "$1,234.5"),
        (-1234.5, '"$"#,##0.00_);("$"#,##0.00)', "-$1,234.5"),
        (5, "[$₹-4009] #,##0.00", "₹5"),
        (5, "[$$-409]#,##0", "$5"),
        (5, "[$€-2] #,##0", "€5"),
        (5, '_-* #,##0.00 "€"_-', "€5"),
        (5, "£#,##0", "£5"),
        (5, "[$USD] #,##0", "USD 5"),
        (5, '"Rs." #,##0', "Rs.5"),
        (5, '#,##0\\ "kr"', "kr 5"),
        (0.125, "0.0%", "12.5%"),
        (12, '0 "km"', "12 km"),
        (12345678, '#,##0.0,,"M"', "12.345678M"),
        (12345678, "[>=10000000]##\\,##\\,##\\,##0;[>=100000]##\\,##\\,##0;##,##0", "12345678"),
        (12345, "[>999999]0.0,,;[>999]0.0,;0", "12.345"),
        (5, "[Red]#,##0", "5"),
        (5, "", "5"),
        (5, '"unclosed 0', "5"),
        (5, ";;;", "5"),
        (5, "[$", "$5"),
    ],
)
def test_a_number_with_its_format(value: float, code: str, text: str) -> None:
    assert number_formats.formatted(Decimal(repr(value)), code) == text


def test_signs_of_formats_are_the_unit_where_nothing_else_says_it(tmp_path: Path) -> None:
    source = booked(
        tmp_path / "a.xlsx",
        ["Scheme", "Villages", "2023-24", "2024-25"],
        ["Roads", 12, 1500, 2500],
        ["Rail", 7, 99, 100],
        **dict.fromkeys(("C2", "D2", "C3", "D3"), "[$₹-4009] #,##0"),
    )
    assert sums(source) == [
        ("C2", "1500 INR", {"2023-24": "1500"}),
        ("D2", "2500 INR", {"2024-25": "2500"}),
        ("C3", "99 INR", {"2023-24": "99"}),
        ("D3", "100 INR", {"2024-25": "100"}),
    ]


def test_codes_of_formats_are_the_unit_too(tmp_path: Path) -> None:
    source = booked(
        tmp_path / "a.xlsx",
        ["Scheme", "2024"],
        ["Roads", 1500],
        ["Rail", 99],
        B2="[$USD] #,##0",
        B3="[$USD] #,##0",
    )
    assert sums(source, "CH") == [("B2", "1500 USD", {"2024": "1500"}), ("B3", "99 USD", {"2024": "99"})]


def test_cells_that_are_no_plain_numbers(tmp_path: Path) -> None:
    moment = datetime(2025, 2, 1, 9, 30)  # noqa: DTZ001  cells have no time zone
    day = date(2025, 2, 1)
    source = booked(
        tmp_path / "a.xlsx",
        ["item", "sum", "day", "month", "since", "time", "truth", "fault", "formula"],
        ["a|b", 5, day, day, day, moment, True, "#REF!", "=1+1"],
        ["c\td\ne", 6, "", None, None, None, False, "#N/A", None],
        D2="mmm-yy",
        E2="yyyy",
    )
    assert lines(source)[2:] == [
        "a¦b\t5\t2025-02-01\t2025-02\t2025\t2025-02-01 09:30\ttrue\t#REF!\t(formula without a saved value)",
        "c d e\t6\t\t\t\t\tfalse\t#N/A\t-",
    ]
    assert source.notes == (
        "formulas without a saved value: 1, not read; open the file in its program and save it",
    )


def test_hidden_cells_are_read_and_say_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook()
    sheet = book.worksheets[0]
    for row in BUDGET:
        sheet.append([str(value) if isinstance(value, Decimal) else value for value in row])
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    old = book.create_sheet("Old")
    old["A1"] = "Rs 5 crore"
    old.sheet_state = "veryHidden"
    book.save(path)
    source = xlsx.read(str(path))
    places = [source.place_of(mention.start) for mention in fn.parse(source, country="IN")]
    assert places == [
        "sheet Sheet, cell B3",
        "sheet Sheet, cell C3 (hidden)",
        "sheet Sheet, cell B4 (hidden)",
        "sheet Sheet, cell B5",
        "sheet Sheet, cell C5 (hidden)",
        "sheet Old, cell A1 (hidden)",
    ]
    assert source.notes == ("hidden cells: 6, read too; their places say so",)


def test_long_words_don_t_break_a_row(tmp_path: Path) -> None:
    remark = "as approved by the committee " * 30
    source = booked(
        tmp_path / "a.xlsx",
        ["Outlay (₹ in crore)"],
        ["Scheme", "Remarks", "2024-25"],
        ["Roads", remark, 5],
        ["Rail", "none", 6],
    )
    assert [cell for cell, _, _ in sums(source)] == ["C3", "C4"]
    assert source.place_of(source.text.index("as approved")) == "sheet Budget, cell B3"


def test_every_character_of_a_cell_has_its_place(tmp_path: Path) -> None:
    source = READERS[".xlsx"](str(write(tmp_path / "a.xlsx", BUDGET)))
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    starts = [start for start, _ in source.places]
    assert starts == sorted(set(starts))
    for start, place in source.places[1:]:
        value = str(sheet[place.rpartition(" ")[2]].value)
        assert source.text[start:].startswith(value)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Item;2024\nRoads;1.234,5\nRail;1.234\n", "Item\t2024\nRoads\t1234.5\nRail\t1234\n"),
        (b'Item,2024\nRoads,"1,234.50"\n', "Item\t2024\nRoads\t1,234.50\n"),
        (b"Item\t2024\r\nRoads\t1.5E+03\r\n", "Item\t2024\nRoads\t1500\n"),
        ("Item|2024|2025\nRoads|1|2\n".encode("utf-16"), "Item\t2024\t2025\nRoads\t1\t2\n"),
        (b"\xef\xbb\xbfItem,2024\nRoads,5\n", "Item\t2024\nRoads\t5\n"),
        (b"Item,Cost (\xa3m)\nCaf\xe9s and roads,5\n", "Item\tCost (£m)\nCafés and roads\t5\n"),
        (b'Item,2024\n"Roads,\nrail",5\n', "Item\t2024\nRoads, rail\t5\n"),
        (b"just words\nin lines\n", "just words\nin lines\n"),
    ],
)
def test_csv_as_programs_write_it(data: bytes, text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert delimited.read(str(path)).text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("Дороги,5\nМосты и туннели,7\n".encode("cp1251"), "can't be read as text"),
        (b"\x81\x40\x82\x60,5\n", "can't be read as text"),
        (b"a,b\0,c\n", "not text"),
        (b"", "no cell with content"),
        (b" , \n,\n", "no cell with content"),
    ],
)
def test_csv_that_is_none(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=reason):
        delimited.read(str(path))


@pytest.mark.parametrize("missing", ["#REF!", "#N/A", "#DIV/0!", "n.a.", "Nil"])
def test_a_first_row_without_its_figure_is_no_header(missing: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"Item,Outlay (Rs crore)\nRoads,{missing}\nRail,7\n", encoding="utf-8")
    assert delimited.read(str(path)).text == f"Item\tOutlay (Rs crore)\nRoads\t{missing}\nRail\t7\n"
