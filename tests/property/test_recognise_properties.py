"""Whatever the text: parse returns, its mentions keep the gold scheme, and what surrounds a sum changes little."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
import validate
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fundnorm.errors import ParseError
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import unbroken
from fundnorm.model.mention import Document, Mention
from fundnorm.model.money import plain
from fundnorm.model.period import PartialDate
from fundnorm.model.source import Source
from fundnorm.recognise import parse, read_amount
from fundnorm.recognise.text.scan import stretches
from fundnorm.recognise.text.tokens import tokenise
from fundnorm.recognise.text.typography import fold

COUNTRIES = [None, "IN", "US", "GB", "NP", "ET", "AF", "DE", "JP", "AU", "PK", "TH", "IR", "ZZ", "", "in"]
DATES = (
    st.none()
    | st.builds(PartialDate, st.integers(1, 9999))
    | st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12), st.none() | st.integers(1, 28))
)
PIECES = """
$ £ € ¥ ₹ Rs Rs. US$ NT$ R$ USD INR EUR MUSD TRY ALL CFA kr Tk K ( ) ($2.4) [ ] - -- – — / /- /year = ~ < > + %
: ; , . ' " ’ | 0 00 04 1 2 5 12 2.5 3,4 16,300 1,23,456 5,00,000 1'250'000 1.234.567 12 000 9999999999999999999
1e9 ½ १२ ५ ٣ 一 million billion crore lakh arba thousand hundred dozen m bn Cr k T M L crores illion plus -plus
rupees dollars euros pounds cents pence yen won dollar Swedish Canadian crowns francs special drawing rights
one two half quarter third a an the and or to of which including with from between each another twenty-five
about over under up at least not more than estimated per year a-year annually monthly every
2019 2024 2025-26 2024/25 2081/82 2021-27 FY26 FY2024 FY fiscal years months decade parliament next this last such
first January April May 18 February Q1 by until since through in for during before starting ending
was paid approved pledged fined spent allocated total together they come it that respectively
Total Health Roads Ministry (Rs crore) (₹ in crore) dollars in millions £000 unit: 100 million yen n.a. ...
"""
WORDS = [*PIECES.split(), "\n", "\n\n", "\r\n", "\t", "\u00a0"]
ANYTHING = st.text(max_size=200)
HOSTILE = st.text(
    st.characters()
    | st.sampled_from(
        "\ud800\udfff\x00\x1b\x85\u2028\u200b\u200e\u202e\u2066\ufeff\ufffe\U0010ffff$₹-(.,'0५"
    ),
    max_size=60,
)
MONEYLIKE = st.lists(st.sampled_from(WORDS), max_size=60).flatmap(
    lambda words: st.sampled_from(["", " ", " ", " "]).map(lambda space: space.join(words))
)
SENTENCES = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " ", " ", " ", "\n"])), max_size=60
).map(lambda pairs: "".join(word + space for word, space in pairs))
CELLS = st.sampled_from(
    ["Health", "Roads", "Total", "5", "1,200.5", "(0.3)", "-", "n.a.", "2024-25", "$7", "", "0"]
)
TABLES = st.builds(
    lambda unit, mark, rows: unit + "\n" + "\n".join(mark.join(row) for row in rows),
    st.sampled_from(
        ["Outlay (Rs crore)", "Cost, £000", "Year | Tax ($ million)", "in lakh", "unit: 100 million yen"]
    ),
    st.sampled_from([" | ", "\t", ",", ";", "    ", ": "]),
    st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=8),
)
TEXTS = ANYTHING | HOSTILE | MONEYLIKE | SENTENCES | TABLES
SOURCES = st.builds(Source, TEXTS, st.sampled_from(COUNTRIES), DATES)


def gold(document: Document) -> dict[str, object]:
    """The document as a line of a gold file."""
    mentions = [mention.to_dict() for mention in document]
    text = document.source.text
    return {
        "id": "x",
        "genre": "mixed",
        "lang": "en",
        "country": None,
        "date": None,
        "text": text,
        "mentions": mentions,
    }


def problems(document: Document) -> list[str]:
    """What the gold scheme refuses; a text that no gold file may hold is let through, its mentions are not."""
    found = list(validate.document_problems(gold(document)))
    return [problem for problem in found if not problem.startswith("text ")]


@given(SOURCES)
@example(Source("\ud800$5 million\udfff"))
@example(Source("$" + "9" * 5000 + " million"))
@example(Source("1 " * 400))
@example(Source("$5 million in 9999", date=PartialDate(9999, 12, 31), country="IN"))
@example(Source("$5 million next fiscal year", date=PartialDate(1), country="IN"))
@example(Source("$5 million next year", date=PartialDate(9999)))
@example(Source("$5 million by January", date=PartialDate(9999, 12)))
@settings(max_examples=400, deadline=None)
def test_parse_is_total_and_what_it_finds_keeps_the_gold_scheme(source: Source) -> None:
    document = parse(source)
    assert document.source is source
    assert problems(document) == []
    for mention in document:
        assert source.text[mention.start : mention.end] == mention.text
    for rate in document.rates:
        assert source.text[rate.start : rate.end] == rate.text
        assert rate.currency != rate.base


@given(SOURCES)
@settings(max_examples=200, deadline=None)
def test_links_point_to_what_stands_alone(source: Source) -> None:
    mentions = parse(source).mentions
    for at, mention in enumerate(mentions):
        whole, anchor = mention.part_of, mention.equivalent_of
        assert whole is None or anchor is None
        if anchor is not None:
            assert anchor < at, "the later points to the earlier"
            assert mentions[anchor].equivalent_of is None
            assert mention.kind is mentions[anchor].kind
        if whole is not None:
            assert mentions[whole].equivalent_of is None
        seen = {at}
        while whole is not None:
            assert whole not in seen
            seen.add(whole)
            whole = mentions[whole].part_of


@given(SOURCES)
@settings(max_examples=100, deadline=None)
def test_reading_twice_gives_the_same(source: Source) -> None:
    assert parse(source) == parse(source)


@given(TEXTS)
@settings(deadline=None)
def test_folding_keeps_every_place(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert all(was == now or not was.isascii() for was, now in zip(text, folded, strict=True))


@given(TEXTS)
@settings(deadline=None)
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = tokenise(text, 0, len(text))
    last = 0
    for piece, start, end in zip(tokens.text, tokens.start, tokens.end, strict=True):
        assert last <= start < end
        assert piece in (text[start:end], unbroken(text[start:end]))
        assert not unbroken(text[last:start]).strip()
        last = end
    assert not unbroken(text[last:]).strip()


@given(TEXTS)
@settings(deadline=None)
def test_stretches_are_in_order_and_never_overlap(text: str) -> None:
    last = 0
    for stretch in stretches(fold(text), Lexicon.bundled("en")):
        assert last <= stretch.start < stretch.end <= len(text)
        last = stretch.end


PLAIN_PARAGRAPHS = [
    "The board met and agreed on nothing.",
    "Nobody came; the hall was empty",
    "Twelve members sat. The chair rose.",
    "naïve café — “quoted”",
]


def shifted(mention: Mention, by: int) -> dict[str, object]:
    record = mention.to_dict()
    record["start"], record["end"] = mention.start + by, mention.end + by
    if mention.period is not None:
        period = mention.period
        record["period"] = {**period.to_dict(), "start": period.start + by, "end": period.end + by}
    return record


@given(
    SENTENCES, st.lists(st.sampled_from(PLAIN_PARAGRAPHS), min_size=1, max_size=4), st.sampled_from(COUNTRIES)
)
@settings(max_examples=200, deadline=None)
def test_a_paragraph_without_money_before_a_text_only_shifts_it(
    text: str, paragraphs: list[str], country: str | None
) -> None:
    text = "\n\n" + text  # a headline and a table know where a document begins and that it has lines
    before = "\n\n".join(paragraphs)
    alone = parse(Source(text, country))
    after = parse(Source(before + text, country))
    assert [shifted(mention, len(before)) for mention in alone] == [mention.to_dict() for mention in after]


WESTERN = [("", 1), (" thousand", 10**3), (" million", 10**6), (" billion", 10**9), (" trillion", 10**12)]
INDIAN = [("", 1), (" lakh", 10**5), (" crore", 10**7), (" lakh crore", 10**12)]
SIGNS = [
    ("$", "USD"),
    ("US$", "USD"),
    ("£", "GBP"),
    ("€", "EUR"),
    ("₹", "INR"),
    ("Rs ", "INR"),
    ("Rs.", "INR"),
]
CODES = ["USD", "EUR", "INR", "GBP", "JPY", "KES", "PLN", "BRL", "XOF", "XDR", "AED", "CHF", "TRY", "ALL"]
FIGURES = st.decimals(0, 10**12, places=2, allow_nan=False, allow_infinity=False).map(lambda value: value / 1)


def indian(value: Decimal) -> str:
    """The number grouped as in India: 12,34,567.5."""
    whole, _, rest = plain(value).partition(".")
    head, tail = whole[:-3], whole[-3:]
    while head:
        head, tail = head[:-2], f"{head[-2:]},{tail}"
    return f"{tail}.{rest}" if rest else tail


def western(value: Decimal) -> str:
    whole, _, rest = plain(value).partition(".")
    return f"{int(whole):,}.{rest}" if rest else f"{int(whole):,}"


def only(text: str) -> Mention:
    mention = read_amount(text)
    assert mention.text == text
    return mention


@given(FIGURES, st.sampled_from(WESTERN), st.sampled_from(SIGNS), st.booleans())
@settings(deadline=None)
def test_a_printed_sum_reads_back_in_western_grouping(
    value: Decimal, scale: tuple[str, int], sign: tuple[str, str], grouped: bool
) -> None:
    mention = only(f"{sign[0]}{western(value) if grouped else plain(value)}{scale[0]}")
    assert mention.amount.single == value * scale[1]
    assert mention.amount.currency == sign[1]


@given(FIGURES, st.sampled_from(INDIAN), st.sampled_from(["Rs ", "Rs. ", "Rs.", "₹", "₹ ", "INR "]))
@settings(deadline=None)
def test_a_printed_sum_reads_back_in_indian_grouping(
    value: Decimal, scale: tuple[str, int], sign: str
) -> None:
    mention = only(f"{sign}{indian(value)}{scale[0]}")
    assert mention.amount.single == value * scale[1]
    assert mention.amount.currency == "INR"


@given(FIGURES.filter(bool), st.sampled_from(WESTERN[2:]), st.sampled_from(CODES), st.booleans())
@settings(deadline=None)
def test_a_code_stands_before_or_after_the_number(
    value: Decimal, scale: tuple[str, int], code: str, before: bool
) -> None:
    number = western(value) + scale[0]
    mention = only(f"{code} {number}" if before else f"{number} {code}")
    assert mention.amount.single == value * scale[1]
    assert mention.amount.currency == code


@given(
    st.tuples(FIGURES, FIGURES).filter(lambda ends: ends[0] < ends[1]),
    st.sampled_from(["{a} to {b}", "between {a} and {b}", "{a}–{b}", "{a}-{b}"]),
    st.sampled_from(SIGNS[:5]),
)
@settings(deadline=None)
def test_a_printed_range_reads_back(ends: tuple[Decimal, Decimal], form: str, sign: tuple[str, str]) -> None:
    low, high = (f"{sign[0]}{western(end)} million" for end in ends)
    (mention,) = parse(Source(form.format(a=low, b=high)))
    assert (mention.amount.low, mention.amount.high) == (ends[0] * 10**6, ends[1] * 10**6)
    assert mention.amount.modifier == "between"


@given(FIGURES, st.sampled_from(SIGNS[:5]))
@settings(deadline=None)
def test_a_negative_sum_reads_back(value: Decimal, sign: tuple[str, str]) -> None:
    (minus,) = parse(Source(f"-{sign[0]}{western(value)} million"))
    (brackets,) = parse(Source(f"({sign[0]}{western(value)}) million"))
    assert minus.amount.single == brackets.amount.single == -value * 10**6


@given(TEXTS)
@settings(deadline=None)
def test_a_strict_reading_is_one_sum_or_a_parse_error(text: str) -> None:
    mentions = parse(Source(text)).mentions
    try:
        mention = read_amount(text)
    except ParseError:
        return
    assert mentions == (mention,)


def test_the_alphabet_holds_what_no_gold_file_may() -> None:
    assert {unicodedata.category(c) for c in "\ud800\ufffe\u202e\x00"} == {"Cs", "Cn", "Cf", "Cc"}
    with pytest.raises(ParseError):
        read_amount("\ud800")
