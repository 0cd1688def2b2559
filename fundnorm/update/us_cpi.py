"""Consumer prices of the United States: CPI-U, all items, city average, not seasonally adjusted, 1982-84 = 100.

Source: the US Bureau of Labor Statistics' flat file cu.data.1.AllItems, cells padded with spaces and parted by tabs:
series, year, period (M01 to M12, M13 for the year), value ("-" where a month was not published), footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from fundnorm.errors import DataError
from fundnorm.model.money import EXACT
from fundnorm.update.tables import (
    Made,
    ReadTable,
    above_zero,
    check_history,
    check_kind,
    plain,
    rows_of,
    text_of,
)

__all__ = ["make"]

_PATH = "prices/bls/US.csv"
_SERIES = "CUUR0000SA0"
_COLUMNS = ["series_id", "year", "period", "value", "footnote_codes"]
_WANTED = (
    "the flat file of the consumer price index (series_id, year, period, value, footnote_codes, by tabs)"
)
_MONTH = re.compile(r"([12][0-9]{3})M(0[1-9]|1[0-2])")
_STEP = Decimal("0.1")  # from month to month; the greatest since 1913 is 0.06, in July 1946
_FAR = Decimal("0.01")  # not seasonally adjusted figures are final


def make(content: bytes, tables: ReadTable) -> Made:
    """The table of months that the flat file comes to.

    DataError where the file is not what it should be, or is less than, or unlike, what is in use.
    """
    check_kind(content, "the file of US consumer prices", _WANTED)
    months = _months(content)
    known = rows_of(tables(_PATH))
    check_history("the history of US consumer prices", known, months)
    for month, figure in months.items():
        if month in known and abs(EXACT.divide(Decimal(figure), Decimal(known[month])) - 1) > _FAR:
            raise DataError(
                f"US consumer prices of {month} are {figure}, and {known[month]} in the table in use"
            )
    _check_newer(known, months)
    return Made({_PATH: text_of("period,cpi", months)}, min(months), max(months))


def _check_newer(known: Mapping[str, str], months: Mapping[str, str]) -> None:
    """DataError for a newer month that is far from the one before it."""
    newer = [
        max(known, default=min(months)),
        *sorted(month for month in months if month > max(known, default="")),
    ]
    for before, month in pairwise(newer):
        if abs(EXACT.divide(Decimal(months[month]), Decimal(months[before])) - 1) > _STEP:
            raise DataError(
                f"US consumer prices of {month} are {months[month]}, and those of {before} {months[before]}"
            )


def _months(content: bytes) -> dict[str, str]:
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise DataError(f"the file of US consumer prices is no text; expected {_WANTED}") from None
    header = lines[0] if lines else ""
    if _cells(header) != _COLUMNS:
        raise DataError(
            f"the columns of US consumer prices are {header[:60]!r}; expected {', '.join(_COLUMNS)}"
        )
    months = {}
    for number, line in enumerate(lines[1:], 2):
        cells = _cells(line)
        if len(cells) != len(_COLUMNS):
            raise DataError(
                f"line {number} of US consumer prices has {len(cells)} cells; expected {len(_COLUMNS)}"
            )
        found = _MONTH.fullmatch(cells[1] + cells[2])
        if cells[0] == _SERIES and found and cells[3] != "-":
            figure = above_zero(cells[3], f"line {number} of US consumer prices")
            months["-".join(found.groups())] = plain(figure)
    if not months:
        raise DataError(f"the file of US consumer prices has no month of {_SERIES}")
    return months


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("\t")]
