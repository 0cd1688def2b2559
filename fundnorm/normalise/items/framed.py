"""The multi-year frame that a sum is for, where the text names one and gives the sum no other time.

A frame's name is no period of the sum as read: its dates are not in the text. They are taken from the table of frames,
and the item says so. A sum made *under* a frame or programme may be for one year of it, so that only plans, and only
under a frame that is itself a stretch of time, are taken to cover it whole.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from fundnorm.calendars import calendar_of
from fundnorm.calendars.frame_names import Setting, frames_in, name_starts
from fundnorm.calendars.frame_words import frame_words
from fundnorm.calendars.multi_year import Frame
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.finance import Kind
from fundnorm.model.mention import Document, Mention
from fundnorm.model.period import Duration, TimeExpression
from fundnorm.normalise.currencies import only_country
from fundnorm.normalise.items.folding import Entry, Relations

__all__ = ["Framed", "Surroundings", "framed", "framed_entry", "surroundings"]

_BREAK = re.compile(r"[.!?;]['\")\]]*\s+(?=[A-Z₹$€£\"'(])|\n\s*\n")
_PLANS = frozenset((Kind.BUDGET, Kind.ALLOCATION, Kind.COMMITMENT, Kind.AUTHORISATION, Kind.APPROPRIATION))
_REACH = 600


class Surroundings(NamedTuple):
    """What leads to a frame's name; the same up to the name's beginning, for a first glance; and what can follow."""

    led: re.Pattern[str]
    glance: re.Pattern[str]
    free: re.Pattern[str]


@cache
def surroundings() -> Surroundings:
    """The patterns of the bundled words, made once.

    >>> surroundings().led.search("over the course of ")[1]
    'over'
    """
    words = frame_words()
    leads, stretches = "|".join(words.leads), "|".join(words.stretches)
    between = "|".join((*words.before, *words.steps, *words.stretches, "of"))
    named = "|".join((*name_starts(), *Lexicon.bundled().ordinals))
    return Surroundings(
        led=re.compile(rf"\b({leads})\s+(?:(?:the\s+)?(?:{stretches})\s+of\s+)?\Z", re.IGNORECASE),
        glance=re.compile(rf"\b(?i:{leads})\s+(?i:(?:{between})\s+)*(?:[A-Z0-9]|(?:{named})\b)"),
        free=re.compile(rf"\s*(?:[.,;:)\]!?—–-]|\Z|(?:{'|'.join(words.after)})\b)"),
    )


class Framed(NamedTuple):
    """The words that name a frame, with the dates that its table gives, and the frame."""

    time: TimeExpression
    frame: Frame


def framed_entry(entry: Entry, relations: Relations, document: Document) -> tuple[Framed, Entry] | None:
    """The frame of an entry and the entry whose words name it: its own, else its anchor's, and so on."""
    seen: set[int] = set()
    link: Entry | None = entry
    while link is not None and link.number not in seen:
        seen.add(link.number)
        for mention in link.mentions:
            found = framed(mention, document)
            if found is not None:
                return found, link
        link = relations.anchor(link)
    return None


def framed(mention: Mention, document: Document) -> Framed | None:
    """The frame in the sentence of a sum that is the sum's time; None where there is none, or several can be meant.

    >>> from fundnorm.recognise import parse
    >>> from fundnorm.model.source import Source
    >>> document = parse(Source("Rs 5 crore over the 15th Finance Commission cycle", country="IN"))
    >>> framed(document.mentions[0], document).frame.id
    'in-15fc'
    """
    text = document.source.text
    start, end = _sentence(text, mention)
    patterns = surroundings()
    if not patterns.glance.search(text, start, end):
        return None
    day = document.source.date.first if document.source.date else None
    setting = Setting(document.source.country or "", only_country(mention.amount.currency) or "", day)
    for found in frames_in(text[start:end], setting):
        first, last = start + found.first, start + found.end
        led = patterns.led.search(text, max(start, first - 60), first)
        if led is None or len(found.frames) != 1 or not _belongs(mention, first, (start, end), document):
            continue
        lead = frame_words().leads[led[1].lower()]
        if _covers(lead, found.kind, mention) and (
            lead == "throughout" or patterns.free.match(text, last, end)
        ):
            frame = found.frames[0]
            return Framed(_time(text, start + found.start, last, frame), frame)
    return None


def _sentence(text: str, mention: Mention) -> tuple[int, int]:
    """The sentence of a sum, within reach."""
    start = max(0, mention.start - _REACH)
    for found in _BREAK.finditer(text, start, mention.start):
        start = found.end()
    following = _BREAK.search(text, mention.end, mention.end + _REACH)
    return start, following.start() + 1 if following else min(len(text), mention.end + _REACH)


def _belongs(mention: Mention, at: int, sentence: tuple[int, int], document: Document) -> bool:
    """Whether a frame's words are the sum's: after it with no sum between, or before all sums of the sentence."""
    others = [other.start for other in document.mentions if sentence[0] <= other.start < sentence[1]]
    before = [start for start in others if start < at]
    return mention.start == before[-1] if before else mention.start >= at


def _covers(lead: str, kind: str, mention: Mention) -> bool:
    """Whether what leads to the name says that the sum is for the whole of the frame."""
    if lead == "throughout":
        return True
    if kind == "time":
        return lead in ("for", "in") or mention.kind in _PLANS
    return lead == "for" and mention.kind in _PLANS


def _time(text: str, start: int, end: int, frame: Frame) -> TimeExpression:
    period = frame.period
    fiscal = not calendar_of(frame.owner).is_calendar
    return TimeExpression(
        text[start:end], start, end, Duration(period.months), period.first, period.last, fiscal
    )
