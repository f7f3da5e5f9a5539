"""Masks for fair coding: what tells who published an article, and texts with that covered."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

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


class Published(NamedTuple):
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
    if not text or not hidden:
        return text
    from annotator.coding.tell_tales import tell_tales  # its expressions are long: not before they are needed

    return covered(text, tell_tales(text, known, hidden, zones))


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
