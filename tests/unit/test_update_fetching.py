"""Files over HTTP against a server that cuts, stalls, refuses and changes its mind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from mirror import Fault, Mirror, served

from fundnorm.errors import FetchError
from fundnorm.update.fetching import Fetcher, Limits

PATH = "/rates.csv"
BODY = bytes(range(256)) * 2000
CUT = 3 << 16  # bytes, whole chunks of what is read at once
QUICK = Limits(connect=2, read=0.3, whole=20, tries=3, first_wait=0.01, longest_wait=1)


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    with served() as one:
        one.files[PATH] = BODY
        one.tags[PATH] = '"a"'
        yield one


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    return Fetcher(tmp_path / "downloads", QUICK)


def fetched(mirror: Mirror, fetcher: Fetcher) -> bytes:
    return fetcher.fetch("rates", mirror.url + PATH).path.read_bytes()


def refused(mirror: Mirror, fetcher: Fetcher) -> str:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch("rates", mirror.url + PATH)
    return str(caught.value)


def test_a_file_comes_whole_and_its_progress_is_told(mirror: Mirror, tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    fetcher = Fetcher(tmp_path, QUICK, lambda name, done, size: told.append((name, done, size)))
    download = fetcher.fetch("rates", mirror.url + PATH)
    assert download.path.read_bytes() == BODY
    assert told[-1] == ("rates", len(BODY), len(BODY))
    assert not (tmp_path / "rates.part").exists()


def test_a_server_out_of_service_is_asked_again(mirror: Mirror, fetcher: Fetcher) -> None:
    mirror.faults[PATH] = [Fault(status=503), Fault(status=429, headers={"Retry-After": "0"})]
    assert fetched(mirror, fetcher) == BODY
    assert len(mirror.asked) == 3


def test_a_server_out_of_service_for_ever_is_given_up(mirror: Mirror, fetcher: Fetcher) -> None:
    mirror.faults[PATH] = [Fault(status=503)] * 9
    assert "out of service (503); the tables in use stay as they are" in refused(mirror, fetcher)
    assert len(mirror.asked) == QUICK.tries


@pytest.mark.parametrize("said", ["seconds", "date"])
def test_who_asks_for_an_hour_is_not_waited_for(said: str, mirror: Mirror, fetcher: Fetcher) -> None:
    in_an_hour = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    mirror.faults[PATH] = [
        Fault(status=503, headers={"Retry-After": "3600" if said == "seconds" else in_an_hour})
    ]
    assert "to be asked again in 3" in refused(mirror, fetcher)
    assert len(mirror.asked) == 1


@pytest.mark.parametrize(
    ("status", "words"), [(404, "nothing at this address"), (403, "does not let us read it")]
)
def test_what_is_not_there_is_asked_for_once(
    status: int, words: str, mirror: Mirror, fetcher: Fetcher
) -> None:
    mirror.faults[PATH] = [Fault(status=status)]
    assert words in refused(mirror, fetcher)
    assert len(mirror.asked) == 1


def test_a_file_that_was_cut_goes_on_where_it_was(mirror: Mirror, fetcher: Fetcher) -> None:
    mirror.faults[PATH] = [Fault(cut=CUT)]
    assert fetched(mirror, fetcher) == BODY
    assert mirror.asked_for(PATH) == ["", "bytes=196608-"]


def test_a_stall_ends_in_words_and_the_next_run_goes_on(mirror: Mirror, fetcher: Fetcher) -> None:
    mirror.faults[PATH] = [Fault(cut=CUT, stall=True), Fault(cut=0, stall=True), Fault(cut=0, stall=True)]
    assert "silent for 0.3 seconds" in refused(mirror, fetcher)
    assert fetched(mirror, fetcher) == BODY
    assert mirror.asked_for(PATH) == ["", *["bytes=196608-"] * 3]


def test_a_server_that_never_answers_is_given_up(mirror: Mirror, fetcher: Fetcher) -> None:
    mirror.files[PATH] = b""
    mirror.faults[PATH] = [Fault(stall=True, headers={"Content-Length": "5"})] * 3
    assert "silent" in refused(mirror, fetcher)


def test_parts_of_two_states_of_a_file_are_never_joined(mirror: Mirror, fetcher: Fetcher) -> None:
    mirror.faults[PATH] = [Fault(cut=CUT)] * 3
    mirror.resumes = False
    refused(mirror, fetcher)
    mirror.resumes, mirror.tags[PATH], mirror.files[PATH] = True, '"b"', BODY[::-1]
    assert fetched(mirror, fetcher) == BODY[::-1]
    assert mirror.asked_for(PATH)[-1] == "bytes=196608-"


@pytest.mark.parametrize("tag", ["", 'W/"a"'])
def test_without_a_strong_name_of_its_state_a_file_is_fetched_anew(
    tag: str, mirror: Mirror, fetcher: Fetcher
) -> None:
    mirror.tags[PATH] = tag
    mirror.faults[PATH] = [Fault(cut=1000)]
    assert fetched(mirror, fetcher) == BODY
    assert mirror.asked_for(PATH) == ["", ""]


def test_a_part_longer_than_the_file_is_thrown_away(mirror: Mirror, fetcher: Fetcher) -> None:
    mirror.faults[PATH] = [Fault(cut=CUT), Fault(status=416)]
    assert fetched(mirror, fetcher) == BODY
    assert mirror.asked_for(PATH) == ["", "bytes=196608-", ""]


def test_another_part_than_the_one_asked_for_is_refused(mirror: Mirror, fetcher: Fetcher) -> None:
    mirror.faults[PATH] = [Fault(cut=CUT), *[Fault(headers={"Content-Range": "bytes 5-9/10"})] * 2]
    assert "another part of the file" in refused(mirror, fetcher)


def test_a_part_of_another_address_is_not_gone_on_with(mirror: Mirror, fetcher: Fetcher) -> None:
    mirror.faults[PATH] = [Fault(cut=CUT)] * 3
    mirror.resumes = False
    refused(mirror, fetcher)
    mirror.resumes = True
    mirror.files["/other.csv"] = b"other"
    assert fetcher.fetch("rates", f"{mirror.url}/other.csv").path.read_bytes() == b"other"


def test_what_came_whole_within_a_day_is_not_fetched_again(mirror: Mirror, fetcher: Fetcher) -> None:
    first = fetcher.fetch("rates", mirror.url + PATH)
    assert fetcher.fetch("rates", mirror.url + PATH) == first
    assert len(mirror.asked) == 1
    note = fetcher.folder / "rates.note.json"
    old = json.loads(note.read_text()) | {"fetched": "2026-01-01T00:00:00Z"}
    note.write_text(json.dumps(old))
    fetcher.fetch("rates", mirror.url + PATH)
    assert len(mirror.asked) == 2


def test_a_file_beyond_all_measure_is_refused(mirror: Mirror, tmp_path: Path) -> None:
    fetcher = Fetcher(tmp_path, QUICK._replace(size=1 << 10))
    assert "which no table of ours has" in refused(mirror, fetcher)


def test_a_server_that_drips_is_given_up(mirror: Mirror, tmp_path: Path) -> None:
    fetcher = Fetcher(tmp_path, QUICK._replace(whole=0))
    assert "not whole after 0 seconds" in refused(mirror, fetcher)


@pytest.mark.parametrize("value", ["many", "²", "-5", ""])
def test_a_length_that_is_none_is_not_relied_on(value: str, mirror: Mirror, fetcher: Fetcher) -> None:
    mirror.faults[PATH] = [
        Fault(status=503, headers={"Retry-After": value}),
        Fault(headers={"Content-Range": value}),
    ]
    assert fetched(mirror, fetcher) == BODY


@pytest.mark.parametrize("url", ["http://[::1", "ftp://example.org/x", "example", "http://"])
def test_what_is_no_address_is_said(url: str, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="is no address"):
        fetcher.fetch("rates", url)


def test_no_server_is_said_in_words(mirror: Mirror, tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="the server takes no connections"):
        Fetcher(tmp_path, QUICK).fetch("rates", "http://127.0.0.1:9/rates.csv")
    assert mirror.asked == []
