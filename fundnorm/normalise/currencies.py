"""What normalising needs of a currency: its minor unit, and the one country that uses it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from fundnorm.calendars import countries
from fundnorm.lexicon.tables import DATA, Cell, read_rows, text_cell, whole_cell

__all__ = ["codes", "in_use", "issuer", "only_country", "quantum"]

# Areas of another country in ISO 3166-1: they use its currency but are no second country of it.
_DEPENDENT = frozenset("BV CK EH FO GG GL GS IM JE NU PN SJ TA TK".split())


@cache
def _table() -> dict[str, tuple[int, tuple[str, ...]]]:
    """Minor-unit digits and present territories by code."""
    columns: dict[str, Cell | None] = {"code": text_cell, "digits": whole_cell, "territories": str}
    rows = read_rows(DATA / "currencies.csv", columns)
    return {str(code): (int(str(digits)), tuple(str(places).split())) for code, digits, places in rows}


def codes() -> tuple[str, ...]:
    """Every ISO 4217 code of the table."""
    return tuple(_table())


@cache
def in_use() -> tuple[str, ...]:
    """The codes of the currencies that some country uses at present.

    >>> "EUR" in in_use(), "DEM" in in_use()
    (True, False)
    """
    return tuple(code for code, (_, places) in _table().items() if places)


@cache
def quantum(code: str) -> Decimal:
    """The smallest amount of a currency that money is rounded to; 0.01 for a code that is not in the table.

    >>> quantum("INR"), quantum("JPY"), quantum("KWD")
    (Decimal('0.01'), Decimal('1'), Decimal('0.001'))
    """
    digits, _ = _table().get(code, (2, ()))
    return Decimal(1).scaleb(-digits)


@cache
def only_country(code: str) -> str:
    """The country (ISO 3166-1 alpha-2) that alone uses a currency, "" where there are several.

    A country with a currency of its own beside it does not count as one (Bhutan and the Indian rupee).

    >>> only_country("INR"), only_country("GBP"), only_country("USD")
    ('IN', 'GB', '')
    """
    _, places = _table().get(code, (2, ()))
    countries = [place for place in places if place == code[:2] or not _has_other(place)]
    return countries[0] if len(countries) == 1 else ""


@cache
def issuer(code: str, country: str = "") -> str:
    """The country whose prices a currency has: the one given where it uses it, else the one that issues it, else "".

    >>> issuer("USD"), issuer("EUR", "DE"), issuer("EUR"), issuer("DEM")
    ('US', 'DE', '', 'DE')
    """
    _, places = _table().get(code, (2, ()))
    if country in places:
        return country
    alone = only_country(code)
    if alone or code.startswith("X"):
        return alone
    own = code[:2]
    return own if own in (places or countries()) and own != "EU" else ""


def _has_other(place: str) -> bool:
    """Whether the place is a dependent area, or has a currency whose code begins with its own."""
    return place in _DEPENDENT or place in _issuers()


@cache
def _issuers() -> frozenset[str]:
    return frozenset(code[:2] for code, (_, places) in _table().items() if code[:2] in places)
