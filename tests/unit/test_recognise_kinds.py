"""The law's "kind" and "label": what the money is by the words nearest to it, and what it is for."""

from __future__ import annotations

import pytest
from readings import one, read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He was fined $3 million.", "fine"),
        ("a penalty of $3 million", "fine"),
        ("tax collections of $3 million", "revenue"),
        ("sales of $3 million", "revenue"),
        ("a $3 million loan", "loan"),
        ("bonds worth $3 million", "loan"),
        ("a grant of $3 million", "grant"),
        ("a subsidy of $3 million", "grant"),
        ("prize money of $3 million", "grant"),
        ("The firm will invest $3 million.", "investment"),
        ("a Series A round of $3 million", "investment"),
        ("There is authorized to be appropriated $3 million.", "authorisation"),
        ("There is appropriated $3 million for roads.", "appropriation"),
        ("The state spent $3 million.", "disbursement"),
        ("$3 million was released to the state.", "disbursement"),
        ("Donors pledged $3 million.", "commitment"),
        ("The city was awarded $3 million.", "commitment"),
        ("$3 million has been allocated for roads.", "allocation"),
        ("$3 million is earmarked for roads.", "allocation"),
        ("The bridge cost $3 million.", "cost"),
        ("losses of $3 million", "cost"),
        ("an auction price of $3 million", "cost"),
        ("an outlay of $3 million", "budget"),
        ("a $3 million package", "budget"),
        ("a purse of $3 million", "budget"),
        ("a deficit of $3 million", "other"),
        ("a profit of $3 million", "other"),
        ("a request for $3 million", "other"),
        ("arrears of $3 million", "other"),
        ("a rescission of $3 million", "other"),
        ("The firm was valued at $3 million.", "other"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert one(text)["kind"] == kind


def test_a_part_is_an_allocation_unless_its_words_say_more() -> None:
    whole, part = read("a budget of $9 million, of which $4 million is for rail")
    assert (whole["kind"], part["kind"]) == ("budget", "allocation")
    _, loan, grant = read("a $9 million package, comprising $4 million in loans and $5 million in grants")
    assert (loan["kind"], grant["kind"]) == ("loan", "grant")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("an outlay of $3 million for irrigation", "irrigation"),
        ("$3 million for drip irrigation", "drip irrigation"),
        ("the $3 million housing scheme", "housing scheme"),
        ("$3 million towards rural housing", "rural housing"),
        ("The National Water Mission has an outlay of $3 million.", "National Water Mission"),
        ("The bridge cost $3 million.", "bridge"),
        ("$3 million was spent.", None),
        ("It paid $3 million.", None),
    ],
)
def test_label(text: str, label: str | None) -> None:
    assert one(text)["label"] == label


def test_each_part_has_its_own_purpose() -> None:
    labels = [
        record["label"] for record in read("$9 million: $4 million for schools and $5 million for clinics")
    ]
    assert labels[1:] == ["schools", "clinics"]
