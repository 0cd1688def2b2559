"""Which fundnorm wrote a report."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

__all__ = ["version"]


def version() -> str:
    """The version that is installed, "" where the package runs without having been installed.

    >>> version()[:2]
    '0.'
    """
    try:
        return installed("fundnorm")
    except PackageNotFoundError:
        return ""
