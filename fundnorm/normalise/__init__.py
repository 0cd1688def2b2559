"""What each sum comes to: in a common unit, year by year, with all that was assumed.

The front door's `fundnorm.normalise(document)` and this room share a name, so the room itself can be called.
"""

from __future__ import annotations

import sys
from types import ModuleType

from fundnorm.normalise.items.making import normalise

__all__ = ["normalise"]


class _Room(ModuleType):
    """This module, which `fundnorm.normalise(document)` calls."""

    __call__ = staticmethod(normalise)


sys.modules[__name__].__class__ = _Room
__wrapped__ = normalise  # what `help` and `inspect.signature` tell of the call
