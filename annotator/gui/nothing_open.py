"""What stands in the centre while no article is open: what to do next."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.widgets.plain import PlainLabel

ADVICE = "Drop articles or a corpus anywhere in this window, or begin with one of these:"


class NothingOpen(QWidget):
    """A calm page with a button for each way to begin."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(1)
        heading, advice = PlainLabel("No article is open", role="heading"), PlainLabel(ADVICE, role="small")
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for label in (heading, advice):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        self._row = QHBoxLayout()
        self._row.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row.setSpacing(8)
        layout.addLayout(self._row)
        layout.addStretch(3)

    def offer(self, actions: Iterable[QAction]) -> None:
        """Add a button for each action."""
        for action in actions:
            button = QPushButton(action.text().replace("&", "").rstrip("."))
            button.setToolTip("")
            button.clicked.connect(action.trigger)
            self._row.addWidget(button)
