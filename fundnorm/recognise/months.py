"""Months and days, alone or as the ends of a range."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.context import Context
from fundnorm.recognise.tokens import Tokens
from fundnorm.recognise.years import YearSpan

__all__ = ["months_at"]

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
            start = first.start
            if start is not None and second.end is not None and second.label == "year" and first.label != "year":
                start = date(second.end.year, start.month, start.day)
            if start and second.end and start <= second.end:
                months = round(((second.end - start).days + 1) * 12 / 365.25) or None
                return YearSpan(second.last, months, start, second.end, False, "range")
    if lead == "until":
        return first.until()
    return first.since() if lead == "from" else first


def _next_month(first: YearSpan, second: YearSpan | None) -> bool:
    if second is None or first.role != "month" or second.role != "month" or not (first.end and second.start):
        return False
    return first.end + timedelta(1) == second.start


def _month_like(
    tokens: Tokens, at: int, lead: str, context: Context, lexicon: Lexicon
) -> YearSpan | None:
    """`month-like = [ day ] month [ day [ "," ] ] [ [ "," ] year ] ;`"""
    day, step = None, at
    if tokens.is_number(step) and _is_day(tokens.text[step]):
        day = int(tokens.text[step])
        step += 1
        if tokens.word(step) in ("st", "nd", "rd", "th"):
            step += 1
    month = lexicon.months.get(tokens.word(step))
    if month is None or not tokens.text[step][0].isupper():
        return None
    if len(tokens.text[step]) <= 4 and tokens.word(step + 1) == "." and tokens.glued(step + 1):
        step += 1
    step += 1
    if day is None and tokens.is_number(step) and _is_day(tokens.text[step]) and tokens.word(step + 1) != "%":
        day, step = int(tokens.text[step]), step + 1
        if tokens.word(step) in ("st", "nd", "rd", "th"):
            step += 1
    year, last = _year_after(tokens, step)
    if tokens.lower[at] == "may" and day is None and year is None and not lead:
        return None
    return _dated(month, day, year, last, lead, context)


def _is_day(text: str) -> bool:
    return text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31


def _year_after(tokens: Tokens, at: int) -> tuple[int | None, int]:
    step = at + 1 if tokens.word(at) == "," else at
    text = tokens.word(step)
    if len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2100:
        return int(text), step + 1
    return None, at


def _dated(
    month: int, day: int | None, year: int | None, last: int, lead: str, context: Context
) -> YearSpan | None:
    named = "year" if year else ""
    if year is None:
        year = _fitting_year(month, lead, context)
    role = "month" if day is None else "day"
    if year is None:
        return YearSpan(last, 1 if day is None else None, None, None, False, role)
    if day is not None and day > monthrange(year, month)[1]:
        return None
    start = date(year, month, day or 1)
    end = date(year, month, day or monthrange(year, month)[1])
    return YearSpan(last, 1 if day is None else None, start, end, False, role, label=named)


def _fitting_year(month: int, lead: str, context: Context) -> int | None:
    """The year of a named month that fits the document's date: the nearest, ahead of it for a deadline."""
    if context.date is None:
        return None
    at, year = context.date.month or 7, context.date.year
    if lead == "until":
        return year if month >= at else year + 1
    if month - at > 6:
        return year - 1
    return year + 1 if at - month > 8 else year
