"""Score the recogniser on the gold corpus, and show what it gained and lost since the committed baseline.

Usage: python tools/score_corpus.py [--failures N] [--doc ID] [--file GOLD.jsonl] [--lang en] [--accept]

Each fixtures/corpus/*.jsonl is read through `fundnorm scan`; the measures are those of tools/score.py. The baseline
(fixtures/corpus/baseline.json) holds the overall measures and, for each document, what is right of each gold mention.
Exit status: 0 fine, 1 something was lost since the baseline and --strict was given, 2 bad input.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

import score

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the checkout is what is being scored, installed or not
CORPUS = ROOT / "fixtures" / "corpus"
BASELINE = CORPUS / "baseline.json"


def recognise(documents):
    """The prediction lines for gold documents, by id: the one place that knows how the recogniser is reached."""
    from fundnorm.model.period import PartialDate
    from fundnorm.model.source import Source
    from fundnorm.recognise import parse

    predictions = {}
    for ident, doc in documents.items():
        date = PartialDate.parse(doc["date"]) if doc.get("date") else None
        found = parse(
            Source(doc["text"], country=doc.get("country"), date=date, lang=doc.get("lang") or "en")
        )
        predictions[ident] = {"id": ident, "mentions": [mention.to_dict() for mention in found]}
    return predictions


def marks(gold_doc, pred_doc):
    """What is right, as a set of strings: "start-end aspect" for gold mentions, plus "clean" with no false alarm."""
    gold, pred = gold_doc["mentions"], pred_doc["mentions"]
    pairs = score.match(gold, pred)
    right = set()
    if len(pairs) == len(pred):
        right.add("clean")
    back = {p: g for g, p in pairs.items()}
    for g, p in pairs.items():
        name = f"{gold[g]['start']}-{gold[g]['end']}"
        aspects = score.aspects(gold, pred, g, p, back)
        right.update(f"{name} {aspect}" for aspect in aspects)
    return right


def evaluate(gold, predictions):
    """Figures by group, document counts by group, and the documents with errors, worst first."""
    tallies, counts, ranked = defaultdict(score.Tally), defaultdict(int), []
    for ident, doc in gold.items():
        tally, errors = score.score_doc(doc, predictions.get(ident, {"mentions": []}))
        for group in score.groups_of(doc):
            tallies[group].add(tally)
            counts[group] += 1
        if errors:
            ranked.append((sum(weight for weight, _ in errors), ident, doc, errors))
    ranked.sort(key=lambda row: (-row[0], row[1]))
    return {group: tally.figures() for group, tally in tallies.items()}, counts, ranked


def snapshot(figures, right):
    """The baseline of this run: overall measures to four places, and each document's marks."""
    measures = {
        name: None if value is None else round(value, 4) for name, (value, _) in figures["overall"].items()
    }
    return {"measures": measures, "documents": {ident: sorted(marks) for ident, marks in right.items()}}


def write_baseline(path, snap):
    """Write one document a line, so that a change shows as the lines it touches."""
    rows = ",\n".join(
        f"  {json.dumps(i)}: {json.dumps(m, ensure_ascii=False)}"
        for i, m in sorted(snap["documents"].items())
    )
    measures = json.dumps(snap["measures"], indent=1).replace("\n", "\n ")
    path.write_text(f'{{"measures": {measures},\n "documents": {{\n{rows}\n }}\n}}\n', encoding="utf-8")


def show_changes(old, new, gold):
    """Print what was gained and lost since the baseline; the number of losses."""
    lost = gained = 0
    for ident in sorted(new["documents"]):
        before, after = set(old["documents"].get(ident, ())), set(new["documents"][ident])
        if ident not in old["documents"]:
            print(f"  new  {ident}")
            continue
        for sign, changes in (("lost", before - after), ("gained", after - before)):
            for change in sorted(changes):
                print(f"  {sign:<7}{ident}  {readable(change, gold[ident]['text'])}")
        lost += len(before - after)
        gained += len(after - before)
    for name, value in new["measures"].items():
        was = old["measures"].get(name)
        if was != value:
            print(f"  {name:<20} {was} -> {value}")
    print(f"since the baseline: {gained} gained, {lost} lost")
    return lost


def readable(change, text):
    """The mark with the words that it is about."""
    place, _, aspect = change.partition(" ")
    if not aspect:
        return "no false alarm"
    start, _, end = place.partition("-")
    return f"{aspect:<14} {text[int(start) : int(end)]!r}"


def show_document(doc, pred):
    """Print a document's text, its gold and predicted mentions, and every error."""
    print(f"\n{doc['id']}  [{doc['genre']}, {doc['lang']}, {doc['country']}, {doc['date']}]\n{doc['text']}\n")
    for title, mentions in (("gold", doc["mentions"]), ("predicted", pred["mentions"])):
        for index, mention in enumerate(mentions):
            print(f"  {title} {index}: {json.dumps(mention, ensure_ascii=False)}")
    for _, line in score.score_doc(doc, pred)[1]:
        print(f"    {line}")


def options_of(argv):
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--file", action="append", help="a gold file (repeatable; all of fixtures/corpus by default)"
    )
    parser.add_argument("--lang", default="en", help="only documents of this language; 'all' for every one")
    parser.add_argument(
        "--failures", type=int, default=0, metavar="N", help="list the N documents with most errors"
    )
    parser.add_argument("--doc", action="append", default=[], metavar="ID", help="show one document in full")
    parser.add_argument(
        "--measure", help="with --failures: only errors of this kind, e.g. period, missed, value"
    )
    parser.add_argument("--brief", action="store_true", help="overall figures only")
    parser.add_argument("--accept", action="store_true", help="make this run the baseline")
    parser.add_argument(
        "--strict", action="store_true", help="exit 1 when anything was lost since the baseline"
    )
    return parser.parse_args(argv)


def load(options):
    """The gold documents asked for, by id."""
    gold = {}
    for path in options.file or sorted(CORPUS.glob("*.jsonl")):
        gold.update(score.read_jsonl(path))
    return {i: doc for i, doc in gold.items() if options.lang in ("all", doc["lang"])}


def only(ranked, word):
    """The ranked documents with the errors of one kind alone."""
    kept = []
    for _, ident, doc, errors in ranked:
        errors = [error for error in errors if error[1].startswith(word)]
        if errors:
            kept.append((sum(weight for weight, _ in errors), ident, doc, errors))
    return sorted(kept, key=lambda row: (-row[0], row[1]))


def main(argv=None):
    options = options_of(argv)
    try:
        gold = load(options)
    except score.InputError as error:
        print(error, file=sys.stderr)
        return 2
    if options.doc:
        gold = {i: gold[i] for i in options.doc if i in gold}
        if not gold:
            print(f"no document {', '.join(options.doc)}; ids look like dev-0016", file=sys.stderr)
            return 2
    predictions = recognise(gold)
    if options.doc:
        for ident, doc in gold.items():
            show_document(doc, predictions[ident])
        return 0
    figures, counts, ranked = evaluate(gold, predictions)
    score.print_overall(figures, counts)
    if not options.brief:
        score.print_groups("by genre", "genre:", figures, counts)
    if options.failures:
        score.print_failures(only(ranked, options.measure) if options.measure else ranked, options.failures)
    new = snapshot(figures, {i: marks(doc, predictions[i]) for i, doc in gold.items()})
    lost = 0
    if BASELINE.exists() and not options.file and options.lang == "en":
        print()
        lost = show_changes(json.loads(BASELINE.read_text(encoding="utf-8")), new, gold)
    if options.accept:
        write_baseline(BASELINE, new)
    return 1 if lost and options.strict and not options.accept else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # "| head"
        sys.stderr.close()
        sys.exit(1)
