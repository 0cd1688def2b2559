"""Years and ranges of years, calendar and fiscal, as people label them."""

from __future__ import annotations

from datetime import date

from fundnorm.calendars.fiscal import latest_year, two_digit_year
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.period import FiscalYear, Period
from fundnorm.recognise.text.context import Context
from fundnorm.recognise.text.tokens import Tokens
from fundnorm.recognise.time.era_years import era_fiscal_at, era_year_at, is_own_year
from fundnorm.recognise.time.year_spans import YearSpan

__all__ = ["year_like_at", "years_at"]

_JOINERS = frozenset(("to", "through", "-", "till", "until", "thru"))


def years_at(tokens: Tokens, at: int, lead: str, context: Context, lexicon: Lexicon) -> YearSpan | None:
    """A year or a range of years at a token; a bare number is a year only with a preposition or a range.

    `years = year-like [ joiner year-like ] | year "-" two-digits ;`
    """
    first = year_like_at(tokens, at, context, lexicon)
    if first is None:
        return None
    listed = _listed(tokens, first, context, lexicon)
    if listed is not None:
        return listed
    plural = "years" in tokens.lower[at : first.last]
    joiner = tokens.word(first.last)
    joins = joiner in _JOINERS or joiner == "and"
    second = year_like_at(tokens, _past_article(tokens, first.last + 1), context, lexicon) if joins else None
    if second is None:
        return first
    if first.role == "year" and second.role == "fiscal" and _in_a_row(first, second):
        return _starting(int(first.label), second.last, context)  # "the 2025 to 2026 financial year"
    if first.role == "fiscal" and second.role == "year":
        second = _named(int(second.label), second.last, context)
    if joiner == "and" and not (lead == "between" or plural or _in_a_row(first, second)):
        return first
    return _range(first, second)


def _listed(tokens: Tokens, first: YearSpan, context: Context, lexicon: Lexicon) -> YearSpan | None:
    """`year-like { "," year-like } [ "," ] "and" year-like`, one after the other: "2026-27, 2027-28 and 2028-29"."""
    last = first
    while tokens.word(last.last) == ",":
        step = last.last + 2 if tokens.word(last.last + 1) == "and" else last.last + 1
        following = year_like_at(tokens, step, context, lexicon)
        if following is None or not _in_a_row(last, following):
            break
        last = following
        if tokens.word(last.last) == "and":
            final = year_like_at(tokens, last.last + 1, context, lexicon)
            return _range(first, final) if final is not None and _in_a_row(last, final) else None
    return _range(first, last) if last is not first and tokens.word(last.last - 2) == "and" else None


def _in_a_row(first: YearSpan, second: YearSpan) -> bool:
    return (
        first.single
        and second.single
        and first.label.isdigit()
        and int(first.label) + 1 == int(second.label or 0)
    )


def _past_article(tokens: Tokens, at: int) -> int:
    return at + 1 if tokens.word(at) == "the" else at


def _range(first: YearSpan, second: YearSpan) -> YearSpan:
    start, end = first.start, second.end
    if start and end and start > end:
        return first
    months = None
    if start and end:
        months = Period(start, end).months
    elif first.label.isdigit() and second.label.isdigit():
        months = (int(second.label) - int(first.label) + 1) * 12
    if months is not None and months <= 0:
        return first
    return YearSpan(second.last, months, start, end, "range", fiscal=first.fiscal or second.fiscal)


def year_like_at(tokens: Tokens, at: int, context: Context, lexicon: Lexicon) -> YearSpan | None:
    """One year, a split fiscal year or a short range written as a label; a year of another era where it has a mark.

    `year-like = [ fiscal-word [ "year" | "years" ] ] ( split | year | "FY" number ) [ [ fiscal-word ] "year" ]
               | era-year ;`
    """
    step, fiscal = _fiscal_word(tokens, at, lexicon)
    if not tokens.is_number(step):
        marked = tokens.word(step) in lexicon.era_words
        return era_year_at(tokens, step, context, lexicon, fiscal=fiscal) if marked else None
    text = tokens.text[step]
    if fiscal and len(text) == 2 and text.isdigit():
        return _short(tokens, step, context)
    if not text.isdigit() or tokens.word(step + 1) == "%":
        return None
    if len(text) != 4 or not 1900 <= int(text) <= 2100 or is_own_year(int(text), context):
        known = len(text) == 4 or (len(text) == 3 and fiscal)
        return era_year_at(tokens, step, context, lexicon, fiscal=fiscal) if known else None
    span = _label(tokens, step, context, fiscal=fiscal)
    if tokens.word(span.last if span else step + 3) in lexicon.era_words:
        marked_after = era_year_at(tokens, step, context, lexicon, fiscal=fiscal)
        if marked_after is not None:
            return marked_after
    if span is None:
        return None
    return _suffixed(tokens, span, context, lexicon)


def _fiscal_word(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[int, bool]:
    if lexicon.time_words.get(tokens.word(at)) == "fiscal":
        if tokens.lower[at] in ("budget", "tax") and tokens.word(at + 1) not in ("year", "years"):
            return at, False
        step = at + 1
        if tokens.word(step) == "." and tokens.glued(step):
            step += 1
        if tokens.word(step) in ("year", "years", "yr"):
            step += 1
        if tokens.word(step) == "-" and tokens.glued(step):
            step += 1
        return step, True
    if (
        tokens.word(at) in ("year", "years")
        and tokens.is_number(at + 1)
        and tokens.word(at - 1) in ("the", "for", "in", "of", "during")
    ):
        return at, False
    return at, False


def _short(tokens: Tokens, at: int, context: Context) -> YearSpan | None:
    """`"FY" two-digits [ ( "-" | "/" ) two-digits ]`: the last year has the century or era."""
    number = int(tokens.text[at])
    joined = tokens.word(at + 1) in ("-", "/") and tokens.glued(at + 1) and tokens.is_number(at + 2)
    if joined and len(tokens.text[at + 2]) == 2 and tokens.glued(at + 2):
        era, last = _of_digits(int(tokens.text[at + 2]), context)
        first = latest_year(number, last)
        if last == first + 1:
            return era_fiscal_at(era, first, at + 3, context) if era else _starting(first, at + 3, context)
        if 0 < last - first <= _LONGEST:
            start, end = _numbered(era, first, at + 1, context), _numbered(era, last, at + 3, context)
            return _range(start, end) if start and end else None
    return _numbered(*_of_digits(number, context), at + 1, context)


def _of_digits(digits: int, context: Context) -> tuple[str, int]:
    """The era, "" for the common one, and its year that two digits mean near the document's date."""
    near = context.date.year if context.date else None
    if not context.country:
        return "", two_digit_year(digits, near)
    from fundnorm.calendars.local import year_of_digits

    return year_of_digits(context.country, digits, near)


def _numbered(era: str, year: int, last: int, context: Context) -> YearSpan | None:
    return era_fiscal_at(era, year, last, context) if era else _named(year, last, context)


_LONGEST = 50


def _label(tokens: Tokens, at: int, context: Context, *, fiscal: bool) -> YearSpan | None:
    """`year [ ( "-" | "/" ) ( two-digits | four-digits ) ]`"""
    year = int(tokens.text[at])
    joined = tokens.word(at + 1) in ("-", "/") and tokens.glued(at + 1) and tokens.glued(at + 2)
    text = tokens.text[at + 2] if joined and tokens.is_number(at + 2) else ""
    if len(text) == 2 and text.isdigit():
        return _short_label(tokens, at, context, fiscal=fiscal)
    if (
        len(text) == 4
        and text.isdigit()
        and int(text) == year + 1
        and (fiscal or tokens.text[at + 1] == "/" or _splits(year, context))
    ):
        return _starting(year, at + 3, context)
    if len(text) not in (0, 4):
        return None
    if fiscal:
        return _named(year, at + 1, context)
    return YearSpan(at + 1, 12, date(year, 1, 1), date(year, 12, 31), "year", label=str(year))


def _splits(year: int, context: Context) -> bool:
    """Whether the country's fiscal years were split ones in that year."""
    return context.calendar is not None and context.calendar.splits_in(year)


def _short_label(tokens: Tokens, at: int, context: Context, *, fiscal: bool) -> YearSpan | None:
    """`year ( "-" | "/" ) two-digits`: one split year, or several years."""
    year = int(tokens.text[at])
    other = year // 100 * 100 + int(tokens.text[at + 2])
    if other in (year + 1, year - 99):
        return _starting(year, at + 3, context)
    if other > year + 1 and tokens.text[at + 1] == "-":
        return _several((year, other), at + 3, context, fiscal=fiscal)
    return None


def _several(years: tuple[int, int], last: int, context: Context, *, fiscal: bool) -> YearSpan:
    """`2023-28` is five fiscal years where years are split, `2021-27` seven calendar years elsewhere."""
    year, other = years
    calendar = context.calendar
    if _splits(year, context):
        return _range(_starting(year, last, context), _starting(other - 1, last, context))
    if fiscal and calendar is not None:
        return _range(_named(year, last, context), _named(other, last, context))
    return YearSpan(
        last, (other - year + 1) * 12, date(year, 1, 1), date(other, 12, 31), "range", fiscal=fiscal
    )


def _starting(year: int, last: int, context: Context) -> YearSpan:
    """The split fiscal year that starts in a year; its dates need a country."""
    found = context.calendar.year_starting(year) if context.calendar else None
    return _fiscal(found, last, str(year))


def _named(year: int, last: int, context: Context) -> YearSpan:
    """The fiscal year that one number names; its dates need a country."""
    found = context.calendar.year_named(year) if context.calendar else None
    return _fiscal(found, last, str(year))


def _fiscal(found: FiscalYear | None, last: int, label: str) -> YearSpan:
    if found is None:
        return YearSpan(last, 12, None, None, "fiscal", fiscal=True, label=label)
    return YearSpan(last, found.months, found.first, found.last, "fiscal", fiscal=True, label=label)


def _suffixed(tokens: Tokens, span: YearSpan, context: Context, lexicon: Lexicon) -> YearSpan:
    """`year-like fiscal-word "year"`: the words after the label make it fiscal."""
    fiscal = lexicon.time_words.get(tokens.word(span.last)) == "fiscal" and tokens.word(span.last) != "budget"
    if not fiscal or tokens.word(span.last + 1) not in ("year", "years"):
        return span
    last = span.last + 2
    if span.role == "year":
        return _named(int(span.label), last, context)
    return span._replace(last=last, fiscal=True)
