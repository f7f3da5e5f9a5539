"""Running words as they are counted, scored and selected: one regular expression for the whole program."""

import re
from collections.abc import Iterable

from annotator.model import Article, Span, Zone, ZoneKind

WORD = re.compile(r"\w+(?:['’]\w+)*")
"""A running word; every count of words and every rate per 1,000 words uses this expression."""

TERM = re.compile(
    r"(?:[^\W\d_]\.){2,12}"
    r"|\d+(?:[.,:]\d+)+(?:\w+)?"
    r"|\w+(?:['’]\w+)*(?:[-\u2010\u2011]\w+(?:['’]\w+)*)*"
)
"""A word where words are told apart and not counted: “U.S.”, “2.5” and “so-called” are one each."""

NEAR = 400
"""How many code points around a position are looked at: far more than any word a person selects."""


def words_near(text: str, position: int) -> tuple[Span, ...]:
    """Return the words within `NEAR` code points of a position, in text order."""
    low, high = max(0, position - NEAR), min(len(text), position + NEAR)
    return tuple(Span(*found.span()) for found in WORD.finditer(text, low, high))


def count_words(text: str) -> int:
    """Return the number of running words."""
    return sum(1 for _ in WORD.finditer(text))


NOBODYS: frozenset[ZoneKind] = frozenset({"byline", "dateline", "credit"})
"""Zones that are nobody's reporting: their words are not counted."""


def count_article(article: Article) -> int:
    """Return the number of running words outside byline, dateline and credit line of an article."""
    if article.zones:
        return count_reported(article.text, article.zones)
    from annotator.text.zones import find_zones  # its expressions are long; an imported article has zones

    return count_reported(article.text, find_zones(article.text))


def count_reported(text: str, zones: Iterable[Zone]) -> int:
    """Return the number of running words outside byline, dateline and credit line."""
    return sum(count_words(text[zone.start : zone.end]) for zone in zones if zone.kind not in NOBODYS)
