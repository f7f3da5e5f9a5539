"""Which lane under the words each of several overlapping marks gets; pure interval colouring."""

from collections.abc import Sequence
from typing import Protocol

LANES = 3
"""Lines that fit below a line of text of usual height; a mark beyond them is only counted in the margin.

The lowest of them may reach a pixel or two into the next line: it is rarely there.
"""


class Lined(Protocol):
    """What lanes need to know of a mark."""

    @property
    def start(self) -> int: ...  # noqa: D102 - a field, described by the class
    @property
    def end(self) -> int: ...  # noqa: D102 - a field, described by the class
    @property
    def decided(self) -> bool: ...  # noqa: D102 - a field, described by the class
    @property
    def by(self) -> str: ...  # noqa: D102 - a field, described by the class


def assign(marks: Sequence[Lined], *, visible: int = LANES) -> list[int]:
    """Return the lane (0 is nearest to the words) of each mark; `marks` are sorted by start.

    Every mark gets the lowest lane that is free. Where that leaves marks of a chain of overlaps without one
    of the `visible` lanes, those that a person decided choose first: a crowd of cues never hides a decision.
    What is `by` another coder comes last, in the lanes that are left.
    """
    lanes: list[int] = []
    first, reach = 0, 0
    for i, mark in enumerate(marks):
        if mark.start >= reach:
            lanes += _colour(marks[first:i], visible)
            first = i
        reach = max(reach, mark.end)
    return lanes + _colour(marks[first:], visible)


def _colour(marks: Sequence[Lined], visible: int) -> list[int]:
    """Return the lanes of one chain of overlapping marks."""
    if len(marks) < 2:
        return [0] * len(marks)
    order = sorted(range(len(marks)), key=lambda i: marks[i].by != "")
    lanes = _fill(marks, order)
    if max(lanes, default=0) < visible:
        return lanes
    return _fill(marks, sorted(order, key=lambda i: (marks[i].by != "", not marks[i].decided)))


def _fill(marks: Sequence[Lined], order: Sequence[int]) -> list[int]:
    """Colour `marks` in the given order, which ascends by start within the decided and within the others."""
    lanes = [0] * len(marks)
    taken: list[list[tuple[int, int]]] = []
    for i in order:
        start, end = marks[i].start, marks[i].end
        lane = next((n for n, spans in enumerate(taken) if _free(spans, start, end)), len(taken))
        if lane == len(taken):
            taken.append([])
        lanes[i] = lane
        _keep_sorted(taken[lane], (start, end))
    return lanes


def _free(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether `[start, end)` touches none of the disjoint, ascending `spans`."""
    for other_start, other_end in reversed(spans):
        if other_end <= start:
            return True
        if other_start < end:
            return False
    return True


def _keep_sorted(spans: list[tuple[int, int]], span: tuple[int, int]) -> None:
    spans.append(span)
    i = len(spans) - 1
    while i and spans[i - 1][0] > span[0]:
        spans[i], spans[i - 1] = spans[i - 1], spans[i]
        i -= 1


def cluster(starts: Sequence[int], ends: Sequence[int], index: int, *, longest: int) -> int:
    """Return the first of the marks that are linked to mark `index` by a chain of overlaps.

    `starts` ascends; no mark is longer than `longest`. What comes before the result ends before it starts, so
    that lanes found from there on are the lanes that colouring the whole text would find.
    """
    while index and _overlapped(starts, ends, index, longest):
        index -= 1
    return index


def _overlapped(starts: Sequence[int], ends: Sequence[int], index: int, longest: int) -> bool:
    """Say whether a mark before `index` reaches into it."""
    start = starts[index]
    for i in range(index - 1, -1, -1):
        if ends[i] > start:
            return True
        if starts[i] + longest <= start:
            return False
    return False
