"""An exchange rate in words: the figure, who published it, and of what time it is."""

from __future__ import annotations

from fundnorm.model.item import LineItem
from fundnorm.model.rate import SOURCE_NAMES, Rate
from fundnorm.report.figures import rate_figure

__all__ = ["rate_sentence", "yearly_sentence"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FIXED = "fixed"
_RUN = 3  # three years in a row are written as a range


def rate_sentence(rate: Rate) -> str:
    """The rate, its source and its date in words.

    >>> from decimal import Decimal
    >>> rate_sentence(Rate("INR", "USD", Decimal("86.289652"), "2025-01", "ecb", "month-mean"))
    '86.2897 INR per USD, ECB mean of January 2025'
    """
    figure = f"{rate_figure(rate.value)} {rate.currency} per {rate.target}"
    return f"{figure}, {_origin(rate)}{_choice(rate)}"


def yearly_sentence(item: LineItem) -> str:
    """The rates of an item whose years have each their own, years of one rate together; "" for any other item."""
    if item.schedule is None or not item.rates:
        return ""
    years: dict[str, list[int]] = {}
    for at, rate in enumerate(item.rates):
        years.setdefault(f"{rate_figure(rate.value)} ({_origin(rate)})", []).append(at)
    headings = [
        "" if share.heading == rate.date else share.heading
        for share, rate in zip(item.schedule.shares, item.rates, strict=True)
    ]
    told = (_for_years(origin, headings, places) for origin, places in years.items())
    first = item.rates[0]
    return f"{first.currency} per {first.target} {'; '.join(told)}"


def _for_years(origin: str, headings: list[str], places: list[int]) -> str:
    """The rate and the years that it was used for, unless it is the mean of just that year."""
    names = [headings[at] for at in places if headings[at]]
    if not names:
        return origin
    if len(names) >= _RUN and places == list(range(places[0], places[-1] + 1)):
        return f"{origin} for {names[0]} to {names[-1]}"
    return f"{origin} for {', '.join(names)}"


def _origin(rate: Rate) -> str:
    sources = " and ".join(SOURCE_NAMES.get(name, name) for name in rate.source.split("+"))
    return sources if rate.rule == _FIXED else f"{sources} {_time(rate)}"


def _choice(rate: Rate) -> str:
    """Why it is of that time, where that is not the time asked for."""
    if rate.rule == "newest":
        return ", the newest (no date given; add --date)"
    if rate.rule == "earlier-day":
        return ", the last day before with a rate"
    if rate.rule == "held":
        return f", held for {rate.age:,} days after the last rate"
    return ""


def _time(rate: Rate) -> str:
    """The rate's day, or what it is the mean of: a month in words, a year as it is, the two days of a period."""
    first, _, last = rate.date.partition("/")
    if last:
        return f"mean of {first} to {last}"
    year, _, month = rate.date.partition("-")
    if len(rate.date) == len("2025-01-29") and year.isdigit():
        return rate.date
    if len(rate.date) == len("2025-01") and year.isdigit():
        return f"mean of {_MONTHS[int(month) - 1]} {year}"
    return f"mean of {rate.date}"
