"""The law's "Currency": a code, sign or adjective decides, then the country, then the default."""

from __future__ import annotations

import pytest
from readings import document, one


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
