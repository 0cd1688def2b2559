"""Whether two labels name one programme: their telling words, and abbreviations of them.

Words that link ("of", "for the") tell nothing, and words such as "programme" or "scheme" tell nothing beside others;
plural and singular are one. An abbreviation of three or more capitals stands for the run of words with these initials.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from fundnorm.lexicon.lexicon import Lexicon

__all__ = ["Likeness", "Name", "likeness", "name_of", "spelt_out"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LINKING = ("article", "determiner", "hangs_on", "label_trail")
_SHORTEST = 3  # capitals of an abbreviation
_BRACKETED = re.compile(r"[(\[]([A-Z][A-Z0-9-]{1,20})[)\]]")


class Likeness(IntEnum):
    """How alike two names are: not at all, by half of the shorter one's words, the one within the other, or equal."""

    NONE = 0
    LIKE = 1
    WITHIN = 2
    EQUAL = 3


class Name(NamedTuple):
    """The telling words of a label, all its words in order, which of them are abbreviations, and its short names.

    A short name stands in brackets beside the long one; it is none of the words.
    """

    words: frozenset[str]
    ordered: tuple[str, ...]
    short: frozenset[str]
    brackets: frozenset[str] = frozenset()

    @property
    def short_names(self) -> frozenset[str]:
        """What the whole may be called: the short names in brackets, and the initials of all words."""
        initials = "".join(word[0] for word in self.ordered if word not in self.short)
        return self.brackets | {initials} if len(initials) >= _SHORTEST else self.brackets

    @property
    def marks(self) -> frozenset[str]:
        """What another name for the same may share: the telling words, and the initials of runs of words."""
        initials = "".join(word[0] for word in self.ordered if word not in self.short)
        ends = range(_SHORTEST, len(initials) + 1)
        return (
            self.words
            | self.brackets
            | {initials[at:end] for end in ends for at in range(end - _SHORTEST + 1)}
        )


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """The words that link, and those that any programme may have in its name."""
    words = Lexicon.bundled().words
    linking = frozenset().union(*(words[name] for name in _LINKING))
    return linking | {"of"}, frozenset(map(_singular, words["programme"])) | {"national"}


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@cache
def name_of(label: str) -> Name:
    """The name that a label gives.

    >>> name = name_of("the Critical Minerals and Materials (CMM) programme")
    >>> sorted(name.words), list(name.brackets)
    (['critical', 'material', 'mineral'], ['cmm'])
    """
    linking, generic = _lists()
    brackets = frozenset(found.casefold() for found in _BRACKETED.findall(label))
    plain = _BRACKETED.sub(" ", label)
    if not _WORD.search(plain):
        plain, brackets = label, frozenset()
    found = [word for word in _WORD.findall(plain) if word.casefold() not in linking]
    short = frozenset(word.casefold() for word in found if word.isupper() and len(word) >= _SHORTEST)
    ordered = tuple(
        word.casefold() if word.casefold() in short else _singular(word.casefold()) for word in found
    )
    telling = frozenset(ordered) - generic
    return Name(telling or frozenset(ordered), ordered, short, brackets)


def likeness(one: Name, other: Name) -> Likeness:
    """How alike two names are; a name without words is like none.

    >>> likeness(name_of("CMM"), name_of("Critical Minerals and Materials (CMM) programme")).name
    'EQUAL'
    >>> likeness(name_of("solar energy"), name_of("solar parks")).name
    'LIKE'
    """
    if one.words and (one.words <= other.brackets or (other.words and other.words <= one.brackets)):
        return Likeness.EQUAL
    here, there = spelt_out(one, other), spelt_out(other, one)
    shared = here & there
    if not shared:
        return Likeness.NONE
    if here == there:
        return Likeness.EQUAL
    fewer = min(len(here), len(there))
    if len(shared) == fewer >= 2:
        return Likeness.WITHIN
    return Likeness.LIKE if 2 * len(shared) >= fewer else Likeness.NONE


def spelt_out(name: Name, other: Name) -> frozenset[str]:
    """The telling words, with abbreviations written out where either of the names does so."""
    words = name.words
    for short in name.short:
        run = _run(name, short) or _run(other, short)
        if run:
            words = words - {short} | (run & (name.words | other.words))
    return words


def _run(name: Name, short: str) -> frozenset[str]:
    """The words of the name whose initials are the abbreviation."""
    words = [word for word in name.ordered if word not in name.short]
    size = len(short)
    for at in range(len(words) - size + 1):
        run = words[at : at + size]
        if "".join(word[0] for word in run) == short:
            return frozenset(run)
    return frozenset()
