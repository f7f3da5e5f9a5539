"""The line above the columns: which event this is, which of its articles are shown, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from annotator.gui.widgets.cut_line import CutLine
from annotator.gui.widgets.plain import as_caption, explain


class ColumnsBar(QWidget):
    """`row` takes more buttons, before that for the outlets."""

    outlets_wanted = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = CutLine("Event", role="small")
        self.lock: QToolButton | None = None
        self.outlets = _button("Outlets", "Choose which articles of the event are shown, and in which order")
        self.outlets.clicked.connect(self.outlets_wanted)
        self.back = _button("One article", "Show the open article alone again (Ctrl+B)")
        self.back.clicked.connect(self.ended)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 3, 8, 3)
        self.row.setSpacing(4)
        self.row.addWidget(self.name, 1)
        self.row.addWidget(self.outlets)
        self.row.addWidget(self.back)

    def offer_lock(self, action: QAction) -> None:
        """Add a button that stays down while the columns scroll together."""
        if self.lock is None:
            why = "Scroll all columns together (Ctrl+L). With Alt held, the wheel moves one column alone"
            self.lock = _button("Scroll together", why)
            self.lock.setCheckable(True)
            self.lock.setChecked(action.isChecked())
            self.lock.toggled.connect(action.setChecked)
            action.toggled.connect(self.lock.setChecked)
            self.row.insertWidget(1, self.lock)

    def show_event(self, name: str, shown: int, total: int) -> None:
        """Name the event, and say how many of its articles are shown."""
        self.name.setText(name)
        said = f"Outlets: {shown} of {total}" if shown < total else f"Outlets: {total}"
        self.outlets.setText(as_caption(said))


def _button(text: str, why: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAutoRaise(True)
    button.setAccessibleName(text)
    explain(button, why)
    return button
