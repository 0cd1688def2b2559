"""The signs of the press, those of one country among them, and its small coins."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import document, one, read

from fundnorm.lexicon.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Rwf 5 million", "RWF"),
        ("GY$5 million", "GYD"),
        ("RD$5 million", "DOP"),
        ("ST$5 million", "WST"),
        ("ZiG5 million", "ZWG"),
        ("5 million ZiG", "ZWG"),
        ("5 billion៛", "KHR"),
        ("FBu 5 billion", "BIF"),
        ("5 million NIS", "ILS"),
        ("MOP$5 million", "MOP"),
    ],
)
def test_signs_of_the_press(text: str, currency: str) -> None:
    record = one(text)
    assert (record["text"], record["currency"]) == (text, currency)


@pytest.mark.parametrize(
    ("text", "country", "currency"),
    [
        ("W6.7tn", "KR", "KRW"),
        ("$U 5 million", "UY", "UYU"),
        ("DA 5 billion", "DZ", "DZD"),
        ("5 billion DA", "DZ", "DZD"),
        ("ID 5 billion", "IQ", "IQD"),
        ("¢5 million", "CR", "CRC"),
        ("K5 trillion", "MM", "MMK"),
        ("C$5 million", "NI", "NIO"),
        ("C$5 million", "CA", "CAD"),
        ("5 million KM", "BA", "BAM"),
        ("Bs 5 million", "VE", "VES"),
        ("B$5 million", "BN", "BND"),
        ("SR5 million", "SC", "SCR"),
        ("P5 million", "PH", "PHP"),
        ("T$5 million", "TO", "TOP"),
    ],
)
def test_signs_of_one_country(text: str, country: str, currency: str) -> None:
    (mention,) = document(text, country)
    assert (mention.text, mention.amount.currency, mention.candidates) == (text, currency, ())


@pytest.mark.parametrize(
    ("text", "country", "low", "currency"),
    [
        ("50 cents", "ZA", "0.5", "ZAR"),
        ("50 cents", "IE", "0.5", "EUR"),
        ("50 cents", "AU", "0.5", "AUD"),
        ("50 cents", None, "0.5", "USD"),
        ("50 US cents", "ZA", "0.5", "USD"),
        ("50 piastres", "LB", "0.5", "LBP"),
        ("5 million fils", "KW", "5000", "KWD"),
        ("5 million fils", "BH", "5000", "BHD"),
        ("5 million fils", "AE", "50000", "AED"),
        ("5 million fils", None, "5000", "KWD"),
        ("5 million baisa", "OM", "5000", "OMR"),
    ],
)
def test_the_country_decides_what_the_small_coins_are_of(
    text: str, country: str | None, low: str, currency: str
) -> None:
    record = one(text, country)
    assert (record["text"], record["low"], record["currency"]) == (text, low, currency)


@pytest.mark.parametrize("country", [None, "ZA", "IE"])
@pytest.mark.parametrize(
    ("text", "low", "currency"),
    [
        ("5 dollars and 50 cents", "5.5", "USD"),
        ("five dollars and fifty cents", "5.5", "USD"),
        ("5 euros and 50 cents", "5.5", "EUR"),
    ],
)
def test_small_coins_are_of_the_money_before_them(
    text: str, low: str, currency: str, country: str | None
) -> None:
    record = one(text, country)
    assert (record["text"], record["low"], record["currency"]) == (text, low, currency)


@pytest.mark.parametrize(
    "text", ["Voter ID 5 million times", "W5 million", "a road of 5 million KM", "5 million DA"]
)
@pytest.mark.parametrize("country", [None, "US", "IN"])
def test_signs_of_one_country_are_none_elsewhere(text: str, country: str | None) -> None:
    assert document(text, country).mentions == ()


@pytest.mark.parametrize(
    ("text", "country", "span", "currency"),
    [
        ("It paid the FC $5 million.", "CD", "$5 million", "USD"),
        ("For this ID €5 million is due.", "IQ", "€5 million", "EUR"),
        ("It paid LE £5 million.", "EG", "LE £5 million", "EGP"),
        ("It paid CAD $5 million.", "CA", "CAD $5 million", "CAD"),
    ],
)
def test_letters_before_the_sign_of_another_currency_are_none(
    text: str, country: str, span: str, currency: str
) -> None:
    record = one(text, country)
    assert (record["text"], record["currency"]) == (span, currency)


@pytest.mark.parametrize(
    "text", ["They sold it for Pesos. 5 million people left.", "It pays in Euro. 5 million do."]
)
def test_a_name_that_ends_a_sentence_is_of_no_number_in_the_next(text: str) -> None:
    assert document(text, "MX").mentions == ()


def test_coins_are_none_of_a_sum_that_has_its_own() -> None:
    found = [
        record["low"] for record in read("The levy rises from R3 to R3.50 and 16 cents goes to roads.", "ZA")
    ]
    assert found == ["3.5", "0.16"]


def test_a_lexicon_of_a_user_has_the_signs_of_a_country_too() -> None:
    own = replace(Lexicon.bundled("en"), months={})
    assert own.within("KR").currencies.before["W"].means == "KRW"
    assert own.within("KR").months == {}
    assert "W" not in own.within("US").currencies.before


def test_coins_beside_the_dollars_of_a_name_are_none() -> None:
    assert document("50 Cent plays the hall; Ty Dolla $ign's table stands by Gate 3.", "ZA").mentions == ()
