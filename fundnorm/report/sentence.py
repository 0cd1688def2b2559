"""One sum in a line, or a line each at one rate and at each year's: what it comes to, and by which rate."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fundnorm.errors import InputError
from fundnorm.model.item import LineItem
from fundnorm.report.figures import exact
from fundnorm.report.notes import unsaid
from fundnorm.report.rate_words import EACH_YEARS, rate_sentence
from fundnorm.report.summary import sum_words
from fundnorm.report.wide import safe

__all__ = ["remarks", "sentences"]

_LABELS = ("", f"{EACH_YEARS}: ")  # of the lines under the two rate rules
_HOLDERS = ("one rate: ", f"{EACH_YEARS}: ")  # of a remark that is of one of them alone


def sentences(item: LineItem) -> Iterator[str]:
    """The sum, its value with all digits, and the rate with its date and source; a line for each rate rule asked for.

    InputError where it has no value under any.
    """
    rules = item.under_rules
    if not any(map(_has_value, rules)):
        raise InputError(_why_none(item))
    for label, one in zip(_LABELS, rules, strict=False):
        yield f"{label}{_sentence(one)}"


def remarks(item: LineItem) -> Iterator[str]:
    """What was assumed, and what is doubtful; the rate says for itself of which date it is.

    Under both rate rules, what is of one of them alone says of which.
    """
    for word in ("assumed", "doubtful"):
        told = [unsaid(one, word) for one in item.under_rules]
        for text in dict.fromkeys(text for texts in told for text in texts):
            holders = [label for label, texts in zip(_HOLDERS, told, strict=False) if text in texts]
            yield f"{holders[0] if len(holders) < len(told) else ''}{word}: {text}"


def _sentence(item: LineItem) -> str:
    words = safe(sum_words(item))
    if not _has_value(item):
        return f"{words}: no value: {_why_none(item)}"
    words = f"{words} = {_value(item)}"
    if item.rate is None or item.rate.rule == "same-currency":
        return words
    return f"{words}, at {rate_sentence(item.rate)}"


def _has_value(item: LineItem) -> bool:
    ends = (item.value_low, item.value_high, item.per_year_low, item.per_year_high)
    return any(end is not None for end in ends)


def _why_none(item: LineItem) -> str:
    return "; ".join(flag.text for flag in item.all_flags if flag.code != "currency-ambiguous")


def _value(item: LineItem) -> str:
    unit = f" {item.unit}" if item.unit else f" {item.mention.amount.currency}"
    if item.value_low is None and item.value_high is None:
        return f"{_ends(item.per_year_low, item.per_year_high)}{unit} a year"
    return f"{_ends(item.value_low, item.value_high)}{unit}"


def _ends(low: Decimal | None, high: Decimal | None) -> str:
    return "–".join(exact(end) for end in dict.fromkeys((low, high)) if end is not None)
