"""What several widgets paint alike: the words of a list in which nothing is, the sheet of a small window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QWidget

from annotator.gui.theme import of_palette


def paint_empty(view: QAbstractItemView, words: str, *, above: int = 24) -> None:
    """Say in the middle of a list, `above` pixels from its upper edge, why there is nothing in it.

    It is called in `paintEvent`, after the list has painted itself.
    """
    painter = QPainter(view.viewport())
    painter.setPen(QColor(of_palette(view.palette()).faint))
    room = view.viewport().rect().adjusted(24, above, -24, -above)
    painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, words)
    painter.end()


def paint_sheet(widget: QWidget) -> None:
    """Paint a sheet with a line around it, on which something is chosen or written."""
    theme = of_palette(widget.palette())
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.faint), 1))
    painter.setBrush(QColor(theme.panel))
    painter.drawRoundedRect(widget.rect().adjusted(0, 0, -1, -1), 8, 8)
    painter.end()
