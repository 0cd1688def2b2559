"""What a program calls with a text in its hand: the setting checked, the text read, one sum converted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Date  # noqa: N812  `date` is what the callers' option is called
from typing import TYPE_CHECKING, Unpack, overload

from fundnorm.errors import AmbiguousError, InputError
from fundnorm.model.mention import Document
from fundnorm.model.period import FiscalYear, PartialDate, Period
from fundnorm.model.source import Source
from fundnorm.readers.setting import setting
from fundnorm.recognise import parse as recognise

if TYPE_CHECKING:
    from fundnorm.model.item import LineItem
    from fundnorm.model.rate import Rate
    from fundnorm.normalise.items.terms import Options, Terms
    from fundnorm.normalise.rates.source import RateSource
    from fundnorm.normalise.units.pint_exact import ExactQuantity

__all__ = ["When", "convert", "item_of", "parse", "rate"]

_AMBIGUOUS = ("flag", "raise")
_OF_QUANTITIES = {"to", "rates", "strict"}
When = str | Date | PartialDate | None
"""A date as a caller may give it: YYYY, YYYY-MM or YYYY-MM-DD, a `datetime.date`, or a `PartialDate`."""


def parse(
    text: str | Source,
    *,
    country: str | None = None,
    date: When = None,
    lang: str | None = None,
    name: str = "",
    ambiguous: str = "flag",
) -> Document:
    """The sums of money that a text mentions: a `str`, or a `Source` such as `read` gives.

    `country` is the publisher's (ISO 3166-1 alpha-2), `date` the day, month or year of publication, `lang` the text's
    language (BCP 47; English where none is given), `name` what a table calls the text; a source keeps its own where
    none is given. InputError for a country, date or language that fundnorm does not know. No text raises, but with
    `ambiguous="raise"` one with a sign that could mean several currencies (AmbiguousError).

    >>> [str(mention.amount.low) for mention in parse("Rs 16,300 crore over seven years", country="IN")]
    ['163000000000']
    """
    if ambiguous not in _AMBIGUOUS:
        raise InputError(f"ambiguous={ambiguous!r} is not known; write 'flag' or 'raise'")
    document = recognise(_source(text, country, date, lang, name))
    unsettled = next((mention for mention in document if len(mention.candidates) > 1), None)
    if ambiguous == "raise" and unsettled is not None:
        raise AmbiguousError(
            f"{unsettled.text!r} may be {', '.join(unsettled.candidates)}; give the publisher's country, or a code"
        )
    return document


@overload
def convert(
    amount: str,
    *,
    date: When = None,
    country: str | None = None,
    lang: str | None = None,
    **options: Unpack[Options],
) -> LineItem: ...


@overload
def convert(amount: ExactQuantity, *, date: When = None, **options: Unpack[Options]) -> ExactQuantity: ...


def convert(
    amount: str | ExactQuantity,
    *,
    date: When = None,
    country: str | None = None,
    lang: str | None = None,
    **options: Unpack[Options],
) -> LineItem | ExactQuantity:
    """One sum of money in another unit, at the rate of a date; the newest rate where none is given.

    `country` and `lang` are those of `parse`, the options those of `normalise`. ParseError where the text is not one
    sum, with a mark under what was not understood. A quantity of `units.registry()` gives a quantity, whose `rate` is
    the one that was taken; it knows `to`, `rates` and `strict` only. InputError where one of it and `to` is by time and
    the other is not.

    >>> item = convert("Rs 16,300 crore", to="billion USD", date="2025-01-29")
    >>> round(item.value_low, 3), item.rate.date
    (Decimal('1.883'), '2025-01-29')
    """
    if isinstance(amount, str):
        from fundnorm.normalise.items.terms import read_terms

        return item_of(amount, read_terms(**options), country=country, date=date, lang=lang)
    beyond = {*options.keys() - _OF_QUANTITIES, *(["country"] * bool(country)), *(["lang"] * bool(lang))}
    if beyond:
        raise InputError(
            f"{', '.join(sorted(beyond))}: such options are of a text, and this is a quantity; leave them out"
        )
    to, strict = str(options.get("to", "million USD")), options.get("strict", False)
    return _quantity(amount, to, date, options.get("rates"), strict=strict)


def item_of(
    amount: str, terms: Terms, *, country: str | None = None, date: When = None, lang: str | None = None
) -> LineItem:
    """The item of a text that is one sum, on terms that have been read; ParseError for any other text."""
    from fundnorm.normalise.items.making import items_of
    from fundnorm.recognise import read_amount

    source = _source(amount, country, date, lang, "")
    mention = read_amount(amount, country=source.country, lang=source.lang, date=source.date)
    (item,) = items_of(Document(source, (mention,)), terms)
    return item


def rate(
    currency: str,
    target: str = "USD",
    *,
    date: When | Period | FiscalYear = None,
    rates: RateSource | None = None,
    strict: bool = False,
) -> Rate:
    """The rate of a time: units of `currency` for one unit of `target` (ISO 4217), with its date, source and rule.

    A day, month, calendar year, fiscal year or period gives its own by the rules of `RateTable.rate`; None the newest.
    RateNotFoundError where there is none, and under `strict` where one would be held.

    >>> found = rate("INR", "USD", date="2025-01-29")
    >>> round(found.value, 4), found.date, found.source, found.rule
    (Decimal('86.5665'), '2025-01-29', 'ecb', 'day')
    """
    when = date if isinstance(date, Period | FiscalYear) else setting(None, _day(date)).date
    return (rates or _bundled()).rate(currency, target, when, strict=strict)


def _quantity(
    amount: ExactQuantity, to: str, date: When, rates: RateSource | None, *, strict: bool
) -> ExactQuantity:
    """A quantity in another unit."""
    from fundnorm.normalise.items.exchange import Exchange
    from fundnorm.normalise.quantities import exchanged
    from fundnorm.normalise.units import read_unit

    exchange = Exchange(rates or _bundled(), read_unit(to).currency, strict)
    return exchanged(amount, to, exchange, setting(None, _day(date)).date)


def _bundled() -> RateSource:
    from fundnorm.normalise.rates.table import RateTable

    return RateTable.bundled()


def _source(text: str | Source, country: str | None, date: When, lang: str | None, name: str) -> Source:
    """The text with its setting, checked."""
    given = setting(country, _day(date), lang)
    if isinstance(text, str):
        return given.of(Source(text, name=name))
    if not isinstance(text, Source):
        raise InputError(
            f"a text was expected, got {type(text).__name__}; pass a str, or use read(path) for a file"
        )
    return replace(
        text,
        country=given.country or text.country,
        date=given.date or text.date,
        lang=given.lang if lang else text.lang,
        name=name or text.name,
    )


def _day(date: When) -> str | None:
    """The date as it is written; the time of a `datetime` is left out."""
    if isinstance(date, Date):
        return f"{date:%Y-%m-%d}"
    return None if date is None else str(date)
