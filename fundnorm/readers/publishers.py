"""The country of a publisher, where its web address or its page leaves no doubt."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from fundnorm.lexicon.tables import DATA, read_rows, text_cell

__all__ = ["country_of_address", "country_of_tag"]

_COLUMNS = {"domain": text_cell, "country": text_cell, "example": None, "source": None}
_TEMPLATE_TAGS = {"US", "GB"}


def country_of_address(address: str) -> str | None:
    """The country (ISO 3166-1, or EU) whose government alone may have the domain of a web address.

    >>> country_of_address("https://www.pib.gov.in/release"), country_of_address("https://news.in/gov.in")
    ('IN', None)
    """
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return None
    labels = host.split(".")
    known = _domains()
    return next((known[end] for at in range(len(labels)) if (end := ".".join(labels[at:])) in known), None)


def country_of_tag(tag: str) -> str | None:
    """The country that a page's language tag names; None for en-US and en-GB, which templates write into any page.

    >>> country_of_tag("en-IN"), country_of_tag("en-US"), country_of_tag("en")
    ('IN', None, None)
    """
    from fundnorm.calendars import countries

    region = next((part.upper() for part in tag.replace("_", "-").split("-")[1:] if len(part) == 2), "")
    return region if region in countries() and region not in _TEMPLATE_TAGS else None


@cache
def _domains() -> dict[str, str]:
    rows = read_rows(DATA / "government_domains.csv", _COLUMNS)
    return {str(domain): str(country) for domain, country in rows}
