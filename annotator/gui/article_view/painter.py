"""Paints one page's washes, lines, find matches, focus and caret around the text that Qt paints."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from annotator.gui.article_view.index import MarkIndex
from annotator.gui.article_view.ink import FIRST_LANE, LANE_PITCH, Inks, Look
from annotator.gui.article_view.row import Ink, Row
from annotator.gui.article_view.rows import Rows
from annotator.gui.article_view.values import Mark

_SIDE = 1.0
"""Pixels by which a wash is wider than its words on each side."""


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
        for left, right in geometry.stretches(row, mark.start, mark.end, line=line):
            ink.washes.append((QRectF(left - _SIDE, row.top, right - left + 2 * _SIDE, height), mark.slot))
            if lane < lanes:
                ink.strokes.append((look, left, right, y))
    return ink


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
            for stroke in row.ink.strokes:
                inks.underline(painter, *stroke)


def paint_tint(
    painter: QPainter, rows: Sequence[Row], geometry: Rows, spans: Iterable[tuple[int, int]], colour: str
) -> None:
    """Lay a full tint behind the words of `spans` (code points)."""
    tint = QColor(colour)
    for start, end in spans:
        for row in rows:
            for left, right in geometry.stretches(row, start, end):
                area = QRectF(left - _SIDE, row.top - 1, right - left + 2 * _SIDE, row.bottom - row.top + 2)
                painter.fillRect(area, tint)


def caret_box(geometry: Rows, position: int) -> QRectF:
    """Return the caret before code point `position`, in document coordinates; empty when it is nowhere."""
    place = geometry.caret(position)
    if place is None:
        return QRectF()
    x, row = place
    return QRectF(round(x) - 1, row.top, 2, row.bottom - row.top)
