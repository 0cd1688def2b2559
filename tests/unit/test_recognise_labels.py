"""What a sum is for: one construction of English a case."""

from __future__ import annotations

import pytest
from readings import one

from fundnorm.model.source import Source
from fundnorm.recognise import parse


def labels(text: str) -> list[str | None]:
    return [mention.label for mention in parse(Source(text, country="US")).mentions]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The $3 million harbour law was signed.", "harbour law"),
        ("The town won a $3 million transit grant.", "transit"),
        ("They sold a half-billion-dollar bond.", "bond"),
        ("She signed a $3 million rescue package for the salt works.", "salt works"),
        ("They hold $3 million in green bonds.", "green bonds"),
        ("The office paid $3 million a month in interest.", "interest"),
        ("It split $3 million in three parts.", None),
        ("They spent $3 million in Norway.", None),
        ("The $3 million spent was too much.", None),
        ("The mayor blessed the harbour bridge, a $3 million undertaking.", "harbour bridge"),
    ],
)
def test_the_noun_that_a_sum_qualifies(text: str, label: str | None) -> None:
    assert labels(text) == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("$3 million was set aside for high-cost areas.", "high-cost areas"),
        ("They will put $3 million into libraries and buses.", "libraries and buses"),
        ("It budgeted $3 million to refit icebreakers.", "refit icebreakers"),
        ("It budgeted $3 million to buy 14 buses.", "buses"),
        ("It budgeted $3 million to repaint the pier.", "pier"),
        ("It approved a $3 million scheme for recycling tin.", "recycling tin"),
        ("The board is to bear $3 million.", None),
        ("They spent $3 million on Friday.", None),
        ("It gave $3 million for France.", None),
        ("It lent $3 million for India's coastal railway.", "coastal railway"),
        ("$3 million for the second phase of the Salt River road was voted.", "Salt River road"),
        ("For rail research, $3 million is authorized.", "rail research"),
        ("To combat malaria there is authorized $3 million.", "combat malaria"),
    ],
)
def test_the_purpose_of_a_sum(text: str, label: str | None) -> None:
    assert labels(text) == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The dam on the river will cost $3 million.", "dam"),
        ("Surya Path, a rooftop scheme, will cost the state $3 million.", "Surya Path"),
        ("They dropped the betting tax, which brought in $3 million.", "betting tax"),
        ("The rule, which costs $3 million, was cut.", "rule"),
        ("The health service's budget will be $3 million.", "health service"),
        ("The outlay on the gas pipeline has swollen to $3 million.", "gas pipeline"),
        ("Spending on defence rose to $3 million.", "defence"),
        ("The relief fund for flooded farms was given $3 million.", "relief fund"),
        ("Norway's coastal railway is expected to cost $3 million.", "coastal railway"),
        ("The bank has pledged $3 million.", None),
        ("Some worker gets $3 million.", None),
        ("It raised $3 million.", None),
    ],
)
def test_the_subject_of_a_cost(text: str, label: str | None) -> None:
    assert labels(text) == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("They will set up a glass works at a cost of $3 million.", "glass works"),
        ("It scrapped tuition fees from January at a cost of $3 million.", "tuition fees"),
        ("The cabinet approved the Tidal Scheme with an outlay of $3 million.", "Tidal Scheme"),
        ("The firm had sales of $3 million.", "sales"),
        ("Four plants worth $3 million were approved for the coast.", "plants"),
        ("The state lifts health spending by 14% to $3 million.", "health spending"),
        ("The National Tidal Programme spent $3 million.", "National Tidal Programme"),
        ("A sum of $3 million was lost.", None),
    ],
)
def test_what_a_sum_is_the_amount_of(text: str, label: str | None) -> None:
    assert labels(text) == [label]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It gives $3 million for roads and $5 million for rail.", ["roads", "rail"]),
        ("Schools get $3 million, roads $5 million and rail $7 million.", ["Schools", "roads", "rail"]),
        ("The budget is $9 million: $4 million in 2024 and $5 million in 2025.", [None, None, None]),
        ("The deficit went from $3 million to $5 million.", ["deficit", "deficit"]),
        ("Of the $9 million for ports, $3 million is federal money.", ["ports", "federal money"]),
        ("The bridge cost $3 million (€2.8 million).", ["bridge", None]),
        ("She signed a $3 million (€2.8 million) package for the salt works.", ["salt works", None]),
    ],
)
def test_several_sums(text: str, expected: list[str | None]) -> None:
    assert labels(text) == expected


def test_a_long_chain_of_nouns_takes_no_long_time() -> None:
    assert labels("$3 million for " + "a and b and " * 400 + "c")[0] is not None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The cabinet approved the Blue Harbour Mission. It will cost $3 million.", "Blue Harbour Mission"),
        ("They launched the Night Bus Scheme.\nIt is expected to get $3 million.", "Night Bus Scheme"),
        ("Blue Harbour Mission was launched. It will cost $3 million.", "Blue Harbour Mission"),
        ("The council met on Tuesday. It will cost $3 million.", None),
        ("The cabinet approved the Blue Harbour Mission.\n\nIt will cost $3 million.", None),
        ("The cabinet approved the Blue Harbour Mission. It approved $3 million.", None),
        ("It will cost $3 million.", None),
    ],
)
def test_it_is_the_programme_that_the_sentence_before_names(text: str, label: str | None) -> None:
    """Only in the same paragraph, and only where "it" gets, costs or is the sum."""
    assert labels(text) == [label]


@pytest.mark.parametrize(
    "text",
    [
        "The grant of $5 million keeps fares low.",
        "It is our ask of $5 million.",
        "$5 million that they ask the House to provide.",
        "The Department asks for $5 million.",
        "The funds we provide of $5 million.",
        "The House committee got $5 million.",
        "The parliament gets $5 million.",
        "The $5 million is set aside.",
    ],
)
def test_verbs_clauses_and_bodies_are_no_label(text: str) -> None:
    assert one(text)["label"] is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("$5 million in pumped storage along the river", "pumped storage"),
        ("$5 million for patching without stops", "patching"),
        ("The $5 million levy violates section 6.", "levy"),
        ("$5 million to provide roads", "roads"),
        ("Road repair: about $5 million", "Road repair"),
        ("Here it is: $5 million", None),
        ("Total: $5 million", None),
        ("They seek roads for $5 million.", "roads"),
    ],
)
def test_a_label_ends_where_a_clause_goes_on(text: str, label: str | None) -> None:
    assert one(text)["label"] == label
