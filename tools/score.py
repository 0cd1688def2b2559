#!/usr/bin/env python3
"""Score money mentions against a gold file.

Usage: python3 score.py GOLD.jsonl PREDICTIONS.jsonl [options]

Both files are JSON Lines. A prediction line is {"id": ..., "mentions": [...]}, each mention
with the gold keys (start, end, low, high, currency, modifier, rate_per, period, by_year,
kind, part_of, equivalent_of, label). Other keys are ignored. A key left out counts as null.
A gold document without a prediction line counts as predicted empty.

Mentions are matched within a document by offsets: spans that overlap, one to one, the
largest overlap first, then as many pairs as possible.

Options:
  --min [GROUP/]MEASURE=VALUE   exit 1 when a measure is lower, or has no cases (repeatable)
                                e.g. --min value_currency_f1=0.92 --min genre:india/span_r=0.9
  --failures N                  list the N documents with most errors
  --brief                       overall figures only
  --json                        print every figure as one JSON object instead of tables

Exit status: 0 fine, 1 a --min was missed, 2 bad input. Standard library only.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from decimal import Decimal, InvalidOperation

COARSE = {
    "budget": "plan",
    "authorisation": "plan",
    "appropriation": "plan",
    "allocation": "plan",
    "commitment": "finance",
    "grant": "finance",
    "loan": "finance",
    "investment": "finance",
    "disbursement": "spent",
    "revenue": "income",
    "fine": "income",
    "cost": "cost",
    "other": "other",
}
YEARS_TOLERANCE = Decimal("0.0005")  # 1/12 may be written 0.083, 0.0833 or 0.08333
LONG = 700  # characters

# measure -> what its second figure counts
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


class InputError(Exception):
    pass


# ---------------------------------------------------------------- reading


def read_jsonl(path):
    docs = {}
    try:
        with open(path, encoding="utf-8") as handle:
            for number, line in enumerate(handle, 1):
                if not line.strip():
                    continue
                try:
                    doc = json.loads(line)
                except ValueError as error:
                    raise InputError(f"{path}:{number}: not JSON: {error}")
                if not isinstance(doc, dict) or "id" not in doc:
                    raise InputError(f"{path}:{number}: no id")
                if doc["id"] in docs:
                    raise InputError(f"{path}:{number}: id {doc['id']!r} again")
                mentions = doc.get("mentions")
                if mentions is None:
                    doc["mentions"] = []
                elif not isinstance(mentions, list) or not all(isinstance(m, dict) for m in mentions):
                    raise InputError(f"{path}:{number}: mentions is not a list of objects")
                docs[doc["id"]] = doc
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}")
    return docs


def is_int(value):
    return isinstance(value, int) and not isinstance(value, bool)


def number(value):
    """Decimal, or None for null; a value that is no number equals nothing."""
    if value is None:
        return None
    if isinstance(value, bool):
        return object()
    try:
        result = Decimal(str(value).strip())
    except InvalidOperation:
        return object()
    return result if result.is_finite() else object()


def span(mention):
    start, end = mention.get("start"), mention.get("end")
    return (start, end) if is_int(start) and is_int(end) and start < end else None


def link(mention, key, count):
    target = mention.get(key)
    if target is None:
        return None
    return target if is_int(target) and 0 <= target < count else -1


# ---------------------------------------------------------------- matching


def match(gold, pred):
    """{gold index: predicted index}: overlapping spans, one to one."""
    edges = []
    for g, gm in enumerate(gold):
        a = span(gm)
        for p, pm in enumerate(pred):
            b = span(pm)
            if a and b:
                shared = min(a[1], b[1]) - max(a[0], b[0])
                if shared > 0:
                    union = max(a[1], b[1]) - min(a[0], b[0])
                    edges.append((-shared / union, g, p))
    edges.sort()
    options = defaultdict(list)
    pairs, taken = {}, {}
    for _, g, p in edges:
        options[g].append(p)
        if g not in pairs and p not in taken:
            pairs[g], taken[p] = p, g

    def augment(g, seen):
        for p in options[g]:
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


# ---------------------------------------------------------------- comparing


def same_value(gm, pm):
    return (
        number(gm.get("low")) == number(pm.get("low"))
        and number(gm.get("high")) == number(pm.get("high"))
        and gm.get("currency") == pm.get("currency")
    )


def same_figure(gm, pm):
    ends = []
    for m in (gm, pm):
        low, high = number(m.get("low")), number(m.get("high"))
        ends.append([x for x in (low, high) if x is not None] if low != high else [low])
    return ends[0] == ends[1]


def same_period(a, b):
    if not (isinstance(a, dict) and isinstance(b, dict)):
        return False
    if a.get("from") != b.get("from") or a.get("to") != b.get("to"):
        return False
    x, y = number(a.get("years")), number(b.get("years"))
    if isinstance(x, Decimal) and isinstance(y, Decimal):
        return abs(x - y) <= YEARS_TOLERANCE
    return x is None and y is None


def same_by_year(a, b):
    if not (isinstance(a, dict) and isinstance(b, dict)) or set(a) != set(b):
        return False
    return all(number(a[k]) == number(b[k]) for k in a)


NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def tokens(label):
    if not isinstance(label, str):
        return []
    found = []
    for word in label.lower().split():
        word = word.strip("\"'.,;:!?()[]{}«»“”‘’„-–—।")
        if NO_SPACES.search(word):
            found.extend(word)
        elif word:
            found.append(word)
    return found


def token_f1(a, b):
    left, right = tokens(a), tokens(b)
    if not left or not right:
        return 0.0
    rest, shared = list(right), 0
    for word in left:
        if word in rest:
            rest.remove(word)
            shared += 1
    return 2 * shared / (len(left) + len(right))


def anchor(mentions, index):
    """The mention that `index` restates, else itself (gold only; at most one step)."""
    target = mentions[index].get("equivalent_of")
    return index if target is None else target


def coarse(kind):
    return COARSE.get(kind, "") if isinstance(kind, str) else ""


# ---------------------------------------------------------------- counting


class Tally:
    """True positives, predicted and gold per kind of thing, and [sum, count] for means."""

    def __init__(self):
        self.tp = defaultdict(int)
        self.pred = defaultdict(int)
        self.gold = defaultdict(int)
        self.mean = defaultdict(lambda: [0.0, 0])

    def share(self, name, right):
        self.mean[name][0] += float(right)
        self.mean[name][1] += 1

    def add(self, other):
        for mine, theirs in ((self.tp, other.tp), (self.pred, other.pred), (self.gold, other.gold)):
            for key, value in theirs.items():
                mine[key] += value
        for key, (total, count) in other.mean.items():
            self.mean[key][0] += total
            self.mean[key][1] += count

    def figures(self):
        """{measure: (value or None, number of cases)}"""
        out = {}
        for name in MEASURES:
            base, _, tail = name.rpartition("_")
            if name == "by_year_exact":
                out[name] = ratio(self.tp["by_year"], self.gold["by_year"])
            elif tail == "p":
                out[name] = ratio(self.tp[base], self.pred[base])
            elif tail == "r":
                out[name] = ratio(self.tp[base], self.gold[base])
            elif tail == "f1":
                cases = self.pred[base] + self.gold[base]
                value, _ = ratio(2 * self.tp[base], cases)
                out[name] = (value, self.gold[base])
            else:
                out[name] = ratio(*self.mean[name])
        return out


def ratio(part, whole):
    return (part / whole if whole else None, whole)


def right_link(gold, pred, g, p, key, back):
    """Whether the predicted link of a matched pair is the gold one, equivalents taken as one."""
    want, target = gold[g].get(key), link(pred[p], key, len(pred))
    h = back.get(target) if target is not None else None
    if want is None or h is None or h == g:
        return False
    return anchor(gold, h) == anchor(gold, want)


def aspects(gold, pred, g, p, back):
    """The names of what is right in a matched pair; an aspect that gold leaves null counts when it is null."""
    gm, pm = gold[g], pred[p]
    right = {"found"}
    if span(gm) == span(pm):
        right.add("span")
    if same_value(gm, pm):
        right.add("value")
    right |= {k for k in ("modifier", "rate_per", "kind") if gm.get(k) == pm.get(k)}
    for key, equal in (("period", same_period), ("by_year", same_by_year)):
        a, b = gm.get(key), pm.get(key)
        if equal(a, b) or (a is None and b is None):
            right.add(key)
    for key in ("part_of", "equivalent_of"):
        if gm.get(key) is None and pm.get(key) is None or right_link(gold, pred, g, p, key, back):
            right.add(key)
    return right


def score_doc(gold_doc, pred_doc):
    """Tally of one document and its error lines as (weight, line)."""
    gold, pred = gold_doc["mentions"], pred_doc["mentions"]
    text = gold_doc.get("text", "")
    pairs = match(gold, pred)
    back = {p: g for g, p in pairs.items()}
    t, errors = Tally(), []

    def shown(mention):
        place = span(mention)
        return repr(text[place[0] : place[1]] if place else mention.get("text"))

    def wrong(weight, g, what, want, got):
        errors.append((weight, f"{what:<13} {shown(gold[g])}: want {want}, got {got}"))

    t.tp["span"], t.gold["span"], t.pred["span"] = len(pairs), len(gold), len(pred)
    t.gold["value_currency"], t.pred["value_currency"] = len(gold), len(pred)
    for g, gm in enumerate(gold):
        if g not in pairs:
            errors.append((3, f"{'missed':<13} {shown(gm)} = {money(gm)}"))
    for p, pm in enumerate(pred):
        if p not in back:
            errors.append((3, f"{'false alarm':<13} {shown(pm)} = {money(pm)}"))

    for g, p in sorted(pairs.items()):
        gm, pm = gold[g], pred[p]
        t.share("span_exact", span(gm) == span(pm))
        right = same_value(gm, pm)
        t.tp["value_currency"] += right
        t.share("value_currency_acc", right)
        t.share("figure_acc", same_figure(gm, pm))
        t.share("currency_acc", gm.get("currency") == pm.get("currency"))
        if not right:
            wrong(2, g, "value", money(gm), money(pm))
        for key in ("modifier", "rate_per", "kind"):
            same = gm.get(key) == pm.get(key)
            t.share(key + "_acc", same)
            if not same and (key != "kind" or pm.get(key) is not None):
                wrong(0.2 if key == "kind" else 1, g, key, gm.get(key), pm.get(key))
        t.share("kind_coarse_acc", coarse(gm.get("kind")) == coarse(pm.get("kind")))
        if gm.get("label") or pm.get("label"):
            t.share("label_overlap", token_f1(gm.get("label"), pm.get("label")))

    # things that are mostly null: over all mentions, matched or not
    same = {
        "rate_per": lambda a, b: a == b,
        "period": same_period,
        "by_year": same_by_year,
    }
    for key, equal in same.items():
        t.gold[key] = sum(gm.get(key) is not None for gm in gold)
        t.pred[key] = sum(pm.get(key) is not None for pm in pred)
        for g, p in sorted(pairs.items()):
            a, b = gold[g].get(key), pred[p].get(key)
            if a is None and b is None:
                continue
            if a is not None and b is not None and equal(a, b):
                t.tp[key] += 1
            elif key != "rate_per":
                wrong(1, g, key, brief(a), brief(b))

    # links, through the alignment; a link to any member of an equivalent pair counts
    for key in ("part_of", "equivalent_of"):
        t.gold[key] = sum(gm.get(key) is not None for gm in gold)
        for p, pm in enumerate(pred):
            target = link(pm, key, len(pred))
            if target is None:
                continue
            t.pred[key] += 1
            g, h = back.get(p), back.get(target)
            want = gold[g].get(key) if g is not None else None
            if want is not None and h is not None and h != g and (anchor(gold, h) == anchor(gold, want)):
                t.tp[key] += 1
            elif g is not None:
                got = shown(gold[h]) if h is not None else f"prediction {pm.get(key)}"
                wrong(1, g, key, shown(gold[want]) if want is not None else None, got)
        for g, p in sorted(pairs.items()):
            if gold[g].get(key) is not None and pred[p].get(key) is None:
                wrong(1, g, key, shown(gold[gold[g][key]]), None)

    if not gold:
        t.share("negatives_clean", not pred)
    t.share("docs_right", t.tp["value_currency"] == len(gold) == len(pred))
    return t, errors


def money(m):
    low, high = m.get("low"), m.get("high")
    value = str(low) if low == high else f"{low}..{high}"
    return f"{value} {m.get('currency')}"


def brief(value):
    if isinstance(value, dict) and ("years" in value or "from" in value):
        return f"{value.get('years')}y {value.get('from')}..{value.get('to')}"
    return value if value is None else json.dumps(value, ensure_ascii=False)


# ---------------------------------------------------------------- reporting


def groups_of(doc):
    yield "overall"
    yield f"genre:{doc.get('genre')}"
    yield f"lang:{doc.get('lang')}"
    yield "length:long" if len(doc.get("text", "")) > LONG else "length:short"


def cell(figure):
    value = figure[0]
    return "-" if value is None else f"{value:.3f}"


def print_overall(figures, counts):
    print(f"overall: {counts['overall']} documents")
    for name, note in MEASURES.items():
        value, cases = figures["overall"][name]
        shown = "-" if value is None else f"{value:.4f}"
        print(f"  {name:<20} {shown:>7}  n={cases:<6} {note}".rstrip())


def print_groups(title, prefix, figures, counts):
    names = sorted((g for g in figures if g.startswith(prefix)), key=lambda g: (-counts[g], g))
    for at in range(0, len(names), 12):
        block = names[at : at + 12]
        heads = [g[len(prefix) :] for g in block]
        width = [max(6, len(h)) + 1 for h in heads]
        print(f"\n{title}")
        print(" " * 22 + "".join(h.rjust(w) for h, w in zip(heads, width)))
        print("  " + "documents".ljust(20) + "".join(str(counts[g]).rjust(w) for g, w in zip(block, width)))
        for name in MEASURES:
            print(
                "  " + name.ljust(20) + "".join(cell(figures[g][name]).rjust(w) for g, w in zip(block, width))
            )


def print_failures(ranked, limit):
    print(f"\nworst {min(limit, len(ranked))} of {len(ranked)} documents with errors")
    for weight, ident, doc, errors in ranked[:limit]:
        text = " ".join(doc.get("text", "").split())
        text = text if len(text) <= 160 else text[:157] + "..."
        print(
            f"\n{ident}  [{doc.get('genre')}, {doc.get('lang')}, {doc.get('country')}, "
            f"{doc.get('date')}]  error weight {weight:g}"
        )
        print(f"  {text!r}" if any(not c.isprintable() for c in text) else f"  {text}")
        for _, line in sorted(errors, key=lambda e: -e[0]):
            print(f"    {line}")


def parse_minimum(argument):
    name, eq, value = argument.rpartition("=")
    group, slash, measure = name.rpartition("/")
    try:
        if not eq or measure not in MEASURES:
            raise ValueError
        return group if slash else "overall", measure, float(value)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{argument!r}: want [GROUP/]MEASURE=VALUE, measures: {', '.join(MEASURES)}"
        )


def main(argv=None):
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold")
    parser.add_argument("predictions")
    parser.add_argument(
        "--min",
        dest="minimums",
        action="append",
        default=[],
        type=parse_minimum,
        metavar="[GROUP/]MEASURE=VALUE",
    )
    parser.add_argument("--failures", type=int, default=0, metavar="N")
    parser.add_argument("--brief", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    try:
        gold = read_jsonl(options.gold)
        pred = read_jsonl(options.predictions)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2

    missing = [i for i in gold if i not in pred]
    extra = [i for i in pred if i not in gold]
    if missing:
        print(f"note: {len(missing)} documents have no predictions, e.g. {missing[0]}", file=sys.stderr)
    if extra:
        print(f"note: {len(extra)} predicted documents are not in the gold, e.g. {extra[0]}", file=sys.stderr)

    tallies, counts, ranked = defaultdict(Tally), defaultdict(int), []
    for ident, doc in gold.items():
        tally, errors = score_doc(doc, pred.get(ident, {"mentions": []}))
        for group in groups_of(doc):
            tallies[group].add(tally)
            counts[group] += 1
        if errors:
            ranked.append((sum(weight for weight, _ in errors), ident, doc, errors))
    ranked.sort(key=lambda row: (-row[0], str(row[1])))
    figures = {group: tally.figures() for group, tally in tallies.items()}
    if not gold:
        print(f"{options.gold}: no documents", file=sys.stderr)
        return 2

    if options.json:
        print(
            json.dumps(
                {
                    group: {
                        "documents": counts[group],
                        "measures": {
                            name: {"value": value, "n": cases}
                            for name, (value, cases) in figures[group].items()
                        },
                    }
                    for group in sorted(figures)
                },
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        print_overall(figures, counts)
        if not options.brief:
            print_groups("by genre", "genre:", figures, counts)
            print_groups("by language", "lang:", figures, counts)
            print_groups(f"by length (long: over {LONG} characters)", "length:", figures, counts)
        if options.failures > 0:
            print_failures(ranked, options.failures)

    failed = False
    for group, measure, least in options.minimums:
        value = figures[group][measure][0] if group in figures else None
        if value is None or value < least:
            failed = True
            shown = "no cases" if value is None else f"{value:.4f}"
            print(f"below minimum: {group}/{measure}: {shown}, want at least {least:g}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # "| head"
        sys.stderr.close()
        sys.exit(1)
