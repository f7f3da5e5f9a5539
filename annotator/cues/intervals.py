"""Questions about many spans at once, answered by bisection so that long articles cost no more a word."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Intervals:
    """A set of half-open intervals that does not change."""

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(pairs)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def cover(self, start: int, end: int) -> bool:
        """Say whether one of the intervals holds all of `[start, end)`."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and self._reach[index] >= end

    def touch(self, start: int, end: int) -> bool:
        """Say whether one of the intervals overlaps `[start, end)`."""
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and self._reach[index] > start

    def begin_in(self, start: int, end: int) -> bool:
        """Say whether one of the intervals begins in `[start, end)`."""
        index = bisect_left(self._starts, start)
        return index < len(self._starts) and self._starts[index] < end
