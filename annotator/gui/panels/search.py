"""Searching the whole corpus, below the text; the panel itself is loaded when it is first looked at."""

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.panels import Panel
from annotator.gui.workspace import Workspace


def _make(workspace: Workspace, _coding: Coding) -> QWidget:
    from annotator.gui.panels._search import SearchPanel

    return SearchPanel(workspace)


PANEL = Panel(id="search", title="Search", area="bottom", order=1, make=_make)
