"""All that one command reads: texts given in words, files, standard input; each document with a name of its own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from fundnorm.errors import InputError, ReadError
from fundnorm.model.source import Source
from fundnorm.readers.opening import STANDARD_INPUT

__all__ = ["gather"]


def gather(texts: Sequence[str], paths: Sequence[str]) -> tuple[list[Source], list[ReadError]]:
    """The sources, texts first and named 1, 2, 3, and an error for each file that can't be read.

    A text that is only "-" means standard input. Files of one name are told apart by their paths. InputError where
    nothing is given, or a text is empty.

    >>> [source.name for source in gather(["$5", "$6"], [])[0]]
    ['1', '2']
    """
    if not texts and not paths:
        raise InputError("nothing to read; give a TEXT, or --file PATH (- is standard input)")
    sources: list[Source] = []
    failures: list[ReadError] = []
    for number, text in enumerate(texts, 1):
        if not text.strip():
            raise InputError(f"TEXT {number} is empty; give words, or --file PATH (- is standard input)")
        if text != STANDARD_INPUT:
            sources.append(Source(_decoded(text), name=str(number)))
    if STANDARD_INPUT in texts:
        paths = [STANDARD_INPUT, *paths]
    for path in dict.fromkeys(paths):
        try:
            sources += [_told_apart(source, path, sources) for source in _read(path)]
        except ReadError as error:
            failures.append(error)
    return sources, failures


def _read(path: str) -> tuple[Source, ...]:
    from fundnorm.readers.files import read_file

    return read_file(path)


def _decoded(argument: str) -> str:
    """The argument in UTF-8, also where the system's locale says otherwise and left its bytes as surrogates."""
    if argument.isascii():
        return argument
    try:
        argument.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(argument).decode("utf-8", "replace")
    return argument


def _told_apart(source: Source, path: str, before: Sequence[Source]) -> Source:
    """The source by the path of its file, where another one has its name already."""
    if all(source.name != known.name for known in before):
        return source
    return replace(source, name=path + source.name.removeprefix(PurePath(path).name))
