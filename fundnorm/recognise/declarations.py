"""What a text says of its own setting: a currency declared once for bare signs, a date line."""

from __future__ import annotations

import re
from typing import NamedTuple

from fundnorm.calendars import country_of
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.period import PartialDate
from fundnorm.recognise.money.currencies import currency_after, currency_before
from fundnorm.recognise.tables.layout import lines_of
from fundnorm.recognise.text.context import Context
from fundnorm.recognise.text.tokens import Tokens, tokenise
from fundnorm.recognise.time.months import months_at

__all__ = ["DateLine", "date_line", "declared"]

_HEAD = 600
_AROUND = 120
_DATE_LINE = re.compile(
    r"(?:(?:dated?|posted on|published(?: on)?|issued(?: on)?|release date)\b[ :]|[^\W\d_][\w .'-]{2,30},)"
    r"[^\n]{0,40}?\b(?:19|20)[0-9]{2}\b",
    re.IGNORECASE,
)


class DateLine(NamedTuple):
    """What a date line says: the day or month, and the country of its place, None where it names none."""

    date: PartialDate
    country: str | None


def date_line(text: str, lexicon: Lexicon) -> DateLine | None:
    """The date line near the head of a folded text, None where it has none.

    `date-line = ( "Dated" | "Posted on" … | place "," [ country "," ] ) … day month year ;`

    >>> line = date_line("NEW DELHI, 29 January 2025: The Cabinet met.", Lexicon.bundled("en"))
    >>> str(line.date), line.country
    ('2025-01-29', 'IN')
    """
    head = text[:_HEAD]
    for start, end in lines_of(head):
        line = _DATE_LINE.match(head, start)
        if line is None:
            continue
        tokens = tokenise(head, start, min(line.end() + 1, end))
        for at in range(len(tokens)):
            span = months_at(tokens, at, "", Context(), lexicon)
            if span is not None and span.start is not None:
                day = span.start.day if span.role == "day" else None
                date = PartialDate(span.start.year, span.start.month, day)
                return DateLine(date, _country(head[start : tokens.start[at]]))
    return None


def _country(words: str) -> str | None:
    """The country of the places that the words before a date name, where they agree: "OTTAWA, Canada, "."""
    codes = {country_of(piece.strip()) for piece in words.split(",")} - {None}
    return codes.pop() if len(codes) == 1 else None


def declared(text: str, lexicon: Lexicon) -> dict[str, str]:
    """The currencies that a text declares for bare signs: a code for each group that it settles.

    ```
    declaration = ( "amounts" | "figures" … ) … "in" currency | currency "unless otherwise" … ;
    ```

    >>> declared("All amounts are in Canadian dollars. The grant is $5 million.", Lexicon.bundled("en"))
    {'dollar': 'CAD'}
    """
    found: dict[str, str] = {}
    for phrase in lexicon.words["declaring"]:
        at = text.find(phrase)
        while at >= 0:
            start = max(text.rfind("\n", 0, at) + 1, text.rfind(". ", 0, at) + 1, at - _AROUND)
            tokens = tokenise(text, start, min(len(text), at + _AROUND))
            code = _named(tokens, lexicon)
            for group in _groups(code, lexicon) if code else ():
                found.setdefault(group, code or "")
            at = text.find(phrase, at + 1)
    return found


def _named(tokens: Tokens, lexicon: Lexicon) -> str | None:
    """The one currency that a declaration names, by code, adjective or a sign of its own."""
    for at in range(len(tokens)):
        if tokens.word(at) in (".", ";") and at > 0:
            return None
        found = currency_after(tokens, at, lexicon) or currency_before(tokens, at, lexicon)
        if found is not None and found[0].means.isupper() and not tokens.is_number(found[1]):
            return found[0].means
    return None


def _groups(code: str, lexicon: Lexicon) -> set[str]:
    return {group for group, codes in lexicon.currencies.candidates.items() if code in codes}
