"""The law's "Currency": a code, sign or adjective decides, then the country, then the default."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import document, one, read

from fundnorm.lexicon.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("US$5 million", "USD"),
        ("A$5 million", "AUD"),
        ("AU$5 million", "AUD"),
        ("C$5 million", "CAD"),
        ("NZ$5 million", "NZD"),
        ("HK$5 million", "HKD"),
        ("S$5 million", "SGD"),
        ("NT$5 billion", "TWD"),
        ("R$5 million", "BRL"),
        ("J$5 million", "JMD"),
        ("TT$5 million", "TTD"),
        ("EC$5 million", "XCD"),
        ("GH¢5 million", "GHS"),
        ("CN¥5 million", "CNY"),
        ("₩5 trillion", "KRW"),
        ("₦5 billion", "NGN"),
        ("₱5 million", "PHP"),
        ("₺5 million", "TRY"),
        ("₽5 million", "RUB"),
        ("₫5 billion", "VND"),
        ("₴5 million", "UAH"),
        ("₪5 million", "ILS"),
        ("৳5 crore", "BDT"),
        ("฿5 million", "THB"),
        ("Tk 5 crore", "BDT"),
        ("RM5 million", "MYR"),
        ("Rp 5 trillion", "IDR"),
        ("KSh 5 million", "KES"),
        ("TSh 5 billion", "TZS"),
        ("USh 5 billion", "UGX"),
        ("R5 million", "ZAR"),
        ("N5 billion", "NGN"),
        ("MK5 billion", "MWK"),
        ("QR5 million", "QAR"),
        ("LE 5 million", "EGP"),
        ("SDR 5 million", "XDR"),
        ("FCFA 5 billion", "XOF"),
        ("PKR 5 billion", "PKR"),
        ("5 billion PKR", "PKR"),
        ("5m USD", "USD"),
        ("CHF5m", "CHF"),
        ("CAD 5 million", "CAD"),
        ("TRY 5 million", "TRY"),
        ("5 million Swedish crowns", "SEK"),
        ("5 million Czech crowns", "CZK"),
        ("5 million Canadian dollars", "CAD"),
        ("5 million US dollars", "USD"),
        ("5 million U.S. dollars", "USD"),
        ("5 million Swiss francs", "CHF"),
        ("5 billion Pakistani rupees", "PKR"),
        ("5 billion CFA francs", "XOF"),
        ("5 billion yuan", "CNY"),
        ("5 trillion won", "KRW"),
        ("5 million zlotys", "PLN"),
        ("5 million rand", "ZAR"),
        ("5 million birr", "ETB"),
        ("5 million baht", "THB"),
        ("5 trillion dong", "VND"),
        ("5 million hryvnias", "UAH"),
        ("US dollars 5 million", "USD"),
    ],
)
def test_a_code_sign_or_adjective_decides_wherever_it_is_read(text: str, currency: str) -> None:
    for country in (None, "IN", "AU", "SE"):
        record = one(text, country)
        assert (record["text"], record["currency"]) == (text, currency)


@pytest.mark.parametrize(
    ("text", "country", "currency"),
    [
        ("$5 million", "AU", "AUD"),
        ("$5 million", "CA", "CAD"),
        ("$5 million", "NZ", "NZD"),
        ("$5 million", "SG", "SGD"),
        ("$5 million", "HK", "HKD"),
        ("$5 million", "JM", "USD"),
        ("$5 million", "MX", "USD"),
        ("$5 million", "IN", "USD"),
        ("$5 million", None, "USD"),
        ("Rs 5 crore", "IN", "INR"),
        ("Rs 5 crore", "PK", "PKR"),
        ("Rs 5 million", "LK", "LKR"),
        ("₨5 million", "NP", "NPR"),
        ("5 million rupees", "MU", "MUR"),
        ("Rs 5 crore", "GB", "INR"),
        ("Rs 5 crore", None, "INR"),
        ("¥5 billion", "CN", "CNY"),
        ("¥5 billion", "JP", "JPY"),
        ("¥5 billion", "US", "JPY"),
        ("5 million kr", "NO", "NOK"),
        ("kr 5 million", "DK", "DKK"),
        ("kr 5 million", "SE", "SEK"),
        ("5 million crowns", "CZ", "CZK"),
        ("5 million francs", "SN", "XOF"),
        ("5 million francs", "RW", "RWF"),
        ("5 million francs", "CH", "CHF"),
        ("5 million pesos", "PH", "PHP"),
        ("5 million pesos", "AR", "ARS"),
        ("5 million dinars", "JO", "JOD"),
        ("5 million riyals", "QA", "QAR"),
        ("5 million shillings", "UG", "UGX"),
        ("5 million pounds", "EG", "EGP"),
        ("£5 million", "GB", "GBP"),
        ("£5 million", None, "GBP"),
        ("5 million dirhams", "MA", "MAD"),
        ("5 million lei", "MD", "MDL"),
        ("K5 million", "PG", "PGK"),
        ("K5 million", "ZM", "ZMW"),
        ("P5 million", "BW", "BWP"),
        ("CFA 5 billion", "CM", "XAF"),
    ],
)
def test_the_country_decides_a_shared_sign(text: str, country: str | None, currency: str) -> None:
    record = one(text, country)
    assert (record["text"], record["currency"]) == (text, currency)


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


def test_a_declared_currency_of_a_group_of_many_counts_for_its_noun() -> None:
    (mention,) = document("All amounts are in Omani rials.\n\nIt paid 5 million rials.", "IR")
    assert (mention.amount.currency, mention.currency_rule) == ("OMR", "declared")


def test_a_second_bare_sign_does_not_borrow_from_its_neighbour() -> None:
    assert [m.amount.currency for m in document("US$12 million, then $9 million", "NZ")] == ["USD", "NZD"]
    assert [m.amount.currency for m in document("A$12 million, then $9 million")] == ["AUD", "USD"]


def test_what_decided_is_kept() -> None:
    (code,) = document("USD 5 million", "AU")
    (country,) = document("$5 million", "AU")
    (open_sign,) = document("$5 million")
    assert (code.currency_rule, code.candidates) == ("code", ())
    assert (country.currency_rule, country.candidates) == ("country", ())
    assert open_sign.currency_rule == "default"
    assert open_sign.candidates[0] == "USD"
    assert {"AUD", "CAD", "NZD"} <= set(open_sign.candidates)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("$5 mil\u00adlion", "5000000"),
        ("Rs 5 cro\u00adre", "50000000"),
        ("$5 \u200b million", "5000000"),
        ("€\ufeff5bn", "5000000000"),
        ("Five Million Dollars and Fifty Cents", "5000000.50"),
    ],
)
def test_what_stands_unseen_in_a_sum_changes_nothing(text: str, low: str) -> None:
    mentions = document(f"It paid {text} for it.").mentions
    assert [(mention.text, str(mention.amount.low)) for mention in mentions] == [(text, low)]
