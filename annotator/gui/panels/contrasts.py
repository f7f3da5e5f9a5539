"""How aligned sentences differ, below the text; the panel itself is loaded when it is first looked at."""

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.panels import Panel
from annotator.gui.workspace import Workspace


def _make(workspace: Workspace, _coding: Coding) -> QWidget:
    from annotator.gui.panels._contrasts import ContrastsPanel

    return ContrastsPanel(workspace)


PANEL = Panel(id="contrasts", title="Said side by side", area="bottom", order=5, make=_make)
