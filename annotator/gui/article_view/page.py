"""The page under the hand: caret, selection and keys over the paper, in code points."""

from PySide6.QtCore import QEvent, QMimeData, QPointF
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QTextCursor

from annotator.gui.article_view import keys
from annotator.gui.article_view.painted import PaintedPaper
from annotator.model import Span


class Page(PaintedPaper):
    """The paper with a caret that keys move; the mouse is the pointer's."""

    # --- caret and selection ---

    def caret(self) -> int:
        """Return the code point before which the caret stands."""
        return self.position_of(self.textCursor().position())

    def anchor(self) -> int:
        """Return the code point at which the selection was begun; the caret's without a selection."""
        return self.position_of(self.textCursor().anchor())

    def position_at(self, point: QPointF) -> int:
        """Return the code point nearest to a point of the viewport."""
        position = self.rows.position_at(point.x(), point.y() + self.scrolled)
        if position is None:
            return self.position_of(self.cursorForPosition(point.toPoint()).position())
        return position

    def selected(self) -> Span | None:
        """Return the selected code points, None when nothing is selected."""
        cursor = self.textCursor()
        start, end = self.position_of(cursor.selectionStart()), self.position_of(cursor.selectionEnd())
        return Span(start, end) if end > start else None

    def select(self, anchor: int, position: int) -> None:
        """Select from `anchor` to `position`, where the caret then is; nothing when they are equal."""
        cursor = self.textCursor()
        cursor.setPosition(self.units(anchor))
        cursor.setPosition(self.units(position), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def reveal(self, start: int, end: int) -> None:
        """Scroll as little as is comfortable: what is well on the screen stays, else it comes to a third."""
        first, last = self.rows.at(start), self.rows.at(max(start, end - 1))
        if first is None or last is None:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top, bottom = bar.value() + self.pitch, bar.value() + height - self.pitch
        if first.top >= top and last.floor <= bottom:
            return
        if first.number == 0 and first.floor < height / 2:
            bar.setValue(0)
        else:
            bar.setValue(round(first.top - height / 3))

    def _keep_caret_visible(self) -> None:
        place = self.rows.caret(self.caret())
        if place is None:
            return
        row = place[1]
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if row.top < bar.value() + 8:
            bar.setValue(round(row.top - self.pitch) if row.start else 0)
        elif row.floor > bar.value() + height:
            bar.setValue(round(row.floor + self.pitch - height))

    # --- the keyboard ---

    def event(self, event: QEvent) -> bool:
        """Leave every key that does not move the caret to the window's actions, single letters above all."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(keys.is_ours(event, self))
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret, copy, or select everything; hand any other key on."""
        if move := keys.movement(event):
            cursor = self.textCursor()
            cursor.movePosition(*move)
            self._show_cursor(cursor)
        elif page := keys.page_movement(event):
            self._move_by_page(*page)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select(0, len(self.text))
        else:
            event.ignore()

    def _show_cursor(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        self._keep_caret_visible()

    def _move_by_page(self, direction: int, mode: QTextCursor.MoveMode) -> None:
        lines = max(1, int(self.viewport().height() / self.pitch) - 1)
        cursor = self.textCursor()
        operation = QTextCursor.MoveOperation.Down if direction > 0 else QTextCursor.MoveOperation.Up
        if not cursor.movePosition(operation, mode, lines):
            end = QTextCursor.MoveOperation.End if direction > 0 else QTextCursor.MoveOperation.Start
            cursor.movePosition(end, mode)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(direction * lines * self.pitch))
        self._show_cursor(cursor)

    def copy(self) -> None:
        """Put the selected letters on the clipboard, as data of Qt: it is there after Python has ended."""
        span = self.selected()
        if span is not None:
            QGuiApplication.clipboard().setText(self.text[span.start : span.end])

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt calls it by this name
        """Copy the article's own letters: what Qt holds is only what is displayed."""
        data = QMimeData()
        span = self.selected()
        if span is not None:
            data.setText(self.text[span.start : span.end])
        return data

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self.viewport().update()
