"""Multi-year frames: their names in texts, whose they are, and which sums they are the time of."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundnorm.calendars import calendar_of, frame_words
from fundnorm.calendars.frame_names import Setting, frame_of, frames_in
from fundnorm.calendars.multi_year import frames
from fundnorm.errors import InputError
from fundnorm.lexicon.tables import DATA
from fundnorm.model.item import LineItem
from fundnorm.model.period import PartialDate
from fundnorm.model.source import Source
from fundnorm.normalise import normalise
from fundnorm.normalise.items.framed import surroundings
from fundnorm.recognise import parse

WORDS = DATA / "languages" / "en" / "frame_words.csv"


def rows(path: Path = DATA / "frame_names.csv") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the words around names, which are read anew from it."""
    copy = tmp_path / WORDS.relative_to(DATA)
    copy.parent.mkdir(parents=True)
    copy.write_bytes(WORDS.read_bytes())
    monkeypatch.setattr(frame_words, "DATA", tmp_path)
    yield copy
    forget_words()


def forget_words() -> None:
    frame_words.frame_words.cache_clear()
    surroundings.cache_clear()


def items(text: str, country: str | None = None, day: str = "2025-07-01") -> tuple[LineItem, ...]:
    return normalise(parse(Source(text, country=country, date=PartialDate.parse(day))))


def framed(text: str, country: str | None = None, day: str = "2025-07-01") -> list[str]:
    """The texts of the assumption that each sum's time rests on, "" where it is no frame."""
    return [
        next((assumption.text for assumption in item.assumptions if assumption.code == "frame"), "")
        for item in items(text, country, day)
    ]


def test_the_table_of_names_is_whole() -> None:
    names = [(row["name"], row["frame"]) for row in rows()]
    assert len(set(names)) == len(names)
    assert all(row["source"] and row["name"] == row["name"].casefold() for row in rows())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["name"])
def test_the_example_of_each_name(row: dict[str, str]) -> None:
    said, _, key = row["example"].rpartition(": ")
    words, _, day = said.partition(" on ")
    setting = Setting(day=date.fromisoformat(day) if day else None)
    found = list(frames_in(words, setting))
    assert [[frame.id for frame in name.frames] for name in found] == [[key]]
    assert words.partition(" ")[0] + " " == words[: found[0].first]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["name"])
def test_the_example_of_each_name_is_the_time_of_a_sum(row: dict[str, str]) -> None:
    said, _, key = row["example"].rpartition(": ")
    words, _, day = said.partition(" on ")
    if frames()[key].period.first.year < 1900:
        return
    found = items(f"The council has a budget of US$500 million {words}.", day=day or "2025-07-01")[0]
    period = frames()[key].period
    assert found.time is not None
    assert (found.time.first, found.time.last) == (period.first, period.last)


@pytest.mark.parametrize("key", list(frames()))
def test_each_frame_is_found_by_its_id_and_name_and_has_a_calendar(key: str) -> None:
    frame = frames()[key]
    assert frame_of(key) == frame_of(frame.name.upper()) == frame
    assert calendar_of(frame.owner).year_of(frame.period.first).first <= frame.period.first


@pytest.mark.parametrize(
    ("name", "country", "key"),
    [
        ("15th Finance Commission cycle", None, "in-15fc"),
        ("the Fifteenth Finance Commission", None, "in-15fc"),
        ("XV Finance Commission award period", None, "in-15fc"),
        ("the 2021-27 MFF", None, "eu-mff-2021"),
        ("MFF 2028–2034", None, "eu-mff-2028"),
        ("Twelfth Five Year Plan", "IN", "in-12fyp"),
        ("12th Five-Year Plan", "CN", "cn-12fyp"),
        ("12th Five-Year Plan", "BT", "bt-12fyp"),
        ("China's 12th five-year plan", "IN", "cn-12fyp"),
        ("Horizon Europe", None, "eu-he"),
        ("Spending Review 2021 period", None, "uk-sr2021"),
        ("GEF-8", None, "gef8"),
        ("Gavi 6.0", None, "gavi-6"),
        ("Seventh Replenishment", "GFATM", "gf-gc7"),
        ("WHO GPW13", None, "who-gpw13"),
    ],
)
def test_a_name_and_a_country_give_one_frame(name: str, country: str | None, key: str) -> None:
    assert frame_of(name, country).id == key


def test_what_is_next_depends_on_the_day() -> None:
    assert frame_of("the next MFF", day=date(2025, 7, 16)).id == "eu-mff-2028"
    assert frame_of("the next MFF", day=date(2019, 7, 16)).id == "eu-mff-2021"
    with pytest.raises(InputError, match="is no frame that is known"):
        frame_of("the next MFF")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("12th Five-Year Plan", "may be .*cn-12fyp .*; write the id, or give the country"),
        ("14th Five-Year Plan", "may be cn-14fyp"),
        ("ADF 13", "may be afdb-adf13 .*adb-adf13"),
        ("the Marshall Plan", "is no frame that is known; write a name such as 'IDA20'"),
    ],
)
def test_a_name_that_does_not_decide_is_an_error_that_says_what_there_is(name: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        frame_of(name)


@given(st.text(max_size=80))
def test_no_text_breaks_the_search_for_names(text: str) -> None:
    for found in frames_in(text, Setting("IN", "", date(2025, 1, 1))):
        assert 0 <= found.first <= found.start < found.end <= len(text)


@pytest.mark.parametrize("row", rows(WORDS), ids=lambda row: f"{row['word']}-{row['role']}")
def test_each_word_around_a_name_matters(row: dict[str, str], copied: Path) -> None:
    with_it = framed(row["example"], "IN")
    lines = WORDS.read_text("utf-8").splitlines(keepends=True)
    copied.write_text(
        "".join(line for line in lines if not line.startswith(f"{row['word']},{row['role']},")), "utf-8"
    )
    forget_words()
    assert row["source"]
    assert [bool(frame) for frame in with_it] == [True]
    assert framed(row["example"], "IN") != with_it


AWARD = "India 15th Finance Commission award: 2021-04-01 to 2026-03-31"


@pytest.mark.parametrize(
    "text",
    [
        "The scheme has an outlay of Rs 3,400 crore over the 15th Finance Commission cycle.",
        "Rs 3,400 crore was allocated for the Fifteenth Finance Commission period",
        "Rs 500 crore a year during the 15th Finance Commission award period.",
        "During the 15th Finance Commission period the scheme will get Rs 3,400 crore.",
        "Rs 3,400 crore for roads over the period of the 15th Finance Commission.",
    ],
)
def test_a_frame_that_the_sentence_names_is_the_time_of_its_sum(text: str) -> None:
    assert framed(text, "IN") == [AWARD]
    assert parse(Source(text, country="IN")).mentions[0].period is None
    shares = items(text, "IN")[0].schedule
    assert shares is not None
    assert [share.heading for share in shares.shares][::4] == ["IN 2021-22", "IN 2025-26"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A grant of €5 million under Horizon Europe went to Lyon.", "FR"),
        ("€5 million for Horizon Europe projects", "BE"),
        ("The Centre released Rs 500 crore under the 15th Finance Commission.", "IN"),
        ("The Fifteenth Finance Commission recommended Rs 500 crore.", "IN"),
        ("Rs 500 crore in 2024-25 for the 15th Finance Commission cycle", "IN"),
        ("US$5 billion over the 14th Five-Year Plan", "VN"),
        ("US$5 billion over the 14th Five-Year Plan", None),
        ("€5 billion under the next MFF", None),
        ("$23.7 billion went to IDA21", None),
    ],
)
def test_a_sum_that_need_not_cover_the_frame_is_left_alone(text: str, country: str | None) -> None:
    day = "2040-01-01" if "next" in text else "2025-07-01"
    assert framed(text, country, day) == [""]


def test_the_currency_s_only_country_decides_where_no_other_is_known() -> None:
    assert framed("5 billion yuan over the 14th Five-Year Plan")[0].startswith("China 14th Five-Year Plan")
    assert framed("BTN 5 billion over the 13th Five-Year Plan")[0].startswith("Bhutan 13th Five Year Plan")


def test_a_frame_belongs_to_the_sum_before_it_and_to_that_sum_s_parts() -> None:
    text = (
        "Rs 900 crore was spent earlier; the scheme has Rs 3,400 crore for the 15th Finance Commission cycle, "
        "of which Rs 1,000 crore is for roads."
    )
    assert [bool(found) for found in framed(text, "IN")] == [False, True, True]
    whole, part = items(text, "IN")[1:]
    assert part.timed_by == whole.number


def test_a_frame_is_counted_in_its_owner_s_years() -> None:
    found = items("Donors pledged $23.7 billion for IDA21.")[0]
    assert found.calendar == "WB"
    assert found.schedule is not None
    assert [share.heading for share in found.schedule.shares] == ["WB FY2026", "WB FY2027", "WB FY2028"]
    assert items("€95.5 billion was allocated for Horizon Europe.", "BE")[0].calendar == "calendar"
