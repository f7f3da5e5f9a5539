"""The bar in which a reader types what to find in the article."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget


class FindBar(QWidget):
    """Emits `changed(words)` at every letter, `stepped(1 or -1)`, and `closed`."""

    changed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(self.tr("Find in this article"))
        self.words.setAccessibleName(self.tr("Find in this article"))
        self.words.setClearButtonEnabled(True)
        self.words.setMaximumWidth(320)
        self.words.setMaxLength(500)
        self.words.textChanged.connect(self.changed)
        self.words.installEventFilter(self)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setMinimumWidth(70)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(6)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.count)
        layout.addWidget(self._button(Qt.ArrowType.UpArrow, self.tr("Previous match (Shift+Enter)"), -1))
        layout.addWidget(self._button(Qt.ArrowType.DownArrow, self.tr("Next match (Enter)"), 1))
        layout.addStretch(1)
        close = QToolButton(self)
        close.setText("✕")
        close.setToolTip(self.tr("Close (Esc)"))
        close.setAccessibleName(self.tr("Close the find bar"))
        close.clicked.connect(self.closed)
        layout.addWidget(close)

    def _button(self, arrow: Qt.ArrowType, name: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setArrowType(arrow)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.stepped.emit(step))
        return button

    def show_count(self, current: int, total: int) -> None:
        """Say which of the matches is shown: `current` counts from 1; 0 of 0 when nothing is found."""
        if not self.words.text():
            self.count.setText("")
        elif total:
            self.count.setText(self.tr("{0} of {1}").format(f"{current:,}", f"{total:,}"))
        else:
            self.count.setText(self.tr("not found"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step with Enter, close with Esc, whatever shortcuts the window has on these keys."""
        if not isinstance(event, QKeyEvent) or event.type() not in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            return super().eventFilter(watched, event)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not enter and event.key() != Qt.Key.Key_Escape:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._carry_out(event, enter=enter)
        return True

    def _carry_out(self, event: QKeyEvent, *, enter: bool) -> None:
        if enter:
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            self.closed.emit()
