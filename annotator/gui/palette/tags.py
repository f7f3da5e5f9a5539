"""Codes by typing their tags: a small line beside the caret, for the codes that have no key of their own."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from annotator.gui.actions import action
from annotator.gui.article_view import ArticleView
from annotator.gui.coding import Coding
from annotator.gui.workspace import Workspace
from annotator.model import Code

WIDTH, ROWS = 320, 7
"""Pixels, and codes that are seen at once."""


class Tags:
    """Opens in the text; the letters of a tag or a name narrow the list, Enter applies the code."""

    def __init__(self, window: QWidget, workspace: Workspace, coding: Coding, view: ArticleView) -> None:
        self._window = window
        self._workspace = workspace
        self._coding = coding
        self._view = view

    @action("Code by its &tag...", menu="Code", keys=[";"], in_text=True, group=2, order=1, needs="article")
    def type_tag(self) -> None:
        """Apply a code by typing its tag or name."""
        if self._workspace.article is not None:
            self.ask(self._coding.apply_code, f"Enter codes {self._coding.aim()}")

    def ask(self, then: Callable[[Code], object], hint: str) -> None:
        """Ask for a code beside the caret, the one used last first; `hint` says what Enter does."""
        from annotator.gui.palette.entries import code_entry
        from annotator.gui.palette.matching import best
        from annotator.gui.widgets.chooser import Choice, Chooser

        codes = list(self._workspace.corpus.codes())
        above = {code.parent for code in codes}
        codes.sort(key=lambda code: (code.id != self._coding.last_code, code.id in above))
        entries = [code_entry(code, self._workspace) for code in codes]

        def find(typed: str) -> Sequence[Choice]:
            return best(typed, entries, most=len(entries))

        chooser = Chooser(self._window, find, name="Code by its tag", prompt="Tag or name", most=ROWS)
        chooser.taken.connect(then)
        chooser.closed.connect(chooser.deleteLater)
        chooser.open(self._place(), beside=True, hint=hint)

    def _place(self) -> QRect:
        """Return the line of the caret, or that in which the selection begins, in the window."""
        view = self._view
        chosen = view.selection()
        line = view.cursor_rectangle(chosen.start if chosen else view.caret())
        left = min(max(line.left() - 20, 8), max(8, view.width() - WIDTH - 24))
        corner = view.mapTo(self._window, QPoint(left, line.top()))
        return QRect(corner.x(), corner.y(), WIDTH, line.height())
