"""What stands above the tables of an event: which one is shown, what of it, and what can be done with it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QTabBar, QWidget

from annotator.gui.panels._event_pages import NAMES, QUOTATIONS
from annotator.gui.widgets.choice import Choice
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.plain import PlainLabel, explain

SECTIONS = {"names": "Names", "quotations": "Quotations", "headlines": "Headlines", "copies": "Copies"}
_COPIES = (("aside", "Copies set aside"), ("count", "Copies counted, too"))


class EventHead(QWidget):
    """Tabs, choices and buttons in lines; `section_changed` tells that another table shall be shown."""

    section_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tabs = QTabBar()
        self.names = Choice([(key, label) for key, (label, _wants) in NAMES.items()], name="Which names")
        quotations = [(key, label) for key, (label, _wants) in QUOTATIONS.items()]
        self.quotations = Choice(quotations, name="Which quotations")
        self.copies = Choice(_COPIES, name="Copies of an article")
        self.link = QPushButton("Link as copies")
        self.copy, self.export = QPushButton("Copy"), QPushButton("Export...")
        self.close_ = QPushButton("Close")
        self.state = PlainLabel(role="small", wrap=False)
        self._build()
        self.tabs.currentChanged.connect(lambda _tab: self._show_section())
        self._show_section()

    def _build(self) -> None:
        for key, label in SECTIONS.items():
            self.tabs.setTabData(self.tabs.addTab(label), key)
        self.tabs.setAccessibleName("What is shown of the event")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        explain(self.names, "Which names are shown")
        explain(self.quotations, "Which quotations are shown")
        explain(self.copies, "Whether what copies of an article name and quote counts, too")
        explain(
            self.link, "Note that the two articles of the row are copies, or that they are none after all"
        )
        explain(self.copy, "Put the table on the clipboard (in it: Ctrl+C, only the chosen cells)")
        explain(self.export, "Write all of the event, place by place, as CSV")
        explain(self.close_, "Put the event away; View > The event brings it back")
        row = FlowLayout(self, gap=8)
        row.setContentsMargins(8, 6, 8, 6)
        parts = (self.names, self.quotations, self.copies, self.link, self.copy, self.export, self.close_)
        for part in (self.tabs, *parts, self.state):
            row.addWidget(part)
        self.state.setMinimumHeight(self.export.sizeHint().height())

    def section(self) -> str:
        """Return which of the four tables is shown."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def count(self, rows: Mapping[str, int]) -> None:
        """Say in the tabs how many rows each table has; nothing is said of those that are not named."""
        for place, (key, label) in enumerate(SECTIONS.items()):
            self.tabs.setTabText(place, f"{label} {rows[key]:,}" if key in rows else label)

    def enable(self, *, known: bool) -> None:
        """Let choices and buttons be used while something is known of an event."""
        for part in (self.names, self.quotations, self.copies, self.copy, self.export):
            part.setEnabled(known)

    def _show_section(self) -> None:
        key = self.section()
        self.names.setVisible(key == "names")
        self.quotations.setVisible(key == "quotations")
        self.copies.setVisible(key != "headlines")
        self.link.setVisible(key == "copies")
        self.section_changed.emit()
