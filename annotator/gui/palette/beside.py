"""A small line beside the caret in which something is chosen by typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from annotator.gui.stage import Stage

if TYPE_CHECKING:
    from annotator.gui.widgets.chooser import Find

WIDTH, ROWS = 340, 7
"""Pixels, and rows that are seen at once."""


class Beside:
    """Opens over the window at the line of the caret, or of what is selected; loaded when first asked for."""

    def __init__(self, window: QWidget, stage: Stage) -> None:
        self._window = window
        self._stage = stage

    def ask(
        self, find: Find, then: Callable[[object], object], *, name: str, prompt: str, hint: str = ""
    ) -> None:
        """Let a person choose from what `find` returns; `hint` says what Enter does."""
        from annotator.gui.widgets.chooser import Chooser

        chooser = Chooser(self._window, find, name=name, prompt=prompt, most=ROWS)
        chooser.taken.connect(then)
        chooser.closed.connect(chooser.deleteLater)
        chooser.open(self._place(), beside=True, hint=hint)

    def _place(self) -> QRect:
        """Return the line of the caret, or that in which the selection begins, in the window."""
        view = self._stage.view
        chosen = view.selection()
        line = view.cursor_rectangle(chosen.start if chosen else view.caret())
        left = min(max(line.left() - 20, 8), max(8, view.width() - WIDTH - 24))
        top = min(max(line.top(), 0), view.height())
        corner = view.mapTo(self._window, QPoint(left, top))
        return QRect(corner.x(), corner.y(), WIDTH, max(line.height(), 1))
