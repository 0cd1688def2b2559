"""Months and days, alone or as the ends of a range."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.period import Period
from fundnorm.recognise.text.context import Context
from fundnorm.recognise.text.tokens import Tokens
from fundnorm.recognise.time.year_spans import YearSpan, shifted

__all__ = ["months_at"]

_SHORT, _BACK = 4, 9
_JOINERS = frozenset(("to", "through", "-", "till", "until"))


def months_at(tokens: Tokens, at: int, lead: str, context: Context, lexicon: Lexicon) -> YearSpan | None:
    """A month, a day of a month, or a range of months.

    `months = month-like [ ( "to" | "through" | "and" ) month-like ] ;`
    """
    first = _month_like(tokens, at, lead, context, lexicon)
    if first is None:
        return None
    joiner = tokens.word(first.last)
    if joiner in _JOINERS or joiner == "and":
        second = _month_like(tokens, first.last + 1, lead, context, lexicon)
        if joiner == "and" and lead != "between" and not _next_month(first, second):
            second = None
        if second is not None and second.role == first.role:
            start = _same_year(tokens, at, first, second, lexicon)
            if start and second.end and start > second.end and not (first.label or second.label):
                start = shifted(start, -12)  # "July-May" begins in the year before
            if start and second.end and start <= second.end:
                months = Period(start, second.end).months or None
                return YearSpan(second.last, months, start, second.end, "range")
    if lead == "until":
        return first.until()
    return first.since() if lead == "from" else first


def _same_year(tokens: Tokens, at: int, first: YearSpan, second: YearSpan, lexicon: Lexicon) -> date | None:
    """The first day of a range; without a year of its own it takes that of the second month."""
    if second.end is None or second.label != "year" or first.label == "year":
        return first.start
    month = next(lexicon.months[word] for word in tokens.lower[at : first.last] if word in lexicon.months)
    day = next((int(text) for text in tokens.lower[at : first.last] if text.isdecimal()), 1)
    return date(second.end.year, month, day if first.role == "day" else 1)


def _next_month(first: YearSpan, second: YearSpan | None) -> bool:
    if second is None or first.role != "month" or second.role != "month" or not (first.end and second.start):
        return False
    return first.end + timedelta(1) == second.start


def _month_like(tokens: Tokens, at: int, lead: str, context: Context, lexicon: Lexicon) -> YearSpan | None:
    """`month-like = [ day ] month [ day [ "," ] ] [ [ "," ] year ] ;`"""
    day, step = _day_at(tokens, at)
    month = lexicon.months.get(tokens.word(step))
    if month is None or not tokens.text[step][0].isupper():
        return None
    short = len(tokens.text[step]) <= _SHORT and tokens.lower[step] not in ("may", "june", "july")
    if short and tokens.word(step + 1) == "." and tokens.glued(step + 1):
        step += 1
    step += 1
    if day is None and tokens.word(step + 1) != "%":
        day, step = _day_at(tokens, step)
    year, last = _year_after(tokens, step)
    if tokens.lower[at] == "may" and day is None and year is None and not lead:
        return None
    role = "month" if day is None else "day"
    before = tokens.lower[max(0, at - _BACK) : at]
    past = "had" in tokens.lower[max(0, at - _BACK) : at + _BACK] or (
        lead != "from" and not lexicon.words["past_verb"].isdisjoint(before)
    )
    passed = tokens.word(at - 1) == "since" or past
    when = year or _fitting_year(month, "since" if passed else lead, context)
    span = YearSpan(last, 1 if day is None else None, None, None, role, label="year" if year else "")
    return span if when is None else _dated(span, when, month, day)


def _day_at(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """`day = one-or-two-digits [ "st" | "nd" | "rd" | "th" ] ;`"""
    text = tokens.word(at)
    if not _is_day(text):
        return None, at
    return int(text), at + 2 if tokens.word(at + 1) in ("st", "nd", "rd", "th") else at + 1


def _is_day(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31


def _year_after(tokens: Tokens, at: int) -> tuple[int | None, int]:
    step = at + 1 if tokens.word(at) == "," else at
    text = tokens.word(step)
    if len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2100:
        return int(text), step + 1
    return None, at


def _dated(span: YearSpan, year: int, month: int, day: int | None) -> YearSpan | None:
    last = monthrange(year, month)[1]
    if day is not None and day > last:
        return None
    return span._replace(start=date(year, month, day or 1), end=date(year, month, day or last))


def _fitting_year(month: int, lead: str, context: Context) -> int | None:
    """The year of a named month that fits the document's date: the nearest, ahead of it for a deadline."""
    if context.date is None:
        return None
    at, year = context.date.month or 7, context.date.year
    if lead == "since":
        return year if month <= at else year - 1
    if lead == "until":
        return year if month >= at else year + 1
    if month - at > 6:
        return year - 1
    return year + 1 if at - month > 8 else year
