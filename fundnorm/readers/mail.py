"""An e-mail (EML; RFC 5322, RFC 2045 to 2049) as its documents: the message, and each attachment that is read.

A web page saved as one file (MHTML, RFC 2557) is an e-mail too, whose HTML is its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import MIMEPart
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import NamedTuple

from fundnorm.errors import InputError, ReadError
from fundnorm.model.period import PartialDate
from fundnorm.model.source import Source
from fundnorm.readers.assembly import paragraph_places
from fundnorm.readers.opening import guarded, whole

__all__ = ["MOST_BYTES", "MOST_DEPTH", "read"]

MOST_BYTES = 100_000_000
"""The largest e-mail that is read, its attachments counted."""
MOST_DEPTH = 5
"""How deep e-mails may be attached to e-mails."""

_MOST_PARTS = 500
_LONGEST_NAME = 100
_NO_FILES = frozenset(["image", "audio", "video", "font"])
_SIGNATURES = frozenset(["pgp-signature", "pkcs7-signature", "x-pkcs7-signature"])


class _Letter(NamedTuple):
    """A message, what it is called, and how many messages it is attached to."""

    message: MIMEPart
    name: str
    depth: int


def read(path: str) -> tuple[Source, ...]:
    r"""The documents of a file with one e-mail: the message first, named as the file, then its attachments.

    The subject is the title, the Date header the date of publication. The text part is read, the HTML part where there
    is none. Attachments are named "mail.eml/report.pdf"; one that can't be read is told in the message's notes.
    ReadError where there is nothing to read at all.

    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile(suffix=".eml") as file:
    ...     _ = file.write(b"Subject: A plan\nDate: Wed, 29 Jan 2025 10:00:00 +0530\n\nIt has Rs 5 crore.\n")
    ...     file.flush()
    ...     (source,) = read(file.name)
    >>> source.title, str(source.date), source.text
    ('A plan', '2025-01-29', 'It has Rs 5 crore.\n')
    """
    data = whole(path, MOST_BYTES)
    with guarded(path, "an e-mail"):
        message = message_from_bytes(data, policy=policy.default)
        sources = tuple(_documents(_Letter(message, Path(path).name, 0)))
    if not any(source.text.strip() for source in sources):
        reasons = "; ".join(note for source in sources for note in source.notes)
        raise ReadError(
            f"{path} is an e-mail without text{f' ({reasons})' if reasons else ''}; save its attachments"
        )
    return sources


def _documents(letter: _Letter) -> Iterator[Source]:
    """The message, then what is attached to it."""
    notes: list[str] = []
    attached: list[Source] = []
    for number, part in enumerate(_attachments(letter.message), 1):
        if number > _MOST_PARTS:
            notes.append(f"only its first {_MOST_PARTS} attachments were read")
            break
        name = f"{letter.name}/{_name_of(part, number)}"
        try:
            attached += _attached(part, name, letter.depth)
        except (ReadError, InputError) as error:
            notes.append(str(error))
    body, html_notes = _body(letter)
    source = Source(
        body.text,
        country=body.country,
        date=_date(letter.message) or body.date,
        lang=body.lang,
        name=letter.name,
        title=_header(letter.message, "subject") or body.title,
        places=body.places,
        publisher=body.publisher,
        notes=(*html_notes, *notes),
    )
    if source.text.strip() or source.notes or not attached:
        yield source
    yield from attached


def _attachments(message: MIMEPart) -> Iterator[MIMEPart]:
    """The parts that are files of their own; pictures and signatures are none."""
    body = _preferred(message)
    for part in _leaves(message):
        kind, subtype = part.get_content_maintype(), part.get_content_subtype()
        if part is body or kind in _NO_FILES or subtype in _SIGNATURES:
            continue
        if part.get_content_type() == "message/rfc822" or part.get_filename() or part.is_attachment():
            yield part


def _leaves(message: MIMEPart) -> Iterator[MIMEPart]:
    """The parts of a message, an attached message as one of them."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting += reversed(list(part.iter_parts()))
        else:
            yield part


def _attached(part: MIMEPart, name: str, depth: int) -> tuple[Source, ...]:
    """The documents of one attachment."""
    from fundnorm.readers.files import read_bytes

    if part.get_content_type() == "message/rfc822":
        if depth >= MOST_DEPTH:
            raise ReadError(
                f"{name} is attached {depth + 1} e-mails deep, and {MOST_DEPTH} are read; save it on its own"
            )
        inner = part.get_payload(0)
        return tuple(_documents(_Letter(inner, name, depth + 1))) if isinstance(inner, MIMEPart) else ()
    data = part.get_payload(decode=True)
    return read_bytes(data, name) if isinstance(data, bytes) and data.strip() else ()


def _name_of(part: MIMEPart, number: int) -> str:
    """What an attachment is called, without folders; a name of its own where it has none."""
    try:
        given = part.get_filename() or ""
    except (LookupError, ValueError, MessageError):
        given = ""
    name = Path(given.replace("\\", "/").replace("\0", "")).name[-_LONGEST_NAME:]
    if not name and part.get_content_type() == "message/rfc822":
        return f"message {number}.eml"
    return " ".join(name.split()) or f"attachment {number}"


def _body(letter: _Letter) -> tuple[Source, tuple[str, ...]]:
    """The text of a message as a source, and what there is to say against it."""
    part = _preferred(letter.message)
    if part is None:
        return Source(""), ()
    text, fault = _text(part)
    if part.get_content_subtype() != "html":
        return Source(text, places=paragraph_places(text)), fault
    from fundnorm.readers.html import source_of

    try:
        page = source_of(text.encode("utf-8", "replace"), letter.name)
    except ReadError as error:
        return Source(""), (*fault, str(error))
    return page, (*fault, *page.notes)


def _preferred(message: MIMEPart) -> MIMEPart | None:
    """The part that is the text: plain where there is one with words, else HTML."""
    plain = message.get_body(preferencelist=("plain",))
    if plain is not None and _text(plain)[0].strip():
        return plain
    page = message.get_body(preferencelist=("related", "html"))
    if page is not None and page.get_content_maintype() == "text":
        return page
    texts = (part for part in _leaves(message) if part.get_content_type() in {"text/plain", "text/html"})
    return next((part for part in texts if not part.is_attachment()), plain)


def _text(part: MIMEPart) -> tuple[str, tuple[str, ...]]:
    """The characters of a part, and a note where its encoding is not what it says."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return "", ()
    stated = str(part.get_param("charset", "utf-8"))
    for encoding in (stated, "utf-8"):
        try:
            return data.decode(encoding).replace("\r\n", "\n"), ()
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    text = data.decode("cp1252", "replace").replace("\r\n", "\n")
    return text, (f"its text is no {stated}; read as Windows-1252, some signs may be off",)


def _header(message: MIMEPart, name: str) -> str:
    try:
        return " ".join(str(message[name] or "").split())
    except (
        LookupError,
        ValueError,
        IndexError,
        AttributeError,
        MessageError,
    ):  # the parser of headers on hostile ones
        return ""


def _date(message: MIMEPart) -> PartialDate | None:
    try:
        day = parsedate_to_datetime(_header(message, "date")).date()
        return PartialDate.parse(f"{day:%Y-%m-%d}")
    except (ValueError, TypeError, IndexError, OverflowError, InputError):
        return None
