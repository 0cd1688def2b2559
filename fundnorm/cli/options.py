"""The options that several commands share, and arguments that may begin with a minus."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperCommand

__all__ = [
    "Country",
    "Day",
    "Files",
    "Lang",
    "Output",
    "RateDay",
    "TextCommand",
    "Texts",
    "example",
]


class TextCommand(TyperCommand):
    """A command whose TEXT may begin with a minus: only what looks like an option is taken for one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  typer keeps click's types to itself
        """What click makes of the arguments; InputError for an option that the command doesn't have."""
        from fundnorm.readers.arguments import refuse_unknown

        options = [parameter for parameter in self.params if parameter.param_type_name == "option"]
        valued = {name for option in options if not getattr(option, "is_flag", False) for name in option.opts}
        refuse_unknown(args, {name for option in options for name in option.opts} | {"--help"}, valued)
        ctx.ignore_unknown_options = True
        return super().parse_args(ctx, args)


Texts = Annotated[
    list[str] | None,
    typer.Argument(metavar="[TEXT]...", show_default=False, help="What to read; quote it with '…'."),
]
Files = Annotated[
    list[str] | None,
    typer.Option(
        "--file",
        metavar="PATH",
        show_default=False,
        help="Read a file; repeat for more; - is standard input.",
    ),
]
Country = Annotated[
    str | None,
    typer.Option(
        "--country", metavar="CODE", help="The publisher's country, such as IN: decides $, Rs, years."
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="When it was published: YYYY, YYYY-MM or YYYY-MM-DD."),
]
RateDay = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="The time of the rate: YYYY, YYYY-MM or YYYY-MM-DD."),
]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="TAG", help="Its language, BCP 47; en where none is given.")
]
Output = Annotated[
    str, typer.Option("--output", metavar="PATH", help="Write to a file; - is standard output.")
]


def example(command: str) -> str:
    """What stands under a command's help: how it is used.

    >>> example("scan news.jsonl").splitlines()[-1]
    '  $ fundnorm scan news.jsonl'
    """
    return f"Example:\n\n\b\n  $ fundnorm {command}"
