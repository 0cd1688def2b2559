"""What a column of texts is read with: one setting for all, or a Series with one for each."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from fundnorm.errors import InputError
from fundnorm.model.mention import Document
from fundnorm.model.source import Source
from fundnorm.normalise.calls import When, parse

__all__ = ["Given", "Settings", "documents"]

Given = When | pd.Series
"""A setting of all texts, or one for each of them in a Series of the same labels."""


class Settings(NamedTuple):
    """The publisher's country, the date and the language of each text."""

    country: Given = None
    date: Given = None
    lang: Given = None


def documents(texts: pd.Series[Any], settings: Settings) -> list[Document | None]:
    """What each text mentions, None where the text is missing.

    InputError, with the label of the row, for what is no text, and for a country, date or language that is none.
    """
    columns = {name: _each(name, given, texts) for name, given in settings._asdict().items()}
    found = []
    for at, (label, text) in enumerate(zip(texts.index, texts, strict=True)):
        given = {name: values[at] for name, values in columns.items()}
        found.append(_document(label, text, given))
    return found


def _document(label: object, text: object, given: dict[str, Any]) -> Document | None:
    if isinstance(text, Document):
        return text
    if not isinstance(text, str | Source):
        if _missing(text):
            return None
        raise InputError(
            f"row {label!r}: a text was expected, got {type(text).__name__}; pass a column of texts"
        )
    try:
        return parse(text, **given)
    except InputError as error:
        raise InputError(f"row {label!r}: {error}") from None


def _each(name: str, given: Given, texts: pd.Series[Any]) -> list[Any]:
    """The setting of each text; a Series is aligned by its labels, and a missing one is none."""
    if not isinstance(given, pd.Series):
        return [given] * len(texts)
    if not given.index.equals(texts.index):
        if not given.index.is_unique:
            raise InputError(
                f"{name}: its labels repeat and are not those of the texts; pass a column of the same frame"
            )
        given = given.reindex(texts.index)
    return [None if _missing(value) else _written(value) for value in given]


def _written(value: object) -> object:
    """A setting as it is written: a year in a column of numbers is a whole one."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _missing(value: object) -> bool:
    """Whether it is pandas' or Python's word for nothing."""
    return pd.api.types.is_scalar(value) and bool(pd.isna(value))  # type: ignore[call-overload]  # any scalar
