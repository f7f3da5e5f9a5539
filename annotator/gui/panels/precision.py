"""How rules fared with coders, below the text; the panel itself is loaded when it is first looked at."""

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.panels import Panel
from annotator.gui.workspace import Workspace


def _make(workspace: Workspace, _coding: Coding) -> QWidget:
    from annotator.gui.panels._precision import PrecisionPanel

    return PrecisionPanel(workspace)


PANEL = Panel(id="precision", title="Precision by outlet", area="bottom", order=0, make=_make)
