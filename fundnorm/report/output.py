"""Where a report goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from fundnorm.errors import InputError

__all__ = ["STANDARD_OUTPUT", "check", "opened", "opened_binary"]

STANDARD_OUTPUT = "-"
"""The path that means standard output."""


def check(path: str, *, binary: bool = False) -> None:
    """Nothing, where the path can be written to; InputError that says what is wrong with it.

    What is `binary` goes to a file or a pipe, not to a terminal.

    >>> check("no such folder/table.csv")
    Traceback (most recent call last):
    fundnorm.errors.InputError: can't write no such folder/table.csv: no folder 'no such folder'; create it first
    """
    if path == STANDARD_OUTPUT:
        if binary and sys.stdout is not None and sys.stdout.isatty():
            raise InputError(
                "that format is not for a terminal; name a file with --output PATH, or pipe it on"
            )
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
        out = _standard_output()
        yield out
        out.flush()
        return
    with _target(path) as target, _text(target, path) as handle:
        yield handle


@contextmanager
def opened_binary(path: str) -> Iterator[BinaryIO]:
    """Where to write bytes to; a file takes its name only when all is written.

    InputError for a path that can't be written to, and for a standard output that takes text alone, as a notebook's.
    """
    if path == STANDARD_OUTPUT:
        out = getattr(_standard_output(), "buffer", None)
        if out is None:
            raise InputError("standard output takes text alone here; write to a file with --output PATH")
        yield out
        out.flush()
        return
    with _target(path) as target, _bytes(target, path) as handle:
        yield handle


def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise InputError("standard output is closed; write to a file with --output PATH")
    return sys.stdout


@contextmanager
def _target(path: str) -> Iterator[Path]:
    """The file to write, which is a draft that takes the name of `path` at the end, if nothing is raised."""
    check(path)
    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        yield target  # a device or a pipe has no contents to keep whole
        return
    draft = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        yield draft
        if target.exists():
            draft.chmod(target.stat().st_mode & 0o7777)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _text(target: Path, path: str) -> TextIO:
    try:
        return target.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except (OSError, ValueError) as error:
        raise _refused(path, error) from None


def _bytes(target: Path, path: str) -> BinaryIO:
    try:
        return target.open("wb")
    except (OSError, ValueError) as error:
        raise _refused(path, error) from None


def _refused(path: str, error: OSError | ValueError) -> InputError:
    reason = getattr(error, "strerror", None) or str(error)
    return InputError(f"can't write {path}: {reason}; choose another place")
