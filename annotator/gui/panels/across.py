"""The form for omissions and contrasts; it is loaded when it is first looked at."""

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.panels import Panel
from annotator.gui.workspace import Workspace


def _make(workspace: Workspace, _coding: Coding) -> QWidget:
    from annotator.gui.panels._across import AcrossPanel

    return AcrossPanel(workspace)


def _unkept(workspace: Workspace) -> bool:
    from annotator.gui.kept_draft import KeptDraft

    return bool(KeptDraft(workspace))


PANEL = Panel(id="across", title="Omission or contrast", area="bottom", order=8, make=_make, unkept=_unkept)
