"""Masks for fair coding: what tells who published an article, and texts with that covered."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from annotator.coding.outlet_names import forms_of_date, labels_of, names_in
from annotator.corpus.contents import Head
from annotator.model import CONCEALED, Article, Concealed, Span, Zone

BLOCK = "\u2588"
"""What stands in the place of every covered sign that is no white space."""
HIDDEN = "Outlet hidden"
"""What an outlet is called that may not be seen: an outlet of its own, so that lists stay lists."""

WORDS: dict[Concealed, str] = {
    "outlet": "outlet",
    "byline": "byline",
    "date": "date",
    "url": "address",
    "names": "the outlet's name in the text",
    "cues": "cues",
    "coders": "other coders' marks",
    "order": "order",
}
"""What can be hidden, in words."""

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


@dataclass(frozen=True, slots=True)
class Published:
    """By whom, when and where an article was published, each in every form in which it is known."""

    outlets: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()


def published(*known: Article | Head) -> Published:
    """Return what is known of an article's publication: as imported, and as corrected."""
    return Published(
        outlets=_each(one.outlet for one in known),
        bylines=_each(one.byline for one in known),
        dates=_each(one.date[:10] for one in known),
        urls=_each(one.url for one in known),
    )


def in_order(hidden: Iterable[str]) -> tuple[Concealed, ...]:
    """Return what is hidden in the order of `CONCEALED`: as it is stored."""
    wanted = set(hidden)
    return tuple(one for one in CONCEALED if one in wanted)


def said(hidden: Iterable[str]) -> str:
    """Return what is hidden in words."""
    return ", ".join(WORDS[one] for one in in_order(hidden))


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


def covered(text: str, spans: Iterable[Span]) -> str:
    """Return a text with spans covered: as long as before, white space where it was, all else untouched."""
    parts: list[str] = []
    at = 0
    for span in spans:
        parts += [text[at : span.start], re.sub(r"\S", BLOCK, text[span.start : span.end])]
        at = span.end
    return "".join([*parts, text[at:]])


def cover(text: str, known: Published, hidden: Collection[str], zones: Sequence[Zone] = ()) -> str:
    """Return a text with everything covered that would tell what is hidden."""
    return covered(text, tell_tales(text, known, hidden, zones)) if text and hidden else text


def cover_article(article: Article, known: Published, hidden: Collection[str]) -> Article:
    """Return an article as it may be seen; its identity and offsets are as before.

    Its text is no longer the text that its sha256 is of: nothing may be stored that was read from it.
    """
    return replace(
        article,
        text=cover(article.text, known, hidden, article.zones),
        headline=cover(article.headline, known, hidden),
        **_blank(article.outlet, hidden),
    )


def cover_head(head: Head, known: Published, hidden: Collection[str]) -> Head:
    """Return an article without its text as it may be seen."""
    return head._replace(headline=cover(head.headline, known, hidden), **_blank(head.outlet, hidden))


def _blank(outlet: str, hidden: Collection[str]) -> dict[str, Any]:
    blank = {name: "" for name in ("byline", "date", "url") if name in hidden}
    return {**blank, "outlet": HIDDEN} if outlet and "outlet" in hidden else blank


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
