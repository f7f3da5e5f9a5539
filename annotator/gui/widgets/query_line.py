"""A line in which a query is typed; the characters that cannot be read are underlined."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QLineEdit

from annotator.gui.offsets import units_of
from annotator.gui.theme import of_palette

LONGEST = 2_000


class QueryLine(QLineEdit):
    """A line whose `entered` tells of Enter, `down` of the arrow that leads to what was found."""

    entered = Signal()
    down = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.setMaxLength(LONGEST)
        self._marked = (0, 0)

    def mark(self, start: int, end: int) -> None:
        """Underline some characters, code points; none when they end where they start."""
        if (start, end) == self._marked:
            return  # what an input method composes would end for nothing
        self._marked = (start, end)
        found: list[QInputMethodEvent.Attribute] = []
        text = self.text()
        if end > start:
            wrong = QTextCharFormat()
            wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wrong.setUnderlineColor(QColor(of_palette(self.palette()).accent))
            first, last = units_of(text[:start]), units_of(text[:end])
            kind = QInputMethodEvent.AttributeType.TextFormat
            # Qt counts from the caret: the line takes this for words that an input method is composing.
            found.append(
                QInputMethodEvent.Attribute(kind, first - self.cursorPosition(), last - first, wrong)
            )
        QApplication.sendEvent(self, QInputMethodEvent("", found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter and of the arrow down."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)
