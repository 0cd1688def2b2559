"""Each vocabulary file: its columns, unique keys, order, known codes, and how a broken row is reported."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest

import fundnorm.lexicon.lexicon as room
from fundnorm.calendars import countries
from fundnorm.errors import DataError
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.tables import DATA
from fundnorm.model.finance import Kind
from fundnorm.model.money import Modifier, RatePer

COLUMNS = {
    "scales.csv": "word,value,letter,example,source",
    "currency_aliases.csv": "alias,means,place,needs,factor,example,source",
    "currency_groups.csv": "group,country,currency,example,source",
    "currency_adjectives.csv": "adjective,country,currency,example,source",
    "currency_local_signs.csv": "alias,country,currency,place,needs,factor,example,source",
    "word_codes.csv": "code,example,source",
    "languages/en/numerals.csv": "word,value,role,example,source",
    "languages/en/modifiers.csv": "phrase,modifier,place,example,source",
    "languages/en/rates.csv": "phrase,unit,place,example,source",
    "languages/en/time_words.csv": "word,role,value,example,source",
    "languages/en/parts.csv": "cue,order,example,source",
    "languages/en/kinds.csv": "cue,kind,weight,example,source",
    "languages/en/words.csv": "list,word,example,source",
}
KEYS = {
    "scales.csv": ("word",),
    "currency_aliases.csv": ("alias", "place"),
    "currency_groups.csv": ("group", "country"),
    "currency_adjectives.csv": ("adjective",),
    "currency_local_signs.csv": ("alias", "country", "place"),
    "word_codes.csv": ("code",),
    "languages/en/numerals.csv": ("word",),
    "languages/en/modifiers.csv": ("phrase", "place"),
    "languages/en/rates.csv": ("phrase", "place"),
    "languages/en/time_words.csv": ("word", "role"),
    "languages/en/parts.csv": ("cue",),
    "languages/en/kinds.csv": ("cue",),
    "languages/en/words.csv": ("list", "word"),
}
GROUPED = {
    "currency_groups.csv": "group",
    "currency_local_signs.csv": "country",
    "languages/en/time_words.csv": "role",
    "languages/en/kinds.csv": "kind",
    "languages/en/words.csv": "list",
}
BROKEN = [
    ("scales.csv", "lakh,100000,", "lakh,ten,", "value: a number, got 'ten'"),
    ("scales.csv", "lakh,100000,no", "lakh,100000,maybe", "letter: one of yes, no; got 'maybe'"),
    ("currency_aliases.csv", "€,EUR,both", "€,EUR,beside", "place: one of before, after, both; got"),
    ("currency_aliases.csv", "€,EUR,both", "€,,both", "means: a text, got nothing"),
    ("currency_groups.csv", "dollar,AU,AUD", "dollar,AU,", "currency: a text, got nothing"),
    ("currency_adjectives.csv", "Afghan,AF,AFN", "Afghan,AF,", "currency: a text, got nothing"),
    (
        "currency_local_signs.csv",
        "KM,BA,BAM,before",
        "KM,BA,BAM,near",
        "place: one of before, after, both; got",
    ),
    ("word_codes.csv", "TRY,", "TRY,TRY,", "row: 3 cells, got 4"),
    ("languages/en/numerals.csv", "seven,7,", "seven,VII,", "value: a number, got 'VII'"),
    ("languages/en/modifiers.csv", "about,approximately,before", "about,approximately,near", "place: one of"),
    ("languages/en/rates.csv", "a year,year,after", "a year,,after", "unit: one of year, half_year"),
    ("languages/en/time_words.csv", "january,month,", ",month,", "word: a text, got nothing"),
    ("languages/en/parts.csv", "including,strong", "including,bold", "order: one of"),
    ("languages/en/kinds.csv", "fined,fine,9", "fined,fine,nine", "weight: a whole number, got 'nine'"),
    ("languages/en/words.csv", "abbreviation,Mr,", "abbreviation,,", "word: a text, got nothing"),
]


def lines(name: str) -> list[list[str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.reader(handle))


def column(name: str, *wanted: str) -> list[tuple[str, ...]]:
    header, *body = lines(name)
    return [tuple(row[header.index(key)] for key in wanted) for row in body]


def test_every_vocabulary_file_is_tested() -> None:
    made_by_tools = {
        "calendars",
        "currencies",
        "currency_names_en",
        "currency_members",
        "countries",
        "capitals",
        "bikram_years",
        "solar_hijri_years",
        "checksums",
        "multi_year_frames",
    }
    no_lexicon = {  # others run their examples
        "eras",
        "local_years",
        "frame_names",
        "languages/en/frame_words",
        "government_domains",
    }
    found = {str(path.relative_to(DATA)) for path in (*DATA.glob("*.csv"), *DATA.glob("languages/*/*.csv"))}
    assert found - {f"{name}.csv" for name in made_by_tools | no_lexicon} == COLUMNS.keys()


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_and_whole_rows(name: str) -> None:
    header, *body = lines(name)
    assert ",".join(header) == COLUMNS[name]
    assert body
    assert [row for row in body if len(row) != len(header)] == []


@pytest.mark.parametrize("name", COLUMNS)
def test_each_row_has_an_example_and_a_source(name: str) -> None:
    assert [row for row in lines(name)[1:] if not all(row[-2:])] == []


@pytest.mark.parametrize("name", COLUMNS)
def test_no_blanks_at_the_ends_of_cells_and_one_newline_at_the_end(name: str) -> None:
    assert [row for row in lines(name) if any(cell != cell.strip() for cell in row)] == []
    text = (DATA / name).read_text("utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text


@pytest.mark.parametrize("name", KEYS)
def test_keys_are_unique(name: str) -> None:
    keys = column(name, *KEYS[name])
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


@pytest.mark.parametrize("name", GROUPED)
def test_rows_of_a_group_stand_together(name: str) -> None:
    groups = [group for (group,), _ in groupby(column(name, GROUPED[name]))]
    assert sorted({group for group in groups if groups.count(group) > 1}) == []


@pytest.mark.parametrize("name", ["languages/en/kinds.csv", "languages/en/words.csv"])
def test_cues_and_words_of_a_group_are_sorted(name: str) -> None:
    keys = column(name, GROUPED[name], KEYS[name][-1])
    assert keys == sorted(keys)


def test_codes_groups_and_countries_are_known() -> None:
    codes = {code for (code,) in column("currencies.csv", "code")}
    groups = {group for group, country in column("currency_groups.csv", "group", "country") if not country}
    assert {means for (means,) in column("currency_aliases.csv", "means")} - codes == groups
    assert {group for (group,) in column("currency_groups.csv", "group")} == groups
    assert {group for (group,) in column("currency_members.csv", "group")} <= groups
    for name in ("currency_groups.csv", "currency_adjectives.csv", "currency_local_signs.csv"):
        assert {code for (code,) in column(name, "currency")} <= codes
        assert {country for (country,) in column(name, "country")} - {""} <= countries().keys()
    assert {code for (code,) in column("word_codes.csv", "code")} <= codes


def test_meanings_are_known() -> None:
    """A wrong modifier, unit or kind would pass the loading and fail in the midst of a text."""
    assert {word for (word,) in column("languages/en/modifiers.csv", "modifier")} <= set(Modifier) - {
        "between"
    }
    assert {word for (word,) in column("languages/en/rates.csv", "unit")} == set(RatePer)
    assert {word for (word,) in column("languages/en/kinds.csv", "kind")} == set(Kind)
    assert {role for (role,) in column("languages/en/numerals.csv", "role")} == {
        "units",
        "tens",
        "article",
        "fraction",
    }
    roles = {"month", "unit", "relative", "fiscal", "span", "era", "ordinal", "preposition"}
    assert {role for (role,) in column("languages/en/time_words.csv", "role")} == roles


def test_figures_are_sane() -> None:
    assert all(int(weight) in range(1, 11) for (weight,) in column("languages/en/kinds.csv", "weight"))
    assert all(Decimal(value) >= 12 for (value,) in column("scales.csv", "value"))
    for name in ("currency_aliases.csv", "currency_local_signs.csv"):
        assert {factor for (factor,) in column(name, "factor")} == {"1", "0.01", "0.001"}
    times = column("languages/en/time_words.csv", "role", "value")
    assert {int(value) for role, value in times if role == "month"} == set(range(1, 13))
    assert [int(value) for role, value in times if role == "ordinal"] == list(range(1, 21))
    assert {value for role, value in times if role == "preposition"} == {"during", "in", "until", "from"}


def test_words_are_written_as_the_recogniser_compares_them() -> None:
    """All but abbreviations and currencies are compared in lower case."""
    keys = [("languages/en/words.csv", word) for name, word in column("languages/en/words.csv", "list", "word")
            if name != "abbreviation"]  # fmt: skip
    for name in ("numerals", "modifiers", "rates", "time_words", "parts", "kinds"):
        path = f"languages/en/{name}.csv"
        keys += [(path, word) for (word,) in column(path, KEYS[path][0])]
    assert [key for key in keys if key[1] != key[1].lower()] == []


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the vocabulary that the lexicon reads instead of the bundled one."""
    folder = tmp_path / "data"
    (folder / "languages" / "en").mkdir(parents=True)
    for path in (*DATA.glob("*.csv"), *DATA.glob("languages/en/*.csv")):
        shutil.copy(path, folder / path.relative_to(DATA))
    monkeypatch.setattr(room, "DATA", folder)
    room._bundled.cache_clear()
    yield folder
    room._bundled.cache_clear()


def test_a_whole_copy_is_read(copy: Path) -> None:
    scales = copy / "scales.csv"
    scales.write_text(scales.read_text("utf-8").replace("lakh,100000,", "lakh,7,"), "utf-8")
    assert Lexicon.bundled("en").scales["lakh"].value == 7


@pytest.mark.parametrize(("name", "given", "broken", "expected"), BROKEN)
def test_a_broken_cell_is_reported_with_its_place(
    copy: Path, name: str, given: str, broken: str, expected: str
) -> None:
    path = copy / name
    text = path.read_text("utf-8")
    line = next(at for at, row in enumerate(text.splitlines(), 1) if row.startswith(given))
    path.write_text(text.replace(f"\n{given}", f"\n{broken}", 1), "utf-8")
    with pytest.raises(DataError) as caught:
        Lexicon.bundled("en")
    assert str(caught.value).startswith(f"{path}:{line}: {expected}")


@pytest.mark.parametrize("name", COLUMNS)
def test_a_missing_column_is_reported_in_the_first_line(copy: Path, name: str) -> None:
    path = copy / name
    key = COLUMNS[name].split(",")[0]
    path.write_text(path.read_text("utf-8").replace(key, "thing", 1), "utf-8")
    with pytest.raises(DataError) as caught:
        Lexicon.bundled("en")
    assert str(caught.value).startswith(f"{path}:1: {key}: a column of this name among thing")


def test_broken_copies_cover_every_file() -> None:
    assert {name for name, *_ in BROKEN} == COLUMNS.keys()
