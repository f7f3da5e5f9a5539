"""The paper with its marks: what is painted behind and over the text that Qt paints, and when anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.gui.article_view import painter as paint
from annotator.gui.article_view.document import BELOW_LANES, MARGIN_LEFT, MARGIN_TOP, headline_end
from annotator.gui.article_view.index import MarkIndex
from annotator.gui.article_view.paper import Paper
from annotator.gui.article_view.reading import Setting
from annotator.gui.article_view.row import Row
from annotator.gui.article_view.values import TieMark
from annotator.gui.theme import Theme

if TYPE_CHECKING:  # most articles are read alone
    from annotator.gui.article_view.ties import Ties

_SPILL = 8
"""Pixels by which tints, tags and the lowest lane reach out of their line."""

_TINT = 3
"""Pixels by which a tint is higher than its letters, rounded up."""

Spans = Sequence[tuple[int, int]]
Highlights = Callable[[int, int], tuple[Spans, Spans]]
"""Given `[start, end)`, returns what else to tint in it: found places, and the current one."""


class PaintedPaper(Paper):
    """Paints only lines that are on the screen, from what was worked out when they first came there."""

    def __init__(
        self, index: MarkIndex, setting: Setting, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(index, setting, theme, parent)
        self.highlights: Highlights | None = None
        self._focused: str | None = None
        self._hovered: str | None = None
        self._units: Spans = ()
        self._ties: Ties | None = None
        self._caret_box = QRectF()
        self._header_top: float | None = None
        self.laid_out.connect(self._measure)
        self.cursorPositionChanged.connect(self._move_caret)

    # --- what is to be painted anew ---

    def marks_changed(self, *, counted: bool = False) -> None:
        """Paint everything anew that is made from marks; the map only where it has not counted them yet."""
        self._rows.forget_marks()
        if not counted:
            self.strip.forget()
        self.viewport().update()
        self.gutter.update()

    def mark_changed(self, start: int, end: int) -> None:
        """Paint anew the lines that `[start, end)` touches, where they are on the screen."""
        self._rows.forget_marks(start, end)
        self.repaint_span(start, end)

    def repaint_span(self, start: int, end: int) -> None:
        """Ask Qt to paint the lines that `[start, end)` touches, where they are on the screen."""
        top = self.scrolled
        rows = [row for row in self.rows_on_screen() if row.start < end and row.end > start]
        if rows:
            y = floor(rows[0].top - top) - _SPILL
            height = ceil(rows[-1].floor - top) + _SPILL - y
            self.viewport().update(0, y, self.viewport().width(), height)
            self.gutter.update(0, y, self.gutter.width(), height)

    def focus(self, key: str | None) -> None:
        """Tint the mark with this key, and no other."""
        former, self._focused = self._focused, key
        self.gutter.focused = key
        self._repaint_marks(former, key)

    def hover(self, key: str | None) -> None:
        """Frame the words of the mark with this key, and of no other."""
        former, self._hovered = self._hovered, key
        if former != key:
            self._repaint_marks(former, key)

    def _repaint_marks(self, *keys: str | None) -> None:
        for mark in (self.index.get(key) for key in keys if key):
            for start, end in mark.stretches() if mark is not None else ():
                self.repaint_span(start, end)

    def show_units(self, units: Spans) -> None:
        """Set bands behind the units of the text and brackets around them; they are in text order."""
        if units != self._units:
            self._units = units
            self.viewport().update()

    def show_ties(self, ties: Ties | None) -> None:
        """Show which sentences other articles have too; with None there is no room for numbers either."""
        former, self._ties, self.gutter.ties = self._ties, ties, ties
        if (former is None) != (ties is None):
            self._fit()
        for tie in set(former or ()) ^ set(ties or ()):
            self.repaint_span(tie.start, tie.end)

    @property
    def focused(self) -> str | None:
        """Return the key of the tinted mark."""
        return self._focused

    def _measure(self) -> None:
        """Find the places of caret and header anew: the lines have moved."""
        self._header_top = None
        self._move_caret()

    def _move_caret(self) -> None:
        """Paint the caret where it is now, and no longer where it was."""
        former = self._caret_box
        self._caret_box = paint.caret_box(self._rows, self.position_of(self.textCursor().position()))
        for box in (former, self._caret_box):
            self.viewport().update(box.translated(0, -self.scrolled).toAlignedRect().adjusted(-1, -1, 1, 1))

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint washes and tints, then the text as Qt does, then lines, header and caret."""
        area = event.rect()
        top = area.top() + self.scrolled
        rows = self.rows_between(top - _TINT, area.bottom() + _TINT + self.scrolled)
        painter = self._painter()
        units = self._units_on(rows)
        paint.paint_tint(painter, rows, self._rows, units, self._theme.panel)
        self._paint_current(painter, rows)
        paint.paint_behind(painter, rows, self._inks)
        self._paint_tints(painter, rows)
        painter.end()
        super().paintEvent(event)
        painter = self._painter()
        paint.paint_brackets(painter, rows, self._rows, units, self._theme.faint)
        paint.paint_lines(painter, rows, self._inks)
        self._paint_hovered(painter, rows)
        if self._ties is not None:
            self.gutter.tie_lane.paint_bars(painter, rows, self._ties)
        self._paint_header(painter, area)
        if self.hasFocus():
            painter.fillRect(self._caret_box, QColor(self._theme.accent))
        painter.end()

    def only_here_at(self, point: QPointF) -> str:
        """Return what is said of the sentence whose bar is at a point of the viewport."""
        y = point.y() + self.scrolled
        row = next((row for row in self.rows_between(y, y) if row.top <= y < row.floor), None)
        if row is None or point.x() > MARGIN_LEFT - 2:
            return ""
        ties = self._ties_between(row.start, row.end)
        return next((tie.says for tie in ties if tie.only_here), "")

    def _ties_between(self, start: int, end: int) -> Sequence[TieMark]:
        return self._ties.between(start, end) if self._ties is not None else ()

    def _painter(self) -> QPainter:
        painter = QPainter(self.viewport())
        painter.translate(0, -self.scrolled)
        return painter

    def _units_on(self, rows: Sequence[Row]) -> Spans:
        if not rows:
            return ()
        start, end = rows[0].start, rows[-1].end
        return [unit for unit in self._units if unit[0] < end and unit[1] > start]

    def _paint_current(self, painter: QPainter, rows: Sequence[Row]) -> None:
        ties = self._ties_between(rows[0].start, rows[-1].end) if rows else ()
        spans = [(tie.start, tie.end) for tie in ties if tie.current]
        paint.paint_band(painter, rows, self._rows, spans, self._theme.tied)

    def _paint_tints(self, painter: QPainter, rows: Sequence[Row]) -> None:
        if not rows:
            return
        start, end = rows[0].start, rows[-1].end
        mark = self.index.get(self._focused) if self._focused else None
        if mark is not None and mark.start < end and mark.end > start:
            paint.paint_tint(painter, rows, self._rows, mark.stretches(), self._theme.focus_tint)
        if self.highlights is not None:
            found, current = self.highlights(start, end)
            paint.paint_tint(painter, rows, self._rows, found, self._theme.match)
            paint.paint_tint(painter, rows, self._rows, current, self._theme.match_current)

    def _paint_hovered(self, painter: QPainter, rows: Sequence[Row]) -> None:
        mark = self.index.get(self._hovered) if self._hovered else None
        if mark is not None and rows and mark.start < rows[-1].end and mark.end > rows[0].start:
            colour = self._theme.slots[mark.slot - 1]
            paint.paint_outline(painter, rows, self._rows, mark.stretches(), colour)

    def _paint_header(self, painter: QPainter, area: QRect) -> None:
        if not self._header_height:
            return
        if self._header_top is None:
            self._header_top = self._find_header_top()
        y = self._header_top
        if y <= area.bottom() + self.scrolled and y + self._header_height >= area.top() + self.scrolled:
            at = QPointF(MARGIN_LEFT, y)
            self._lines.paint(painter, at, self._setting, self._theme, self._column)

    def _find_header_top(self) -> float:
        row = self._rows.at(max(0, headline_end(self.text, self._zones) - 1)) if self._lines.below else None
        return row.depth + BELOW_LANES if row else float(MARGIN_TOP)
