"""How every command behaves: where its results go, what it says on standard error, and how it ends."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

import typer

from fundnorm.errors import FundnormError, InputError

if TYPE_CHECKING:
    from fundnorm.model.mention import Document

__all__ = ["BAD_INPUT", "BROKEN_LINES", "deliver", "end", "note_empty", "say", "stage", "tell"]

BAD_INPUT = 2
"""The exit code of input that can't be read, or not as asked."""

BROKEN_LINES = 1
"""The exit code of a scan in which some lines were broken."""

_CLOSED_PIPE = 141


@contextmanager
def stage(output: str, *, utf8: bool) -> Iterator[TextIO]:
    """Where results go. A closed pipe ends the command silently; what a screen can't show it gets as an escape."""
    from fundnorm.report.output import opened

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8" if utf8 else None, errors="backslashreplace")
    with _polite(output), opened(output) as out:
        yield out


def deliver(output: str, report: str | bytes, *, utf8: bool) -> None:
    """A whole report to its place, with the manners of `stage`."""
    if isinstance(report, str):
        with stage(output, utf8=utf8) as out:
            out.write(report)
        return
    from fundnorm.report.output import opened_binary

    with _polite(output), opened_binary(output) as handle:
        handle.write(report)


@contextmanager
def _polite(output: str) -> Iterator[None]:
    """A closed pipe ends the command silently, a full disk with a line."""
    try:
        yield
    except BrokenPipeError:
        _silence()
        raise typer.Exit(_CLOSED_PIPE) from None
    except OSError as error:
        _silence()
        raise InputError(f"can't write {output}: {error.strerror}; choose another place") from None


def _silence() -> None:
    """Point standard output at nothing, so that the interpreter's last flush has nowhere to fail."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note_empty(documents: Sequence[Document], texts: list[str] | None) -> None:
    """A note on standard error for documents without sums, and for what a shell may have made of a text."""
    empty = [document.source for document in documents if not len(document)]
    if empty:
        place = f" in {', '.join(source.name for source in empty)}" if len(documents) > 1 else ""
        say(f"no sums of money{place}")
    for source in empty:
        if texts and source.text in texts:
            _hint(source.text, source.lang)


def _hint(text: str, lang: str) -> None:
    """What may have gone wrong with a text that has no sums: a shell took its $, or it is a file's name."""
    from fundnorm.recognise.money.bare import bare_sum

    found = bare_sum(text, lang)
    if found:
        tell(f"read: {found}; no currency. Did the shell expand a $? Use single quotes or --file -")
    with suppress(OSError, ValueError):
        if os.path.isfile(text):  # noqa: PTH113  a long text is no path, and pathlib would raise
            tell(f"read: the words {text!r}. To read the file of that name, use --file {text}")


def end(failures: Sequence[FundnormError]) -> None:
    """Nothing, where nothing failed; else each failure on standard error, and the end with BAD_INPUT."""
    for failure in failures:
        say(str(failure))
    if failures:
        raise typer.Exit(BAD_INPUT)


def say(words: str) -> None:
    """The words on standard error, with the program's name before them."""
    tell(f"fundnorm: {words}")


def tell(words: str) -> None:
    """The words on standard error, without what could steer a terminal."""
    from fundnorm.report.wide import visible

    if sys.stderr is not None:
        print("\n".join(map(visible, words.split("\n"))), file=sys.stderr)  # noqa: T201  the command line speaks
