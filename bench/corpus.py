"""A seeded corpus of public-finance prose: every sentence is put together from the templates and words below."""

from __future__ import annotations

import random
from dataclasses import dataclass

__all__ = ["Style", "documents", "mixed"]

_BODIES = (
    "the water ministry",
    "the northern regional council",
    "the railway board",
    "the audit office",
    "the harbour authority",
    "the rural energy mission",
    "the state education department",
    "the municipal housing agency",
    "the inter-agency flood committee",
    "the public health directorate",
    "the skills and training fund",
    "the forestry service",
)
_THINGS = (
    "a network of district clinics",
    "the second phase of the canal",
    "school meals in the hill districts",
    "new signalling on the coastal line",
    "the repair of village roads",
    "a register of land titles",
    "wind measurements along the ridge",
    "a laboratory for soil and seed tests",
    "drinking water in the delta",
    "rooftop panels on public buildings",
    "the training of nurses and midwives",
    "a bridge over the estuary",
)
_VERBS = ("approved", "set aside", "announced", "released", "proposed", "pledged", "earmarked", "committed")
_MANNER = (
    "after a debate that lasted well into the evening",
    "although two members asked for more time to read the papers",
    "as the committee had recommended in its last report",
    "while the opposition kept its objections to itself",
    "subject to the usual checks by the treasury",
    "on the understanding that the work begins before the rains",
    "and nobody in the gallery seemed surprised",
    "in line with the plan that was laid before the assembly",
)
_PLAIN = (
    "{Body} said that {thing} would be looked at again {manner}.",
    "Officials visited the site in {month} and spoke to residents about {thing}, {manner}.",
    "{Body} has {count} members, of whom {small} were absent, and it met {manner}.",
    "Asked about {thing}, a spokesman for {body} declined to name a date {manner}.",
    "The report runs to {count} pages, and its section {small} deals with {thing} {manner}.",
    "Attendance rose by {small} per cent in {year}, which {body} put down to {thing}.",
    "Work on {thing} has been slow, people in the area say, {manner}.",
    "{Body} will publish its findings on {day} {month} {year}, {manner}.",
    "There was no word on {thing}, {manner}, and the hearing went on to other matters.",
    "Some {count} households and {small} schools depend on {thing}, according to {body}.",
)
_SUMS = (
    "{Body} {verb} {sum} for {thing} {time}.",
    "{Sum} was {verb} {time} for {thing}, {manner}.",
    "{Body} {verb} {sum} {time}, of which {sum} is for {thing}.",
    "The outlay on {thing} comes to {sum} {time}, {manner}.",
    "{Body} put the cost of {thing} at about {sum}.",
    "Between {sum} and {sum} would be needed for {thing}, {body} said.",
    "Up to {sum} a year may go to {thing}, {manner}.",
)
_SHORT_SUMS = (
    "{Body} {verb} {sum} for {thing}.",
    "It {verb} {sum} {time} and {sum} for {thing}.",
    "Of this, {sum} is for {thing}.",
    "The cost was {sum}, against {sum} {time}.",
)
_TIMES = (
    "over {small} years",
    "in {split}",
    "for fiscal year {year}",
    "for the next {small} years",
    "in {year}",
    "by {year}",
    "from {year} to {later}",
    "",
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a corpus is mixed: its share of sentences with sums, their templates, and sentences a document."""

    name: str
    money_share: float
    templates: tuple[str, ...]
    sentences: int


NEWS = Style("news-like", 0.098, _SUMS, 24)
DENSE = Style("dense", 0.74, _SHORT_SUMS + _SUMS, 8)
STYLES = {"news": NEWS, "dense": DENSE}


def documents(style: str, characters: int, seed: int = 7) -> list[str]:
    """Documents of `style` ("news" or "dense") that together have at least so many characters."""
    chance = random.Random(f"{style} {seed}")
    made: list[str] = []
    length = 0
    while length < characters:
        text = _document(chance, STYLES[style])
        made.append(text)
        length += len(text)
    return made


def mixed(characters: int, seed: int = 7) -> list[str]:
    """The pieces of one text of prose and money tables, with at least so many characters; a blank line joins them."""
    chance = random.Random(f"mixed {seed}")
    prose = documents("news", characters // 2, seed) + documents("dense", characters // 4, seed)
    made: list[str] = []
    length = 0
    while length < characters:
        made += [prose.pop(), _table(chance)] if prose else [_table(chance)]
        length += sum(len(piece) + 2 for piece in made[-2:])
    return made


def _table(chance: random.Random) -> str:
    lines = ["Outlays (₹ in crore)", "", "| Scheme | 2023-24 | 2024-25 | 2025-26 |", "|---|---|---|---|"]
    for number in range(1, 13):
        cells = " | ".join(f"{chance.randint(10, 9000):,}" for _ in range(3))
        lines.append(f"| {number}. {chance.choice(_THINGS)} | {cells} |")
    return "\n".join(lines)


def _document(chance: random.Random, style: Style) -> str:
    sentences = []
    for _ in range(style.sentences):
        templates = style.templates if chance.random() < style.money_share else _PLAIN
        sentences.append(_sentence(chance, chance.choice(templates)))
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return "\n\n".join(paragraphs)


def _sentence(chance: random.Random, template: str) -> str:
    year = chance.randint(2012, 2029)
    words = {
        "body": chance.choice(_BODIES),
        "thing": chance.choice(_THINGS),
        "verb": chance.choice(_VERBS),
        "manner": chance.choice(_MANNER),
        "month": chance.choice(_MONTHS),
        "day": str(chance.randint(1, 28)),
        "small": str(chance.randint(2, 12)),
        "count": f"{chance.randint(40, 9000):,}",
        "year": str(year),
        "later": str(year + chance.randint(2, 5)),
        "split": f"{year}-{(year + 1) % 100:02d}",
    }
    words["time"] = chance.choice(_TIMES).format(**words)
    words["Body"] = words["body"][0].upper() + words["body"][1:]
    while "{sum}" in template or "{Sum}" in template:
        template = template.replace("{sum}" if "{sum}" in template else "{Sum}", _sum(chance), 1)
    return " ".join(template.format(**words).replace(" ,", ",").replace(" .", ".").split())


def _sum(chance: random.Random) -> str:
    figure = chance.choice((f"{chance.randint(2, 900)}", f"{chance.randint(1000, 90000):,}"))
    part = f"{chance.randint(1, 90)}.{chance.randint(1, 99)}"
    return chance.choice(
        (
            f"Rs {figure} crore",
            f"Rs. {part} lakh",
            f"₹{figure} crore",
            f"${part} million",
            f"${figure},000",
            f"US${part} billion",
            f"€{part} million",
            f"£{part}bn",
            f"EUR {figure} million",
            f"{figure} million pounds",
            f"A${part} million",
            f"{part} billion euros",
        )
    )
