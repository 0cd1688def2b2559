"""One file over HTTP: streamed into a part that a later try goes on with, tried again where waiting may help."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, NamedTuple

from fundnorm.errors import FetchError
from fundnorm.update.downloads import Download, discard, finish, note_start, part_of, resumable, whole_file
from fundnorm.update.replies import Refused, announced_size, goes_on, refusal, validator, waiting_time

if TYPE_CHECKING:
    from requests import Response

__all__ = ["Fetcher", "Limits", "Progress", "silent"]

Progress = Callable[[str, int, int | None], None]
"""What is told how a download gets on: its name, the bytes so far, all its bytes where they are known."""

_CHUNK = 1 << 16  # bytes
_AGENT = {
    "User-Agent": "fundnorm (python-requests)",
    "Accept-Encoding": "identity",
}  # parts are of plain bytes


def silent(name: str, done: int, size: int | None) -> None:
    """Say nothing of how a download gets on."""


class Limits(NamedTuple):
    """How long to wait, in seconds, how often to try, and how many bytes one file may have."""

    connect: float = 10
    read: float = 60
    whole: float = 900
    tries: int = 5
    first_wait: float = 1
    longest_wait: float = 60
    size: int = 128 << 20


class Fetcher(NamedTuple):
    """What fetches files into a folder of downloads."""

    folder: Path
    limits: Limits = Limits()
    progress: Progress = silent

    def fetch(self, name: str, url: str) -> Download:
        """The file of a URL, kept under a name; what an earlier run brought whole within a day is taken as it is.

        FetchError where it can't be had; the part that came stays for the next run, which goes on with it where the
        server can.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = whole_file(self.folder, name, url)
        return kept or self._fetch(name, url)

    def _fetch(self, name: str, url: str) -> Download:
        end = monotonic() + self.limits.whole
        reason = ""
        for tried in range(self.limits.tries):
            try:
                self._take(name, url, end)
                return finish(self.folder, name, url)
            except Refused as refused:
                reason = str(refused)
                wait = refused.wait if refused.wait is not None else self.limits.first_wait * 2**tried
            if wait > self.limits.longest_wait:
                reason += f", to be asked again in {wait:.0f} seconds"
                break
            if tried + 1 < self.limits.tries and monotonic() + wait < end:
                sleep(wait)
        raise FetchError(
            f"{url}: {reason}; the tables in use stay as they are, run `fundnorm data update` again later"
        )

    def _take(self, name: str, url: str, end: float) -> None:
        """One try: the rest of a part where the server agrees, else all of it."""
        import requests

        start, condition = resumable(self.folder, name, url)
        headers = _AGENT | ({"Range": f"bytes={start}-", "If-Range": condition} if start else {})
        timeout = (self.limits.connect, self.limits.read)
        try:
            with requests.get(url, headers=headers, timeout=timeout, stream=True) as reply:
                self._check(name, url, reply)
                self._stream(name, url, reply, start if goes_on(reply, start) else 0, end)
        except requests.exceptions.InvalidURL as error:
            raise FetchError(f"{url} is no address: {error}; give one that begins with https://") from None
        except (requests.exceptions.InvalidSchema, requests.exceptions.MissingSchema):
            raise FetchError(f"{url!r} is no address; give one that begins with https://") from None
        except requests.exceptions.Timeout:
            raise Refused(f"no answer within {self.limits.read:g} seconds") from None
        except requests.exceptions.RequestException as error:
            raise Refused(_in_words(error, self.limits.read)) from None

    def _check(self, name: str, url: str, reply: Response) -> None:
        """Refused for a reply that another try may better; FetchError for one that it can't."""
        if reply.status_code == 416:  # the part is longer than what there is now
            discard(self.folder, name)
            raise Refused("the file has changed while it was fetched", wait=0)
        words = refusal(reply)
        if words and (reply.status_code == 429 or reply.status_code >= 500):
            raise Refused(words, wait=waiting_time(reply))
        if words:
            raise FetchError(
                f"{url}: {words}; look whether the address has moved, and give the new one by --base-url"
            )

    def _stream(self, name: str, url: str, reply: Response, start: int, end: float) -> None:
        """The body, behind what is there of the part; Refused where it ends early."""
        expected = announced_size(reply, start)
        note_start(self.folder, name, url, validator(reply))
        done = start
        with part_of(self.folder, name).open("r+b" if start else "wb") as part:
            part.seek(start)
            part.truncate()
            for chunk in reply.iter_content(_CHUNK):
                part.write(chunk)
                done += len(chunk)
                self.progress(name, done, expected)
                self._check_limits(url, done, end)
            part.flush()
            os.fsync(part.fileno())
        if expected is not None and done != expected:
            raise Refused(f"{done} of {expected} bytes came")

    def _check_limits(self, url: str, done: int, end: float) -> None:
        if done > self.limits.size:
            raise FetchError(
                f"{url}: more than {self.limits.size >> 20} MiB came, which no table of ours has"
            )
        if monotonic() > end:
            raise Refused(f"it was not whole after {self.limits.whole:g} seconds")


def _in_words(error: Exception, seconds: float) -> str:
    """What went wrong on the way, without the names of Python."""
    text = str(error)
    told: Mapping[str, str] = {
        "Read timed out": f"the server fell silent for {seconds:g} seconds",
        "Name or service not known": "no server of this name was found",
        "nodename nor servname": "no server of this name was found",
        "getaddrinfo failed": "no server of this name was found",
        "NameResolutionError": "no server of this name was found",
        "Connection refused": "the server takes no connections",
        "IncompleteRead": "the connection ended before the file did",
        "Connection broken": "the connection ended before the file did",
        "CERTIFICATE_VERIFY_FAILED": "the server's certificate is not to be trusted",
        "redirects": "one address led to another without end",
        "ProxyError": "the proxy did not let it through",
    }
    return next((words for sign, words in told.items() if sign in text), "the connection failed")
