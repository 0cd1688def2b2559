"""Labels that the sentence before gives: a programme named there, which "it" takes up."""

from __future__ import annotations

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.naming.label_grounds import last_programme, subject_end
from fundnorm.recognise.naming.noun_phrases import NounPhrases
from fundnorm.recognise.text.draft import Draft, Sentence
from fundnorm.recognise.text.tokens import tokenise

__all__ = ["carry_label"]

_REACH = 400
_PRONOUN = "it"


def carry_label(sentence: Sentence, text: str, lexicon: Lexicon) -> None:
    """Label the first sum of a sentence, where its subject is "it", by the programme that the sentence before names.

    `programme-name … "." "It" verb … sum`: "The cabinet approved the Harbour Mission. It will cost Rs 5 crore."
    """
    if not sentence.drafts or sentence.tokens.word(0) != _PRONOUN or sentence.drafts[0].label is not None:
        return
    draft = sentence.drafts[0]
    if _is_subject(sentence, draft, lexicon):
        draft.label = _named_before(text, sentence.start, lexicon)


def _is_subject(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    return subject_end(NounPhrases(sentence, lexicon), draft) == 1


def _named_before(text: str, start: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where the sentence that ends before a place names its last programme, in the same paragraph."""
    end = start
    while end > 0 and text[end - 1].isspace():
        end -= 1
    if text.count("\n", end, start) > 1:
        return None
    low = max(0, end - _REACH)
    begin = max(text.rfind("\n\n", low, end) + 1, text.rfind(". ", low, end - 1) + 1, low)
    phrases = NounPhrases(Sentence(begin, end, -1, tokenise(text, begin, end)), lexicon)
    place = last_programme(phrases, phrases.end)
    return None if place is None else (phrases.tokens.start[place[0]], phrases.tokens.end[place[1] - 1])
