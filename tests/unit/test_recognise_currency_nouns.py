"""Nouns that the currencies of several countries share: what circulated in the document's country on its day."""

from __future__ import annotations

import pytest
from readings import document, one


@pytest.mark.parametrize(
    ("text", "country", "published", "currency"),
    [
        ("10 million rials", "OM", "2024-03-15", "OMR"),
        ("10 million rials", "YE", "2024-03-15", "YER"),
        ("10 million rials", "QA", "2024-03-15", "QAR"),
        ("10 million rials", "IR", "2024-03-15", "IRR"),
        ("10 billion lira", "IT", "1995", "ITL"),
        ("5 million lira", "MT", "2000", "MTL"),
        ("5 million lira", "TR", "1995", "TRY"),
        ("5 million lira", "LB", "2024", "LBP"),
        ("£10 million", "IE", "1990", "IEP"),
        ("£10 million", "IE", "2010", "GBP"),
        ("10 million pounds", "CY", "1991", "CYP"),
        ("10 million pounds", "SD", "1995", "SDP"),
        ("5 million escudos", "PT", "1988", "PTE"),
        ("5 million escudos", "CV", None, "CVE"),
        ("5 million colones", "SV", "1985", "SVC"),
        ("5 million colones", "CR", "1985", "CRC"),
        ("5 million som", "UZ", None, "UZS"),
        ("5 million soums", "UZ", None, "UZS"),
        ("5 million som", "KG", None, "KGS"),
        ("5 million manat", "TM", None, "TMT"),
        ("5 million manat", "AZ", "2000", "AZN"),
        ("5 million marks", "BA", None, "BAM"),
        ("5 million marks", "DE", "1990", "DEM"),
        ("5 million marks", "FI", "1990", "FIM"),
        ("5 million guilders", "SR", "1990", "SRG"),
        ("5 million guilders", "NL", "1990", "NLG"),
        ("5 million guilders", "CW", "2020", "ANG"),
        ("5 million guilders", "CW", None, "XCG"),
        ("5 million francs", "FR", "1998-06-30", "FRF"),
        ("5 million francs", "BE", "1998", "BEF"),
        ("5 million francs", "LU", "1998", "LUF"),
        ("5 million francs", "MG", "1998", "MGF"),
        ("5 million pesetas", "ES", "1990", "ESP"),
        ("5 million crowns", "SK", "2000", "SKK"),
        ("5 million kroner", "DK", "2000", "DKK"),
        ("5 million krona", "IS", "2000", "ISK"),
        ("5 million pesos", "AR", "1984", "ARP"),
        ("5 million pesos", "MX", "1984", "MXN"),
        ("5 million pesos", "CU", "2010", "CUP"),
        ("5 million cruzeiros", "BR", "1992", "BRE"),
        ("5 million kwanzas", None, "1985", "AOK"),
        ("5 million roubles", "UA", "1985", "SUR"),
        ("5 million roubles", "UA", "1992", "RUR"),
        ("5 million francs", "FR", "2002", "FRF"),
        ("5 billion CFA francs", "CM", None, "XAF"),
        ("5 billion CFA francs", "TD", None, "XAF"),
        ("5 billion CFA francs", "SN", None, "XOF"),
        ("5 billion francs CFA", "CM", None, "XAF"),
        ("CFA francs 5 billion", "CM", None, "XAF"),
        ("Rials 5 million", "OM", None, "OMR"),
        ("Francs 5 million", "BE", "1990", "BEF"),
    ],
)
def test_a_shared_noun_means_what_circulated_in_the_country_on_the_day(
    text: str, country: str | None, published: str | None, currency: str
) -> None:
    (mention,) = document(text, country, published)
    assert (mention.text, mention.amount.currency, mention.candidates) == (text, currency, ())


@pytest.mark.parametrize(
    ("text", "country", "published", "candidates"),
    [
        ("5 million rials", None, None, ("IRR", "OMR", "QAR", "SAR", "YER")),
        ("5 million marks", None, None, ("DEM", "BAM")),
        ("5 million escudos", None, "1990", ("CVE", "PTE", "TPE")),
        ("5 million lira", "GB", "1995", ("TRY", "ITL", "MTL")),
        ("5 million lira", "IT", "2010", ("TRY", "ITL")),
        ("5 million manat", "US", None, ("AZN", "TMT")),
        ("5 million colones", "SV", "2015", ("CRC", "SVC")),
        ("5 million dirhams", "DZ", "1950", ("AED",)),
    ],
)
def test_a_shared_noun_that_the_setting_does_not_settle_says_what_else_it_may_be(
    text: str, country: str | None, published: str | None, candidates: tuple[str, ...]
) -> None:
    """The usual one first, then the country's own, then what circulated elsewhere on the day."""
    (mention,) = document(text, country, published)
    assert mention.amount.currency == candidates[0]
    assert mention.candidates == (candidates if len(candidates) > 1 else ())


def test_a_country_whose_own_came_later_is_still_no_reason_to_think_of_anothers() -> None:
    (mention,) = document("5 million francs", "CG", "1985")
    assert (mention.amount.currency, "CHF" in mention.candidates) == ("XAF", True)


@pytest.mark.parametrize("country", [None, "IT", "OM", "GB"])
@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("5 million Turkish lira", "TRY"),
        ("5 million Iranian rials", "IRR"),
        ("5 million Italian lire", "ITL"),
        ("5 million Irish pounds", "IEP"),
        ("250,000 Irish pounds", "IEP"),
        ("5 million German marks", "DEM"),
        ("5 million Finnish marks", "FIM"),
        ("5 million Belgian francs", "BEF"),
        ("5 million Spanish pesetas", "ESP"),
        ("5 million Maltese lira", "MTL"),
        ("TRY 5 million", "TRY"),
        ("5 million drachmas", "GRD"),
        ("5 million schillings", "ATS"),
    ],
)
def test_a_name_of_one_currency_is_that_one_in_every_country_and_at_every_time(
    text: str, currency: str, country: str | None
) -> None:
    for published in (None, "1990", "2024"):
        record = one(text, country, published)
        assert (record["text"], record["currency"]) == (text, currency)


def test_a_declared_currency_of_a_group_of_many_counts_for_its_noun() -> None:
    (mention,) = document("All amounts are in Omani rials.\n\nIt paid 5 million rials.", "IR")
    assert (mention.amount.currency, mention.currency_rule) == ("OMR", "declared")
