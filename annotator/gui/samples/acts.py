"""What the Code menu does with masks and samples."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from annotator.gui.actions import action
from annotator.gui.mask_chip import lift_here
from annotator.gui.workspace import Workspace

if TYPE_CHECKING:
    from annotator.gui.samples.window import SamplesWindow


class Samples:
    """Opens the windows of masks, samples and units; lifts masks."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        self._workspace = workspace
        self._parent = window
        self._window: SamplesWindow | None = None

    @action(
        "Masks and &samples...",
        menu="Code",
        keys=["Ctrl+Shift+M"],
        group=7,
        order=0,
        tip="What is hidden from who codes, and which articles which coders shall code",
    )
    def samples(self) -> None:
        """Hide outlets and the like by hand; draw samples, change and retire them."""
        if self._window is None:
            from annotator.gui.samples.window import SamplesWindow

            self._window = SamplesWindow(self._workspace, self._parent)
        self._window.show()
        self._window.activateWindow()

    @action(
        "&Lift the masks of this article...",
        menu="Code",
        group=7,
        order=1,
        needs="article",
        tip="Show what a sample hides of the open article; what you code then says so",
    )
    def lift(self) -> None:
        """Show all of the open article, after a question."""
        lift_here(self._workspace)
