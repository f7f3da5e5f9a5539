"""What opens over a cell of the annotation table: a memo or the answer to what a code asks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from annotator.gui.widgets.answer_field import Answer, AnswerField
from annotator.gui.widgets.committed import CommittedText
from annotator.gui.widgets.painting import paint_sheet
from annotator.gui.widgets.plain import PlainLabel
from annotator.model import Attribute

WIDTH, LINES = 380, 5
_PICKED = ("choice", "scale")
"""Kinds of attributes of which a value ends the answer."""

Keep = Callable[[object], object]
"""Takes over a value that was told."""


class CellEditor(QFrame):
    """Lies over the window at a cell; Enter or leaving keeps what was told (once), Esc does not."""

    def __init__(self, place: QWidget, at: QRect, *, key: str, keep: Keep) -> None:
        """Open in `place`, at a cell in its coordinates; `key` says whose value it is."""
        super().__init__(place)
        self._key, self._keep_value, self._at = key, keep, at
        self._before = QApplication.focusWidget()
        self._closed = False
        self.value: object = None
        self._first: object = None
        self.field: AnswerField | None = None
        self.text: CommittedText | None = None
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(9, 9, 9, 9)
        self._down.setSpacing(6)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def ask(self, attribute: Attribute, value: object, *, names: Sequence[str] = (), hint: str = "") -> None:
        """Ask for the value of an attribute."""
        self.value = self._first = value
        field = self.field = AnswerField(attribute)
        field.offer_names(names)
        field.show_answer(self._key, Answer(value))
        field.told.connect(self._take)
        field.passed.connect(self.keep)
        self._down.addWidget(field)
        self._open(field.editor, hint or "Enter keeps it, Esc does not.")

    def write(self, text: str, *, name: str, hint: str = "") -> None:
        """Have a memo written."""
        self.value = self._first = text
        area = self.text = CommittedText(self._keep_text)
        area.setAccessibleName(name)
        area.setFixedHeight(area.fontMetrics().lineSpacing() * LINES + 14)
        area.show_value(self._key, text)
        self._down.addWidget(area)
        self._open(area, hint or "Ctrl+Enter keeps it, Esc does not.")
        area.moveCursor(QTextCursor.MoveOperation.End)

    def keep(self) -> None:
        """Hand on what was told, if it is something else now, and close."""
        if self.text is not None:
            self.text.flush()
        self._end()
        if self.value != self._first:
            self._first = self.value
            self._keep_value(self.value)

    def drop(self) -> None:
        """Close and change nothing."""
        self.value = self._first
        self._end()

    # --- the rest is how ---------------------------------------------------------------------------------

    def _open(self, editor: QWidget, hint: str) -> None:
        self._down.addWidget(PlainLabel(hint, role="small"))
        for part in (editor, *editor.findChildren(QWidget)):
            part.installEventFilter(self)
        self.resize(max(WIDTH, self._at.width()), 0)
        self.adjustSize()
        self.resize(max(WIDTH, self._at.width()), self.heightForWidth(max(WIDTH, self._at.width())))
        self._put()
        self.show()
        self.raise_()
        editor.setFocus(Qt.FocusReason.PopupFocusReason)

    def _put(self) -> None:
        """Lie over the cell, inside the window."""
        place = self.parentWidget()
        assert place is not None
        left = min(self._at.left(), place.width() - self.width() - 8)
        top = min(self._at.top(), place.height() - self.height() - 8)
        self.move(max(left, 8), max(top, 8))

    def _take(self, value: object) -> None:
        assert self.field is not None
        self.value = value
        self.field.show_answer(self._key, Answer(value))
        if self.field.attribute.kind in _PICKED and not self._closed:
            self.keep()

    def _keep_text(self, _key: str, text: str) -> bool:
        self.value = text
        return True

    def _end(self) -> None:
        if self._closed:
            return
        self._closed = True
        focused, before = QApplication.focusWidget(), self._before
        had = focused is not None and self.isAncestorOf(focused)
        self.hide()  # a line that is left hands on what is typed in it
        if had and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End with Esc, Ctrl+Enter, or when the keyboard goes elsewhere."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            QTimer.singleShot(0, self, self._keep_when_left)
        if isinstance(event, QKeyEvent) and self._ends(event):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                (self.drop if event.key() == Qt.Key.Key_Escape else self.keep)()
            return True
        return super().eventFilter(watched, event)

    @staticmethod
    def _ends(event: QKeyEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return event.key() == Qt.Key.Key_Escape or (bool(held) and enter)

    def _keep_when_left(self) -> None:
        focused = QApplication.focusWidget()
        if not self._closed and focused is not None and not self.isAncestorOf(focused):
            self.keep()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a sheet with a line around it."""
        paint_sheet(self)
