"""From a source to a document: scan, read each sentence, refine, and freeze."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.finance import Kind
from fundnorm.model.mention import Document, Mention, StatedRate
from fundnorm.model.money import Amount, Modifier
from fundnorm.model.period import TimeExpression
from fundnorm.model.source import Source
from fundnorm.recognise.declarations import date_line, declared
from fundnorm.recognise.money.exchange import take_rates
from fundnorm.recognise.money.sums import find_sums
from fundnorm.recognise.naming.kinds import find_kinds
from fundnorm.recognise.naming.label_references import carry_label
from fundnorm.recognise.naming.labels import find_labels
from fundnorm.recognise.relations.addends import link_addends
from fundnorm.recognise.relations.attach import attach_times
from fundnorm.recognise.relations.equivalents import link_equivalents, link_restatements, share_with_anchors
from fundnorm.recognise.relations.former_levels import link_former_levels
from fundnorm.recognise.relations.modifiers import find_modifier
from fundnorm.recognise.relations.parts import link_parts
from fundnorm.recognise.relations.rates import find_rate, share_rate
from fundnorm.recognise.relations.yearly import find_years, sum_years
from fundnorm.recognise.tables.layout import Place
from fundnorm.recognise.text.context import Context
from fundnorm.recognise.text.draft import Draft, Sentence
from fundnorm.recognise.text.scan import stretches
from fundnorm.recognise.text.tokens import Tokens, tokenise
from fundnorm.recognise.text.typography import fold
from fundnorm.recognise.time.price_years import take_price_years
from fundnorm.recognise.time.times import find_times

if TYPE_CHECKING:
    from fundnorm.recognise.tables.rows import Table

__all__ = ["parse"]

_WORD = re.compile(r"[^\W\d_]+")


def parse(source: Source, lexicon: Lexicon | None = None) -> Document:
    """The sums of a source, in text order and never overlapping; it never raises on text.

    >>> [mention.text for mention in parse(Source("Rs 5 crore for roads, $2-3 million for rail"))]
    ['Rs 5 crore', '$2-3 million']
    """
    lexicon = lexicon or Lexicon.bundled("en")
    text = fold(source.text)
    source, assumed = _completed(source, text, lexicon)
    lexicon = lexicon.within(source.country)
    context = Context.of(source, declared(text, lexicon))
    tables = _tables(text, context, lexicon)
    unread = [cell for table in tables for cell in table.passed_over]
    sentences, rates = _read(_without(text, tables, unread, lexicon), context, lexicon)
    sentences += [_cells(table, context, lexicon) for table in tables]
    drafts = sorted(
        (draft for sentence in sentences for draft in sentence.drafts), key=lambda draft: draft.start
    )
    for sentence in sentences:
        find_labels(sentence, lexicon)
        carry_label(sentence, text, lexicon)
    link_equivalents(drafts, lexicon)
    link_parts(sentences, lexicon)
    link_former_levels(drafts, lexicon)
    link_addends(drafts)
    _complete(tables, text, lexicon)
    sum_years(drafts)
    for sentence in sentences:
        find_kinds(sentence, text, lexicon)
    share_with_anchors(drafts)
    mentions = _frozen(source.text, drafts)
    for sentence in sentences:
        sentence.drafts.clear()  # drafts and sentences hold each other; without the circle their memory goes at once
    source = _noted(source, tables, unread, mentions)
    return Document(source, mentions, tuple(_cut(source.text, rate) for rate in rates), assumed)


def _tables(text: str, context: Context, lexicon: Lexicon) -> list[Table]:
    """The tables of a text; one of a single line has none, and does not wait for what reads them."""
    if "\n" not in text:
        return []
    from fundnorm.recognise.tables.reading import find_tables

    return find_tables(text, context, lexicon)


def _complete(tables: list[Table], text: str, lexicon: Lexicon) -> None:
    """Set what the cells of tables are by their columns, rows, totals and titles."""
    if tables:
        from fundnorm.recognise.tables.kinds import complete_table

        for table in tables:
            complete_table(table, text, lexicon)


def _completed(source: Source, text: str, lexicon: Lexicon) -> tuple[Source, tuple[str, ...]]:
    """The source with what its own date line says and the caller does not, and the names of what was so assumed."""
    known = source.date is not None and source.country is not None
    line = None if known else date_line(text, lexicon)
    assumed: tuple[str, ...] = ()
    if line is not None and source.date is None:
        source, assumed = replace(source, date=line.date), ("date",)
    if line is not None and line.country is not None and source.country is None:
        source, assumed = replace(source, country=line.country), (*assumed, "country")
    return source, assumed


def _noted(source: Source, tables: list[Table], unread: list[Place], mentions: tuple[Mention, ...]) -> Source:
    if not tables:
        return source
    from fundnorm.recognise.tables.notes import table_notes

    ends = [mention.end for mention in mentions] if unread else []
    unread = [cell for cell in unread if bisect_right(ends, cell[0]) == bisect_right(ends, cell[1])]
    notes = tuple(note for note in table_notes(tables, source, unread) if note not in source.notes)
    return replace(source, notes=(*source.notes, *notes)) if notes else source


def _without(text: str, tables: list[Table], unread: list[Place], lexicon: Lexicon) -> str:
    """The text with the lines of each table blanked out, so that every other character keeps its place.

    Unread cells too, unless they name a scale: as prose they would lack that of their table.
    """
    bare = (cell for cell in unread if lexicon.scales.keys().isdisjoint(_WORD.findall(text[slice(*cell)])))
    pieces, at = [], 0
    for start, end in sorted((*(line for table in tables for line in table.lines), *bare)):
        if start < at:
            continue
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _read(text: str, context: Context, lexicon: Lexicon) -> tuple[list[Sentence], list[StatedRate]]:
    sentences: list[Sentence] = []
    rates: list[StatedRate] = []
    earlier: TimeExpression | None = None
    for stretch in stretches(text, lexicon):
        tokens = tokenise(text, stretch.start, stretch.end)
        sentence = Sentence(stretch.start, stretch.end, stretch.paragraph, tokens)
        sentence.drafts = find_sums(sentence, context, lexicon)
        if not sentence.drafts:
            continue
        rates += take_rates(sentence, context, lexicon)
        _qualify(sentence, lexicon)
        link_restatements(sentence, lexicon)
        sentence.times = find_times(sentence, context, lexicon)
        take_price_years(sentence, lexicon)
        attach_times(sentence, lexicon, earlier)
        earlier = next((draft.time for draft in sentence.drafts if _is_long(draft.time)), earlier)
        find_years(sentence, context, lexicon)
        sentences.append(sentence)
    return sentences, rates


def _is_long(time: TimeExpression | None) -> bool:
    """Whether a period is dated and longer than a year, so that later sentences may divide it."""
    return (
        time is not None
        and time.period is not None
        and time.duration is not None
        and time.duration.months > _YEAR
    )


_YEAR = 12  # months


def _cells(table: Table, context: Context, lexicon: Lexicon) -> Sentence:
    """The cells of a table as a sentence of their own, with the amounts of their years."""
    sentence = Sentence(table.start, table.end, -1, Tokens((), (), (), (), ()), table.drafts)
    find_years(sentence, context, lexicon)
    return sentence


def _qualify(sentence: Sentence, lexicon: Lexicon) -> None:
    drafts = sentence.drafts
    for at, draft in enumerate(drafts):
        find_modifier(draft, lexicon)
        following = drafts[at + 1].first if at + 1 < len(drafts) else len(sentence.tokens)
        find_rate(draft, following, lexicon)
        if at:
            share_rate(drafts[at - 1], draft)


def _frozen(text: str, drafts: list[Draft]) -> tuple[Mention, ...]:
    number = {id(draft): at for at, draft in enumerate(drafts)}
    return tuple([_mention(text, draft, number) for draft in drafts])


def _mention(text: str, draft: Draft, number: dict[int, int]) -> Mention:
    return Mention(
        text[draft.start : draft.end],
        draft.start,
        draft.end,
        _amount(draft),
        draft.kind or Kind.OTHER,
        _time(text, draft.time),
        draft.by_year,
        None if draft.part_of is None else number[id(draft.part_of)],
        None if draft.equivalent_of is None else number[id(draft.equivalent_of)],
        text[slice(*draft.label)] if draft.label else None,
        draft.announced,
        draft.rule,
        draft.candidates,
        tuple(draft.reasons),
        draft.prices,
        draft.cell,
        None if draft.former_of is None else number[id(draft.former_of)],
    )


def _amount(draft: Draft) -> Amount:
    if draft.modifier is Modifier.BETWEEN:
        return Amount(draft.low, draft.high, draft.currency, draft.modifier, draft.rate_per)
    return Amount.stated(draft.low, draft.currency, draft.modifier, draft.rate_per)


def _time(text: str, time: TimeExpression | None) -> TimeExpression | None:
    if time is None:
        return None
    words = text[time.start : time.end]
    return TimeExpression(words, time.start, time.end, time.duration, time.first, time.last, time.fiscal)


def _cut(text: str, rate: StatedRate) -> StatedRate:
    return replace(rate, text=text[rate.start : rate.end])
