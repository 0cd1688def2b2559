"""What a row of the vocabulary says is what its example is read as: scales, currencies, limits, rates, times, parts."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from fundnorm.calendars.eras import era_period
from fundnorm.lexicon.currencies import Alias
from fundnorm.lexicon.lexicon import Lexicon, Scale
from fundnorm.lexicon.phrases import Phrases, split_words
from fundnorm.lexicon.tables import DATA
from fundnorm.model.mention import Document
from fundnorm.model.period import PartialDate, Period
from fundnorm.model.source import Source
from fundnorm.recognise import parse

Row = dict[str, str]
ENGLISH = Lexicon.bundled("en")


def rows(name: str) -> list[Row]:
    path = DATA / name if (DATA / name).exists() else DATA / "languages" / "en" / name
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def read(
    text: str, country: str | None = None, lexicon: Lexicon = ENGLISH, published: str | None = None
) -> Document:
    return parse(Source(text, country, PartialDate.parse(published) if published else None), lexicon)


def changed(**fields: Any) -> Lexicon:  # noqa: ANN401  whatever each field holds
    """The English lexicon with other values for some of its fields."""
    return replace(ENGLISH, **fields)


def low(document: Document) -> Decimal | None:
    """The figure of the document's only sum."""
    return document[0].amount.low if len(document) == 1 else None


def code(document: Document) -> str | None:
    return document[0].amount.currency if len(document) == 1 else None


def test_scales() -> None:
    """The sum grows as the scale does, and five of a scale are five times its value."""
    broken = []
    for row in rows("scales.csv"):
        scale = ENGLISH.scales[row["word"]]
        larger = replace(
            ENGLISH, scales={**ENGLISH.scales, row["word"]: Scale(scale.value * 3, scale.letter)}
        )
        found, tripled = low(read(row["example"])), low(read(row["example"], lexicon=larger))
        more = 10**7 if row["example"].endswith("hundred crore") else 1
        if found is None or tripled != found * 3 or found != 5 * Decimal(row["value"]) * more:
            broken.append(row["word"])
    assert broken == []


def test_a_letter_is_a_scale_only_beside_a_currency() -> None:
    letters = [row["word"] for row in rows("scales.csv") if row["letter"] == "yes"]
    assert [
        letter for letter in letters if len(read(f"5{letter} of it")) + len(read(f"5 {letter} of it"))
    ] == []


def test_aliases() -> None:
    groups = ENGLISH.currencies.groups
    broken = []
    for row in rows("currency_aliases.csv"):
        means = row["means"]
        document = read(row["example"])
        if code(document) != groups.get((means, ""), means) or document[0].text != row["example"]:
            broken.append(row["alias"])
    assert broken == []


def test_aliases_that_need_a_scale_do_without_money_where_there_is_none() -> None:
    needy = [row for row in rows("currency_aliases.csv") if row["needs"] == "scale"]
    texts = [f"{row['alias']} 7" if row["place"] == "before" else f"7 {row['alias']}" for row in needy]
    assert [text for text in texts if len(read(text))] == []


def test_hundredths() -> None:
    """Cents, pence and paise count a hundredth, fils a thousandth: with another factor the sum is another."""
    currencies = ENGLISH.currencies
    broken = []
    for row in rows("currency_aliases.csv"):
        if row["factor"] == "1":
            continue
        whole = {**currencies.after, row["alias"]: Alias(row["alias"], row["means"], row["needs"])}
        raised = changed(currencies=replace(currencies, after=whole))
        found, wholes = low(read(row["example"])), low(read(row["example"], lexicon=raised))
        if found is None or found != wholes * Decimal(row["factor"]):
            broken.append(row["alias"])
    assert broken == []


def test_groups() -> None:
    """An example is read in the row's country, or without one."""
    broken = []
    for row in rows("currency_groups.csv"):
        document = read(row["example"], row["country"] or None)
        if code(document) != row["currency"] or document[0].text != row["example"]:
            broken.append(f"{row['group']} {row['country']}")
    assert broken == []


def test_members_of_groups() -> None:
    """An example is read in the row's country on the last day of the row's time; of two of that day, either."""
    known = rows("currency_members.csv")
    broken = []
    for row in known:
        same = [
            other for other in known if (other["group"], other["country"]) == (row["group"], row["country"])
        ]
        fits = {other["currency"] for other in same if other["first"] <= row["last"] <= other["last"]}
        published = row["last"] if row["last"] < "9999" else None
        if code(read(row["example"], row["country"], published=published)) not in fits:
            broken.append(f"{row['group']} {row['country']} {row['currency']}")
    assert broken == []


def test_of_the_members_of_a_country_the_last_to_end_stands_first() -> None:
    """What circulates today is found before what is gone."""
    ends: dict[tuple[str, str], list[str]] = {}
    for row in rows("currency_members.csv"):
        ends.setdefault((row["group"], row["country"]), []).append(row["last"])
    assert [key for key, last in ends.items() if last != sorted(last, reverse=True)] == []


def test_local_signs() -> None:
    """A sign of one country's press is its currency there; elsewhere it is none, or another's."""
    broken = []
    for row in rows("currency_local_signs.csv"):
        here, elsewhere = read(row["example"], row["country"]), read(row["example"], "ZA")
        if code(here) != row["currency"] or here[0].text != row["example"]:
            broken.append(f"{row['alias']} {row['country']}")
        if code(elsewhere) == row["currency"] and row["country"] != "ZA":
            broken.append(f"{row['alias']} elsewhere")
    assert broken == []


def test_local_hundredths_and_thousandths() -> None:
    """What a row's number comes to in units of the currency is its factor times that number."""
    broken = []
    for row in rows("currency_local_signs.csv"):
        count, _, rest = row["example"].partition(" ")
        scale = 10**6 if rest.startswith("million ") else 1
        if row["factor"] != "1" and low(read(row["example"], row["country"])) != int(count) * scale * Decimal(
            row["factor"]
        ):
            broken.append(f"{row['alias']} {row['country']}")
    assert broken == []


def test_local_signs_that_need_a_scale_do_without_money_where_there_is_none() -> None:
    needy = [row for row in rows("currency_local_signs.csv") if row["needs"] == "scale"]
    texts = {
        f"{row['alias']} 7" if row["place"] == "before" else f"7 {row['alias']}": row["country"]
        for row in needy
    }
    assert [text for text, country in texts.items() if len(read(text, country))] == []


def test_adjectives() -> None:
    broken = []
    for row in rows("currency_adjectives.csv"):
        document = read(row["example"])
        if code(document) != row["currency"] or document[0].text != row["example"]:
            broken.append(row["adjective"])
    assert broken == []


def test_codes_that_are_words() -> None:
    """They are codes beside a scale and words beside a small number."""
    found = {
        row["code"]: (code(read(row["example"])), len(read(f"{row['code']} 5")))
        for row in rows("word_codes.csv")
    }
    assert {word: pair for word, pair in found.items() if pair != (word, 0)} == {}


def test_numerals() -> None:
    """Three times the value of a number word makes three times the sum, and without the word there is another."""
    broken = []
    for row in rows("numerals.csv"):
        value, role = ENGLISH.numerals[row["word"]]
        others = {word: meaning for word, meaning in ENGLISH.numerals.items() if word != row["word"]}
        larger = changed(numerals={**others, row["word"]: (value * 3, role)})
        without = changed(numerals=others)
        found, tripled = low(read(row["example"])), low(read(row["example"], lexicon=larger))
        if (
            found is None
            or tripled != found * 3
            or read(row["example"], lexicon=without) == read(row["example"])
        ):
            broken.append(row["word"])
    assert broken == []
    assert {word: low(read(f"{word} million dollars")) for word in ("zero", "seven", "ninety")} == {
        "zero": 0,
        "seven": 7_000_000,
        "ninety": 90_000_000,
    }


def test_modifiers() -> None:
    broken = []
    for row in rows("modifiers.csv"):
        found = [mention.amount.modifier for mention in read(row["example"])]
        if found != [row["modifier"]]:
            broken.append(row["phrase"])
    assert broken == []


def test_words_that_only_look_like_a_limit_matter() -> None:
    """Without its row "adds up to" would be a limit."""
    idle = []
    for row in rows("modifiers.csv"):
        if row["modifier"] == "exact":
            fewer = without_phrase("modifiers_before", row["phrase"])
            document = read(row["example"], lexicon=changed(modifiers_before=fewer))
            if document[0].amount.modifier == "exact":
                idle.append(row["phrase"])
    assert idle == []


def test_rates() -> None:
    broken = []
    for row in rows("rates.csv"):
        found = [mention.amount.rate_per for mention in read(row["example"])]
        if found != [row["unit"]]:
            broken.append(f"{row['phrase']} {row['place']}")
    assert broken == []


def test_times() -> None:
    """Without its row an example has another period, or none; months and units have the row's length.

    An ordinal makes a number of years a plan's name, so that with its row there is no period.
    """
    fields = {
        "month": "months",
        "unit": "units",
        "preposition": "prepositions",
        "era": "era_words",
        "ordinal": "ordinals",
    }
    broken = []
    for row in rows("time_words.csv"):
        field = fields.get(row["role"], "time_words")
        others = {word: meaning for word, meaning in getattr(ENGLISH, field).items() if word != row["word"]}
        document = read(row["example"])
        periods = [mention.period for mention in document]
        without = [mention.period for mention in read(row["example"], lexicon=changed(**{field: others}))]
        if len(periods) != 1 or periods == without or not _keeps(row, document):
            broken.append(f"{row['word']} {row['role']}")
    assert broken == []


def _keeps(row: Row, document: Document) -> bool:
    period = document[0].period
    if period is None or row["role"] == "ordinal":
        return period is None and row["role"] == "ordinal"
    if row["role"] == "month":
        return period.first is not None and period.first.month == int(row["value"])
    if row["role"] == "unit":
        return period.duration is not None and period.duration.months % int(row["value"]) == 0
    if row["role"] == "preposition":
        open_end = {"until": (True, False), "from": (False, True)}.get(row["value"], (False, False))
        return (period.first is None, period.last is None) == open_end
    if row["role"] == "era":
        return period.first == _year_of_era(row).first or period.fiscal
    return period.fiscal == (row["role"] == "fiscal")


def _year_of_era(row: Row) -> Period:
    """The days of the year that an example names: its last number."""
    return era_period(row["value"], int(re.findall(r"[0-9]+", row["example"])[-1]))


def test_parts() -> None:
    """The last sum is part of the first; after a cue of a total or a cost the first is part of the last."""
    broken = []
    for row in rows("parts.csv"):
        document = read(row["example"])
        after = row["order"] in ("total", "cost")
        part, whole = (0, len(document) - 1) if after else (len(document) - 1, 0)
        if len(document) < 2 or document[part].part_of != whole:
            broken.append(row["cue"])
    assert broken == []


def test_parts_matter() -> None:
    idle = []
    for row in rows("parts.csv"):
        field = {"total": "total_cues", "cost": "cost_cues"}.get(row["order"], "part_cues")
        lexicon = changed(**{field: without_phrase(field, row["cue"])})
        if read(row["example"]) == read(row["example"], lexicon=lexicon):
            idle.append(row["cue"])
    assert idle == []


def without_phrase(field: str, phrase: str) -> Phrases[str]:
    index: Phrases[str] = getattr(ENGLISH, field)
    words = split_words(phrase)
    return replace(index, meanings={key: found for key, found in index.meanings.items() if key != words})
