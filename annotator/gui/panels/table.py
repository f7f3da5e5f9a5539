"""All annotations in a table, below the text; the panel itself is loaded when it is first looked at."""

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.panels import Panel
from annotator.gui.workspace import Workspace


def _make(workspace: Workspace, _coding: Coding) -> QWidget:
    from annotator.gui.panels._table import AnnotationTable

    return AnnotationTable(workspace)


PANEL = Panel(id="table", title="Annotation table", area="bottom", order=2, make=_make)
