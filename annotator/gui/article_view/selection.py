"""What a click or a key selects: words with all that belongs to them, and lines. All pure."""

import re

from annotator.model import Span

_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe20-\ufe2f"
)
"""What stands inside of a word and is no letter: accents and vowel signs, joiners, soft hyphens."""
_LETTER = r"[\w\u2588]"
"""A letter, or what covers one."""
_WORD = re.compile(rf"{_LETTER}[\w\u2588{_MARKS}]*(?:['’]{_LETTER}[\w\u2588{_MARKS}]*)*")
_MARGIN = 400
"""Code points looked at on each side of a place for the word there."""


def word_at(text: str, position: int) -> Span | None:
    """Return the word at `position`, or the one that ends there; None between words."""
    low, high = max(0, position - _MARGIN), min(len(text), position + _MARGIN)
    before = None
    for match in _WORD.finditer(text, low, high):
        if match.start() > position:
            break
        if position < match.end():
            return Span(*match.span())
        before = match
    return Span(*before.span()) if before and before.end() == position else None


def words_around(text: str, position: int) -> tuple[Span, ...]:
    """Return the words near a position, in text order: far more than anybody takes one by one."""
    low, high = max(0, position - _MARGIN), min(len(text), position + _MARGIN)
    return tuple(Span(*match.span()) for match in _WORD.finditer(text, low, high))


def trimmed(text: str, span: Span) -> Span | None:
    """Return a span without the white space at its ends; None when nothing is left."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip())) if words.strip() else None


def whole_words(text: str, span: Span) -> Span | None:
    """Return a span with the words whole that its ends cut, and no white space at its ends.

    None when it holds nothing but white space.
    """
    found = trimmed(text, span)
    if found is None:
        return None
    first, last = word_at(text, found.start), word_at(text, found.end)
    return Span(
        first.start if first and first.end > found.start else found.start,
        max(found.end, last.end) if last and last.start < found.end else found.end,
    )


def paragraph_at(text: str, position: int) -> Span:
    """Return the line at `position`, without its line break."""
    end = text.find("\n", position)
    return Span(text.rfind("\n", 0, position) + 1, len(text) if end < 0 else end)
