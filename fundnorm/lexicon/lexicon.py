"""The vocabulary as one frozen value: it can be passed, extended and printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from fundnorm.lexicon.phrases import Phrases, index_phrases
from fundnorm.lexicon.tables import (
    DATA,
    Cell,
    decimal_cell,
    one_of,
    optional,
    read_rows,
    text_cell,
    whole_cell,
)
from fundnorm.model.finance import Kind
from fundnorm.model.money import Modifier, RatePer

__all__ = ["Alias", "Currencies", "Lexicon", "Scale"]


class Scale(NamedTuple):
    """A scale word: what it multiplies by; a letter counts only directly after a sum's number."""

    value: Decimal
    letter: bool


class Alias(NamedTuple):
    """A way to write a currency.

    `means` is an ISO 4217 code, or a group (dollar, rupee …) that the country decides; `needs` is "", "scale" (a
    scale, grouping or cents must show that it is money) or "glued" (and no space between); `factor` is 0.01 for cents.
    """

    text: str
    means: str
    needs: str = ""
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Currencies:
    """How currencies are written: before and after the number, by code, by name and by country.

    `starts` holds the first word of each alias of `before`, `ends` the last two characters of each and of each code.
    `groups` maps a group and a country ("" for none) to a code, `candidates` a group to all that it can mean, the
    default first; `adjectives` and `names` map words to codes.
    """

    before: Mapping[str, Alias]
    starts: frozenset[str]
    ends: frozenset[str]
    after: Mapping[str, Alias]
    codes: frozenset[str]
    word_codes: frozenset[str]
    groups: Mapping[tuple[str, str], str]
    candidates: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, str]
    adjective_starts: frozenset[str]
    names: Mapping[str, str]


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
    cues: Phrases[tuple[str, int]]
    after_number: frozenset[str]
    figure_starts: frozenset[str]
    time_starts: frozenset[str]
    unit_words: frozenset[str]

    @staticmethod
    def bundled(language: str = "en") -> Lexicon:
        """The lexicon that ships with the package, read once; language: ISO 639-1."""
        return _bundled(language)


@cache
def _bundled(language: str) -> Lexicon:
    folder = DATA / "languages" / language
    times = _rows(folder / "time_words.csv", word=text_cell, role=_ROLE, value=text_cell)
    modifiers = _rows(folder / "modifiers.csv", phrase=text_cell, modifier=one_of(*Modifier), place=_PLACE)
    rates = _rows(folder / "rates.csv", phrase=text_cell, unit=one_of(*RatePer), place=_PLACE)
    parts = _rows(folder / "parts.csv", cue=text_cell, order=one_of("strong", "weak", "total"))
    cues = _rows(folder / "kinds.csv", cue=text_cell, kind=one_of(*Kind), weight=whole_cell)
    numerals = _rows(folder / "numerals.csv", word=text_cell, value=decimal_cell, role=text_cell)
    scales, currencies, words = _scales(), _currencies(), _word_lists(folder / "words.csv")
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
        part_cues=index_phrases((row for row in parts if row[1] != "total"), by_last=False),
        total_cues=index_phrases((row for row in parts if row[1] == "total"), by_last=False),
        cues=index_phrases(((cue, (kind, weight)) for cue, kind, weight in cues), by_last=False),
        after_number=frozenset((*scales, *currencies.after, *currencies.codes, *currencies.adjective_starts)),
        figure_starts=frozenset(
            (*currencies.starts, *currencies.codes, *named, *currencies.adjective_starts)
        ),
        time_starts=words["time_start"].union(
            (word for word, (_, role) in named.items() if role != "article"),
            (word for word, role, _ in times if role not in ("ordinal", "preposition")),
        ),
        unit_words=currencies.codes.union(_capitalised((*scales, *words["currency_column"]))),
    )


def _capitalised(words: Iterable[str]) -> set[str]:
    """Words as they are, with a capital and in capitals: headers have them so."""
    return {form for word in words for form in (word, word.title(), word.upper())}


_FIRST_PIECE = re.compile(r"[^\W\d_]+|\S")
_PLACE = one_of("before", "after", "both")
_ROLE = one_of("month", "unit", "relative", "fiscal", "span", "era", "ordinal", "preposition")


def _rows(path: Path, **columns: Cell) -> list[tuple[Any, ...]]:
    return list(read_rows(path, columns))


def _placed(rows: list[tuple[Any, ...]], place: str) -> list[tuple[str, str]]:
    return [(phrase, meaning) for phrase, meaning, where in rows if where == place]


def _scales() -> dict[str, Scale]:
    rows = _rows(DATA / "scales.csv", word=text_cell, value=decimal_cell, letter=one_of("yes", "no"))
    return {word: Scale(value, letter == "yes") for word, value, letter in rows}


def _currencies() -> Currencies:
    before: dict[str, Alias] = {}
    after: dict[str, Alias] = {}
    rows = _rows(
        DATA / "currency_aliases.csv",
        alias=text_cell,
        means=text_cell,
        place=_PLACE,
        needs=optional(one_of("scale", "glued")),
        factor=decimal_cell,
    )
    for text, means, place, needs, factor in rows:
        alias = Alias(text, means, needs or "", factor)
        if place in ("before", "both"):
            before[text] = alias
        if place in ("after", "both"):
            after[text] = alias
    codes = frozenset(code for (code,) in _rows(DATA / "currencies.csv", code=text_cell))
    adjectives = dict(_rows(DATA / "currency_adjectives.csv", adjective=text_cell, currency=text_cell))
    groups = _rows(
        DATA / "currency_groups.csv", group=text_cell, country=optional(text_cell), currency=text_cell
    )
    return Currencies(
        before=before,
        ends=frozenset((*"$£¢/.", *(text[-2:] for text in before), *(code[-2:] for code in codes))),
        starts=frozenset(_FIRST_PIECE.findall(text)[0] for text in before),
        after=after,
        codes=codes,
        word_codes=frozenset(code for (code,) in _rows(DATA / "word_codes.csv", code=text_cell)),
        groups={(group, country or ""): code for group, country, code in groups},
        candidates=_candidates(groups),
        adjectives={word.lower(): code for word, code in adjectives.items()},
        adjective_starts=frozenset(word.split()[0] for word in adjectives),
        names=dict(_rows(DATA / "currency_names_en.csv", name=text_cell, code=text_cell)),
    )


def _candidates(groups: list[tuple[Any, ...]]) -> dict[str, tuple[str, ...]]:
    """The codes that each group can mean, the default first."""
    default = {group: code for group, country, code in groups if not country}
    others: dict[str, set[str]] = {group: set() for group in default}
    for group, _, code in groups:
        others[group].add(code)
    return {group: (code, *sorted(others[group] - {code})) for group, code in default.items()}


def _word_lists(path: Path) -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {}
    for name, word in _rows(path, list=text_cell, word=text_cell):
        lists.setdefault(name, set()).add(word)
    lists["verb"] = lists["clause"] | lists["recipient_verb"]
    lists["phrase_end"] = lists["label_end"] | lists["after_sum"]
    lists["phrase_edge"] = lists["article"] | lists["label_trail"]
    return {name: frozenset(words) for name, words in lists.items()}
