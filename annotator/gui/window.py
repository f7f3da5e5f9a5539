"""Puts the reading pane, the panels, the menus and the status bar together, and nothing else."""

from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QSizePolicy, QTabWidget, QToolBar, QWidget

from annotator.gui.actions import Actions, action
from annotator.gui.answering import Answering
from annotator.gui.articles import Articles
from annotator.gui.codebook_files import CodebookFiles
from annotator.gui.codebooks import Codebooks
from annotator.gui.coding import Coding
from annotator.gui.columns_mode import ColumnsMode
from annotator.gui.comfort import Comfort
from annotator.gui.edit import Edit
from annotator.gui.events import Events
from annotator.gui.figures.acts import Figures
from annotator.gui.files import Files
from annotator.gui.guidance import Guidance
from annotator.gui.linking import Linking
from annotator.gui.mask_chip import MaskChip
from annotator.gui.memos import Memos, Writes
from annotator.gui.others import Others
from annotator.gui.palette.beside import Beside
from annotator.gui.palette.palette import Palette
from annotator.gui.palette.tags import Tags
from annotator.gui.panels import Panel, panels
from annotator.gui.reading import Reading
from annotator.gui.rules import Rules
from annotator.gui.samples.acts import Samples
from annotator.gui.selecting import Selecting
from annotator.gui.shaping import Shaping
from annotator.gui.stale_tabs import hide_stale_tabs
from annotator.gui.states import States
from annotator.gui.status import Status
from annotator.gui.time_log import TimeLog
from annotator.gui.top_bar import CoderButton, ModeSwitch
from annotator.gui.tying import Tying
from annotator.gui.units import UnitSteps
from annotator.gui.view import View
from annotator.gui.widgets.committed import flush_typed
from annotator.gui.workspace import Changed, Workspace

AREAS = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "right-tabs": Qt.DockWidgetArea.RightDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}


LEAST_LEFT, LEAST_TEXT, LEAST_RIGHT = 180, 380, 300
"""Widths in pixels below which the list, the text and the side panels are of no use."""
BOTTOM = 300
"""Height in pixels of a panel at the bottom when it is first looked at; less in a low window."""


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
        self.setCentralWidget(self.reading)
        self.actions_ = Actions(self, self.reading.article_view.page, workspace.keymap)
        beside = Beside(self, self.reading.stage)
        others = Others(workspace)
        self.time_log = TimeLog(workspace)
        self.comfort = Comfort(workspace.settings, self.reading.article_view, self)
        self.reading.stage.added.connect(lambda view: self.actions_.add_text_area(view.page))
        self.reading.stage.added.connect(self.comfort.add_view)
        self.columns_mode = ColumnsMode(workspace, self.reading, self)
        self.tying = Tying(workspace, self.reading, self.coding.pending, beside)
        codebooks = Codebooks(workspace, self)
        for owner in (
            files,
            Edit(workspace),
            Articles(workspace),
            States(workspace),
            Events(workspace, self),
            self.coding,
            Shaping(workspace, self.coding.pending),
            Selecting(workspace, self.reading.stage),
            codebooks,
            Answering(workspace),
            Memos(workspace),
            self.time_log,
            CodebookFiles(workspace, self),
            Rules(workspace, self),
            Samples(workspace, self),
            Figures(workspace, self),
            UnitSteps(workspace, self),
            self.reading,
            self.columns_mode,
            View(workspace),
            self.reading.chips.groups,
            others,
            self.comfort,
            Tags(workspace, self.coding, beside),
            Linking(workspace, self.coding.pending, beside),
            self.tying,
            Palette(self, workspace, self.actions_, self.coding),
            Guidance(self, workspace, self.actions_),
            self,
        ):
            self.actions_.add(owner)
        self._menus = self.actions_.fill(self.menuBar())
        self.comfort.show_state(self.actions_)
        self.time_log.show_state(self.actions_)
        self.columns_mode.show_state(self.actions_)
        self.tying.show_state(self.actions_)
        others.show_state(self.actions_)
        files_of_codes = ("add_ready_codebook", "import_codebook", "export_codebook")
        codebooks.offer(self.actions_[name] for name in files_of_codes)
        ways = ("open", "open_folder", "open_sample")
        self.reading.nothing_open.offer(self.actions_[name] for name in ways)
        self.docks = {panel.id: self._dock(panel) for panel in panels()}
        self._arrange()
        self._add_recent_menu()
        self._add_top_bar()
        self.setStatusBar(Status(workspace))
        self.statusBar().insertPermanentWidget(1, codebooks.quiet_line())
        self.painted.connect(codebooks.due.begin)
        self.painted.connect(self.columns_mode.take_up)
        self.setAcceptDrops(True)
        self.setDockOptions(QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        workspace.changed.connect(self._refresh)
        workspace.leaving.connect(lambda: flush_typed(self))
        workspace.code_wanted.connect(self._show_codebook)
        workspace.attributes_wanted.connect(lambda: self._look_at("inspector"))
        workspace.memo_wanted.connect(lambda: self._look_at("inspector"))
        workspace.memos_wanted.connect(partial(self._write_in, "memos"))
        workspace.across_wanted.connect(partial(self._write_in, "across"))
        workspace.form_wanted.connect(lambda: self._look_at("form").setFocus())
        workspace.undo_stack.indexChanged.connect(lambda _index: self._name_undo())
        self._name_undo()
        self._restore()
        self._refresh(Changed(frozenset({"corpus"})))

    # --- putting together --------------------------------------------------------------------------------

    def _dock(self, panel: Panel) -> QDockWidget:
        dock = QDockWidget(panel.title, self)
        dock.setObjectName(panel.id)
        if panel.area == "right-tabs":  # behind another tab: made when it is first looked at
            dock.visibilityChanged.connect(lambda seen: self._make_panel(dock, panel) if seen else None)
        elif panel.area == "bottom":  # as above, but without its widget Qt never calls the dock visible
            dock.toggleViewAction().toggled.connect(
                lambda seen: self._make_late(dock, panel) if seen else None
            )
        else:  # the article comes first; the width is kept, so that its text stays where it is
            self.painted.connect(lambda: self._make_panel(dock, panel))
        dock.setTitleBarWidget(QWidget(dock))  # the panels say themselves what they are
        self.addDockWidget(AREAS[panel.area], dock)
        toggle = dock.toggleViewAction()
        toggle.setText(panel.title)
        self._menus["View"].addAction(toggle)
        dock.setVisible(panel.area != "bottom")
        return dock

    def _make_panel(self, dock: QDockWidget, panel: Panel) -> None:
        if dock.widget() is None:
            dock.setWidget(panel.make(self.workspace, self.coding))

    def _make_late(self, dock: QDockWidget, panel: Panel) -> None:
        """Make a panel at once, but not before the article was painted: it may have been open at the end."""
        if not self._was_painted:
            self.painted.connect(lambda: self._make_panel(dock, panel))
        elif dock.widget() is None:
            self._make_panel(dock, panel)
            self.resizeDocks([dock], [min(BOTTOM, self.height() * 2 // 5)], Qt.Orientation.Vertical)
        QTimer.singleShot(0, dock, dock.raise_)  # Qt shows it behind the tab of another one

    def _arrange(self) -> None:
        """Stack the right side: the first panel on top, the others as tabs below it."""
        right = [self.docks[panel.id] for panel in panels() if panel.area == "right"]
        tabs = [self.docks[panel.id] for panel in panels() if panel.area == "right-tabs"]
        for upper, lower in pairwise(right):
            self.splitDockWidget(upper, lower, Qt.Orientation.Vertical)
        for tab in tabs:
            self.tabifyDockWidget(right[-1], tab)
        right[-1].raise_()
        bottom = [self.docks[panel.id] for panel in panels() if panel.area == "bottom"]
        for first, second in pairwise(bottom):
            self.tabifyDockWidget(first, second)
        for dock in self.docks.values():
            narrow = LEAST_LEFT if self.dockWidgetArea(dock) == AREAS["left"] else LEAST_RIGHT
            dock.setMinimumWidth(narrow)
        self.reading.setMinimumWidth(LEAST_TEXT)
        self._proportion()
        for area in ("right", "bottom"):
            self.setTabPosition(AREAS[area], QTabWidget.TabPosition.North)

    def _proportion(self) -> None:
        """Give every side its usual share."""
        right = [self.docks[panel.id] for panel in panels() if panel.area == "right"]
        left = [self.docks[panel.id] for panel in panels() if panel.area == "left"]
        self.resizeDocks([left[0], right[0]], [264, 348], Qt.Orientation.Horizontal)
        self.resizeDocks(right, [420, 380], Qt.Orientation.Vertical)

    @action("&Reset the panels", menu="View", group=4, order=0)
    def reset_panels(self) -> None:
        """Show every panel in its usual place and size."""
        for panel in panels():
            dock = self.docks[panel.id]
            self.removeDockWidget(dock)
            self.addDockWidget(AREAS[panel.area], dock)
            dock.setVisible(panel.area != "bottom")
        self._arrange()
        QTimer.singleShot(0, self, lambda: hide_stale_tabs(self))

    def _add_top_bar(self) -> None:
        bar = QToolBar("Article, coder and mode", self)
        bar.setObjectName("top-bar")
        bar.setMovable(False)
        bar.toggleViewAction().setEnabled(False)
        bar.addAction(self.actions_["previous_article"])
        bar.addAction(self.actions_["next_article"])
        bar.addAction(self.actions_["adjust"])
        bar.addAction(self.actions_["side_by_side"])
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        bar.addWidget(MaskChip(self.workspace))
        bar.addWidget(CoderButton(self.workspace))
        bar.addWidget(ModeSwitch(self.workspace))
        self.addToolBar(bar)

    def _add_recent_menu(self) -> None:
        recent = QMenu("Open &recent", self)
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        self._menus["File"].insertMenu(self.actions_["open_sample"], recent)

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

    def _show_codebook(self, code: str) -> None:
        """Bring the codebook to the front; one that was never looked at is made first, and told the code."""
        dock = self.docks["codebook"]
        made = dock.widget() is not None
        dock.show()
        dock.raise_()
        if not made:
            self._make_panel(dock, next(panel for panel in panels() if panel.id == "codebook"))
            self.workspace.code_wanted.emit(code)

    def _write_in(self, name: str, key: str) -> None:
        panel = self._look_at(name)
        if isinstance(panel, Writes):
            panel.write(key)

    def _look_at(self, name: str) -> QWidget:
        """Bring a panel to the front, made if it was never looked at."""
        dock = self.docks[name]
        dock.show()
        dock.raise_()
        self._make_panel(dock, next(panel for panel in panels() if panel.id == name))
        panel = dock.widget()
        panel.setEnabled(True)  # that the dock is seen, Qt tells only later
        return panel

    @action("&Search the corpus...", menu="Edit", keys=["Ctrl+Shift+F"], group=2, order=1)
    def search_corpus(self) -> None:
        """Find words, cues and codes in all articles."""
        dock = self.docks["search"]
        dock.show()
        dock.raise_()
        if (panel := dock.widget()) is not None:
            panel.setEnabled(True)  # that the dock is seen, Qt tells only later
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @action("All annotations as a &table", menu="Code", keys=["Ctrl+Shift+T"], group=6, order=4)
    def annotation_table(self) -> None:
        """List every annotation, to filter, sort and change many at once."""
        self._look_at("table").setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- following the workspace -------------------------------------------------------------------------

    def _refresh(self, what: Changed) -> None:
        if what.touches("corpus", "article", "articles"):
            article, name = self.workspace.article, self.workspace.corpus.name
            if article is not None:  # a corpus of one article has its headline as its name
                name = self.workspace.masks.words(article.id, name)
            self.setWindowTitle(f"{name} - Framing Annotator")

    def _name_undo(self) -> None:
        stack = self.workspace.undo_stack
        for name, can, text in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            shown = f"&{name.capitalize()} {text}".rstrip()
            self.actions_[name].setText(shown if text else f"&{name.capitalize()}")
            self.actions_[name].setEnabled(can)

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
            self.painted.connect(lambda: hide_stale_tabs(self))
