"""A line of text that leads somewhere: as wide as there is room, and cut at its end."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from annotator.gui.theme import of_palette
from annotator.gui.widgets.plain import as_caption, explain, one_line

_PAD = 4


class WayButton(QAbstractButton):
    """Shows exactly its text, on one line; the whole of it is told to those who hover over it or hear it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._shown = one_line(text)
        self.setText(as_caption(text))
        self.setAccessibleName(f"Go to: {text}")
        explain(self, text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for one line."""
        return QSize(120, self.fontMetrics().height() + 2 * _PAD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text, as much of it as there is room for."""
        theme = of_palette(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.line), 1))
        painter.setBrush(QColor(theme.hover if self.underMouse() or self.isDown() else theme.page))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        room = self.rect().adjusted(2 * _PAD, 0, -2 * _PAD, 0)
        cut = self.fontMetrics().elidedText(self._shown, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(theme.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)
        painter.end()
