"""Tells a screen reader which marks the caret has come to: painted lines are silent."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

DELAY = 300
"""Milliseconds without another step before anything is said."""


class Announcer(QObject):
    """Says the titles of marks politely, once the caret rests, and only what was not just said."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._next = ""
        self._said = ""
        self._entered = ""
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._say)

    def announce(self, titles: Sequence[str], *, entered: str = "") -> None:
        """Say these titles soon, unless others come first.

        What was `entered` is said before them, and stays to be said when others come first.
        """
        from PySide6.QtGui import (
            QAccessible,
        )  # its lists of roles and events are long: not before they are needed

        self._entered = entered or self._entered
        self._next = ". ".join(title for title in (self._entered, *titles) if title)
        if QAccessible.isActive():
            self._timer.start()

    def _say(self) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if self._next and self._next != self._said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, self._next))
        self._said, self._entered = self._next, ""
