"""Under both rate rules every command and report shows both figures, and each keeps its own doubts."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date as date_of

import pytest
from hand_made import Rates, dated, item, said, years

import fundnorm as fn
from fundnorm.cli import main
from fundnorm.errors import InputError
from fundnorm.model.item import LineItem
from fundnorm.model.rate import Rate
from fundnorm.normalise.tabulate import tabulate
from fundnorm.report import html
from fundnorm.report.chains import render
from fundnorm.report.formats import Format, View
from fundnorm.report.formats import render as formatted
from fundnorm.report.json import item_record
from fundnorm.report.notes import notes
from fundnorm.report.sentence import remarks, sentences
from fundnorm.report.sheets import remarks_sheet

SUM = "Rs 100 crore over 3 years"
SETTING = ["--country", "IN", "--date", "2020-01-29"]
BOTH = [*SETTING, "--rate-rule", "both"]
PARTIAL = "IN 2026-27: mean of 7 of 12 months"


def under(rule: str, date: str = "2026-03-29") -> LineItem:
    (found,) = fn.normalise(fn.parse(SUM, country="IN", date=date), rate_rule=rule)
    return found


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main([*arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_convert_prints_what_each_rule_prints(capsys: pytest.CaptureFixture[str]) -> None:
    one, other = (
        printed(capsys, "convert", SUM, *SETTING, "--rate-rule", rule)[0] for rule in ("announced", "yearly")
    )
    assert printed(capsys, "convert", SUM, *BOTH) == [one, f"each year's rate: {other}"]
    assert "14.02884579 million USD" in one
    assert "13.66436092 million USD" in other


@pytest.mark.parametrize("command", [["explain", SUM, *BOTH], ["convert", SUM, *BOTH, "--trace"]], ids=str)
def test_a_chain_shows_both_figures(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, *command)
    ends = [line.split(" = ")[1] for line in lines if line.startswith("   unit ")]
    assert ends == ["14.02884579 million USD", "13.66436092 million USD"]


def test_a_doubt_is_told_of_the_figure_that_it_is_of(capsys: pytest.CaptureFixture[str]) -> None:
    found = under("both")
    told = list(remarks(found))
    assert f"each year's rate: doubtful: {PARTIAL}" in told
    assert "assumed: even split over 2025-26 to 2027-28" in told
    assert all(PARTIAL not in flag.text for flag in found.flags)
    assert found.other is not None
    assert PARTIAL in [flag.text for flag in found.other.flags]
    lines = printed(capsys, "explain", SUM, "--country", "IN", "--date", "2026-03-29", "--rate-rule", "both")
    from_here = next(at for at, line in enumerate(lines) if line.startswith("   yearly "))
    assert not any("mean of 7" in line for line in lines[:from_here])
    assert any("mean of 7" in line for line in lines[from_here:])


def test_the_flags_of_each_are_those_that_it_has_alone() -> None:
    found = under("both")
    assert found.flags == under("announced").flags
    assert found.other is not None
    assert found.other.flags == under("yearly").flags


def test_json_has_the_assumptions_and_flags_of_each() -> None:
    record = json.loads(json.dumps(item_record(under("both"))))
    alone = json.loads(json.dumps(item_record(under("yearly"))))
    assert record["flags"] == item_record(under("announced"))["flags"]
    for key in ("value", "schedule", "rate", "rates", "factors", "assumptions", "flags"):
        assert record["yearly"][key] == alone[key]


def test_json_cuts_both_schedules_to_the_years_asked_for() -> None:
    document = fn.parse(SUM, country="IN", date="2020-01-29")
    (found,) = fn.normalise(document, rate_rule="both")
    text = formatted(Format.JSON, [(document, [found])], View(years="calendar"))
    (record,) = json.loads(text)["items"]
    labels = [share["label"] for share in record["schedule"]]
    assert labels[0] == "2019"
    assert [share["label"] for share in record["yearly"]["schedule"]] == labels


def test_a_row_has_the_doubts_under_both() -> None:
    table = tabulate([under("both")])
    (row,) = table.rows
    assert set(str(row[table.columns.index("flags")]).split(";")) == {"rate-held", "rate-partial"}


def test_the_notes_and_sheets_have_the_doubts_under_both() -> None:
    found = under("both")
    assert any(note.startswith("Doubtful: ") and PARTIAL in note for note in notes([found]))
    assert PARTIAL in [row[-1] for row in remarks_sheet([found]).table.rows]


def test_an_html_report_counts_and_tells_the_doubts_under_both() -> None:
    found = under("both")
    page = html.render([(fn.parse(SUM, country="IN", date="2026-03-29"), [found])])
    assert "2 doubtful" in page
    assert "<li>INR rate of 2026-10-30 held for 153 days</li>" in page


def test_an_html_working_has_both_chains() -> None:
    found = under("both", "2020-01-29")
    page = html.render([(fn.parse(SUM, country="IN", date="2020-01-29"), [found])])
    for figure in ("= 14.02884579 million USD", "= 13.66436092 million USD", "each year's rate: 13.66"):
        assert figure in page.replace("&#x27;", "'").replace("&#39;", "'")


def test_a_notebook_shows_both_values() -> None:
    shown = under("both", "2020-01-29")._repr_html_()
    assert "14.02884579" in shown
    assert "13.66436092" in shown


def test_a_trace_has_the_other_chain_beside_it() -> None:
    found = under("both", "2020-01-29")
    trace = found.trace("2020-21")
    assert found.other is not None
    assert trace.other == found.other.trace("2020-21")
    assert trace.steps == under("announced", "2020-01-29").trace("2020-21").steps
    assert trace.figure != trace.other.figure


def test_a_chain_that_is_the_same_under_both_is_told_once() -> None:
    found = item(said(80, announced="2025"), to="USD", rate_rule="both")
    told = found.trace().told
    assert [step.name for step in told] == ["text", "reading", "rate", "value", "yearly"]
    assert told[-1].words.startswith("the same")


def test_a_sum_that_one_rule_alone_has_a_rate_for_says_so() -> None:
    class FromYears(Rates):
        def rate(self, currency: str, target: str, when: object, *, strict: bool = False) -> Rate:
            known = "XAU" if str(when) == "1990" else currency
            return super().rate(known, target, when, strict=strict)

    covered = dated(date_of(2024, 4, 1), date_of(2026, 3, 31))
    found = item(said(160, period=covered, announced="1990"), to="USD", rate_rule="both", rates=FromYears())
    assert [line.partition(": ")[0] for line in sentences(found)] == ["INR 160", "each year's rate"]
    assert next(iter(sentences(found))) == "INR 160: no value: no rate for XAU"
    unspread = item(said(5, announced="2025"), to="USD")
    assert render([unspread, found], year="2025-26").startswith('1  "INR 160", IN 2025-26')
    with pytest.raises(InputError, match="its years: IN 2024-25, IN 2025-26"):
        found.trace("1999-00")


def test_a_sum_without_a_rate_under_either_is_told() -> None:
    found = item(said(5, "XAU", period=years(2)), rate_rule="both")
    with pytest.raises(InputError, match=r"^no rate for XAU$"):
        list(sentences(found))


def test_a_sum_of_one_rule_stands_alone() -> None:
    found = under("yearly")
    assert found.under_rules == (found,)
    both = replace(found, other=found)
    assert (both.all_flags, both.all_assumptions) == (found.flags, found.assumptions)
