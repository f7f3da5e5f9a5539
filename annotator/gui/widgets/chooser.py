"""A line and a short list over the window: what is typed narrows the list, Enter takes the row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from annotator.gui.article_view.announcer import Announcer
from annotator.gui.widgets.painting import paint_sheet
from annotator.gui.widgets.plain import PlainLabel
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One row that can be taken: how it looks, and what it stands for. A quiet row cannot be taken."""

    row: Row
    stands_for: object


Find = Callable[[str], Sequence[Choice]]
"""Returns what fits the typed words, the best first."""


class Chooser(QFrame):
    """Lies over `place` until something is taken, Esc is pressed, or the keyboard goes elsewhere.

    `taken` carries what the row stands for; `closed` is sent before it, and alone when nothing was taken.
    """

    taken = Signal(object)
    closed = Signal()

    def __init__(self, place: QWidget, find: Find, *, name: str, prompt: str, most: int = 10) -> None:
        super().__init__(place)
        self._find, self._most = find, most
        self._before: QWidget | None = None
        self._at, self._floor = QRect(), 0
        self.line = QLineEdit()
        self.line.setPlaceholderText(prompt)
        self.line.setAccessibleName(name)
        self.model = RowModel(lambda choice: choice.row if isinstance(choice, Choice) else Row(title=""))
        self.list = RowList(self.model, lines=1, name=name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.empty = "Nothing fits."
        self._announcer = Announcer(self.line)
        self.hint = PlainLabel(role="small")
        self.hint.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(9, 9, 9, 9)
        layout.setSpacing(7)
        for part in (self.line, self.list, self.hint):
            layout.addWidget(part)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._narrow)
        self.list.activated_at.connect(self._take)
        self.hide()

    def open(self, at: QRect, *, beside: bool = False, hint: str = "") -> None:
        """Show everything, as wide as `at`, and take the keyboard.

        It begins at the top of `at`; with `beside`, below it, or above it where there is no room below.
        """
        self._before = QApplication.focusWidget()
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.line.clear()
        self.resize(at.width(), 0)
        self._narrow("")
        self._at, self._floor = at, 0
        self.move(at.left(), at.bottom() + 8 if beside else at.top())
        place = self.parentWidget()
        if beside and place is not None and self.geometry().bottom() > place.height() - 8:
            self._floor = at.top() - 8
            self._rest()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_up(self) -> None:
        """Take nothing, and give the keyboard back."""
        if self.isHidden():
            return
        had = self.line.hasFocus()
        self.hide()
        if had and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def _narrow(self, typed: str) -> None:
        found = list(self._find(typed))
        self.model.replace(found)
        first = next((at for at, one in enumerate(found) if not one.row.quiet), 0)
        self.list.choose(first if found else -1)
        self._tell_row()
        rows = min(max(len(found), 1), self._most)
        self.list.setFixedHeight(rows * self.list.verticalHeader().defaultSectionSize() + 2)
        self.resize(self.width(), self._height())
        self._rest()

    def _height(self) -> int:
        """Return the height that all parts need at this width; the hint may have several lines."""
        layout = self.layout()
        wraps = layout is not None and layout.hasHeightForWidth()
        return layout.totalHeightForWidth(self.width()) if wraps and layout else self.sizeHint().height()

    def _rest(self) -> None:
        """Stand on the line beside which it was opened, where it is above that."""
        if self._floor:
            self.move(self.x(), max(4, self._floor - self.height()))

    def _step(self, by: int) -> None:
        count = len(self.model.things)
        if count:
            at = self.list.currentIndex().row() + by
            self.list.choose(at % count if abs(by) == 1 else min(max(at, 0), count - 1))
            self._tell_row()

    def _tell_row(self) -> None:
        """Say which row Enter takes, to those who hear the line in which they type."""
        choice = self._chosen()
        said = "Nothing fits" if choice is None else choice.row.spoken or choice.row.title
        self.line.setAccessibleDescription(said)
        self._announcer.announce([said])

    def _chosen(self) -> Choice | None:
        row = self.list.currentIndex().row()
        choice = self.model.things[row] if 0 <= row < len(self.model.things) else None
        return choice if isinstance(choice, Choice) else None

    def _take(self, row: int) -> None:
        choice = self.model.things[row]
        if isinstance(choice, Choice) and not choice.row.quiet:
            self.close_up()
            self.taken.emit(choice.stands_for)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk with the arrows, take with Enter, end with Esc, whatever the window does on these keys."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            QTimer.singleShot(0, self, self._close_when_left)
        if not isinstance(event, QKeyEvent) or not _is_ours(event):
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._carry_out(Qt.Key(event.key()))
        return True

    def _close_when_left(self) -> None:
        left = not self.line.hasFocus() and self.window().isActiveWindow()
        if left and QApplication.focusWidget() is not None:
            self.close_up()

    def _carry_out(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Escape:
            self.close_up()
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentIndex().isValid():
            self._take(self.list.currentIndex().row())

    def paintEvent(self, _event: object) -> None:
        """Paint a sheet with a line around it."""
        paint_sheet(self)


def _is_ours(event: QKeyEvent) -> bool:
    pressed = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
    keys = (*_STEPS, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
    return pressed and event.key() in keys
