"""The words and signs in which two texts differ, for texts of any length.

Long texts are cut at runs of words that stand once in each, in the same order; between two cuts the longest
common subsequence of words is sought.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from annotator.comparison.reuse import words_of
from annotator.text.words import WORD

RUN = 8
"""Words in a row at which long texts are cut."""
LONG = 10_000
"""Words from which on a text is cut."""
STEP = 1_000
"""Words between two cuts at least."""
MOST = 400_000_000
"""Pairs of words that are compared at once (65 MB, 0.2 s); what is longer and shares no run differs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of two texts that is the same or differs; offsets are code points, half open, of each."""

    first: tuple[int, int]
    second: tuple[int, int]
    same: bool = False


def word_diff(first: str, second: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts, word by word, in order: what is the same and what differs.

    Together they cover both texts. Capitals, curly apostrophes and white space do not make a difference;
    other signs do: quotation marks that only one of them has are a piece that differs.
    """
    ours = [found.span() for found in WORD.finditer(first)]
    theirs = [found.span() for found in WORD.finditer(second)]
    pieces: list[Piece] = []
    at, there = 0, 0
    for one, other in _matches(words_of(first), words_of(second)):
        (start, end), (begin, stop) = ours[one], theirs[other]
        _add(pieces, _between(first, (at, start), second, (there, begin)))
        _add(pieces, [Piece((start, end), (begin, stop), same=True)])
        at, there = end, stop
    _add(pieces, _between(first, (at, len(first)), second, (there, len(second))))
    return tuple(pieces)


def _add(pieces: list[Piece], more: list[Piece]) -> None:
    """Add pieces that follow; one that is the same, too, is joined with the last."""
    for one in more:
        if pieces and pieces[-1].same and one.same:
            last = pieces[-1]
            pieces[-1] = Piece((last.first[0], one.first[1]), (last.second[0], one.second[1]), same=True)
        else:
            pieces.append(one)


def _between(first: str, ours: tuple[int, int], second: str, theirs: tuple[int, int]) -> list[Piece]:
    """Return what stands between two words that are the same; signs at its ends that are alike are, too."""
    if ours[0] == ours[1] and theirs[0] == theirs[1]:
        return []
    one, other = first[slice(*ours)], second[slice(*theirs)]
    if one.split() == other.split():
        return [Piece(ours, theirs, same=True)]
    head = _alike(one, other)
    tail = _alike(one[head:][::-1], other[head:][::-1])
    (start, end), (begin, stop) = ours, theirs
    last = start + len(one[: len(one) - tail].rstrip())  # white space makes no difference
    final = begin + len(other[: len(other) - tail].rstrip())
    last, final = max(last, start + head), max(final, begin + head)
    found = [
        Piece((start, start + head), (begin, begin + head), same=True),
        Piece((start + head, last), (begin + head, final)),
        Piece((last, end), (final, stop), same=True),
    ]
    return [piece for piece in found if piece.first[0] < piece.first[1] or piece.second[0] < piece.second[1]]


def _alike(one: str, other: str) -> int:
    """Return how many signs at the beginning are the same, up to the first letter or digit."""
    count = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs or ours.isalnum() or ours == "_":
            break
        count += 1
    return count


# --- which words are the same ----------------------------------------------------------------------------


def _matches(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places of words that are the same, ascending in both."""
    at, there = 0, 0
    cuts = _cuts(first, second) if max(len(first), len(second)) > LONG else []
    for one, other in [*cuts, (len(first), len(second))]:
        ours, theirs = first[at:one], second[there:other]
        if len(ours) * len(theirs) <= MOST:
            for step in LCSseq.opcodes(ours, theirs):
                if step.tag == "equal":
                    length = step.src_end - step.src_start
                    for place in range(length):
                        yield at + step.src_start + place, there + step.dest_start + place
        at, there = one, other


def _cuts(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """Return places where both texts may be cut: beginnings of runs that are unique in each, in one order."""
    ours, theirs = _unique(first), _unique(second)
    shared = sorted((place, theirs[run]) for run, place in ours.items() if run in theirs)
    cuts: list[tuple[int, int]] = []
    for place in _ascending(shared):
        if place[0] - (cuts[-1][0] if cuts else 0) >= STEP:
            cuts.append(place)
    return cuts


def _unique(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    runs = [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs in which the second numbers ascend (the first ones do)."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for number, (_one, other) in enumerate(pairs):
        at = bisect_left(ends, other)
        before.append(places[at - 1] if at else -1)
        ends[at : at + 1] = [other]
        places[at : at + 1] = [number]
    row: list[tuple[int, int]] = []
    number = places[-1] if places else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]
