"""What a program calls with a text in its hand: the setting checked, the text read, one sum converted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Date  # noqa: N812  `date` is what the callers' option is called
from typing import TYPE_CHECKING

from fundnorm.errors import AmbiguousError, InputError
from fundnorm.model.mention import Document
from fundnorm.model.period import PartialDate
from fundnorm.model.source import Source
from fundnorm.readers.setting import setting
from fundnorm.recognise import parse as recognise

if TYPE_CHECKING:
    from fundnorm.model.item import LineItem
    from fundnorm.normalise.exchange import RateSource

__all__ = ["When", "convert", "parse"]

_AMBIGUOUS = ("flag", "raise")
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


def convert(
    amount: str,
    *,
    to: str = "million USD",
    date: When = None,
    country: str | None = None,
    lang: str | None = None,
    rates: RateSource | None = None,
    strict: bool = False,
) -> LineItem:
    """One sum of money in another unit, at the rate of a date; the newest rate where none is given.

    `to` is `[scale] CODE`; the other options are those of `parse` and `normalise`. ParseError where the text is not one
    sum, with a mark under what was not understood.

    >>> item = convert("Rs 16,300 crore", to="billion USD", date="2025-01-29")
    >>> round(item.value_low, 3), item.rate.date
    (Decimal('1.883'), '2025-01-29')
    """
    from fundnorm.normalise.items import normalise
    from fundnorm.recognise import read_amount

    source = _source(amount, country, date, lang, "")
    mention = read_amount(amount, country=source.country, lang=source.lang)
    (item,) = normalise(Document(source, (mention,)), to=to, rates=rates, strict=strict)
    return item


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
