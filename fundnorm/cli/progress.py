"""How far a run over many files has come: a bar on a terminal, nothing where no one watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

__all__ = ["bar"]


@contextmanager
def bar(stream: TextIO | None, total: int) -> Iterator[Callable[[str], None]]:
    """What is called with the name of each thing that is done; a bar on the stream while it is a terminal.

    >>> import io
    >>> with bar(io.StringIO(), 2) as done:
    ...     done("a.txt")
    """
    if stream is None or not stream.isatty() or total < 2:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from fundnorm.report.wide import safe

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda name: progress.update(task, advance=1, description=escape(safe(name)))
