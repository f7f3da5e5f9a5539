"""What in a text tells by whom, when or where it was published, although that is hidden."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from annotator.coding.concealing import Published
from annotator.coding.outlet_names import forms_of_date, labels_of, names_in
from annotator.model import Span, Zone

_BY = re.compile(r"^\s*(?:by|von|par|por|di)\s+", re.IGNORECASE)
_PEOPLE = re.compile(r"\s*(?:,|;|&|/|\band\b|\bund\b|\bet\b|\by\b)\s*", re.IGNORECASE)
_SCHEME = re.compile(r"^https?://(?:www\.)?")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}\.?\s+{_MONTH}(?:,?\s+\d{{4}})?|{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?!\w)"
)


def tell_tales(
    text: str, known: Published, hidden: Collection[str], zones: Sequence[Zone] = ()
) -> tuple[Span, ...]:
    """Return the spans of a text that would tell what is hidden, in text order, apart from one another.

    `names` hides the outlet's names and its domain, `byline` the byline zone and its people's full names,
    `date` the article's own date wherever it is written out and every day in a dateline, `url` its address.
    """
    found = sorted(set(_found(text, known, frozenset(hidden), zones)))
    apart: list[Span] = []
    for span in found:
        if apart and span.start <= apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        elif span.end > span.start:
            apart.append(span)
    return tuple(apart)


def _found(text: str, known: Published, hidden: frozenset[str], zones: Sequence[Zone]) -> Iterator[Span]:
    if "names" in hidden:
        labels = tuple(dict.fromkeys(label for url in known.urls for label in labels_of(url)))
        yield from (Span(*place) for place in names_in(text, known.outlets, labels))
    folded = text.casefold()
    for wanted in _written(known, hidden, folded):
        if max(wanted.split(), key=len).casefold() in folded:  # a pattern takes longer to make than to use
            yield from (Span(*found.span()) for found in _as_written(wanted).finditer(text))
    for zone in zones:
        if zone.kind == "byline" and "byline" in hidden:
            yield Span(zone.start, zone.end)
        elif zone.kind == "dateline" and "date" in hidden:
            yield from (Span(*found.span()) for found in _DAY.finditer(text, zone.start, zone.end))


def _written(known: Published, hidden: frozenset[str], folded: str) -> Iterator[str]:
    """Yield what is looked for as it is written, without regard to case."""
    if "url" in hidden:
        yield from (part for url in known.urls for part in (url, _SCHEME.sub("", url)) if part.strip())
    if "byline" in hidden:
        yield from (name for line in known.bylines for name in _people(line))
    if "date" in hidden:
        yield from (form for day in known.dates if day[:4] in folded for form in forms_of_date(day))


@lru_cache(maxsize=2_000)
def _as_written(words: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)", re.IGNORECASE)


def _people(byline: str) -> list[str]:
    """Return the full names in a byline; a single word is too little to be one."""
    names = _PEOPLE.split(_BY.sub("", byline))
    return [name for one in names if len((name := one.strip()).split()) > 1]
