"""The row below the text: the codes that have keys; a key or a click applies one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.widgets.chip import Chip
from annotator.gui.widgets.plain import explain
from annotator.gui.widgets.shelf import Shelf
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Code


class CodeBar(Shelf):
    """One chip a code, in the order of the codebook; the keys work while the text has the keyboard."""

    def __init__(self, workspace: Workspace, coding: Coding, text_area: QWidget) -> None:
        super().__init__("Codes")
        self._workspace = workspace
        self._coding = coding
        self._text_area = text_area
        self._actions: list[QAction] = []
        self._shown: tuple[Code, ...] = ()
        workspace.changed.connect(self._refresh)
        self._build()

    def _refresh(self, what: Changed) -> None:
        if what.touches("codebook", "corpus") and self._shown != self._codes():
            self._build()
        if what.touches("article", "codebook"):
            self.setVisible(bool(self._shown) and self._workspace.article is not None)

    def _codes(self) -> tuple[Code, ...]:
        return tuple(code for code in self._workspace.corpus.codes() if code.key)

    def _build(self) -> None:
        self._shown = self._codes()
        for action in self._actions:
            self._text_area.removeAction(action)
            action.deleteLater()
        while (item := self.row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._actions = [self._action(code) for code in self._shown]
        for code in self._shown:
            self.row.addWidget(self._chip(code))

    def _chip(self, code: Code) -> Chip:
        shown = code.tag or code.name
        key = code.key.upper()
        chip = Chip(shown, slot=code.slot, line=code.line, key=key, checkable=False, said=code.name)
        explain(chip, "\n".join(part for part in (code.name, code.definition) if part))
        chip.clicked.connect(lambda: self._apply(code))
        return chip

    def _action(self, code: Code) -> QAction:
        action = QAction(self._text_area)
        action.setShortcut(QKeySequence.fromString(code.key.upper()))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self._apply(code))
        self._text_area.addAction(action)
        return action

    def _apply(self, code: Code) -> None:
        current = self._workspace.corpus.code(code.id)
        if current is not None:
            self._coding.apply_code(current)
