"""The sums of a sentence: figures joined to ranges, scales that reach back, and figures that leave out the currency."""

from __future__ import annotations

from decimal import Decimal

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.money import EXACT, Modifier
from fundnorm.recognise.money.amounts import bare_figure, figure_at, value_of
from fundnorm.recognise.money.currencies import resolve
from fundnorm.recognise.text.context import Context
from fundnorm.recognise.text.draft import Draft, Figure, Sentence
from fundnorm.recognise.text.tokens import NUMBER, SIGN, WORD_KIND, Tokens

__all__ = ["find_sums"]

_REACH = 20  # written values further apart than this do not share a scale
_ONE, _HUNDRED = Decimal(1), Decimal(100)


def find_sums(sentence: Sentence, context: Context, lexicon: Lexicon) -> list[Draft]:
    """The sums of a sentence, in order, with figure, currency and (for ranges) modifier."""
    tokens = sentence.tokens
    figures = _figures(tokens, lexicon)
    if _is_code(tokens):
        figures = [figure for figure in figures if not _is_argument(figure)]
    if not any(figure.means for figure in figures):
        return []
    figures = _with_hundredths(tokens, figures)
    _reach_back(tokens, figures, lexicon)
    drafts = []
    at = 0
    while at < len(figures):
        first = figures[at]
        second = figures[at + 1] if at + 1 < len(figures) else None
        if second is not None and _is_range(tokens, first, second, lexicon):
            drafts.append(_draft(sentence, first, second, context, lexicon))
            at += 2
            continue
        if not first.means and _takes_up(tokens, figures, at, lexicon):
            first.means = _antecedent(tokens, figures, at).means
        if first.means:
            drafts.append(_draft(sentence, first, first, context, lexicon))
        at += 1
    return drafts


def _takes_hundredths(whole: Figure, figure: Figure) -> bool:
    counted = not whole.scaled or (whole.spelled and figure.spelled)
    whole_units = whole.written == whole.written // 1
    return bool(whole.means) and whole.factor == _ONE and counted and whole_units


def _with_hundredths(tokens: Tokens, figures: list[Figure]) -> list[Figure]:
    """`sum [ "and" ] hundredths` as one figure: "five dollars and fifty cents", "Rs 5 and 50 paise".

    The coins are of the money before them, whatever those of that name are in the country.
    """
    merged: list[Figure] = []
    for figure in figures:
        whole = merged[-1] if merged else None
        hundredths = figure.factor != _ONE and not figure.scaled and figure.written < _HUNDRED
        joined = whole is not None and tokens.lower[whole.last : figure.first] in ((), ("and",))
        if whole is not None and joined and hundredths and _takes_hundredths(whole, figure):
            units = EXACT.multiply(whole.written, whole.scale)
            whole.written = EXACT.add(units, EXACT.multiply(figure.written, figure.factor))
            whole.scale, whole.last = _ONE, figure.last
        else:
            merged.append(figure)
    return merged


def _figures(tokens: Tokens, lexicon: Lexicon) -> list[Figure]:
    found: list[Figure] = []
    after = 0
    for at in _starts(tokens, lexicon):
        figure = figure_at(tokens, at, lexicon) if at >= after else None
        if figure is None:
            continue
        first = _first_end(tokens, figure, found[-1].last if found else 0, lexicon)
        if first is not None:
            found.append(first)
        found.append(figure)
        if figure.prefixed:
            found.extend(_bare_run(tokens, figure, lexicon))
        after = found[-1].last
    return found


def _starts(tokens: Tokens, lexicon: Lexicon) -> list[int]:
    """The tokens where a figure can start: cheap, so that the grammar runs only where it may succeed."""
    starts, follows, codes = lexicon.figure_starts, lexicon.after_number, lexicon.currencies.codes
    found = []
    for at, (kind, text, lower) in enumerate(zip(tokens.kind, tokens.text, tokens.lower, strict=True)):
        if kind == WORD_KIND:
            may = lower in starts or (text != lower and (text in starts or text[-3:] in codes))
        elif kind == NUMBER:
            after = tokens.text[at + 1] if at + 1 < len(tokens.text) else ""
            may = after in follows or after.lower() in follows or after == "-" or after[-3:] in codes
        else:
            may = kind == SIGN or text in "-("
        if may:
            found.append(at)
    return found


def _bare_run(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> list[Figure]:
    """The further figures of a sum that names its currency once: "Rs 80-95", "€50-60m", "Rs 500, 700 and 900 crore"."""
    at = figure.last
    if tokens.word(at) == "-":
        other = bare_figure(tokens, at + 1, lexicon) if at + 1 < len(tokens) else None
        return [other] if other is not None and _dashed(tokens, at, figure, other) else []
    if tokens.word(at) == "to" and not figure.scaled and tokens.is_number(at + 1):
        other = bare_figure(tokens, at + 1, lexicon)
        return [other] if other is not None and _ends_range(tokens, figure, other, lexicon) else []
    run: list[Figure] = []
    while not figure.scaled and tokens.word(at) == "," and tokens.is_number(at + 1):
        other = bare_figure(tokens, at + 1, lexicon)
        if other is None or other.scaled:
            break
        run.append(other)
        at = other.last
    step = at + 2 if tokens.word(at) == "," and tokens.word(at + 1) in ("and", "or") else at + 1
    if not run or tokens.word(step - 1) not in ("and", "or", ","):
        return []
    last = figure_at(tokens, step, lexicon) if step < len(tokens) else None
    return run if last is not None and last.scaled else []


def _ends_range(tokens: Tokens, figure: Figure, other: Figure, lexicon: Lexicon) -> bool:
    """Whether a bare number after "to" is the other end of an unscaled sum: "Rs 20,000 to 30,000 each"."""
    if other.scaled or other.written <= figure.written or not _comparable(figure, other):
        return False
    year = len(tokens.text[other.first]) == _YEAR and tokens.text[other.first].isdecimal()
    return not year and _may_follow_sum(tokens, other.last, lexicon)


_YEAR = 4  # digits


def _dashed(tokens: Tokens, at: int, figure: Figure, other: Figure) -> bool:
    if figure.scaled and not other.scaled:
        return False
    close = tokens.glued(at) == tokens.glued(at + 1)
    return close and (other.written > figure.written or (other.scaled and figure.scaled))


_WORDS = 5  # of a number in words


def _first_end(tokens: Tokens, figure: Figure, after: int, lexicon: Lexicon) -> Figure | None:
    """The first end of a range whose second end names the currency: "30 to 40 bn zlotys", "two to three dollars"."""
    joiner = tokens.word(figure.first - 1)
    if figure.prefixed or not figure.means or joiner not in ("to", "-", "and"):
        return None
    for at in range(figure.first - 2, max(after, figure.first - _WORDS) - 1, -1):
        first = bare_figure(tokens, at, lexicon)
        if first is None or first.last != figure.first - 1 or not _comparable(first, figure):
            continue
        if joiner != "and" or _after_between(tokens, at):
            return first if first.written < figure.written else None
    return None


def _is_code(tokens: Tokens) -> bool:
    """Whether "$" is a program's or a formula's somewhere in the sentence: "$HOME", "${x}", "y_i$"."""
    if "$" not in tokens.text:
        return False
    if not _CODE_MARKS.isdisjoint(tokens.text):
        return True
    signs = (at for at, text in enumerate(tokens.text, 1) if text == "$")
    return any(tokens.glued(at) and tokens.text[at][0] in _LETTERS for at in signs)


def _is_argument(figure: Figure) -> bool:
    """Whether a figure may be "$1" of a program or "$B$7" of a sheet: a small whole number after a sign."""
    whole = figure.written == figure.written // 1
    return (
        (figure.prefixed or figure.means == "dollar" or figure.factor != _ONE)
        and not figure.scaled
        and whole
        and figure.written < _ARGUMENTS
    )


_ARGUMENTS = 100
_CODE_MARKS = frozenset("{}^\\`")
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _reach_back(tokens: Tokens, figures: list[Figure], lexicon: Lexicon) -> None:
    """Give an unscaled figure the scale of the one that follows it in a range or a conjunction."""
    for at in range(len(figures) - 2, -1, -1):
        first, second = figures[at], figures[at + 1]
        if first.scaled or not second.scaled or not (first.means or second.means or _bare(figures, at)):
            continue
        if second.means and first.means and second.means != first.means:
            continue
        gap = tokens.lower[first.last : second.first]
        joined = _joins(gap) and _comparable(first, second) and not _counts(tokens, second, lexicon)
        if gap == ("-",) or joined:
            first.scale, first.scaled, first.reached = second.scale, True, True


def _bare(figures: list[Figure], at: int) -> bool:
    return any(figure.means for figure in figures[:at])


def _joins(gap: tuple[str, ...]) -> bool:
    return 0 < len(gap) <= 2 and all(word in ("and", "or", "to", ",", "-", "through") for word in gap)


def _comparable(first: Figure, second: Figure) -> bool:
    small, large = sorted((first.written, second.written))
    return small > 0 and large <= small * _REACH


def _is_range(tokens: Tokens, first: Figure, second: Figure, lexicon: Lexicon) -> bool:
    if not first.means and not second.means:
        return False
    if second.means and first.means and second.means != first.means:
        return False
    low, high = value_of(first), value_of(second)
    if low >= high:
        return False
    gap = tokens.lower[first.last : second.first]
    if gap == ("-",):
        return True
    if gap == ("and",):
        return _after_between(tokens, first.first) and not _counts(tokens, second, lexicon)
    if gap != ("to",):
        return False
    if first.reached and tokens.word(first.first - 1) == "by":
        return True
    return not _is_change(tokens, first.first, lexicon) and not _counts(tokens, second, lexicon)


def _after_between(tokens: Tokens, at: int) -> bool:
    return "between" in tokens.lower[max(0, at - 3) : at]


def _is_change(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether "A to B" is before and after: a verb of change in the words before it, or "from" after another verb."""
    words = lexicon.words
    starts_from = "from" in tokens.lower[max(0, at - 3) : at]
    if not starts_from:
        return tokens.word(at - 1) == "by"  # "raised by A to B"
    for word in reversed(tokens.lower[max(0, at - 14) : at]):
        if word in words["range"]:
            return False
        if word in words["change"]:
            return True
        if word in (";", ":"):
            break
    return tokens.word(at - 2) not in words["amount_noun"]


def _counts(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a bare figure counts things and not money: a noun follows it."""
    if figure.means:
        return False
    return not _may_follow_sum(tokens, figure.last, lexicon)


def _may_follow_sum(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    if at >= len(tokens) or tokens.kind[at] == "p":
        return tokens.word(at) != "-" or not tokens.glued(at)
    word = tokens.lower[at]
    return tokens.kind[at] == "w" and (word in lexicon.words["after_sum"] or word.endswith("ed"))


def _takes_up(tokens: Tokens, figures: list[Figure], at: int, lexicon: Lexicon) -> bool:
    """Whether a figure without a currency takes up a sum of the same sentence: "of the Rs 900 crore, 650 crore …"."""
    figure = figures[at]
    if not _bare(figures, at) or not _may_follow_sum(tokens, figure.last, lexicon):
        return False
    if tokens.word(figure.first - 1) in lexicon.words["counted_before"]:
        return False
    if not figure.scaled:
        return at + 1 < len(figures) and figures[at + 1].scaled
    taken = _antecedent(tokens, figures, at)
    if figure.scale in (taken.scale, _LAKH_CRORE):
        return True
    listed = tokens.word(figure.first - 1) in ("and", "or", ",") and figure.first - taken.last <= _LIST
    return listed and _same_family(figure, taken)


def _antecedent(tokens: Tokens, figures: list[Figure], at: int) -> Figure:
    """The sum that a figure without a currency takes up: the last one before it that is no aside.

    The sentence goes on in the money of its sums and not in that of their equivalents: "85 billion crowns ($4 billion)
    from 35 billion", "85 billion crowns, or $4 billion, from 35 billion".
    """
    named = [figure for figure in figures[:at] if figure.means]
    told = (
        figure
        for number, figure in reversed(list(enumerate(named)))
        if not _is_aside(tokens, named[number - 1] if number else None, figure, figures[at])
    )
    return next(told, named[-1])


def _is_aside(tokens: Tokens, before: Figure | None, figure: Figure, later: Figure) -> bool:
    """Whether a sum in another currency stands in a bracket that closes before a later figure, or after "or"."""
    if before is None or before.means == figure.means:
        return False
    gap = tokens.lower[before.last : figure.first]
    if gap[:1] == ("or",) or gap[:2] == (",", "or"):
        return True
    earlier = tokens.text[: figure.first]
    return earlier.count("(") > earlier.count(")") and ")" in tokens.text[figure.last : later.first]


def _same_family(figure: Figure, other: Figure) -> bool:
    return (other.scaled and {figure.scale, other.scale} <= _INDIAN) or (
        other.scaled and {figure.scale, other.scale} <= _WESTERN
    )


_LAKH_CRORE = Decimal(10) ** 12
_LIST = 10
_INDIAN = {Decimal(10) ** 5, Decimal(10) ** 7, Decimal(10) ** 12}
_WESTERN = {Decimal(10) ** 6, Decimal(10) ** 9, Decimal(10) ** 12}


def _give_reasons(draft: Draft, first: Figure, named: Figure) -> None:
    if first.reached:
        draft.because("amount", "inferred", "the scale of the sum after it reaches back")
    if named.rule == "context":
        draft.because("currency", "inferred", "left out; that of the sum before it")
    elif draft.candidates:
        draft.because(
            "currency", "ambiguous", "several currencies share the sign or name; no country or date decides"
        )
    else:
        draft.because("currency", *_CURRENCY_REASONS[draft.rule])


_CURRENCY_REASONS = {
    "code": ("stated", "its ISO 4217 code"),
    "name": ("stated", "its name"),
    "sign": ("stated", "a sign of its own"),
    "declared": ("stated", "declared once for the whole text"),
    "country": ("inferred", "the document's country"),
    "default": ("inferred", "the usual meaning in the document's country"),
}


def _draft(sentence: Sentence, first: Figure, second: Figure, context: Context, lexicon: Lexicon) -> Draft:
    tokens = sentence.tokens
    named = second if second.means.isupper() and not first.means.isupper() else first
    named = named if named.means else second
    code, rule, candidates = resolve(named.means, context, lexicon)
    draft = Draft(
        sentence,
        first.first,
        second.last,
        tokens.start[first.first],
        tokens.end[second.last - 1],
        value_of(first),
        value_of(second),
        code,
        named.rule if rule == "code" else rule,
        candidates,
    )
    draft.before, draft.after = first.first, second.last
    _give_reasons(draft, first, named)
    if first is not second:
        draft.modifier, draft.own_modifier = Modifier.BETWEEN, True
    return draft
