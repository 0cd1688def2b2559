"""Lengths of time, and times named by their distance from the text: "seven years", "next fiscal year"."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.period import PartialDate
from fundnorm.recognise.text.context import Context
from fundnorm.recognise.text.numbers import read_digits, read_words
from fundnorm.recognise.text.tokens import NUMBER, SIGN, Tokens
from fundnorm.recognise.time.year_spans import YearSpan, shifted
from fundnorm.recognise.time.years import year_like_at

__all__ = ["duration_at", "part_of_year", "relative_at"]

_NOT_A_PERIOD = frozenset(
    (
        "ago",
        "later",
        "old",
        "earlier",
        "after",
        "before",
        "since",
        "hence",
        "older",
        "early",
        "late",
        "long",
        "prior",
    )
)
_LONGEST = Decimal(1200)


def duration_at(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[int, int | None] | None:
    """The token after a duration and its months, None where the text leaves the length open ("the parliament").

    `duration = { relative } [ number ] [ "-" ] { relative | fiscal-word } unit ;`
    """
    step = _past(tokens, at, lexicon, ("relative",))
    number, step = _count(tokens, step, lexicon)
    counted = step
    if tokens.word(step) == "-" and tokens.glued(step):
        step += 1
    step = _past(tokens, step, lexicon, ("relative", "fiscal"))
    word = tokens.word(step)
    if lexicon.time_words.get(word) == "span":
        return (step + 1, None) if number is None else None
    months = lexicon.units.get(word)
    if months is None:
        return _elliptical(tokens, at, counted, number, lexicon)
    if number is None and not (months >= 24 and word.rstrip("s") == word):
        return None
    last = step + 1
    if tokens.word(last) in lexicon.words["tenor"] or _names_plan(tokens, at, last, lexicon):
        return None
    if tokens.word(last) in _NOT_A_PERIOD or (tokens.word(last) == "-" and tokens.word(last + 1) == "old"):
        return None
    if tokens.word(last) == "of" and tokens.word(last + 1) in ("age", "experience", "service"):
        return None
    total = (number if number is not None else Decimal(1)) * months
    if total > _LONGEST or total <= 0:
        return None
    return last, max(1, int(total.to_integral_value()))


def _names_plan(tokens: Tokens, at: int, last: int, lexicon: Lexicon) -> bool:
    """Whether an ordinal and "plan" make it a plan's name: "the 14th Five-Year Plan"."""
    before = tokens.word(at - 1)
    spelled = before in lexicon.ordinals or tokens.word(at) in lexicon.ordinals
    ordinal = spelled or (before in _ORDINAL_ENDS and tokens.is_number(at - 2))
    return ordinal and "plan" in (tokens.word(last), tokens.word(last + 1))


_ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))


def _elliptical(
    tokens: Tokens, at: int, counted: int, number: Decimal | None, lexicon: Lexicon
) -> tuple[int, int | None] | None:
    """`"next" number`, where the unit was said before: "over four years … over the next ten"."""
    if number is None or lexicon.time_words.get(tokens.word(at)) != "relative" or tokens.lower[at] == "first":
        return None
    if tokens.is_number(counted - 1) or number > 30 or not {"year", "years"} & set(tokens.lower[:at]):
        return None
    if counted < len(tokens) and tokens.kind[counted] != "p":
        return None
    return counted, int(number) * 12


def _past(tokens: Tokens, at: int, lexicon: Lexicon, roles: tuple[str, ...]) -> int:
    while lexicon.time_words.get(tokens.word(at)) in roles or (
        tokens.word(at) in lexicon.words["year_adjective"] and "fiscal" in roles
    ):
        at += 1
    return at


def _count(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Decimal | None, int]:
    if tokens.is_number(at):
        return read_digits(tokens.text[at]), at + 1
    number = lexicon.numerals.get(tokens.word(at))
    if number is not None and tokens.word(at + 1) in lexicon.units and number[1] == "units":
        return number[0], at + 1  # "two quarters" is half a year, not a half
    if number is not None and tokens.word(at) not in ("a", "an", "quarter", "quarters"):
        words = read_words(tokens, at, lexicon)
        if words is not None:
            return words
    return None, at


_FIRST_OR_LAST = {"first": True, "initial": True, "last": False, "final": False}


def part_of_year(
    tokens: Tokens, place: tuple[int, int], months: int, context: Context, lexicon: Lexicon
) -> YearSpan | None:
    """The part of a year that a duration at a place is, with the dates that the year fixes.

    `part = ( "first" | "last" … ) number unit ( "of" | "in" ) [ "the" ] year ;`
    """
    at, last = place
    is_first = _FIRST_OR_LAST.get(tokens.word(at))
    if is_first is None or tokens.word(last) not in ("of", "in"):
        return None
    year = _year_at(tokens, last + 1, context, lexicon)
    if year is None or year.role not in ("year", "fiscal") or not year.months or months > year.months:
        return None
    if year.end is None and not is_first:
        return None  # whoever finds its country later would take the first months for the last
    start = year.start if is_first else year.before(months)
    end = year.after(months) if is_first else year.end
    return YearSpan(year.last, months, start, end, "duration", fiscal=year.fiscal)


def _year_at(tokens: Tokens, at: int, context: Context, lexicon: Lexicon) -> YearSpan | None:
    """`{ "of" | "the" | "in" } ( year-like | ( "this" | "next" … ) [ fiscal-word ] "year" )`"""
    while tokens.word(at) in ("of", "the", "in"):
        at += 1
    shift = _SHIFTS.get(tokens.word(at))
    if shift is not None:
        return _shifted_year(tokens, at, shift, context, lexicon)
    return year_like_at(tokens, at, context, lexicon)


def relative_at(tokens: Tokens, at: int, context: Context, lexicon: Lexicon) -> YearSpan | None:
    """A time named by its distance from the text's own date.

    `relative = ( "this" | "next" | "last" | "current" ) [ fiscal-word ] unit | "next fiscal" | "year earlier" ;`
    """
    word = tokens.lower[at]
    following = tokens.word(at + 1)
    if word == "year" and following in ("earlier", "before"):
        return YearSpan(at + 2, 12, None, None, "relative")
    quarter = _quarter(tokens, at, context, lexicon)
    if quarter is not None:
        return quarter
    if word == "first" and lexicon.time_words.get(following) == "fiscal" and tokens.word(at + 2) == "year":
        return YearSpan(at + 3, 12, None, None, "relative", fiscal=True)
    if word == "such":
        return _such(tokens, at)
    shift = _SHIFTS.get(word)
    return None if shift is None else _shifted_year(tokens, at, shift, context, lexicon)


_SHIFTS = {"this": 0, "current": 0, "ongoing": 0, "next": 1, "coming": 1, "last": -1, "previous": -1}


def _shifted_year(tokens: Tokens, at: int, shift: int, context: Context, lexicon: Lexicon) -> YearSpan | None:
    """`( "this" | "next" … ) ( [ fiscal-word ] "year" | "fiscal" )`"""
    following = tokens.word(at + 1)
    if following == "quarter":
        return YearSpan(at + 2, 3, None, None, "relative")
    if lexicon.time_words.get(following) == "fiscal":
        whole = tokens.word(at + 2) in ("year", "yr", "year's")
        if whole or following in ("fy", "fiscal", "financial"):
            return _fiscal(at + 3 if whole else at + 2, shift, context)
        return None
    owner = following == "year's" and _owns(tokens, at + 2, lexicon)
    return _calendar(at + 2, shift, context) if following == "year" or owner else None


def _owns(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a budget or a sum follows "this year's": "last year's defence budget", "this year's nearly $3"."""
    nouns, words = lexicon.words["budget_noun"], lexicon.words
    if tokens.word(at) in nouns or tokens.word(at + 1) in nouns:
        return True
    while tokens.word(at) in words["filler"] or tokens.word(at) in lexicon.modifiers_before.sizes:
        at += 1
    return at < len(tokens) and (
        tokens.kind[at] in (NUMBER, SIGN) or tokens.text[at] in lexicon.figure_starts
    )


def _such(tokens: Tokens, at: int) -> YearSpan | None:
    """`[ "each" ] "such" [ fiscal-word ] "year"`: the years of the sum before it."""
    size = 2 if tokens.word(at + 1) == "year" else 3
    if tokens.word(at + size - 1) != "year":
        return None
    begin = at - 1 if tokens.word(at - 1) == "each" else at
    return YearSpan(at + size, None, None, None, "such", begin=begin)


_QUARTER = 3
_QUARTERS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "final": 3, "1": 0, "2": 1, "3": 2, "4": 3}


def _quarter(tokens: Tokens, at: int, context: Context, lexicon: Lexicon) -> YearSpan | None:
    """`( ordinal ( "quarter" | "half" ) | ( "Q" | "H" ) digit ) [ "of" ] year`, with its dates."""
    word = tokens.lower[at]
    named = word in ("q", "h") and tokens.is_number(at + 1) and tokens.glued(at + 1)
    if not named and not (word in _QUARTERS and tokens.word(at + 1) in ("quarter", "half")):
        return None
    number = _QUARTERS.get(tokens.word(at + 1) if named else word)
    size = 6 if word == "h" or tokens.word(at + 1) == "half" else 3
    year = _year_at(tokens, at + 2, context, lexicon)
    if number is None or year is None:
        return (
            YearSpan(at + 2, size, None, None, "relative")
            if number is not None and size == _QUARTER
            else None
        )
    start = shifted(year.start, size * number) if year.start else None
    after = shifted(start, size) if start else None
    return YearSpan(
        year.last, size, start, after - timedelta(1) if after else None, "range", fiscal=year.fiscal
    )


def _fiscal(last: int, shift: int, context: Context) -> YearSpan:
    if context.date is None or context.calendar is None:
        return YearSpan(last, 12, None, None, "fiscal", fiscal=True)
    year = context.calendar.year_of(_day(context.date))
    if shift:
        year = context.calendar.next(year, shift)
    return YearSpan(last, year.months, year.first, year.last, "fiscal", fiscal=True)


def _calendar(last: int, shift: int, context: Context) -> YearSpan:
    if context.date is None:
        return YearSpan(last, 12, None, None, "relative")
    year = context.date.year + shift
    return YearSpan(last, 12, date(year, 1, 1), date(year, 12, 31), "year", label=str(year))


def _day(when: PartialDate) -> date:
    return when.first
