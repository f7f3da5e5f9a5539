"""The line below the text that says what waits for another key."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.gui.pending import Pending
from annotator.gui.theme import of_palette
from annotator.gui.widgets.plain import PlainLabel, yielding


class PendingBar(QWidget):
    """There while something waits, with a stripe at its left."""

    def __init__(self, pending: Pending) -> None:
        super().__init__()
        self._pending = pending
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 14, 7)
        self.label = yielding(PlainLabel())
        row.addWidget(self.label, 1)
        pending.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.label.setText(self._pending.says)
        self.setAccessibleName(self._pending.says)
        self.setVisible(bool(self._pending.says))

    def paintEvent(self, _event: object) -> None:
        """Paint the ground of what has the focus, and the stripe."""
        theme = of_palette(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.focus_tint))
        painter.fillRect(QRectF(0, 0, 4, self.height()), QColor(theme.accent))
        painter.end()
