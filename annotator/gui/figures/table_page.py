"""The comparison as a table, with what may make it unfair above it, and the report of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from annotator.comparison.comparison_table import Told
from annotator.corpus import Corpus
from annotator.gui.figures.answers import Step
from annotator.gui.figures.caption import Caption
from annotator.gui.figures.grid import Grid, Table
from annotator.gui.figures.groups import apart
from annotator.gui.figures.saving import Saving
from annotator.gui.figures.tables import compared_table, line_says, pairs_table
from annotator.gui.widgets.choice import Choice
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.tick import TickBox
from annotator.gui.workspace import Workspace

_SHOWS = [
    ("rates", "Rates per 1,000 words"),
    ("shares", "Shares of articles"),
    ("pairs", "Differences of each two"),
]
NO_PAIRS = "No two are compared.\n\nEach two are compared where two to four have five articles or more."
NOTHING = "Nothing of what is asked for occurs in these articles."
FAIR = "Nothing was found that makes the comparison unfair."
LEAD = "Bold: they differ by more than chance, corrected for all lines. A chosen cell says more."
LOOKING = "Texts and rules are being looked at, for what makes the comparison unfair..."
TESTING = "Differences are being tested..."
UNTESTED = "Nothing is tested: fewer than two have five articles. A chosen cell says more."


class TablePage(QWidget):
    """Shows what was compared, or says why nothing was."""

    def __init__(self, workspace: Workspace, saving: Saving) -> None:
        super().__init__()
        self._workspace = workspace
        self._saving = saving
        self.told: Told | None = None
        self.reportable = True
        self._step: Step = "whole"
        self.shows = Choice(_SHOWS, name="What the table shows")
        self.export, self.report = QPushButton("Export..."), QPushButton("Report...")
        self.paper = QPushButton("Print...")
        self.small = TickBox()
        self.grid = Grid(name="Outlets compared")
        self.notices = Caption(name="What may make the comparison unfair", lines=5)
        self.says = PlainLabel(role="small")
        self.caption = Caption()
        self.message = PlainLabel()
        self._pages = QStackedWidget()
        self._build()
        self.show_message("")

    def _build(self) -> None:
        head = QWidget()
        row = FlowLayout(head, gap=8)
        row.setContentsMargins(12, 8, 12, 8)
        explain(self.shows, "Rates, shares of articles, or the differences of each two outlets")
        explain(self.small, "Show them after the others: their counts, without intervals and tests")
        explain(self.export, "Write the whole table as CSV")
        explain(self.report, "Write one file for a browser and for print, with the texts of an event")
        explain(self.paper, "The same report on pages: as a PDF file, or on a printer")
        menu = QMenu(self.paper)
        for label, write in (("PDF file...", self._saving.pages), ("Printer...", self._saving.on_paper)):
            entry = menu.addAction(label)
            entry.triggered.connect(lambda _checked=False, write=write: self._write(write))
        self.paper.setMenu(menu)
        self.buttons = (self.shows, self.export, self.report, self.paper)
        for button in self.buttons:
            row.addWidget(button)
        row.addWidget(self.small)
        self.small.setMinimumHeight(self.export.sizeHint().height())
        self.small.toggled.connect(lambda _on: self._show())
        self.shows.changed.connect(self._show)
        self.export.clicked.connect(lambda _checked=False: self._export())
        self.report.clicked.connect(lambda _checked=False: self._write(self._saving.report))
        self.grid.chosen.connect(lambda _cell: self._say())
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.grid, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(11, 6, 12, 0)
        foot.addWidget(self.says)
        column.addLayout(foot)
        column.addWidget(self.caption)
        self.message.setContentsMargins(24, 32, 24, 24)
        self.message.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._pages.addWidget(shown)
        self._pages.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._pages, 1)

    def show_told(self, told: Told, says: Sequence[str] = (), *, step: Step = "whole") -> None:
        """Show a comparison; `says` is what a reader should know, such as what makes it unfair.

        One that is only counted is neither written to files nor looked at in pairs, and of one that is tested
        no report is written before texts and rules are looked at, too.
        """
        same = self.told is not None and told.comparison is self.told.comparison
        self.told, self._step = told, step
        nothing = FAIR if step == "whole" else LOOKING
        self.notices.show_text("\n".join(f"• {one}" for one in says) or nothing)
        if same:
            self._enable()
            return
        self.caption.show_text(told.caption)
        self._pages.setCurrentIndex(0)
        self._show()

    @property
    def _tested(self) -> bool:
        return self._step != "counted"

    def show_message(self, text: str) -> None:
        """Show a text, and no table."""
        self.told = None
        self.grid.show_table(Table())
        self.notices.show_text("")
        self.caption.show_text("")
        self.small.hide()
        self.message.setText(text)
        self._pages.setCurrentIndex(1)
        self._enable()

    def _show(self) -> None:
        if self.told is not None:
            shows, told = self.shows.value(), self.told
            pairs = shows == "pairs"
            self.grid.empty = (NO_PAIRS if self._tested else TESTING) if pairs else NOTHING
            self.grid.show_table(
                pairs_table(told)
                if pairs
                else compared_table(
                    told, shares=shows == "shares", tested=self._tested, with_small=self.small.isChecked()
                )
            )
            self._show_small(told, pairs=pairs)
        self._enable()
        self._say()

    def _show_small(self, told: Told, *, pairs: bool) -> None:
        """Offer what has too few articles for an interval, where it stands apart."""
        says = "" if pairs else apart(told)
        self.small.setText(says)
        self.small.setVisible(bool(says))

    def _enable(self) -> None:
        known = self.told is not None
        self.shows.setEnabled(known)
        self.export.setEnabled(known and self._tested)
        for button in (self.report, self.paper):
            button.setEnabled(known and self._step == "whole" and self.reportable)

    def _say(self) -> None:
        """Say what the chosen cell has to say, else what the line has."""
        cell, row = self.grid.current(), self.grid.current_row()
        if self.told is None or cell is None:
            self.says.setText(self._lead())
        elif self.shows.value() == "pairs" or not self._tested:
            self.says.setText(cell.says or self._lead())
        else:
            line = line_says(self.told, self.told.comparison.lines[row])
            more = f" {cell.says}" if cell.says and cell.says != line else ""
            self.says.setText(line + more)

    def _lead(self) -> str:
        if self.told is None:
            return ""
        if not self._tested:
            return TESTING
        return LEAD if self.told.comparison.tests else UNTESTED

    def _export(self) -> None:
        if self.told is not None:
            self._saving.table(self.told)

    def _write(self, write: Callable[[Corpus, Told], None]) -> None:
        if self.told is not None and self.reportable and self._step == "whole":
            write(self._workspace.corpus, self.told)
