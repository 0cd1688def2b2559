"""Files as documents, several at a time where asked: in the order given, each failure under its file's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from fundnorm.errors import FundnormError, ReadError
from fundnorm.model.mention import Document
from fundnorm.readers.inputs import free_name, sources_in
from fundnorm.readers.opening import STANDARD_INPUT
from fundnorm.readers.paths import File
from fundnorm.readers.setting import Setting

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

__all__ = ["Outcome", "read_documents", "told_apart"]


class Outcome(NamedTuple):
    """What came of a file: its documents, or why there are none."""

    file: File
    documents: tuple[Document, ...] = ()
    failure: FundnormError | None = None


def read_documents(files: Sequence[File], setting: Setting, jobs: int = 1) -> Iterator[Outcome]:
    """The outcome of each file in its order; with `jobs` more than one, that many processes read and parse.

    A file that ends its process is told by name, and the others still come out.
    """
    if jobs < 2 or len(files) < 2:
        for file in files:
            yield _outcome(file, setting)
        return
    yield from _shared_out(files, setting, min(jobs, len(files)))


def told_apart(outcomes: Iterable[Outcome]) -> list[Document]:
    """The documents of all files; one whose name another has is called by its file too, and numbered if need be.

    >>> told_apart([Outcome(File("a.txt", "a.txt"))])
    []
    """
    known: set[str] = set()
    found = []
    for outcome in outcomes:
        for document in outcome.documents:
            name = free_name(document.source.name, outcome.file, known)
            known.add(name)
            found.append(replace(document, source=replace(document.source, name=name)))
    return found


def _outcome(file: File, setting: Setting) -> Outcome:
    from fundnorm.recognise import parse

    try:
        return Outcome(file, tuple(parse(setting.of(source)) for source in sources_in(file)))
    except FundnormError as error:
        return Outcome(file, failure=error)
    except Exception as error:  # noqa: BLE001  what a broken file does to a reader must not cost the other files
        words = f"{file.path} can't be read ({type(error).__name__}: {error}); open it and save it anew"
        return Outcome(file, failure=ReadError(words))


def _shared_out(files: Sequence[File], setting: Setting, jobs: int) -> Iterator[Outcome]:
    """The outcomes of several processes; after a crash each file that is left has a process of its own."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(jobs) as pool:
        futures: list[Future[Outcome] | None] = [
            None if file.path == STANDARD_INPUT else pool.submit(_outcome, file, setting) for file in files
        ]
        for file, future in zip(files, futures, strict=True):
            try:
                yield future.result() if future else _outcome(file, setting)
            except BrokenProcessPool:
                yield _alone(file, setting)


def _alone(file: File, setting: Setting) -> Outcome:
    """The outcome of a file in a process of its own, which it may end."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        with _pool(1) as pool:
            return pool.submit(_outcome, file, setting).result()
    except BrokenProcessPool:
        words = (
            f"{file.path} ended the process that read it (no memory left, perhaps); leave it out, or split it"
        )
        return Outcome(file, failure=ReadError(words))


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that start afresh: a fork of one with threads may hang. An interrupt ends them without a word."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context
    from signal import SIG_DFL, SIGINT, signal

    return ProcessPoolExecutor(jobs, get_context("spawn"), signal, (SIGINT, SIG_DFL))
