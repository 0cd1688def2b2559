"""Rebuilds fundnorm/data/ from tools/sources/, byte for byte; `--check` only says which files differ, and exits 1.

It needs the standard library only. Files of fundnorm/data/ that are written by hand are none of its business; files
below rates/ and prices/ that it does not make are.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from databuild import calendars, checksums, circulation, currencies, notices, prices, rates
from databuild.sources import Files

DATA = Path(__file__).resolve().parent.parent / "fundnorm" / "data"


def build() -> Files:
    """The text of each file by its path below fundnorm/data/."""
    files = rates.build() | prices.build() | currencies.build() | circulation.build()
    files |= calendars.build()
    return files | notices.build(files) | checksums.build(files)


def differing(files: Files, folder: Path) -> list[str]:
    """The paths that `folder` lacks, has otherwise, or has below rates/ or prices/ and should not."""
    wrong = [path for path, text in files.items() if _bytes(folder / path) != text.encode()]
    paths = (path for made in ("rates", "prices") for path in (folder / made).rglob("*") if path.is_file())
    found = (path.relative_to(folder).as_posix() for path in paths)
    return sorted(wrong + [path for path in found if path not in files])


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def write(files: Files, folder: Path) -> None:
    """Make the files of `folder` those of `files`."""
    for name in differing(files, folder):
        path = folder / name
        if name not in files:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name].encode())


def main(arguments: list[str]) -> int:
    """The exit status: 0, or 1 where `--check` found a difference."""
    if arguments not in ([], ["--check"]):
        print("usage: python tools/build_data.py [--check]", file=sys.stderr)
        return 2
    files = build()
    wrong = differing(files, DATA)
    for path in wrong:
        print(f"fundnorm/data/{path}")
    if not arguments:
        write(files, DATA)
    return int(bool(wrong and arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
