"""SOURCES.md: where each table is from, under which licence, and what its owners ask to be said."""

from __future__ import annotations

from collections.abc import Iterable

from databuild.sources import SOURCES, Files

__all__ = ["build"]


def build(files: Files) -> Files:
    """The text of SOURCES.md, with counts and spans taken from `files`."""
    spans = {}
    for level in ("daily", "monthly", "annual"):
        texts = [text for path, text in files.items() if path.startswith(f"rates/{level}/")]
        spans[f"{level}_count"] = str(len(texts))
        spans[f"{level}_span"] = _span(texts)
    for source in ("pwt91", "bls", "cia", "cbdt"):
        texts = [text for path, text in files.items() if path.startswith(f"prices/{source}/")]
        spans[f"{source}_count"] = str(len(texts))
        spans[f"{source}_span"] = _span(texts)
    unicode = (SOURCES / "LICENCE-unicode-v3.txt").read_text(encoding="utf-8")
    bikram = "BS 2000 to 2097, July 1943 to July 2040"
    text = (SOURCES / "SOURCES.template.md").read_text(encoding="utf-8")
    return {"SOURCES.md": text.format(unicode=unicode, bikram_span=bikram, **spans)}


def _span(texts: Iterable[str]) -> str:
    keys = [row.partition(",")[0] for text in texts for row in text.splitlines()[1:]]
    return f"{min(keys)} to {max(keys)}"
