"""The sums of a text in context: what stands around each of them, with the sums marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from fundnorm.model.display import Markup, escaped

if TYPE_CHECKING:
    from fundnorm.model.mention import Document, Mention

__all__ = ["html_snippets"]

_AROUND = 80  # characters on each side of a sum
_SNIPPETS = 12
_MARK = "color:inherit;background:rgba(127,127,127,0.25);border-bottom:2px solid currentColor"


class _Snippet(NamedTuple):
    """A stretch of the text and the sums in it, each with its number."""

    first: int
    last: int
    sums: tuple[tuple[int, Mention], ...]


def html_snippets(document: Document) -> Markup:
    """The stretches of the text that hold sums, a paragraph each, with the sums marked.

    On hovering a sum tells how it was read. The first twelve stretches are shown, and how many more there are.

    >>> from fundnorm.model.mention import Document
    >>> from fundnorm.model.source import Source
    >>> html_snippets(Document(Source("nothing here")))
    ''
    """
    found = list(_snippets(document))
    shown = [_paragraph(snippet, document.source.text) for snippet in found[:_SNIPPETS]]
    more = sum(len(snippet.sums) for snippet in found[_SNIPPETS:])
    if more:
        shown.append(f"<p>… and {more:,} more sum{'s' * (more > 1)}</p>")
    return Markup("".join(shown))


def _snippets(document: Document) -> Iterator[_Snippet]:
    """The stretches in text order; those that touch are one."""
    text = document.source.text
    held: _Snippet | None = None
    for numbered in enumerate(document):
        first, last = _word_start(text, numbered[1].start), _word_end(text, numbered[1].end)
        if held is not None and first <= held.last:
            held = _Snippet(held.first, max(last, held.last), (*held.sums, numbered))
            continue
        if held is not None:
            yield held
        held = _Snippet(first, last, (numbered,))
    if held is not None:
        yield held


def _word_start(text: str, start: int) -> int:
    """Where the first whole word of a sum's surroundings begins."""
    first = max(0, start - _AROUND)
    space = text.find(" ", first, start) if first else -1
    return space + 1 if space >= 0 else first


def _word_end(text: str, end: int) -> int:
    last = min(len(text), end + _AROUND)
    space = text.rfind(" ", end, last) if last < len(text) else -1
    return space if space >= 0 else last


def _paragraph(snippet: _Snippet, text: str) -> str:
    """One stretch, with what is left out before and after it."""
    parts = ["… "] if snippet.first else []
    at = snippet.first
    for number, mention in snippet.sums:
        parts += [escaped(text[at : mention.start]), _marked(number, mention)]
        at = mention.end
    parts.append(escaped(text[at : snippet.last]))
    return f'<p dir="auto">{"".join(parts)}{" …" * (snippet.last < len(text))}</p>'


def _marked(number: int, mention: Mention) -> str:
    told = escaped(f"[{number}] {mention.summary}")
    return f'<mark title="{told}" style="{_MARK}">{escaped(mention.text)}</mark><sup>[{number}]</sup>'
