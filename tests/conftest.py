"""The tools are on the path of all tests, the checkout never is: what is installed gets tested."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

sys.path.append(str(ROOT / "tools"))
