"""The rules that choose among the words that tell a kind: position, law, person, price, list and part."""

from __future__ import annotations

import pytest
from readings import read

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.finance import Kind
from fundnorm.recognise.naming.cues import find_cues, named_kind
from fundnorm.recognise.text.tokens import Tokens, tokenise

ENGLISH = Lexicon.bundled("en")


def kinds(text: str) -> list[str]:
    return [record["kind"] for record in read(text)]


def tokens(text: str) -> Tokens:
    return tokenise(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The $3 million loan programme was launched.", "budget"),
        ("A plan of sales-linked grants of $3 million", "grant"),
        ("The city set aside $3 million for student loans.", "allocation"),
        ("The city got $3 million in loans.", "loan"),
        ("The bank offers $3 million (Rs 25 crore) in loans.", "loan"),
        ("Voters backed a $3 million-a-year tax, not a bond.", "revenue"),
        ("The state will spend $3 million; a loan follows.", "budget"),
        ("Its loss is short of a rival's $9 billion, but ate the $3 billion climate fund.", "budget"),
    ],
)
def test_the_head_of_the_phrase_decides(text: str, kind: str) -> None:
    """What the sum qualifies or is given in decides; what only qualifies another word or a purpose does not."""
    assert kinds(text)[-1] == kind


def test_a_statute_holds_to_the_end_of_its_sentence() -> None:
    text = (
        "There are authorized to be appropriated to the Administrator for the Small Harbor Program— "
        "(A) $44,000,000 for fiscal year 2025; (B) $46,500,000 for fiscal year 2026; and "
        "(C) $49,000,000 for fiscal year 2027."
    )
    assert kinds(text) == ["authorisation"] * 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Each farmer gets $500 a year.", "grant"),
        ("The scheme hands every widow $500.", "grant"),
        ("The ministry will pay $500 a month to eligible women.", "grant"),
        ("The farmers get $500 million.", "allocation"),
        ("Farmers will pay $500.", "disbursement"),
    ],
)
def test_a_small_sum_that_a_person_gets_is_a_grant(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The loan firm sells milk at $2 a litre.", "cost"),
        ("The state budgeted for $2 per mile.", "cost"),
        ("A tax of 2 cents a litre on fuel", "revenue"),
        ("The grant is $5 million more than planned.", "other"),
        ("The grant is $5 million below the norm.", "other"),
        ("The grant is $9 million, up $1 million.", "other"),
        ("The grant runs for $9 million over the decade.", "grant"),
    ],
)
def test_prices_by_unit_and_differences(text: str, kind: str) -> None:
    assert kinds(text)[-1] == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court fined Apex $5 million and Borel $2 million.", ["fine", "fine"]),
        ("The loan was $5 million, up from $4 million.", ["loan", "loan"]),
        ("It lent $5 million and granted $2 million.", ["loan", "grant"]),
    ],
)
def test_a_list_goes_on_unless_a_cue_stands_between(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A budget of $9 million, of which $2 million is for roads", ["budget", "allocation"]),
        ("A budget of $9 million, of which $2 million in loans", ["budget", "loan"]),
        ("A budget of $9 million, of which $2 million has been released", ["budget", "disbursement"]),
        ("A grant of $9 million, including $2 million for roads", ["grant", "grant"]),
        ("A grant of $9 million, including an instalment of $2 million", ["grant", "grant"]),
    ],
)
def test_a_part_keeps_its_own_kind_or_takes_its_whole_s(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Grants released", Kind.DISBURSEMENT),
        ("Allocation by scheme", Kind.ALLOCATION),
        ("Loans for tax offices", Kind.LOAN),
        ("Nursery support", None),
        ("Roads", None),
    ],
)
def test_the_head_of_a_title_names_its_kind(title: str, kind: Kind | None) -> None:
    assert named_kind(tokens(title), ENGLISH) is kind


def test_the_words_of_a_sum_are_no_cues() -> None:
    """The Korean won is no prize."""
    words = tokens("17 trillion won in grants")
    assert [cue.kind for cue in find_cues(words, ENGLISH, frozenset((0, 1, 2)))] == [Kind.GRANT]
    assert find_cues(words, ENGLISH)[0].kind is Kind.GRANT
    assert find_cues(words, ENGLISH)[0].first == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vote (UGX bn)          Wage      Roads\nMakerere    214.33    18.90\n", ["appropriation"] * 2),
        ("Receipts (Rs. in million)\nSales tax ....... 3,098\nRefunds ......... (469)\n", ["revenue"] * 2),
        ("R billion | 2025/26 | 2026/27\nSocial grants | 284.7 | 297.1\n", ["budget"] * 2),
        ("Grants released (Rs. in lakh)\nKohima 250\nMokokchung 175\n", ["disbursement"] * 2),
    ],
)
def test_tables(text: str, expected: list[str]) -> None:
    """Votes appropriate, a deduction from receipts is revenue, a table of years a budget; a title ends in its head."""
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Half of the $3 million purse goes to the winner.", "budget"),
        ("A third of the $3 million loan was spent on roads.", "loan"),
        ("A third of the $3 million cost was met.", "cost"),
        ("Half of the $3 million committed so far has been spent.", "commitment"),
        ("All of the $3 million was spent.", "disbursement"),
    ],
)
def test_the_verb_of_a_share_is_not_its_wholes(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There are authorized to be appropriated—\n(1) $3,000,000 for roads; and\n(2) $4,000,000 for grants.",
         ["authorisation", "authorisation"]),
        ("The following sums are appropriated:\n- $3 million for roads\n- $4 million for rail",
         ["appropriation", "appropriation"]),
        ("There are authorized to be appropriated—\n(1) $3,000,000.\n\n(b) The State shall pay $4,000,000.",
         ["authorisation", "disbursement"]),
        ("The following sums are appropriated.\n(1) $3,000,000 for roads", ["allocation"]),
    ],
)  # fmt: skip
def test_the_line_that_leads_in_a_list_speaks_for_its_items(text: str, found: list[str]) -> None:
    assert kinds(text) == found
