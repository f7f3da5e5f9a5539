"""The View menu: modes and theme."""

from PySide6.QtWidgets import QApplication

from annotator.gui.actions import action
from annotator.gui.appearance import use_theme
from annotator.gui.workspace import Workspace


class View:
    """How things look, and the keys that change the mode."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @action("&Blind mode", menu="View", keys=["Ctrl+1"], group=0, order=0)
    def blind(self) -> None:
        """Show no cues."""
        self._workspace.set_mode("blind")

    @action("&Assisted mode", menu="View", keys=["Ctrl+2"], group=0, order=1)
    def assisted(self) -> None:
        """Show all cues."""
        self._workspace.set_mode("assisted")

    @action("&Review mode", menu="View", keys=["Ctrl+3"], group=0, order=2)
    def review(self) -> None:
        """Show one cue after the other."""
        self._workspace.set_mode("review")

    @action("Theme: li&ght", menu="View", group=2, order=0)
    def light(self) -> None:
        """Dark on white."""
        self._use("light")

    @action("Theme: &dark", menu="View", group=2, order=1)
    def dark(self) -> None:
        """Light on dark."""
        self._use("dark")

    @action("Theme: as the s&ystem", menu="View", group=2, order=2)
    def system(self) -> None:
        """Follow the system's setting."""
        self._use("system")

    def _use(self, name: str) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._workspace.settings.put("theme", name)
        use_theme(application, name)
