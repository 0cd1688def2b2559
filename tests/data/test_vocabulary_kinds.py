"""Each cue of a kind matters: its example gets the kind thanks to the cue."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import split_words
from fundnorm.lexicon.tables import DATA
from fundnorm.model.finance import Kind
from fundnorm.model.mention import Document
from fundnorm.model.source import Source
from fundnorm.recognise import parse

ENGLISH = Lexicon.bundled("en")
with (DATA / "languages" / "en" / "kinds.csv").open(encoding="utf-8", newline="") as handle:
    CUES: list[dict[str, str]] = list(csv.DictReader(handle))


def read(text: str, lexicon: Lexicon = ENGLISH) -> Document:
    return parse(Source(text), lexicon)


def without_cue(cue: str) -> Lexicon:
    words = split_words(cue)
    others = {phrase: kind for phrase, kind in ENGLISH.cues.meanings.items() if phrase != words}
    return replace(ENGLISH, cues=replace(ENGLISH.cues, meanings=others))


@pytest.mark.parametrize("kind", Kind)
def test_each_cue_makes_its_kind(kind: Kind) -> None:
    """The last sum of the example is of the row's kind, and of another without the cue."""
    broken = []
    for row in CUES:
        if row["kind"] == kind:
            document, fewer = read(row["example"]), read(row["example"], without_cue(row["cue"]))
            if not document or document[-1].kind != kind or fewer[-1].kind == kind:
                broken.append((row["cue"], row["example"]))
    assert broken == []


def test_each_example_holds_its_cue() -> None:
    assert [row for row in CUES if row["cue"] not in row["example"].lower()] == []
