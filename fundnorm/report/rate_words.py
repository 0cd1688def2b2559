"""An exchange rate in words: the figure, who published it, and of what time it is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal

from fundnorm.model.item import LineItem
from fundnorm.model.rate import SOURCE_NAMES, ImpliedRate, Rate, worked_out
from fundnorm.report.figures import rate_figure

__all__ = ["EACH_YEARS", "implied_sentence", "rate_sentence", "yearly_sentence"]

EACH_YEARS = "each year's rate"
"""What figures at the years' own rates are called beside those at one rate."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_TIMELESS = ("fixed", "given")
_SHORT = Context(prec=3)
_HALF, _DOUBLE = Decimal("0.5"), Decimal(2)
_RUN = 3  # three years in a row are written as a range


def rate_sentence(rate: Rate) -> str:
    """The rate, its source and its date in words.

    >>> from decimal import Decimal
    >>> rate_sentence(Rate("INR", "USD", Decimal("86.289652"), "2025-01", "ecb", "month-mean"))
    '86.2897 INR per USD, ECB mean of January 2025'
    >>> rate_sentence(Rate("NPR", "USD", Decimal("138.03"), "2025-01", "nbp", "month-mean", asked="2025-01-29"))
    '138.03 NPR per USD, NBP mean of January 2025, as there are no daily rates'
    """
    figure = f"{rate_figure(rate.value)} {rate.currency} per {rate.target}"
    return f"{figure}, {_origin(rate)}{_choice(rate)}"


def implied_sentence(implied: ImpliedRate) -> str:
    """The rate that a text's own equivalent comes to, and how far it is from the table's.

    Both are written the way in which the table's figure is above one.

    >>> from decimal import Decimal
    >>> text = Rate("INR", "USD", Decimal("85.7895"), "", "the text", "implied")
    >>> market = Rate("INR", "USD", Decimal("86.2897"), "2025-01", "ecb", "month-mean")
    >>> implied_sentence(ImpliedRate(text, market, Decimal("0.00583")))
    "the text's own rate is 85.7895 INR per USD; ECB mean of January 2025 is 86.2897: 0.6 % apart"
    """
    market = implied.market
    turned = (market or implied.rate).value < 1
    rate = _turned(implied.rate) if turned else implied.rate
    own = f"the text's own rate is {rate_figure(rate.value)} {rate.currency} per {rate.target}"
    if market is None or implied.gap is None:
        return f"{own}; the table has none beside it"
    why = ", the newest" if market.rule == "newest" else _choice(market)
    why = f"{why}," if why else ""
    origin = "the rate given" if market.rule == "given" else _origin(market)
    beside = _turned(market) if turned else market
    return f"{own}; {origin}{why} is {rate_figure(beside.value)}: {_apart(implied.gap)} apart"


def _turned(rate: Rate) -> Rate:
    """The rate the other way about."""
    return replace(rate, currency=rate.target, target=rate.currency, value=worked_out(1 / rate.value))


def _apart(gap: Decimal) -> str:
    """A gap in per cent, or as a factor from two up.

    >>> _apart(Decimal("-0.0312")), _apart(Decimal(99)), _apart(Decimal("-0.99"))
    ('3.1 %', 'a factor of 100', 'a factor of 100')
    """
    factor = gap + 1
    if factor > 0 and not _HALF < factor < _DOUBLE:
        return f"a factor of {rate_figure(_SHORT.plus(max(factor, 1 / factor)))}"
    return f"{abs(gap) * 100:.1f} %"


def yearly_sentence(item: LineItem) -> str:
    """The rates of an item whose years have each their own, years of one rate together; "" for any other item."""
    if item.schedule is None or all(rate.rule == "same-currency" for rate in item.rates):
        return ""
    years: dict[str, list[int]] = {}
    for at, rate in enumerate(item.rates):
        held = ", held" if rate.rule == "held" else ""
        years.setdefault(f"{rate_figure(rate.value)} ({_origin(rate)}{held})", []).append(at)
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
    """Whose the rate is and of what time; one that was given or fixed by law holds at all times."""
    sources = " and ".join(SOURCE_NAMES.get(name, name) for name in rate.source.split("+"))
    if rate.rule in _TIMELESS:
        return sources
    comma = "," if rate.source == "peg" else ""
    return f"{sources}{comma} {_time(rate)}"


def _choice(rate: Rate) -> str:
    """Why it is of that time, where that is not the time asked for."""
    if rate.rule == "newest":
        return ", the newest (no date given; add --date)"
    if rate.rule == "earlier-day":
        return ", the last business day before"
    if rate.rule == "held":
        return f", held for {rate.age:,} days after the last rate"
    if rate.rule in {"month-mean", "year-mean"} and len(rate.date) < len(rate.asked):
        return f", as there are no {'daily' if rate.rule == 'month-mean' else 'monthly'} rates"
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
