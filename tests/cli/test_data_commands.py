"""`fundnorm data` against a server of one machine: newer tables, failures that change nothing, damage, the way back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from mirror import Fault, Mirror, consumer_prices, history, indicator_path, published, served, zipped

import fundnorm
from fundnorm.cli import main
from fundnorm.lexicon.store import POINTER, bundled_table, fetched_on, in_use, read_table
from fundnorm.update.fetching import Limits
from fundnorm.update.publishers import addresses
from fundnorm.update.updating import update
from fundnorm.update.verifying import wrong_bundled, wrong_updated

ECB, CPI = "/ecb/eurofxref-hist.zip", "/cu/cu.data.1.AllItems"
GONE = Fault(status=503, headers={"Retry-After": "3600"})
QUICK = Limits(connect=2, read=0.3, whole=20, tries=2, first_wait=0.01, longest_wait=1)
PAGE = b"<!DOCTYPE html><html><title>We are moving</title></html>"

Ended = tuple[int, str, str]
Run = Callable[..., Ended]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FUNDNORM_DATA", str(tmp_path / "tables"))
    return tmp_path / "tables"


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    with served() as one:
        yield one


@pytest.fixture
def data(folder: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    def run(*arguments: str) -> Ended:
        capsys.readouterr()
        code = main(["data", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    assert not folder.exists()
    return run


def fresh(program: str) -> str:
    """What a new process prints, with the same environment."""
    path = str(Path(next(iter(fundnorm.__path__))).parent)
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 9}, done.stderr
    return done.stdout.strip()


RATE = """
from fundnorm.model.period import PartialDate
from fundnorm.normalise.rates import RateTable
found = RateTable.bundled().rate("INR", "USD", PartialDate(2026, 11, 3))
print(found.date, found.rule, found.source)
"""


def test_newer_tables_are_used_by_the_next_process(mirror: Mirror, data: Run, folder: Path) -> None:
    assert fresh(RATE) == "2026-10-30 held ecb"
    code, out, err = data("update", *published(mirror))
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "ecb: 1999-01-04 to 2026-11-03, in use now",
        "world-bank: 2023 to 2024, in use now",
        "us-cpi: 1913-01 to 2026-09, in use now",
    ]
    assert fresh(RATE) == "2026-11-03 day ecb"
    assert read_table("prices/wb/IN.csv").splitlines() == [
        "period,deflator,cpi,ppp,population,gdp",
        "2023,155.5,,,,",
        "2024,160.25,220,20.38,1450935791,330681450000000",
    ]
    assert "2026,151.25,wb,12,unchecked" in read_table("rates/annual/NPR.csv")
    assert read_table("prices/bls/US.csv").endswith("2026-09,335.5\n")
    assert read_table("rates/monthly/INR.csv") == bundled_table("rates/monthly/INR.csv")
    assert list((folder / "downloads").iterdir()) == []


def test_later_prices_are_used_with_their_day(mirror: Mirror, data: Run) -> None:
    data("update", *published(mirror))
    program = (
        "from fundnorm.cli import main\n"
        "main(['parse', 'Rs 100 crore in 2023', '--country', 'IN', '--basis', 'constant:2024', '--to', 'crore INR'])"
    )
    text = fresh(program)
    assert str(round(Decimal("160.25") / Decimal("155.5") * 100, 2)) in text
    assert f"vintage {fetched_on('wb')}" in " ".join(text.split())
    assert fetched_on("wb")[:2] == "20"


def test_status_says_what_is_updated_and_from_where(mirror: Mirror, data: Run) -> None:
    before = data("status")[1]
    assert "updated" not in before
    assert max(map(len, before.splitlines())) <= 80
    data("update", *published(mirror))
    code, out, err = data("status")
    assert (code, err) == (0, "")
    rows = {line.split("  ")[0]: line for line in out.splitlines()}
    assert rows["rates/daily"].endswith("updated")
    assert "1999-01-04–2026-11-03" in rows["rates/daily"]
    assert rows["prices/wb"].split()[1:4] == ["2023–2024", "World", "Bank"]
    assert rows["rates/monthly"].endswith("bundled")
    assert "European Central Bank (ecb): 1999-01-04 to 2026-11-03, fetched 20" in out
    assert f"from {mirror.url}/ecb/eurofxref-hist.zip" in out
    assert max(len(line) for line in out.splitlines() if "://" not in line) <= 80


def test_only_what_is_named_is_fetched_and_the_rest_is_kept(mirror: Mirror, data: Run) -> None:
    options = published(mirror)
    assert data("update", "us-cpi", *options)[0] == 0
    assert {path for path, _ in mirror.asked} == {CPI}
    assert data("update", "ecb", *options)[0] == 0
    assert read_table("prices/bls/US.csv").endswith("2026-09,335.5\n")
    assert "2026-11-03,107.6" in read_table("rates/daily/INR.csv")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (PAGE, "is a web page"),
        (b"", "is empty"),
        (zipped(history({}))[:5000], "damaged or not whole"),
        (zipped(history({}).replace(b"Date,USD", b"Date,EUR")), "columns are"),
        (zipped(history({})[:900_000].rpartition(b"\n")[0]), "its history has shrunk"),
        (zipped(history({"2026-11-02": {"INR": "0"}})), "INR of 2026-11-02: 0 is not above zero"),
    ],
    ids=["HTML", "empty", "truncated", "columns", "shrunk", "zero"],
)
def test_a_wrong_file_leaves_its_tables_and_the_others_are_taken(
    wrong: bytes, words: str, mirror: Mirror, data: Run
) -> None:
    options = published(mirror)
    mirror.files[ECB] = wrong
    code, out, err = data("update", *options)
    assert code == 2
    assert words in err
    assert "run `fundnorm data update ecb` again later" in err
    assert read_table("rates/daily/INR.csv") == bundled_table("rates/daily/INR.csv")
    assert "us-cpi: 1913-01 to 2026-09, in use now" in out
    published(mirror)
    assert data("update", "ecb", *options)[0] == 0
    assert "2026-11-03,107.6" in read_table("rates/daily/INR.csv")


def test_a_server_out_of_service_is_said_and_whole_pages_are_not_fetched_again(
    mirror: Mirror, data: Run
) -> None:
    options = published(mirror)
    last = indicator_path("NY.GDP.MKTP.CN", 1)
    mirror.faults[last] = [GONE]
    code, _, err = data("update", "world-bank", *options)
    assert code == 2
    assert "out of service (503), to be asked again in 3600 seconds" in err
    assert read_table("prices/wb/IN.csv") == ""
    mirror.asked.clear()
    assert data("update", "world-bank", *options)[0] == 0
    assert mirror.asked == [(last, "")]
    assert read_table("prices/wb/IN.csv")


def test_a_page_in_place_of_an_indicator_leaves_every_table_of_the_bank(mirror: Mirror, data: Run) -> None:
    options = published(mirror)
    mirror.files[indicator_path("PA.NUS.PPP", 1)] = PAGE
    code, _, err = data("update", "world-bank", *options)
    assert (code, "is a web page" in err) == (2, True)
    assert read_table("rates/annual/NPR.csv") == bundled_table("rates/annual/NPR.csv")


def test_a_stall_leaves_the_tables_and_the_next_run_goes_on(mirror: Mirror, folder: Path) -> None:
    bases = addresses([option.partition("=")[2] for option in published(mirror)])
    mirror.faults[ECB] = [Fault(cut=3 << 16, stall=True), Fault(cut=0, stall=True)]
    (outcome,) = update(["ecb"], bases, limits=QUICK)
    assert "silent for 0.3 seconds" in outcome.error
    assert not (folder / POINTER).exists()
    mirror.asked.clear()
    (outcome,) = update(["ecb"], bases, limits=QUICK)
    assert outcome.span == "1999-01-04 to 2026-11-03"
    assert mirror.asked == [(ECB, "bytes=196608-")]


KILLED = """
import os, sys
from fundnorm.cli import main
from fundnorm.update import {module}
def stop(*_):
    os._exit(9)
{module}.{name} = stop
main(["data", "update", *{options!r}])
"""


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("updating", "write"),
        ("generation", "_manifest"),
        ("generation", "_write"),
        ("updating", "put_in_use"),
    ],
)
def test_a_process_killed_before_the_switch_changes_nothing(
    module: str, name: str, mirror: Mirror, data: Run, folder: Path
) -> None:
    options = published(mirror)
    fresh(KILLED.format(module=module, name=name, options=options))
    assert not (folder / POINTER).exists()
    assert fresh(RATE) == "2026-10-30 held ecb"
    assert wrong_updated(in_use(folder)) == []
    mirror.asked.clear()
    assert data("update", *options)[0] == 0
    assert mirror.asked == []
    assert fresh(RATE) == "2026-11-03 day ecb"


def test_what_a_killed_process_half_wrote_is_cleared_away(mirror: Mirror, data: Run, folder: Path) -> None:
    (folder / "generations" / "20200101T000000Z-aaaaaaaa.writing").mkdir(parents=True)
    for month in ("09", "10", "11", "12"):
        options = published(mirror)
        mirror.files[CPI] = consumer_prices(
            {f"2026-{number:02d}": "336" for number in range(9, int(month) + 1)}
        )
        assert data("update", "us-cpi", *options)[0] == 0
    names = [path.name for path in (folder / "generations").iterdir()]
    assert len(names) == 2
    assert not any(name.endswith(".writing") for name in names)


def generation(folder: Path) -> Path:
    used = in_use(folder).generation
    assert used is not None
    return used.folder


def test_a_file_with_other_figures_is_found_and_not_read(mirror: Mirror, data: Run, folder: Path) -> None:
    data("update", *published(mirror))
    path = generation(folder) / "rates" / "daily" / "INR.csv"
    path.write_bytes(path.read_bytes().replace(b"107.6", b"170.6"))
    assert fresh(RATE) == "2026-10-30 held ecb"
    code, out, err = data("verify")
    assert (code, out) == (2, "")
    assert "INR.csv is not the file that was written; the bundled table is read instead" in err.replace(
        "\n", " "
    )
    assert "INR.csv" in data("status")[2]
    assert data("update", *published(mirror))[0] == 0
    assert wrong_updated(in_use(folder)) == []
    assert fresh(RATE) == "2026-11-03 day ecb"


@pytest.mark.parametrize(
    "damage", ["file gone", "file cut", "manifest gone", "manifest changed", "no such name", "path"]
)
def test_a_damaged_generation_is_left_for_the_bundled_tables(
    damage: str, mirror: Mirror, data: Run, folder: Path
) -> None:
    data("update", *published(mirror))
    home, pointer = generation(folder), folder / POINTER
    inr, manifest = home / "rates" / "daily" / "INR.csv", home / "manifest.json"
    if damage == "file gone":
        inr.unlink()
    elif damage == "file cut":
        inr.write_bytes(inr.read_bytes()[:-1])
    elif damage == "manifest gone":
        manifest.unlink()
    elif damage == "manifest changed":
        manifest.write_text(json.dumps({"files": {}}))
    elif damage == "no such name":
        pointer.write_text("20200101T000000Z-aaaaaaaa 00\n")
    else:
        pointer.write_text("../elsewhere 00\n")
    verdict = "from fundnorm.cli import main\nprint(main(['data', 'verify']), main(['data', 'status']))"
    assert fresh(RATE) == "2026-10-30 held ecb"
    assert fresh(verdict).splitlines()[-1] == "2 0"
    assert data("update", *published(mirror))[0] == 0
    assert fresh(RATE) == "2026-11-03 day ecb"


def test_reset_goes_back_and_says_what_it_removed(mirror: Mirror, data: Run, folder: Path) -> None:
    data("update", *published(mirror))
    code, out, _ = data("reset")
    assert code == 0
    assert out.splitlines() == [
        f"removed {folder / 'current'}",
        f"removed {folder / 'generations'}",
        f"removed {folder / 'downloads'}",
        "the bundled tables are in use",
    ]
    assert fresh(RATE) == "2026-10-30 held ecb"
    assert data("reset")[1] == "the bundled tables are in use\n"


def test_a_bundled_table_that_goes_on_longer_is_read(
    mirror: Mirror, data: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    data("update", "us-cpi", *published(mirror))
    assert read_table("prices/bls/US.csv").endswith("2026-09,335.5\n")
    longer = bundled_table("prices/bls/US.csv") + "2026-09,335.6\n2026-10,336\n"
    monkeypatch.setattr("fundnorm.lexicon.store.bundled_table", lambda _: longer)
    assert read_table("prices/bls/US.csv").endswith("2026-10,336\n")


def test_two_updates_at_once_are_refused(mirror: Mirror, data: Run, folder: Path) -> None:
    from fundnorm.update.locking import locked

    with locked(folder):
        code, _, err = data("update", "us-cpi", *published(mirror))
    assert (code, "another update" in err) == (2, True)
    assert data("update", "us-cpi", *published(mirror))[0] == 0


def test_a_folder_that_can_not_be_made_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mirror: Mirror
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FUNDNORM_DATA", str(tmp_path / "file"))
    assert main(["data", "update", *published(mirror)]) == 2
    assert main(["data", "status"]) == 0
    assert wrong_updated(in_use(tmp_path / "file")) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["update", "imf"], "'imf' is no table to update; name one or more of ecb, world-bank, us-cpi"),
        (["update", "--base-url", "ecb"], "write NAME=URL"),
        (["update", "--base-url", "imf=https://example.org"], "the name one of ecb, world-bank, us-cpi"),
        (["update", "--base-url", "ecb=file:///etc"], "the URL with https://"),
    ],
)
def test_a_name_or_an_address_that_is_none_is_said(arguments: list[str], words: str, data: Run) -> None:
    code, _, err = data(*arguments)
    assert code == 2
    assert words in err


def test_verify_counts_what_is_whole(mirror: Mirror, data: Run) -> None:
    data("update", "us-cpi", *published(mirror))
    code, out, _ = data("verify")
    assert code == 0
    assert out.endswith(" bundled and 1 updated tables are whole\n")


def test_bundled_tables_that_are_damaged_are_named(tmp_path: Path) -> None:
    (tmp_path / "checksums.csv").write_text(
        "path,size,sha256,owner,vintage\nrates/a.csv,1,00,ECB,2026-11-23\nrates/b.csv,1,00,ECB,2026-11-23\n"
    )
    (tmp_path / "rates").mkdir()
    (tmp_path / "rates" / "a.csv").write_text("x")
    first, second = wrong_bundled(tmp_path)
    assert "a.csv is not the file that was written" in first
    assert "b.csv can't be read (No such file or directory)" in second


def test_progress_is_shown_to_who_watches_alone() -> None:
    import io

    from fundnorm.update.progress import shown

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, told in ((Terminal(), True), (io.StringIO(), False)):
        with shown(stream) as tell:
            tell("ecb.zip", 10, 100)
        assert ("ecb.zip" in stream.getvalue()) is told
