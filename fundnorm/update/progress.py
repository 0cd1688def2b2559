"""How downloads get on, as bars on a terminal and as nothing where no one watches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from fundnorm.update.fetching import Progress, silent

__all__ = ["shown"]


@contextmanager
def shown(stream: TextIO | None) -> Iterator[Progress]:
    """What shows the progress of downloads on a stream while it is a terminal: a bar for each that is under way.

    >>> import io
    >>> with shown(io.StringIO()) as tell:
    ...     tell("ecb.zip", 10, 100)
    """
    if stream is None or not stream.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Bars(*columns, console=Console(file=stream), transient=True) as bars:
        tasks = {}

        def tell(name: str, done: int, size: int | None) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(name, total=size)
            bars.update(tasks[name], completed=done, total=size, visible=done != size)

        yield tell
