"""PDFs: paragraphs, tables and pages, and files that are locked, scanned, cut short or made to fail."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table

import fundnorm as fn
from fundnorm.errors import ReadError
from fundnorm.readers import drawn_pages, pdf
from fundnorm.readers.pdf import read
from fundnorm.readers.print_lines import Word, cells_of, lines_of

Draw = Callable[[Canvas, int], None]


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "paper.pdf")


def make(path: str, draw: Draw, pages: int = 1, **options: object) -> str:
    canvas = Canvas(path, pagesize=A4, **options)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", 10)
        draw(canvas, number)
        canvas.showPage()
    canvas.save()
    return path


def lines(*texts: str, top: float = 740) -> Draw:
    def draw(canvas: Canvas, _: int) -> None:
        for number, text in enumerate(texts):
            canvas.drawString(72, top - 12 * number, text)

    return draw


def numbered(objects: list[bytes]) -> bytes:
    """A PDF by hand; without a table of its objects, which readers then look for themselves."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, data) for number, data in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


def test_lines_are_joined_and_broken_words_put_together(path: str) -> None:
    text = (
        "The ministry will spend Rs 16,300",
        "crore on pumps and the develop-",
        "ment of ports in 2025-",
        "26 and later.",
    )
    assert read(make(path, lines(*text))).text == (
        "The ministry will spend Rs 16,300 crore on pumps and the development of ports in 2025-26 and later."
    )


def test_places_are_pages_and_page_numbers_and_repeated_headers_go(path: str) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.drawString(72, 815, "Budget papers")
        canvas.drawString(290, 20, f"Page {number} of 2")
        canvas.drawString(72, 700, f"The fund has Rs {number} crore.")

    source = read(make(path, draw, 2))
    assert source.text.split("\n\n") == [
        "Budget papers",
        "The fund has Rs 1 crore.",
        "The fund has Rs 2 crore.",
    ]
    assert [source.place_of(mention.start) for mention in fn.parse(source)] == ["page 1", "page 2"]


def test_a_sentence_goes_on_overleaf(path: str) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.drawString(72, 700, ("The fund has Rs 5", "crore for pumps.")[number - 1])

    assert [str(mention.amount.low) for mention in fn.parse(read(make(path, draw, 2)), country="IN")] == [
        "50000000"
    ]


ROWS = [["Scheme", "2024-25", "2025-26"], ["Solar pumps", "1 200.5", "1 300.0"], ["Wind", "", "45.0"]]
TEXT = ["Scheme | 2024-25 | 2025-26", "Solar pumps | 1 200.5 | 1 300.0", "Wind | – | 45.0"]


def test_a_table_without_rules_keeps_empty_cells(path: str) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for number, row in enumerate(ROWS):
            canvas.drawString(72, 720 - 14 * number, row[0])
            canvas.drawRightString(300, 720 - 14 * number, row[1])
            canvas.drawRightString(400, 720 - 14 * number, row[2])

    assert read(make(path, draw)).text.splitlines() == TEXT


def test_a_ruled_table_goes_on_overleaf_with_its_unit(path: str) -> None:
    rows = [ROWS[0], *([f"Scheme {number}", f"{number}.5", f"{number}"] for number in range(1, 61))]
    table = Table(rows, repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))])
    first = lambda canvas, _: canvas.drawString(72, 800, "Table 1: Outlays (Rs in crore)")  # noqa: E731  one line
    SimpleDocTemplate(path, pagesize=A4).build([table], onFirstPage=first)
    source = read(path)
    assert source.text.splitlines()[2:4] == ["Scheme | 2024-25 | 2025-26", "Scheme 1 | 1.5 | 1"]
    assert source.text.count("2024-25") == 1
    document = fn.parse(source, country="IN")
    assert len(document) == 120
    assert document.mentions[-1].amount.low == 600_000_000
    assert source.place_of(document.mentions[-1].start) == "page 2"


def test_a_header_over_two_columns_stands_over_both(path: str) -> None:
    style = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 1), (0, 2))]
    rows = [["", "2024-25", ""], ["Solar", "10", "11"], ["", "12", "13"]]
    SimpleDocTemplate(path).build([Table(rows, style=style)])
    assert read(path).text.splitlines() == ["– | 2024-25 | 2024-25", "Solar | 10 | 11", "Solar | 12 | 13"]


def test_footnote_marks_add_no_digits(path: str) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.drawString(72, 700, "It has $5")
        end = 72 + canvas.stringWidth("It has $5", "Helvetica", 10)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(end, 704, "1")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(end + 6, 700, "million.")

    assert read(make(path, draw)).text == "It has $5 million."


def test_two_columns_are_read_one_after_the_other(path: str) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.drawString(
            72, 760, "A heading that goes over both of the columns of this page, in a line of its own"
        )
        for number in range(8):
            canvas.drawString(72, 730 - 12 * number, f"The left column has Rs {number + 1} crore in")
            canvas.drawString(310, 730 - 12 * number, f"the right one has ${number + 1} million in")

    left, right = read(make(path, draw)).text.split("\n\n")[1:]
    assert "$" not in left
    assert "Rs" not in right


def test_the_title_is_kept_and_the_day_of_making_is_no_date(path: str) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.setTitle("The plan")
        canvas.drawString(72, 700, "Rs 5 crore")

    source = read(make(path, draw))
    assert (source.title, source.date) == ("The plan", None)


def picture(canvas: Canvas, _: int) -> None:
    canvas.drawInlineImage(Image.new("RGB", (20, 20), "red"), 0, 0, 500, 700)


def test_a_scan_is_an_error_that_asks_for_recognition(path: str) -> None:
    with pytest.raises(ReadError, match=r"no text in its 2 pages .*OCR"):
        read(make(path, picture, 2))


def test_scanned_pages_among_others_are_told(path: str) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        picture(canvas, number) if number != 2 else canvas.drawString(72, 700, "Rs 5 crore")

    source = read(make(path, draw, 3))
    assert source.text == "Rs 5 crore"
    assert source.notes == (
        "pages 1, 3 were not read (a picture without text); recognise it (OCR) to read it",
    )


def test_blank_pages_alone_are_an_error(path: str) -> None:
    with pytest.raises(ReadError, match="blank"):
        read(make(path, lambda _canvas, _number: None))


def test_a_locked_file_is_refused_and_an_open_one_with_rights_is_read(path: str) -> None:
    with pytest.raises(ReadError, match="locked with a password"):
        read(make(path, lines("Rs 5 crore"), encrypt=StandardEncryption("secret", "owner")))
    assert (
        read(make(path, lines("Rs 5 crore"), encrypt=StandardEncryption("", "owner", canCopy=0))).text
        == "Rs 5 crore"
    )


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_a_file_that_is_cut_short_is_refused(path: str, part: float) -> None:
    data = Path(make(path, lines("Rs 5 crore"))).read_bytes()
    Path(path).write_bytes(data[: int(len(data) * part)])
    with pytest.raises(ReadError, match="cut short"):
        read(path)


def test_a_damaged_file_is_refused(path: str) -> None:
    Path(path).write_bytes(b"%PDF-1.4\n" + b"\x00\xff" * 500 + b"%%EOF")
    with pytest.raises(ReadError, match=r"paper\.pdf"):
        read(path)


def test_a_bomb_is_refused_before_it_is_unpacked(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_MOST_UNPACKED", 3_000_000)
    stream = zlib.compress(b" " * 4_000_000)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    content = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream)
    Path(path).write_bytes(
        numbered([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content])
    )
    with pytest.raises(ReadError, match="unpacks to over 3 MB"):
        read(path)


def test_pages_that_hold_themselves_end(path: str) -> None:
    Path(path).write_bytes(
        numbered([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])
    )
    with pytest.raises(ReadError, match="without pages"):
        read(path)


def test_a_page_on_which_too_much_is_drawn_is_told(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn_pages, "_MOST_CONTENT", 500)

    def draw(canvas: Canvas, number: int) -> None:
        lines(*["Rs 5 crore"] * (1 if number == 1 else 40))(canvas, number)

    source = read(make(path, draw, 2))
    assert source.notes[0].startswith("page 2 was not read (too much is drawn on it)")


def test_parts_that_draw_each_other_a_billion_times_end(path: str) -> None:
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>/Length 60>>stream\n"
    )
    calls = b" /F Do" * 10
    forms = [form % (number + 1) + calls + b"\nendstream" for number in range(5, 14)]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
    content = b"<</Length 60>>stream\n" + calls + b"\nendstream"
    last = form % 1 + b"0 0 m 9 9 l S" + b"\nendstream"
    catalog = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    Path(path).write_bytes(numbered([*catalog, page, content, *forms, last]))
    with pytest.raises(ReadError, match="too much is drawn on it"):
        read(path)


def test_pages_beyond_the_limit_are_refused(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    with pytest.raises(ReadError, match="3 pages, and at most 2"):
        read(make(path, lines("Rs 5 crore"), 3))


def test_a_missing_extra_names_its_command(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(ReadError, match=r"pip install 'fundnorm\[pdf\]'"):
        read(make(path, lines("Rs 5 crore")))


def test_words_are_lines_by_their_middle_and_cells_by_their_gaps() -> None:
    words = [Word("b", 40, 45, 0, 10, 10), Word("a", 0, 5, 1, 11, 10), Word("c", 46, 50, 1, 11, 10)]
    (line,) = lines_of(words)
    assert [cell.text for cell in cells_of(line)] == ["a", "b c"]
