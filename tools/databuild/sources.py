"""The raw facts under tools/sources/, as rows; and rows as text that a data file holds."""

from __future__ import annotations

import csv
import io
import lzma
from collections.abc import Iterable, Sequence
from pathlib import Path

__all__ = ["SOURCES", "Files", "Row", "as_csv", "read", "read_ecb"]

SOURCES = Path(__file__).resolve().parent.parent / "sources"

Row = dict[str, str]
Files = dict[str, str]
"""What a part of the build makes: the text of each file by its path below fundnorm/data/."""


def read(name: str) -> list[Row]:
    """The rows of one table of facts."""
    with (SOURCES / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def read_ecb() -> list[Row]:
    """The ECB's days, oldest first, each a row of figures as the ECB prints them ("N/A" where it has none)."""
    with lzma.open(SOURCES / "ecb_daily.csv.xz", "rt", encoding="utf-8", newline="") as handle:
        return sorted(csv.DictReader(handle), key=lambda row: row["Date"])


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The text of a CSV file with Unix line ends, the same on each machine."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
