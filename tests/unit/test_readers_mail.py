"""E-mails: the message, its attachments as further documents, and what is wrong with some."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

import fundnorm as fn
from fundnorm.errors import InputError, ReadError
from fundnorm.model.source import Source
from fundnorm.readers.files import read_file
from fundnorm.readers.mail import MOST_DEPTH, read


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "mail.eml")


def letter(text: str = "It has Rs 5 crore.") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Première: ₹5 crore"
    message["Date"] = "Wed, 29 Jan 2025 23:30:00 -0500"
    message["Message-ID"] = "<1@press.example>"
    message.set_content(text)
    return message


def sources_of(message: EmailMessage | bytes, path: str) -> tuple[Source, ...]:
    Path(path).write_bytes(message if isinstance(message, bytes) else message.as_bytes())
    return read(path)


def word_file(text: str) -> bytes:
    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def test_the_subject_is_the_title_and_the_day_that_of_its_sender(path: str) -> None:
    (source,) = sources_of(letter(), path)
    assert (source.title, str(source.date), source.name) == ("Première: ₹5 crore", "2025-01-29", "mail.eml")
    assert source.text.strip() == "It has Rs 5 crore."


def test_the_plain_text_is_read_before_the_page(path: str) -> None:
    message = letter()
    message.add_alternative("<p>It has <b>Rs 6 crore</b>.</p>", subtype="html")
    (source,) = sources_of(message, path)
    assert source.text.strip() == "It has Rs 5 crore."


def test_a_page_is_read_where_there_is_no_plain_text(path: str) -> None:
    message = letter()
    message.clear_content()
    message.set_content(
        "<html lang='en-IN'><body><p>It has <b>Rs 6 crore</b> for all the pumps.</p></body></html>", "html"
    )
    (source,) = sources_of(message, path)
    assert (source.text, source.country) == ("It has Rs 6 crore for all the pumps.", "IN")
    assert source.title == "Première: ₹5 crore"


def test_attachments_are_documents_of_their_own(path: str) -> None:
    message = letter()
    message.add_attachment(
        word_file("Rs 7 crore"), maintype="application", subtype="octet-stream", filename="a.docx"
    )
    message.add_attachment("Rs 8 crore", filename="../../etc/passwd.txt")
    message.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png")
    sources = sources_of(message, path)
    assert [source.name for source in sources] == ["mail.eml", "mail.eml/a.docx", "mail.eml/passwd.txt"]
    assert [source.text.strip() for source in sources[1:]] == ["Rs 7 crore", "Rs 8 crore"]
    assert sources[1].places == ((0, "paragraph 1"),)


def test_an_attachment_that_cannot_be_read_is_told_by_its_name(path: str) -> None:
    message = letter()
    message.add_attachment(b"PK\x03\x04broken", maintype="application", subtype="zip", filename="a.zip")
    (source,) = sources_of(message, path)
    assert source.notes[0].startswith("mail.eml/a.zip is damaged")


def test_a_mail_in_a_mail_is_read(path: str) -> None:
    outer = letter("See below.")
    outer.add_attachment(letter("It has Rs 9 crore."))
    sources = sources_of(outer, path)
    assert [source.name for source in sources] == ["mail.eml", "mail.eml/message 1.eml"]
    assert "Rs 9 crore" in sources[1].text


def test_mails_in_mails_end_at_a_depth(path: str) -> None:
    message = letter("The last one.")
    for _ in range(MOST_DEPTH + 2):
        outer = letter("See below.")
        outer.add_attachment(message)
        message = outer
    sources = sources_of(message, path)
    assert len(sources) == MOST_DEPTH + 1
    assert "6 e-mails deep" in sources[-1].notes[0]


@pytest.mark.parametrize("charset", ["no-such-charset", "us-ascii", "utf-8"])
def test_a_wrong_charset_is_told(path: str, charset: str) -> None:
    head = f"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
    (source,) = sources_of(head.encode() + "It has £5 million.".encode("cp1252"), path)
    assert source.text == "It has £5 million."
    assert charset in source.notes[0]


@pytest.mark.parametrize("date", ["", "soon", "Wed, 99 Foo 2025", "Mon, 1 Jan 10000 00:00:00 +0000"])
def test_a_date_that_is_none_is_left_out(path: str, date: str) -> None:
    (source,) = sources_of(f"Subject: x\nDate: {date}\n\nRs 5 crore".encode(), path)
    assert source.date is None


@pytest.mark.parametrize(
    "data", [b"", b"Subject: x\n\n", b"Subject: x\nMIME-Version: 1.0\nContent-Type: image/png\n\nabc"]
)
def test_a_mail_without_text_is_an_error(path: str, data: bytes) -> None:
    with pytest.raises(ReadError, match="without text"):
        sources_of(data, path)


def test_parts_nested_without_end_are_an_error_or_are_read(path: str) -> None:
    head = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000))
    with pytest.raises(ReadError):
        sources_of(b"MIME-Version: 1.0\n" + head + b"\nRs 5 crore", path)


def test_a_saved_page_is_read_as_its_page(tmp_path: Path) -> None:
    data = (
        b"From: <Saved by a browser>\nSubject: A plan\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n'
        b"--x\nContent-Type: text/html\nContent-Location: https://example.org/\n\n"
        b"<html><body><p>It has Rs 5 crore for pumps.</p></body></html>\n--x--\n"
    )
    (tmp_path / "page.mhtml").write_bytes(data)
    (source,) = read_file(str(tmp_path / "page.mhtml"))
    assert source.text == "It has Rs 5 crore for pumps."


def test_read_asks_for_one_document_and_says_how_to_get_several(path: str) -> None:
    message = letter()
    message.add_attachment("Rs 8 crore", filename="a.txt")
    sources_of(message, path)
    with pytest.raises(InputError, match=r"holds 2 documents \(mail\.eml, mail\.eml/a\.txt\)"):
        fn.read(path)
    assert len(fn.read_file(path)) == 2
