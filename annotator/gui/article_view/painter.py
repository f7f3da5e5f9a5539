"""Paints one page's washes, lines, find matches, focus and caret around the text that Qt paints."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from annotator.gui.article_view.index import MarkIndex
from annotator.gui.article_view.ink import FIRST_LANE, LANE_PITCH, Inks, Look
from annotator.gui.article_view.row import Ink, Row
from annotator.gui.article_view.rows import Rows
from annotator.gui.article_view.values import Mark

_SIDE = 1.0
"""Pixels by which a wash is wider than its words on each side."""
_BEFORE, _ARM = 1.0, 5
"""Pixels between a bracket and its words, and the length of its arms."""

_ABOVE = 3
"""Pixels by which a band is higher than its letters."""


def ink_rows(rows: Sequence[Row], geometry: Rows, index: MarkIndex) -> None:
    """Make the ink of those rows that have none; the lanes of neighbouring rows are found in one go."""
    bare = [row for row in rows if row.ink is None]
    if not bare:
        return
    for row, laned in zip(bare, _by_row(bare, index.laned(bare[0].start, bare[-1].end)), strict=True):
        row.ink = _ink(row, laned, geometry)


def _by_row(rows: Sequence[Row], laned: Sequence[tuple[Mark, int]]) -> list[list[tuple[Mark, int]]]:
    """Return for each of the ascending rows the marks on it, in the order given."""
    starts = [row.start for row in rows]
    found: list[list[tuple[Mark, int]]] = [[] for _ in rows]
    for pair in laned:
        start, end = pair[0].start, pair[0].end
        for number in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
            if rows[number].end > start:
                found[number].append(pair)
    return found


def _ink(row: Row, laned: Iterable[tuple[Mark, int]], geometry: Rows) -> Ink:
    ink = Ink()
    line = geometry.line_of(row)
    height, lanes = row.bottom - row.top, row.face.lanes
    for mark, lane in sorted(laned, key=lambda pair: pair[0].start - pair[0].end):
        if lane >= lanes and mark.start >= row.start:
            ink.hidden.append(mark.key)
        look = Look(mark.slot, mark.line, mark.decided)
        y = row.bottom + FIRST_LANE + lane * LANE_PITCH
        for start, end in mark.stretches():
            for left, right in geometry.stretches(row, start, end, line=line):
                if not mark.by:
                    area = QRectF(left - _SIDE, row.top, right - left + 2 * _SIDE, height)
                    ink.washes.append((area, mark.slot))
                if lane < lanes:
                    ink.strokes.append((look, left, right, y))
                    if mark.by:
                        ends = ((left, start >= row.start), (right - 1, end <= row.end))
                        ink.ends += [(mark.slot, x, y) for x, here in ends if here]
        if mark.parts and lane < lanes:
            ink.links += [(mark.slot, left, right, y) for left, right in _gaps(row, mark, geometry)]
    return ink


def _gaps(row: Row, mark: Mark, geometry: Rows) -> list[tuple[float, float]]:
    """Return the stretches of a row between the parts of a mark."""
    gaps = [(before[1], after[0]) for before, after in pairwise(mark.parts)]
    return [stretch for start, end in gaps for stretch in geometry.stretches(row, start, end)]


def paint_behind(painter: QPainter, rows: Sequence[Row], inks: Inks) -> None:
    """Paint the washes; of nested marks the innermost is seen, never a sum of several."""
    for row in rows:
        if row.ink is not None:
            for rectangle, slot in row.ink.washes:
                painter.fillRect(rectangle, inks.wash(slot))


def paint_lines(painter: QPainter, rows: Sequence[Row], inks: Inks) -> None:
    """Paint the lines below the words."""
    for row in rows:
        if row.ink is not None:
            for slot, left, right, y in row.ink.links:
                painter.fillRect(QRectF(left, round(y), right - left, 1), inks.link(slot))
            for stroke in row.ink.strokes:
                inks.underline(painter, *stroke)
            for slot, x, y in row.ink.ends:
                painter.fillRect(QRectF(round(x), y - 2, 1, 5), inks.colour(slot))


def paint_tint(
    painter: QPainter, rows: Sequence[Row], geometry: Rows, spans: Iterable[tuple[int, int]], colour: str
) -> None:
    """Lay a full tint behind the words of `spans` (code points)."""
    tint = QColor(colour)
    for area in _boxes(rows, geometry, spans):
        painter.fillRect(area, tint)


def paint_band(
    painter: QPainter, rows: Sequence[Row], geometry: Rows, spans: Iterable[tuple[int, int]], colour: str
) -> None:
    """Lay a band behind whole lines of `spans` (code points), lanes included: washes are seen on it."""
    shade = QColor(colour)
    for start, end in spans:
        for row in rows:
            for left, right in geometry.stretches(row, start, end):
                top = round(row.top) - _ABOVE
                painter.fillRect(QRectF(left - 2, top, right - left + 4, round(row.face.pitch)), shade)


def paint_outline(
    painter: QPainter, rows: Sequence[Row], geometry: Rows, spans: Iterable[tuple[int, int]], colour: str
) -> None:
    """Draw a thin frame around the words of `spans` (code points)."""
    painter.setPen(QColor(colour))
    for area in _boxes(rows, geometry, spans):
        painter.drawRect(area.toRect().adjusted(0, 0, -1, -1))


def _boxes(rows: Sequence[Row], geometry: Rows, spans: Iterable[tuple[int, int]]) -> Iterator[QRectF]:
    """Yield the boxes of the words of `spans`, a little larger than the words."""
    for start, end in spans:
        for row in rows:
            for left, right in geometry.stretches(row, start, end):
                yield QRectF(left - _SIDE, row.top - 1, right - left + 2 * _SIDE, row.bottom - row.top + 2)


def paint_brackets(
    painter: QPainter, rows: Sequence[Row], geometry: Rows, spans: Iterable[tuple[int, int]], colour: str
) -> None:
    """Set a bracket before the first word and behind the last one of each of `spans` (code points)."""
    shade = QColor(colour)
    for start, end in spans:
        for row in rows:
            stretches = geometry.stretches(row, start, end)
            if stretches and row.start <= start < row.end:
                _paint_bracket(painter, row, stretches[0][0] - _BEFORE, 1, shade)
            if stretches and row.start < end <= row.end:
                _paint_bracket(painter, row, stretches[-1][1] + _BEFORE, -1, shade)


def _paint_bracket(painter: QPainter, row: Row, x: float, way: int, colour: QColor) -> None:
    left, top, height = round(x) - 1, row.top - 2, row.bottom - row.top + 4
    painter.fillRect(QRectF(left, top, 2, height), colour)
    for y in (top, top + height - 2):
        painter.fillRect(QRectF(left if way > 0 else left - _ARM + 2, y, _ARM, 2), colour)


def caret_box(geometry: Rows, position: int) -> QRectF:
    """Return the caret before code point `position`, in document coordinates; empty when it is nowhere."""
    place = geometry.caret(position)
    if place is None:
        return QRectF()
    x, row = place
    return QRectF(round(x) - 1, row.top, 2, row.bottom - row.top)
