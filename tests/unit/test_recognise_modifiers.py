"""The law's "Modifier": which words limit a sum, and which end they leave open."""

from __future__ import annotations

import pytest
from readings import one, read

SUM = "$3 million"


@pytest.mark.parametrize(
    "text",
    [
        "{}", "exactly {}", "worth {}", "a total of {}", "as low as {}", "as high as {}", "could reach {}",
        "may cost {}", "plans to spend {}", "the engineer's estimate of {}", "a revised estimate of {}",
        "the budget estimate of {}", "Over 20 states got {}", "a whopping {}", "handed over {}",
    ],
)  # fmt: skip
def test_exact(text: str) -> None:
    record = one(text.format(SUM))
    assert (record["text"], record["modifier"], record["low"], record["high"]) == (
        SUM,
        "exact",
        "3000000",
        "3000000",
    )


@pytest.mark.parametrize(
    "text",
    [
        "about {}", "around {}", "some {}", "roughly {}", "nearly {}", "almost {}", "close to {}", "c. {}", "~{}",
        "approximately {}", "an estimated {}", "The dam was estimated at {}.", "an estimated cost of {}", "{} or so",
    ],
)  # fmt: skip
def test_approximately(text: str) -> None:
    record = one(text.format(SUM))
    assert (record["text"], record["modifier"]) == (SUM, "approximately")
    assert record["low"] == record["high"] == "3000000"


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("up to {}", "at_most"),
        ("up to and including {}", "at_most"),
        ("not to exceed {}", "at_most"),
        ("not more than {}", "at_most"),
        ("no more than {}", "at_most"),
        ("as much as {}", "at_most"),
        ("at most {}", "at_most"),
        ("capped at {}", "at_most"),
        ("a maximum of {}", "at_most"),
        ("It shall not exceed {}.", "at_most"),
        ("It may not receive more than {}.", "at_most"),
        ("{} or less", "at_most"),
        ("{} at most", "at_most"),
        ("under {}", "less_than"),
        ("below {}", "less_than"),
        ("less than {}", "less_than"),
        ("just under {}", "less_than"),
        ("a little less than {}", "less_than"),
        ("just shy of {}", "less_than"),
        ("barely {}", "less_than"),
        ("at most about {}", "at_most"),
    ],
)
def test_open_below(text: str, modifier: str) -> None:
    record = one(text.format(SUM))
    assert (record["text"], record["modifier"], record["low"], record["high"]) == (
        SUM,
        modifier,
        None,
        "3000000",
    )


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("at least {}", "at_least"),
        ("not less than {}", "at_least"),
        ("no less than {}", "at_least"),
        ("a minimum of {}", "at_least"),
        ("a floor of {}", "at_least"),
        ("{} or more", "at_least"),
        ("{} and up", "at_least"),
        ("{}-plus", "at_least"),
        ("over {}", "more_than"),
        ("above {}", "more_than"),
        ("more than {}", "more_than"),
        ("exceeding {}", "more_than"),
        ("in excess of {}", "more_than"),
        ("upwards of {}", "more_than"),
        ("Exports top {}.", "more_than"),
        ("Exports topped {}.", "more_than"),
        ("well over {}", "more_than"),
        ("north of {}", "more_than"),
        ("Exports crossed {}.", "more_than"),
        ("Exports surpassed {}.", "more_than"),
        ("from {} up", "more_than"),
    ],
)
def test_open_above(text: str, modifier: str) -> None:
    record = one(text.format(SUM))
    assert (record["text"], record["modifier"], record["low"], record["high"]) == (
        SUM,
        modifier,
        "3000000",
        None,
    )


def test_over_before_a_sum_limits_it_and_before_a_time_opens_a_period() -> None:
    record = one("over Rs 5 lakh over five years")
    assert (record["modifier"], record["period"]["text"]) == ("more_than", "five years")
    assert one("Rs 5 lakh over five years")["modifier"] == "exact"


def test_a_restatement_takes_over_the_limit_unless_it_has_its_own() -> None:
    limits = [record["modifier"] for record in read("up to 27 million crowns (1.2 million euros)", "CZ")]
    assert limits == ["at_most", "at_most"]
    limits = [record["modifier"] for record in read("PLN 186 million (about €44m)")]
    assert limits == ["exact", "approximately"]


def test_the_limit_of_one_sum_is_not_its_neighbours() -> None:
    limits = [record["modifier"] for record in read("up to $3 million for roads and $4 million for rail")]
    assert limits == ["at_most", "exact"]


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("fined not less than $1,000 nor more than $25,000 for each day", ["at_least", "at_most"]),
        ("fined not more than $25,000 nor less than $1,000 for each day", ["at_most", "at_least"]),
        ("fined neither less than $1,000 nor more than $25,000 a day", ["at_least", "at_most"]),
        ("fined at least $1,000 and at most $25,000 per day", ["at_least", "at_most"]),
    ],
)
def test_a_limit_with_two_ends_negates_both_and_shares_its_rate(text: str, limits: list[str]) -> None:
    records = read(text)
    assert [record["modifier"] for record in records] == limits
    assert [record["rate_per"] for record in records] == ["day", "day"]


def test_sums_that_are_no_two_ends_of_a_limit_keep_their_rates() -> None:
    assert [record["rate_per"] for record in read("at least $3 and about $5 a day")] == [None, "day"]


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("It may not exceed the lesser of {} or 45 percent of the cost.", "at_most"),
        ("It shall not exceed the greater of {} and its cost.", "at_most"),
        ("It is the lesser of {} or the cost.", "exact"),
        ("{} as a floor for farmers", "at_least"),
        ("{} as a ceiling", "at_most"),
        ("It pays {} as a minimum wage.", "exact"),
    ],
)
def test_a_choice_leaves_the_limit_and_a_noun_behind_a_sum_names_one(text: str, modifier: str) -> None:
    assert one(text.format(SUM))["modifier"] == modifier
