"""What stands beneath a table: the rates used, what was assumed, what is doubtful."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from fundnorm.model.item import LineItem
from fundnorm.model.rate import Rate
from fundnorm.report.figures import rate_figure

__all__ = ["notes", "numbers", "rate_sentence"]

_SAME = "same-currency"
_SOURCES = {
    "ecb": "ECB",
    "nbp": "NBP",
    "pwt91": "PWT 9.1",
    "cia": "CIA World Factbook",
    "peg": "parity",
    "hmrc": "HMRC",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_TOLD_BY_RATE = "newest-rate"
_RUN = 3  # 3, 4, 5 is written 3–5


def notes(items: Sequence[LineItem]) -> tuple[str, ...]:
    """The notes in reading order: rates (items of one rate together), assumptions, doubts.

    A table of one item needs no numbers: its notes begin with "Rate:", "Assumed:" and "Check:".
    """
    several = len({item.doc for item in items}) > 1
    return (
        *_rates(items, several=several),
        *_remarks(items, _assumed, "assumed:", several=several),
        *_remarks(items, _flagged, "doubtful:", several=several),
    )


def rate_sentence(rate: Rate) -> str:
    """The rate, its source and its date in words.

    >>> from decimal import Decimal
    >>> rate_sentence(Rate("INR", "USD", Decimal("86.289652"), "2025-01", "ecb", "month-mean"))
    '86.2897 INR per USD, ECB mean of January 2025'
    """
    return f"{rate_figure(rate.value)} {rate.currency} per {rate.target}, {_sources(rate)} {_when(rate)}"


def _sources(rate: Rate) -> str:
    return " and ".join(_SOURCES.get(name, name) for name in rate.source.split("+"))


def _when(rate: Rate) -> str:
    if rate.rule == "newest":
        return f"{_time(rate)}, the newest (no date given; add --date)"
    if rate.rule == "earlier-day":
        return f"{_time(rate)}, the last day before with a rate"
    if rate.rule == "held":
        return f"{_time(rate)}, held for {rate.age:,} days after the last rate"
    return _time(rate)


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


def _rates(items: Sequence[LineItem], *, several: bool) -> list[str]:
    groups: dict[str, list[LineItem]] = {}
    for item in items:
        if item.rate is not None and item.rate.rule != _SAME:
            groups.setdefault(_of_years(item) or rate_sentence(item.rate), []).append(item)
    return [
        f"{_subject(members, items, 'Rate', several=several)}: {sentence}"
        for sentence, members in groups.items()
    ]


def _of_years(item: LineItem) -> str:
    """The rates of an item whose years have each their own, years of one rate together; "" for any other item."""
    if item.schedule is None or not item.rates:
        return ""
    years: dict[str, list[str]] = {}
    for share, rate in zip(item.schedule.shares, item.rates, strict=True):
        origin = f"{rate_figure(rate.value)} ({_sources(rate)} {_time(rate)})"
        years.setdefault(origin, []).extend([share.heading] if share.heading != rate.date else [])
    told = (f"{origin} for {', '.join(found)}" if found else origin for origin, found in years.items())
    first = item.rates[0]
    return f"{first.currency} per {first.target} {'; '.join(told)}"


def _assumed(item: LineItem) -> Iterable[str]:
    return (found.text for found in item.assumptions if found.code != _TOLD_BY_RATE)


def _flagged(item: LineItem) -> Iterable[str]:
    return (flag.text for flag in item.flags)


def _remarks(
    items: Sequence[LineItem], texts: Callable[[LineItem], Iterable[str]], word: str, *, several: bool
) -> list[str]:
    """A note for each set of items that share remarks."""
    holders: dict[str, list[LineItem]] = {}
    for item in items:
        for text in texts(item):
            holders.setdefault(text, []).append(item)
    subjects: dict[str, list[str]] = {}
    for text, members in holders.items():
        subjects.setdefault(_subject(members, items, "", several=several), []).append(text)
    return [
        f"{subject}: {word} {'; '.join(found)}"
        if subject
        else f"{word[0].upper()}{word[1:]} {'; '.join(found)}"
        for subject, found in subjects.items()
    ]


def _subject(members: Sequence[LineItem], items: Sequence[LineItem], whole: str, *, several: bool) -> str:
    """The numbers of the items; `whole` where they are all there are."""
    if len(members) == len(items):
        return whole
    if not several:
        return numbers([item.number for item in members])
    by_document: dict[str, list[int]] = {}
    for item in members:
        by_document.setdefault(item.doc, []).append(item.number)
    return "; ".join(f"{doc} #{numbers(found)}" for doc, found in by_document.items())


def numbers(found: Sequence[int]) -> str:
    """The numbers as a list in which a run of three or more is a range.

    >>> numbers([1, 2, 4, 5, 6, 9])
    '1, 2, 4–6, 9'
    """
    runs: list[list[int]] = []
    for number in sorted(set(found)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) >= _RUN else ", ".join(map(str, run)) for run in runs)
