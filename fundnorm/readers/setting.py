"""What the reader of a text knows of its publisher: country, date and language, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fundnorm.errors import InputError
from fundnorm.lexicon.tables import DATA
from fundnorm.model.period import PartialDate
from fundnorm.model.source import Source

__all__ = ["Setting", "setting"]

_OTHER_WORDS = {"UK": "GB", "USA": "US", "UAE": "AE"}

_TAG = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z0-9]{2,8}){0,5}\Z")


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for every text of a run: country (ISO 3166-1 alpha-2), date of publication, language (BCP 47).

    What is None or "" is not said; a source then keeps what it says of itself.
    """

    country: str | None = None
    date: PartialDate | None = None
    lang: str = ""

    def of(self, source: Source) -> Source:
        """The source in this setting.

        >>> Setting("IN").of(Source("Rs 5 crore")).country
        'IN'
        """
        return replace(
            source,
            country=self.country or source.country,
            date=self.date or source.date,
            lang=self.lang or source.lang,
        )


def setting(country: str | None = None, date: str | None = None, lang: str | None = None) -> Setting:
    """The setting that the words describe; InputError for a country, date or language that fundnorm doesn't know.

    >>> setting("in", "2025-03").country
    'IN'
    """
    return Setting(
        _country(country) if country is not None else None,
        PartialDate.parse(date) if date is not None else None,
        _language(lang) if lang is not None else "",
    )


def _country(code: str) -> str:
    from fundnorm.calendars import countries

    known = countries()
    if code.upper() in known:
        return code.upper()
    meant = _OTHER_WORDS.get(code.upper()) or next(
        (own for own, name in known.items() if name.casefold() == code.strip().casefold()), ""
    )
    advice = "write a two-letter code of ISO 3166-1, such as IN or US"
    raise InputError(f"no country {code!r}; {f'write {meant} ({known[meant]})' if meant else advice}")


def _language(tag: str) -> str:
    found = _TAG.match(tag)
    if found is None:
        raise InputError(f"{tag!r} is no language; write a BCP 47 tag such as en or en-IN")
    if not (DATA / "languages" / found[1].lower()).is_dir():
        known = ", ".join(sorted(path.name for path in (DATA / "languages").iterdir() if path.is_dir()))
        raise InputError(f"no words of the language {tag!r}; fundnorm reads {known}")
    return tag
