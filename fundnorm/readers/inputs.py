"""All that one command reads: texts given in words, files, folders, standard input; each document has its own name."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from fundnorm.errors import InputError, ReadError
from fundnorm.model.source import Source
from fundnorm.readers.opening import STANDARD_INPUT
from fundnorm.readers.paths import File, files_of

__all__ = ["free_name", "gather", "sources_in", "stream"]


def gather(texts: Sequence[str], paths: Sequence[str]) -> tuple[list[Source], list[ReadError]]:
    """The sources, texts first and named 1, 2, 3, and an error for each file that can't be read.

    Paths may be files, folders and patterns, as in `paths.files_of`. A text that is only "-" means standard input.
    Documents of one name are told apart by their paths. InputError where nothing is given, or a text is empty.

    >>> [source.name for source in gather(["$5", "$6"], [])[0]]
    ['1', '2']
    """
    if not texts and not paths:
        raise InputError("nothing to read; give a TEXT, or --file PATH (- is standard input)")
    sources: list[Source] = []
    for number, text in enumerate(texts, 1):
        if not text.strip():
            raise InputError(f"TEXT {number} is empty; give words, or --file PATH (- is standard input)")
        if text != STANDARD_INPUT:
            sources.append(Source(_decoded(text), name=str(number)))
    if STANDARD_INPUT in texts:
        paths = [STANDARD_INPUT, *paths]
    failures: list[ReadError] = []
    for found in stream(paths, {source.name for source in sources}):
        if isinstance(found, ReadError):
            failures.append(found)
        else:
            sources.append(found)
    return sources, failures


def stream(paths: Sequence[str], taken: set[str] | None = None) -> Iterator[Source | ReadError]:
    """The sources of files, folders and patterns one by one, or the error that stands for one; none is kept in memory.

    `taken` are names that other documents of the run have already.

    >>> [str(found) for found in stream(["none-*.pdf"])]
    ["no file matches 'none-*.pdf'; check the pattern, or the folder you are in"]
    """
    taken = set() if taken is None else taken
    files, failures = files_of(paths)
    yield from failures
    for file in files:
        try:
            sources = sources_in(file)
        except ReadError as error:
            yield error
            continue
        for source in sources:
            name = free_name(source.name, file, taken)
            taken.add(name)
            yield source if name == source.name else replace(source, name=name)


def sources_in(file: File) -> tuple[Source, ...]:
    """The documents of one file under its name among the files of the run; ReadError where it can't be read.

    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile("w", suffix=".txt") as note:
    ...     _ = note.write("Rs 5 crore")
    ...     note.flush()
    ...     sources_in(File(note.name, "2024/note.txt"))[0].name
    '2024/note.txt'
    """
    from fundnorm.readers.files import read_file

    own = PurePath(file.path).name
    sources = read_file(file.path)
    if own == file.name or file.path == STANDARD_INPUT:
        return sources
    return tuple(
        replace(source, name=file.name + source.name[len(own) :]) if source.name.startswith(own) else source
        for source in sources
    )


def free_name(name: str, file: File, taken: set[str]) -> str:
    """A name that no other document of the run has: its own, else with its file's before it, else with a number.

    >>> free_name("plan.txt", File("a/plan.txt", "a/plan.txt"), {"plan.txt"})
    'a/plan.txt: plan.txt'
    """
    if name not in taken:
        return name
    if not name.startswith(file.name):
        name = f"{file.name}: {name}"
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _decoded(argument: str) -> str:
    """The argument in UTF-8, also where the system's locale says otherwise and left its bytes as surrogates."""
    if argument.isascii():
        return argument
    try:
        argument.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(argument).decode("utf-8", "replace")
    return argument
