"""What is in focus, at the right; it is loaded when the first picture is on the screen."""

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.panels import Panel
from annotator.gui.workspace import Workspace


def _make(workspace: Workspace, coding: Coding) -> QWidget:
    from annotator.gui.panels._inspector import Inspector

    return Inspector(workspace, coding)


PANEL = Panel(id="inspector", title="In focus", area="right", order=0, make=_make)
