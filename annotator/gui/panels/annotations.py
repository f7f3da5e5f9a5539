"""The list of annotations and cues beside the text; it is loaded when the first picture is on the screen."""

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.panels import Panel
from annotator.gui.workspace import Workspace


def _make(workspace: Workspace, coding: Coding) -> QWidget:
    from annotator.gui.panels._annotations import Annotations

    return Annotations(workspace, coding)


PANEL = Panel(id="annotations", title="Annotations", area="right", order=1, make=_make)
