"""checksums.csv: the size and checksum of each table that is made here, whose it is and when its facts were drawn."""

from __future__ import annotations

import re
from hashlib import sha256

from databuild.sources import SOURCES, Files, as_csv

__all__ = ["build"]

OWNERS = {
    "rates/daily": "ECB",
    "rates/monthly": "ECB, NBP",
    "rates/annual": "ECB, others",
    "rates": "by hand",
    "prices/pwt91": "PWT 9.1",
    "prices/cia": "CIA Factbook",
    "prices/bls": "US BLS",
    "prices/cbdt": "India's CBDT",
    "currencies.csv": "Unicode CLDR",
    "currency_names_en.csv": "Unicode CLDR",
    "currency_members.csv": "Unicode CLDR",
    "countries.csv": "Unicode CLDR",
    "capitals.csv": "GeoNames",
    "calendars.csv": "CIA, by hand",
    "bikram_years.csv": "Amit Garu",
    "solar_hijri_years.csv": "convertdate",
}
"""Whose the tables of a folder, or a table, are, in few words; SOURCES.md says it in full."""

_DRAWN = re.compile(r"drawn on (\d{4}-\d{2}-\d{2})")


def build(files: Files) -> Files:
    """The text of checksums.csv, for the CSV files among `files`."""
    template = (SOURCES / "SOURCES.template.md").read_text(encoding="utf-8")
    found = _DRAWN.search(template)
    if not found:
        raise ValueError("SOURCES.template.md does not say on which day the facts were drawn")
    rows = [
        (path, len(text.encode()), sha256(text.encode()).hexdigest(), _owner(path), found[1])
        for path, text in sorted(files.items())
        if path.endswith(".csv")
    ]
    return {"checksums.csv": as_csv(["path", "size", "sha256", "owner", "vintage"], rows)}


def _owner(path: str) -> str:
    folder = path.rpartition("/")[0]
    return OWNERS.get(path) or OWNERS.get(folder) or "by hand"
