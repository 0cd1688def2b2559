"""An update: each publisher is asked, and what came whole and well goes into use together, or nothing does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from fundnorm.errors import DataError, FetchError, InputError
from fundnorm.lexicon.store import in_use, read_table, user_folder
from fundnorm.update.downloads import discard
from fundnorm.update.fetching import Fetcher, Limits, Progress, silent
from fundnorm.update.generation import DOWNLOADS, Origin, put_in_use, write
from fundnorm.update.locking import locked
from fundnorm.update.publishers import PUBLISHERS, Gathered

__all__ = ["Outcome", "update"]


class Outcome(NamedTuple):
    """What became of one publisher: the span in use now with remarks, or the error that changed nothing."""

    name: str
    span: str = ""
    remarks: tuple[str, ...] = ()
    error: str = ""


def update(
    names: Sequence[str],
    bases: Mapping[str, str],
    *,
    limits: Limits = Limits(),  # noqa: B008  it is a value that never changes
    progress: Progress = silent,
) -> list[Outcome]:
    """Fetch newer tables of the publishers named (all where none is) and put them into use.

    `bases` are the addresses of `publishers.addresses`. Tables of a publisher that fails stay as they are; the others
    go into use together in one step at the end. InputError for a name that is none, where another update runs, or
    where the user's folder can't be written to.
    """
    unknown = [name for name in names if name not in PUBLISHERS]
    if unknown:
        raise InputError(f"{unknown[0]!r} is no table to update; name one or more of {', '.join(PUBLISHERS)}")
    chosen = [name for name in PUBLISHERS if name in names or not names]
    folder = user_folder()
    with locked(folder):
        fetcher = Fetcher(folder / DOWNLOADS, limits, progress)
        asked = _Asked({}, {}, [])
        outcomes = [_ask(name, fetcher, bases[name], asked) for name in chosen]
        if asked.origins:
            _switch(folder, asked)
    return outcomes


class _Asked(NamedTuple):
    """What the publishers asked so far have brought."""

    files: dict[str, tuple[str, str]]
    origins: dict[str, Origin]
    downloads: list[str]

    def read(self, path: str) -> str:
        """A table as it will be: one publisher's rows go onto another's."""
        return self.files[path][0] if path in self.files else read_table(path)

    def add(self, source: str, gathered: Gathered) -> None:
        made = gathered.made
        for path, text in made.files.items():
            self.files[path] = (text, source)
        self.origins[source] = Origin(gathered.url, gathered.fetched, made.first, made.last)
        self.downloads.extend(gathered.names)


def _ask(name: str, fetcher: Fetcher, base: str, asked: _Asked) -> Outcome:
    publisher = PUBLISHERS[name]
    try:
        gathered = publisher.gather(fetcher, base, asked.read)
    except DataError as error:
        return Outcome(
            name,
            error=f"{error}. What is in use stays as it is; run `fundnorm data update {name}` again later",
        )
    except FetchError as error:
        return Outcome(name, error=str(error))
    except OSError as error:
        return Outcome(name, error=_unwritten(fetcher.folder, error))
    asked.add(publisher.source, gathered)
    return Outcome(name, f"{gathered.made.first} to {gathered.made.last}", gathered.made.remarks)


def _switch(folder: Path, asked: _Asked) -> None:
    """Put what came into use, and then forget the downloads that it was made of."""
    try:
        put_in_use(folder, write(folder, in_use(folder).generation, asked.files, asked.origins))
    except OSError as error:
        raise InputError(_unwritten(folder, error)) from None
    for name in asked.downloads:
        discard(folder / DOWNLOADS, name)


def _unwritten(folder: Path, error: OSError) -> str:
    return f"{folder} can't be written to ({error.strerror}); what is in use stays as it is"
