"""How a file is opened: its first bytes, its size, and what the system says against it told as a `ReadError`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from fundnorm.errors import FundnormError, ReadError

__all__ = [
    "STANDARD_INPUT",
    "first_bytes",
    "guarded",
    "is_stream",
    "needs_extra",
    "quiet",
    "refuse_larger",
    "standard_input",
    "streamed",
    "told",
    "whole",
]

STANDARD_INPUT = "-"
"""The path that means standard input."""

_MEGABYTE = 1_000_000
_MOST_STREAMED = 500_000_000
_SHOWN = 120


@contextmanager
def told(path: str) -> Iterator[None]:
    """What the system says against a file, as a ReadError that says what to do.

    >>> with told("none.txt"):
    ...     open("none.txt")
    Traceback (most recent call last):
    fundnorm.errors.ReadError: none.txt is not there; check the name, or the folder you are in
    """
    try:
        yield
    except FileNotFoundError:
        raise ReadError(f"{path} is not there; check the name, or the folder you are in") from None
    except IsADirectoryError:
        raise ReadError(f"{path} is a folder; name a file in it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{path} can't be read ({reason}); check its permissions") from None


@contextmanager
def guarded(path: str, what: str) -> Iterator[None]:
    """What a format's own library says against a file, as a ReadError; `what` names the format.

    >>> with guarded("a.pdf", "a PDF"):
    ...     raise KeyError("Root")
    Traceback (most recent call last):
    fundnorm.errors.ReadError: a.pdf can't be read as a PDF (KeyError: 'Root'); damaged or cut short? get it again
    """
    try:
        yield
    except FundnormError:
        raise
    except Exception as error:  # noqa: BLE001  a hostile file makes its library raise anything at all
        reason = f"{type(error).__name__}: {error}".removesuffix(": ")[:_SHOWN]
        raise ReadError(
            f"{path} can't be read as {what} ({reason}); damaged or cut short? get it again"
        ) from None


@contextmanager
def quiet(name: str) -> Iterator[None]:
    """No warnings from a library's logger: what they tell of a file is no user's business."""
    from logging import CRITICAL, getLogger

    logger = getLogger(name)
    level = logger.level
    logger.setLevel(CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def needs_extra(path: str, package: str, extra: str) -> ReadError:
    """The error for a format whose package is not installed, with the command that installs it.

    >>> print(needs_extra("a.pdf", "pdfplumber", "pdf"))
    a.pdf needs the package pdfplumber; install it with: pip install 'fundnorm[pdf]'
    """
    return ReadError(f"{path} needs the package {package}; install it with: pip install 'fundnorm[{extra}]'")


def whole(path: str, most: int | None = None) -> bytes:
    """All bytes of a file; ReadError where they are more than `most`."""
    if most is not None:
        refuse_larger(path, most)
    with told(path):
        return Path(path).read_bytes()


def first_bytes(path: str, count: int) -> bytes:
    """The first bytes of a file, at most `count`."""
    with told(path), Path(path).open("rb") as handle:
        return handle.read(count)


def is_stream(path: str) -> bool:
    """Whether a path is one that can be read only once: a pipe, such as that of `<(command)`, or a device."""
    with told(path):
        mode = Path(path).stat().st_mode
    return not S_ISREG(mode) and not S_ISDIR(mode)


def streamed(path: str) -> bytes:
    """All bytes that a pipe gives until it ends; ReadError for more than 500 MB."""
    with told(path), Path(path).open("rb") as handle:
        data = handle.read(_MOST_STREAMED + 1)
    if len(data) > _MOST_STREAMED:
        raise ReadError(
            f"{path} gives more than {_MOST_STREAMED // _MEGABYTE} MB; write it to files, and name those"
        )
    return data


def refuse_larger(path: str, most: int) -> None:
    """Nothing, or ReadError for a file of more than `most` bytes."""
    with told(path):
        size = Path(path).stat().st_size
    if size > most:
        raise ReadError(
            f"{path} has {size / _MEGABYTE:,.0f} MB, and at most {most // _MEGABYTE} MB of its format are read; "
            "split it, or save the pages that matter as a file of their own"
        )


def standard_input() -> BinaryIO:
    """Standard input as bytes; ReadError where it is closed."""
    if sys.stdin is None:
        raise ReadError("standard input is closed; give a file with --file PATH")
    return sys.stdin.buffer
