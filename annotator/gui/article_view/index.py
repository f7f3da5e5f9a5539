"""The marks of one article, found by place: which are under a stretch of text, which start on a line."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from annotator.gui.article_view import lanes
from annotator.gui.article_view.values import Mark

STRIPES = 4
"""Stripes that stand side by side in the margin; a mark beyond them is only counted there."""
LONGEST_LINE = 150
"""Code points up to which a mark is a line under the words, two lines or so; longer ones are stripes."""

_LONGEST_STRIPE = 5_000
"""Code points up to which a stripe is found by bisection; the few longer ones are looked through."""

_Entry = tuple[int, int, str, str]


def _entry(mark: Mark) -> _Entry:
    """Return the sort key of a mark: by start, the longer first, then in an order that never changes."""
    return mark.start, -mark.end, mark.tag, mark.key


def _piece(mark: Mark, run: Sequence[tuple[int, int]], *, last: bool) -> Mark:
    """Return the mark for a run of its parts; its tag says on which side there is more of it."""
    before, after = "" if run[0] == mark.parts[0] else "…", "" if last else "…"
    tag = f"{before}{mark.tag}{after}" if mark.tag else ""
    parts = tuple(run) if len(run) > 1 else ()
    return replace(mark, start=run[0][0], end=run[-1][1], parts=parts, tag=tag)


def _inward(mark: Mark) -> tuple[bool, int, int, str, str]:
    """Return the sort key of marks at one place: the innermost first, those of other coders last."""
    return mark.by != "", mark.end - mark.start, -mark.start, mark.tag, mark.key


def _covers(mark: Mark, position: int) -> bool:
    return any(start <= position < end for start, end in mark.parts)


class _Sorted:
    """Marks in text order, with parallel lists to bisect."""

    __slots__ = ("_ends", "_entries", "_starts", "marks")

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.marks = sorted(marks, key=_entry)
        self._entries = [_entry(mark) for mark in self.marks]
        self._starts = [entry[0] for entry in self._entries]
        self._ends = [-entry[1] for entry in self._entries]

    def add(self, mark: Mark) -> None:
        entry = _entry(mark)
        place = bisect_left(self._entries, entry)
        self._entries.insert(place, entry)
        self.marks.insert(place, mark)
        self._starts.insert(place, mark.start)
        self._ends.insert(place, mark.end)

    def discard(self, mark: Mark) -> None:
        place = bisect_left(self._entries, _entry(mark))
        for values in (self._entries, self.marks, self._starts, self._ends):
            del values[place]

    def starting(self, start: int, end: int) -> list[Mark]:
        """Return the marks that start in `[start, end)`."""
        return self.marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def overlapping(self, start: int, end: int, *, longest: int) -> list[Mark]:
        """Return the marks that share a code point with `[start, end)`; none is longer than `longest`."""
        first = bisect_right(self._starts, start - longest)
        last = bisect_left(self._starts, end)
        return [self.marks[i] for i in range(first, last) if self._ends[i] > start]

    def clusters(self, start: int, end: int, *, longest: int) -> list[Mark]:
        """Return the marks of every chain of overlaps that reaches into `[start, end)`."""
        first = bisect_right(self._starts, start - longest)
        last = bisect_left(self._starts, end)
        while first < last and self._ends[first] <= start:
            first += 1
        if first == last:
            return []
        first = lanes.cluster(self._starts, self._ends, first, longest=longest)
        reach = max(self._ends[first:last])
        while last < len(self.marks) and self._starts[last] < reach:
            reach = max(reach, self._ends[last])
            last += 1
        return self.marks[first:last]


class MarkIndex:
    """All marks of an article by key and by place; `is_long(start, end)` says which become stripes.

    By place, a mark whose parts are too far apart for one line is found as several: pieces with its key, each
    with those parts that are near one another.
    """

    def __init__(self, is_long: Callable[[int, int], bool]) -> None:
        self._is_long = is_long
        self.lanes = lanes.LANES
        """Lanes that are seen under the words; the marks in them are found anew when they are others."""
        self._by_key: dict[str, Mark] = {}
        self._short = _Sorted()
        self._long = _Sorted()
        self._huge = _Sorted()
        self._stripe_lanes: dict[tuple[str, int], int] | None = None

    def __len__(self) -> int:
        return len(self._by_key)

    def all(self) -> list[Mark]:
        """Return every mark, in no particular order."""
        return list(self._by_key.values())

    def get(self, key: str) -> Mark | None:
        """Return the mark with this key, or None."""
        return self._by_key.get(key)

    def replace(self, marks: Iterable[Mark]) -> None:
        """Forget all marks and take these; of several with one key, the last."""
        self._by_key = {mark.key: mark for mark in marks}
        short: list[Mark] = []
        long: list[Mark] = []
        huge: list[Mark] = []
        for mark in self._by_key.values():
            for piece in self.pieces(mark) if mark.parts else (mark,):
                if not self.is_stripe(piece):
                    short.append(piece)
                else:
                    (huge if piece.end - piece.start > _LONGEST_STRIPE else long).append(piece)
        self._short, self._long, self._huge = _Sorted(short), _Sorted(long), _Sorted(huge)
        self._stripe_lanes = None

    def put(self, mark: Mark) -> Mark | None:
        """Add a mark, or replace the one with its key, which is returned."""
        former = self.remove(mark.key)
        self._by_key[mark.key] = mark
        for piece in self.pieces(mark):
            self._kind(piece).add(piece)
        return former

    def remove(self, key: str) -> Mark | None:
        """Take a mark away and return it; None when there is none with this key."""
        mark = self._by_key.pop(key, None)
        if mark is not None:
            for piece in self.pieces(mark):
                self._kind(piece).discard(piece)
        return mark

    def pieces(self, mark: Mark) -> Sequence[Mark]:
        """Return a mark as it is found by place: whole, or a piece for each run of parts near one another."""
        if not mark.parts:
            return (mark,)
        runs: list[list[tuple[int, int]]] = []
        for part in mark.parts:
            if runs and not self._far(runs[-1][0][0], part[1]):
                runs[-1].append(part)
            else:
                runs.append([part])
        return [_piece(mark, run, last=number + 1 == len(runs)) for number, run in enumerate(runs)]

    def _kind(self, mark: Mark) -> _Sorted:
        if not self.is_stripe(mark):
            return self._short
        self._stripe_lanes = None
        return self._huge if mark.end - mark.start > _LONGEST_STRIPE else self._long

    def is_stripe(self, mark: Mark) -> bool:
        """Say whether the mark is painted as a stripe in the margin and not under the words."""
        return self._far(mark.start, mark.end)

    def _far(self, start: int, end: int) -> bool:
        return end - start > LONGEST_LINE or self._is_long(start, end)

    def laned(self, start: int, end: int) -> list[tuple[Mark, int]]:
        """Return the short marks that overlap `[start, end)`, each with its lane, in text order.

        The lanes are those of the whole text: they do not depend on the stretch that is asked for.
        """
        marks = self._short.clusters(start, end, longest=LONGEST_LINE)
        pairs = zip(marks, lanes.assign(marks, visible=self.lanes), strict=True)
        return [(mark, lane) for mark, lane in pairs if mark.start < end and mark.end > start]

    def stripes(self, start: int, end: int) -> list[tuple[Mark, int]]:
        """Return the stripes that overlap `[start, end)`, each with its lane from the text outwards."""
        found = [mark for mark in self._huge.marks if mark.start < end and mark.end > start]
        found += self._long.overlapping(start, end, longest=_LONGEST_STRIPE)
        if not found:
            return []
        if self._stripe_lanes is None:
            marks = sorted([*self._huge.marks, *self._long.marks], key=_entry)
            laned = zip(marks, lanes.assign(marks, visible=STRIPES), strict=True)
            self._stripe_lanes = {(mark.key, mark.start): lane for mark, lane in laned}
        return [(mark, self._stripe_lanes[mark.key, mark.start]) for mark in found]

    def reach(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch in which lanes can change when a short mark at `[start, end)` comes or goes."""
        marks = self._short.clusters(start, end, longest=LONGEST_LINE)
        if not marks:
            return start, end
        return min(start, marks[0].start), max(end, *(mark.end for mark in marks))

    def starting(self, start: int, end: int) -> list[Mark]:
        """Return all marks that start in `[start, end)`, in text order."""
        kinds = (self._short, self._long, self._huge)
        found = [mark for kind in kinds for mark in kind.starting(start, end)]
        found.sort(key=_entry)
        return found

    def at(self, position: int) -> tuple[Mark, ...]:
        """Return the marks over the code point at `position`, the innermost first, other coders' last."""
        short = self._short.overlapping(position, position + 1, longest=LONGEST_LINE)
        found = [*short, *(mark for mark, _ in self.stripes(position, position + 1))]
        found = [mark for mark in found if not mark.parts or _covers(mark, position)]
        return tuple(sorted(found, key=_inward))
