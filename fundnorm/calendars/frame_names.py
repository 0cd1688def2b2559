"""Multi-year frames by the names that texts use: "the 15th Finance Commission cycle", "China's next five-year plan".

A name of frame_names.csv is written with `{n}`, `{nth}`, `{roman}` or `{years}` where a whole series has it. A generic
name counts only where its owner is known: named before it, the document's country, or the currency's only one. A
series needs a word that says which: "the next MFF".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from fundnorm.calendars.frame_words import frame_words
from fundnorm.calendars.multi_year import Frame, frames
from fundnorm.calendars.tables import country_of
from fundnorm.errors import InputError
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.tables import DATA, Cell, one_of, read_rows, text_cell

__all__ = ["NamedFrame", "Setting", "frame_of", "frames_in", "name_starts"]

_WORD = re.compile(r"[^\W_]+(?:['’]s?)?\+?")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_REACH = 4  # words before a name that can say whose or which it is
_COLUMNS: Mapping[str, Cell] = {
    "name": text_cell,
    "frame": text_cell,
    "kind": one_of("time", "programme", "series", "owner"),
    "generic": one_of("yes", "no"),
}


class Setting(NamedTuple):
    """What decides between frames of one name: the document's country, the currency's only one, the document's date.

    With `guess` a generic name of no known owner is any frame of the name.
    """

    country: str = ""
    currency_country: str = ""
    day: date | None = None
    guess: bool = False


class NamedFrame(NamedTuple):
    """A name in a text, from character `start` to `end`, and the frames that it can mean.

    `first` is where the words before it begin that say whose and which it is; `kind` is "time" for what is itself a
    stretch of time, "programme" for what has one. `whole` is true where the text holds nothing else.
    """

    first: int
    start: int
    end: int
    kind: str
    frames: tuple[Frame, ...]
    whole: bool


class _Name(NamedTuple):
    words: tuple[str, ...]
    kind: str
    generic: bool
    frames: tuple[Frame, ...]


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def frame_of(name: str, country: str | None = None, day: date | None = None) -> Frame:
    """The frame of an id, of its full name, or of a name that texts use: "15th Finance Commission cycle".

    `country` (ISO 3166-1 alpha-2, or an organisation's code) decides between the 13th Five-Year Plans of China and
    others, as "China's" before the name does; `day` decides what "the next MFF" is. InputError where no frame or more
    than one has the name.

    >>> frame_of("the Fifteenth Finance Commission").id, frame_of("14th Five-Year Plan", "CN").label
    ('in-15fc', '2021-2025')
    """
    for frame in frames().values():
        if name.casefold() in (frame.id, frame.name.casefold()):
            return frame
    known = Setting(country or "", "", day)
    whole = [found.frames for found in frames_in(name, known) if found.whole]
    if whole and len(whole[0]) == 1:
        return whole[0][0]
    whole = whole or [found.frames for found in frames_in(name, known._replace(guess=True)) if found.whole]
    if whole:
        several = ", ".join(f"{frame.id} ({frame.name})" for frame in whole[0])
        raise InputError(f"{name!r} may be {several}; write the id, or give the country")
    raise InputError(
        f"{name!r} is no frame that is known; write a name such as 'IDA20' or '15th Finance Commission', "
        f"its country or date where others have the name too, or one of the ids {', '.join(frames())}"
    )


def frames_in(text: str, setting: Setting) -> Iterator[NamedFrame]:
    """The names of frames in a text, in order and never overlapping.

    >>> [(found.start, found.frames[0].id) for found in frames_in("for IDA20", Setting())]
    [(4, 'ida20')]
    """
    words = [_Word(_plain(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        found = _at(words, at, setting)
        if found is None:
            at += 1
        else:
            yield found
            at = next(
                (later for later in range(at, len(words)) if words[later].start >= found.end), len(words)
            )


def name_starts() -> frozenset[str]:
    """The first words of the names that begin with the same word in every frame, in small letters.

    >>> sorted(name_starts() & {"horizon", "long", "over"})
    ['horizon', 'long']
    """
    first = (pattern.partition(" ")[0] for pattern, _, kind, _ in _rows() if kind != "owner")
    return frozenset(word for word in first if "{" not in word)


def _plain(word: str) -> str:
    """A word as names are compared: in small letters, an ordinal in digits."""
    word = word.casefold().replace("’", "'")
    number = Lexicon.bundled().ordinals.get(word)
    return _nth(number) if number else word


def _at(words: Sequence[_Word], at: int, setting: Setting) -> NamedFrame | None:
    for name in _names().get(words[at].text, ()):
        last = at + len(name.words)
        if tuple(word.text for word in words[at:last]) != name.words:
            continue
        first, owner, step = _said_before(words, at)
        chosen = _chosen(name, owner, setting)
        if name.kind == "series":
            chosen = _stepped(chosen, step, setting.day)
        if chosen:
            while last < len(words) and words[last].text in frame_words().tails:
                last += 1
            kind = "programme" if name.kind == "programme" else "time"
            whole = first == 0 and last == len(words)
            return NamedFrame(words[first].start, words[at].start, words[last - 1].end, kind, chosen, whole)
    return None


def _said_before(words: Sequence[_Word], at: int) -> tuple[int, str, int | None]:
    """The first of the words that say whose and which a frame is, the owner's code, and the step from today's frame."""
    known, owner, step, first = frame_words(), "", None, at
    while first > 0 and at - first < _REACH:
        word = words[first - 1].text
        if word in known.steps:
            step = known.steps[word]
        elif word not in known.before:
            found, size = _owner(words, first)
            if not found:
                break
            owner, first = found, first - size + 1
        first -= 1
    return first, owner, step


def _owner(words: Sequence[_Word], end: int) -> tuple[str, int]:
    """The code of the owner whose name ends before a word, and the number of its words."""
    for size in (2, 1):
        if end >= size:
            said = " ".join(word.text for word in words[end - size : end]).removesuffix("'s").rstrip("'")
            code = _owners().get(said) or country_of(said)
            if code:
                return code, size
    return "", 0


def _chosen(name: _Name, owner: str, setting: Setting) -> tuple[Frame, ...]:
    """The frames of a name that fit the owner; of a generic name, none where no owner is known."""
    code = owner or setting.country or setting.currency_country
    fitting = tuple(frame for frame in name.frames if frame.owner == code)
    return fitting or (() if name.generic and not setting.guess else name.frames)


def _stepped(series: Sequence[Frame], step: int | None, day: date | None) -> tuple[Frame, ...]:
    """The frame of a series that runs on a day, or the one after or before it."""
    ordered = sorted(series, key=lambda frame: frame.period.first)
    running = [
        at for at, frame in enumerate(ordered) if day and frame.period.first <= day <= frame.period.last
    ]
    if step is None or not running or not 0 <= running[-1] + step < len(ordered):
        return ()
    return (ordered[running[-1] + step],)


@cache
def _rows() -> tuple[tuple[str, str, str, str], ...]:
    return tuple(read_rows(DATA / "frame_names.csv", _COLUMNS))  # type: ignore[arg-type]  # cells are checked


@cache
def _owners() -> Mapping[str, str]:
    return {name: code for name, code, kind, _ in _rows() if kind == "owner"}


@cache
def _names() -> Mapping[str, Sequence[_Name]]:
    """All names by their first word, the longest first."""
    series = _series()
    known: dict[tuple[tuple[str, ...], str, bool], list[Frame]] = {}
    for pattern, ids, kind, generic in _rows():
        for frame, number in series[ids] if kind != "owner" else ():
            for words in _spelled(pattern, frame, number):
                known.setdefault((words, kind, generic == "yes"), []).append(frame)
    index: dict[str, list[_Name]] = {}
    for (words, kind, common), found in sorted(known.items(), key=lambda name: -len(name[0][0])):
        index.setdefault(words[0], []).append(_Name(words, kind, common, tuple(found)))
    return index


def _series() -> Mapping[str, Sequence[tuple[Frame, int]]]:
    """The frames with their numbers, by id and by the two patterns of ids that it fits: "in-{n}fc", "{c}-{n}fc"."""
    series: dict[str, list[tuple[Frame, int]]] = {}
    for key, frame in frames().items():
        owner, _, rest = key.partition("-")
        digits = "".join(filter(str.isdecimal, rest or owner))
        number = int(digits or 0)
        for ids in (key, key.replace(digits, "{n}") if digits else "", "{c}-" + rest.replace(digits, "{n}")):
            series.setdefault(ids, []).append((frame, number))
    return series


def _spelled(pattern: str, frame: Frame, number: int) -> Iterator[tuple[str, ...]]:
    """A name's words, once for each way to write its years."""
    first, last = frame.period.first.year, frame.period.last.year
    for end in {f"{last}", f"{last % 100:02d}"} if "{years}" in pattern else {""}:
        name = pattern.format(n=number, nth=_nth(number), roman=_roman(number), years=f"{first} {end}")
        yield tuple(name.split())


def _nth(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _roman(number: int) -> str:
    if number > 39:
        return ""
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written
