"""Each word of the plain lists matters: without its row its example is read otherwise."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.tables import DATA
from fundnorm.model.mention import Document
from fundnorm.model.period import PartialDate
from fundnorm.model.source import Source
from fundnorm.recognise import parse

Row = dict[str, str]
ENGLISH = Lexicon.bundled("en")
COUNTRIES = {"local_government": "US", "state_body": "US"}
"""Where the examples of a list are read; the others without a country."""
DATES = {"past_verb": PartialDate(2025, 2)}
"""When the examples of a list were published; the others have no date."""


with (DATA / "languages" / "en" / "words.csv").open(encoding="utf-8", newline="") as handle:
    WORDS: list[Row] = list(csv.DictReader(handle))
LISTS = sorted({row["list"] for row in WORDS})


def read(text: str, name: str, lexicon: Lexicon = ENGLISH) -> Document:
    return parse(Source(text, country=COUNTRIES.get(name), date=DATES.get(name)), lexicon)


def without_word(name: str, word: str) -> Lexicon:
    """The English lexicon without one word of a list, and of the lists that are joined from it."""
    lists = dict(ENGLISH.words)
    for joined in lists.keys() - set(LISTS):
        parts = [part for part in LISTS if lists[part] <= lists[joined]]
        if name in parts and not any(word in lists[part] for part in parts if part != name):
            lists[joined] -= {word}
    lists[name] -= {word}
    starts = ENGLISH.time_starts - {word} if name == "time_start" else ENGLISH.time_starts
    return replace(ENGLISH, words=lists, time_starts=starts)


@pytest.mark.parametrize("name", LISTS)
def test_each_word_matters(name: str) -> None:
    idle = []
    for row in WORDS:
        if row["list"] == name:
            fewer = without_word(name, row["word"])
            if read(row["example"], name) == read(row["example"], name, fewer):
                idle.append((row["word"], row["example"]))
    assert idle == []


def test_each_example_holds_its_word() -> None:
    assert [row for row in WORDS if row["word"].lower() not in row["example"].lower()] == []
