"""Which pixel rows of the strip map the marks of an article fall on; pure counting."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from annotator.gui.article_view.values import Mark


class Kind(IntEnum):
    """How a tick looks; the later ones are painted over the earlier."""

    LONG_CUE = 0
    CUE = 1
    LONG_DECISION = 2
    DECISION = 3


@dataclass(frozen=True, slots=True)
class Scale:
    """How a text of so many code points lies on so many pixels."""

    length: int
    height: int

    def row(self, position: float) -> float:
        """Return the pixel, from the top, at which a code point lies."""
        return min(max(position / self.length, 0.0), 1.0) * self.height if self.length else 0.0

    def position(self, row: float) -> float:
        """Return the code point, with its fraction, that lies at a pixel."""
        return min(max(row / self.height, 0.0), 1.0) * self.length if self.height else 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """Ticks that stand one below the other without a gap, on the pixel rows `[first, last)`."""

    kind: Kind
    slot: int
    first: int
    last: int


_ROWS = 1 << 16
_SLOTS = 8
_COLUMNS = range(_SLOTS * len(Kind))
"""A tick is one number, which is what makes fifty thousand quick: column * _ROWS + row."""


class Ticks:
    """How many marks have a tick on each pixel row of each column; one more changes only its own rows."""

    def __init__(self, scale: Scale, *, long: int, marks: Iterable[Mark] = ()) -> None:
        """Count `marks`; those of more than `long` code points are lines along their column."""
        self._long = long
        self._scale = min(scale.height, _ROWS - 1) / scale.length if scale.length else 0.0
        marks = list(marks)
        by, most = self._scale, long
        self._counts = Counter(
            ((3 if mark.decided else 1) * _SLOTS + mark.slot) * _ROWS + int(mark.start * by)
            for mark in marks
            if not mark.parts and mark.end - mark.start <= most
        )
        for mark in marks:
            if mark.parts or mark.end - mark.start > most:
                self.add(mark)

    def add(self, mark: Mark) -> range:
        """Count a mark, and return the pixel rows that it lies on."""
        return self._count(mark, 1)

    def discard(self, mark: Mark) -> range:
        """Count a mark no more, and return the pixel rows that it lay on."""
        return self._count(mark, -1)

    def _count(self, mark: Mark, by: int) -> range:
        rows = range(0)
        for start, end in mark.stretches():
            long = end - start > self._long
            first = int(start * self._scale)
            last = max(first + 1, int(end * self._scale)) if long else first + 1
            column = (2 * mark.decided + (not long)) * _SLOTS + mark.slot
            for row in range(first, last):
                self._change(column * _ROWS + row, by)
            rows = range(min(rows.start, first), last) if rows else range(first, last)
        return rows

    def _change(self, tick: int, by: int) -> None:
        self._counts[tick] += by
        if not self._counts[tick]:
            del self._counts[tick]

    def runs(self, first: int, last: int) -> Iterator[Run]:
        """Yield what lies on the pixel rows `[first, last)`, in the order of painting."""
        found = self._within(max(first, 0), last)
        begun = 0
        for number, tick in enumerate(found, start=1):
            if number == len(found) or found[number] != tick + 1:
                column, row = divmod(found[begun], _ROWS)
                yield Run(Kind(column // _SLOTS), column % _SLOTS, row, row + number - begun)
                begun = number

    def _within(self, first: int, last: int) -> list[int]:
        """Return the ticks on the pixel rows `[first, last)`, ascending."""
        counts = self._counts
        if len(_COLUMNS) * (last - first) > len(counts):
            return sorted(tick for tick in counts if first <= tick % _ROWS < last)
        reach = range(first, last)
        return [
            column * _ROWS + row for column in _COLUMNS for row in reach if column * _ROWS + row in counts
        ]
