"""One sum in one line: what it comes to, and by which rate."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fundnorm.errors import InputError
from fundnorm.model.item import LineItem
from fundnorm.report.figures import exact
from fundnorm.report.notes import unsaid
from fundnorm.report.rate_words import rate_sentence
from fundnorm.report.summary import sum_words
from fundnorm.report.wide import safe

__all__ = ["remarks", "sentence"]


def sentence(item: LineItem) -> str:
    """The sum, its value with all digits, and the rate with its date and source; InputError where it has no value."""
    if all(end is None for end in (item.value_low, item.value_high, item.per_year_low, item.per_year_high)):
        raise InputError("; ".join(flag.text for flag in item.flags if flag.code != "currency-ambiguous"))
    words = f"{safe(sum_words(item))} = {_value(item)}"
    if item.rate is None or item.rate.rule == "same-currency":
        return words
    return f"{words}, at {rate_sentence(item.rate)}"


def remarks(item: LineItem) -> Iterator[str]:
    """What was assumed, and what is doubtful; the rate says for itself of which date it is."""
    for word in ("assumed", "doubtful"):
        yield from (f"{word}: {text}" for text in unsaid(item, word))


def _value(item: LineItem) -> str:
    unit = f" {item.unit}" if item.unit else f" {item.mention.amount.currency}"
    if item.value_low is None and item.value_high is None:
        return f"{_ends(item.per_year_low, item.per_year_high)}{unit} a year"
    return f"{_ends(item.value_low, item.value_high)}{unit}"


def _ends(low: Decimal | None, high: Decimal | None) -> str:
    return "–".join(exact(end) for end in dict.fromkeys((low, high)) if end is not None)
