"""The window of figures: the question on the left, and what answers it, a tab each, on the right."""

from collections.abc import Collection

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from annotator.comparison.comparison_table import Told
from annotator.comparison.figures import figures
from annotator.gui.figures.answers import Answer
from annotator.gui.figures.asked import Allowed, Asked, allowed
from annotator.gui.figures.asking import TABLE, Asking
from annotator.gui.figures.drawing import Drawing
from annotator.gui.figures.figure_page import FigurePage
from annotator.gui.figures.following import Following
from annotator.gui.figures.foot import Foot
from annotator.gui.figures.form import QuestionForm
from annotator.gui.figures.messages import (
    BY_OUTLET,
    DATES,
    NO_REPORT,
    OLD,
    ONE_OUTLET,
    PAPER,
    REPORT,
    STOPPED,
)
from annotator.gui.figures.running import Running
from annotator.gui.figures.saving import Saving
from annotator.gui.figures.table_page import TablePage
from annotator.gui.widgets.plain import as_caption, explain
from annotator.gui.workspace import Workspace

PAUSE = 400
"""Milliseconds after a table in which its texts and rules are looked at: often more is asked first."""
AFTER_EDIT = 700
"""Milliseconds after an edit in which figures of few articles are made anew."""


class FiguresWindow(QWidget):
    """Only the page that is looked at is worked out; the others follow when they are."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._articles: tuple[str, ...] = ()
        self._begun = False
        self.asking = Asking(workspace)
        self.form = QuestionForm(workspace)
        self.saving = Saving(workspace, self)
        self.table = TablePage(workspace, self.saving)
        self.drawing = Drawing(workspace, self)
        self.figures = {kind.name: FigurePage(kind, self.saving, self.drawing) for kind in figures()}
        self.tabs = QTabWidget()
        self.foot = Foot()
        self.running = Running(workspace, self)
        self._following = Following(workspace, self)
        self._timer = QTimer(self, singleShot=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle("Figures and comparison")
        self.tabs.addTab(self.table, "Table")
        for page in self.figures.values():
            self.tabs.addTab(page, as_caption(page.kind.title))
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Table and figures")
        self.tabs.setUsesScrollButtons(True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.foot)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.form)
        split.addWidget(right)
        split.setSizes([270, 910])
        split.setStretchFactor(1, 1)
        self.form.setMinimumWidth(220)
        right.setMinimumSize(420, 320)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
        known = self._workspace.settings.get("figures_geometry", "")
        if not (known and self.restoreGeometry(QByteArray.fromBase64(known.encode()))):
            self.resize(1180, 780)

    def _connect(self) -> None:
        self.form.changed.connect(lambda: self._timer.start(0))
        self.tabs.currentChanged.connect(lambda _tab: self._turn())
        self.foot.again.clicked.connect(lambda _checked=False: self._again())
        self.running.answered.connect(self._take)
        self.running.failed.connect(self._fail)
        self.running.moved.connect(self.foot.show_progress)
        self.running.ended.connect(self._end)
        self.saving.said.connect(self.foot.state.setText)
        self._timer.timeout.connect(self.ask)
        self._following.replaced.connect(self._begin_anew)
        self._following.moved.connect(self._offer)
        self._following.hidden.connect(self._hide)
        self._following.aged.connect(self._age)
        QShortcut(QKeySequence("Esc"), self, self.close)
        QShortcut(QKeySequence("F5"), self, self._again)

    @property
    def is_waiting(self) -> bool:
        """Say whether something is about to be asked, or is being worked out, drawn or written."""
        busy = self.running.is_running or self.drawing.is_drawing or self.saving.is_writing
        return busy or self._timer.isActive()

    # --- asking ------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the corpus that is open, and work out what is not known yet."""
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            self.drawing.get_ready()
            self._articles = self._workspace.corpus.articles()
            self.form.begin()
            self.form.over.setFocus()
        else:
            self.form.follow()
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Offer what is chosen in the main window now, whenever this one is come back to."""
        if event.type() == QEvent.Type.WindowActivate and self._begun:
            self.form.follow()
        return super().event(event)

    def page(self) -> str:
        """Return the name of the page that is looked at: of a figure, or "" for the table."""
        shown = self.tabs.currentWidget()
        return shown.kind.name if isinstance(shown, FigurePage) else TABLE

    def _turn(self) -> None:
        self.form.show_page(self.page())
        self._timer.start(0)  # when it is laid out: a figure is as wide as its page

    def _again(self) -> None:
        if self.running.is_running:
            self.running.stop()
            self._say(STOPPED)
            return
        self.asking.drop()
        self.ask()

    def ask(self) -> None:
        """Work out the page that is looked at, unless it is known."""
        page = self.page()
        if not self._begun or not self.isVisible():
            return
        may = allowed(self._workspace, self.form.asked(), page)
        refused = may.refused or self.asking.nothing_in(may.asked)
        if refused:
            self.running.stop()
            self.asking.drop(page)
            self._say(refused)
            return
        if self.asking.is_known(page, may.asked):
            self._end()
            return
        shown = self.figures.get(page)
        self.running.begin(self.asking.work(shown, may.asked))
        self.foot.say(self.asking.says(shown, may.asked), running=self.running.is_running)

    # --- answers -----------------------------------------------------------------------------------------

    def _take(self, answer: Answer) -> None:
        may = allowed(self._workspace, answer.asked, answer.page)
        if may.refused:  # something was hidden meanwhile
            self._say(may.refused)
            return
        if may.asked != answer.asked:  # the same: it is asked anew in a moment, without what is hidden
            return
        old = self.asking.take(answer)
        if isinstance(answer.content, Told):
            self._show_table(answer, answer.content, may)
        else:
            self.figures[answer.page].show_figure(answer.content)
        self.foot.state.setText(OLD if old and not self._timer.isActive() else "")
        if answer.step != "whole":
            self._timer.start(0 if answer.step == "counted" else PAUSE)

    def _show_table(self, answer: Answer, told: Told, may: Allowed) -> None:
        self._offer_report(answer.asked)
        alone = answer.asked.by == "outlet" and len(told.comparison.groups) == 1
        one = [ONE_OUTLET] if alone else []
        self.table.show_told(told, [*one, *may.says, *answer.notices], step=answer.step)

    def _offer_report(self, asked: Asked) -> None:
        """Offer the report, or say why none is written."""
        hidden = self._workspace.masks.anywhere() - {"order"}
        self.table.reportable = not hidden and asked.by == "outlet"
        why = NO_REPORT if hidden else BY_OUTLET if asked.by != "outlet" else ""
        explain(self.table.report, why or REPORT)
        explain(self.table.paper, why or PAPER)

    def _fail(self, why: str) -> None:
        more = f"\n\n{DATES}" if "date" in why else ""
        self._say(f"{why}.{more}".replace("..", "."))

    def _say(self, text: str) -> None:
        """Show a text in the place of the page that is looked at."""
        page = self.page()
        (self.table if page == TABLE else self.figures[page]).show_message(text)
        self.foot.say("", running=self.running.is_running)

    def _end(self) -> None:
        self.foot.end(running=self.running.is_running)

    # --- following the corpus ----------------------------------------------------------------------------

    def _offer(self) -> None:
        """Offer what there is now."""
        if self.isVisible():
            self.form.follow()

    def _age(self, articles: Collection[str] | None, at_once: bool) -> None:  # noqa: FBT001  # a signal's
        """Count anew at once, or say that what is shown is old."""
        self.asking.age(articles)
        old = self.asking.knows_something
        self.asking.drop()
        if not self.isVisible():
            return
        self.form.follow()
        if at_once:
            self._timer.start(AFTER_EDIT)
        elif old:
            self.foot.state.setText(OLD)

    def _begin_anew(self) -> None:
        """Show nothing of a corpus that is not open any more, and ask the usual question of the other one.

        A draft that got its folder is no other one.
        """
        self.running.stop()
        self.asking.forget()
        self._hide()
        if not self._begun:
            return
        articles = self._workspace.corpus.articles()
        if articles == self._articles:
            self.form.follow()
        else:
            self._articles = articles
            self.form.begin()
        self._timer.start(0)

    def _hide(self) -> None:
        """Take away what may not be seen any more."""
        self.asking.drop()
        self.table.show_message("")
        for page in self.figures.values():
            page.show_message("")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, and stop what is under way."""
        self._workspace.settings.put("figures_geometry", self.saveGeometry().toBase64().toStdString())
        self.running.stop()
        event.accept()
