"""What a server's reply says in its status and headers (RFC 9110), in our words."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from requests import Response

__all__ = ["Refused", "announced_size", "goes_on", "refusal", "validator", "waiting_time"]

_WHOLE = re.compile("[0-9]{1,15}")
_WORDS = {
    403: "the server does not let us read it (403)",
    404: "there is nothing at this address (404)",
    410: "there is nothing at this address any more (410)",
    429: "the server asks for fewer requests (429)",
    500: "the server failed (500)",
    502: "the server behind the address failed (502)",
    503: "the server is out of service (503)",
    504: "the server behind the address did not answer (504)",
}


class Refused(Exception):  # noqa: N818  it is a reply, and another try may well be answered
    """A reply that did not bring the file; `wait` says how many seconds the server asks for, None where it doesn't."""

    def __init__(self, words: str, wait: float | None = None) -> None:
        super().__init__(words)
        self.wait = wait


def refusal(reply: Response) -> str:
    """Why the reply is no file, "" where it is one."""
    if reply.status_code in {200, 206}:
        return ""
    return _WORDS.get(reply.status_code, f"the server answered with status {reply.status_code}")


def goes_on(reply: Response, start: int) -> bool:
    """Whether the reply is what follows the first `start` bytes (206); a 200 is the whole file anew.

    Refused for a part of the file that was not asked for.
    """
    if reply.status_code != 206:
        return False
    if not reply.headers.get("Content-Range", "").startswith(f"bytes {start}-"):
        raise Refused("the server sent another part of the file than the one asked for")
    return True


def announced_size(reply: Response, start: int) -> int | None:
    """The bytes that the whole file should have, None where the reply does not say."""
    if reply.headers.get("Content-Encoding", "identity") != "identity":
        return None  # the length is that of the packed bytes
    length = reply.headers.get("Content-Length", "")
    return start + int(length) if _WHOLE.fullmatch(length) else None


def validator(reply: Response) -> str:
    """What names this state of the file in If-Range: a strong ETag, else Last-Modified, "" where there is neither."""
    if reply.headers.get("Content-Encoding", "identity") != "identity":
        return ""
    tag = reply.headers.get("ETag", "")
    return tag if tag and not tag.startswith("W/") else reply.headers.get("Last-Modified", "")


def waiting_time(reply: Response) -> float | None:
    """The seconds that Retry-After asks for, given as seconds or as a date."""
    from email.utils import parsedate_to_datetime

    asked = reply.headers.get("Retry-After", "").strip()
    if _WHOLE.fullmatch(asked):
        return float(asked)
    try:
        moment = parsedate_to_datetime(asked)
    except ValueError:
        return None
    until = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
