"""The panels around the text: where they stand, when each is made, and how one comes to the front."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QTabWidget, QWidget

from annotator.gui.actions import action
from annotator.gui.coding import Coding
from annotator.gui.memos import Writes
from annotator.gui.panels import Panel, panels
from annotator.gui.workspace import Workspace

AREAS = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "right-tabs": Qt.DockWidgetArea.RightDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}
LEAST_LEFT, LEAST_RIGHT = 180, 300
"""Widths in pixels below which the list and the side panels are of no use."""
BOTTOM = 300
"""Height in pixels of a panel at the bottom when it is first looked at; less in a low window."""


class Docks(Mapping[str, QDockWidget]):
    """A dock for every panel, by the panel's id; the panel in it is made when the article has been painted.

    `painted` tells of that.
    """

    def __init__(
        self, window: QMainWindow, workspace: Workspace, coding: Coding, painted: SignalInstance
    ) -> None:
        self._window = window
        self._workspace = workspace
        self._coding = coding
        self._painted = painted
        self._was_painted = False
        self._panels = {panel.id: panel for panel in panels()}
        painted.connect(self._begin)
        self._docks = {name: self._dock(panel) for name, panel in self._panels.items()}
        self._arrange()
        workspace.changed.connect(lambda what: self._show_unkept() if what.touches("corpus") else None)
        workspace.code_wanted.connect(self._show_codebook)
        workspace.attributes_wanted.connect(lambda: self.look_at("inspector"))
        workspace.memo_wanted.connect(lambda: self.look_at("inspector"))
        workspace.memos_wanted.connect(partial(self._write_in, "memos"))
        workspace.across_wanted.connect(partial(self._write_in, "across"))
        workspace.form_wanted.connect(lambda: self.look_at("form").setFocus())

    def __getitem__(self, name: str) -> QDockWidget:
        return self._docks[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._docks)

    def __len__(self) -> int:
        return len(self._docks)

    def offer(self, menu: QMenu) -> None:
        """Put what shows and hides each panel into a menu."""
        for dock in self.values():
            menu.addAction(dock.toggleViewAction())

    def hide_stale_tabs(self) -> None:
        """Hide the bars of tabs that Qt leaves behind when places were restored or reset."""
        from annotator.gui.stale_tabs import hide_stale_tabs

        hide_stale_tabs(self._window)

    # --- making ------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._was_painted = True
        self._show_unkept()

    def _show_unkept(self) -> None:
        """Show what was being written in the open corpus when it was left."""
        wanted = [
            panel for panel in self._panels.values() if self._was_painted and panel.unkept(self._workspace)
        ]
        for panel in wanted:
            self[panel.id].show()

    def _dock(self, panel: Panel) -> QDockWidget:
        dock = QDockWidget(panel.title, self._window)
        dock.setObjectName(panel.id)
        if panel.area == "right-tabs":  # behind another tab: made when it is first looked at
            dock.visibilityChanged.connect(lambda seen: self._make(dock, panel) if seen else None)
        elif panel.area == "bottom":  # as above, but without its widget Qt never calls the dock visible
            dock.toggleViewAction().toggled.connect(
                lambda seen: self._make_late(dock, panel) if seen else None
            )
        else:  # the article comes first; the width is kept, so that its text stays where it is
            self._painted.connect(lambda: self._make(dock, panel))
        dock.setTitleBarWidget(QWidget(dock))  # the panels say themselves what they are
        self._window.addDockWidget(AREAS[panel.area], dock)
        dock.toggleViewAction().setText(panel.title)
        dock.setVisible(panel.area != "bottom")
        return dock

    def _make(self, dock: QDockWidget, panel: Panel) -> None:
        if dock.widget() is None:
            dock.setWidget(panel.make(self._workspace, self._coding))

    def _make_late(self, dock: QDockWidget, panel: Panel) -> None:
        """Make a panel at once, but not before the article was painted: it may have been open at the end."""
        if not self._was_painted:
            self._painted.connect(lambda: self._make(dock, panel))
        elif dock.widget() is None:
            self._make(dock, panel)
            height = min(BOTTOM, self._window.height() * 2 // 5)
            self._window.resizeDocks([dock], [height], Qt.Orientation.Vertical)
        QTimer.singleShot(0, dock, dock.raise_)  # Qt shows it behind the tab of another one

    # --- arranging ---------------------------------------------------------------------------------------

    def _in_area(self, area: str) -> list[QDockWidget]:
        return [self._docks[name] for name, panel in self._panels.items() if panel.area == area]

    def _arrange(self) -> None:
        """Stack the right side: the first panel on top, the others as tabs below it."""
        right, bottom, window = self._in_area("right"), self._in_area("bottom"), self._window
        for upper, lower in pairwise(right):
            window.splitDockWidget(upper, lower, Qt.Orientation.Vertical)
        for tab in self._in_area("right-tabs"):
            window.tabifyDockWidget(right[-1], tab)
        right[-1].raise_()
        for first, second in pairwise(bottom):
            window.tabifyDockWidget(first, second)
        for dock in self.values():
            narrow = LEAST_LEFT if window.dockWidgetArea(dock) == AREAS["left"] else LEAST_RIGHT
            dock.setMinimumWidth(narrow)
        self._proportion()
        for area in ("right", "bottom"):
            window.setTabPosition(AREAS[area], QTabWidget.TabPosition.North)

    def _proportion(self) -> None:
        """Give every side its usual share."""
        left, right = self._in_area("left"), self._in_area("right")
        self._window.resizeDocks([left[0], right[0]], [264, 348], Qt.Orientation.Horizontal)
        self._window.resizeDocks(right, [420, 380], Qt.Orientation.Vertical)

    @action("&Reset the panels", menu="View", group=4, order=0)
    def reset_panels(self) -> None:
        """Show every panel in its usual place and size."""
        for name, dock in self.items():
            area = self._panels[name].area
            self._window.removeDockWidget(dock)
            self._window.addDockWidget(AREAS[area], dock)
            dock.setVisible(area != "bottom")
        self._arrange()
        QTimer.singleShot(0, self._window, self.hide_stale_tabs)

    # --- coming to the front -----------------------------------------------------------------------------

    def look_at(self, name: str) -> QWidget:
        """Bring a panel to the front, made if it was never looked at."""
        dock = self[name]
        dock.show()
        dock.raise_()
        self._make(dock, self._panels[name])
        panel = dock.widget()
        panel.setEnabled(True)  # that the dock is seen, Qt tells only later
        return panel

    def _show_codebook(self, code: str) -> None:
        """Bring the codebook to the front; one that was never looked at is made first, and told the code."""
        made = self["codebook"].widget() is not None
        self.look_at("codebook")
        if not made:
            self._workspace.code_wanted.emit(code)

    def _write_in(self, name: str, key: str) -> None:
        panel = self.look_at(name)
        if isinstance(panel, Writes):
            panel.write(key)

    @action("&Search the corpus...", menu="Edit", keys=["Ctrl+Shift+F"], group=2, order=1)
    def search_corpus(self) -> None:
        """Find words, cues and codes in all articles."""
        dock = self["search"]
        dock.show()
        dock.raise_()
        if (panel := dock.widget()) is not None:
            panel.setEnabled(True)  # that the dock is seen, Qt tells only later
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @action("All annotations as a &table", menu="Code", keys=["Ctrl+Shift+T"], group=6, order=4)
    def annotation_table(self) -> None:
        """List every annotation, to filter, sort and change many at once."""
        self.look_at("table").setFocus(Qt.FocusReason.ShortcutFocusReason)
