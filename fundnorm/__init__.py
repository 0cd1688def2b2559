"""Every sum of money in a text on public funding, in one unit, year by year.

    import fundnorm as fn
    document = fn.parse("Rs 16,300 crore over seven years", country="IN", date="2025-01-29")
    items = fn.normalise(document, to="million USD")
    frame = fn.table(document, years="own")

Each name is imported when it is first used, so that a plain call loads neither pandas nor pint.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fundnorm import units
    from fundnorm.calendars import FiscalCalendar, calendar_of
    from fundnorm.compare.comparing import compare
    from fundnorm.compare.comparison import Comparison
    from fundnorm.errors import (
        AmbiguousError,
        CurrencyMismatchError,
        DataError,
        FundnormError,
        InputError,
        MissingFactError,
        ParseError,
        RateNotFoundError,
        ReadError,
    )
    from fundnorm.frames import table
    from fundnorm.model.currency import Currency
    from fundnorm.model.finance import Kind
    from fundnorm.model.item import Assumption, Flag, LineItem, Unit
    from fundnorm.model.mention import Document, Mention, StatedRate, StatedYear
    from fundnorm.model.money import Amount, Modifier, Money, RatePer
    from fundnorm.model.period import Duration, FiscalYear, PartialDate, Period, TimeExpression
    from fundnorm.model.rate import Rate
    from fundnorm.model.schedule import Schedule, Share
    from fundnorm.model.source import Source
    from fundnorm.model.table import Table
    from fundnorm.normalise.calls import convert, parse, rate
    from fundnorm.normalise.items.making import normalise
    from fundnorm.normalise.rates.table import RateTable
    from fundnorm.normalise.tabulate import tabulate
    from fundnorm.readers.files import read, read_file
    from fundnorm.report import chart
    from fundnorm.report.explain import explain

__version__ = "0.1.0"

__all__ = [
    "AmbiguousError",
    "Amount",
    "Assumption",
    "Comparison",
    "Currency",
    "CurrencyMismatchError",
    "DataError",
    "Document",
    "Duration",
    "FiscalCalendar",
    "FiscalYear",
    "Flag",
    "FundnormError",
    "InputError",
    "Kind",
    "LineItem",
    "Mention",
    "MissingFactError",
    "Modifier",
    "Money",
    "ParseError",
    "PartialDate",
    "Period",
    "Rate",
    "RateNotFoundError",
    "RatePer",
    "RateTable",
    "ReadError",
    "Schedule",
    "Share",
    "Source",
    "StatedRate",
    "StatedYear",
    "Table",
    "TimeExpression",
    "Unit",
    "calendar_of",
    "chart",
    "compare",
    "convert",
    "explain",
    "normalise",
    "parse",
    "rate",
    "read",
    "read_file",
    "table",
    "tabulate",
    "units",
]

_ROOMS = {
    "calendars": "FiscalCalendar calendar_of",
    "compare.comparison": "Comparison",
    "errors": (
        "AmbiguousError CurrencyMismatchError DataError FundnormError InputError MissingFactError ParseError "
        "RateNotFoundError ReadError"
    ),
    "frames": "table",
    "model.currency": "Currency",
    "model.finance": "Kind",
    "model.item": "Assumption Flag LineItem Unit",
    "model.mention": "Document Mention StatedRate StatedYear",
    "model.money": "Amount Modifier Money RatePer",
    "model.period": "Duration FiscalYear PartialDate Period TimeExpression",
    "model.rate": "Rate",
    "model.schedule": "Schedule Share",
    "model.source": "Source",
    "model.table": "Table",
    "normalise.calls": "convert parse rate",
    "normalise.rates": "RateTable",
    "normalise.tabulate": "tabulate",
    "readers.files": "read read_file",
    "report.explain": "explain",
}
_HOMES = {name: f"fundnorm.{room}" for room, names in _ROOMS.items() for name in names.split()}
# Rooms that stand at the front door themselves. Importing anything of `normalise` makes that room an attribute of the
# package, over a function of the same name; so the room is what the name means, and it can be called.
_DOORS = {
    "chart": "fundnorm.report.chart",
    "compare": "fundnorm.compare",
    "normalise": "fundnorm.normalise",
    "units": "fundnorm.units",
}


def __getattr__(name: str) -> object:
    """A name of the front door, imported at its first use."""
    if name in _DOORS:
        found: object = import_module(_DOORS[name])
    elif name in _HOMES:
        found = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module 'fundnorm' has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """The names of the front door."""
    return [*__all__, "__version__"]
