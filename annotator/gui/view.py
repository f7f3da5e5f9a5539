"""The View menu: text size, typeface, theme, modes."""

from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui.actions import Actions, action
from annotator.gui.appearance import use_theme
from annotator.gui.reading import Reading
from annotator.gui.workspace import Workspace


class View:
    """How things look, and the keys that change the mode."""

    def __init__(self, workspace: Workspace, reading: Reading, window: QWidget) -> None:
        self._workspace = workspace
        self._reading = reading
        self._window = window

    def show_state(self, actions: Actions) -> None:
        """Tick what is in force."""
        actions["serif"].setChecked(self._workspace.settings.get("family", "serif") == "serif")

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

    @action("&Larger text", menu="View", keys=["Ctrl++", "Ctrl+="], group=1, order=0)
    def larger(self) -> None:
        """Make the article's text larger."""
        self._reading.change_size(1)

    @action("S&maller text", menu="View", keys=["Ctrl+-"], group=1, order=1)
    def smaller(self) -> None:
        """Make the article's text smaller."""
        self._reading.change_size(-1)

    @action("&Usual text size", menu="View", keys=["Ctrl+0"], group=1, order=2)
    def usual(self) -> None:
        """Go back to the usual text size."""
        self._reading.change_size(0)

    @action("&Serif typeface", menu="View", group=1, order=3, checkable=True)
    def serif(self, chosen: bool) -> None:  # noqa: FBT001  # Qt hands the state of a checkable action on by position
        """Set the article in a serif or a sans-serif typeface."""
        self._reading.set_family("serif" if chosen else "sans")

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
