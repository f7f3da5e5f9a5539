"""The head of the search: the query, its buttons beside or below it, how to ask, and what was found."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.gui.panels._search_words import HELP, HELP_IN_FULL
from annotator.gui.widgets.choice import Choice
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.plain import PlainLabel, explain, one_line
from annotator.gui.widgets.query_line import QueryLine

LEAST_QUERY, GAP = 260, 8
"""Pixels: the width that a query needs, and the gap between two buttons."""
_SORTS = [
    ("", "As found"),
    ("left", "By left word"),
    ("keyword", "By hit"),
    ("right", "By right word"),
    ("outlet", "By outlet"),
    ("date", "By date"),
    ("article", "By article"),
]


class SearchHead(QWidget):
    """What a person searches with; it follows nothing by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.query = QueryLine(name="Search the corpus")
        self.more = QPushButton("Stop")
        self.sort = Choice(_SORTS, name="Order of the hits")
        self.view = Choice([("one", "One list"), ("split", "List by outlet")], name="How hits are listed")
        self.code_chosen, self.code_all = QPushButton("Code chosen"), QPushButton("Code all")
        self.export, self.close_ = QPushButton("Export..."), QPushButton("Close")
        self.help = PlainLabel(HELP, role="small", wrap=False)
        self.says = PlainLabel(wrap=False)
        self._top, self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight), QWidget()
        self._build()
        self._explain()

    def _build(self) -> None:
        self._top.setContentsMargins(8, 6, 8, 2)
        self._top.setSpacing(8)
        self._top.addWidget(self.query, 1)
        self._top.addWidget(self._tools)
        row = FlowLayout(self._tools, gap=GAP)
        for part in self._parts():
            row.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        layout.addWidget(self.help)
        layout.addWidget(self.says)
        self.help.setContentsMargins(10, 2, 10, 2)
        self.says.setContentsMargins(10, 2, 10, 5)
        self.query.setPlaceholderText("Search the corpus")
        self.setFocusProxy(self.query)

    def _explain(self) -> None:
        explain(self.query, HELP_IN_FULL)
        explain(self.help, HELP_IN_FULL)
        explain(self.sort, "In which order hits are listed; a click on a heading does the same")
        explain(self.view, "One list of all hits, or a list of each outlet side by side")
        explain(self.code_chosen, "Give the chosen hits a code, as one step")
        explain(self.code_all, "Give all hits that are listed a code, as one step")
        explain(self.export, "Write the hits with their exact places as CSV or JSON Lines")
        explain(self.close_, "Put the search away; Ctrl+Shift+F brings it back")

    def _parts(self) -> Sequence[QWidget]:
        coding = (self.code_chosen, self.code_all)
        return (self.more, self.sort, self.view, *coding, self.export, self.close_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the query where there is no room beside it."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        shown = [part.sizeHint().width() for part in self._parts() if not part.isHidden()]
        wide = sum(shown) + GAP * len(shown)
        beside = self.width() > wide + LEAST_QUERY
        ways = QBoxLayout.Direction
        self._top.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._tools.setMinimumWidth(wide if beside else 0)

    def tell(self, text: str, tip: str = "") -> None:
        """Say in one line what was found, or why nothing was."""
        self.says.setText(one_line(text))
        explain(self.says, tip or text)

    def show_state(self, *, running: bool, more: bool, listed: bool, chosen: bool) -> None:
        """Offer what makes sense while a search is `running`, with hits that are `listed` and `chosen`."""
        self.more.setText("Stop" if running else "Find all")
        explain(self.more, "Look no further" if running else "Look for the hits that are not listed yet")
        self.more.setVisible(running or more)
        self.code_all.setEnabled(listed and not running)
        self.code_chosen.setEnabled(chosen)
        self.export.setEnabled(listed and not running)
        self._fold()
