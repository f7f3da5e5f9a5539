"""A combo box with a plain arrow: that of the style has a bevel as soon as the box has a border of ours."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.gui.theme import of_palette

_RIGHT = 13
"""Pixels from the edge to the middle of the arrow."""


class Combo(QComboBox):
    """One of several, in a list that opens."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("drawn", "true")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, and the arrow over it."""
        super().paintEvent(event)
        paint_arrow(self)


def paint_arrow(widget: QWidget) -> None:
    """Paint the arrow of something that opens, at the end of its box."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    theme = of_palette(widget.palette())
    painter.setPen(QPen(QColor(theme.faint if widget.isEnabled() else theme.line), 1.6))
    mirrored = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    middle = QPointF(_RIGHT if mirrored else widget.width() - _RIGHT, widget.height() / 2 + 0.5)
    painter.drawPolyline([middle + QPointF(*at) for at in ((-3.5, -2.0), (0.0, 1.8), (3.5, -2.0))])
    painter.end()
