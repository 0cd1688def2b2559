"""The tables against their checksums: those that came with fundnorm, and the updated ones in use."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from fundnorm.errors import DataError
from fundnorm.lexicon.store import InUse
from fundnorm.lexicon.tables import DATA, read_rows, text_cell, whole_cell

__all__ = ["Bundled", "bundled_files", "wrong_bundled", "wrong_updated"]

_CHECKSUMS = "checksums.csv"


class Bundled(NamedTuple):
    """A table that came with fundnorm, as its list of checksums has it: `vintage` is the day its facts were drawn."""

    path: str
    size: int
    sha256: str
    owner: str
    vintage: str


def bundled_files(folder: Path = DATA) -> list[Bundled]:
    """The tables that came with fundnorm; DataError where the list itself is missing or damaged.

    >>> {one.path: one.owner for one in bundled_files()}["rates/daily/INR.csv"]
    'ECB'
    """
    columns = {
        "path": text_cell,
        "size": whole_cell,
        "sha256": text_cell,
        "owner": text_cell,
        "vintage": text_cell,
    }
    rows = read_rows(folder / _CHECKSUMS, columns)
    return [Bundled(*row) for row in rows]  # type: ignore[arg-type]  # read_rows has checked each cell


def wrong_bundled(folder: Path = DATA) -> list[str]:
    """What is wrong with the tables that came with fundnorm, a sentence a file.

    >>> wrong_bundled(Path("no-such-folder"))
    ['no-such-folder/checksums.csv: No such file or directory; the installation is damaged, install again']
    """
    try:
        files = bundled_files(folder)
    except DataError as error:
        return [str(error)]
    found = ((one.path, _fault(folder / one.path, one.sha256)) for one in files)
    return [
        f"{folder / path} {fault}; the installation is damaged, install again"
        for path, fault in found
        if fault
    ]


def wrong_updated(used: InUse) -> list[str]:
    """What is wrong with the updated tables, a sentence a file; the bundled ones are read in place of each."""
    again = "the bundled table is read instead; run `fundnorm data update` again, or `fundnorm data reset`"
    if used.generation is None:
        return [f"{used.problem}; {again.replace('table is', 'tables are')}"] if used.problem else []
    home = used.generation.folder
    files = used.generation.files.items()
    found = ((path, _fault(home / path, known["sha256"])) for path, known in files)
    return [f"{home / path} {fault}; {again}" for path, fault in found if fault]


def _fault(path: Path, checksum: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        return f"can't be read ({error.strerror})"
    return "" if sha256(content).hexdigest() == checksum else "is not the file that was written"
