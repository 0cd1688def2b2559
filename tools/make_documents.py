"""Write the binary documents of fixtures/documents: PDF, DOCX, XLSX and ODS, the same bytes on every run.

Every programme and every figure in them is made up. `python tools/make_documents.py` needs what
fundnorm[test] installs. fixtures/golden/documents-by-hand.csv says what each document holds: change both or neither.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from odf.dc import Date
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, TableStyle
from reportlab.platypus import Table as Grid

__all__ = ["main"]

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "documents"
Cell = str | float | None

_LAW = """Sec. 4. Authorization of appropriations
(a) In general. There are authorized to be appropriated to the Secretary to carry out the Grid Resilience Program \
$250,000,000 for each of fiscal years 2023 through 2027, for a total of $1,250,000,000.
(b) Administration. Of the amounts made available under subsection (a), not more than $12,500,000 for each fiscal year \
may be used for the costs of administration.
(c) Rural line pilot. In addition to the amounts under subsection (a), there is authorized to be appropriated \
$80,000,000 for fiscal year 2023 for the rural line pilot, to remain available until expended.
Sec. 5. Training centers
There are authorized to be appropriated to carry out the training centers under section 3: (1) $40,000,000 for fiscal \
year 2023; (2) $45,000,000 for fiscal year 2024; and (3) $50,000,000 for fiscal year 2025.
Sec. 6. Limitation
A grant under section 3(b) shall not exceed $4,000,000, and the recipient shall provide not less than $1,000,000 \
from sources other than the Federal Government.
|
Sec. 7. Appropriation for the first year
(a) There is appropriated, out of any money in the Treasury not otherwise appropriated, $212,500,000 for fiscal year \
2023 for grants to States under the Grid Resilience Program.
(b) The Comptroller General shall report on the program by March 1, 2026, for which $1.5 million is authorized.
Sec. 8. Penalties
A person who violates section 6 shall be fined not more than $75,000."""

_RAIL: list[list[str]] = [
    ["Programme", "2025/26", "2026/27", "2027/28"],
    ["Administration", "182.4", "190.7", "199.3"],
    ["Track renewal", "1 245.6", "1 302.0", "1 360.5"],
    ["Signalling", "640.0", "712.8", "745.2"],
    ["Rolling stock", "2 310.5", "2 455.0", "2 610.0"],
    ["Station upgrades", "318.7", "333.2", "348.0"],
    ["Level crossings", "95.3", "99.6", "104.1"],
    ["Depot security", "410.2", "428.9", "448.3"],
    ["Fare subsidies", "1 875.0", "1 961.3", "2 050.5"],
    ["Feeder buses", "260.4", "272.2", "284.6"],
    ["Skills academy", "74.8", "78.2", "81.7"],
    ["Freight sidings", "150.0", "156.8", "163.9"],
    ["Research", "21.9", "22.9", "23.9"],
    ["Total", "7 584.8", "8 013.6", "8 420.0"],
]

_ROADS: list[list[str]] = [
    [
        "Head",
        "Actuals 2023-24",
        "Budget Estimates 2024-25",
        "Revised Estimates 2024-25",
        "Budget Estimates 2025-26",
    ],
    ["Upkeep of village roads", "1,840.25", "2,100.00", "1,965.50", "2,250.00"],
    ["Bridges", "612.40", "700.00", "688.10", "745.00"],
    ["Survey and design", "35.75", "40.00", "38.40", "42.50"],
    ["Total", "2,488.40", "2,840.00", "2,692.00", "3,037.50"],
]


def main() -> int:
    """0, once every document is written.

    Only the writers' own formats change with their releases; the figures don't.
    """
    makers: dict[str, Callable[[], bytes]] = {
        "grid-resilience-act.pdf": _law,
        "rail-estimates.pdf": _rail,
        "rural-roads-demand.docx": _roads,
        "coastal-storage-outlay.xlsx": _storage,
        "grid-accounts.xlsx": _accounts,
        "heat-networks.ods": _heat,
    }
    for name, make in makers.items():
        (FOLDER / name).write_bytes(make())
    return 0


def _pdf(title: str, day: str, size: tuple[float, float], story: list[Flowable]) -> bytes:
    """The pages as a PDF with the document's day, which is as long as the invariant one, for the time of its making."""
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=size, title=title, author="", invariant=1).build(story)
    return out.getvalue().replace(b"D:20000101", b"D:" + day.replace("-", "").encode())


def _law() -> bytes:
    style = getSampleStyleSheet()
    story: list[Flowable] = [
        Paragraph("Grid Resilience and Storage Act of 2022", style["Title"]),
        Paragraph("Washington, March 15, 2022", style["Normal"]),
    ]
    for line in _LAW.split("\n"):
        heading = line.startswith("Sec.")
        story.append(
            PageBreak() if line == "|" else Paragraph(line, style["Heading3" if heading else "Normal"])
        )
    return _pdf("Grid Resilience and Storage Act of 2022", "2022-03-15", A4, story)


def _rail() -> bytes:
    style = getSampleStyleSheet()
    lead = (
        "The department plans to spend R24.02 billion on regional rail over the three years from 2025/26. Of the R7.58 "
        "billion of the first year, nearly R1.9 billion keeps fares low."
    )
    grid = Grid(_RAIL, colWidths=[160, 75, 75, 75], rowHeights=18, repeatRows=1)
    grid.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("ALIGN", (1, 0), (-1, -1), "RIGHT")])
    )
    story: list[Flowable] = [
        Paragraph("Regional rail: estimates of expenditure", style["Title"]),
        Paragraph("Pretoria, 12 March 2025", style["Normal"]),
        Paragraph(lead, style["Normal"]),
        Paragraph("Table 1: Spending by programme (R million)", style["Heading4"]),
        grid,
    ]
    return _pdf("Regional rail: estimates of expenditure", "2025-03-12", landscape(A5), story)


def _roads() -> bytes:
    document = Document()
    document.core_properties.title = "Demand for grants: rural roads"
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = datetime(2025, 2, 1, tzinfo=UTC)
    document.add_heading("Demand for grants: rural roads", 1)
    document.add_paragraph("New Delhi, 1 February 2025")
    document.add_paragraph(
        "The Rural Roads Renewal Scheme was approved in 2021 at Rs 14,500 crore for the five years from 2021-22 to "
        "2025-26. For 2025-26 the Department asks for Rs 3,037.50 crore. By 31 December 2024 it had released "
        "Rs 1,871.30 crore to the States, of which Rs 96 lakh went to the island territories."
    )
    document.add_paragraph("Table 1: Demand by head (Rs in crore)")
    table = document.add_table(rows=len(_ROADS), cols=len(_ROADS[0]), style="Table Grid")
    for row, line in zip(table.rows, _ROADS, strict=True):
        for cell, words in zip(row.cells, line, strict=True):
            cell.text = words
    document.add_paragraph(
        "A village committee may spend up to Rs 2.5 lakh a year on patching without a tender."
    )
    out = BytesIO()
    document.save(out)
    return _dated(out.getvalue(), "2025-02-01")


def _storage() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Outlay"
    _fill(
        sheet,
        [
            ["National Coastal Storage Mission: outlay by component (₹ in crore)"],
            ["Component", "Phase I", None, None, "Phase II", None, None, "Total"],
            [None, "2025-26", "2026-27", "2027-28", "2028-29", "2029-30", "2030-31", None],
            ["Battery yards", 600, 900, 1200, 1300, 1200, 1000, 6200],
            ["Pumped storage", 150, 350, 500, 550, 500, 350, 2400],
            ["Training and standards", 100, 150, 150, 150, 150, 150, 850],
            ["Total", 850, 1400, 1850, 2000, 1850, 1500, 9450],
        ],
    )
    for area in ("A1:H1", "A2:A3", "B2:D2", "E2:G2", "H2:H3"):
        sheet.merge_cells(area)
    for row in sheet["B4:H7"]:
        for cell in row:
            cell.number_format = "#,##0"
    notes = book.create_sheet("Notes")
    _fill(notes, [["New Delhi, June 2025"], ["Yards at eleven ports; 42 in all by 2030-31."]])
    return _saved(book, "National Coastal Storage Mission: outlay", "2025-06-11")


def _accounts() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "By year"
    _fill(
        sheet,
        [
            ["Office of Grid Resilience: budget authority ($ thousand)"],
            ["Washington, October 15, 2024"],
            ["Account", "FY 2023 actual", "FY 2024 enacted", "FY 2025 request"],
            ["Grants to States", 212500, 231000, 250000],
            ["Rural line pilot", 61250, 18750, "-"],
            ["Administration", 9870, 11400, 12100],
            ["Total", 283620, 261150, 262100],
        ],
    )
    stages = book.create_sheet("Stages")
    _fill(
        stages,
        [
            ["Status of funds on September 30, 2024 ($ thousand)"],
            ["Account", "Authorized", "Appropriated", "Disbursed"],
            ["Grants to States", 500000, 443500, 301200],
            ["Rural line pilot", 80000, 80000, 54600],
        ],
    )
    for table in (sheet, stages):
        table.merge_cells("A1:D1")
    return _saved(book, "Office of Grid Resilience: budget authority", "2024-10-15")


def _heat() -> bytes:
    book = OpenDocumentSpreadsheet()
    table = Table(name="Networks")
    lines: list[list[Cell]] = [
        ["Federal support for heat networks (EUR million)"],
        ["Land", "2024", "2025", "2026", "Total"],
        ["Brandenburg", 14.5, 16, 17.5, 48],
        ["Saxony", 21.2, 22.8, 24, 68],
        ["Thuringia", 9.3, 9.7, 10, 29],
        ["Total", 45, 48.5, 51.5, 145],
    ]
    for number, line in enumerate(lines):
        row = TableRow()
        for value in line:
            row.addElement(_ods_cell(value, 5 if number == 0 else 1))
        for _ in range(4 if number == 0 else 0):
            row.addElement(CoveredTableCell())
        table.addElement(row)
    book.spreadsheet.addElement(table)
    book.meta.addElement(Date(text="2024-03-04T09:00:00"))
    out = BytesIO()
    book.save(out)
    return _dated(out.getvalue(), "2024-03-04")


def _ods_cell(value: Cell, columns: int) -> TableCell:
    if isinstance(value, str):
        cell = TableCell(valuetype="string", **({"numbercolumnsspanned": columns} if columns > 1 else {}))
    else:
        cell = TableCell(valuetype="float", value=str(value))
    cell.addElement(P(text=str(value)))
    return cell


def _fill(sheet: Worksheet, lines: list[list[Cell]]) -> None:
    for line in lines:
        sheet.append(line)


def _saved(book: Workbook, title: str, day: str) -> bytes:
    book.properties.title = title
    book.properties.creator = ""
    out = BytesIO()
    book.save(out)
    return _dated(out.getvalue(), day)


def _dated(package: bytes, day: str) -> bytes:
    """The package of files with the document's day in place of the times of its making."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"20\d\d-\d\d-\d\dT[\d:]+Z", f"{day}T00:00:00Z".encode(), data)
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, stored)
    return out.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
