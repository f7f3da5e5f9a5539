"""The window of figures: the question on the left, and what answers it, a tab each, on the right."""

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.comparison.comparison_table import Told
from annotator.comparison.figures import figures
from annotator.corpus.across import about_articles
from annotator.gui.figures.answers import Answer, compared, figured
from annotator.gui.figures.asked import Asked, allowed
from annotator.gui.figures.drawing import Drawing
from annotator.gui.figures.figure_page import FigurePage
from annotator.gui.figures.form import QuestionForm
from annotator.gui.figures.known_articles import KnownArticles
from annotator.gui.figures.messages import (
    BY_OUTLET,
    DATES,
    NO_ARTICLES,
    NO_OUTLET,
    NO_REPORT,
    OLD,
    ONE_OUTLET,
    PAPER,
    REPORT,
    STOPPED,
)
from annotator.gui.figures.running import Running, Work
from annotator.gui.figures.saving import Saving
from annotator.gui.figures.table_page import TablePage
from annotator.gui.widgets.plain import PlainLabel, as_caption, explain
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation

CHEAP = 200
"""Up to so many articles an edit makes the figures anew by itself; with more they say that they are old."""
AFTER_EDIT = 700
"""Milliseconds after an edit in which that happens."""
AT_ONCE = 400
"""With more articles a table is shown before its differences are tested."""
TABLE = ""

_FOLLOWED = ("articles", "annotations", "codebook", "rules", "masks", "coder", "mode", "samples")


class FiguresWindow(QWidget):
    """Only the page that is looked at is worked out; the others follow when they are."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._known = KnownArticles()
        self._fresh: dict[str, Asked] = {}
        """The pages that are up to date, each with the question that it answers."""
        self._untested: Asked | None = None
        """The question whose table is shown without its tests, which take the most time."""
        self._articles: tuple[str, ...] = ()
        self._edition = 0
        """Rises with every change: what was counted of an earlier edition is old when it comes."""
        self._begun = False
        self.form = QuestionForm(workspace)
        self.saving = Saving(workspace, self)
        self.table = TablePage(workspace, self.saving)
        self.drawing = Drawing(workspace, self)
        self.figures = {kind.name: FigurePage(kind, self.saving, self.drawing) for kind in figures()}
        self.tabs = QTabWidget()
        self.state, self.bar = PlainLabel(role="small", wrap=False), QProgressBar()
        self.again = QPushButton("Count again")
        self.running = Running(workspace, self)
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
        self.bar.setAccessibleName("Articles counted")
        self.bar.setMaximumWidth(240)
        self.bar.hide()
        explain(self.again, "Count once more, with all that was changed since (F5)")
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 8)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.bar)
        foot.addWidget(self.again)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
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
        self.again.clicked.connect(lambda _checked=False: self._again())
        self.running.answered.connect(self._take)
        self.running.failed.connect(self._fail)
        self.running.moved.connect(self._show_progress)
        self.running.ended.connect(self._end)
        self.saving.said.connect(self.state.setText)
        self._timer.timeout.connect(self.ask)
        self._workspace.changed.connect(self._follow)
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
        self._fresh.clear()
        self.ask()

    def ask(self) -> None:
        """Work out the page that is looked at, unless it is known."""
        page, asked = self.page(), self.form.asked()
        if not self._begun or not self.isVisible():
            return
        may = allowed(self._workspace, asked, page)
        refused = may.refused or self._nothing_in(may.asked)
        if refused:
            self.running.stop()
            self._fresh.pop(page, None)
            self._say(refused)
            return
        if self._fresh.get(page) == may.asked:
            self._end()
            return
        self.running.begin(self._work(page, may.asked))
        testing = page == TABLE and self._untested == may.asked
        self.state.setText("Testing differences..." if testing else "Counting...")
        self._show_button()

    def _nothing_in(self, asked: Asked) -> str:
        """Return why there is nothing to compare; empty when there is."""
        corpus = self._workspace.corpus
        among = asked.among(corpus)
        if not among:
            return NO_ARTICLES
        return "" if any(corpus.head(key).outlet for key in among) else NO_OUTLET

    def _work(self, page: str, asked: Asked) -> Work:
        corpus, known, edition = self._workspace.corpus, self._known, self._edition
        if page == TABLE:
            tested = len(asked.among(corpus)) <= AT_ONCE or self._untested == asked
            return lambda watch: Answer(
                page, asked, compared(corpus, asked, known, watch, tested=tested), edition, tested
            )
        kind = self.figures[page].kind
        return lambda watch: Answer(
            page, asked, figured(kind, asked.wanted(kind, corpus, known, watch)), edition
        )

    # --- answers -----------------------------------------------------------------------------------------

    def _take(self, answer: Answer) -> None:
        may = allowed(self._workspace, answer.asked, answer.page)
        if may.refused:  # something was hidden meanwhile
            self._say(may.refused)
            return
        if may.asked != answer.asked:  # the same: it is asked anew in a moment, without what is hidden
            return
        old = answer.edition != self._edition
        if answer.whole and not old:
            self._fresh[answer.page] = answer.asked
        if isinstance(answer.content, Told):
            self._offer_report(answer.asked)
            alone = answer.asked.by == "outlet" and len(answer.content.comparison.groups) == 1
            one = [ONE_OUTLET] if alone else []
            self.table.show_told(answer.content, [*one, *may.says], whole=answer.whole)
            if not answer.whole:
                self._untested = answer.asked
                self._timer.start(0)
        else:
            self.figures[answer.page].show_figure(answer.content)
        self.state.setText(OLD if old and not self._timer.isActive() else "")

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
        self.state.setText("")
        self._show_button()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setVisible(done < total)
        self.state.setText(f"Counting: {done:,} of {total:,} articles")

    def _end(self) -> None:
        self.bar.hide()
        over = self.state.text().endswith("...") or self.bar.value() == self.bar.maximum()
        if over and self.state.text() != OLD:
            self.state.setText("")
        self._show_button()

    def _show_button(self) -> None:
        self.again.setText("Stop" if self.running.is_running else "Count again")

    # --- following the corpus ----------------------------------------------------------------------------

    def _follow(self, what: Changed) -> None:
        if what.touches("corpus"):
            self._forget()
            if self._begun:
                self._follow_corpus()
            return
        if what.touches("article") and self.isVisible():
            self.form.follow()
        if not what.touches(*_FOLLOWED):
            return
        if what.touches("masks", "mode", "coder", "samples"):
            self._hide()
        self._edition += 1
        self._known.forget(_articles_of(what))
        if not self.isVisible():
            self._fresh.clear()
            return
        self.form.follow()
        if len(self._workspace.corpus.articles()) <= CHEAP or what.touches("masks", "mode", "coder"):
            self._fresh.clear()
            self._timer.start(AFTER_EDIT)
        elif self._fresh:
            self._fresh.clear()
            self.state.setText(OLD)

    def _follow_corpus(self) -> None:
        """Ask the usual question of another corpus; a draft that got its folder is no other one."""
        articles = self._workspace.corpus.articles()
        if articles == self._articles:
            self.form.follow()
        else:
            self._articles = articles
            self.form.begin()
        self._timer.start(0)

    def _forget(self) -> None:
        """Show nothing of a corpus that is not open any more."""
        self.running.stop()
        self._known.forget()
        self._known.words.forget()
        self._hide()

    def _hide(self) -> None:
        """Take away what may not be seen any more."""
        self._fresh.clear()
        self._untested = None
        self.table.show_message("")
        for page in self.figures.values():
            page.show_message("")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, and stop what is under way."""
        self._workspace.settings.put("figures_geometry", self.saveGeometry().toBase64().toStdString())
        self.running.stop()
        event.accept()


def _articles_of(what: Changed) -> frozenset[str] | None:
    """Return the articles that a change is about; None where it may be all."""
    if what.change is None or what.touches("articles", "rules", "codebook"):
        return None
    values = [value for put in what.change.puts for value in (put.before, put.after) if value is not None]
    across = (key for one in values if isinstance(one, Annotation) for key in about_articles(one))
    return frozenset(filter(None, (*across, *(getattr(one, "article", "") for one in values))))
