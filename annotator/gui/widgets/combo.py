"""A combo box with a plain arrow: that of the style has a bevel as soon as the box has a border of ours."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from annotator.gui.theme import of_palette

_RIGHT = 13
"""Pixels from the edge to the middle of the arrow."""
_BESIDE = 4
"""White space around what is chosen."""


class Combo(QComboBox):
    """One of several, in a list that opens."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("drawn", "true")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, what is chosen, and the arrow over it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        paint_arrow(self)

    def shown(self) -> str:
        """Return what is chosen as there is room for it: what is cut ends in dots."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        box, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, part, self).width() - _BESIDE
        if not option.currentIcon.isNull():
            room -= option.iconSize.width() + _BESIDE
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, max(room, 0))


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
