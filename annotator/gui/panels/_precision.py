"""How coders decided on the cues of each rule, outlet by outlet, with a way to every decision in its text."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from annotator.comparison.decisions import BYS, By, Settled, named, outlet_of
from annotator.comparison.precision import Precision
from annotator.comparison.precision_table import as_csv
from annotator.errors import AnnotatorError
from annotator.exporters import write_whole
from annotator.gui.comparing import Comparing
from annotator.gui.exporting import last_folder
from annotator.gui.file_names import file_name
from annotator.gui.panels._precision_decisions import Decisions
from annotator.gui.panels._precision_model import HEADINGS, NO_OUTLET, PRECISION, VERDICT, PrecisionModel
from annotator.gui.panels._summary import HIDDEN
from annotator.gui.rules import switch_off
from annotator.gui.widgets.choice import Choice
from annotator.gui.widgets.figure_tree import FigureTree, IntervalDelegate
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.plain import PlainLabel, as_caption, explain
from annotator.gui.widgets.side import Side
from annotator.gui.workspace import Changed, Workspace
from annotator.model import MODES, Mode

EMPTY = "No decision on a cue yet.\n\nEnter accepts a cue, X rejects it."
NO_MATCH = "No decision on a cue by these coders in this mode."
LEAD = "Enter or a double click shows the decisions behind a row; the arrow before a rule shows its outlets."
COUNT_AFTER = 400
"""Milliseconds after an edit in which decisions are counted again."""

_ROWS = {"rule": "Rules", "version": "Versions of rules", "category": "Categories"}
_MODES = [("", "All modes"), *((mode, f"{mode.capitalize()} mode") for mode in MODES)]
_TABLE, _DECISIONS, _HIDDEN = range(3)


class PrecisionPanel(Side):
    """A table that is counted while somebody can see it, and behind it the decisions of one row."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._coders: frozenset[str] = frozenset()
        """Ids of those whose decisions count; empty is all."""
        self._stale = True
        self._table: Precision | None = None
        self._found: Sequence[Settled] = ()
        self._shown: tuple[str, str | None] = ("", None)
        self.by = Choice([(by, _ROWS[by]) for by in BYS], name="What a row is")
        self.mode = Choice(_MODES, name="Mode in which was decided")
        self.coders = QPushButton()
        self.export, self.close_ = QPushButton("Export..."), QPushButton("Close")
        self.state = PlainLabel(role="small", wrap=False)
        self.model = PrecisionModel(lambda category: workspace.category(category).name)
        self.table = FigureTree(self.model, name="Precision by rule and outlet")
        self.says = PlainLabel()
        self.decisions = Decisions(workspace)
        self.pages = QStackedWidget()
        self._comparing = Comparing(workspace, self)
        self._timer = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        self._build()
        self._connect()
        self._name_coders()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the text most of the window."""
        return QSize(640, 300)

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.says)
        self.says.setContentsMargins(12, 6, 12, 8)
        hidden = PlainLabel(HIDDEN, role="small")
        hidden.setContentsMargins(12, 6, 12, 6)
        hidden.setAlignment(Qt.AlignmentFlag.AlignTop)
        for shown in (page, self.decisions, hidden):
            self.pages.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_head())
        layout.addWidget(self.pages, 1)
        self.table.setItemDelegateForColumn(PRECISION, IntervalDelegate(self.table))
        numbers = dict.fromkeys(range(1, PRECISION), "00,000")
        self.table.fit({0: "MM attribution_loaded.grants @1 @2", **numbers, PRECISION: "100 % (100-100)"})
        self.table.sortByColumn(VERDICT, Qt.SortOrder.AscendingOrder)

    def _build_head(self) -> QWidget:
        head = QWidget()
        row = FlowLayout(head, gap=8)
        row.setContentsMargins(8, 6, 8, 6)
        explain(self.by, "What the rows of the table are")
        explain(self.mode, "In which mode the decisions were made")
        explain(self.coders, "Whose decisions are counted")
        explain(self.export, "Write the table as CSV")
        explain(self.close_, "Put the table away; View > Precision by outlet brings it back")
        for part in (self.by, self.coders, self.mode, self.export, self.close_, self.state):
            row.addWidget(part)
        self.state.setMinimumHeight(self.export.sizeHint().height())
        return head

    def _connect(self) -> None:
        menu = QMenu(self.coders)
        menu.aboutToShow.connect(lambda: self._fill_coders(menu))
        self.coders.setMenu(menu)
        for choice in (self.by, self.mode):
            choice.changed.connect(self._renew)
        self.export.clicked.connect(lambda _checked: self._export())
        self.close_.clicked.connect(lambda _checked: self._close())
        self.table.wanted.connect(self._show_decisions)
        self.table.menu_wanted.connect(self._offer)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._say())
        self.decisions.left.connect(self._show_table)
        self._timer.timeout.connect(self._count)
        self._comparing.finished.connect(self._take)
        self._comparing.failed.connect(lambda why: self.state.setText(f"Comparing outlets failed: {why}"))
        self._workspace.changed.connect(self._refresh)

    # --- from the workspace ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Count what is not known yet."""
        super().showEvent(event)
        self._show_mode()
        if self._stale:
            self._count()

    def _refresh(self, what: Changed) -> None:
        if what.touches("corpus"):
            self._coders = frozenset()
        if what.touches("corpus", "masks"):  # a table that names outlets may not stay, seen or not
            self._forget()
        if what.touches("corpus", "coder"):
            self._name_coders()
        if what.touches("mode"):
            self._show_mode()
        late = self._stale and what.touches("cues")  # asked before the window was on the screen
        if late or what.touches("corpus", "annotations", "codebook", "articles", "mode"):
            self._stale = True
            if self.isVisible():
                self._timer.start()

    def _forget(self) -> None:
        self._table, self._found = None, ()
        self._comparing.drop()
        self.model.replace(None)
        self.table.empty = ""
        self._show_table()

    def _show_mode(self) -> None:
        blind = self._workspace.mode == "blind"
        for part in (self.by, self.coders, self.mode, self.export):
            part.setEnabled(not blind)
        self.state.setVisible(not blind)
        if blind:
            self.pages.setCurrentIndex(_HIDDEN)
        elif self.pages.currentIndex() == _HIDDEN:
            self.pages.setCurrentIndex(_TABLE)

    def _renew(self) -> None:
        """Count anew: somebody chose something else."""
        self._stale = True
        self._show_table()
        self._count()

    def _count(self) -> None:
        workspace = self._workspace
        if not self.isVisible() or not workspace.ready or workspace.mode == "blind":
            return
        self._stale = False
        if self._table is None:
            self.state.setText("Counting...")
        self._comparing.start(self._by(), self._coders or None, self._modes())

    def _by(self) -> By:
        return next(by for by in BYS if by == self.by.value())

    def _modes(self) -> tuple[Mode, ...] | None:
        return tuple(mode for mode in MODES if mode == self.mode.value()) or None

    # --- the table ---------------------------------------------------------------------------------------

    def _take(self, table: Precision, found: Sequence[Settled]) -> None:
        """Show another table; what was opened and chosen stays so."""
        opened = {line.name for index, line in self.model.rows() if self.table.is_open(index)}
        chosen = self.table.chosen()
        name, outlet = (
            (self.model.line(chosen).name, self.model.outlet(chosen)) if chosen.isValid() else ("", None)
        )
        self._table, self._found = table, found
        self.table.empty = NO_MATCH if self._coders or self._modes() else EMPTY
        self.model.replace(table)
        for index, line in self.model.rows():
            if line.name in opened:
                self.table.open(index)
            if line.name == name:
                self.table.choose(self.model.below(index, outlet))
        self.state.setText(_summed_up(table))
        self._say()
        if self.pages.currentIndex() == _DECISIONS:
            self._fill_decisions()

    def _say(self) -> None:
        """Say the verdict on the chosen row in full."""
        chosen = self.table.chosen()
        lead = LEAD if self.model.rows() else ""
        self.says.setText(self.model.line(chosen).says if chosen.isValid() else lead)

    def _offer(self, at: QPoint) -> None:
        self.menu().popup(self.table.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """Return the menu for the chosen row: its decisions, and sorting for those who use no mouse."""
        menu = QMenu(self)
        chosen = self.table.chosen()
        show = menu.addAction("Show the decisions\tEnter")
        show.triggered.connect(lambda _checked: self._show_decisions(chosen))
        show.setEnabled(chosen.isValid())
        if chosen.isValid() and self._by() != "category":
            line = self.model.line(chosen)
            off = menu.addAction("Switch this rule off")
            off.triggered.connect(lambda _checked: switch_off(self._workspace, line.category, line.name))
        order = menu.addMenu("Sort by")
        for column, (heading, _meaning) in HEADINGS.items():
            entry = order.addAction(heading)
            entry.triggered.connect(lambda _checked, column=column: self._sort(column))
        return menu

    def _sort(self, column: int) -> None:
        words = column in (0, VERDICT)
        order = Qt.SortOrder.AscendingOrder if words else Qt.SortOrder.DescendingOrder
        self.table.sortByColumn(column, order)

    # --- the decisions of a row --------------------------------------------------------------------------

    def _show_decisions(self, index: QModelIndex) -> None:
        self._shown = (self.model.line(index).name, self.model.outlet(index))
        self._fill_decisions()
        self.pages.setCurrentIndex(_DECISIONS)
        self.decisions.list.setFocus()

    def _fill_decisions(self) -> None:
        name, outlet = self._shown
        where = "" if outlet is None else f" in {outlet}" if outlet else f", {NO_OUTLET.lower()}"
        self.decisions.show_all(f"Decisions on {name}{where}", self._behind(name, outlet))

    def _behind(self, name: str, outlet: str | None) -> Sequence[Settled]:
        """Return the decisions behind a row; there may be a hundred thousand to choose from."""
        by, corpus = self._by(), self._workspace.corpus
        kinds = {(one.rule, one.category) for one in self._found}
        wanted = {kind for kind in kinds if named(*kind, by) == name}
        found = [one for one in self._found if (one.rule, one.category) in wanted and self._may_see(one)]
        if outlet is None or self._workspace.masks.hide_outlets():
            return found
        articles = {article for article in corpus.articles() if outlet_of(corpus, article) == outlet}
        return [one for one in found if one.article in articles]

    def _may_see(self, one: Settled) -> bool:
        """Say whether who codes here may see a decision: their own, or where coders are not hidden."""
        coder = self._workspace.coder
        own = coder is not None and one.coder == coder.id
        return own or "coders" not in self._workspace.masks.hidden(one.article)

    def _show_table(self) -> None:
        if self.pages.currentIndex() == _DECISIONS:
            had_keyboard = self.decisions.has_keyboard()
            self.pages.setCurrentIndex(_TABLE)
            if had_keyboard:
                self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the table on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.pages.currentIndex() == _DECISIONS:
            self._show_table()
        else:
            super().keyPressEvent(event)

    # --- from the person ---------------------------------------------------------------------------------

    def _fill_coders(self, menu: QMenu) -> None:
        menu.clear()
        everybody = menu.addAction("All coders")
        everybody.setCheckable(True)
        everybody.setChecked(not self._coders)
        everybody.triggered.connect(lambda _checked: self._choose_coders(()))
        menu.addSeparator()
        for coder in self._workspace.corpus.coders():
            entry = menu.addAction(as_caption(coder.name))
            entry.setCheckable(True)
            entry.setChecked(coder.id in self._coders)
            entry.triggered.connect(lambda _checked, key=coder.id: self._choose_coders(self._coders ^ {key}))

    def _choose_coders(self, coders: Collection[str]) -> None:
        self._coders = frozenset(coders)
        self._name_coders()
        self._renew()

    def _name_coders(self) -> None:
        names = [one.name for one in self._workspace.corpus.coders() if one.id in self._coders]
        shown = names[0] if len(names) == 1 else f"{len(names)} coders" if names else "All coders"
        self.coders.setText(as_caption(shown if len(shown) <= 20 else f"{shown[:19]}…"))

    def _export(self) -> None:
        workspace = self._workspace
        if self._table is None:
            return
        suggestion = last_folder(workspace.settings) / f"{file_name(workspace.corpus.name)} precision.csv"
        target = workspace.interaction.save_file("Export the table", suggestion, "CSV (*.csv)")
        if target is None:
            return
        try:
            write_whole(target, (line.encode("utf-8") for line in as_csv(self._table)))
            workspace.told.emit(f"Exported to {target}")
        except AnnotatorError as error:
            workspace.interaction.warn("Not exported", str(error))

    def _close(self) -> None:
        dock = self.parentWidget()
        (dock if isinstance(dock, QDockWidget) else self).hide()
        self._workspace.text_wanted.emit()


def _summed_up(table: Precision) -> str:
    if not table.lines:
        return ""
    many = f"{table.decided:,} decisions" if table.decided != 1 else "1 decision"
    if not table.tests:
        return f"{many} · too few to compare outlets"
    what = "categories" if table.by == "category" else "rules"
    warned = len(table.warnings) or "none"
    return f"{many} · {warned} of {table.tests} {what} that could be compared differ by more than chance"
