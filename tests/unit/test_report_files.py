"""CSV and JSON: exact, complete, harmless to a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fundnorm as fn
from fundnorm.errors import InputError
from fundnorm.model.item import Assumption, Flag, LineItem, Unit
from fundnorm.model.mention import Document, Mention, StatedRate
from fundnorm.model.money import Amount
from fundnorm.model.period import PartialDate
from fundnorm.model.rate import Rate
from fundnorm.model.schedule import Schedule, Share
from fundnorm.model.source import Source
from fundnorm.model.table import Table
from fundnorm.report import csv as csv_report
from fundnorm.report import json as json_report
from fundnorm.report.output import check, opened


@pytest.mark.parametrize("text", ["=1+1", "+5", "-£3.2m", "@A1", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert csv_report.cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-3.2", "-163000000000", "$5", "(0.3)", "a=b", ""])
def test_numbers_and_other_texts_stay_as_they_are(value: str) -> None:
    assert csv_report.cell(value) == value


def test_decimals_are_written_in_full() -> None:
    assert csv_report.cell(Decimal("1.8889E+9")) == "1888900000"
    assert csv_report.cell(Decimal("-0.50")) == "-0.5"


@given(st.lists(st.tuples(st.text(), st.one_of(st.none(), st.integers())), max_size=5))
def test_csv_reads_back(rows: list[tuple[str, int | None]]) -> None:
    written = csv_report.render(Table(("text", "low"), tuple(rows)))
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert read[0] == ["text", "low"]
    assert read[1:] == [[csv_report.cell(text), "" if low is None else str(low)] for text, low in rows]


def item() -> LineItem:
    mention = Mention("Rs 16,300 crore", 0, 15, Amount.stated(Decimal(163000000000), "INR"))
    share = Share("IN 2024-25", date(2024, 4, 1), date(2025, 3, 31), Decimal("1888988819.39"))
    return LineItem(
        "a.txt",
        1,
        mention,
        Unit("million", Decimal(1000000), "USD"),
        value_low=Decimal("1888.98881939"),
        value_high=Decimal("1888.98881939"),
        per_year_low=Decimal(1),
        per_year_high=Decimal(2),
        schedule=Schedule("USD", "even", (share,)),
        rate=Rate("INR", "USD", Decimal("86.28965"), "2025-01", "ecb", "month-mean"),
        announced="2025-01",
        assumptions=(Assumption("start", "start 2024-25"),),
        flags=(Flag("open-ended", "no end"),),
    )


def test_json_has_the_layout_of_the_issue() -> None:
    document = Document(
        Source("Rs 16,300 crore", country="IN", date=PartialDate(2025, 3), name="a.txt"), (item().mention,)
    )
    record = json.loads(json_report.render([(document, [item()])]))
    assert list(record) == ["schema", "document", "items"]
    assert record["document"]["name"] == "a.txt"
    assert record["document"]["date"] == "2025-03"
    found = record["items"][0]
    assert found["mention"] == item().mention.to_dict()
    assert (found["unit"], found["value"], found["announced"]) == ("million USD", "1888.98881939", "2025-01")
    assert (found["per_year"], found["per_year_low"], found["per_year_high"]) == (None, "1", "2")
    assert found["schedule"] == [
        {
            "label": "IN 2024-25",
            "local_label": None,
            "from": "2024-04-01",
            "to": "2025-03-31",
            "amount": "1888.98881939",
        }
    ]
    assert found["rate"]["value"] == "86.28965"
    assert found["assumptions"] == [{"code": "start", "text": "start 2024-25"}]
    assert found["flags"] == [{"code": "open-ended", "text": "no end"}]


def test_json_of_several_documents_is_an_array() -> None:
    one = Document(Source("", name="1"), (), (StatedRate("$1 = Rs 86", 0, 10, Decimal(86), "INR", "USD"),))
    two = Document(Source("", name="2"))
    records = json.loads(json_report.render([(one, ()), (two, ())]))
    assert [record["document"]["name"] for record in records] == ["1", "2"]
    assert records[0]["document"]["rates"][0]["value"] == "86"


def test_json_lines_name_their_document() -> None:
    lines = json_report.render_lines([item(), item()]).splitlines()
    assert [json.loads(line)["doc"] for line in lines] == ["a.txt", "a.txt"]


def test_half_a_surrogate_pair_is_still_json() -> None:
    text = json_report.render([(Document(Source("", title="\ud83d")), ())])
    assert json.loads(text)["document"]["title"] == "\ud83d"
    text.encode("utf-8")


def write_half(target: Path) -> None:
    with opened(str(target)) as handle:
        handle.write("half")
        raise RuntimeError


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "table.csv"
    target.write_text("old")
    with pytest.raises(RuntimeError):
        write_half(target)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]
    target.chmod(0o640)
    with opened(str(target)) as handle:
        handle.write("₹\n")
    assert target.read_bytes() == "₹\n".encode()
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    link = tmp_path / "link.csv"
    link.symlink_to("real.csv")
    with opened(str(link)) as handle:
        handle.write("new")
    assert link.is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"
    with opened("/dev/null") as handle:
        handle.write("gone")
    assert not (tmp_path / "null").exists()


@pytest.mark.parametrize("name", ["missing/table.csv", "", "."])
def test_places_that_can_not_be_written_to(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="can't write"):
        check(name)


def test_json_writes_a_year_as_its_country_does_too() -> None:
    (item,) = fn.normalise(fn.parse("Rs 5 crore in FY 2081/82", country="NP"))
    (share,) = json_report.item_record(item)["schedule"]  # type: ignore[misc]  # a list of records
    assert (share["label"], share["local_label"]) == ("NP 2024-25", "2081/82")
