"""What has come so far: whole files, parts, and a note beside each of where it is from and which state it is of."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

__all__ = [
    "Download",
    "discard",
    "finish",
    "moment",
    "note_start",
    "part_of",
    "resumable",
    "whole_file",
]

_KEPT = timedelta(days=1)  # a whole file that a failed run left is taken up for so long


class Download(NamedTuple):
    """A file that came whole: where it lies, where it is from, and when it came (UTC)."""

    path: Path
    url: str
    fetched: str


def moment() -> str:
    """The time now in UTC, to the second.

    >>> len(moment())
    20
    """
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def part_of(folder: Path, name: str) -> Path:
    """Where a file lies until it is whole.

    >>> part_of(Path("downloads"), "ecb.zip").name
    'ecb.zip.part'
    """
    return folder / f"{name}.part"


def note_start(folder: Path, name: str, url: str, validator: str) -> None:
    """Write down of which state of which file the part is."""
    _note(folder, name, {"url": url, "validator": validator})


def resumable(folder: Path, name: str, url: str) -> tuple[int, str]:
    """The bytes that are there of a file, and what names its state to the server; (0, "") where to begin anew."""
    part, note = part_of(folder, name), _noted(folder, name)
    validator = note.get("validator", "")
    if not validator or note.get("url") != url or not part.is_file():
        return 0, ""
    return (part.stat().st_size, validator) if part.stat().st_size else (0, "")


def finish(folder: Path, name: str, url: str) -> Download:
    """The part, taken for the whole file from now on."""
    fetched = moment()
    path = part_of(folder, name).replace(folder / name)
    _note(folder, name, {"url": url, "fetched": fetched, "size": str(path.stat().st_size)})
    return Download(path, url, fetched)


def whole_file(folder: Path, name: str, url: str) -> Download | None:
    """The file that an earlier run of the last day brought whole, if there is one."""
    path, note = folder / name, _noted(folder, name)
    if not path.is_file() or note.get("url") != url or note.get("size") != str(path.stat().st_size):
        return None
    fetched = note["fetched"]
    age = datetime.now(UTC) - datetime.fromisoformat(fetched)
    return Download(path, url, fetched) if timedelta(0) <= age < _KEPT else None


def discard(folder: Path, name: str) -> None:
    """Forget a file, so that the next try begins anew."""
    for path in (folder / name, part_of(folder, name), _note_of(folder, name)):
        path.unlink(missing_ok=True)


def _note_of(folder: Path, name: str) -> Path:
    return folder / f"{name}.note.json"


def _note(folder: Path, name: str, note: dict[str, str]) -> None:
    _note_of(folder, name).write_text(json.dumps(note), encoding="utf-8")


def _noted(folder: Path, name: str) -> dict[str, str]:
    try:
        note = json.loads(_note_of(folder, name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    known = isinstance(note, dict) and all(isinstance(value, str) for value in note.values())
    return note if known else {}
