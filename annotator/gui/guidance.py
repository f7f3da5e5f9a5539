"""The Help menu: the keys, the folder of the corpus, and what the program is."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMainWindow

from annotator.gui.actions import Actions, action
from annotator.gui.crash import log_file
from annotator.gui.workspace import Workspace


class Guidance:
    """What a person looks for when stuck."""

    def __init__(self, window: QMainWindow, workspace: Workspace, actions: Actions) -> None:
        self._window = window
        self._workspace = workspace
        self._actions = actions

    @action("All &keys", menu="Help", keys=["?", "F1"], group=0, order=0)
    def keys(self) -> None:
        """Show every key as it is now, over the window."""
        from annotator.gui.palette.overlay import KeyOverlay

        KeyOverlay(self._window, self._actions, self._workspace).open()

    @action("&Change keys...", menu="Help", group=0, order=2)
    def change_keys(self) -> None:
        """Give actions and codes other keys."""
        from annotator.gui.palette.key_window import KeyWindow

        KeyWindow(self._window, self._actions, self._workspace).show()

    @action("Show the corpus &folder", menu="Help", group=1, order=0)
    def show_folder(self) -> None:
        """Open the folder with the JSON files in the system's file manager."""
        path = self._workspace.corpus.path
        if path is None:
            self._workspace.interaction.tell("No folder yet", "The first edit makes one in your documents.")
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    @action("Where the &log is", menu="Help", group=1, order=1)
    def show_log(self) -> None:
        """Say where faults are written down."""
        self._workspace.interaction.tell("Log", f"Faults of the program are written to:\n{log_file()}")

    @action("&About and licences", menu="Help", group=2, order=0)
    def about(self) -> None:
        """Show the version, how to cite, and all licences."""
        from annotator.gui.about import about_text

        self._workspace.interaction.read("About Framing Annotator", about_text())
