"""Phrases of several words, split as the recogniser splits text and found by one of their end words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["WORD", "Phrases", "ending_at", "index_phrases", "split_words", "starting_at"]

WORD = r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*"
"""A word: letters with inner apostrophes, or an abbreviation of single letters such as U.S. and p.a."""

_PIECE = re.compile(rf"{WORD}|[0-9]+|\S")

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""By one end word of the phrase, the longest phrase first: its words and its meaning."""


def split_words(phrase: str) -> tuple[str, ...]:
    """The lower-case pieces of a phrase.

    >>> split_words("a-year")
    ('a', '-', 'year')
    """
    return tuple(_PIECE.findall(phrase.lower()))


def index_phrases(rows: Iterable[tuple[str, str]], *, by_last: bool) -> Phrases:
    """Phrases and their meanings, by the last word where text is read backwards, else by the first.

    >>> index_phrases([("up to", "at_most")], by_last=True)
    {'to': ((('up', 'to'), 'at_most'),)}
    """
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in rows:
        words = split_words(phrase)
        index.setdefault(words[-1 if by_last else 0], []).append((words, meaning))
    return {
        word: tuple(sorted(found, key=lambda row: len(row[0]), reverse=True)) for word, found in index.items()
    }


def starting_at(index: Phrases, words: Sequence[str], at: int) -> tuple[int, str] | None:
    """The longest phrase that starts at a word: how many words it has and its meaning, or None."""
    if at < len(words):
        for phrase, meaning in index.get(words[at], ()):
            size = len(phrase)
            if size == 1 or tuple(words[at : at + size]) == phrase:
                return size, meaning
    return None


def ending_at(index: Phrases, words: Sequence[str], end: int) -> tuple[int, str] | None:
    """The longest phrase whose last word stands before `end`: its number of words and its meaning."""
    if end > 0:
        for phrase, meaning in index.get(words[end - 1], ()):
            size = len(phrase)
            if size == 1 or (size <= end and tuple(words[end - size : end]) == phrase):
                return size, meaning
    return None
