"""The strip map: the whole article beside its text, with its marks, as the bar that scrolls it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from annotator.gui.article_view.index import LONGEST_LINE, MarkIndex
from annotator.gui.article_view.ticks import Kind, Run, Scale, Ticks
from annotator.gui.article_view.tooltips import show_titles
from annotator.gui.article_view.values import Mark
from annotator.gui.theme import LIGHT, Theme, mix

PITCH, COMPACT_PITCH = 6, 4
"""Pixels from one group's column to the next; in a column beside other articles it is less."""
SIDE, END = 4, 5
"""White space beside and above the columns."""
WIDTH = 2 * SIDE + 6 * PITCH
_SIZES: dict[Kind, tuple[int, int]] = {
    Kind.LONG_CUE: (1, 1),
    Kind.CUE: (3, 2),
    Kind.LONG_DECISION: (2, 1),
    Kind.DECISION: (6, 3),
}
"""Width and height of a tick in pixels: a decision weighs more than what a rule found."""
_REACH = 3
"""Pixel rows that a tick may reach beyond its own."""
_LEAST = 10
"""Least height of the frame around the visible part."""
_AT_ONCE = 3_000
"""Marks up to which the map is drawn with the text; of more it follows a moment later."""


class Strip(QScrollBar):
    """A scroll bar that shows where in the article its marks are, a column for each group of them.

    A press brings that place into the middle, dragging the frame scrolls; the wheel and the keys are those
    of any scroll bar. `plain` makes it a common one, `compact` a narrow map.
    """

    def __init__(
        self,
        parent: QWidget,
        index: MarkIndex,
        *,
        on_screen: Callable[[], tuple[float, float]],
        scroll_to: Callable[[float], None],
    ) -> None:
        """`on_screen` returns the code points that are seen, `scroll_to` brings one to the top."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._index = index
        self._on_screen, self._scroll_to = on_screen, scroll_to
        self._theme = LIGHT
        self._length = 0
        self._ticks: Ticks | None = None
        self._picture: QPixmap | None = None
        self._stale: list[range] = []
        self._grip = 0.0
        self._framed: tuple[object, QRect] = (None, QRect())
        self.plain = self.compact = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw_late)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName(self.tr("Map of the article"))
        self.setAccessibleDescription(self.tr("Scrolls the article; ticks show where its marks are"))

    # --- what is shown ---

    def show_length(self, length: int) -> None:
        """Show a text of so many code points."""
        self._length = length
        self.forget()

    def show_theme(self, theme: Theme) -> None:
        """Show everything in other colours."""
        self._theme, self._picture = theme, None
        self.update()

    def lines_moved(self) -> None:
        """Look anew which part of the text is seen: it was laid out."""
        self._framed = (None, QRect())
        self.update()

    def forget(self) -> None:
        """Count all marks anew before the next picture."""
        self._ticks = self._picture = None
        self.update()

    def add(self, mark: Mark) -> None:
        """Show one more mark."""
        if self._ticks is not None and not mark.by:
            self._change(self._ticks.add(mark))

    def discard(self, mark: Mark) -> None:
        """Show a mark no more."""
        if self._ticks is not None and not mark.by:
            self._change(self._ticks.discard(mark))

    def _change(self, rows: range) -> None:
        self._stale.append(rows)
        self.update(0, END + rows.start - _REACH, self.width(), len(rows) + 2 * _REACH)

    def sizeHint(self) -> QSize:
        """Return room for the columns."""
        usual = super().sizeHint()
        return usual if self.plain else QSize(2 * SIDE + 6 * self._pitch, usual.height())

    @property
    def compact_width(self) -> int:
        """Return the width in a column beside others."""
        return super().sizeHint().width() if self.plain else 2 * SIDE + 6 * COMPACT_PITCH

    @property
    def _pitch(self) -> int:
        return COMPACT_PITCH if self.compact else PITCH

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count anew for another height."""
        super().resizeEvent(event)
        self.forget()

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame around what is seen, and the ticks over it."""
        if self.plain:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.page))
        painter.fillRect(0, 0, 1, self.height(), QColor(self._theme.line))
        self._paint_frame(painter)
        if picture := self._drawn():
            painter.drawPixmap(0, 0, picture)
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        place = (self.value(), self.maximum(), self.size().toTuple(), self._length)
        if place != self._framed[0]:
            self._framed = place, self.frame()
        if self.maximum() == self.minimum():
            return  # everything is seen
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._theme.hover))
        painter.setPen(QColor(mix(self._theme.line, self._theme.text, 0.55 if self.isSliderDown() else 0.35)))
        painter.drawRoundedRect(self._framed[1], 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def frame(self) -> QRect:
        """Return the part of the map that is seen in the text."""
        first, last = self._on_screen()
        scale = self._scale()
        top, bottom = round(scale.row(first)), round(scale.row(last))
        top = min(top, max(scale.height - _LEAST, 0))
        return QRect(2, END + top - 2, self.width() - 4, max(bottom - top, _LEAST) + 3)

    def _scale(self) -> Scale:
        return Scale(self._length, max(self.height() - 2 * END, 1))

    def _drawn(self) -> QPixmap | None:
        """Return the ticks as a picture, with the rows that changed drawn anew; None when it follows."""
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            if self._ticks is None and len(self._index) > _AT_ONCE:
                self._soon.start()
                return None
            self._draw()
        elif self._ticks is not None and self._picture is not None:
            for rows in self._stale:
                self._draw_rows(self._picture, self._ticks, rows.start, rows.stop)
            self._stale.clear()
        return self._picture

    def _draw_late(self) -> None:
        if self._picture is None:
            self._draw()
            self.update()

    def _draw(self) -> None:
        if self._ticks is None:
            marks = (mark for mark in self._index.all() if not mark.by)
            self._ticks = Ticks(self._scale(), long=LONGEST_LINE, marks=marks)
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        self._stale.clear()
        self._draw_rows(self._picture, self._ticks, 0, self.height())

    def _draw_rows(self, picture: QPixmap, ticks: Ticks, first: int, last: int) -> None:
        """Draw the ticks of some pixel rows into the picture, in the place of what is there."""
        painter = QPainter(picture)
        area = QRect(0, END + first - _REACH, self.width(), last - first + 2 * _REACH)
        painter.setClipRect(area)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(area, Qt.GlobalColor.transparent)
        colours = [QColor(slot) for slot in self._theme.slots]
        for run in ticks.runs(first - 2 * _REACH, last + 2 * _REACH):
            painter.fillRect(_box(run, self._pitch), colours[run.slot - 1])
        painter.end()

    # --- the mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame; a press elsewhere brings the frame there first."""
        if self.plain or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        frame, y = self.frame(), event.position().y()
        inside = frame.top() <= y <= frame.bottom()
        self._grip = y - frame.top() if inside else frame.height() / 2
        self.setSliderDown(True)
        if not inside:
            self._drag(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll with the frame."""
        if self.plain:
            super().mouseMoveEvent(event)
        elif self.isSliderDown():
            self._drag(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the frame."""
        if self.plain:
            super().mouseReleaseEvent(event)
        else:
            self.setSliderDown(False)
            self.update()

    def _drag(self, y: float) -> None:
        self._scroll_to(self._scale().position(y - self._grip - END + 2))

    def event(self, event: QEvent) -> bool:
        """Say which marks begin near the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.plain:
            show_titles(event, self, self._marks_near(event.pos().x(), event.pos().y()))
            return True
        return super().event(event)

    def _marks_near(self, x: int, y: int) -> list[Mark]:
        """Return the marks of the column under `x` that begin within a few pixels of `y`."""
        scale = self._scale()
        start, end = scale.position(y - END - _REACH), scale.position(y - END + _REACH)
        column = (x - SIDE) // self._pitch + 1
        return [mark for mark in self._index.starting(int(start), int(end) + 1) if mark.slot == column]


def _box(run: Run, pitch: int) -> QRect:
    """Return where ticks are drawn: in the middle of their column, around their rows."""
    width, height = _SIZES[run.kind]
    width = min(width, pitch)
    x = SIDE + (run.slot - 1) * pitch + (pitch - width) // 2
    return QRect(x, END + run.first - (height - 1) // 2, width, run.last - run.first + height - 1)
