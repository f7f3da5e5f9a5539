"""The menu entry that opens the window of figures, which is loaded then."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from annotator.gui.actions import action
from annotator.gui.workspace import Workspace

if TYPE_CHECKING:
    from annotator.gui.figures.window import FiguresWindow


class Figures:
    """Opens the window, and keeps it as long as the program runs."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        self._workspace = workspace
        self._parent = parent
        self._window: FiguresWindow | None = None

    @action(
        "&Figures and comparison...",
        menu="View",
        keys=["Ctrl+Shift+G"],
        group=3,
        order=0,
        tip="Compare outlets in a table and in figures, and write a report",
    )
    def figures(self) -> None:
        """Compare outlets: rates, shares, key words, change over time."""
        if self._window is None:
            from annotator.gui.figures.window import FiguresWindow

            self._window = FiguresWindow(self._workspace, self._parent)
        self._window.show()
        self._window.activateWindow()
