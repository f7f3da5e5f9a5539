"""The list of articles at the left; it is loaded when the first picture is on the screen."""

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.panels import Panel
from annotator.gui.workspace import Workspace


def _make(workspace: Workspace, _coding: Coding) -> QWidget:
    from annotator.gui.panels._navigator import Navigator

    return Navigator(workspace)


PANEL = Panel(id="navigator", title="Articles", area="left", order=0, make=_make)
