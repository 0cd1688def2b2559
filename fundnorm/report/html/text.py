"""The texts with their sums marked, each mark a link to its row; long stretches without sums are folded away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document, Mention
from fundnorm.model.source import Source
from fundnorm.normalise.folding import fold
from fundnorm.report.html.markup import Markup, element, escaped, joined
from fundnorm.report.html.places import Result

__all__ = ["texts"]

_OPEN = 8_000  # characters of a text that is not folded as a whole
_GAP = 2_400  # characters without a sum that are folded away
_EDGE = 400  # characters that stay before and after a sum
_MOST = 400_000  # characters above which folded stretches are left out
_TOLD = 160  # characters of a part of a text from which on its place is told even without a sum


class Mark(NamedTuple):
    """A stretch of a text that says a sum: its characters, its item's number, and which time the sum is said."""

    start: int
    end: int
    number: int
    time: int


def texts(results: Sequence[Result], rows: Mapping[str, str]) -> Markup:
    """A section a document: its name, what is known of it, and its text with the sums marked.

    `rows` has the anchor of each item's row by the item's key; a sum without a row leads to its working.

    >>> "&lt;a&gt;" in texts([(Document(Source("", name="<a>")), ())], {})
    True
    """
    return joined(_section(document, items, at, rows) for at, (document, items) in enumerate(results, 1))


def _section(document: Document, items: Sequence[LineItem], at: int, rows: Mapping[str, str]) -> Markup:
    source = document.source
    marks = _marks(document, items)
    many = len(source.text)
    summary = f"Text, {many:,} character{'s' * (many != 1)}, {_counted(len(items), 'sum')}"
    body = element("div", _body(source, marks, at, rows), class_="text", lang=source.lang, dir="auto")
    return element(
        "section",
        element("h3", source.title or source.name or f"Document {at}", id=f"d{at}-name"),
        element("p", _facts(document), class_="facts"),
        element("details", element("summary", summary), body, open=0 < many <= _OPEN or bool(marks)),
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
        f"published {source.date}" + " (as the text says)" * ("date" in taken) if source.date else "no date known",
        f"country {source.country}" + " (as the text says)" * ("country" in taken) if source.country else "",
    ]
    return joined((fact for fact in facts if fact), " · ")


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


def _body(source: Source, marks: Sequence[Mark], at: int, rows: Mapping[str, str]) -> Markup:
    labels = _labels(source, marks)
    ends = [0, *(mark.end for mark in marks)]
    starts = [*(mark.start for mark in marks), len(source.text)]
    parts: list[Markup] = []
    for index, (start, end) in enumerate(zip(ends, starts, strict=True)):
        parts += _between(source, labels, start, end)
        if index < len(marks):
            parts += [_label(labels, marks[index].start), _mark(source.text, marks[index], at, rows)]
    return joined(parts)


def _mark(text: str, mark: Mark, at: int, rows: Mapping[str, str]) -> Markup:
    again = f"-{mark.time}" if mark.time > 1 else ""
    key = f"{at}-{mark.number}"
    said = element("mark", text[mark.start : mark.end])
    return element("a", said, id=f"m{key}{again}", class_="sum", href=f"#{rows.get(key, f'w{key}')}", data_working=f"w{key}")


def _between(source: Source, labels: Mapping[int, str], start: int, end: int) -> Iterator[Markup]:
    """What stands between two marks; the middle of a long stretch is folded away, of a huge text left out."""
    if end - start <= _GAP:
        yield _plain(source.text, labels, start, end)
        return
    first = _break(source.text, start + _EDGE * (start > 0))
    last = _break(source.text, end - _EDGE * (end < len(source.text)))
    yield _plain(source.text, labels, start, first)
    told = f"{last - first:,} characters without sums"
    if len(source.text) > _MOST:
        yield element("p", f"… {told} are left out here …", class_="left-out")
    else:
        folded = _plain(source.text, labels, first, last)
        yield element("details", element("summary", told), folded, class_="gap")
    yield _plain(source.text, labels, last, end)


def _break(text: str, near: int) -> int:
    """The next place after a space or line end, so that no word is cut; `near` where there is none soon."""
    found = [at for at in range(near, min(near + 80, len(text))) if text[at].isspace()]
    return found[0] + 1 if found and 0 < near < len(text) else near


def _plain(text: str, labels: Mapping[int, str], start: int, end: int) -> Markup:
    """The characters from start to end, each part that has a name with its name before it."""
    cuts = [start, *sorted(at for at in labels if start <= at < end and at != start), end]
    pieces = zip(cuts, cuts[1:], strict=False)
    return joined(part for a, b in pieces if a < b for part in (_label(labels, a), escaped(text[a:b])))


def _label(labels: Mapping[int, str], at: int) -> Markup:
    name = labels.get(at)
    return element("span", name, class_="place") if name else Markup("")


def _labels(source: Source, marks: Sequence[Mark]) -> dict[int, str]:
    """The places to tell: those with a sum in them, and long ones."""
    starts = [start for start, _ in source.places] + [len(source.text)]
    said = [mark.start for mark in marks]
    told = {}
    at = 0
    for (start, name), end in zip(source.places, starts[1:], strict=True):
        while at < len(said) and said[at] < start:
            at += 1
        if end - start >= _TOLD or (at < len(said) and said[at] < end):
            told[start] = name
    return told
