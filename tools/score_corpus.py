"""Score the recogniser on the gold corpus, and show what it gained and lost since the committed baseline.

Usage: python tools/score_corpus.py [--failures N] [--doc ID] [--file GOLD.jsonl] [--lang en] [--accept]

Each fixtures/corpus/*.jsonl is read through `fundnorm scan`; the measures are those of tools/score.py. The baseline
(fixtures/corpus/baseline.json) holds the overall measures and, for each document, what is wrong; all else is right.
Exit status: 0 fine, 1 something was lost since the baseline and --strict was given, 2 bad input.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matching
import score
from matching import Document, InputError

__all__ = ["BASELINE", "CORPUS", "changes", "faults", "gold_documents", "recognise", "snapshot"]

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "fixtures" / "corpus"
BASELINE = CORPUS / "baseline.json"
Snapshot = dict[str, Any]
"""{"measures": {name: value}, "documents": {id: [what is wrong; all else is right]}}"""


def gold_documents(files: Sequence[str | Path] = (), lang: str = "en") -> dict[str, Document]:
    """The gold documents of the files (all of the corpus by default) in one language, or in "all"."""
    gold: dict[str, Document] = {}
    for path in files or sorted(CORPUS.glob("*.jsonl")):
        gold.update(matching.read_jsonl(path, corpus=Path(path).stem))
    return {ident: document for ident, document in gold.items() if lang in ("all", document["lang"])}


def recognise(documents: Mapping[str, Document], *, checkout: bool = False) -> dict[str, Document]:
    """The predictions for gold documents by id, out of `fundnorm scan`: of this checkout, or of what is installed."""
    with tempfile.TemporaryDirectory() as folder:
        text, money = Path(folder, "text.jsonl"), Path(folder, "money.jsonl")
        kept = ("id", "text", "lang", "country", "date")
        lines = (json.dumps({key: document[key] for key in kept}) for document in documents.values())
        text.write_text("\n".join(lines), encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)} if checkout else None
        command = [sys.executable, "-m", "fundnorm", "scan", str(text), "--output", str(money)]
        done = subprocess.run(  # noqa: S603  our own command line
            command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True, check=False
        )
        if done.returncode:
            raise InputError(f"fundnorm scan ended with {done.returncode}: {done.stderr}")
        return matching.read_jsonl(money)


def faults(gold: Document, predicted: Document) -> list[str]:
    """What is wrong of a document: "start-end aspect" for its gold mentions, and "false alarm"."""
    wanted, got = gold["mentions"], predicted["mentions"]
    pairs = matching.match(wanted, got)
    back = {p: g for g, p in pairs.items()}
    wrong = ["false alarm"] if len(pairs) < len(got) else []
    for g, mention in enumerate(wanted):
        aspects = matching.wrong_aspects(wanted, got, (g, pairs[g]), back) if g in pairs else matching.ASPECTS
        wrong += [f"{mention['start']}-{mention['end']} {aspect}" for aspect in aspects]
    return wrong


def snapshot(scores: score.Scores, wrong: Mapping[str, list[str]]) -> Snapshot:
    """This run as a baseline."""
    overall = scores.figures["overall"]
    measures = {name: None if value is None else round(value, 4) for name, (value, _) in overall.items()}
    return {"measures": measures, "documents": dict(sorted(wrong.items()))}


def changes(old: Snapshot, new: Snapshot) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What was gained and what was lost, each a list of (id, fault), in the documents that both runs know."""
    gained, lost = [], []
    for ident, wrong in new["documents"].items():
        before = old["documents"].get(ident)
        if before is not None:
            gained += [(ident, fault) for fault in before if fault not in wrong]
            lost += [(ident, fault) for fault in wrong if fault not in before]
    return gained, lost


def _write_baseline(new: Snapshot) -> None:
    """Write one document a line, so that a change shows as the lines it touches."""
    rows = ",\n".join(
        f"  {json.dumps(ident)}: {json.dumps(wrong)}" for ident, wrong in new["documents"].items()
    )
    measures = json.dumps(new["measures"], indent=1).replace("\n", "\n ")
    text = f'{{"measures": {measures},\n "documents": {{\n{rows}\n }}\n}}\n'
    BASELINE.write_text(text, encoding="utf-8")
    print(f"written: {BASELINE.relative_to(ROOT)}")


def _readable(fault: str, text: str) -> str:
    if fault == "false alarm":
        return fault
    place, _, aspect = fault.partition(" ")
    start, _, end = place.partition("-")
    return f"{aspect:<14} {text[int(start) : int(end)]!r}"


def _show_changes(new: Snapshot, gold: Mapping[str, Document]) -> int:
    old = json.loads(BASELINE.read_text(encoding="utf-8"))
    gained, lost = changes(old, new)
    print("\nsince the baseline")
    for word, found in (("gained", gained), ("lost", lost)):
        for ident, fault in found:
            print(f"  {word:<7}{ident}  {_readable(fault, gold[ident]['text'])}")
    for name, value in new["measures"].items():
        if old["measures"].get(name) != value:
            print(f"  {name:<20} {old['measures'].get(name)} -> {value}")
    print(
        f"  {len(gained)} gained, {len(lost)} lost, {len(new['documents'].keys() - old['documents'])} new documents"
    )
    return len(lost)


def _show_document(document: Document, predicted: Document) -> None:
    setting = ", ".join(str(document[key]) for key in ("genre", "lang", "country", "date"))
    print(f"\n{document['id']}  [{setting}]\n{document['text']}\n")
    for title, mentions in (("gold", document["mentions"]), ("predicted", predicted["mentions"])):
        for index, mention in enumerate(mentions):
            print(f"  {title} {index}: {json.dumps(mention, ensure_ascii=False)}")
    for _, line in score.score_document(document, predicted)[1]:
        print(f"    {line}")


def _only(ranked: score.Ranked, kind: str) -> score.Ranked:
    kept = []
    for _, ident, document, errors in ranked:
        chosen = [error for error in errors if error[1].startswith(kind)]
        if chosen:
            kept.append((sum(weight for weight, _ in chosen), ident, document, chosen))
    return sorted(kept, key=lambda row: (-row[0], row[1]))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add(
        "--file",
        action="append",
        default=[],
        help="a gold file (repeatable; all of fixtures/corpus by default)",
    )
    add("--lang", default="en", help="only documents of this language; 'all' for every one")
    add("--failures", type=int, default=0, metavar="N", help="list the N documents with most errors")
    add(
        "--kind",
        default="",
        metavar="WORD",
        help="with --failures: only such errors, e.g. period, missed, value",
    )
    add("--doc", action="append", default=[], metavar="ID", help="show one document in full")
    add("--brief", action="store_true", help="overall figures only")
    add("--accept", action="store_true", help="make this run the baseline")
    add("--strict", action="store_true", help="exit 1 when anything was lost since the baseline")
    options = parser.parse_args(arguments)
    if options.accept and (options.file or options.doc or options.lang != "en"):
        parser.error("--accept takes the whole English corpus; leave out --file, --doc and --lang")
    return options


def _chosen(options: argparse.Namespace) -> dict[str, Document]:
    gold = gold_documents(options.file, "all" if options.doc else options.lang)
    for ident in options.doc:
        if ident not in gold:
            raise InputError(f"no document {ident!r}; ids look like {next(iter(gold), 'dev-0016')}")
    return {ident: gold[ident] for ident in options.doc} or gold


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the corpus, or show documents of it; the exit status."""
    options = _options(arguments)
    try:
        gold = _chosen(options)
        predicted = recognise(gold, checkout=True)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    if options.doc:
        for ident, document in gold.items():
            _show_document(document, predicted[ident])
        return 0
    scores = score.evaluate(gold, predicted)
    score.print_overall(scores)
    if not options.brief:
        score.print_groups(scores, "by file", "file:")
        score.print_groups(scores, "by genre", "genre:")
    if options.failures:
        score.print_failures(_only(scores.ranked, options.kind), options.failures)
    new = snapshot(scores, {ident: faults(document, predicted[ident]) for ident, document in gold.items()})
    lost = _show_changes(new, gold) if BASELINE.exists() else 0
    if options.accept:
        _write_baseline(new)
    return 1 if lost and options.strict else 0


if __name__ == "__main__":
    score.run(main)
