"""The texts with their sums marked, each mark a link to its row; long stretches without sums are folded away."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document
from fundnorm.model.source import Source
from fundnorm.normalise.items.folding import fold
from fundnorm.report.html.markup import Markup, element, escaped, joined
from fundnorm.report.html.places import Result

__all__ = ["texts"]

_OPEN = 8_000  # characters of a text that is not folded as a whole, where there are not too many documents
_FEW = 30  # documents
_GAP = 2_400  # characters without a sum that are folded away
_EDGE = 400  # characters that stay before and after a sum
_WORD = 80  # characters within which a word ends
_MOST = 400_000  # characters above which folded stretches are left out
_TOLD = 160  # characters of a part of a text from which on its place is told even without a sum


class Mark(NamedTuple):
    """A stretch of a text that says a sum: its characters, its item's number, and which time the sum is said."""

    start: int
    end: int
    number: int
    time: int


class _Page(NamedTuple):
    """A document's text with all that is put in it: marks, names of places by their first character, rows' anchors."""

    text: str
    at: int
    marks: Sequence[Mark]
    labels: Mapping[int, str]
    starts: Sequence[int]
    rows: Mapping[str, str]


def texts(results: Sequence[Result], rows: Mapping[str, str]) -> Markup:
    """A section a document: its name, what is known of it, and its text with the sums marked.

    `rows` has the anchor of each item's row by the item's key; a sum without a row leads to its working.

    >>> "&lt;a&gt;" in texts([(Document(Source("", name="<a>")), ())], {})
    True
    """
    few = len(results) <= _FEW
    return joined(
        _section(_page(document, items, at, rows), document, few=few)
        for at, (document, items) in enumerate(results, 1)
    )


def _page(document: Document, items: Sequence[LineItem], at: int, rows: Mapping[str, str]) -> _Page:
    marks = _marks(document, items)
    labels = _labels(document.source, marks)
    return _Page(document.source.text, at, marks, labels, sorted(labels), rows)


def _section(page: _Page, document: Document, *, few: bool) -> Markup:
    source, at = document.source, page.at
    many, sums = len(page.text), len({mark.number for mark in page.marks})
    summary = f"Text, {_counted(many, 'character')}, {_counted(sums, 'sum')}"
    body = element("div", joined(_body(page)), class_="text", lang=source.lang, dir="auto")
    return element(
        "section",
        element("h3", source.title or source.name or f"Document {at}", id=f"d{at}-name"),
        element("p", _facts(document), class_="facts"),
        element("details", element("summary", summary), body, open=0 < many <= _OPEN and few),
        class_="document",
        id=f"d{at}",
        aria_labelledby=f"d{at}-name",
    )


def _counted(count: int, name: str) -> str:
    return f"{count:,} {name}{'s' * (count != 1)}"


def _facts(document: Document) -> Markup:
    source, taken = document.source, document.assumed
    facts = [
        source.name if source.title else "",
        source.place,
        f"published {source.date}{_by_text('date', taken)}" if source.date else "no date known",
        f"country {source.country}{_by_text('country', taken)}" if source.country else "",
    ]
    return joined((fact for fact in facts if fact), " · ")


def _by_text(fact: str, taken: Sequence[str]) -> str:
    return " (as the text says)" if fact in taken else ""


def _marks(document: Document, items: Sequence[LineItem]) -> list[Mark]:
    """The marks of the items that are there, in text order, none over another."""
    known = {item.number for item in items}
    found = [
        Mark(mention.start, mention.end, entry.number, time)
        for entry in fold(document.mentions)
        if entry.number in known
        for time, mention in enumerate(entry.mentions, 1)
    ]
    kept: list[Mark] = []
    for mark in sorted(found):
        free = kept[-1].end if kept else 0
        if free <= mark.start < mark.end <= len(document.source.text):
            kept.append(mark)
    return kept


def _labels(source: Source, marks: Sequence[Mark]) -> dict[int, str]:
    """The places to tell by their first characters: those with a sum in them, and long ones.

    Of a place in the same page or sheet as the one told before it only the last part is told.
    """
    ends = [start for start, _ in source.places[1:]] + [len(source.text)]
    said = [mark.start for mark in marks]
    told, around = {}, ""
    for (start, name), end in zip(source.places, ends, strict=False):
        if end - start >= _TOLD or bisect_left(said, start) < bisect_left(said, end):
            whole, comma, last = name.rpartition(", ")
            told[start] = last if comma and whole == around else name
            around = whole
    return told


def _body(page: _Page) -> Iterator[Markup]:
    """The text from its beginning to its end, mark by mark."""
    free = 0
    for mark in page.marks:
        yield from _between(page, free, mark.start)
        yield _label(page, mark.start)
        yield _mark(page, mark)
        free = mark.end
    yield from _between(page, free, len(page.text))


def _mark(page: _Page, mark: Mark) -> Markup:
    again = f"-{mark.time}" if mark.time > 1 else ""
    key = f"{page.at}-{mark.number}"
    said = element("mark", page.text[mark.start : mark.end])
    row = page.rows.get(key, f"w{key}")
    return element("a", said, id=f"m{key}{again}", class_="sum", href=f"#{row}", data_working=f"w{key}")


def _between(page: _Page, start: int, end: int) -> Iterator[Markup]:
    """What stands between two marks; the middle of a long stretch is folded away, of a huge text left out."""
    if end - start <= _GAP:
        yield _plain(page, start, end)
        return
    first = _break(page.text, start + _EDGE * (start > 0))
    last = _break(page.text, end - _EDGE * (end < len(page.text)))
    yield _plain(page, start, first)
    told = f"{last - first:,} characters without sums"
    if len(page.text) > _MOST:
        yield element("p", f"… {told} are left out here …", class_="left-out")
    else:
        folded = _plain(page, first, last)
        yield element("details", element("summary", told), folded, class_="gap")
    yield _plain(page, last, end)


def _break(text: str, near: int) -> int:
    """The next place after a space or line end, so that no word is cut; `near` where there is none soon."""
    if not 0 < near < len(text):
        return near
    found = next((at for at in range(near, min(near + _WORD, len(text))) if text[at].isspace()), near - 1)
    return found + 1


def _plain(page: _Page, start: int, end: int) -> Markup:
    """The characters from start to end, each part that has a name with its name before it."""
    inside = page.starts[bisect_left(page.starts, start + 1) : bisect_left(page.starts, end)]
    pieces = pairwise((start, *inside, end))
    return joined(part for a, b in pieces if a < b for part in (_label(page, a), escaped(page.text[a:b])))


def _label(page: _Page, at: int) -> Markup:
    name = page.labels.get(at)
    return element("span", name, class_="place") if name else Markup("")
