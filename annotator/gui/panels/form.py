"""What the codebook asks of the whole article, as a form; it is loaded when it is first looked at."""

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.panels import Panel
from annotator.gui.workspace import Workspace


def _make(workspace: Workspace, _coding: Coding) -> QWidget:
    from annotator.gui.panels._form import Form

    return Form(workspace)


PANEL = Panel(id="form", title="Form", area="right-tabs", order=3, make=_make)
