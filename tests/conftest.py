"""The tools and what tests share are on the path, the checkout never is: what is installed gets tested."""

from __future__ import annotations

import os
import sys
import sysconfig
import tempfile
from pathlib import Path

from hypothesis import settings

import fundnorm

ROOT = Path(__file__).resolve().parent.parent

sys.path.append(str(ROOT / "tools"))
sys.path.append(str(ROOT / "tests" / "support"))

_UPDATED = tempfile.TemporaryDirectory(prefix="fundnorm-tests-")
os.environ["FUNDNORM_DATA"] = (
    _UPDATED.name
)  # no one's own updated tables change a test, those of a subprocess too

# No test is timed: a busy machine must not fail one. The gate answers alike for the same commit; `just search` goes on
# looking with new examples.
settings.register_profile("fundnorm", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("fundnorm")


def pytest_report_header() -> str:
    """Say which copy is tested; the gate insists on the installed one."""
    place = Path(next(iter(fundnorm.__path__))).resolve()
    installed = Path(sysconfig.get_path("purelib")).resolve() in place.parents
    return f"fundnorm: {'installed copy' if installed else 'checkout'}, {place}"


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Call bytes by their argument's name: what a packer writes may hold the time, and workers must agree on names."""
    return argname if isinstance(val, bytes) else None
