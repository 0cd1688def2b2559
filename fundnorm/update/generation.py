"""Generations of updated tables: written whole beside the one in use, and put into use by one atomic step."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from fundnorm.lexicon.store import FORMAT, GENERATIONS, MANIFEST, POINTER, Generation, bundled_table, table_in
from fundnorm.update.downloads import moment

__all__ = ["DOWNLOADS", "Origin", "put_in_use", "remove", "write"]

DOWNLOADS = "downloads"
_KEPT = 2  # the one in use and the one before it, which a running process may still read
_WRITING = ".writing"


class Origin(NamedTuple):
    """Where the tables of one source are from: its address, when they were fetched (UTC), and their span."""

    url: str
    fetched: str
    first: str
    last: str


def write(
    folder: Path,
    before: Generation | None,
    files: Mapping[str, tuple[str, str]],
    origins: Mapping[str, Origin],
) -> Path:
    """A new generation: newer files as (text, source) by path, and those of the one before; not yet in use.

    A file that is as the bundled one is left out. The folder takes its name when all of it is on the disk.
    """
    known = before.files if before else {}
    kept = {path: (table_in(before, path), str(about["source"])) for path, about in known.items()}
    made = {
        path: (text.encode(), source)
        for path, (text, source) in sorted({**kept, **files}.items())
        if text != bundled_table(path)
    }
    manifest = json.dumps(_manifest(made, before, origins), indent=1).encode()
    name = f"{moment().replace(':', '').replace('-', '')}-{sha256(manifest).hexdigest()[:8]}"
    staging = folder / GENERATIONS / f"{name}{_WRITING}"
    for path, (content, _) in made.items():
        _write(staging / path, content)
    _write(staging / MANIFEST, manifest)
    home = folder / GENERATIONS / name
    if home.exists():  # the same tables in the same second
        shutil.rmtree(home)
    return staging.replace(home)


def put_in_use(folder: Path, home: Path) -> None:
    """Let the pointer name a generation, in one step; remove those that are older than the one before."""
    checksum = sha256((home / MANIFEST).read_bytes()).hexdigest()
    pointer = folder / f"{POINTER}{_WRITING}"
    _write(pointer, f"{home.name} {checksum}\n".encode())
    pointer.replace(folder / POINTER)
    made = sorted(path for path in (folder / GENERATIONS).iterdir() if path != home)
    whole = [path for path in made if path.suffix != _WRITING]
    for path in set(made) - set(whole[len(whole) + 1 - _KEPT :]):
        shutil.rmtree(path, ignore_errors=True)


def remove(folder: Path) -> list[str]:
    """Go back to the bundled tables: what was removed, by name. The pointer goes first."""
    removed = []
    for name in (POINTER, GENERATIONS, DOWNLOADS):
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()
        else:
            continue
        removed.append(str(path))
    return removed


def _manifest(
    made: Mapping[str, tuple[bytes, str]], before: Generation | None, origins: Mapping[str, Origin]
) -> dict[str, object]:
    known = dict(before.manifest["sources"]) if before else {}
    files = {
        path: {
            "sha256": sha256(content).hexdigest(),
            "size": len(content),
            "source": source,
            **_span(content),
        }
        for path, (content, source) in made.items()
    }
    newer = {name: origin._asdict() for name, origin in origins.items()}
    return {"format": FORMAT, "made": moment(), "sources": {**known, **newer}, "files": files}


def _span(content: bytes) -> dict[str, str]:
    """The first and last day, month or year of a table."""
    keys = [line.partition(b",")[0].decode() for line in content.splitlines()[1:]]
    return {"first": keys[0], "last": keys[-1]}


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
