"""The files that folders and patterns stand for, each once, named by as little of its path as tells it apart."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePath
from typing import NamedTuple

from fundnorm.errors import ReadError
from fundnorm.readers.formats import SUFFIXES
from fundnorm.readers.opening import STANDARD_INPUT

__all__ = ["File", "files_of"]

_WILD = re.compile(r"[*?]|\[[^\]]*\]")  # an open bracket alone is a letter of a name


class File(NamedTuple):
    """A file to read: its path, and its name among the others of the run."""

    path: str
    name: str


def files_of(paths: Sequence[str]) -> tuple[list[File], list[ReadError]]:
    """The files that paths, folders and patterns name, in order; an error for each that names none.

    A folder stands for the files in it and below it whose names say a format that is read, sorted, without hidden ones
    and without following links to folders; a pattern ("*.pdf", "**/*.html") for what it matches, sorted. A file that
    is named twice comes once. "-" is standard input.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("b.txt", "a.txt", ".c.txt", "d.png"):
    ...         _ = pathlib.Path(folder, name).write_text("Rs 5 crore")
    ...     [file.name for file in files_of([folder])[0]]
    ['a.txt', 'b.txt']
    """
    found: dict[str, str] = {}
    failures: list[ReadError] = []
    for path in paths:
        try:
            for file in _expanded(path):
                found.setdefault(_identity(file), file)
        except ReadError as error:
            failures.append(error)
    names = _names(list(found.values()))
    return [File(path, names[path]) for path in found.values()], failures


def _expanded(path: str) -> list[str]:
    if path == STANDARD_INPUT:
        return [path]
    if os.path.isdir(path):  # noqa: PTH112  a path that can't be one, such as one with a null, is no folder
        return _in_folder(path)
    if _WILD.search(path) and not os.path.lexists(path):
        return _matching(path)
    return [path]


def _in_folder(folder: str) -> list[str]:
    files = sorted(_below(folder))
    if not files:
        raise ReadError(f"{folder} has no file of a known format ({_known()}); name its files one by one")
    return files


def _below(folder: str) -> Iterator[str]:
    """The files of known formats in a folder and below it; links to folders are not followed, so no loop is."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and _is_known(name):
                yield str(PurePath(place, name))


def _matching(pattern: str) -> list[str]:
    root, parts = _rooted(pattern)
    try:
        found = sorted(map(str, Path(root).glob(str(PurePath(*parts)))))
    except (ValueError, NotImplementedError, OSError) as error:
        raise ReadError(
            f"'{pattern}' is no pattern ({error}); write one such as '*.pdf' or '**/*.html'"
        ) from None
    shown = [
        path for path in found if not _is_hidden(path, root) or any(part.startswith(".") for part in parts)
    ]
    files = [path for path in shown if Path(path).is_file()]
    if parts[-1] in {"*", "**"}:
        files = [path for path in files if _is_known(path)]
    if "**" not in parts:
        folders = (path for path in shown if Path(path).is_dir())
        files = sorted(set(chain(files, *map(_below, folders))))
    if not files:
        raise ReadError(f"no file matches '{pattern}'; check the pattern, or the folder you are in")
    return files


def _rooted(pattern: str) -> tuple[str, list[str]]:
    """The folder before the first wild part of a pattern, and the parts from there on."""
    parts = PurePath(pattern).parts
    first = next((at for at, part in enumerate(parts) if _WILD.search(part)), len(parts) - 1)
    return str(PurePath(*parts[:first])) if first else ".", list(parts[first:])


def _is_hidden(path: str, root: str) -> bool:
    return any(part.startswith(".") for part in PurePath(path).relative_to(root).parts)


def _is_known(name: str) -> bool:
    return PurePath(name).suffix.lower() in _SUFFIXES


_SUFFIXES = frozenset(" ".join(SUFFIXES.values()).split())


def _known() -> str:
    return " ".join(suffixes.split()[0] for suffixes in SUFFIXES.values())


def _identity(path: str) -> str:
    """What two names of one file have in common; a path that leads nowhere is itself."""
    if path == STANDARD_INPUT:
        return path
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path


def _names(paths: Sequence[str]) -> dict[str, str]:
    """A name for each path: its last part, and as many parts before it as tell it from the others of that name."""
    alike: dict[str, list[str]] = {}
    for path in paths:
        alike.setdefault(PurePath(path).name or path, []).append(path)
    names: dict[str, str] = {}
    for name, same in alike.items():
        if len(same) == 1:
            names[same[0]] = "stdin" if same[0] == STANDARD_INPUT else name
        else:
            names.update(_told_apart(same))
    return names


def _told_apart(paths: Sequence[str]) -> dict[str, str]:
    whole = {path: PurePath(os.path.abspath(path)).parts for path in paths}  # noqa: PTH100  links keep their names
    for count in range(2, max(map(len, whole.values())) + 1):
        short = {path: "/".join(parts[-count:]) for path, parts in whole.items()}
        if len(set(short.values())) == len(paths):
            return short
    return {path: path for path in paths}
