"""The bar above the text: from article to article, what is hidden, who codes, and in which mode."""

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from annotator.gui.actions import Actions
from annotator.gui.mask_chip import MaskChip
from annotator.gui.workspace import Changed, Workspace
from annotator.model import MODES, Mode

MODE_TIPS: dict[Mode, str] = {
    "blind": "Blind: no cues are shown, so that they cannot lead you",
    "assisted": "Assisted: all cues are shown",
    "review": "Review: one cue after the other; a decision brings the next",
}


class TopBar(QToolBar):
    """Actions at the left, and at the right what is hidden, the coder and the mode."""

    def __init__(self, workspace: Workspace, actions: Actions) -> None:
        super().__init__("Article, coder and mode")
        self.setObjectName("top-bar")
        self.setMovable(False)
        self.toggleViewAction().setEnabled(False)
        for name in ("previous_article", "next_article", "adjust", "side_by_side"):
            self.addAction(actions[name])
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for widget in (gap, MaskChip(workspace), CoderButton(workspace), ModeSwitch(workspace)):
            self.addWidget(widget)


class CoderButton(QToolButton):
    """Shows who codes; its menu switches between the coders of this machine and adds one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName("Coder")
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.setMenu(menu)
        workspace.changed.connect(self._refresh)
        self._show()

    def _refresh(self, what: Changed) -> None:
        if what.touches("coder", "corpus"):
            self._show()

    def _show(self) -> None:
        coder = self._workspace.coder
        self.setText(f"Coder: {_doubled(coder.name)}" if coder else "Coder: not named yet")

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        workspace = self._workspace
        names = {one.name for one in (*workspace.settings.coders(), *workspace.corpus.coders())}
        for name in sorted(names):
            entry = QAction(_doubled(name), menu, checkable=True)
            entry.setChecked(self._workspace.coder is not None and self._workspace.coder.name == name)
            entry.triggered.connect(lambda _on=False, chosen=name: self._workspace.use_coder(chosen))
            menu.addAction(entry)
        menu.addSeparator()
        menu.addAction("Someone else...", self._workspace.ask_coder)


class ModeSwitch(QWidget):
    """Three buttons of which one is down: blind, assisted, review."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(0)
        group = QActionGroup(self)
        self._actions: dict[Mode, QAction] = {}
        for mode in MODES:
            chosen = QAction(mode.capitalize(), group, checkable=True)
            chosen.setToolTip(MODE_TIPS[mode])
            chosen.triggered.connect(lambda _on=False, to=mode: workspace.set_mode(to))
            button = QToolButton()
            button.setDefaultAction(chosen)
            button.setAccessibleName(f"Mode {mode}")
            button.setObjectName(f"mode-{mode}")
            row.addWidget(button)
            self._actions[mode] = chosen
        workspace.changed.connect(self._refresh)
        self._actions[workspace.mode].setChecked(True)

    def _refresh(self, what: Changed) -> None:
        if what.touches("mode", "corpus"):
            self._actions[self._workspace.mode].setChecked(True)


def _doubled(text: str) -> str:
    """Keep an ampersand in a name from becoming a key hint."""
    return text.replace("&", "&&")
