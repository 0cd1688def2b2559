"""What the publisher's setting decides about a text: its country, its date and its fiscal years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from fundnorm.calendars import FiscalCalendar, calendar_of
from fundnorm.errors import InputError
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.period import PartialDate
from fundnorm.model.source import Source
from fundnorm.recognise.text.draft import Sentence

__all__ = ["Context"]

_EARLIEST, _LATEST = 1500, 2500  # a text dated outside has no next or last year that a calendar could name


@dataclass(frozen=True, slots=True)
class Context:
    """The country, the date of publication and the fiscal calendar, None where not known.

    `declared` maps a group of currencies (dollar, rupee …) to the code that the text declares for it.

    >>> Context.of(Source("", country="IN")).calendar.id
    'IN'
    """

    country: str | None = None
    date: PartialDate | None = None
    calendar: FiscalCalendar | None = None
    declared: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, source: Source, declared: Mapping[str, str] | None = None) -> Context:
        """The context of a source and what its text declares; a country without a known calendar has none."""
        calendar = None
        if source.country:
            try:
                calendar = calendar_of(source.country)
            except InputError:
                calendar = None
        day = source.date if source.date and _EARLIEST <= source.date.year <= _LATEST else None
        return cls(source.country, day, calendar, declared or {})

    def local(self, sentence: Sentence, lexicon: Lexicon) -> Context:
        """The context within a sentence: a US city's or state's fiscal year is not the federal one."""
        if self.country != "US" or self.calendar is None:
            return self
        words = sentence.tokens.lower
        named = not lexicon.words["local_government"].isdisjoint(words)
        state = any(
            first == "state" and second in lexicon.words["state_body"] for first, second in pairwise(words)
        )
        return replace(self, calendar=None) if named or state else self
