"""Whether articles of an event are read side by side: its actions, and which panels are shown in each way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QMainWindow

from annotator.gui.actions import Actions, action
from annotator.gui.reading import Reading
from annotator.gui.workspace import Workspace

if TYPE_CHECKING:
    from annotator.gui.columns import Columns

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
ALONE, BESIDE = "docks", "docks_side_by_side"
"""Under which names it is remembered which panels are shown where."""
HOW = "First show articles of an event side by side: View > Articles side by side."


class ColumnsMode:
    """Goes over to columns and back; the panels of each of the two ways to read are remembered apart."""

    def __init__(self, workspace: Workspace, reading: Reading, window: QMainWindow) -> None:
        self._workspace = workspace
        self._reading = reading
        self._window = window
        self._actions: Actions | None = None
        self._panels_beside = self.is_remembered() and bool(workspace.settings.get(BESIDE, ""))
        reading.columns_begin.connect(lambda: self._change_panels(beside=True))
        workspace.columns_wanted.connect(self.show_articles)

    def show_state(self, actions: Actions) -> None:
        """Tick in the menu what is in force, from now on."""
        self._actions = actions
        actions["side_by_side"].setIconText("Side by side")

    @action("Articles side &by side", menu="View", keys=["Ctrl+B"], group=3, order=1, checkable=True)
    def side_by_side(self, shown: bool) -> None:  # noqa: FBT001  # Qt hands the state on by position
        """Show the articles of the open one's event beside one another, or the open one alone."""
        if shown != self._reading.is_side_by_side:
            self._workspace.settings.put("side_by_side", shown)
            if shown:
                self._begin()
            else:
                self._change_panels(beside=False)
                self._reading.show_side_by_side(wanted=False)

    @action("Next colum&n", menu="View", keys=["F8", "Ctrl+Tab"], group=3, order=2)
    def next_column(self) -> None:
        """Go to the next of the articles that are side by side."""
        self._step(1)

    @action("Previous col&umn", menu="View", keys=["Shift+F8", "Ctrl+Shift+Tab"], group=3, order=3)
    def previous_column(self) -> None:
        """Go to the previous of the articles that are side by side."""
        self._step(-1)

    @action("&Outlets side by side...", menu="View", group=3, order=4)
    def choose_outlets(self) -> None:
        """Choose which articles of the event are side by side, and in which order."""
        if self.columns is None or not self._reading.is_in_columns:
            self._workspace.told.emit(HOW)
            return
        from annotator.gui.columns.outlets import show_outlets

        show_outlets(self._workspace, self._window, self.columns.bar.outlets)

    @property
    def columns(self) -> Columns | None:
        """Return the columns, if they were ever shown."""
        return self._reading.columns

    def show_articles(self, articles: Sequence[str]) -> None:
        """Show articles of one event side by side: these when they are some of it, else the usual ones."""
        workspace = self._workspace
        if articles and workspace.here.article not in articles:
            workspace.show_article(articles[0])
        self._tick(shown=True)
        if 1 < len(articles) < len(workspace.side.of_event()):
            workspace.side.choose(articles)

    def _step(self, by: int) -> None:
        if self.columns is not None and self._reading.is_in_columns:
            self.columns.step(by)
        else:
            self._workspace.told.emit(HOW)

    def _begin(self) -> None:
        new = self.columns is None
        self._reading.show_side_by_side(wanted=True)
        if new and self.columns is not None:
            self.columns.bar.ended.connect(lambda: self._tick(shown=False))
            self.columns.bar.outlets_wanted.connect(self.choose_outlets)
        if new and self._reading.alone is not None and self._actions is not None:
            ways = ("group_as_event", "proposed_events")
            self._reading.alone.offer(self._actions[name] for name in ways)

    def _tick(self, *, shown: bool) -> None:
        if self._actions is not None:
            self._actions["side_by_side"].setChecked(shown)

    # --- panels ------------------------------------------------------------------------------------------

    def is_remembered(self) -> bool:
        """Say whether articles were side by side when the program was closed."""
        return bool(self._workspace.settings.get("side_by_side", False))

    def take_up(self) -> None:
        """Go over to columns again: for after the first picture, which does not wait for them."""
        if self.is_remembered():
            self._begin()
            self._tick(shown=True)

    @property
    def layout_name(self) -> str:
        """Return under which name the panels as they are now are remembered."""
        return BESIDE if self._panels_beside else ALONE

    def _change_panels(self, *, beside: bool) -> None:
        """Put the panels where they were when articles were last read in this way."""
        if beside == self._panels_beside:
            return
        settings, former = self._workspace.settings, self.layout_name
        self._panels_beside, name = beside, BESIDE if beside else ALONE
        settings.put(former, self._window.saveState().toBase64().toStdString())
        known = settings.get(name, "")
        if known:
            self._window.restoreState(QByteArray.fromBase64(known.encode()))
        elif beside:
            self._hide_sides()

    def _hide_sides(self) -> None:
        from PySide6.QtWidgets import QDockWidget

        for dock in self._window.findChildren(QDockWidget):
            if self._window.dockWidgetArea(dock) in (LEFT, RIGHT) and not dock.isFloating():
                dock.hide()
