"""Fields whose text is kept on leaving or pausing, and never lost when something else is shown."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

Keep = Callable[[str, str], bool]
"""Keeps a text under a key and says whether that succeeded."""


class Typed:
    """Which text a field shows, whose it is, and what could not be kept yet.

    A text that `keep` refuses stays here and is shown, and offered again, when its key comes back.
    """

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._refused: dict[str, str] = {}
        self.key = ""
        self.stored = ""

    def offer(self, text: str) -> bool:
        """Have a text kept if it differs from what is stored; say whether it must be offered again."""
        key, before = self.key, self.stored
        if not key or text == before:
            self._refused.pop(key, None)
            return False
        self.stored = text
        if self._keep(key, text):
            self._refused.pop(key, None)
            return False
        self._refused[key] = text
        if self.key != key:
            return False
        self.stored = before
        return True

    def turn_to(self, key: str, stored: str) -> str:
        """Go on with another key, or with the same one as it is stored now; return the text to show."""
        if self._refused.get(key) == stored:
            del self._refused[key]
        self.key, self.stored = key, stored
        return self._refused.get(key, stored)


def is_window_s(event: QEvent, *, typed: bool, redoable: bool) -> bool:
    """Say whether a key that fields take is the window's: undo and redo where the field has none of its own.

    `typed`: the field has something that is not kept yet; `redoable`: it has taken something back itself.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return (event.matches(keys.Undo) and not typed) or (event.matches(keys.Redo) and not redoable)


class CommittedText(QPlainTextEdit):
    """Several lines that belong to a key; kept on leaving, on Ctrl+Enter, after a `pause` (ms; 0: none).

    Where there is a way to be `done`, Escape and Ctrl+Enter keep the text and then call it.
    """

    def __init__(self, keep: Keep, *, pause: int = 0, done: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._typed = Typed(keep)
        self._done = done
        self._pause = QTimer(self, singleShot=True, interval=pause)
        self._pause.timeout.connect(self.flush)
        self.setProperty("field", "true")
        self.setTabChangesFocus(True)
        if pause:
            self.textChanged.connect(self._pause.start)

    def show_value(self, key: str, text: str) -> None:
        """Show what is stored under a key. What was typed under another key is kept first; typing goes on."""
        if key != self._typed.key:
            self.flush()
        elif self.document().isModified():
            return
        shown = self._typed.turn_to(key, text)
        if shown != self.typed():
            self.setPlainText(shown)
        self.document().setModified(shown != text)
        self._pause.stop()

    def typed(self) -> str:
        """Return the text as typed; unlike `toPlainText`, with its no-break spaces."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def flush(self) -> None:
        """Have the text kept now."""
        self._pause.stop()
        if self.document().isModified():
            self.document().setModified(False)
            if self._typed.offer(self.typed()):
                self.document().setModified(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the text."""
        super().focusOutEvent(event)
        self.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the text."""
        super().hideEvent(event)
        self.flush()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window when nothing is typed; take Escape from it where that ends the writing."""
        undoable = self.document().isModified() and self.document().isUndoAvailable()
        if is_window_s(event, typed=undoable, redoable=self.document().isRedoAvailable()):
            event.ignore()
            return False
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._ends(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the text on Ctrl+Enter, and go where there is a way to."""
        if not self._ends(event):
            super().keyPressEvent(event)
            return
        self.flush()
        if self._done is not None:
            self._done()

    def _ends(self, event: QKeyEvent) -> bool:
        """Say whether a key ends the writing."""
        if event.key() == Qt.Key.Key_Escape:
            return self._done is not None
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return bool(held) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CommittedLine(QLineEdit):
    """One line of text that belongs to a key; kept on Enter and on leaving, taken back by Escape."""

    def __init__(self, keep: Keep) -> None:
        super().__init__()
        self._typed = Typed(keep)
        self.editingFinished.connect(self.flush)

    def show_value(self, key: str, text: str) -> None:
        """Show what is stored under a key. What was typed under another key is kept first; typing goes on."""
        if key != self._typed.key:
            self.flush()
        elif self.isModified():
            return
        shown = self._typed.turn_to(key, text)
        if shown != self.text():
            self.setText(shown)
            self.setCursorPosition(0)
        self.setModified(shown != text)

    def flush(self) -> None:
        """Have the text kept now."""
        if self.isModified():
            self.setModified(False)
            if self._typed.offer(self.text()):
                self.setModified(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the text, whatever takes the focus."""
        super().focusOutEvent(event)
        self.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the text."""
        super().hideEvent(event)
        self.flush()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window when nothing is typed."""
        undoable = self.isModified() and self.isUndoAvailable()
        if is_window_s(event, typed=undoable, redoable=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back on Escape what was typed since it was last kept."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self._typed.stored)
            return
        super().keyPressEvent(event)


def flush_typed(root: QWidget) -> None:
    """Keep what is being typed anywhere below a widget: before a corpus is closed or another is opened."""
    for text in root.findChildren(CommittedText):
        text.flush()
    for line in root.findChildren(CommittedLine):
        line.flush()
