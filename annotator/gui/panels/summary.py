"""The summary's tab; the panel itself is loaded when it is first looked at."""

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.panels import Panel
from annotator.gui.workspace import Workspace


def _make(workspace: Workspace, _coding: Coding) -> QWidget:
    from annotator.gui.panels._summary import SummaryPanel

    return SummaryPanel(workspace)


PANEL = Panel(id="summary", title="Summary", area="right-tabs", order=0, make=_make)
