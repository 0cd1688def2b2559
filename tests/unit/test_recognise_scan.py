"""Typography and stretches: where sums can be, with every code point in its place."""

from __future__ import annotations

import pytest
from readings import one, read

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.text.scan import stretches
from fundnorm.recognise.text.tokens import tokenise
from fundnorm.recognise.text.typography import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("plain", "plain"),
        ("5\u00a0crore\u202fnow", "5 crore now"),
        ("2\u20133\u22124\u20105", "2-3-4-5"),
        ("\u201cx\u201d \u2018y\u2019", "\"x\" 'y'"),
        ("\uff04\uff15\uff0c\uff10", "$5,0"),
        ("\u0967\u0968 \u09e9\u09e6 \u0665", "12 30 5"),
        ("caf\u00e9 \u00bd \u4e00", "caf\u00e9 \u00bd \u4e00"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009", "\n", "\t"])
def test_white_space_inside_a_span(space: str) -> None:
    text = f"The state paid Rs 16,300{space}crore over seven{space}years."
    record = one(text)
    assert record["text"] == f"Rs 16,300{space}crore"
    assert record["period"]["text"] == f"seven{space}years"


@pytest.mark.parametrize(
    "text",
    [
        "Under the plan that the cabinet approved, the state is to pay Rs\n5 crore.",
        "The state paid Rs\n5 crore.",
    ],
)
def test_a_line_may_break_after_the_sign(text: str) -> None:
    assert one(text)["text"] == "Rs\n5 crore"


def test_offsets_count_code_points() -> None:
    text = "\U0001f4b0 “₹५ crore” — é"
    record = one(text)
    assert (record["start"], record["end"], record["text"]) == (3, 11, "₹५ crore")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It met. It paid $5 million. It left.", ["It paid $5 million. "]),
        ("It paid $5 million to the U.S. navy. It left.", ["It paid $5 million to the U.S. navy. "]),
        ("It paid Rs. 5 crore. It left.", ["It paid Rs. 5 crore. "]),
        ("Dr. Rao paid $5 million.", ["Dr. Rao paid $5 million."]),
        ("It paid $2.5 million! Who? It.", ["It paid $2.5 million! "]),
        ("It met.\n\nIt paid $5 million.\n\nIt left.", ["It paid $5 million."]),
        ("- $5 million\n- $6 million\n", ["- $5 million\n", "- $6 million\n"]),
        ("nothing here", []),
        ("half a million people", ["half a million people"]),
        ("12 million people", ["12 million people"]),
    ],
)
def test_stretches(text: str, found: list[str]) -> None:
    spans = [text[stretch.start : stretch.end] for stretch in stretches(text, Lexicon.bundled("en"))]
    assert [span.strip("\n") for span in spans] == [span.strip("\n") for span in found]


def test_paragraphs_are_counted() -> None:
    text = "It paid $5 million. It got $6 million.\n\nIt paid $7 million."
    assert [stretch.paragraph for stretch in stretches(text, Lexicon.bundled("en"))] == [0, 0, 1]


@pytest.mark.parametrize("length", [1000, 20000])
def test_an_endless_line_is_read_in_pieces_and_loses_no_sum(length: int) -> None:
    count = length // 40
    text = "the board paid $5 million for a road and " * count
    assert len(read(text)) == count
    longest = max(s.end - s.start for s in stretches(text, Lexicon.bundled("en")))
    assert longest <= 1500


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("US$5m", ["US$", "5", "m"]),
        ("Rs.2,500 crore", ["Rs", ".", "2,500", "crore"]),
        ("12 000 000 p.a.", ["12 000 000", "p.a."]),
        ("a-year, 1'250.5", ["a", "-", "year", ",", "1'250.5"]),
        ("2024-25", ["2024", "-", "25"]),
        ("the state's", ["the", "state's"]),
    ],
)
def test_tokens(text: str, pieces: list[str]) -> None:
    assert list(tokenise(text, 0, len(text)).text) == pieces


@pytest.mark.parametrize(
    ("text", "modifier", "low", "high"),
    [
        ("Fees are to be not more than\n$900,000 in all.", "at_most", None, "900000"),
        ("The mission shall mobilise up to\n€300 billion for Africa.", "at_most", None, "300000000000"),
        ("Fares are in the range of $12m to\n$15m in towns.", "between", "12000000", "15000000"),
        ("It lends 5 million\nSwiss francs to farms.", "exact", "5000000", "5000000"),
    ],
)
def test_a_short_line_that_leads_on_ends_no_sentence(
    text: str, modifier: str, low: str | None, high: str | None
) -> None:
    record = one(text)
    assert (record["modifier"], record["low"], record["high"]) == (modifier, low, high)


def test_a_line_of_a_list_is_a_sentence_of_its_own() -> None:
    assert [record["label"] for record in read("Roads: $5 million\nRail: $7 million\n")] == ["Roads", "Rail"]


@pytest.mark.parametrize(
    "text",
    [
        "Two accords were worth a combined 94.5\nbillion CFA francs (roughly $156\nmillion) for roads.",
        "It passed the 94.5-billion-peso bill, with a\nbudget of 156\nmillion pesos.",
        "Lenders gave half a million dollars, and\nLille at least 156\nmillion euros.",
    ],
)
def test_a_sum_over_two_lines_is_no_caption(text: str) -> None:
    assert "156000000" in [record["low"] for record in read(text)] + [record["high"] for record in read(text)]
