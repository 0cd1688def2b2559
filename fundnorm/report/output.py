"""Where a report goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from fundnorm.errors import InputError

__all__ = ["STANDARD_OUTPUT", "check", "opened"]

STANDARD_OUTPUT = "-"
"""The path that means standard output."""


def check(path: str) -> None:
    """Nothing, where the path can be written to; InputError that says what is wrong with it.

    >>> check("no such folder/table.csv")
    Traceback (most recent call last):
    fundnorm.errors.InputError: can't write no such folder/table.csv: no folder 'no such folder'; create it first
    """
    if path == STANDARD_OUTPUT:
        return
    target = Path(path)
    if not target.parent.is_dir():
        raise InputError(f"can't write {path}: no folder {str(target.parent)!r}; create it first")
    if not path or path.endswith("/") or target.is_dir():
        raise InputError(f"can't write to {path!r}: that is a folder; name a file in it")


@contextmanager
def opened(path: str) -> Iterator[TextIO]:
    """Where to write text to, in UTF-8; a file takes its name only when all is written.

    InputError for a path that can't be written to. A half of a surrogate pair, which UTF-8 can't hold, is written as
    its escape.
    """
    if path == STANDARD_OUTPUT:
        if sys.stdout is None:
            raise InputError("standard output is closed; write to a file with --output PATH")
        yield sys.stdout
        sys.stdout.flush()
        return
    check(path)
    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        with _opened(target, path) as handle:  # a device or a pipe has no contents to keep whole
            yield handle
        return
    draft = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with _opened(draft, path) as handle:
            yield handle
        if target.exists():
            draft.chmod(target.stat().st_mode & 0o7777)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _opened(target: Path, path: str) -> TextIO:
    try:
        return target.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"can't write {path}: {reason}; choose another place") from None
