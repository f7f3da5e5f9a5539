"""Every memo of the corpus, with a search; it is loaded when it is first looked at."""

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.panels import Panel
from annotator.gui.workspace import Workspace


def _make(workspace: Workspace, _coding: Coding) -> QWidget:
    from annotator.gui.panels._memos import MemoPanel

    return MemoPanel(workspace)


PANEL = Panel(id="memos", title="Memos", area="bottom", order=3, make=_make)
