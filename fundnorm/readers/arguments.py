"""What tells an option of a command line from a text that begins with a minus."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from fundnorm.errors import InputError

__all__ = ["refuse_unknown"]

_OPTION = re.compile(r"(--[A-Za-z][A-Za-z-]*)(?:=.*)?\Z|(-[A-Za-z])\Z", re.DOTALL)
_END = "--"


def refuse_unknown(arguments: Sequence[str], known: Collection[str], valued: Collection[str]) -> None:
    """Nothing, where every argument that looks like an option is one; else InputError with the closest option.

    "-£3.2m" and "-5 crore" don't look like options. `valued` are those that take the next argument for their value;
    what follows a lone "--" is text.

    >>> refuse_unknown(["-£3.2m", "--to", "-x"], {"--to"}, {"--to"})
    >>> refuse_unknown(["--ot", "EUR"], {"--to"}, {"--to"})
    Traceback (most recent call last):
    fundnorm.errors.InputError: no option --ot; did you mean --to? A text that looks like an option goes after --
    """
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument == _END:
            return
        elif found := _OPTION.match(argument):
            name = found[1] or found[2]
            if name not in known:
                raise InputError(f"no option {name}; {_advice(name, known)}")
            skip = name in valued and "=" not in argument


def _advice(name: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), 1)
    guess = f"did you mean {close[0]}?" if close else "--help lists them."
    return f"{guess} A text that looks like an option goes after --"
