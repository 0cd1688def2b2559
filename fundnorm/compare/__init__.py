"""Many documents as one table: repeats folded, stages side by side, totals that count no money twice.

The front door's `fundnorm.compare(documents)` and this room share a name, so the room itself can be called. What the
call needs is imported at the call, for the command line looks in here at every start.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from fundnorm.compare.comparison import Comparison

__all__: list[str] = []


class _Room(ModuleType):
    """This module, which `fundnorm.compare(documents)` calls."""

    def __call__(self, *data: Any, **options: Any) -> Comparison:  # noqa: ANN401  the arguments of `compare`
        return self.__wrapped__(*data, **options)

    @property
    def __wrapped__(self) -> Callable[..., Comparison]:
        """What is called, as `help` and `inspect.signature` tell of it."""
        from fundnorm.compare.comparing import compare

        return compare


sys.modules[__name__].__class__ = _Room
