"""The pieces of an annotation: which one is meant, its edges moved by a word, one more, one less."""

from collections.abc import Sequence
from typing import Literal

from annotator.coding.overlap import joined
from annotator.model import Span
from annotator.text.words import words_near

Edge = Literal["start", "end"]


def moved_edge(text: str, span: Span, edge: Edge, *, forward: bool) -> Span | None:
    """Return `span` with one edge moved by one word; None when there is no word to move to."""
    if edge == "end":
        ends = [word.end for word in words_near(text, span.end)]
        ends = [end for end in ends if (end > span.end if forward else span.start < end < span.end)]
        return Span(span.start, (min if forward else max)(ends)) if ends else None
    starts = [word.start for word in words_near(text, span.start)]
    starts = [start for start in starts if (span.start < start < span.end if forward else start < span.start)]
    return Span((min if forward else max)(starts), span.end) if starts else None


def piece_at(pieces: Sequence[Span], position: int) -> int:
    """Return the index of the piece in which, or at whose end, a position is; else of the nearest one."""
    return min(range(len(pieces)), key=lambda at: (_distance(pieces[at], position), -at))


def moved_piece(
    text: str, pieces: Sequence[Span], position: int, edge: Edge, *, forward: bool
) -> tuple[tuple[Span, ...], Span] | None:
    """Return the ascending pieces after one edge of the piece at a position moved by a word, and that piece.

    A piece that reaches its neighbour becomes one with it. None when there is no word to move to.
    """
    at = piece_at(pieces, position)
    moved = moved_edge(text, pieces[at], edge, forward=forward)
    if moved is None:
        return None
    whole = joined([*pieces[:at], moved, *pieces[at + 1 :]])
    return whole, next(piece for piece in whole if piece.contains(moved))


def without_piece(pieces: Sequence[Span], span: Span) -> tuple[Span, ...]:
    """Return the pieces without those that share words with a span, or that an empty span stands in."""
    return tuple(piece for piece in pieces if not (piece.overlaps(span) or _holds(piece, span)))


def _holds(piece: Span, span: Span) -> bool:
    return span.start == span.end and piece.start <= span.start <= piece.end


def _distance(piece: Span, position: int) -> int:
    return max(piece.start - position, position - piece.end, 0)
