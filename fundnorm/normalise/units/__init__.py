"""Units of money: `million USD` by a look-up, expressions such as `crore INR / month` by pint.

Pint is imported only where an expression or a registry asks for it. Its registry has one dimension a currency, so
that rupees and dollars, or rupees and rupees a year, can't be added; it never exchanges one for another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fundnorm.normalise.units.reading import read_unit

if TYPE_CHECKING:
    from pint import UnitRegistry

__all__ = ["read_unit", "registry"]


def registry(*, exact: bool = True) -> UnitRegistry[Any]:
    """A pint registry of currencies, scale words and times, the same one at each call.

    Each currency is a dimension of its own, so nothing exchanges; `fundnorm.convert` does. The scale words are those of
    texts (thousand, lakh, crore, million, arab …) and `lakh_crore`; the times are year, half_year, quarter, month, week
    and day, with 52 weeks or 365 days to a year. An exact registry calculates in Decimal to 60 digits and refuses
    floats, lists and arrays (InputError); `exact=False` gives one for floats and arrays.

    >>> u = registry()
    >>> yearly = 16300 * u.crore * u.INR / (7 * u.year)
    >>> print(f"{yearly.to('million INR / year'):,.2f}")
    23,285.71 million INR / year
    """
    from fundnorm.normalise.units.pint_registry import built

    return built(exact=exact)
