"""Web pages: the main text, what a page says of itself, and pages that are made to fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import fundnorm as fn
from fundnorm.errors import ReadError
from fundnorm.model.source import Source
from fundnorm.readers.html import MOST_BYTES, read, source_of
from fundnorm.readers.publishers import country_of_address, country_of_tag

NEWS = """<!doctype html><html lang="en-IN"><head><title>Mission cleared | Press Office</title>
<meta property="og:site_name" content="Press Office"><meta property="og:title" content="Mission cleared">
<meta property="article:published_time" content="2025-06-11T17:30:00+05:30">
<meta property="article:modified_time" content="2025-07-01T17:30:00+05:30"></head><body>
<nav><a href="/t">Tenders above Rs 9 crore</a></nav><article><h1>Mission cleared</h1>
<p>The Cabinet approved an outlay of Rs 9,450 crore on <time>11 June 2025</time> for the coast.</p></article>
<footer><p>The gazette costs Rs 900 a year.</p></footer></body></html>"""

TABLE = """<html><body><article><p>The budget of the programme is set out below, by scheme and by year.</p>
<table><caption>Outlays (Rs in crore)</caption>
<tr><th rowspan="2">Scheme</th><th colspan="2">2024-25</th><th>2025-26</th></tr>
<tr><th>Grants</th><th>Loans</th><th>Grants</th></tr>
<tr><td rowspan="2">Solar</td><td>10</td><td rowspan="2">12</td><td>15<sup>1</sup></td></tr>
<tr><td></td><td>16</td></tr></table></article></body></html>"""


def page(text: str) -> Source:
    return source_of(text.encode(), "page.html")


def test_the_main_text_is_read_and_what_stands_around_it_is_not() -> None:
    source = page(NEWS)
    assert "Rs 9,450 crore on 11 June 2025" in source.text
    assert "900" not in source.text
    assert "Tenders" not in source.text


def test_a_page_says_its_title_publisher_date_and_country() -> None:
    source = page(NEWS)
    assert (source.title, source.publisher, str(source.date)) == (
        "Mission cleared",
        "Press Office",
        "2025-06-11",
    )
    assert (source.country, source.lang, source.name) == ("IN", "en-IN", "page.html")


def test_a_page_without_a_date_of_publication_has_none() -> None:
    source = page(
        "<html><body><p>The fund of 2019 had $5 million, and in 2021 more.</p><p>© 2020</p></body></html>"
    )
    assert source.date is None


def test_a_table_keeps_its_columns_with_words_repeated_and_figures_never() -> None:
    lines = page(TABLE).text.splitlines()
    assert lines[2:] == [
        "Outlays (Rs in crore)",
        "Scheme | 2024-25 | 2024-25 | 2025-26",
        "Scheme | Grants | Loans | Grants",
        "Solar | 10 | 12 | 15",
        "Solar | – | – | 16",
    ]


def test_the_sums_of_a_table_are_read_with_their_years_and_places() -> None:
    source = page(TABLE)
    document = fn.parse(source, country="IN")
    assert [str(mention.amount.low) for mention in document] == [
        "100000000",
        "120000000",
        "150000000",
        "160000000",
    ]
    assert source.place_of(document.mentions[-1].start) == "table 1, row 5"
    assert [str(mention.period) for mention in document][:1] != ["None"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("$5<sup>1</sup> million", "$5 million"),
        ("$5<sup><a href='#n'>[12]</a></sup> million", "$5 million"),
        ("$10<sup>9</sup>", "$10^9"),
        ("<del>$6 million</del> $7 million", "$7 million"),
        ("$8<br>million", "$8\nmillion"),
        ("$9&nbsp;million", "$9 million"),
    ],
)
def test_looks_that_change_a_sum_are_said_in_the_text(markup: str, text: str) -> None:
    source = page(
        f"<html><body><p>{markup}</p><p>The plan stands in the papers of the House.</p></body></html>"
    )
    assert source.text.split("\n\n")[0] == text


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("", "utf-8"), ("", "utf-16"), ("iso-8859-1", "cp1252"), ("shift_jis", "shift_jis"), ("", "cp1252")],
)
def test_the_encoding_is_found(charset: str, encoding: str) -> None:
    sign = "億" if encoding == "shift_jis" else "£"
    markup = f"<html><head><meta charset='{charset}'></head><body><p>The plan has {sign}5 million.</p></body></html>"
    source = source_of(markup.encode(encoding), "page.html")
    assert f"{sign}5" in source.text
    assert bool(source.notes) == (encoding == "cp1252" and not charset)


def test_bad_bytes_are_told() -> None:
    data = "<html><meta charset=utf-8><p>₹5 crore for the pumps and ".encode() + b"\xff\xfe more.</p></html>"
    source = source_of(data, "page.html")
    assert "₹5 crore" in source.text
    assert "signs may be off" in source.notes[0]


def test_a_language_without_words_is_told() -> None:
    source = page("<html lang='hi-IN'><body><p>योजना Rs 5 crore</p></body></html>")
    assert (source.lang, source.country) == ("en", "IN")
    assert "hi-IN" in source.notes[0]


def test_where_no_main_text_is_found_all_text_is_read_and_told() -> None:
    source = page("<html><body><footer>Grants of Rs 5 crore</footer></body></html>")
    assert source.text == "Grants of Rs 5 crore"
    assert not source.notes or "main text" in source.notes[0]


@pytest.mark.parametrize(
    "data", [b"", b"  \n", b"<html></html>", b"<!doctype html><body><script>$5</script>", b"<!--"]
)
def test_a_page_without_text_is_an_error(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"page\.html"):
        source_of(data, "page.html")


def test_a_large_page_gives_all_its_text_and_says_so() -> None:
    source = page("<html><body>" + "<p>A village has <b>Rs 5 lakh</b>.</p>" * 15_000 + "</body></html>")
    assert source.text.count("Rs 5 lakh") == 15_000
    assert "too large" in source.notes[0]


def test_deep_nesting_neither_crashes_nor_loses_text() -> None:
    program = (
        "from fundnorm.readers.html import source_of\n"
        "n = 200_000\n"
        "data = '<html><body>' + '<div>' * n + 'Rs 5 crore' + '</div>' * n + '<p>Rs 7 crore</p></body></html>'\n"
        "source = source_of(data.encode(), 'deep.html')\n"
        "assert source.text.split() == 'Rs 5 crore Rs 7 crore'.split(), source.text[:100]\n"
        "assert 'deep' in source.notes[0]\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_spans_without_measure_stay_small() -> None:
    row = "<tr><td colspan=1000000 rowspan=65000>a</td><td colspan='9" + "9" * 5000 + "'>5</td></tr>"
    assert len(page("<table>" + row * 500 + "</table>").text) < 1_000_000


def test_a_page_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as handle:
        handle.truncate(MOST_BYTES + 1)
    with pytest.raises(ReadError, match="at most 50 MB"):
        read(str(path))


def test_a_missing_extra_names_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura.metadata", None)
    with pytest.raises(ReadError, match=r"pip install 'fundnorm\[html\]'"):
        page(NEWS)


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("https://www.pib.gov.in/x", "IN"),
        ("http://treasury.gov/", "US"),
        ("https://gov.in.example.com/", None),
        ("https://example.com/gov.uk", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_only_the_domain_of_a_government_tells_a_country(address: str, country: str | None) -> None:
    assert country_of_address(address) == country


@pytest.mark.parametrize(
    ("tag", "country"), [("en-US", None), ("en-GB", None), ("en_ZA", "ZA"), ("zh-Hans-CN", "CN")]
)
def test_the_region_of_a_language_tag(tag: str, country: str | None) -> None:
    assert country_of_tag(tag) == country


def test_the_address_goes_before_the_language_tag() -> None:
    source = page(
        "<html lang='en-IN'><head><link rel=canonical href='https://www.gov.uk/x'></head><p>£5 million</html>"
    )
    assert source.country == "GB"
