"""A server of one machine that publishes files as the publishers do, and fails in the ways in which servers fail."""

from __future__ import annotations

import json
import lzma
import threading
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from fundnorm.lexicon.store import bundled_table

__all__ = [
    "Fault",
    "Mirror",
    "consumer_prices",
    "history",
    "indicator_pages",
    "published",
    "served",
    "zipped",
]

ROOT = Path(__file__).resolve().parents[2]
_HISTORY = "/ecb/eurofxref-hist.zip"
CODES = ("PA.NUS.FCRF", "NY.GDP.DEFL.ZS", "FP.CPI.TOTL", "PA.NUS.PPP", "SP.POP.TOTL", "NY.GDP.MKTP.CN")


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one reply: a status, headers, a body cut after so many bytes, a stall after it."""

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    stall: bool = False
    body: bytes = b""


@dataclass
class Mirror:
    """The files by path, the faults of the next replies to a path, and what was asked for."""

    url: str
    files: dict[str, bytes] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    faults: dict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))
    asked: list[tuple[str, str]] = field(default_factory=list)
    resumes: bool = True
    closing: threading.Event = field(default_factory=threading.Event)

    def asked_for(self, path: str) -> list[str]:
        """The Range of each request for a path."""
        return [span for one, span in self.asked if one == path]


class _Handler(BaseHTTPRequestHandler):
    mirror: Mirror

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        mirror, path = self.mirror, self.path
        mirror.asked.append((path, self.headers.get("Range", "")))
        fault = mirror.faults[path].pop(0) if mirror.faults[path] else Fault()
        if fault.status:
            self._answer(
                fault.status, fault.body, {"Content-Length": str(len(fault.body)), **fault.headers}, Fault()
            )
        elif path not in mirror.files:
            self._answer(404, b"", {"Content-Length": "0"}, fault)
        else:
            self._file(mirror.files[path], mirror.tags.get(path, ""), fault)

    def _file(self, body: bytes, tag: str, fault: Fault) -> None:
        start, status = 0, 200
        headers = {"ETag": tag} if tag else {}
        asked = self.headers.get("Range", "")
        if asked and self.mirror.resumes and self.headers.get("If-Range") == tag:
            start, status = int(asked.removeprefix("bytes=").rstrip("-")), 206
            headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
        rest = body[start:]
        self._answer(status, rest, {**headers, "Content-Length": str(len(rest)), **fault.headers}, fault)

    def _answer(self, status: int, body: bytes, headers: Mapping[str, str], fault: Fault) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body if fault.cut is None else body[: fault.cut])
        self.wfile.flush()
        if fault.stall:
            self.mirror.closing.wait(30)
        self.close_connection = True


@contextmanager
def served() -> Iterator[Mirror]:
    """A running mirror; it is of this machine alone."""
    mirror = Mirror("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"mirror": mirror}))
    server.daemon_threads = True
    mirror.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield mirror
    finally:
        mirror.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def history(days: Mapping[str, Mapping[str, str]]) -> bytes:
    """The ECB's file with further days: those figures, and those of the last day for the other currencies."""
    with lzma.open(
        ROOT / "tools" / "sources" / "ecb_daily.csv.xz", "rt", encoding="utf-8", newline=""
    ) as handle:
        lines = handle.read().split("\n")
    codes, last = lines[0].split(","), lines[1].split(",")
    newer = [
        ",".join([day, *(figures.get(code, old) for code, old in zip(codes[1:], last[1:], strict=True))])
        for day, figures in sorted(days.items(), reverse=True)
    ]
    return "\n".join([lines[0], *newer, *lines[1:]]).encode()


def zipped(content: bytes) -> bytes:
    """A zip as the ECB's, with one CSV."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("eurofxref-hist.csv", content)
    return out.getvalue()


def consumer_prices(more: Mapping[str, str]) -> bytes:
    """The flat file of the Bureau of Labor Statistics: the months in use and more, padded, among other series."""
    rows = dict(line.split(",")[:2] for line in bundled_table("prices/bls/US.csv").splitlines()[1:])
    lines = ["series_id        \tyear\tperiod\t       value\tfootnote_codes"]
    for month, figure in sorted({**rows, **more}.items()):
        year, number = month.split("-")
        footnote = "X" if figure == "-" else ""
        lines.append(f"CUSR0000SA0      \t{year}\tM{number}\t{'300.1':>12}\t{footnote}")
        lines.append(f"CUUR0000SA0      \t{year}\tM{number}\t{figure:>12}\t{footnote}")
    lines.append(f"CUUR0000SA0      \t2025\tM13\t{'321.9':>12}\t")
    lines.append(f"CUUR0000SA0      \t2025\tS01\t{'320.2':>12}\t")
    return ("\r\n".join(lines) + "\r\n").encode()


def indicator_pages(
    indicator: str, figures: Mapping[tuple[str, str], str | None], size: int = 4, updated: str = "2026-10-07"
) -> list[bytes]:
    """The pages of the World Bank's API for figures by country and year, written as its numbers are."""
    rows = [
        f'{{"indicator":{{"id":"{indicator}","value":"of the test"}},"country":{{"id":"{country}","value":"…"}},'
        f'"countryiso3code":"","date":"{year}","value":{figure or "null"},"unit":"","obs_status":"","decimal":1}}'
        for (country, year), figure in figures.items()
    ]
    pages = [rows[at : at + size] for at in range(0, len(rows), size)] or [[]]
    about = {
        "pages": len(pages),
        "per_page": size,
        "total": len(rows),
        "sourceid": "2",
        "lastupdated": updated,
    }
    return [
        f"[{json.dumps({'page': number, **about})},[{','.join(page)}]]".encode()
        for number, page in enumerate(pages, 1)
    ]


def published(mirror: Mirror) -> list[str]:
    """Let a mirror publish newer tables of all publishers; gives the options that lead to it."""
    mirror.files[_HISTORY] = _newer_history()
    mirror.files["/cu/cu.data.1.AllItems"] = consumer_prices({"2026-09": "335.5"})
    for indicator in CODES:
        put_indicator(mirror, indicator, _FIGURES[indicator])
    mirror.tags |= {path: f'"{len(body)}"' for path, body in mirror.files.items()}
    return [
        f"--base-url={name}={mirror.url}/{path}"
        for name, path in (("ecb", "ecb"), ("world-bank", "wb"), ("us-cpi", "cu"))
    ]


@cache
def _newer_history() -> bytes:
    days = {"2026-11-02": {"INR": "107.5", "USD": "1.12"}, "2026-11-03": {"INR": "107.6", "USD": "1.13"}}
    return zipped(history(days))


def put_indicator(mirror: Mirror, indicator: str, figures: Mapping[tuple[str, str], str | None]) -> None:
    """Publish the pages of an indicator."""
    for number, page in enumerate(indicator_pages(indicator, figures), 1):
        mirror.files[indicator_path(indicator, number)] = page


def indicator_path(indicator: str, number: int) -> str:
    """Where an indicator's page is asked for."""
    path = f"/wb/country/all/indicator/{indicator}?format=json&per_page=5000&page={number}"
    assert parse_qs(urlsplit(path).query)["page"] == [str(number)]
    return path


_FIGURES: dict[str, dict[tuple[str, str], str | None]] = {
    "PA.NUS.FCRF": {
        ("ZH", "2024"): "1.5",
        ("NP", "2024"): "133.9",
        ("NP", "2025"): "139.5",
        ("NP", "2026"): "151.25",
        ("SY", "2025"): "1.1e2",
        ("SY", "2026"): None,
        ("SN", "2025"): "581.7",
    },
    "NY.GDP.DEFL.ZS": {
        ("IN", "2023"): "155.5",
        ("IN", "2024"): "160.25",
        ("ZH", "2024"): "1",
        ("NP", "2024"): None,
    },
    "FP.CPI.TOTL": {("IN", "2024"): "2.2e2"},
    "PA.NUS.PPP": {("IN", "2024"): "20.38"},
    "SP.POP.TOTL": {("IN", "2024"): "1450935791"},
    "NY.GDP.MKTP.CN": {("IN", "2024"): "3.3068145E14"},
}
