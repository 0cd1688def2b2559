"""Rates of one currency as a small text that is searched, not parsed: lines in order, each `key,value,source,…`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from fundnorm.errors import InputError
from fundnorm.lexicon.store import read_table
from fundnorm.model.period import PartialDate
from fundnorm.model.rate import SOURCE_NAMES

__all__ = [
    "ANNUAL",
    "DAILY",
    "DAILY_SOURCE",
    "MONTHLY",
    "Doubt",
    "Quote",
    "ReadSeries",
    "Series",
    "bundled_series",
    "bundled_warnings",
    "given_series",
]

DAILY, MONTHLY, ANNUAL = "daily", "monthly", "annual"

_LEVELS = {4: ANNUAL, 7: MONTHLY, 10: DAILY}
_DAY = len("2025-01-29")
DAILY_SOURCE = "ecb"
"""Whose figures the bundled daily rates are."""

_NEW_UNIT = "redenominated"
_PLAIN_DOUBTS = {
    "partial": "the mean of a part of its time",
    "disagree": "sources differ by more than 2 %",
    "restated": "the rate is in a later unit of the currency",
    "dual-rate": "official and market rates differ widely",
    _NEW_UNIT: "old and new units share the code",
}
_NO_DOUBT = {"", "unchecked"}  # one source only is the case of every daily and monthly rate too


class Doubt(NamedTuple):
    """Why a rate may mislead: the code of a flag, and what it is here."""

    code: str
    text: str


class Quote(NamedTuple):
    """A rate as a table has it: the day, month or year, the units per unit of the base, the source, its doubts.

    `given` names the currencies whose figure is the user's own.
    """

    key: str
    value: Decimal
    source: str
    doubts: tuple[Doubt, ...] = ()
    given: tuple[str, ...] = ()

    @property
    def flags(self) -> tuple[str, ...]:
        """The codes of the doubts, each once.

        >>> Quote("2026", Decimal(94), "ecb", (Doubt("partial", "mean of 10 of 12 months"),)).flags
        ('partial',)
        """
        return tuple(dict.fromkeys(doubt.code for doubt in self.doubts))


class Series:
    r"""The rates of one currency by day, month or year, in the order of time.

    >>> series = Series("year,per_usd,source\n2023,82.6,ecb\n2025,87.1,ecb\n")
    >>> series.at_or_before("2024").value, series.at("2024") is None, series.last
    (Decimal('82.6'), True, '2025')
    """

    __slots__ = ("_start", "_text")

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._start = text.find("\n") + 1

    @property
    def first(self) -> str:
        """The first key, "" where there are no rates."""
        return self._text[self._start :].partition(",")[0] if self else ""

    @property
    def last(self) -> str:
        """The last key, "" where there are no rates."""
        found = self.at_or_before("9999")
        return found.key if found else ""

    def __bool__(self) -> bool:
        return self._start < len(self._text)

    def at(self, key: str) -> Quote | None:
        """The rate of a day, month or year."""
        found = self._text.find(f"\n{key},")
        return None if found < 0 else self._quote(found + 1)

    def at_or_before(self, key: str) -> Quote | None:
        """The rate of a day, month or year, or the last one before it."""
        text, low, high, found = self._text, self._start, len(self._text), -1
        while low < high:
            middle = max(low, text.rfind("\n", low, (low + high) // 2) + 1)
            if text[middle : middle + len(key)] <= key:
                found, low = middle, text.index("\n", middle) + 1
            else:
                high = middle
        return None if found < 0 else self._quote(found)

    def within(self, key: str) -> dict[str, Decimal]:
        """The units of each day of a month or year, by day."""
        text = self._text
        first, last = text.find(f"\n{key}-"), text.rfind(f"\n{key}-")
        lines = text[first + 1 : text.index("\n", last + 1)].split("\n") if first >= 0 else []
        return {line[:_DAY]: Decimal(line[_DAY + 1 :].partition(",")[0]) for line in lines}

    def overridden(self, lines: Mapping[str, str]) -> Series:
        r"""The series with other lines, by their keys, put in or in place of its own.

        >>> Series("year,per_usd,source\n2023,82.6,ecb\n").overridden({"2023": "2023,83,me"}).at("2023").source
        'me'
        """
        if not lines:
            return self
        own = {line.partition(",")[0]: line for line in self._text[self._start :].splitlines()}
        own |= lines
        return Series("key\n" + "".join(f"{own[key]}\n" for key in sorted(own)))

    def _quote(self, start: int) -> Quote:
        key, value, *more = self._text[start : self._text.index("\n", start)].split(",")
        flags = more[2].split("|") if len(more) > 2 else ()
        doubts = tuple(
            Doubt(flag, f"{key}: {_doubt(flag, *more)}") for flag in flags if flag not in _NO_DOUBT
        )
        given = tuple(more[5:6])  # a column that only a table of the user's own has
        return Quote(key, Decimal(value), more[0] if more else DAILY_SOURCE, doubts, given)


def _doubt(
    flag: str, source: str, covered: str, _: str, other: str = "", difference: str = "", *_more: str
) -> str:
    """What a flag of a row is, by the row's other cells."""
    if flag == "partial" and covered:
        return f"mean of {covered} of 12 months"
    if flag == "estimated":
        return f"the rate is an estimate by {SOURCE_NAMES.get(source, source)}"
    if flag == "disagree" and difference:
        return f"{SOURCE_NAMES.get(other, other)}'s rate differs by {_percent(Decimal(difference))}"
    return _PLAIN_DOUBTS[flag]


def _percent(fraction: Decimal) -> str:
    return f"{fraction * 100:.1f} %" if fraction < Decimal("0.1") else f"{fraction * 100:.0f} %"


ReadSeries = Callable[[str, str], Series]
"""What gives the rates of a currency: (daily, monthly or annual; code) -> its series, an empty one for none."""


def bundled_series(level: str, currency: str) -> Series:
    """The bundled rates of a currency: daily per euro, monthly and annual per US dollar."""
    return Series(_text(f"{level}/{currency}.csv"))


def given_series(rates: Mapping[str, Mapping[str, Decimal | str]], source: str) -> ReadSeries:
    """What reads a table of your own: units per US dollar by currency, then by day, month or year.

    InputError for a date or a figure that is none.

    >>> given_series({"INR": {"2025-01": "86.3"}}, "mine")("monthly", "INR").last
    '2025-01'
    """
    texts: dict[tuple[str, str], list[str]] = {}
    for currency, quotes in rates.items():
        for key in sorted(quotes):
            level = _LEVELS[len(str(PartialDate.parse(key)))]
            texts.setdefault((level, currency), []).append(
                f"{key},{_figure(currency, quotes[key])},{source}\n"
            )
    return lambda level, currency: Series("key,per_usd,source\n" + "".join(texts.get((level, currency), [])))


def _figure(currency: str, figure: Decimal | str) -> Decimal:
    try:
        value = Decimal(figure)
    except InvalidOperation:
        value = Decimal(0)
    if not (value.is_finite() and value > 0):
        raise InputError(
            f"{figure!r} is no exchange rate of {currency}; give the units for one US dollar, above zero"
        )
    return value


def bundled_warnings(currencies: Collection[str], first: date, last: date) -> tuple[Doubt, ...]:
    """What the bundled table warns of for these currencies from one day to another, by code and currency.

    >>> [str(doubt.text) for doubt in bundled_warnings(["VEF"], date(2016, 1, 1), date(2016, 12, 31))]
    ['VEF 2003-02 to 2018-08: official rate far from the market']
    """
    found = []
    for line in _text("warnings.csv").splitlines()[1:]:
        currency, begin, end, code, issue = line.split(",", 4)
        if currency in currencies and _warns(begin, end, first, last):
            span = "" if code == _NEW_UNIT else f" {begin} to {end}" if end else f" since {begin}"
            found.append(Doubt(code, currency + span + ": " + issue.strip('"')))
    return tuple(sorted(found))


def _warns(begin: str, end: str, first: date, last: date) -> bool:
    start = PartialDate.parse(begin).first
    return start <= last and (not end or first <= PartialDate.parse(end).last)


def _text(name: str) -> str:
    return read_table(f"rates/{name}")
