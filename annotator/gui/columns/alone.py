"""What is said while articles are to be side by side and the open one has none beside it."""

from collections.abc import Iterable

from PySide6.QtGui import QAction, QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.gui.theme import of_palette
from annotator.gui.widgets.plain import PlainLabel, as_caption, yielding

SAYS = (
    "This article stands alone: no other one is grouped with it as an event. Choose articles in the list and "
    "group them, or look at the groups that the program proposes."
)


class Alone(QWidget):
    """Some words above the article with a button for each way on."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 10, 9)
        layout.setSpacing(7)
        layout.addWidget(yielding(PlainLabel(SAYS)))
        layout.addLayout(self._row)

    def offer(self, actions: Iterable[QAction]) -> None:
        """Add a button for each action."""
        for action in actions:
            button = QPushButton(as_caption(action.text().replace("&", "").rstrip(".")))
            button.clicked.connect(action.trigger)
            self._row.insertWidget(self._row.count() - 1, button)

    def paintEvent(self, _event: object) -> None:
        """Paint the ground and the hairline below."""
        theme = of_palette(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.panel))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.line))
        painter.end()
