"""Phrases of several words, split as the recogniser splits text and found by one of their end words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["SOFT", "WORD", "Phrases", "ending_at", "index_phrases", "split_words", "starting_at", "unbroken"]

SOFT = "\u00ad\u200b\u2060\ufeff"
"""What stands unseen in a text: the soft hyphen, the space and the joiner of no width, the byte order mark."""

_SEEN = str.maketrans("", "", SOFT)

WORD = rf"(?:[a-z]{{2,}}+(?![^\W\d_]|['{SOFT}])|(?:[^\W\d_]\.){{2,}}|[^\W\d_]+(?:['{SOFT}][^\W\d_]+)*)"
"""A word: letters with inner apostrophes, or an abbreviation of single letters such as U.S. and p.a.

Most words are plain lower case, so that case is tried first.
"""

_PIECE = re.compile(rf"{WORD}|[0-9]+|\S")


Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Meaning]):
    """Phrases as their words, with the meaning of each, and by their one end word the sizes that they have.

    `sizes` holds the largest first, so that the longest phrase is tried first.
    """

    meanings: Mapping[tuple[str, ...], Meaning]
    sizes: Mapping[str, tuple[int, ...]]


def unbroken(word: str) -> str:
    """A word without the unseen places where it may be broken."""
    return word if word.isascii() else word.translate(_SEEN)


def split_words(phrase: str) -> tuple[str, ...]:
    """The lower-case pieces of a phrase.

    >>> split_words("a-year")
    ('a', '-', 'year')
    """
    return tuple(_PIECE.findall(phrase.lower()))


def index_phrases(rows: Iterable[tuple[str, Meaning]], *, by_last: bool) -> Phrases[Meaning]:
    """Phrases and their meanings, by the last word where text is read backwards, else by the first.

    >>> index_phrases([("up to", "at_most")], by_last=True)
    Phrases(meanings={('up', 'to'): 'at_most'}, sizes={'to': (2,)})
    """
    meanings: dict[tuple[str, ...], Meaning] = {}
    sizes: dict[str, set[int]] = {}
    for phrase, meaning in rows:
        words = split_words(phrase)
        meanings.setdefault(words, meaning)
        sizes.setdefault(words[-1 if by_last else 0], set()).add(len(words))
    return Phrases(meanings, {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()})


def starting_at(phrases: Phrases[Meaning], words: tuple[str, ...], at: int) -> tuple[int, Meaning] | None:
    """The longest phrase that starts at a word: how many words it has and its meaning, or None."""
    for size in phrases.sizes.get(words[at], ()) if at < len(words) else ():
        piece = words[at : at + size]
        meaning = phrases.meanings.get(piece)
        if meaning is not None:
            return len(piece), meaning
    return None


def ending_at(phrases: Phrases[Meaning], words: tuple[str, ...], end: int) -> tuple[int, Meaning] | None:
    """The longest phrase whose last word stands before `end`: its number of words and its meaning."""
    for size in phrases.sizes.get(words[end - 1], ()) if end > 0 else ():
        piece = words[max(0, end - size) : end]
        meaning = phrases.meanings.get(piece)
        if meaning is not None:
            return len(piece), meaning
    return None
