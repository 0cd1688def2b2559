"""One update at a time: a lock that the system lets go when its process ends, however it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from fundnorm.errors import InputError

__all__ = ["locked"]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder of updated tables for a while; InputError where another process holds it or can't be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / "lock").open("a+b")
    except OSError as error:
        raise InputError(
            f"{folder}: {error.strerror}; name a folder that can be written to in FUNDNORM_DATA"
        ) from None
    with handle:
        try:
            _lock(handle)
        except OSError:
            raise InputError(f"another update of {folder} is running; wait until it has ended") from None
        yield


def _lock(handle: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
