"""`fundnorm scan`: the sums of a corpus of JSON lines."""

from __future__ import annotations

from typing import Annotated

import typer

from fundnorm.cli.documents import check
from fundnorm.cli.manners import BROKEN_LINES, say, stage
from fundnorm.cli.options import Output

__all__ = ["scan"]


def scan(
    path: Annotated[
        str, typer.Argument(metavar="IN.jsonl", help="One JSON object a line; - is standard input.")
    ],
    output: Output = "-",
) -> None:
    """Read the sums of a corpus of JSON lines.

    {"text", "id", "lang", "country", "date"} in, all but the text optional; {"id", "mentions"} out, in the same order.

    A line that can't be read is reported by its number on standard error; the others come out, and the exit code is 1.
    """
    from fundnorm.batch.lines import Broken
    from fundnorm.batch.lines import scan as scanned
    from fundnorm.readers.text import opened_lines
    from fundnorm.recognise import parse

    check(output)
    broken = 0
    with opened_lines(path) as lines, stage(output, utf8=True) as out:
        for result in scanned(lines, parse):
            if isinstance(result, Broken):
                broken += 1
                say(str(result))
            else:
                out.write(result)
    if broken:
        raise typer.Exit(BROKEN_LINES)
