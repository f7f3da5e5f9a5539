"""A field for a whole number, which the up and down keys count on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit


class Number(QLineEdit):
    """Holds a number from `least` to `most`; `changed` tells of another one, typed or set."""

    changed = Signal(int)

    def __init__(self, least: int, most: int, *, name: str) -> None:
        super().__init__()
        self._least, self._most = least, most
        self._value = least
        self.setValidator(QIntValidator(least, most, self))
        self.setAccessibleName(name)
        self.setFixedWidth(max(96, self.fontMetrics().horizontalAdvance("8" * len(str(most))) + 30))
        self.setText(str(least))
        self.textChanged.connect(self._take)

    def value(self) -> int:
        """Return the number; while none is typed, the last one."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show another number, no smaller and no greater than may be."""
        self.setText(str(min(max(value, self._least), self._most)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count on with Up and Down."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.set_value(self._value + step)
        else:
            super().keyPressEvent(event)

    def _take(self, text: str) -> None:
        if self.hasAcceptableInput() and int(text) != self._value:
            self._value = int(text)
            self.changed.emit(self._value)
