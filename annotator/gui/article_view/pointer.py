"""The mouse over the page: caret, dragging by letter, word or paragraph, hovering and choosing marks."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QHelpEvent, QMouseEvent, QWheelEvent

from annotator.gui.article_view.ink import FIRST_LANE, LANE_PITCH
from annotator.gui.article_view.page import Page
from annotator.gui.article_view.selection import paragraph_at, whole_words, word_at
from annotator.gui.article_view.tooltips import show_says, show_titles
from annotator.gui.article_view.values import Mark
from annotator.model import Span

_CLICK = 4
"""Pixels the mouse may move between press and release of a click."""
_TICK = 40
"""Milliseconds between two steps of scrolling while the mouse drags outside of the page."""


class Pointer(QObject):
    """Answers the mouse in place of Qt's text widget, which mistakes the place after a decomposed letter.

    What is drawn over is selected in whole words; while Alt is held, letter by letter.
    """

    activated = Signal(str)
    hovered = Signal(str)
    zoomed = Signal(int)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._anchor: Span | None = None
        self._unit = "letter"
        self._exact = False
        self._pressed = self._last = QPointF()
        self._since_double = 0
        self._hovered = ""
        self._wheel = 0
        self._scrolling = QTimer(self, interval=_TICK)
        self._scrolling.timeout.connect(self._drag_on)
        page.viewport().installEventFilter(self)
        page.gutter.activated.connect(self.activated)
        page.gutter.hovered.connect(self._hover)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Carry out what the mouse does over the text; everything else goes on to Qt."""
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QWheelEvent):
            return self._zoom(event) or self._scroll_alone(event)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover("")
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> bool:
        kinds = QEvent.Type
        if event.type() == kinds.MouseMove:
            self._move(event)
            return True
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() == kinds.MouseButtonPress:
            self._press(event)
        elif event.type() == kinds.MouseButtonDblClick:
            self._begin(event.position(), "word")
            self._since_double = event.timestamp()
        elif event.type() == kinds.MouseButtonRelease:
            self._release(event)
        return True

    # --- selecting ---

    def _press(self, event: QMouseEvent) -> None:
        near = (event.position() - self._pressed).manhattanLength() <= _CLICK
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        if self._since_double and near and event.timestamp() - self._since_double <= interval:
            self._begin(event.position(), "paragraph")
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._unit, self._anchor = "letter", Span(self._page.anchor(), self._page.anchor())
            self._pressed = event.position()
            self._extend_to(event)
        else:
            self._begin(event.position(), "letter")
        self._since_double = 0

    def _begin(self, point: QPointF, unit: str) -> None:
        """Start to select by letters, words or paragraphs, from the one at a point."""
        self._pressed, self._unit = point, unit
        self._anchor = self._unit_at(self._page.position_at(point))
        self._page.select(self._anchor.start, self._anchor.end)

    def _unit_at(self, position: int) -> Span:
        found = None
        if self._unit == "word":
            found = word_at(self._page.text, position)
        elif self._unit == "paragraph":
            found = paragraph_at(self._page.text, position)
        return found or Span(position, position)

    def _extend_to(self, event: QMouseEvent) -> None:
        """Select from where the drag began to the mouse, exactly while Alt is held."""
        self._exact = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._extend(event.position())

    def _extend(self, point: QPointF) -> None:
        """Select from where the drag began to a point, in whole units."""
        self._last = point
        if self._anchor is None:
            return
        here = self._unit_at(self._page.position_at(point))
        if here.start < self._anchor.start:
            self._select(self._anchor.end, here.start)
        else:
            self._select(self._anchor.start, max(here.end, self._anchor.end))

    def _select(self, anchor: int, position: int) -> None:
        """Select between two places, with the words whole that they cut unless letters are wanted."""
        start, end = min(anchor, position), max(anchor, position)
        if self._unit == "letter" and not self._exact and start < end:
            words = whole_words(self._page.text, Span(start, end)) or Span(position, position)
            start, end = words.start, words.end
        self._page.select(*((end, start) if position < anchor else (start, end)))

    def _drag_on(self) -> None:
        """Scroll towards a mouse that is held outside of the page, the farther the faster."""
        height = self._page.viewport().height()
        beyond = min(self._last.y(), 0.0) + max(self._last.y() - height, 0.0)
        if beyond and self._anchor is not None:
            bar = self._page.verticalScrollBar()
            bar.setValue(bar.value() + round(beyond / 2))
            self._extend(self._last)

    def _move(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            marks = self.marks_under(event.position())
            self._hover(marks[0].key if marks else "")
        elif self._unit != "letter" or (event.position() - self._pressed).manhattanLength() > _CLICK:
            self._extend_to(event)
            if not self._scrolling.isActive():
                self._scrolling.start()

    def _release(self, event: QMouseEvent) -> None:
        """End a drag; a mere click chooses the mark there, a click again the next one."""
        self._scrolling.stop()
        self._anchor = None
        span = self._page.selected()
        clipboard = QGuiApplication.clipboard()
        if span is not None:
            if clipboard.supportsSelection():
                clipboard.setText(self._page.text[span.start : span.end], QClipboard.Mode.Selection)
        elif (event.position() - self._pressed).manhattanLength() <= _CLICK:
            self._choose([mark.key for mark in self.marks_under(event.position()) if not mark.by])

    def _choose(self, keys: list[str]) -> None:
        if keys:
            focused = self._page.focused
            at = keys.index(focused) + 1 if focused in keys else 0
            self.activated.emit(keys[at % len(keys)])

    # --- what is under the mouse ---

    def marks_under(self, point: QPointF) -> tuple[Mark, ...]:
        """Return the marks at a point of the viewport: on a lane its mark first, then the innermost first."""
        y = point.y() + self._page.scrolled
        row = next((row for row in self._page.rows_between(y, y) if row.top <= y < row.floor), None)
        position = self._page.rows.letter_at(point.x(), row) if row else None
        if row is None or position is None:
            return ()
        marks = self._page.index.at(position)
        lane = round((y - row.bottom - FIRST_LANE) / LANE_PITCH) if y > row.bottom else -1
        chosen = {mark.key for mark, at in self._page.index.laned(position, position + 1) if at == lane}
        return tuple(sorted(marks, key=lambda mark: mark.key not in chosen))

    def _show_tip(self, event: QHelpEvent) -> None:
        """Say what the mouse is on: marks, or beside the text a sentence that only this article has."""
        point = QPointF(event.pos())
        says = self._page.only_here_at(point)
        if says:
            show_says(event, self._page.viewport(), [says])
        else:
            show_titles(event, self._page.viewport(), self.marks_under(point))

    def _hover(self, key: str) -> None:
        if key != self._hovered:
            self._hovered = key
            self.hovered.emit(key)

    def _scroll_alone(self, event: QWheelEvent) -> bool:
        """With Alt, scroll this page and none of those that otherwise scroll with it."""
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        # Some systems turn the wheel into a sideways one while Alt is held.
        turned = event.angleDelta().y() or event.angleDelta().x()
        lines = turned / 120 * QGuiApplication.styleHints().wheelScrollLines()
        bar = self._page.verticalScrollBar()
        with self._page.by_itself():
            bar.setValue(round(bar.value() - lines * bar.singleStep()))
        return True

    def _zoom(self, event: QWheelEvent) -> bool:
        """With Ctrl, ask for another text size, a step for each notch; else let the page scroll."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / 120)
        self._wheel -= steps * 120
        if steps:
            self.zoomed.emit(steps)
        return True
