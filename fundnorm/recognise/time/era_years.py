"""Years of other eras in English texts: with a mark ("Reiwa 7", "B.E. 2568", "2017 EFY"), or where the country has one.

Without a mark a number is a year of the country's own era only where it can't be a year of the common one.

```
era-year = mark number [ split | range ] | number [ split | range ] mark | number [ split | range ] ;
mark = era-word [ "of" | "the" | "era" | "sambat" | "hijri" | "calendar" | fiscal-word | "year" ] … ;
split = ( "/" | "-" ) ( two-digits | four-digits ) ;
range = "-" two-digits ;
```
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from fundnorm.calendars import FiscalCalendar, calendar_of
from fundnorm.calendars.fiscal import COMMON_ERA
from fundnorm.errors import InputError
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.period import Period
from fundnorm.recognise.text.context import Context
from fundnorm.recognise.text.tokens import PUNCTUATION, Tokens
from fundnorm.recognise.time.year_spans import YearSpan

__all__ = ["era_fiscal_at", "era_year_at", "is_own_year"]

_MORE = frozenset(("era", "sambat", "hijri", "shamsi", "calendar", "year"))
_ADJECTIVES = frozenset(("afghan", "buddhist", "ethiopian", "iranian", "persian", "roc", "solar"))
_INITIALS = frozenset(("b.e.", "be", "b.s.", "bs", "e.c.", "s.h.", "sh", "efy", "roc", "r.o.c."))
_FISCAL_MARKS = frozenset(("efy",))
_FIRST, _LAST = date(1900, 1, 1), date(2100, 12, 31)


class _Mark(NamedTuple):
    """An era's mark: the era, the token after the mark, and whether it says that the year is fiscal."""

    era: str
    last: int
    fiscal: bool


class _Number(NamedTuple):
    """The number of a year, that of the year to which it goes on ("2081/82", "2081-86"), and the token after both."""

    value: int
    until: int
    last: int

    @property
    def split(self) -> bool:
        """Whether it is a fiscal year written as two years."""
        return self.until == self.value + 1


def era_year_at(
    tokens: Tokens, at: int, context: Context, lexicon: Lexicon, *, fiscal: bool
) -> YearSpan | None:
    """A year of another era at its mark or its number; `fiscal` where a fiscal-year word stands before.

    None where no era's mark is there and the country has no era of its own, and for years that the era does not have.
    """
    before = _mark(tokens, at, lexicon)
    number = _number(tokens, before.last if before else at)
    if number is None:
        return None
    last = number.last
    mark = before or _mark(tokens, last, lexicon, after=True)
    if mark is None:
        era = _own(tokens, number, context, lexicon, fiscal=fiscal)
    else:
        era, last, fiscal = mark.era, max(last, mark.last), fiscal or mark.fiscal
    if era is None:
        return None
    if lexicon.time_words.get(tokens.word(last)) == "fiscal" and tokens.word(last + 1) == "year":
        last, fiscal = last + 2, True
    if number.until > number.value + 1:
        return _several(era, number, last, context, fiscal=fiscal)
    return _span(era, number, last, context, fiscal=fiscal or number.split)


def era_fiscal_at(era: str, number: int, last: int, context: Context) -> YearSpan | None:
    """The fiscal year of that number in an era, up to token `last`; None for a year that the era does not have."""
    return _span(era, _Number(number, number, last), last, context, fiscal=True)


def is_own_year(number: int, context: Context) -> bool:
    """Whether a number without a mark is a year of the own era of the document's country."""
    if number in COMMON_ERA or not context.country:
        return False
    from fundnorm.calendars.local import own_era

    return own_era(context.country, number) is not None


_COMMON = range(1900, 2101)


def _mark(tokens: Tokens, at: int, lexicon: Lexicon, *, after: bool = False) -> _Mark | None:
    """The mark of an era at a token; initials are capitals, and an adjective needs a noun: "the Persian year"."""
    while after and tokens.word(at) in ("of", "the", "in"):
        at += 1
    word = tokens.word(at)
    era = lexicon.era_words.get(word)
    if era is None or (word in _INITIALS and not tokens.text[at].isupper()):
        return None
    last, fiscal = at + 1, word in _FISCAL_MARKS
    while tokens.word(last) in _MORE or lexicon.time_words.get(tokens.word(last)) == "fiscal":
        fiscal = fiscal or lexicon.time_words.get(tokens.word(last)) == "fiscal"
        last += 1
    return None if word in _ADJECTIVES and last == at + 1 else _Mark(era, last, fiscal)


def _number(tokens: Tokens, at: int) -> _Number | None:
    text = tokens.text[at] if tokens.is_number(at) else ""
    if not text.isdigit() or len(text) > 4:
        return None
    joined = tokens.word(at + 1) in ("/", "-") and tokens.glued(at + 1) and tokens.glued(at + 2)
    if not joined or not tokens.is_number(at + 2):
        return _Number(int(text), int(text), at + 1)
    return _joined(int(text), tokens.text[at + 2], at, may_range=tokens.word(at + 1) == "-")


def _joined(value: int, second: str, at: int, *, may_range: bool) -> _Number | None:
    """A number and what is joined to it: a split year or a range of two digits; alone before four of its own."""
    following = str(value + 1)
    if second in (following, following[-2:]):
        return _Number(value, value + 1, at + 3)
    if not may_range or not second.isdigit():
        return None
    until = value // 100 * 100 + int(second)
    if len(second) == len("86"):
        return _Number(value, until, at + 3) if until > value else None
    return _Number(value, value, at + 1) if len(second) == len(str(value)) else None


def _own(tokens: Tokens, number: _Number, context: Context, lexicon: Lexicon, *, fiscal: bool) -> str | None:
    """The country's own era, where the number or the words round it show that it is a year."""
    if number.value in COMMON_ERA:
        return None
    from fundnorm.calendars.local import own_era

    era = own_era(context.country or "", number.value)
    year_like = fiscal or number.until > number.value or number.value in _COMMON
    return era if year_like or _stands_alone(tokens, number.last, lexicon) else None


def _stands_alone(tokens: Tokens, last: int, lexicon: Lexicon) -> bool:
    """Whether nothing follows that a number could count: "in 1404." and "the 1404 budget", but not "1404 schools"."""
    word = tokens.word(last)
    return (
        not word
        or (tokens.kind[last] == PUNCTUATION and word != "%")
        or word in lexicon.prepositions
        or word in lexicon.words["budget_noun"]
        or lexicon.time_words.get(word) == "fiscal"
        or word in ("and", "fiscal")
    )


def _span(era: str, number: _Number, last: int, context: Context, *, fiscal: bool) -> YearSpan | None:
    """The dates of the year, fiscal in its own country's calendar; None for a year out of all reason."""
    from fundnorm.calendars.eras import era_period
    from fundnorm.calendars.local import era_fiscal_year

    try:
        whole = era_period(era, number.value)
        calendar = _calendar(era, context)
        later = number.value + 1 if number.split and era == "ethiopian" else number.value
        year = era_fiscal_year(calendar, era, later) if fiscal and calendar is not None else None
    except InputError:
        return None
    if not _FIRST <= whole.first <= _LAST or (number.split and year is None):
        return None
    period = Period(year.first, year.last) if year else whole
    role = "fiscal" if fiscal else "year"
    months = year.months if year else 12
    return YearSpan(last, months, period.first, period.last, role, fiscal=fiscal, label=_label(era, whole))


def _several(era: str, number: _Number, last: int, context: Context, *, fiscal: bool) -> YearSpan | None:
    """`2081-86` is five fiscal years where years are split, `2567-70` four years elsewhere."""
    calendar = _calendar(era, context)
    splits = calendar is not None and calendar.splits
    ends = (number.value, number.until - splits)
    fiscal = fiscal or splits
    spans = [_span(era, _Number(end, end + splits, last), last, context, fiscal=fiscal) for end in ends]
    first, final = (span and (span.start, span.end) for span in spans)
    if not first or not final or first[0] is None or final[1] is None:
        return None
    months = Period(first[0], final[1]).months
    return YearSpan(last, months, first[0], final[1], "range", fiscal=fiscal)


def _calendar(era: str, context: Context) -> FiscalCalendar | None:
    """The calendar of the document's country where it counts in the era, else of the only country that does."""
    from fundnorm.calendars.eras import eras
    from fundnorm.calendars.local import local_years

    counting = [code for code, manner in local_years().items() if manner.era in (era, eras()[era].family)]
    if context.country in counting:
        return context.calendar
    return calendar_of(counting[0]) if len(counting) == 1 else None


def _label(era: str, whole: Period) -> str:
    """The year of the common era by which the country would call the same fiscal year."""
    return str(whole.first.year if era == "solar-hijri" else whole.last.year)
