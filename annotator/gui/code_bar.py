"""The row below the text: the codes that have keys; a key or a click applies one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.keymap import KeyMap
from annotator.gui.layouts import digit_row
from annotator.gui.widgets.chip import Chip
from annotator.gui.widgets.plain import explain
from annotator.gui.widgets.shelf import Shelf
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Code

Keyed = tuple[tuple[Code, tuple[str, ...]], ...]


class CodeBar(Shelf):
    """One chip a code, in the order of the codebook; the keys work while the text has the keyboard.

    A key that an action of the program has, does what the action does: its code is there without a key.
    """

    def __init__(self, workspace: Workspace, coding: Coding, text_area: QWidget) -> None:
        super().__init__("Codes")
        self._workspace = workspace
        self._coding = coding
        self._text_areas = [text_area]
        self._actions: list[QAction] = []
        self._shown: Keyed = ()
        workspace.changed.connect(self._refresh)
        workspace.keymap.changed.connect(self._follow_keys)
        self._build()

    def add_text_area(self, area: QWidget) -> None:
        """Let the keys work in one more place."""
        self._text_areas.append(area)
        area.addActions(self._actions)

    def _refresh(self, what: Changed) -> None:
        if what.touches("codebook", "corpus"):
            self._follow_keys()
        if what.touches("article", "codebook"):
            self.setVisible(bool(self._shown) and self._workspace.article is not None)

    def _follow_keys(self) -> None:
        if self._shown != self._codes():
            self._build()

    def _codes(self) -> Keyed:
        keymap = self._workspace.keymap
        codes = [code for code in self._workspace.corpus.codes() if code.key]
        return tuple((code, keys_of(code, keymap)) for code in codes)

    def _build(self) -> None:
        self._shown = self._codes()
        for action in self._actions:
            for area in self._text_areas:
                area.removeAction(action)
            action.deleteLater()
        while (item := self.row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._actions = [self._action(code, keys) for code, keys in self._shown if keys]
        for code, keys in self._shown:
            self.row.addWidget(self._chip(code, keys))

    def _chip(self, code: Code, keys: tuple[str, ...]) -> Chip:
        shown = code.tag or code.name
        key = keys[0] if keys else ""
        chip = Chip(shown, slot=code.slot, line=code.line, key=key, checkable=False, said=code.name)
        explain(chip, "\n".join(part for part in (code.name, code.definition) if part))
        chip.clicked.connect(lambda: self._apply(code))
        return chip

    def _action(self, code: Code, keys: tuple[str, ...]) -> QAction:
        action = QAction(self)
        action.setShortcuts([QKeySequence.fromString(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self._apply(code))
        for area in self._text_areas:
            area.addAction(action)
        return action

    def _apply(self, code: Code) -> None:
        current = self._workspace.corpus.code(code.id)
        if current is not None:
            self._coding.apply_code(current)


def keys_of(code: Code, keymap: KeyMap) -> tuple[str, ...]:
    """Return the keys that apply a code now; none where its key calls an action.

    A digit has a second key where keyboards give digits only with Shift.
    """
    key = code.key.upper()
    second = digit_row(QGuiApplication.inputMethod().locale()).get(key, "")
    return tuple(one for one in (key, second) if one and not keymap.users(one))
