"""How a selection grows and shrinks by words, phrases, sentences or paragraphs."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from annotator.coding.levels import snapped, unit_at
from annotator.model import Span


def grown(units: Sequence[Span], *, caret: int, chosen: Span | None) -> Span | None:
    """Return the unit at the caret, or the next one; what is chosen is made whole first, and then grows.

    `units` are ascending and do not overlap. None when there is nothing to choose.
    """
    if chosen is None:
        return unit_at(units, caret) or _after(units, caret)
    whole = snapped(chosen, units)
    if not chosen.contains(whole):
        return Span(min(chosen.start, whole.start), max(chosen.end, whole.end))
    following = _after(units, chosen.end)
    return Span(chosen.start, following.end) if following is not None else chosen


def shrunk(units: Sequence[Span], *, chosen: Span) -> Span | None:
    """Return what is chosen without its last unit, or the part of one; None when nothing is left of it."""
    at = bisect_left(units, chosen.end, key=lambda unit: unit.end) - 1
    return Span(chosen.start, units[at].end) if at >= 0 and units[at].end > chosen.start else None


def _after(units: Sequence[Span], place: int) -> Span | None:
    """Return the first unit that starts at a place or behind it."""
    at = bisect_right(units, place - 1, key=lambda unit: unit.start)
    return units[at] if at < len(units) else None
