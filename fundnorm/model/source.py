"""Where a text came from, and what its publisher's setting decides."""

from __future__ import annotations

from dataclasses import dataclass

from fundnorm.model.period import PartialDate

__all__ = ["Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """A text with what is known of it.

    `country` is ISO 3166-1 alpha-2, `lang` BCP 47, `date` the day, month or year of publication; `name` is what a
    table calls the document, `place` where in it the text stood.

    >>> Source("Rs 5 crore", country="IN").name
    ''
    """

    text: str
    country: str | None = None
    date: PartialDate | None = None
    lang: str = "en"
    name: str = ""
    title: str = ""
    place: str = ""
