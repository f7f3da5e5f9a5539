"""What the articles of an event name, quote and share, below the text; the panel is loaded when looked at."""

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.panels import Panel
from annotator.gui.workspace import Workspace


def _make(workspace: Workspace, _coding: Coding) -> QWidget:
    from annotator.gui.panels._event import EventPanel

    return EventPanel(workspace)


PANEL = Panel(id="event", title="The event", area="bottom", order=4, make=_make)
