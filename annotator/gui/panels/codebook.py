"""The codebook's tab; the panel itself is loaded when it is first looked at."""

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.panels import Panel
from annotator.gui.workspace import Workspace


def _make(workspace: Workspace, coding: Coding) -> QWidget:
    from annotator.gui.panels._codebook import CodebookPanel

    return CodebookPanel(workspace, coding)


PANEL = Panel(id="codebook", title="Codebook", area="right-tabs", order=2, make=_make)
