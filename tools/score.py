"""Score money mentions against a gold file.

Usage: python tools/score.py GOLD.jsonl PREDICTIONS.jsonl [options]

Both files are JSON Lines. A prediction line is {"id": ..., "mentions": [...]}, each mention with the gold keys
(start, end, low, high, currency, modifier, rate_per, period, by_year, kind, part_of, equivalent_of, label). Other keys
are ignored; a key left out counts as null; a gold document without a prediction line counts as predicted empty.
Exit status: 0 fine, 1 a --min was missed, 2 bad input. Standard library only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

import matching
from matching import Document, InputError, Mention, Pairs, read_jsonl

__all__ = [
    "MEASURES",
    "Figures",
    "Ranked",
    "Scores",
    "Tally",
    "evaluate",
    "print_failures",
    "print_groups",
    "print_overall",
    "score_document",
]

_LONG = 700  # characters

MEASURES = {
    "span_p": "predicted mentions that overlap a gold one, one to one",
    "span_r": "gold mentions found",
    "span_f1": "",
    "span_exact": "matched pairs with the very same span",
    "value_currency_acc": "matched pairs with low, high and currency right",
    "value_currency_p": "predicted mentions that are right in low, high and currency",
    "value_currency_r": "gold mentions got right in low, high and currency",
    "value_currency_f1": "the headline",
    "figure_acc": "matched pairs with the figures right, open ends and currency aside",
    "currency_acc": "matched pairs",
    "modifier_acc": "matched pairs",
    "rate_per_acc": "matched pairs",
    "rate_per_f1": "mentions with a rate",
    "period_p": "predicted periods with years, from and to right",
    "period_r": "gold periods got right",
    "period_f1": "",
    "by_year_exact": "gold mentions with by_year that are wholly right",
    "by_year_f1": "mentions with by_year",
    "part_of_p": "predicted links",
    "part_of_r": "gold links",
    "part_of_f1": "",
    "equivalent_of_p": "predicted links",
    "equivalent_of_r": "gold links",
    "equivalent_of_f1": "",
    "kind_acc": "matched pairs",
    "kind_coarse_acc": "matched pairs",
    "label_overlap": "mean token F1 over matched pairs with a label on either side",
    "negatives_clean": "documents without money that raise no false alarm",
    "docs_right": "documents with every sum right and nothing more",
}
"""Each measure and what its number of cases counts."""

Figures = dict[str, tuple[float | None, int]]
Ranked = list[tuple[float, str, Document, list[tuple[float, str]]]]


def _ratio(part: float, whole: int) -> tuple[float | None, int]:
    return (part / whole if whole else None, whole)


@dataclass
class Tally:
    """True positives, predicted and gold things by name, and for means their sum and count."""

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    predicted: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    gold: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    total: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    count: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def share(self, name: str, value: float) -> None:
        """Add one value to the mean `name`."""
        self.total[name] += value
        self.count[name] += 1

    def add(self, other: Tally) -> None:
        """Add everything that `other` counted."""
        for name in ("right", "predicted", "gold", "total", "count"):
            mine = getattr(self, name)
            for key, value in getattr(other, name).items():
                mine[key] += value

    def figures(self) -> Figures:
        """Each measure's value (None without cases) and its number of cases."""
        return {name: self._figure(name) for name in MEASURES}

    def _figure(self, name: str) -> tuple[float | None, int]:
        base, _, tail = name.rpartition("_")
        if tail == "p":
            return _ratio(self.right[base], self.predicted[base])
        if tail == "r" or name == "by_year_exact":
            return _ratio(self.right[base], self.gold[base])
        if tail == "f1":
            value, _ = _ratio(2 * self.right[base], self.predicted[base] + self.gold[base])
            return value, self.gold[base]
        return _ratio(self.total[name], self.count[name])


@dataclass
class _Case:
    """One document while it is scored: its mentions, how they pair, what is counted and what went wrong."""

    text: str
    gold: Sequence[Mention]
    predicted: Sequence[Mention]
    pairs: Pairs
    tally: Tally = field(default_factory=Tally)
    errors: list[tuple[float, str]] = field(default_factory=list)

    def matched(self) -> Iterator[tuple[int, int, Mention, Mention]]:
        for g, p in sorted(self.pairs.items()):
            yield g, p, self.gold[g], self.predicted[p]

    def shown(self, mention: Mention) -> str:
        place = matching.span(mention)
        return repr(self.text[slice(*place)] if place else mention.get("text"))

    def wrong(self, weight: float, what: str, mention: Mention, found: str) -> None:
        self.errors.append((weight, f"{what:<13} {self.shown(mention)}{found}"))


def score_document(gold: Document, predicted: Document) -> tuple[Tally, list[tuple[float, str]]]:
    """The tally of one document, and its errors, each a weight and a line."""
    wanted, got = gold["mentions"], predicted["mentions"]
    case = _Case(gold.get("text", ""), wanted, got, matching.match(wanted, got))
    _count_found(case)
    _count_pairs(case)
    _count_times(case)
    _count_links(case)
    if not wanted:
        case.tally.share("negatives_clean", not got)
    case.tally.share("docs_right", case.tally.right["value_currency"] == len(wanted) == len(got))
    return case.tally, case.errors


def _count_found(case: _Case) -> None:
    for name in ("span", "value_currency"):
        case.tally.gold[name], case.tally.predicted[name] = len(case.gold), len(case.predicted)
    case.tally.right["span"] = len(case.pairs)
    for g, mention in enumerate(case.gold):
        if g not in case.pairs:
            case.wrong(3, "missed", mention, f" = {_money(mention)}")
    found = set(case.pairs.values())
    for p, mention in enumerate(case.predicted):
        if p not in found:
            case.wrong(3, "false alarm", mention, f" = {_money(mention)}")


def _count_pairs(case: _Case) -> None:
    tally = case.tally
    for _, _, gold, got in case.matched():
        right = matching.same_value(gold, got)
        tally.right["value_currency"] += right
        tally.share("value_currency_acc", right)
        tally.share("span_exact", matching.span(gold) == matching.span(got))
        tally.share("figure_acc", matching.same_figure(gold, got))
        tally.share("currency_acc", gold.get("currency") == got.get("currency"))
        tally.share("kind_coarse_acc", matching.coarse(gold) == matching.coarse(got))
        if not right:
            case.wrong(2, "value", gold, f": want {_money(gold)}, got {_money(got)}")
        for key, weight in (("modifier", 1), ("rate_per", 1), ("kind", 0.2)):
            same = gold.get(key) == got.get(key)
            tally.share(f"{key}_acc", same)
            if not same:
                case.wrong(weight, key, gold, f": want {gold.get(key)}, got {got.get(key)}")
        if gold.get("label") or got.get("label"):
            tally.share("label_overlap", matching.token_f1(gold.get("label"), got.get("label")))


def _count_times(case: _Case) -> None:
    """Count what is mostly null over all mentions, matched or not."""
    tests = {
        "rate_per": lambda a, b: a == b,
        "period": matching.same_period,
        "by_year": matching.same_by_year,
    }
    for key, same in tests.items():
        case.tally.gold[key] = sum(mention.get(key) is not None for mention in case.gold)
        case.tally.predicted[key] = sum(mention.get(key) is not None for mention in case.predicted)
        for _, _, gold, got in case.matched():
            a, b = gold.get(key), got.get(key)
            if a is not None and b is not None and same(a, b):
                case.tally.right[key] += 1
            elif key != "rate_per" and (a is not None or b is not None):
                case.wrong(1, key, gold, f": want {_brief(a)}, got {_brief(b)}")


def _count_links(case: _Case) -> None:
    back = {p: g for g, p in case.pairs.items()}
    for key in ("part_of", "equivalent_of"):
        case.tally.gold[key] = sum(mention.get(key) is not None for mention in case.gold)
        case.tally.predicted[key] = sum(mention.get(key) is not None for mention in case.predicted)
        for g, p, gold, got in case.matched():
            if matching.right_link(case.gold, case.predicted, (g, p), key, back):
                case.tally.right[key] += 1
            elif gold.get(key) is not None or got.get(key) is not None:
                want = case.shown(case.gold[gold[key]]) if gold.get(key) is not None else None
                target = matching.link(got, key, len(case.predicted))
                given = case.shown(case.predicted[target]) if target is not None and target >= 0 else target
                case.wrong(1, key, gold, f": want {want}, got {given}")


def _money(mention: Mention) -> str:
    low, high = mention.get("low"), mention.get("high")
    return f"{low if low == high else f'{low}..{high}'} {mention.get('currency')}"


def _brief(value: object) -> str:
    if isinstance(value, dict) and ("years" in value or "from" in value):
        return f"{value.get('years')}y {value.get('from')}..{value.get('to')}"
    return "None" if value is None else json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures and document counts by group ("overall", "genre:india", …), and the faulty documents, worst first."""

    figures: dict[str, Figures]
    counts: dict[str, int]
    ranked: Ranked


def _groups(document: Document) -> Iterator[str]:
    yield "overall"
    yield f"file:{document.get('file')}"
    yield f"genre:{document.get('genre')}"
    yield f"lang:{document.get('lang')}"
    yield "length:long" if len(document.get("text", "")) > _LONG else "length:short"


def evaluate(gold: Mapping[str, Document], predicted: Mapping[str, Document]) -> Scores:
    """Every gold document scored; one that has no prediction counts as predicted empty."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    counts: dict[str, int] = defaultdict(int)
    ranked: Ranked = []
    for ident, document in gold.items():
        tally, errors = score_document(document, predicted.get(ident, {"mentions": []}))
        for group in _groups(document):
            tallies[group].add(tally)
            counts[group] += 1
        if errors:
            ranked.append((sum(weight for weight, _ in errors), ident, document, errors))
    ranked.sort(key=lambda row: (-row[0], row[1]))
    return Scores({group: tally.figures() for group, tally in tallies.items()}, counts, ranked)


def print_overall(scores: Scores) -> None:
    """Print each measure over all documents."""
    print(f"overall: {scores.counts['overall']} documents")
    for name, note in MEASURES.items():
        value, cases = scores.figures["overall"][name]
        shown = "-" if value is None else f"{value:.4f}"
        print(f"  {name:<20} {shown:>7}  n={cases:<6} {note}".rstrip())


def print_groups(scores: Scores, title: str, prefix: str) -> None:
    """Print each measure by the groups whose name begins with `prefix`, twelve side by side."""
    names = (group for group in scores.figures if group.startswith(prefix))
    ordered = sorted(names, key=lambda group: (-scores.counts[group], group))
    for at in range(0, len(ordered), 12):
        block = ordered[at : at + 12]
        heads = [group.removeprefix(prefix) for group in block]
        widths = [max(6, len(head)) + 1 for head in heads]
        rows = [("", heads), ("documents", [str(scores.counts[group]) for group in block])]
        rows += [(name, [_cell(scores.figures[group][name][0]) for group in block]) for name in MEASURES]
        print(f"\n{title}")
        for name, cells in rows:
            print(f"  {name:<20}" + "".join(c.rjust(width) for c, width in zip(cells, widths, strict=True)))


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def print_failures(ranked: Ranked, limit: int) -> None:
    """Print the worst documents and what is wrong in each."""
    print(f"\nworst {min(limit, len(ranked))} of {len(ranked)} documents with errors")
    for weight, ident, document, errors in ranked[:limit]:
        setting = ", ".join(str(document.get(key)) for key in ("genre", "lang", "country", "date"))
        text = " ".join(document.get("text", "").split())
        text = text if len(text) <= 160 else f"{text[:157]}..."
        print(
            f"\n{ident}  [{setting}]  error weight {weight:g}\n  {text if text.isprintable() else repr(text)}"
        )
        for _, line in sorted(errors, key=lambda error: -error[0]):
            print(f"    {line}")


def _minimum(argument: str) -> tuple[str, str, float]:
    name, _, least = argument.rpartition("=")
    group, slash, measure = name.rpartition("/")
    try:
        if measure in MEASURES:
            return group if slash else "overall", measure, float(least)
    except ValueError:
        pass
    message = f"{argument!r}: want [GROUP/]MEASURE=VALUE, measures: {', '.join(MEASURES)}"
    raise argparse.ArgumentTypeError(message)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("gold")
    add("predictions")
    add("--min", dest="minimums", action="append", default=[], type=_minimum, metavar="[GROUP/]MEASURE=VALUE")
    add("--failures", type=int, default=0, metavar="N", help="list the N documents with most errors")
    add("--brief", action="store_true", help="overall figures only")
    add("--json", action="store_true", help="every figure as one JSON object")
    return parser.parse_args(arguments)


def _print_all(scores: Scores, options: argparse.Namespace) -> None:
    if options.json:
        print(
            json.dumps({"documents": scores.counts, "measures": scores.figures}, ensure_ascii=False, indent=1)
        )
        return
    print_overall(scores)
    if not options.brief:
        print_groups(scores, "by genre", "genre:")
        print_groups(scores, "by language", "lang:")
        print_groups(scores, f"by length (long: over {_LONG} characters)", "length:")
    if options.failures > 0:
        print_failures(scores.ranked, options.failures)


def _missed(scores: Scores, minimums: Sequence[tuple[str, str, float]]) -> Iterator[str]:
    for group, measure, least in minimums:
        value = scores.figures[group][measure][0] if group in scores.figures else None
        if value is None or value < least:
            yield f"below minimum: {group}/{measure}: {_cell(value)}, want at least {least:g}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Score one file against another; the exit status."""
    options = _options(arguments)
    try:
        gold, predicted = read_jsonl(options.gold), read_jsonl(options.predictions)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    if not gold:
        print(f"{options.gold}: no documents", file=sys.stderr)
        return 2
    for note, left in (
        ("without predictions", gold.keys() - predicted),
        ("not in the gold", predicted.keys() - gold),
    ):
        if left:
            print(f"note: {len(left)} documents {note}, e.g. {min(left)}", file=sys.stderr)
    scores = evaluate(gold, predicted)
    _print_all(scores, options)
    missed = list(_missed(scores, options.minimums))
    print(*missed, sep="\n", end="\n" if missed else "", file=sys.stderr)
    return 1 if missed else 0


def run(command: Callable[[], int]) -> NoReturn:
    """End the process with the status of a command; a reader that goes away ("| head") is no error to speak of."""
    try:
        sys.exit(command())
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)


if __name__ == "__main__":
    run(main)
