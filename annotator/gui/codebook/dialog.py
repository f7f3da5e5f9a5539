"""What the dialogs that merge, split and retire have in common: what is asked, a preview, two buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.coding.effect import Effect, effect_on
from annotator.gui.codebook.keeping import Keeping
from annotator.gui.widgets.plain import PlainLabel, yielding
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Code

KEPT = "Nothing is deleted, and Ctrl+Z takes it back."


class ChangeDialog(QDialog):
    """Asks about one code; it closes when the change was made, or when another corpus is opened."""

    def __init__(self, workspace: Workspace, keeping: Keeping, code: Code, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.workspace, self.keeping, self.code = workspace, keeping, code
        self.effect = self._look()
        self.upper = QVBoxLayout()
        self.go, self.leave = QPushButton(), QPushButton("Cancel")
        workspace.changed.connect(self._follow)

    def finish(self, title: str, body: QWidget, *, yes: str) -> None:
        """Put the dialog together once its parts are made."""
        self.setWindowTitle(title)
        self.go.setText(yes)
        self.go.setDefault(True)
        self.go.setAutoDefault(True)
        self.leave.setAutoDefault(False)
        self.go.clicked.connect(self.carry_out)
        self.leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self.upper)
        column.addWidget(body, 1)
        row = QHBoxLayout()
        row.addWidget(yielding(PlainLabel(KEPT, role="small")), 1)
        row.addWidget(self.leave)
        row.addWidget(self.go)
        column.addLayout(row)
        self.resize(820 if self.effect.annotations else 560, 600)
        self.fit()

    def fit(self) -> None:
        """Be as high as what is said, where no annotations are listed."""
        column = self.layout()
        if column is not None and not self.effect.annotations:
            column.activate()
            width = max(self.width(), column.totalMinimumSize().width())
            self.resize(width, column.totalHeightForWidth(width))

    def carry_out(self) -> None:
        """Make the change; each dialog says how."""
        raise NotImplementedError

    def still_own(self) -> tuple[Annotation, ...]:
        """Return the coder's annotations that have the code now."""
        return self._look().own

    def done_with(self, *, made: bool) -> None:
        """Close when the change was made."""
        if made:
            self.accept()

    def _look(self) -> Effect:
        workspace = self.workspace
        coder = workspace.coder.id if workspace.coder is not None else ""
        return effect_on(workspace.corpus.every_annotation(), self.code.id, coder=coder)

    def _follow(self, what: Changed) -> None:
        if what.touches("corpus") and self.workspace.corpus.code(self.code.id) is None:
            self.reject()
