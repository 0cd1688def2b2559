"""Multi-year budget frames by id: the EU's 2021-2027 framework, India's 15th Finance Commission award, IDA20."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from fundnorm.lexicon.tables import DATA, Cell, optional, read_rows, text_cell
from fundnorm.model.period import Period

__all__ = ["Frame", "frames"]

_COLUMNS: Mapping[str, Cell] = {
    "id": text_cell,
    "name": text_cell,
    "owner": text_cell,
    "first": date.fromisoformat,
    "last": date.fromisoformat,
    "label": text_cell,
    "note": optional(text_cell),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame of several years in which money is planned.

    `owner` is the code of a country or organisation whose calendar `calendar_of` knows; `label` names the years in the
    owner's manner.

    >>> frames()["ida20"].label
    'FY23-FY25'
    """

    id: str
    name: str
    owner: str
    period: Period
    label: str
    note: str = ""


@cache
def frames() -> Mapping[str, Frame]:
    """All frames by id. Source: the public record.

    >>> frames()["in-15fc"].period.last
    datetime.date(2026, 3, 31)
    """
    found = {}
    for key, name, owner, first, last, label, note in read_rows(DATA / "multi_year_frames.csv", _COLUMNS):
        found[str(key)] = Frame(key, name, owner, Period(first, last), label, note or "")  # type: ignore[arg-type]  # cells are checked
    return MappingProxyType(found)
