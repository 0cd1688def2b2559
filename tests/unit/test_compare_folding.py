"""Repeats across documents are one row; what only looks like a repeat stays two, and says so."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from fundnorm.compare.comparing import compare
from fundnorm.compare.comparison import Comparison, Role, Row
from fundnorm.compare.programmes import Likeness, likeness, name_of
from fundnorm.errors import InputError
from fundnorm.model.source import Source
from fundnorm.recognise import parse

MISSION = "The National Harbour Mission has an outlay of Rs 16,300 crore."


def rows_of(comparison: Comparison, *roles: Role) -> list[Row]:
    return [row for row in comparison.rows if row.role in (roles or (Role.COUNTED,))]


def indian(*texts: str) -> Comparison:
    return compare(texts, country="IN", date="2025-02-01", to="crore INR")


def total(comparison: Comparison) -> Decimal | None:
    assert comparison.total is not None
    return comparison.total.value


def codes(row: Row) -> list[str]:
    return [doubt.code for doubt in row.doubts]


@pytest.mark.parametrize(
    "other",
    [
        "Rs 16,300 crore was approved for the National Harbour Mission.",
        "The Cabinet cleared Rs 163 billion for the Harbour Mission.",
        "A budget of up to Rs 16,300 crore goes to the National Harbour Mission.",
    ],
)
def test_the_same_sum_in_other_words_is_one_row(other: str) -> None:
    comparison = indian(MISSION, other)
    (row,) = comparison.rows
    assert [(place.name, place.stands) for place in row.appearances] == [("1", True), ("2", False)]
    assert total(comparison) == 16300


def test_a_repeat_within_a_document_and_one_in_another_are_all_named() -> None:
    comparison = indian(
        "The Harbour Mission has an outlay of Rs 845 crore. That Rs 845 crore will be spent by 2030.",
        "Rs 845 crore was approved for the Harbour Mission.",
    )
    (row,) = comparison.rows
    assert [place.document for place in row.appearances] == [0, 0, 1]
    assert all(
        comparison.documents[place.document].source.text[place.start : place.end] == place.text
        for place in row.appearances
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # another programme
            "Rs 500 crore was approved for the Harbour Mission.",
            "Rs 500 crore was approved for rural libraries.",
        ),
        (  # another amount
            "Rs 512 crore was approved for the Harbour Mission.",
            "Rs 521 crore was approved for the Harbour Mission.",
        ),
        (  # another year
            "Rs 512 crore was approved for the Harbour Mission in 2023-24.",
            "Rs 512 crore was approved for the Harbour Mission in 2024-25.",
        ),
        (  # another length
            "The Harbour Mission has an outlay of Rs 512 crore over three years.",
            "The Harbour Mission has an outlay of Rs 512 crore over five years.",
        ),
        (  # a sum a year, and one for good
            "The Harbour Mission gets Rs 512 crore a year.",
            "The Harbour Mission gets Rs 512 crore.",
        ),
    ],
)
def test_what_only_looks_like_a_repeat_stays_two_rows(one: str, other: str) -> None:
    assert len(indian(one, other).rows) == 2


def test_a_round_amount_for_a_part_of_the_words_stays_two_and_is_flagged() -> None:
    comparison = indian(
        "Rs 500 crore was approved for clean energy.",
        "Rs 500 crore was approved for clean energy research.",
    )
    assert [codes(row) for row in comparison.rows] == [["maybe-repeat"], ["maybe-repeat"]]
    assert total(comparison) == 1000
    assert comparison.rows[0].doubts[0].text.endswith(": 2")


def test_a_sum_without_a_label_stays_and_is_flagged() -> None:
    comparison = indian(MISSION, "Ministers welcomed the Rs 16,300 crore.")
    assert [codes(row) for row in comparison.rows] == [["maybe-repeat"], ["maybe-repeat"]]


def test_another_figure_for_one_programme_is_flagged_as_restated() -> None:
    comparison = indian(MISSION, "The National Harbour Mission has an outlay of Rs 18,000 crore.")
    assert [codes(row) for row in comparison.rows] == [["maybe-restated"], ["maybe-restated"]]


def at_home(text: str, country: str) -> Source:
    return Source(text, country=country, name=country)


def compared(*sources: Source) -> Comparison:
    return compare([parse(source) for source in sources], date="2025-02-01", to="million USD")


def test_the_same_words_in_dollars_of_two_countries_are_two_sums() -> None:
    text = "The grid programme was authorised $675 million."
    comparison = compared(at_home(text, "US"), at_home(text, "AU"))
    assert [row.item.mention.amount.currency for row in comparison.rows] == ["USD", "AUD"]
    assert len(rows_of(comparison)) == 2


def test_a_sum_told_abroad_needs_the_whole_name() -> None:
    home = at_home("The Coastal Grid Programme was authorised US$675 million.", "US")
    abroad = at_home("America's Coastal Grid Programme was authorised US$675 million.", "AU")
    vague = at_home("America authorised US$675 million for the grid.", "AU")
    assert len(compared(home, abroad).rows) == 1
    assert len(compared(home, vague).rows) == 2


def test_an_equivalent_in_one_document_is_the_sum_of_another() -> None:
    comparison = indian(
        "The National Harbour Mission has an outlay of Rs 16,300 crore ($1.9 billion).",
        "India's National Harbour Mission will cost the budget an outlay of $1.9 billion.",
    )
    assert [row.role for row in comparison.rows] == [Role.COUNTED, Role.EQUIVALENT]
    assert comparison.rows[1].repeats[0].name == "2"
    assert total(comparison) == 16300


def test_parts_of_one_whole_need_fewer_words() -> None:
    comparison = indian(
        "The National Harbour Mission has an outlay of Rs 16,300 crore, of which Rs 7,000 crore is for dredging.",
        "The National Harbour Mission has an outlay of Rs 16,300 crore. Rs 7,000 crore is for dredging of channels.",
    )
    assert [(row.role, row.low) for row in comparison.rows] == [
        (Role.COUNTED, 16300),
        (Role.PART, 7000),
        (Role.RESIDUAL, 9300),
    ]


def test_a_year_of_one_whole_needs_no_label() -> None:
    comparison = indian(
        "The Harbour Mission has an outlay of Rs 2,534 crore, of which Rs 912 crore will be spent in 2025-26.",
        "Rs 2,534 crore is the outlay of the Harbour Mission. In 2025-26, Rs 912 crore will be spent.",
    )
    assert [row.low for row in comparison.rows] == [2534, 912, 1622]
    assert [len(row.appearances) for row in comparison.rows] == [2, 2, 0]


def test_two_equal_sums_of_one_document_are_never_folded() -> None:
    comparison = indian("Rs 500 crore is for roads in Goa. Rs 500 crore is for schools in Goa.")
    assert len(comparison.rows) == 2
    assert total(comparison) == 1000


def likenesses(pairs: Sequence[tuple[str, str]]) -> list[Likeness]:
    return [likeness(name_of(one), name_of(other)) for one, other in pairs]


def test_names_are_alike_by_their_telling_words() -> None:
    assert likenesses(
        [
            ("the Harbour Mission", "Harbour Scheme"),
            ("Harbour Mission (HMX)", "Harbour Mission"),
            ("critical minerals", "exploration of critical minerals"),
            ("solar energy", "solar parks"),
            ("roads", "schools"),
            ("", "schools"),
        ]
    ) == [Likeness.EQUAL, Likeness.EQUAL, Likeness.WITHIN, Likeness.LIKE, Likeness.NONE, Likeness.NONE]


def test_an_abbreviation_stands_for_its_words() -> None:
    assert likenesses(
        [
            ("NHM", "National Harbour Mission"),
            ("CMM programme", "Critical Minerals and Materials (CMM) programme"),
            ("KUSUM", "solar pumps (KUSUM)"),
            ("NHM", "Northern Railway Museum"),
        ]
    ) == [Likeness.EQUAL, Likeness.EQUAL, Likeness.EQUAL, Likeness.NONE]


def test_a_figure_that_stands_again_without_a_label_is_flagged() -> None:
    text = (
        "Rs 84 billion is for water. Rs 30 billion in 2024-25 and Rs 25 billion in 2025-26 will be spent.\n\n"
        "Outlay (Rs billion)\nScheme\t2024-25\t2025-26\nTotal\t30\t25\n"
    )
    rows = compare([text], country="PK").rows
    flagged = [row.number for row in rows if any(flag.code == "maybe-repeat" for flag in row.flags)]
    assert flagged == [2, 3, 4, 5]


def test_the_name_of_a_file_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Rs 5 crore", encoding="utf-8")
    with pytest.raises(InputError, match="is a file"):
        compare([str(path)])
    assert len(compare([path]).rows) == 1
