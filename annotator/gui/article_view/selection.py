"""What a click or a key selects: words, sentences, paragraphs, and how a selection grows. All pure."""

import re
from bisect import bisect_right
from collections.abc import Sequence

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


def word_after(text: str, position: int) -> Span | None:
    """Return the first word that starts at or after `position`."""
    match = _WORD.search(text, position)
    return Span(*match.span()) if match else None


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


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the lines of `text` that hold anything but white space, without their line breaks."""
    return tuple(Span(*match.span()) for match in re.finditer(r"[^\n]*\S[^\n]*", text))


def paragraph_at(text: str, position: int) -> Span:
    """Return the line at `position`, without its line break."""
    end = text.find("\n", position)
    return Span(text.rfind("\n", 0, position) + 1, len(text) if end < 0 else end)


def unit_at(units: Sequence[Span], position: int) -> int | None:
    """Return the index of the last of the ascending `units` that starts at or before `position`."""
    index = bisect_right(units, position, key=lambda unit: unit.start) - 1
    return index if index >= 0 else (0 if units else None)


def grow(units: Sequence[Span], *, caret: int, selected: Span | None) -> Span | None:
    """Return the unit at the caret, or the selection with one more unit when it already covers its units.

    None when there is nothing to select.
    """
    if selected is None:
        index = unit_at(units, caret)
        return None if index is None else units[index]
    first, last = unit_at(units, selected.start), unit_at(units, max(selected.start, selected.end - 1))
    if first is None or last is None:
        return None
    whole = Span(units[first].start, max(units[last].end, units[first].start))
    if not selected.contains(whole):
        return Span(min(whole.start, selected.start), max(whole.end, selected.end))
    following = units[min(last + 1, len(units) - 1)]
    return Span(selected.start, max(selected.end, following.end))


def grow_word(text: str, *, caret: int, selected: Span | None) -> Span | None:
    """Return the word at the caret (or the next one), or the selection with its words whole and one more."""
    if selected is None:
        return word_at(text, caret) or word_after(text, caret)
    first = word_at(text, selected.start)
    last = word_at(text, selected.end)
    whole = Span(
        min(selected.start, first.start if first and first.end > selected.start else selected.start),
        max(selected.end, last.end if last else selected.end),
    )
    if whole != selected:
        return whole
    following = word_after(text, selected.end)
    return Span(selected.start, following.end) if following else selected
