"""Gold and predicted mentions side by side: read them, pair them by their spans, and say what is right of a pair."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeGuard

__all__ = [
    "ASPECTS",
    "Document",
    "InputError",
    "Mention",
    "Pairs",
    "anchor",
    "coarse",
    "link",
    "match",
    "read_jsonl",
    "right_link",
    "same_by_year",
    "same_figure",
    "same_period",
    "same_value",
    "span",
    "token_f1",
    "wrong_aspects",
]

Mention = Mapping[str, Any]
Document = dict[str, Any]
Pairs = dict[int, int]

_COARSE = {
    "plan": ("budget", "authorisation", "appropriation", "allocation"),
    "finance": ("commitment", "grant", "loan", "investment"),
    "spent": ("disbursement",),
    "income": ("revenue", "fine"),
    "cost": ("cost",),
    "other": ("other",),
}
_COARSE_OF = {kind: name for name, kinds in _COARSE.items() for kind in kinds}
_YEARS_TOLERANCE = Decimal("0.0005")  # 1/12 may be written 0.083, 0.0833 or 0.08333
_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_NO_NUMBER = Decimal("NaN")  # equals nothing, itself included


class InputError(Exception):
    """A file of gold or predicted documents that can't be used; the message names the line."""


def read_jsonl(path: str | Path, corpus: str = "") -> dict[str, Document]:
    """The documents of a JSON Lines file by id, in their order; each gets mentions and the name of its corpus."""
    documents: dict[str, Document] = {}
    try:
        with Path(path).open(encoding="utf-8") as lines:
            for where, document in _documents(str(path), lines):
                if document["id"] in documents:
                    raise InputError(f"{where}: id {document['id']!r} again")
                documents[document["id"]] = {**document, "file": corpus}
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}") from error
    return documents


def _documents(path: str, lines: Iterator[str]) -> Iterator[tuple[str, Document]]:
    for number, line in enumerate(lines, 1):
        where = f"{path}:{number}"
        if not line.strip():
            continue
        try:
            document = json.loads(line)
        except ValueError as error:
            raise InputError(f"{where}: not JSON: {error}") from error
        if not isinstance(document, dict) or "id" not in document:
            raise InputError(f"{where}: no id")
        mentions = document.get("mentions")
        document["mentions"] = mentions = [] if mentions is None else mentions
        if not isinstance(mentions, list) or not all(isinstance(mention, dict) for mention in mentions):
            raise InputError(f"{where}: mentions is not a list of objects")
        yield where, document


def _is_int(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(value: object) -> Decimal | None:
    if value is None:
        return None
    try:
        result = Decimal(str(value).strip())
    except InvalidOperation:
        return _NO_NUMBER
    return result if result.is_finite() else _NO_NUMBER


def span(mention: Mention) -> tuple[int, int] | None:
    """The mention's start and end, or None where they make no span."""
    start, end = mention.get("start"), mention.get("end")
    return (start, end) if _is_int(start) and _is_int(end) and start < end else None


def link(mention: Mention, key: str, count: int) -> int | None:
    """The index that a link points to: None where there is no link, -1 where it points nowhere."""
    target = mention.get(key)
    if target is None:
        return None
    return target if _is_int(target) and 0 <= target < count else -1


def match(gold: Sequence[Mention], predicted: Sequence[Mention]) -> Pairs:
    """Gold indices to predicted ones: overlapping spans, the best first, then as many pairs as possible."""
    edges = sorted(_edges(gold, predicted))
    choices: dict[int, list[int]] = defaultdict(list)
    pairs: Pairs = {}
    taken: Pairs = {}
    for _, g, p in edges:
        choices[g].append(p)
        if g not in pairs and p not in taken:
            pairs[g], taken[p] = p, g

    def augment(g: int, seen: set[int]) -> bool:
        for p in choices[g]:
            if p not in seen:
                seen.add(p)
                if p not in taken or augment(taken[p], seen):
                    pairs[g], taken[p] = p, g
                    return True
        return False

    for g in range(len(gold)):
        if g not in pairs:
            augment(g, set())
    return pairs


def _edges(gold: Sequence[Mention], predicted: Sequence[Mention]) -> Iterator[tuple[float, int, int]]:
    for g, wanted in enumerate(gold):
        for p, got in enumerate(predicted):
            a, b = span(wanted), span(got)
            if a and b:
                shared = min(a[1], b[1]) - max(a[0], b[0])
                if shared > 0:
                    yield -shared / (max(a[1], b[1]) - min(a[0], b[0])), g, p


def same_value(gold: Mention, got: Mention) -> bool:
    """Whether low, high and currency are the same."""
    return all(_number(gold.get(end)) == _number(got.get(end)) for end in ("low", "high")) and gold.get(
        "currency"
    ) == got.get("currency")


def same_figure(gold: Mention, got: Mention) -> bool:
    """Whether the figures are the same, whichever end is open."""
    return _figures(gold) == _figures(got)


def _figures(mention: Mention) -> list[Decimal | None]:
    low, high = _number(mention.get("low")), _number(mention.get("high"))
    return [low] if low == high else [figure for figure in (low, high) if figure is not None]


def same_period(gold: object, got: object) -> bool:
    """Whether two periods have the same dates and length."""
    if not (isinstance(gold, dict) and isinstance(got, dict)):
        return False
    if any(gold.get(end) != got.get(end) for end in ("from", "to")):
        return False
    wanted, given = _number(gold.get("years")), _number(got.get("years"))
    if wanted is None or given is None:
        return wanted is given
    return abs(wanted - given) <= _YEARS_TOLERANCE


def same_by_year(gold: object, got: object) -> bool:
    """Whether two objects have the same years with the same amounts."""
    if not (isinstance(gold, dict) and isinstance(got, dict)) or set(gold) != set(got):
        return False
    return all(_number(gold[year]) == _number(got[year]) for year in gold)


def _tokens(label: object) -> list[str]:
    if not isinstance(label, str):
        return []
    found: list[str] = []
    for part in label.lower().split():
        word = part.strip("\"'.,;:!?()[]{}«»“”‘’„-–—।")
        if _NO_SPACES.search(word):
            found.extend(word)
        elif word:
            found.append(word)
    return found


def token_f1(gold: object, got: object) -> float:
    """How far two labels overlap, word by word, from 0 to 1."""
    left, right = _tokens(gold), _tokens(got)
    if not left or not right:
        return 0.0
    rest, shared = list(right), 0
    for word in left:
        if word in rest:
            rest.remove(word)
            shared += 1
    return 2 * shared / (len(left) + len(right))


def anchor(mentions: Sequence[Mention], index: int) -> int:
    """The mention that `index` restates, else itself (gold only; at most one step)."""
    target: int | None = mentions[index].get("equivalent_of")
    return index if target is None else target


def coarse(mention: Mention) -> str:
    """The broad group of the mention's kind; "" for a kind that is unknown."""
    return _COARSE_OF.get(str(mention.get("kind")), "")


def right_link(
    gold: Sequence[Mention], predicted: Sequence[Mention], pair: tuple[int, int], key: str, back: Pairs
) -> bool:
    """Whether a pair's predicted link is the gold one; any member of an equivalent pair will do."""
    g, p = pair
    want = gold[g].get(key)
    target = link(predicted[p], key, len(predicted))
    h = None if target is None else back.get(target)
    if want is None or h is None or h == g:
        return False
    return anchor(gold, h) == anchor(gold, want)


ASPECTS = "found span value modifier rate_per kind period by_year part_of equivalent_of".split()
"""What can be right or wrong of a gold mention."""


def wrong_aspects(
    gold: Sequence[Mention], predicted: Sequence[Mention], pair: tuple[int, int], back: Pairs
) -> Iterator[str]:
    """The aspects of a pair that are wrong; what gold leaves null is right where the prediction does too."""
    wanted, got = gold[pair[0]], predicted[pair[1]]
    if span(wanted) != span(got):
        yield "span"
    if not same_value(wanted, got):
        yield "value"
    for key in ("modifier", "rate_per", "kind"):
        if wanted.get(key) != got.get(key):
            yield key
    for key, same in (("period", same_period), ("by_year", same_by_year)):
        if not _silent(wanted, got, key) and not same(wanted.get(key), got.get(key)):
            yield key
    for key in ("part_of", "equivalent_of"):
        if not _silent(wanted, got, key) and not right_link(gold, predicted, pair, key, back):
            yield key


def _silent(gold: Mention, got: Mention, key: str) -> bool:
    return gold.get(key) is None and got.get(key) is None
