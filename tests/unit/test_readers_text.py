"""Text files: what is read, and what is refused with advice."""

from __future__ import annotations

from pathlib import Path

import pytest

from fundnorm.errors import InputError, ReadError
from fundnorm.readers.arguments import refuse_unknown
from fundnorm.readers.inputs import gather
from fundnorm.readers.setting import setting
from fundnorm.readers.text import decode, opened_lines, read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_heeded(encoding: str) -> None:
    assert decode("₹5 crore".encode(encoding), "note") == "₹5 crore"


def test_line_ends_and_offsets_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one\r\n\xe2\x82\xb95")
    assert read(str(tmp_path / "a.txt")).text == "one\r\n₹5"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04...", "docx and xlsx"),
        (b"a\0b", "a binary file"),
        ("£5".encode("cp1252"), "byte 0xa3 at 0 is no UTF-8"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        decode(data, "report.bin")
    assert str(caught.value).startswith("report.bin ")


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is not there"):
        read(str(tmp_path / "none.txt"))
    with pytest.raises(ReadError, match="is a folder"):
        read(str(tmp_path))
    with pytest.raises(ReadError, match="is a folder"), opened_lines(str(tmp_path)):
        pass
    with pytest.raises(ReadError, match="can't be read"):
        read("a\0b")


def test_one_bad_file_loses_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("$5")
    sources, failures = gather(["$6"], [str(tmp_path / "none"), str(tmp_path / "a.txt")])
    assert [source.name for source in sources] == ["1", "a.txt"]
    assert len(failures) == 1


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("$5")
    paths = [str(tmp_path / folder / "a.txt") for folder in ("x", "y")]
    sources, _ = gather([], [*paths, paths[0]])
    assert [source.name for source in sources] == ["x/a.txt", "y/a.txt"]


@pytest.mark.parametrize("texts", [[], ["$5", " \n"]])
def test_nothing_to_read_is_an_error(texts: list[str]) -> None:
    with pytest.raises(InputError, match=r"nothing to read|TEXT 2 is empty"):
        gather(texts, [])


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"country": "XX"}, "no country 'XX'"),
        ({"country": ""}, "no country ''"),
        ({"country": "UK"}, r"write GB \(United Kingdom\)"),
        ({"country": "india"}, r"write IN \(India\)"),
        ({"date": "2025-13"}, "no date"),
        ({"date": "soon"}, "no date"),
        ({"lang": "?"}, "BCP 47"),
        ({"lang": "tlh"}, "fundnorm reads en"),
    ],
)
def test_settings_that_fundnorm_does_not_know(facts: dict[str, str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        setting(**facts)


def test_settings_that_it_knows() -> None:
    found = setting("in", "2025-03", "en-IN")
    assert (found.country, str(found.date), found.lang) == ("IN", "2025-03", "en-IN")


@pytest.mark.parametrize("argument", ["-£3.2m", "-5 crore", "-", "-$5", "--5", "- 5", "-half a crore"])
def test_texts_that_begin_with_a_minus_are_no_options(argument: str) -> None:
    refuse_unknown([argument], {"--to"}, {"--to"})


@pytest.mark.parametrize("argument", ["--ot", "--ot=EUR", "-t"])
def test_options_that_are_none_are_refused(argument: str) -> None:
    with pytest.raises(InputError, match="no option"):
        refuse_unknown(["--to", "--x", argument], {"--to"}, {"--to"})
    refuse_unknown(["--to=EUR", "--", argument], {"--to"}, {"--to"})


def test_the_places_of_a_text_are_its_paragraphs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\r\n one\r\nline\r\n \r\ntwo")
    source = read(str(tmp_path / "a.txt"))
    assert [source.place_of(source.text.index(word)) for word in ("line", "two")] == [
        "paragraph 1",
        "paragraph 2",
    ]
    assert source.place_of(0) == ""
