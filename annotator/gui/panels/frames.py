"""The tab of the generic frames; the panel itself is loaded when it is first looked at."""

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.panels import Panel
from annotator.gui.workspace import Workspace


def _make(workspace: Workspace, _coding: Coding) -> QWidget:
    from annotator.gui.panels._frames import FramesPanel

    return FramesPanel(workspace)


PANEL = Panel(id="frames", title="Frames", area="right-tabs", order=1, make=_make)
