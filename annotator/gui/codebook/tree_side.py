"""The left side of the codebook editor: the tree of codes and what can be done with it."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from annotator.coding.tree import Step
from annotator.gui.codebook.code_tree import CodeTree
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.plain import explain
from annotator.gui.widgets.tick import TickBox

WAYS: tuple[tuple[Step, str, str], ...] = (
    ("up", "↑", "Move up (Alt+Up)"),
    ("down", "↓", "Move down (Alt+Down)"),
    ("out", "←", "Move out of its group (Alt+Left)"),
    ("in", "→", "Put below the code before (Alt+Right)"),
)
SHORT = {
    "add_ready_codebook": "Ready codebooks...",
    "import_codebook": "Import...",
    "export_codebook": "Export...",
}
"""What actions of the menu are called here, by their names."""


class TreeSide(QWidget):
    """The tree, and below it buttons; `add_wanted` tells whether a code is wanted below the chosen one."""

    add_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.tree = CodeTree()
        self.tree.empty = "No codes yet.\n\nAdd makes the first one."
        self.retired = TickBox("Show retired codes")
        self.buttons: dict[str, QPushButton] = {}
        self._elsewhere, self._foot = _line(6), _line(12)
        self._build()

    def _build(self) -> None:
        moves = _line(6)
        for name, text, said, below in (
            ("add", "Add", "Add a code after the chosen one", False),
            ("add_below", "Add below", "Add a code below the chosen one", True),
        ):
            self.buttons[name] = told_button(text, said, partial(self.add_wanted.emit, below))
        for step, arrow, said in WAYS:
            self.buttons[step] = told_button(arrow, said, partial(self._step, step))
            letter = self.buttons[step].fontMetrics().horizontalAdvance(arrow)
            self.buttons[step].setFixedWidth(max(34, letter + 24))
        for button in self.buttons.values():
            moves.addWidget(button)
        self._foot.addWidget(self.retired)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(self.tree, 1)
        for line in (moves, self._elsewhere, self._foot):
            column.addLayout(line)
        self.setMinimumSize(300, 460)

    def _step(self, step: Step) -> None:
        self.tree.step_wanted.emit(self.tree.current(), step)

    def offer(self, actions: Iterable[QAction]) -> None:
        """Put actions of the menu below the tree, as buttons."""
        for action in actions:
            said = action.text().replace("&", "")
            button = told_button(SHORT.get(action.objectName(), said), said, action.trigger)
            self._elsewhere.addWidget(button)

    def add_quietly(self, button: QWidget) -> None:
        """Add a button at the foot."""
        self._foot.addWidget(button)


def told_button(text: str, said: str, does: Callable[[], object]) -> QPushButton:
    """Return a button that is explained to those who hover over it and to those who hear it."""
    button = QPushButton(text)
    explain(button, said)
    button.setAccessibleName(said)
    button.clicked.connect(lambda _checked=False: does())
    return button


def _line(gap: int) -> FlowLayout:
    line = FlowLayout(gap=gap, line_gap=6)
    line.setContentsMargins(12, 0, 12, 0)
    return line
