"""What a code is put on: words as they are selected, whole sentences, or whole paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from annotator.model import Level, Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")


def units_of(level: Level, text: str, sentences: Sequence[Span]) -> Sequence[Span]:
    """Return the ascending units that a level means; none for words and for the whole article."""
    if level == "sentence":
        return sentences
    return tuple(Span(*line.span()) for line in _LINE.finditer(text)) if level == "paragraph" else ()


def snapped(span: Span, units: Sequence[Span]) -> Span:
    """Return a span made as large as the units that it shares letters with; itself without any."""
    first = bisect_right(units, span.start, key=lambda unit: unit.end)
    touched = []
    for unit in units[first:]:
        if unit.start >= span.end:
            break
        touched.append(unit)
    return Span(touched[0].start, touched[-1].end) if touched else span


def unit_at(units: Sequence[Span], position: int) -> Span | None:
    """Return the unit in which a position is, or at whose end; of two that touch, the later one."""
    at = bisect_right(units, position, key=lambda unit: unit.start) - 1
    return units[at] if at >= 0 and position <= units[at].end else None
