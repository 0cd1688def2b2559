"""Where a table is read from: the user's updated tables where they are in use, else those that came with fundnorm.

The user's folder holds one folder a generation (a complete set of the files that differ from the bundled ones, and
`manifest.json` with the checksum of each) and one small file `current` that names the generation in use and the
checksum of its manifest. A generation never changes once `current` names it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from fundnorm.lexicon.tables import DATA

__all__ = [
    "FOLDER_VARIABLE",
    "FORMAT",
    "GENERATIONS",
    "MANIFEST",
    "POINTER",
    "Generation",
    "InUse",
    "bundled_table",
    "fetched_on",
    "in_use",
    "read_table",
    "table_in",
    "user_folder",
]

FOLDER_VARIABLE = "FUNDNORM_DATA"
"""The environment variable that names another folder for updated tables."""

POINTER, MANIFEST, GENERATIONS = "current", "manifest.json", "generations"

FORMAT = 1
"""The shape of a manifest; another one is not read."""


class Generation(NamedTuple):
    """One set of updated tables: its folder and what its manifest says."""

    folder: Path
    manifest: Mapping[str, Any]

    @property
    def files(self) -> Mapping[str, Mapping[str, Any]]:
        """What is known of each file, by its path below the folder."""
        files: Mapping[str, Mapping[str, Any]] = self.manifest["files"]
        return files

    def read(self, path: str) -> str | None:
        """The text of one file, None where it is not among them or is not what the manifest says."""
        from hashlib import sha256

        known = self.files.get(path)
        try:
            content = (self.folder / path).read_bytes() if known else b""
        except OSError:
            return None
        whole = known is not None and sha256(content).hexdigest() == known["sha256"]
        return content.decode("utf-8") if whole else None


class InUse(NamedTuple):
    """The generation in use, or None with the reason in words where there should be one and it is damaged."""

    generation: Generation | None
    problem: str = ""


def read_table(path: str) -> str:
    r"""The text of a table by its path below fundnorm/data/, "" where there is none.

    The user's updated table is taken where there is one that is whole; but the bundled one where it goes on to a later
    time, as it does when a newer fundnorm was installed after the update.

    >>> read_table("rates/daily/INR.csv").splitlines()[:2]
    ['day,per_eur', '2009-01-02,67.125']
    >>> read_table("rates/daily/XYZ.csv")
    ''
    """
    return table_in(in_use(user_folder()).generation, path)


def table_in(generation: Generation | None, path: str) -> str:
    """The text of a table where that generation is in use, "" where there is none.

    >>> table_in(None, "rates/daily/XYZ.csv")
    ''
    """
    bundled = bundled_table(path)
    updated = generation.read(path) if generation else None
    if updated is None:
        return bundled
    return bundled if _last_key(bundled) > _last_key(updated) else updated


def fetched_on(source: str) -> str:
    """The day on which the updated tables of a source were fetched, "" where they are the bundled ones.

    >>> fetched_on("pwt91")
    ''
    """
    generation = in_use(user_folder()).generation
    return str(generation.manifest["sources"].get(source, {}).get("fetched", ""))[:10] if generation else ""


def bundled_table(path: str) -> str:
    """The text of a table as it came with fundnorm, "" where there is none.

    >>> bundled_table("rates/daily/USD.csv").partition(",")[0]
    'day'
    """
    try:
        return (DATA / path).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""


def user_folder() -> Path:
    """The folder of updated tables: $FUNDNORM_DATA, else the user's data folder of the system (platformdirs).

    >>> user_folder().is_absolute()
    True
    """
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named).absolute() if named else _system_folder()


def in_use(folder: Path) -> InUse:
    """What the pointer of a folder of updated tables names; nothing, and no problem, where there is no pointer.

    >>> in_use(Path("no-such-folder"))
    InUse(generation=None, problem='')
    """
    try:
        pointer = (folder / POINTER).read_bytes().decode("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return InUse(None)
    except OSError as error:
        return InUse(None, f"{folder / POINTER} can't be read: {error.strerror}")
    return _opened(folder, pointer)


@lru_cache(maxsize=1)
def _system_folder() -> Path:
    """The folder that platformdirs names; on a plain Linux it is spelled out, which spares each start 6 ms."""
    if sys.platform == "linux" and not os.environ.get("XDG_DATA_HOME"):
        return Path("~/.local/share/fundnorm").expanduser()
    from platformdirs import user_data_path

    return user_data_path("fundnorm", appauthor=False)


@lru_cache(maxsize=4)
def _opened(folder: Path, pointer: str) -> InUse:
    """What a pointer names, checked: the manifest by its checksum, each file by its size."""
    import json
    from hashlib import sha256

    name, _, checksum = pointer.strip().partition(" ")
    home = folder / GENERATIONS / name
    if not name or Path(name).name != name:
        return InUse(None, f"{folder / POINTER} does not name a generation of tables")
    try:
        content = (home / MANIFEST).read_bytes()
    except OSError:
        return InUse(None, f"{home / MANIFEST} is missing or can't be read")
    if sha256(content).hexdigest() != checksum:
        return InUse(None, f"{home / MANIFEST} is not the file that was written")
    generation = Generation(home, json.loads(content))
    if generation.manifest.get("format") != FORMAT:
        return InUse(None, f"{home} was written by another fundnorm")
    wrong = next(
        (path for path, known in generation.files.items() if _size(home / path) != known["size"]), None
    )
    return InUse(None, f"{home / wrong} is missing or not whole") if wrong else InUse(generation)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _last_key(text: str) -> str:
    """The day, month or year of the last row."""
    return text[text.rfind("\n", 0, len(text) - 1) + 1 :].partition(",")[0]
