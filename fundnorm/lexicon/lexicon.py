"""The vocabulary as one frozen value: it can be passed, extended and printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from fundnorm.lexicon.currencies import Currencies, read_currencies
from fundnorm.lexicon.phrases import Phrases, index_phrases
from fundnorm.lexicon.tables import (
    DATA,
    decimal_cell,
    one_of,
    read_all,
    text_cell,
    whole_cell,
)
from fundnorm.model.finance import Kind
from fundnorm.model.money import Modifier, RatePer

__all__ = ["Lexicon", "Scale"]


class Scale(NamedTuple):
    """A scale word: what it multiplies by; a letter counts only directly after a sum's number."""

    value: Decimal
    letter: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the words of one language mean, beside the currencies and scales that all languages share.

    `words` holds the plain word lists by name, `cues` the words that tell a sum's kind with their weights. The three
    sets of starts say cheaply where a rule may succeed: `after_number` the words that can make a number money,
    `figure_starts` and `time_starts` the first words of figures and of time expressions. `unit_words` are the scales
    and the heads of columns of currencies, in small and large letters, and the codes: the line of a table's unit has
    one of them. `era_words` maps the marks of other eras ("Reiwa", "B.E.") to the eras of fundnorm.calendars.eras;
    `ordinals` those that number plans.

    >>> Lexicon.bundled("en").scales["crore"].value
    Decimal('10000000')
    """

    language: str
    scales: Mapping[str, Scale]
    currencies: Currencies
    numerals: Mapping[str, tuple[Decimal, str]]
    modifiers_before: Phrases[str]
    modifiers_after: Phrases[str]
    rates_before: Phrases[str]
    rates_after: Phrases[str]
    months: Mapping[str, int]
    units: Mapping[str, int]
    time_words: Mapping[str, str]
    era_words: Mapping[str, str]
    ordinals: Mapping[str, int]
    prepositions: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    part_cues: Phrases[str]
    total_cues: Phrases[str]
    cost_cues: Phrases[str]
    cues: Phrases[tuple[str, int]]
    after_number: frozenset[str]
    figure_starts: frozenset[str]
    time_starts: frozenset[str]
    unit_words: frozenset[str]

    @staticmethod
    def bundled(language: str = "en") -> Lexicon:
        """The lexicon that ships with the package, read once; language: ISO 639-1."""
        return _bundled(language)

    def within(self, country: str | None) -> Lexicon:
        """The lexicon of a text of a country (ISO 3166-1 alpha-2), with the signs that only its own press uses.

        >>> Lexicon.bundled("en").within("KR").currencies.before["W"].means
        'KRW'
        """
        if country is None or country not in self.currencies.local:
            return self
        return (
            _within(self.language, country) if self is _bundled(self.language) else _localised(self, country)
        )


@cache
def _bundled(language: str) -> Lexicon:
    folder = DATA / "languages" / language
    times = read_all(folder / "time_words.csv", word=text_cell, role=_ROLE, value=text_cell)
    modifiers = read_all(folder / "modifiers.csv", phrase=text_cell, modifier=one_of(*Modifier), place=_PLACE)
    rates = read_all(folder / "rates.csv", phrase=text_cell, unit=one_of(*RatePer), place=_PLACE)
    parts = read_all(folder / "parts.csv", cue=text_cell, order=_ORDER)
    cues = read_all(folder / "kinds.csv", cue=text_cell, kind=one_of(*Kind), weight=whole_cell)
    numerals = read_all(folder / "numerals.csv", word=text_cell, value=decimal_cell, role=text_cell)
    scales, words = _scales(), _word_lists(folder / "words.csv")
    currencies = read_currencies(DATA)
    named = {word: (value, role) for word, value, role in numerals}
    return Lexicon(
        language=language,
        scales=scales,
        currencies=currencies,
        numerals=named,
        modifiers_before=index_phrases(_placed(modifiers, "before"), by_last=True),
        modifiers_after=index_phrases(_placed(modifiers, "after"), by_last=False),
        rates_before=index_phrases(_placed(rates, "before"), by_last=True),
        rates_after=index_phrases(_placed(rates, "after"), by_last=False),
        months={word: int(value) for word, role, value in times if role == "month"},
        units={word: int(value) for word, role, value in times if role == "unit"},
        time_words={word: role for word, role, _ in times if role in ("relative", "fiscal", "span")},
        era_words={word: value for word, role, value in times if role == "era"},
        ordinals={word: int(value) for word, role, value in times if role == "ordinal"},
        prepositions={word: value for word, role, value in times if role == "preposition"},
        words=words,
        part_cues=index_phrases((row for row in parts if row[1] not in ("total", "cost")), by_last=False),
        total_cues=index_phrases((row for row in parts if row[1] == "total"), by_last=False),
        cost_cues=index_phrases((row for row in parts if row[1] == "cost"), by_last=False),
        cues=index_phrases(((cue, (kind, weight)) for cue, kind, weight in cues), by_last=False),
        after_number=currencies.words_after.union(scales),
        figure_starts=currencies.words_before.union(named),
        time_starts=words["time_start"].union(
            (word for word, (_, role) in named.items() if role != "article"),
            (word for word, role, _ in times if role not in ("ordinal", "preposition")),
        ),
        unit_words=currencies.codes.union(_capitalised((*scales, *words["currency_column"]))),
    )


def _capitalised(words: Iterable[str]) -> set[str]:
    """Words as they are, with a capital and in capitals: headers have them so."""
    return {form for word in words for form in (word, word.title(), word.upper())}


_PLACE = one_of("before", "after", "both")
_ORDER = one_of("strong", "weak", "noun", "verb", "total", "cost")
_ROLE = one_of("month", "unit", "relative", "fiscal", "span", "era", "ordinal", "preposition")


@cache
def _within(language: str, country: str) -> Lexicon:
    return _localised(_bundled(language), country)


def _localised(lexicon: Lexicon, country: str) -> Lexicon:
    currencies = lexicon.currencies.within(country)
    return replace(
        lexicon,
        currencies=currencies,
        after_number=lexicon.after_number | currencies.words_after,
        figure_starts=lexicon.figure_starts | currencies.words_before,
    )


def _placed(rows: list[tuple[Any, ...]], place: str) -> list[tuple[str, str]]:
    return [(phrase, meaning) for phrase, meaning, where in rows if where == place]


def _scales() -> dict[str, Scale]:
    rows = read_all(DATA / "scales.csv", word=text_cell, value=decimal_cell, letter=one_of("yes", "no"))
    return {word: Scale(value, letter == "yes") for word, value, letter in rows}


def _word_lists(path: Path) -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {}
    for name, word in read_all(path, list=text_cell, word=text_cell):
        lists.setdefault(name, set()).add(word)
    joined = {
        name: frozenset[str]().union(*(lists[part] for part in parts)) for name, parts in _JOINED.items()
    }
    return {name: frozenset(words) for name, words in lists.items()} | joined


_JOINED = {
    "verb": ("clause", "recipient_verb"),
    "phrase_end": ("label_end", "after_sum"),
    "phrase_edge": ("article", "label_trail"),
    "plan": ("sum_noun", "programme", "budget_noun"),
    "told_verb": ("auxiliary", "giving", "act", "past_verb", "spending"),
    "sharing": ("receiving", "shares_out", "giving"),
    "own_verb": ("receiving", "shares_out", "giving", "auxiliary"),
    "title_end": ("determiner", "auxiliary"),
}
"""Lists that are joined of others, by name."""
