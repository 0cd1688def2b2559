"""The closed lists of assumption and flag codes, and what each of them means.

A table row carries the codes; an item carries each code with a sentence of its own.
"""

from __future__ import annotations

from fundnorm.model.item import Assumption, Flag

__all__ = ["ASSUMPTIONS", "FLAGS", "assumed", "flagged"]

ASSUMPTIONS: dict[str, str] = {
    "country": "no country was given, so the currency's sign or word was read as that country's",
    "old-unit": "the document is older than the currency's present unit, so the sum is in the unit before it",
    "calendar-country": "the years are the fiscal years of the document's country",
    "calendar-currency": "no country was given, so the years are the fiscal years of the currency's only country",
    "calendar-years": "neither the document nor the currency names one country, so the years are calendar years",
    "start": "the text gives a length without a start, so it runs from the fiscal year of the announcement",
    "even-split": "the text gives no amounts by year, so the sum is spread evenly",
    "up-front": "the whole of the sum was put in its first year, as asked",
    "weights": "the sum was spread over its years by weights, as asked",
    "years-given": "the text names no years, so the sum lies in the years that were given",
    "frame": "the text names a multi-year frame, and its dates are those of the table of frames",
    "period-inherited": "the sum has no time words of its own and takes those of its whole or its equivalent",
    "per-inherited": "the equivalent has no unit of time and has its anchor's, or is of a year, as fits the market",
    "date-inherited": "the sum has no date of its own, so its rate is that of its whole's or equivalent's date",
    "date-from-document": "the act is not dated, so the rate is that of the document's date",
    "date-line": "no date was given, so the date line of the text dates the document",
    "place-line": "no country was given, so the place in the date line of the text is taken for the document's country",
    "price-country": "no country was given, so the prices are those of the currency's country",
    "price-series": "which series of prices, people or output was used, with its source and last year",
    "price-year": "the text gives no years, so the prices are those of the year of its date",
    "newest-rate": "no date is known, so the rate is the newest in the table",
    "one-rate": "conversion year by year was asked for, but the years are not known, so one rate was used",
    "payments": "a yearly amount was made of weekly or daily ones: 52 weeks or 365 days a year",
}
"""What was not said and had to be taken for granted: code and meaning."""

FLAGS: dict[str, str] = {
    "no-duration": "an amount per year (or month …) with no known length, so there is no total",
    "open-ended": "the text fixes only one end of the period, so there are no amounts by year",
    "long-period": "the period is too long to be spread over years",
    "weights-unfit": "the weights are more or fewer than the sum's years, so it was spread evenly",
    "years-unfit": "one end of the years was given and no length is known, so it was left aside: "
    "a last year, a length or weights are needed",
    "stated-years-differ": "the amounts that the text states by year do not add up to the sum",
    "currency-ambiguous": "the currency's sign or word may mean another currency",
    "old-unit-possible": "the money is of a time before the currency's present unit, and may be in the unit before it",
    "parts-exceed": "the parts of the sum add up to more than the sum itself",
    "equivalent-gap": "the stated equivalent is more than 5 % from the market rate of its date",
    "rate-held": "the date lies after the end of the exchange-rate table, so the last rate was held",
    "rate-partial": "the rate is a mean of only a part of its time",
    "rate-estimated": "the rate is an estimate of its source",
    "rate-disagree": "the sources of the rate differ by more than 2 %",
    "rate-restated": "the rate is restated in a later unit of the currency",
    "rate-dual-rate": "an official rate was used in a time when the market's differed widely",
    "rate-redenominated": "old and new units of the currency share its code, and the rate is of one of them",
    "rate-off-peg": "the rate is more than 0.5 % from the parity that the currency has by law",
    "rate-far": "the rate that was given is over three times more or less than the table's of its time",
    "price-held": "the series of prices ends before the year, so its last figure was held, as asked",
    "price-partial": "the price level is a mean of only a part of its time",
    "no-price": "there is no price level, purchasing power, population or output for the sum, so there is no value",
    "rounded-away": "the sum comes to less than the smallest unit of its target, so it shows as nought",
    "no-rate": "the table has no exchange rate for this currency and date, so there is no converted value",
}
"""What a reader should look at: code and meaning."""


def assumed(code: str, text: str = "") -> Assumption:
    """The assumption of that code; KeyError for a code outside the list.

    >>> assumed("start", "start 2024-25").text
    'start 2024-25'
    """
    meaning = ASSUMPTIONS[code]
    return Assumption(code, text or meaning)


def flagged(code: str, text: str = "") -> Flag:
    """The flag of that code; KeyError for a code outside the list.

    >>> flagged("no-rate").code
    'no-rate'
    """
    meaning = FLAGS[code]
    return Flag(code, text or meaning)
