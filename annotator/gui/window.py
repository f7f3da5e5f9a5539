"""Puts the reading pane, the panels, the menus and the status bar together, and nothing else."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QMenu

from annotator.gui.actions import Actions
from annotator.gui.answering import Answering
from annotator.gui.articles import Articles
from annotator.gui.codebook_files import CodebookFiles
from annotator.gui.codebooks import Codebooks
from annotator.gui.coding import Coding
from annotator.gui.columns_mode import ColumnsMode
from annotator.gui.comfort import Comfort
from annotator.gui.docks import Docks
from annotator.gui.edit import Edit
from annotator.gui.events import Events
from annotator.gui.figures.acts import Figures
from annotator.gui.files import Files
from annotator.gui.guidance import Guidance
from annotator.gui.linking import Linking
from annotator.gui.memos import Memos
from annotator.gui.others import Others
from annotator.gui.palette.beside import Beside
from annotator.gui.palette.palette import Palette
from annotator.gui.palette.tags import Tags
from annotator.gui.reading import Reading
from annotator.gui.rules import Rules
from annotator.gui.samples.acts import Samples
from annotator.gui.selecting import Selecting
from annotator.gui.shaping import Shaping
from annotator.gui.states import States
from annotator.gui.status import Status
from annotator.gui.time_log import TimeLog
from annotator.gui.top_bar import TopBar
from annotator.gui.tying import Tying
from annotator.gui.units import UnitSteps
from annotator.gui.view import View
from annotator.gui.widgets.committed import flush_typed
from annotator.gui.workspace import Changed, Workspace

LEAST_TEXT = 380
"""Width in pixels below which the text is of no use."""


class Window(QMainWindow):
    """The main window. `painted` is emitted once, when its first picture is on the screen."""

    painted = Signal()

    def __init__(self, workspace: Workspace, files: Files) -> None:
        super().__init__()
        self.workspace = workspace
        self._files = files
        self._was_painted = False
        self.coding = Coding(workspace)
        self.reading = Reading(workspace, self.coding)
        self.reading.setMinimumWidth(LEAST_TEXT)
        self.setCentralWidget(self.reading)
        self.setDockOptions(QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        self.docks = Docks(self, workspace, self.coding, self.painted)
        self.actions_ = Actions(self, self.reading.article_view.page, workspace.keymap)
        self.codebooks = Codebooks(workspace, self)
        self.time_log = TimeLog(workspace)
        self.comfort = Comfort(workspace.settings, self.reading.article_view, self)
        self.columns_mode = ColumnsMode(workspace, self.reading, self)
        beside = Beside(self, self.reading.stage)
        self.tying = Tying(workspace, self.reading, self.coding.pending, beside)
        for owner in (*self._owners(), *self._coding_owners(beside)):
            self.actions_.add(owner)
        self._add_menus()
        self._offer_actions()
        self.addToolBar(TopBar(workspace, self.actions_))
        self.setStatusBar(Status(workspace))
        self.statusBar().insertPermanentWidget(1, self.codebooks.quiet_line())
        self.setAcceptDrops(True)
        self.painted.connect(self.codebooks.due.begin)
        self.painted.connect(self.columns_mode.take_up)
        workspace.changed.connect(self._refresh)
        workspace.leaving.connect(lambda: flush_typed(self))
        self._restore()
        self._refresh(Changed(frozenset({"corpus"})))

    # --- putting together --------------------------------------------------------------------------------

    def _owners(self) -> tuple[object, ...]:
        """Return whose methods are actions on articles, the corpus, and what is on the screen."""
        workspace = self.workspace
        return (
            self._files,
            Edit(workspace),
            Articles(workspace),
            States(workspace),
            Events(workspace, self),
            Figures(workspace, self),
            self.docks,
            self.reading,
            self.reading.chips.groups,
            self.columns_mode,
            View(workspace),
            Others(workspace),
            self.comfort,
            Palette(self, workspace, self.actions_, self.coding),
            Guidance(self, workspace, self.actions_),
        )

    def _coding_owners(self, beside: Beside) -> tuple[object, ...]:
        """Return whose methods are actions of coding; `beside` asks beside the words."""
        workspace, pending = self.workspace, self.coding.pending
        return (
            self.coding,
            Shaping(workspace, pending),
            Selecting(workspace, self.reading.stage),
            self.codebooks,
            CodebookFiles(workspace, self),
            Answering(workspace),
            Memos(workspace),
            self.time_log,
            Rules(workspace, self),
            Samples(workspace, self),
            UnitSteps(workspace, self),
            Tags(workspace, self.coding, beside),
            Linking(workspace, pending, beside),
            self.tying,
        )

    def _add_menus(self) -> None:
        menus = self.actions_.fill(self.menuBar())
        self.docks.offer(menus["View"])
        self._add_recent(menus["File"])
        self.actions_.show_states()

    def _offer_actions(self) -> None:
        """Let actions be carried out from other places, too."""
        stage, actions = self.reading.stage, self.actions_
        stage.added.connect(lambda view: actions.add_text_area(view.page))
        stage.added.connect(self.comfort.add_view)
        files_of_codes = ("add_ready_codebook", "import_codebook", "export_codebook")
        self.codebooks.offer(actions[name] for name in files_of_codes)
        ways = ("open", "open_folder", "open_sample")
        self.reading.nothing_open.offer(actions[name] for name in ways)

    def _add_recent(self, menu: QMenu) -> None:
        recent = QMenu("Open &recent", self)
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        menu.insertMenu(self.actions_["open_sample"], recent)

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for known in self.workspace.settings.recent():
            path = Path(known)
            label = f"{path.name} ({path.parent})".replace("&", "&&")
            menu.addAction(label).triggered.connect(partial(self._open_recent, path))
        if menu.isEmpty():
            menu.addAction("Nothing yet").setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction("Forget these", self.workspace.settings.forget_recent)

    def _open_recent(self, path: Path, _checked: object = None) -> None:
        self._files.open_paths([path])

    # --- following the workspace -------------------------------------------------------------------------

    def _refresh(self, what: Changed) -> None:
        if what.touches("corpus", "article", "articles"):
            article, name = self.workspace.article, self.workspace.corpus.name
            if article is not None:  # a corpus of one article has its headline as its name
                name = self.workspace.masks.words(article.id, name)
            self.setWindowTitle(f"{name} - Framing Annotator")

    # --- the window itself -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell, after the first picture, that it is there."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self._files.open_paths(paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything, remember the window, end the jobs."""
        self.workspace.settings.put("geometry", self.saveGeometry().toBase64().toStdString())
        self.workspace.settings.put(self.columns_mode.layout_name, self.saveState().toBase64().toStdString())
        self.workspace.end()
        event.accept()

    def _restore(self) -> None:
        settings = self.workspace.settings
        geometry, docks = settings.get("geometry", ""), settings.get(self.columns_mode.layout_name, "")
        if not (geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))):
            self.resize(1320, 860)
        if docks:
            self.restoreState(QByteArray.fromBase64(docks.encode()))
            self.painted.connect(self.docks.hide_stale_tabs)
