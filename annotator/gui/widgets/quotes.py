"""Words of an article that an answer rests on: a click goes there, a cross takes one away."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.theme import of_palette
from annotator.gui.widgets.plain import as_caption, explain, one_line, sized

_BAR, _CROSS, _GAP = 3.0, 22.0, 8.0


class Quotes(QWidget):
    """Quotes in their order; `wanted` and `dropped` carry the place of one."""

    wanted = Signal(int)
    dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QuoteButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.hide()

    def show_quotes(self, quotes: Sequence[str], *, locked: bool = False) -> None:
        """Show other quotes; buttons are used again."""
        while len(self.buttons) < len(quotes):
            self._add()
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(quotes))
            if at < len(quotes):
                button.show_quote(quotes[at], locked=locked)
        if self.isHidden() == bool(quotes):
            self.setVisible(bool(quotes))

    def _add(self) -> None:
        at = len(self.buttons)
        button = QuoteButton()
        button.clicked.connect(lambda: self.wanted.emit(at))
        button.dropped.connect(lambda: self.dropped.emit(at))
        self._column.addWidget(button)
        self.buttons.append(button)


class QuoteButton(QAbstractButton):
    """A quote on one line, with a cross at its end; Enter and a click go there, Delete drops it."""

    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._quote = ""
        self._locked = False
        self.setFont(sized(self.font(), 0.92))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_quote(self, quote: str, *, locked: bool) -> None:
        """Show a quote; one that is locked has no cross."""
        self._quote, self._locked = one_line(quote), locked
        self.setText(as_caption(self._quote))
        self.setAccessibleName(f"Evidence: {self._quote}")
        explain(self, f"“{self._quote[:600]}”\nA click goes there, Delete takes it away")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a line; the width comes from outside."""
        return QSize(120, QFontMetrics(self.font()).height() + 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there on Enter and Space, drop on Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._drop()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a click on the cross apart."""
        if self.isDown() and self._cross().contains(event.position()) and not self._locked:
            self.setDown(False)
            event.accept()
            self._drop()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: object) -> None:
        """Paint a bar, the words and the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = of_palette(self.palette())
        rect = QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            painter.fillRect(rect, QColor(theme.hover))
        bar = QRectF(rect.left(), rect.top() + 2, _BAR, rect.height() - 4)
        painter.fillRect(bar, QColor(theme.accent if self.hasFocus() else theme.line))
        right = rect.right() - (0 if self._locked else _CROSS)
        room = QRectF(QPointF(_BAR + _GAP, 0), QPointF(right, rect.bottom()))
        painter.setFont(self.font())
        painter.setPen(QColor(theme.text))
        shown = QFontMetrics(self.font()).elidedText(
            f"“{self._quote[:400]}”", Qt.TextElideMode.ElideMiddle, max(0, int(room.width()))
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        if not self._locked:
            middle = self._cross().center()
            painter.setPen(QPen(QColor(theme.faint), 1.3))
            for sign in (1, -1):
                painter.drawLine(middle + QPointF(-3, -3 * sign), middle + QPointF(3, 3 * sign))
        painter.end()

    def _cross(self) -> QRectF:
        return QRectF(self.width() - _CROSS, 0, _CROSS, self.height())

    def _drop(self) -> None:
        if not self._locked:
            self.dropped.emit()
