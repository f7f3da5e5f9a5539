"""Headline beside headline: who is named first, who acts, what is quoted, and which words only one has."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from annotator.comparison.whole_event.names import Named, Place
from annotator.comparison.whole_event.reading import Reading
from annotator.model import Cue, Span
from annotator.text.function_words import FUNCTION_WORDS
from annotator.text.stems import stem
from annotator.text.tokens import fold
from annotator.text.words import WORD

_PLAIN = frozenset(FUNCTION_WORDS["en"].split()) | {
    "am",
    "being",
    "did",
    "does",
    "says",
    "say",
    "said",
    "amid",
    "a",
    "i",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The headline of one article; places are code points of the article's text.

    `named` are the names in it, in its order. `agency` says of its first verb whether the subject acts or is
    acted upon, with `agent` where a passive one names who did it; empty where that cannot be told. `only` are
    the words that no other headline of the event has in any form. One that is only in the metadata has no
    places.
    """

    article: str
    text: str
    place: Place | None
    named: tuple[tuple[str, Place], ...] = ()
    agency: str = ""
    agent: Place | None = None
    quotes: tuple[Place, ...] = ()
    cues: tuple[Cue, ...] = ()
    only: tuple[Place, ...] = ()


def headlines_of(readings: Sequence[Reading], names: Sequence[Named] = ()) -> tuple[Headline, ...]:
    """Return the headlines of an event, one an article, in the order of the articles."""
    stems = {one.article: _stems(one) for one in readings}
    texts = {one.article: frozenset(stems[one.article].values()) for one in readings if one.headline}
    known = Counter(stem for held in texts.values() for stem in held)
    return tuple(_headline(one, stems[one.article], known, names, several=len(texts) > 1) for one in readings)


def _headline(
    reading: Reading, stems: dict[Span, str], known: Counter[str], names: Sequence[Named], *, several: bool
) -> Headline:
    span = reading.headline_span
    if span is None:
        return Headline(article=reading.article, text=reading.headline, place=None)

    def place(found: Span, how: str = "") -> Place:
        return Place(reading.article, found.start, found.end, how)

    inside = [
        (one.name, at)
        for one in names
        for at in one.places
        if at.article == reading.article and span.start <= at.start and at.end <= span.end
    ]
    return Headline(
        article=reading.article,
        text=" ".join(reading.text[span.start : span.end].split()),
        place=place(span),
        named=tuple(sorted(inside, key=lambda pair: pair[1].start)),
        agency=reading.agency.how,
        agent=place(reading.agency.agent) if reading.agency.agent else None,
        quotes=tuple(place(one) for one in reading.headline_quotes),
        cues=reading.cues,
        only=tuple(place(at) for at, stem in stems.items() if several and known[stem] < 2),
    )


def _stems(reading: Reading) -> dict[Span, str]:
    """Return the stems of the words of a headline that say something, by where they stand."""
    span = reading.headline_span
    if span is None:
        return {}
    found = (Span(*one.span()) for one in WORD.finditer(reading.text, span.start, span.end))
    words = ((at, fold(reading.text[at.start : at.end])) for at in found)
    return {at: _stem(word, english=reading.english) for at, word in words if _counts(word)}


def _counts(word: str) -> bool:
    return word not in _PLAIN and (len(word) > 1 or word.isdigit())


@cache
def _stem(word: str, *, english: bool) -> str:
    bare = re.sub(r"'s$", "", word)
    return stem(bare) if english else bare
