"""Labels that stand before a sum: what costs, gets or totals it, what it is the amount of, the programme named last."""

from __future__ import annotations

from fundnorm.recognise.naming.noun_phrases import BE, MODAL, NounPhrases, Place
from fundnorm.recognise.text.draft import Draft
from fundnorm.recognise.text.tokens import PUNCTUATION

__all__ = [
    "headed",
    "holder",
    "last_programme",
    "listed",
    "noun_of",
    "programme",
    "raised",
    "subject",
    "subject_end",
    "worth",
]

_FAR, _NEAR = 14, 6
_HAVE = frozenset(("has", "have", "had"))
_RELATIVE = frozenset(("which", "that", "who"))
_LISTED = frozenset((",", ";", ":", "(", "and", "—", "–", "|", "•", "while"))
_STOPS = frozenset((";", ":", ",", ".", "(", ")"))
_LINK = frozenset(
    "a an the of at to for with in about around some nearly roughly up put set further extra another total just now "
    "over only as much short by north than more less between from worth".split()
)


def holder(phrases: NounPhrases, draft: Draft) -> Place | None:
    """`noun-phrase ( "with" | "at" | "for" ) [ plain-noun "of" ] sum`: "a fab at a cost of", "wheat for"."""
    tokens = phrases.tokens
    at = draft.before - 1
    bare = tokens.word(at) not in ("of", "worth")
    if not bare:
        at -= 1
        while at > phrases.begin and _says_money(phrases, at):
            at -= 1
    if at <= phrases.begin or phrases.lower[at] not in ("with", "at", "for", "carrying"):
        return None
    if bare and tokens.word(at - 1) == ",":
        return None
    end = _before_times(phrases, at)
    if tokens.word(end - 1).endswith("ed") and tokens.word(end - 2) in BE:
        return phrases.named_before(_before_verb(phrases, end - 2))
    return phrases.named_before(end)


def _says_money(phrases: NounPhrases, at: int) -> bool:
    word = phrases.lower[at]
    return word in phrases.words["plain_noun"] or word in phrases.words["article"] or word == "estimated"


def _before_times(phrases: NounPhrases, at: int) -> int:
    """Where the words end that stand before a comma and time expressions: "fees from January at a cost of"."""
    while at - 1 > phrases.begin and (phrases.lower[at - 1] == "," or at - 1 in phrases.times):
        at -= 1
        if at in phrases.times and phrases.tokens.word(at - 1) in ("in", "from", "on"):
            at -= 1
    return at


def worth(phrases: NounPhrases, draft: Draft) -> Place | None:
    """`noun-phrase ( "worth" | "costing" ) sum`: "four plants worth Rs 5 crore were approved for the coast"."""
    return noun_of(phrases, draft) if phrases.tokens.word(draft.before - 1) in ("worth", "costing") else None


def noun_of(phrases: NounPhrases, draft: Draft) -> Place | None:
    """`noun-phrase ( "of" | "at" | "worth" | "costing" | "totalling" ) sum`: "a policy-based loan of", "sales of"."""
    at = draft.before - 1
    while phrases.tokens.word(at) in ("a", "an", "the", "some", "between"):
        at -= 1
    if phrases.tokens.word(at) not in ("of", "at", "worth", "costing", "totalling", "totaling"):
        return None
    while phrases.tokens.word(at - 1) == ",":
        at -= 1
    return phrases.named_before(at)


def listed(phrases: NounPhrases, draft: Draft) -> Place | None:
    """`( "," | ";" | ":" | "(" | "and" | giving-verb ) noun-phrase sum`: "rail £3bn, roads £2bn", "gives rail £3bn"."""
    at = first = draft.before
    while first > phrases.begin and _is_noun(phrases, first - 1):
        first -= 1
    word = phrases.tokens.word(first - 1)
    if first == at or at - first > _NEAR:
        return None
    given = word in phrases.words["giving_verb"]
    if given and phrases.text[first][0].isupper():
        return None
    if not given and (word not in _LISTED or phrases.lower[at - 1] in phrases.words["spending"]):
        return None
    with phrases.starting_at(first):
        return phrases.named_before(at)


def headed(phrases: NounPhrases, draft: Draft) -> Place | None:
    """`noun-phrase ":" sum` as an item of a list: "Roads: $5 million"."""
    at = draft.before - 1
    if phrases.tokens.word(at) != ":" or at - phrases.begin > _FAR:
        return None
    if not all(_is_noun(phrases, step) for step in range(phrases.begin, at)):
        return None
    return phrases.named_before(at)


def _is_noun(phrases: NounPhrases, at: int) -> bool:
    word, words = phrases.lower[at], phrases.words
    if (
        word in ("or", "to", "of", "for", "and", "while")
        or at in phrases.times
        or word.endswith(("ed", "ing"))
    ):
        return False
    if (
        word in words["label_end"]
        or word in words["verb"]
        or word in words["act"]
        or word in words["giving_verb"]
    ):
        return False
    return phrases.tokens.kind[at] != PUNCTUATION or word in "-&'"


def raised(phrases: NounPhrases, draft: Draft) -> Place | None:
    """`change-verb noun-phrase … ( "to" | "from" | "by" | "at" ) sum`: "lifts health spending by 14% to"."""
    if phrases.tokens.word(draft.before - 1) not in ("to", "from", "by", "at"):
        return None
    change, raising = phrases.words["change"], phrases.words["raising"]
    for at in range(draft.before - 2, max(phrases.begin, draft.before - _FAR) - 1, -1):
        if phrases.lower[at] in change or phrases.lower[at] in raising:
            with phrases.up_to(draft.before):
                return phrases.proper(phrases.after(at + 1))
    return None


def subject(phrases: NounPhrases, draft: Draft) -> Place | None:
    """`noun-phrase verb … sum`, where the verb says that its subject gets, costs or is the sum."""
    end = subject_end(phrases, draft)
    return None if end is None else phrases.named_before(end)


def subject_end(phrases: NounPhrases, draft: Draft) -> int | None:
    """The token after the subject of the verb that governs a sum, or None without such a verb."""
    verb = _verb_before(phrases, draft.first)
    return None if verb is None else _before_verb(phrases, verb)


def _verb_before(phrases: NounPhrases, end: int) -> int | None:
    """The verb that governs a sum; a participle needs "is" before it, else the subject is who gives the sum."""
    passive = content = False
    for at in range(end - 1, max(phrases.begin, end - _FAR) - 1, -1):
        word = phrases.lower[at]
        if word in BE:
            return at if passive or not content else None
        if word in _HAVE:
            return None if passive or content else at
        if word in MODAL or word in _STOPS or word.startswith("rais"):
            return None
        if word in phrases.words["recipient_verb"] or _is_change(phrases, at):
            return at
        passive = passive or _is_passive(phrases, word)
        content = content or not (_is_passive(phrases, word) or _is_link(phrases, at))
    return None


def _is_change(phrases: NounPhrases, at: int) -> bool:
    """Whether a word says that its subject moves to a sum, and is not a noun: "has swollen to", but "a rise of"."""
    word = phrases.lower[at]
    if word not in phrases.words["change"] or word in _LINK:
        return False
    return phrases.tokens.word(at - 1) not in phrases.words["article"]


def _is_passive(phrases: NounPhrases, word: str) -> bool:
    return word.endswith("ed") or word in phrases.words["act"] or word in ("paid", "told")


def _is_link(phrases: NounPhrases, at: int) -> bool:
    word = phrases.lower[at]
    return word in _LINK or word in phrases.words["plain_noun"] or at in phrases.times


def _before_verb(phrases: NounPhrases, verb: int) -> int:
    """Where the words before a verb and what helps it end, past a relative pronoun or an apposition."""
    tokens, end = phrases.tokens, verb
    while end - 1 > phrases.begin and _is_helping(phrases, end - 1):
        end -= 1
    if tokens.word(end - 1) in _RELATIVE:
        end -= 1
    elif tokens.word(end - 1) == ",":
        end = _apposition(phrases, end - 1)
    while tokens.word(end - 1) in (",", "("):
        end -= 1
    return end


def _is_helping(phrases: NounPhrases, at: int) -> bool:
    """Whether a word belongs to the verb behind it: "will also", "is expected to"."""
    word = phrases.lower[at]
    if word.endswith("ed") or word in ("set", "likely", "due"):
        return phrases.tokens.word(at - 1) in BE or phrases.lower[at + 1] == "to"
    if word == "to" or word in BE or word in _HAVE or word in MODAL:
        return True
    return word in phrases.words["label_trail"] or word.endswith("ly")


def _apposition(phrases: NounPhrases, comma: int) -> int:
    """Where the subject ends behind which an apposition closes: "Surya Path, a rooftop scheme, will cost"."""
    for at in range(comma - 1, max(phrases.begin, comma - _FAR), -1):
        if phrases.lower[at] == ",":
            return at
    return comma


def programme(phrases: NounPhrases, draft: Draft) -> Place | None:
    """The last capitalised name of a programme before a sum: "the National Green Hydrogen Mission"."""
    return last_programme(phrases, draft.before)


def last_programme(phrases: NounPhrases, end: int) -> Place | None:
    """The last capitalised name of a programme before a token."""
    best: Place | None = None
    at = phrases.begin
    while at < end:
        size = _name_size(phrases, at, end)
        if size and not phrases.words["programme"].isdisjoint(phrases.lower[at : at + size]):
            best = at, at + size
        at += size or 1
    return phrases.proper(best)


def _name_size(phrases: NounPhrases, at: int, end: int) -> int:
    text, step = phrases.text, at
    while step < end and (text[step][0].isupper() or (step > at and _binds(phrases, step, end))):
        step += 1
    return 0 if step > at and phrases.lower[at] in phrases.words["article"] else step - at


def _binds(phrases: NounPhrases, at: int, end: int) -> bool:
    if phrases.lower[at] in phrases.words["programme"]:
        return True
    return phrases.lower[at] in ("of", "for", "and") and at + 1 < end and phrases.text[at + 1][0].isupper()
