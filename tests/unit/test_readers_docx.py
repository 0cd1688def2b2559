"""Word documents: paragraphs, tables and notes, and archives that are none or are made to fail."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import fundnorm as fn
from fundnorm.errors import ReadError
from fundnorm.readers.docx import read

TRACKED = (
    "<w:p {}><w:r><w:t>It has </w:t></w:r><w:del><w:r><w:delText>Rs 4 crore</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>Rs 5 crore</w:t></w:r></w:ins><w:r><w:rPr><w:strike/></w:rPr><w:t> or Rs 6 crore</w:t></w:r>"
    "<w:hyperlink><w:r><w:t> for pumps</w:t></w:r></w:hyperlink></w:p>"
)
CONTROL = (
    "<w:sdt {}><w:sdtContent><w:p><w:r><w:t>In a control: Rs 8 crore</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "paper.docx")


def saved(document: Document, path: str) -> str:
    document.save(path)
    return path


def with_xml(path: str, *elements: str) -> str:
    document = docx.Document()
    for element in elements:
        document.element.body.insert(-1, parse_xml(element.format(nsdecls("w"))))
    return saved(document, path)


def test_paragraphs_and_tables_come_in_order_with_their_places(path: str) -> None:
    document = docx.Document()
    document.core_properties.title = "Demand  for grants"
    document.add_heading("Rural roads", 1)
    document.add_paragraph("")
    document.add_paragraph("Outlays (Rs in crore)")
    table = document.add_table(2, 3)
    for cell, text in zip(table._cells, ["Head", "2024-25", "2025-26", "Bridges", "", "5"], strict=True):
        cell.text = text
    document.add_paragraph("It has Rs 7 crore.")
    source = read(saved(document, path))
    assert source.text.split("\n") == [
        *["Rural roads", "", "Outlays (Rs in crore)", ""],
        *["Head | 2024-25 | 2025-26", "Bridges | – | 5", "", "It has Rs 7 crore."],
    ]
    places = [source.place_of(mention.start) for mention in fn.parse(source, country="IN")]
    assert places == ["table 1, row 2", "paragraph 3"]
    assert (source.title, source.date, source.name) == ("Demand for grants", None, "paper.docx")


def test_merged_headers_and_labels_are_repeated_and_figures_are_not(path: str) -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "2024-25"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Solar"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "10"
    table.cell(2, 1).text = "11"
    assert read(saved(document, path)).text.split("\n") == [
        *["– | 2024-25 | 2024-25", "Solar | 10 | –", "Solar | 11 | –"],
    ]


def test_tracked_changes_are_read_as_they_would_be_printed(path: str) -> None:
    assert read(with_xml(path, TRACKED)).text == "It has Rs 5 crore for pumps"


def test_content_controls_are_read(path: str) -> None:
    assert read(with_xml(path, CONTROL)).text == "In a control: Rs 8 crore"


def test_raised_marks_add_no_digits(path: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("It has $5")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" million or $10")
    paragraph.add_run("7").font.superscript = True
    assert read(saved(document, path)).text == "It has $5 million or $10^7"


def test_a_table_in_a_table_is_read_once(path: str) -> None:
    document = docx.Document()
    cell = document.add_table(1, 2).cell(0, 1)
    cell.add_table(1, 2).cell(0, 0).text = "Rs 5 crore"
    assert read(saved(document, path)).text.count("Rs 5 crore") == 1


def test_footnotes_are_read_with_their_numbers(path: str) -> None:
    document = docx.Document()
    document.add_paragraph("The plan stands.")
    note = "<w:footnote w:id='{}'><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>"
    both = note.format(0, "a rule") + note.format(2, "It has Rs 9 crore.")
    notes = f"<w:footnotes {nsdecls('w')}>{both}</w:footnotes>"
    add_part(saved(document, path), "footnotes", notes)
    source = read(path)
    assert source.text == "The plan stands.\n\nIt has Rs 9 crore."
    assert source.places[-1][1] == "footnote 2"


def add_part(path: str, name: str, xml: str) -> None:
    """Put a part into a package, and a relation to it."""
    with ZipFile(path) as archive:
        files = {member: archive.read(member) for member in archive.namelist()}
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rIdX" Type="{kind}/{name}" Target="{name}.xml"/></Relationships>'
    relations = "word/_rels/document.xml.rels"
    files[relations] = files[relations].replace(b"</Relationships>", relation.encode())
    files[f"word/{name}.xml"] = xml.encode()
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    override = f'<Override PartName="/word/{name}.xml" ContentType="{content}.{name}+xml"/></Types>'
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(b"</Types>", override.encode())
    with ZipFile(path, "w") as archive:
        for member, data in files.items():
            archive.writestr(member, data)


def test_a_document_with_macros_is_read(path: str) -> None:
    document = docx.Document()
    document.add_paragraph("Rs 5 crore")
    saved(document, path)
    with ZipFile(path) as archive:
        files = {member: archive.read(member) for member in archive.namelist()}
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(plain, macros)
    with ZipFile(path, "w") as archive:
        for member, data in files.items():
            archive.writestr(member, data)
    assert read(path).text == "Rs 5 crore"


def test_a_document_without_text_is_an_error(path: str) -> None:
    with pytest.raises(ReadError, match="without text"):
        read(saved(docx.Document(), path))


def test_a_bomb_is_refused_before_it_is_unpacked(path: str) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as handle:
        for _ in range(30):
            handle.write(b" " * 1_000_000)
    with pytest.raises(ReadError, match="would unpack to 30 MB"):
        read(path)


def test_too_much_text_is_refused(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fundnorm.readers.docx.MOST_XML", 1000)
    document = docx.Document()
    document.add_paragraph("Rs 5 crore")
    with pytest.raises(ReadError, match="more than a document holds"):
        read(saved(document, path))


@pytest.mark.parametrize("part", [0.3, 0.9])
def test_a_file_that_is_cut_short_is_refused(path: str, part: float) -> None:
    data = Path(saved(docx.Document(), path)).read_bytes()
    Path(path).write_bytes(data[: int(len(data) * part)])
    with pytest.raises(ReadError, match="damaged or cut short"):
        read(path)


def test_parts_that_are_no_xml_are_refused(path: str) -> None:
    add_part(saved(docx.Document(), path), "footnotes", "<w:footnotes><unclosed>")
    with pytest.raises(ReadError, match="can't be read as a Word document"):
        read(path)


def test_entities_are_not_expanded(path: str) -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    note = "<w:footnote w:id='1'><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:footnote>"
    document = docx.Document()
    document.add_paragraph("Rs 5 crore")
    add_part(
        saved(document, path), "footnotes", f"{entities}<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    )
    assert "aaa" not in read(path).text
