"""Three hints for the first minutes, in place and dismissible."""

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from annotator.gui.widgets.plain import PlainLabel
from annotator.gui.workspace import Changed, Workspace

HINTS = (
    "Space goes from cue to cue.   Enter accepts, X rejects.   Select words and press a code's key to code "
    "by hand.   Everything is saved as you go."
)


LEARNT = 8
"""After so many edits nobody needs the hints any more."""


class Hints(QWidget):
    """One line above the article until it is dismissed on this machine."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 4)
        hint = PlainLabel(HINTS, role="small")
        hint.setMinimumHeight(hint.fontMetrics().height())
        row.addWidget(hint, 1)
        close = QToolButton()
        close.setText("Got it")
        close.setAutoRaise(True)
        close.setAccessibleName("Dismiss the hints")
        close.clicked.connect(self._dismiss)
        row.addWidget(close)
        workspace.changed.connect(self._refresh)
        self._show()

    def _refresh(self, what: Changed) -> None:
        if self._workspace.undo_stack.count() >= LEARNT:
            self._dismiss()
        elif what.touches("corpus"):
            self._show()

    def _dismiss(self) -> None:
        self._workspace.settings.put("hints_seen", True)  # noqa: FBT003  # a JSON value
        self._show()

    def _show(self) -> None:
        self.setVisible(not self._workspace.settings.get("hints_seen", False))
