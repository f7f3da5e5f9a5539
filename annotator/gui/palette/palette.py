"""The command palette: every action, code and article by a few letters of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from annotator.gui.actions import Actions, action
from annotator.gui.coding import Coding
from annotator.gui.workspace import Workspace
from annotator.model import Code

if TYPE_CHECKING:
    from annotator.gui.palette.entries import Entry

WIDTH, TOP, MOST = 580, 46, 300
"""Pixels; and how many rows are listed at most."""
REMEMBERED = 8
"""Actions used last that come first while nothing is typed."""


class Palette:
    """Opens over the window; all of it is loaded when it is first asked for."""

    def __init__(self, window: QMainWindow, workspace: Workspace, actions: Actions, coding: Coding) -> None:
        self._window = window
        self._workspace = workspace
        self._actions = actions
        self._coding = coding

    @action("Do &anything...", menu="Help", keys=["Ctrl+K"], group=0, order=1)
    def palette(self) -> None:
        """Find an action, a code or an article by a few letters of its name."""
        from annotator.gui.palette.articles import ArticleFinder
        from annotator.gui.palette.entries import action_entries, code_entry
        from annotator.gui.palette.matching import best
        from annotator.gui.widgets.chooser import Choice, Chooser

        workspace = self._workspace
        entries = self._recent_first(action_entries(self._window.menuBar(), self._actions, workspace))
        if workspace.article is not None:
            entries += [code_entry(code, workspace, lead="Code: ") for code in workspace.corpus.codes()]
        articles = ArticleFinder(workspace)

        def find(typed: str) -> Sequence[Choice]:
            return [*best(typed, entries, most=MOST), *articles.find(typed)]

        chooser = Chooser(
            self._window, find, name="Actions, codes and articles", prompt="What do you want to do?"
        )
        chooser.taken.connect(self._carry_out)
        chooser.closed.connect(chooser.deleteLater)
        chooser.open(self._place())

    def _place(self) -> QRect:
        width = min(WIDTH, self._window.width() - 40)
        return QRect((self._window.width() - width) // 2, TOP, width, 100)

    def _recent_first(self, entries: list[Entry]) -> list[Entry]:
        recent: list[object] = self._workspace.settings.get("palette", [])
        rank: dict[object, int] = {name: at for at, name in enumerate(recent)}

        def place(entry: Entry) -> int:
            offered = entry[1].stands_for
            return rank.get(offered.objectName(), len(rank)) if isinstance(offered, QAction) else len(rank)

        return sorted(entries, key=place)

    def _carry_out(self, chosen: object) -> None:
        if isinstance(chosen, QAction):
            self._remember(chosen.objectName())
            chosen.trigger()
        elif isinstance(chosen, Code):
            self._coding.apply_code(chosen)
        elif isinstance(chosen, str):
            self._workspace.show_article(chosen)

    def _remember(self, name: str) -> None:
        if name:
            recent: list[object] = self._workspace.settings.get("palette", [])
            others = [one for one in recent if one != name]
            self._workspace.settings.put("palette", [name, *others][:REMEMBERED])
