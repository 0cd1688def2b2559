"""A web page as a `Source`: its main text, title, publisher, date and country.

Trafilatura (https://trafilatura.readthedocs.io) tells the text of a page from what stands around it, and finds its
title, publisher and date of publication. A page too large for it, or in which it finds nothing, gives all its text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from configparser import ConfigParser
from copy import deepcopy
from functools import cache
from html import unescape
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fundnorm.errors import InputError, ReadError
from fundnorm.lexicon.tables import DATA
from fundnorm.model.period import PartialDate
from fundnorm.model.source import Source
from fundnorm.readers.assembly import Part, assemble
from fundnorm.readers.markup import parts_of
from fundnorm.readers.opening import guarded, needs_extra, quiet, whole
from fundnorm.readers.page_looks import settle
from fundnorm.readers.publishers import country_of_address, country_of_tag
from fundnorm.readers.text import marked_encoding

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["MOST_BYTES", "read", "source_of"]

MOST_BYTES = 50_000_000
"""The largest page that is read."""

_MOST_ELEMENTS = (
    20_000  # the extractor's time grows with their square: 3 s here, minutes at four times as many
)
_SHORTEST = (
    80  # characters; under its usual 250 the extractor takes all text, and short releases lost their layout
)
_NAVIGATION = ["//nav", "//*[@role='navigation']", "//body/footer", "//*[@role='contentinfo']"]
_HEAD = 4096
_CHARSET = re.compile(rb"""<meta[^>]{0,300}charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_MARKUP = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})?[^<>]{0,5000}>")
_DECLARATION = re.compile(r"\A\s{0,1000}<\?xml[^>]{0,500}\?>")
_SILENT = frozenset(["script", "style", "title", "noscript"])
_DATES = {"extensive_search": False, "original_date": True}
_ADDRESSES = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
_NO_MAIN_TEXT = "no main text was found, so all of the page's text was read"
_TOO_LARGE = "too large to find its main text, so all of the page's text was read"
_TOO_DEEP = "nested too deeply for its layout, so its text was read without it"


class _About(NamedTuple):
    """What a page says of itself."""

    title: str = ""
    publisher: str = ""
    date: PartialDate | None = None


def read(path: str) -> Source:
    """The page in a file: the main text, with tables as lines whose cells bars separate, and what it says of itself.

    `date` is the day on which it was published; `country` that of a government's web address (canonical or og:url),
    else the region of its language tag (en-IN; never en-US or en-GB, which templates write), else None. ReadError where
    it has over 50 MB or no text, or trafilatura is not installed.

    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile(suffix=".html") as file:
    ...     _ = file.write(b"<html lang='en-IN'><title>A plan</title><p>It has Rs 5 crore for pumps.</p></html>")
    ...     file.flush()
    ...     source = read(file.name)
    >>> source.text, source.title, source.country
    ('It has Rs 5 crore for pumps.', 'A plan', 'IN')
    """
    return source_of(whole(path, MOST_BYTES), path)


def source_of(data: bytes, path: str) -> Source:
    """The page in some bytes; `path` is what errors call it, its last part the source's name."""
    text, doubt = _decoded(data)
    with quiet("trafilatura"), quiet("htmldate"), guarded(path, "HTML"):
        tree, deep = _tree(text)
        about = _about(tree, path)
        parts, note = ([Part(_stripped(text))], _TOO_DEEP) if deep else _parts(tree)
    body, places = assemble(parts)
    if not body.strip():
        raise ReadError(
            f"{path} is HTML without text; a page that a script fills must be saved from the browser"
        )
    tag = tree.get("lang") or tree.get("xml:lang") or ""
    lang, other = _language(tag)
    return Source(
        body,
        country=_country(tree, tag),
        date=about.date,
        lang=lang,
        name=Path(path).name,
        title=about.title,
        places=places,
        publisher=about.publisher,
        notes=tuple(filter(None, (doubt, note, other))),
    )


def _decoded(data: bytes) -> tuple[str, str]:
    """The characters of a page, and a note where they may be wrong.

    By its byte-order mark, else as UTF-8 where it is valid, else by its meta element, else as Windows-1252.
    """
    found = _CHARSET.search(data[:_HEAD])
    named = _codec(found[1].decode("ascii")) if found else ""
    hidden = named.startswith(
        "iso2022"
    )  # it writes other alphabets in ASCII bytes, which would pass for UTF-8
    for encoding in (named, marked_encoding(data)) if hidden else (marked_encoding(data), named):
        if encoding:
            try:
                return data.decode(encoding), ""
            except (UnicodeDecodeError, LookupError):
                continue
    plain = all(sign == "\ufffd" or sign.isascii() for sign in data.decode("utf-8", "replace"))
    guess = "cp1252" if plain or not named else named
    return data.decode(
        guess, "replace"
    ), f"its encoding is not stated or wrong; read as {guess}, some signs may be off"


def _codec(label: str) -> str:
    """Python's name for an encoding, "" for none; browsers read Latin-1 as Windows-1252, and so is it meant."""
    try:
        name = codecs.lookup(label).name
        b"".decode(name)
    except LookupError:
        return ""
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _tree(text: str) -> tuple[HtmlElement, bool]:
    """The page as a tree, and whether the parser gave up at its depth."""
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    words = _DECLARATION.sub("", text.replace("\0", ""), count=1).strip()
    tree = document_fromstring(words or "<p></p>", parser=parser)
    return tree, any("depth" in entry.message for entry in parser.error_log)


def _about(tree: HtmlElement, path: str) -> _About:
    """What the page's metadata say; its body is looked at too where it is not too large."""
    try:
        from trafilatura.metadata import extract_metadata
    except ImportError:
        raise needs_extra(path, "trafilatura", "html") from None

    page = tree
    if _is_large(tree):
        page = tree.makeelement("html")
        page.extend(deepcopy(head) for head in tree.iterchildren("head"))
    found = extract_metadata(page, date_config=_DATES)
    return _About(_line(found.title), _line(found.sitename), _date(found.date))


def _parts(tree: HtmlElement) -> tuple[Sequence[Part], str]:
    """The main text, or all of it with the reason."""
    from trafilatura import bare_extraction

    settle(tree)
    if _is_large(tree):
        return list(parts_of(tree)), _TOO_LARGE
    found = bare_extraction(
        deepcopy(tree), include_comments=False, prune_xpath=_NAVIGATION, config=_settings()
    )
    body = getattr(found, "body", None)
    parts = list(parts_of(body)) if body is not None else []
    if any(part.text.strip() for part in parts):
        return parts, ""
    return list(parts_of(tree)), _NO_MAIN_TEXT


@cache
def _settings() -> ConfigParser:
    from trafilatura.settings import use_config

    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST))
    return settings


def _is_large(tree: HtmlElement) -> bool:
    return next(islice(tree.iter(), _MOST_ELEMENTS, None), None) is not None


def _stripped(text: str) -> str:
    """The text of a page without its tags, whatever their order."""
    pieces, at, silent = [], 0, ""
    for tag in _MARKUP.finditer(text):
        name = (tag[2] or "").lower()
        if not silent:
            pieces += [text[at : tag.start()], "\n"]
        if name in _SILENT:
            silent = "" if tag[1] and name == silent else silent or ("" if tag[1] else name)
        at = tag.end()
    pieces.append("" if silent else text[at:])
    return "\n".join(filter(None, (line.strip() for line in unescape("".join(pieces)).split("\n"))))


def _country(tree: HtmlElement, tag: str) -> str | None:
    """The country of the page's own address, else that of its language tag."""
    addresses = tree.xpath(_ADDRESSES)
    named = (country_of_address(str(address)) for address in addresses)
    return next(filter(None, named), None) or country_of_tag(tag)


def _language(tag: str) -> tuple[str, str]:
    """The language to read the page in, and a note where it is not the page's own."""
    language = tag.replace("_", "-").partition("-")[0].lower()
    if not language or (language.isalpha() and (DATA / "languages" / language).is_dir()):
        return tag.replace("_", "-") or "en", ""
    return "en", f"it says its language is {tag[:20]!r}, of which fundnorm has no words; read as English"


def _date(day: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(day) if day else None
    except InputError:
        return None


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
