"""The recogniser keeps the floors of the gold corpus, and the corpus keeps its own law."""

from __future__ import annotations

import json
from pathlib import Path

import matching
import pytest
import score
import score_corpus
import validate

FLOORS = {
    "value_currency_r": 0.98,
    "value_currency_p": 0.98,
    "span_exact": 0.95,
    "modifier_acc": 0.98,
    "rate_per_acc": 0.98,
    "period_f1": 0.93,
    "by_year_exact": 0.95,
    "part_of_f1": 0.88,
    "equivalent_of_f1": 0.97,
    "kind_acc": 0.70,
    "kind_coarse_acc": 0.85,
    "label_overlap": 0.6,
}
FALSE_ALARMS = 1  # negatives with a mention, at most


@pytest.fixture(scope="module")
def scores() -> score.Scores:
    gold = score_corpus.gold_documents([score_corpus.CORPUS / "dev.jsonl"])
    return score.evaluate(gold, score_corpus.recognise(gold))


@pytest.mark.parametrize("path", sorted(score_corpus.CORPUS.glob("*.jsonl")), ids=lambda path: path.name)
def test_gold_file_keeps_the_law(path: Path) -> None:
    problems, documents = validate.file_problems(path)
    assert problems == []
    assert documents


def test_the_whole_english_part_is_scored(scores: score.Scores) -> None:
    assert scores.counts["overall"] == 277
    assert scores.counts["genre:negative"] == 42


@pytest.mark.parametrize("measure", FLOORS)
def test_measure_stays_above_its_floor(measure: str, scores: score.Scores) -> None:
    value, cases = scores.figures["overall"][measure]
    assert cases > 0
    assert value is not None
    assert value >= FLOORS[measure]


def test_documents_without_money_raise_few_alarms(scores: score.Scores) -> None:
    clean, negatives = scores.figures["genre:negative"]["negatives_clean"]
    assert clean is not None
    assert round(negatives * (1 - clean)) <= FALSE_ALARMS


def test_every_cell_of_the_tables_is_read(scores: score.Scores) -> None:
    value, cells = scores.figures["genre:table"]["value_currency_r"]
    assert cells == 30
    assert value == 1


def test_a_wrong_reading_scores_below_every_floor() -> None:
    gold = score_corpus.gold_documents([score_corpus.CORPUS / "dev.jsonl"])
    wrong = {"low": "1", "high": "2", "modifier": "between", "rate_per": "day", "currency": "XXX"}
    predicted = {
        ident: {"id": ident, "mentions": [{**mention, **wrong} for mention in document["mentions"]]}
        for ident, document in gold.items()
    }
    figures = score.evaluate(gold, predicted).figures["overall"]
    for measure in ("value_currency_r", "value_currency_p", "modifier_acc", "rate_per_acc"):
        value = figures[measure][0]
        assert value is not None
        assert value < FLOORS[measure]


def test_changes_name_what_was_gained_and_lost() -> None:
    old = {"documents": {"a": ["0-5 value", "0-5 kind"], "b": []}}
    new = {"documents": {"a": ["0-5 kind", "false alarm"], "b": [], "c": ["0-2 found"]}}
    assert score_corpus.changes(old, new) == ([("a", "0-5 value")], [("a", "false alarm")])


def test_faults_are_found_one_by_one() -> None:
    gold = {"id": "x", "text": "Rs 5 crore", "mentions": [{"start": 0, "end": 10, "low": "50000000"}]}
    assert score_corpus.faults(gold, gold) == []
    assert score_corpus.faults(gold, {"mentions": []}) == [f"0-10 {aspect}" for aspect in matching.ASPECTS]
    near = {"mentions": [{"start": 0, "end": 4, "low": "5", "kind": "loan"}, {"start": 8, "end": 10}]}
    assert score_corpus.faults(gold, near) == ["false alarm", "0-10 span", "0-10 value", "0-10 kind"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"start": 1}, "not"),
        ({"low": "1.0"}, "canonical"),
        ({"modifier": "at_most"}, "at_most needs low null"),
        ({"by_year": {"2025": "1"}}, "adds up to 1"),
        ({"part_of": 7}, "not the index"),
        ({"label": "words of another text"}, "not a substring"),
    ],
)
def test_the_validator_finds_a_broken_mention(change: dict[str, object], problem: str) -> None:
    with (score_corpus.CORPUS / "dev.jsonl").open(encoding="utf-8") as lines:
        document = json.loads(next(lines))
    assert list(validate.document_problems(document)) == []
    document["mentions"][0].update(change)
    assert problem in " ".join(validate.document_problems(document))
