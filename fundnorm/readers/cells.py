"""The cells of a spreadsheet as text: what every reader of sheets hands on, and what a cell's words look like."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal
from functools import cache
from typing import NamedTuple

from fundnorm.lexicon.figures import PLAIN, SIGNS, CellFigure, figure_in
from fundnorm.lexicon.lexicon import Lexicon

__all__ = [
    "NO_VALUE",
    "Cell",
    "Row",
    "Sheet",
    "amount_sign",
    "figure_of",
    "is_figure",
    "is_year",
    "names_year",
    "plain",
    "reference",
    "says_unit",
    "tidy",
    "written",
]

NO_VALUE = "(formula without a saved value)"
"""What stands for a formula whose result the file does not hold."""

_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_NAMES_YEAR = re.compile(r"(?<![0-9.,])(?:19|20)[0-9]{2}(?![0-9.,]*[0-9])|\bFY ?'?[0-9]{2}\b")
_SIGN_CHARACTER = re.compile(rf"[{SIGNS}]|\bRs\b")
_NUMBER_FIRST = re.compile(r"(?!(?:19|20)[0-9]{2}\b)[0-9][0-9.,]*\s*\(")
_IN_SUM = re.compile(
    rf"([{SIGNS}]|\bRs\.?|\b[A-Z]{{3}}\b)\s?[-(]{{0,2}}\s?(?!000\b|(?:19|20)[0-9]{{2}}\b)[0-9]"
)
_WORD = re.compile(r"[^\W\d_]+|(?<![0-9])000(?:s\b)?")
_COUNTED = re.compile(
    r"[0-9]\s?(?:hundred|thousand|lakh|lac|crore|million|billion|trillion|[cmbt]n?r?\b)", re.IGNORECASE
)
_LONGEST_UNIT = 160
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f\u2028\u2029]+")
_DIGITS = Context(prec=15)
"""What a spreadsheet shows of a number at most; the digits after it are those of binary fractions."""


class Cell(NamedTuple):
    """A cell that is not empty: its column, from 1, and what it says in one line."""

    column: int
    text: str


class Row(NamedTuple):
    """A row that is not empty: its number, from 1, its cells in order, and whether the sheet hides it."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


class Sheet(NamedTuple):
    """A sheet: its name ("" where the file has no sheets), its rows in order, and how it lays them out.

    `spans` gives the last column of a cell that is merged over several, by row and first column.
    """

    name: str
    rows: Iterable[Row]
    spans: Mapping[tuple[int, int], int] = {}
    hidden: bool = False
    hidden_columns: Collection[int] = frozenset()


def reference(row: int, column: int) -> str:
    """What a spreadsheet calls a cell.

    >>> reference(7, 3), reference(1, 703)
    ('C7', 'AAA1')
    """
    return f"{_letters(column)}{row}"


@cache
def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def tidy(text: str) -> str:
    r"""The text of a cell in one line and without the marks that part cells.

    >>> tidy(" Roads\n| rail ")
    'Roads ¦ rail'
    """
    return _BLANKS.sub(" ", text).strip().replace("|", "¦")


def plain(value: Decimal) -> str:
    """A number in plain digits, at most the fifteen significant ones of a spreadsheet.

    >>> plain(Decimal("1.2345E+3")), plain(Decimal("0.30000000000000004")), plain(Decimal("-5.00"))
    ('1234.5', '0.3', '-5')
    """
    rounded = value if value == value.to_integral_value() else _DIGITS.plus(value)
    text = format(rounded, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def written(value: datetime | date | time | timedelta | bool) -> str:  # noqa: FBT001  a cell may be true or false
    """A date in ISO 8601, without a midnight that nobody meant; true and false as words.

    >>> written(datetime(2025, 2, 1)), written(True)
    ('2025-02-01', 'true')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def is_figure(text: str) -> bool:
    """Whether a cell is a number, with a sign or without.

    >>> [is_figure(text) for text in ("1,234.5", "$(3)", "₹5", "5 CHF", "12%", "2024-25", "Phase 2")]
    [True, True, True, True, True, False, False]
    """
    return PLAIN.match(text) is not None or figure_of(text) is not None


def figure_of(text: str) -> CellFigure | None:
    """The figure that a cell is, None for words; the recogniser asks the same.

    >>> figure_of("10 USD").after, figure_of("Roads")
    ('USD', None)
    """
    return figure_in(text, 0, len(text), Lexicon.bundled("en"))


def amount_sign(text: str) -> str:
    """The currency sign of a figure, "" where it has none.

    >>> amount_sign("US$5"), amount_sign("CHF 5"), amount_sign("5")
    ('US$', 'CHF', '')
    """
    figure = None if text[:1].isdecimal() else figure_of(text)
    return figure.before.rstrip(".") if figure else ""


def is_year(text: str) -> bool:
    """Whether a cell is a year alone, as a number has it."""
    return _YEAR.match(text) is not None


def names_year(text: str) -> bool:
    """Whether the words of a header name a year.

    >>> [names_year(text) for text in ("2024-25 Budget", "FY25", "2,024", "Code 12024")]
    [True, True, False, False]
    """
    return _NAMES_YEAR.search(text) is not None


def says_unit(text: str) -> bool:
    """Whether the words of a caption or header look like those of a unit of money.

    >>> [says_unit(text) for text in ("(₹ in crore)", "Cost, £000", "EUR million", "(in lakh)", "(USD)")]
    [True, True, True, True, True]
    >>> [says_unit(text) for text in ("Roads", "A scheme of Rs 5 crore", "million trees", "The 2024 plan", "$(75)")]
    [False, False, False, False, False]
    """
    if len(text) > _LONGEST_UNIT or _COUNTED.search(text):
        return False
    words = _WORD.findall(text)
    scales, codes, names = _unit_words()
    scaled = any(word in scales or word.lower() in scales or word.startswith("000") for word in words)
    money = _SIGN_CHARACTER.search(text) is not None or any(
        word in codes or word.lower() in names for word in words
    )
    bracketed = "(" in text or "in" in words or len(words) == 1
    unit = (money and (scaled or bracketed)) or (scaled and not {"in", "In"}.isdisjoint(words))
    return unit and not _is_sum(text)


def _is_sum(text: str) -> bool:
    """Whether digits beside a currency state a sum; those of a year and of "000" do not."""
    if figure_of(text) is not None or _NUMBER_FIRST.match(text):
        return True
    codes = _unit_words()[1]
    return any(not (len(name) == 3 and name.isalpha()) or name in codes for name in _IN_SUM.findall(text))


@cache
def _unit_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Scale words, currency codes, and the words for currencies that stand after a number."""
    lexicon = Lexicon.bundled("en")
    names = frozenset(name for name in lexicon.currencies.after if name.isalpha() and len(name) > 2)
    return frozenset(lexicon.scales), lexicon.currencies.codes, names
