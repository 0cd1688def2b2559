"""What the recogniser makes of a short text, as gold records."""

from __future__ import annotations

from typing import Any

import pytest

from fundnorm.model.mention import Document
from fundnorm.model.period import PartialDate
from fundnorm.model.source import Source
from fundnorm.recognise import parse

__all__ = ["Record", "document", "one", "read", "wrong"]

Record = dict[str, Any]


def document(text: str, country: str | None = None, published: str | None = None) -> Document:
    return parse(Source(text, country, PartialDate.parse(published) if published else None))


def read(text: str, country: str | None = None, published: str | None = None) -> list[Record]:
    """The gold records of a text's sums."""
    return [mention.to_dict() for mention in document(text, country, published)]


def one(text: str, country: str | None = None, published: str | None = None) -> Record:
    """The gold record of the only sum of a text."""
    (record,) = read(text, country, published)
    return record


def wrong(*case: object, law: str) -> Any:  # noqa: ANN401  pytest's own type is private
    """A case that the law decides and the code reads otherwise; it fails as soon as the code reads it right."""
    return pytest.param(*case, marks=pytest.mark.xfail(strict=True, reason=law))
