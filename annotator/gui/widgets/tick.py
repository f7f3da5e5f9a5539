"""A check box that looks as those in lists do, in every theme."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QCheckBox

from annotator.gui.theme import Theme, of_palette

BOX = 14
"""Width and height of the box in pixels."""
_GAP = 8
_TICK = ((3.4, 7.2), (6, 9.8), (10.6, 4.4))


def paint_tick(painter: QPainter, box: QRectF, theme: Theme, *, on: bool, strong: bool = False) -> None:
    """Paint a box of 14 pixels, ticked or not; `strong` for one that has the keyboard."""
    painter.setPen(QPen(QColor(theme.accent if on or strong else theme.faint), 1.8 if strong else 1.2))
    painter.setBrush(QColor(theme.accent if on else theme.page))
    painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 3, 3)
    if on:
        painter.setPen(QPen(QColor(theme.on_accent), 1.8))
        painter.drawPolyline([box.topLeft() + QPointF(*at) for at in _TICK])
    painter.setBrush(Qt.BrushStyle.NoBrush)


class TickBox(QCheckBox):
    """A check box with its words beside it; a line below the words shows that it has the keyboard."""

    def sizeHint(self) -> QSize:
        """Return room for the box and the words."""
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self.text())
        return QSize(BOX + (_GAP + words if words else 0) + 2, max(BOX, metrics.height()) + 8)

    def minimumSizeHint(self) -> QSize:
        """Return the same as `sizeHint`: the words are never cut."""
        return self.sizeHint()

    def hitButton(self, at: object) -> bool:  # noqa: N802, ARG002  # Qt's name; everything here is the button
        """Take clicks on the words, too."""
        return True

    def paintEvent(self, _event: object) -> None:
        """Paint the box and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        theme = of_palette(self.palette())
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - BOX - 1 if right_to_left else 1
        box = QRectF(left, (self.height() - BOX) / 2, BOX, BOX)
        paint_tick(painter, box, theme, on=self.isChecked(), strong=self.hasFocus())
        words = QRectF(self.rect()).adjusted(0 if right_to_left else BOX + _GAP, 0, 0, 0)
        if right_to_left:
            words.setRight(left - _GAP)
        painter.setPen(QColor(theme.text))
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(words, flags, self.text())
        painter.end()
