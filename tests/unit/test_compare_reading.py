"""Files read by several processes: how these end."""

from __future__ import annotations

from signal import SIG_DFL, SIGINT, getsignal

from fundnorm.compare.reading import _pool


def test_an_interrupt_ends_a_process_without_a_traceback() -> None:
    with _pool(1) as pool:
        assert pool.submit(getsignal, SIGINT).result() == SIG_DFL
