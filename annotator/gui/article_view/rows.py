"""The lines of text that are on the screen, each with its place in the text and in the document."""

from bisect import bisect_right
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine

from annotator.gui.article_view.document import Kind
from annotator.gui.article_view.reading import Face, Setting
from annotator.gui.article_view.row import LinePlace, Row
from annotator.gui.offsets import Offsets

_AROUND = 60.0
"""Pixels above and below a point in which the nearest line is looked for."""


_FACES: dict[Kind, Callable[[Setting], Face]] = {
    Kind.BODY: lambda setting: setting.body,
    Kind.HEADLINE: lambda setting: setting.headline,
    Kind.EMPTY: lambda setting: setting.empty,
}


class Rows:
    """The rows of one document, made as they come on the screen."""

    def __init__(self, document: QTextDocument, offsets: Offsets, setting: Setting, *, bidi: bool) -> None:
        self._document = document
        self._offsets = offsets
        self._setting = setting
        self.bidi = bidi
        self._known: dict[int, dict[int, Row]] = {}
        self._near = 0

    def forget(self) -> None:
        """Drop all rows: the document was laid out anew."""
        self._known.clear()

    def forget_marks(self, start: int | None = None, end: int = 0) -> None:
        """Drop what was made from marks, for the rows that `[start, end)` touches or for all."""
        for rows in self._known.values() if start is None else self._touched(start, end):
            for row in rows.values():
                if start is None or (row.start < end and row.end > start):
                    row.ink = row.margin = None

    def _touched(self, start: int, end: int) -> Iterator[dict[int, Row]]:
        first = self._document.findBlock(self._offsets.to_units(start)).blockNumber()
        last = self._document.findBlock(self._offsets.to_units(max(start, end - 1))).blockNumber()
        if last - first > len(self._known):
            yield from (rows for number, rows in self._known.items() if first <= number <= last)
        else:
            yield from (self._known[number] for number in range(first, last + 1) if number in self._known)

    def between(self, top: float, bottom: float) -> list[Row]:
        """Return the rows of which anything, lanes included, is between two heights of the document."""
        layout = self._document.documentLayout()
        block = self._first_block(top - self._setting.headline.pitch)
        found: list[Row] = []
        while block.isValid():
            origin = layout.blockBoundingRect(block).topLeft()
            if origin.y() > bottom:
                break
            if block.length() > 1:
                found += self._of_block(block, origin, top, bottom)
            block = block.next()
        return found

    def block_start(self, height: float) -> int:
        """Return the code point at which the last paragraph begins that starts at or above a height."""
        return self._offsets.to_code_points(self._first_block(height).position())

    def _first_block(self, height: float) -> QTextBlock:
        """Return the last block that starts at or above a height, searched from the last one outwards.

        Qt's own hit test is wrong below what it has laid out so far; this lays out no more than is needed.
        """
        low, high, step = self._near, self._document.blockCount(), 1
        if self._top(low) > height:
            low, high = 0, low
            while high - step > 0 and self._top(high - step) > height:
                high, step = high - step, step * 2
            low = max(0, high - step)
        else:
            while low + step < high and self._top(low + step) <= height:
                low, step = low + step, step * 2
            high = min(high, low + step)
        self._near = max(low, bisect_right(range(high), height, lo=low, key=self._top) - 1)
        return self._document.findBlockByNumber(self._near)

    def _top(self, number: int) -> float:
        block = self._document.findBlockByNumber(number)
        return self._document.documentLayout().blockBoundingRect(block).top()

    def _of_block(self, block: QTextBlock, origin: QPointF, top: float, bottom: float) -> list[Row]:
        text = block.layout()
        known = self._known.setdefault(block.blockNumber(), {})
        found = []
        for number in range(_first_line(text, top - origin.y()), text.lineCount()):
            row = known.get(number)
            if row is None:
                row = known[number] = self._row(block, text.lineAt(number), number, origin)
            if row.top > bottom:
                break
            if max(row.floor, row.depth) >= top:
                found.append(row)
        return found

    def _row(self, block: QTextBlock, line: QTextLine, number: int, origin: QPointF) -> Row:
        setting = self._setting
        start = block.position() + line.textStart()
        return Row(
            block=block.blockNumber(),
            number=number,
            start=self._offsets.to_code_points(start),
            end=self._offsets.to_code_points(start + line.textLength()),
            baseline=origin.y() + line.y() + line.ascent(),
            face=_FACES[Kind(block.userState())](setting),
        )

    def at(self, position: int) -> Row | None:
        """Return the row in which the code point `position` stands; lays the text out as far as there."""
        unit = self._offsets.to_units(position)
        block = self._document.findBlock(unit)
        if not block.isValid():
            return None
        origin = self._document.documentLayout().blockBoundingRect(block).topLeft()
        line = block.layout().lineForTextPosition(unit - block.position())
        return self._row(block, line, line.lineNumber(), origin) if line.isValid() else None

    def stretches(
        self, row: Row, start: int, end: int, *, line: LinePlace | None = None
    ) -> list[tuple[float, float]]:
        """Return the (left, right) stretches that `[start, end)` covers on a row, empty when none.

        There are several only where the writing direction changes. Who asks often for one row passes its
        `line`, as `line_of` returned it.
        """
        start, end = max(start, row.start), min(end, row.end)
        if start >= end:
            return []
        return self._stretches(line or self.line_of(row), start, end)

    def _stretches(self, place: LinePlace, start: int, end: int) -> list[tuple[float, float]]:
        first = self._offsets.to_units(start) - place.first
        last = self._offsets.to_units(end) - place.first
        if self.bidi:
            return _run_stretches(place.line, first, last, place.left)
        # The spaces at which a line is broken belong to it, but reach beyond the column.
        limit = place.line.x() + place.line.naturalTextWidth()
        x, right = min(place.x(first), limit), min(place.x(last), limit)
        return [(place.left + x, place.left + right)] if right > x else []

    def caret(self, position: int) -> tuple[float, Row] | None:
        """Return the horizontal place of the caret before code point `position`, and its row."""
        row = self.at(position)
        if row is None:
            return None
        place = self.line_of(row)
        return place.left + place.x(self._offsets.to_units(position) - place.first), row

    def letter_at(self, x: float, row: Row) -> int | None:
        """Return the code point whose letter is at `x` in a row, None beside the text."""
        near = self.nearest(x, row)
        # Where directions change, the caret nearest to a letter need not be beside it.
        places = range(row.start, row.end) if self.bidi else range(max(0, near - 1), near + 1)
        for position in places:
            if any(left <= x <= right for left, right in self.stretches(row, position, position + 1)):
                return position
        return None

    def position_at(self, x: float, y: float) -> int | None:
        """Return the position nearest to a point of the document, None when no words are near.

        A place between paragraphs belongs to the nearest line with words, never to an empty line.
        """
        rows = self.between(y - _AROUND, y + _AROUND)
        if not rows:
            return None
        row = min(rows, key=lambda row: max(row.top - y, y - row.floor, 0.0))
        return self.nearest(x, row)

    def nearest(self, x: float, row: Row) -> int:
        """Return the position in a row nearest to `x`, never inside of what is one letter to a reader.

        Qt's own answer is tried and not trusted: after a letter with a combining mark it is the line's end.
        """
        place = self.line_of(row)
        line, x = place.line, x - place.left
        layout = self._document.findBlockByNumber(row.block).layout()
        start, end = line.textStart(), line.textStart() + line.textLength()
        if row.number + 1 < layout.lineCount() and end - 1 > start:
            # The place after the space at which a line is broken is on the next line.
            end -= 1
        unit = min(max(line.xToCursor(x), start), end)
        around = (layout.previousCursorPosition(unit), layout.nextCursorPosition(unit))
        distance = abs(place.x(unit) - x)
        if any(abs(place.x(u) - x) < distance for u in around if start <= u <= end):
            units = [u for u in range(start, end + 1) if layout.isValidCursorPosition(u)]
            unit = min(units, key=lambda u: abs(place.x(u) - x))
        return self._offsets.to_code_points(place.first + unit)

    def line_of(self, row: Row) -> LinePlace:
        """Return a row's line and where it is."""
        block = self._document.findBlockByNumber(row.block)
        left = self._document.documentLayout().blockBoundingRect(block).x()
        return LinePlace(block.layout().lineAt(row.number), left, block.position())


def _run_stretches(line: QTextLine, first: int, last: int, left: float) -> list[tuple[float, float]]:
    """Return the stretches of mixed-direction text, those that touch made one."""
    runs = [run.boundingRect() for run in line.glyphRuns(first, last - first)]
    boxes = sorted((box.left(), box.right()) for box in runs)
    merged: list[tuple[float, float]] = []
    for x, right in boxes:
        if merged and x <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        elif right > x:
            merged.append((x, right))
    return [(left + x, left + right) for x, right in merged]


def _first_line(text: QTextLayout, y: float) -> int:
    """Return the number of a line at or a little above height `y` of a layout, by bisection."""
    low, high = 0, text.lineCount()
    while low < high:
        middle = (low + high) // 2
        if text.lineAt(middle).y() < y:
            low = middle + 1
        else:
            high = middle
    return max(0, low - 2)
