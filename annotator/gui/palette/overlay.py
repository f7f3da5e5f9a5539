"""All keys as they are now, over the window; any key or click takes them away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.actions import Actions
from annotator.gui.keymap import spoken
from annotator.gui.palette.listing import Group, key_groups
from annotator.gui.theme import of_palette
from annotator.gui.widgets.plain import PlainLabel, sized
from annotator.gui.workspace import Workspace

MOST = 5
"""Columns at most."""
_WIDEST = 190
"""Pixels of what a key does, from which on it takes a second line."""
_SIDE, _GAP = 32, 22
"""Pixels beside the columns, and between them."""
_SCROLLED = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class KeyOverlay(QScrollArea):
    """Groups of keys in as many columns as the window is wide."""

    def __init__(self, window: QMainWindow, actions: Actions, workspace: Workspace) -> None:
        super().__init__(window)
        self._before: QWidget | None = None
        self.groups = key_groups(actions, workspace)
        self._ways = workspace.keymap.keys("palette")
        self._widths = {group.title: _Section(group).sizeHint().width() for group in self.groups}
        self._shown = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("All keys")
        self.setAccessibleDescription(said(self.groups))
        self.setAutoFillBackground(True)
        window.installEventFilter(self)

    def open(self) -> None:
        """Cover the window and take the keyboard."""
        self._before = QApplication.focusWidget()
        self._cover()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_up(self) -> None:
        """Go away and give the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def _cover(self) -> None:
        window = self.parentWidget()
        assert window is not None
        self.setGeometry(window.rect())
        room = window.width() - 2 * _SIDE - self.verticalScrollBar().sizeHint().width()
        columns = self._columns(room)
        if self.widget() is None or columns != self._shown:
            self._shown = columns
            self.setWidget(self._page(columns))

    def _columns(self, room: int) -> int:
        """Return in how many columns the groups fit beside one another, as many as can be."""
        for columns in range(MOST, 1, -1):
            widths = [
                max((self._widths[group.title] for group in groups), default=0)
                for groups in _spread(self.groups, columns)
            ]
            if sum(widths) + _GAP * (columns - 1) <= room:
                return columns
        return 1

    def _page(self, columns: int) -> QWidget:
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(_SIDE, 24, _SIDE, 20)
        outer.setSpacing(14)
        outer.addWidget(PlainLabel("Keys", role="heading", wrap=False))
        beside = QHBoxLayout()
        beside.setSpacing(_GAP)
        for groups in _spread(self.groups, columns):
            column = QVBoxLayout()
            column.setSpacing(13)
            for group in groups:
                column.addWidget(_Section(group))
            column.addStretch(1)
            beside.addLayout(column)
        beside.addStretch(1)
        outer.addLayout(beside)
        outer.addStretch(1)
        outer.addWidget(PlainLabel(self._foot(), role="small", wrap=False))
        return page

    def _foot(self) -> str:
        way = f"{spoken(self._ways[0])} finds any action by its name. " if self._ways else ""
        return (
            "Keys without Ctrl or Alt work while the text has the keyboard, never in a field. "
            f"{way}Help > Change keys gives actions and codes other keys. Esc closes this."
        )

    def event(self, event: QEvent) -> bool:
        """Take every key before the window's actions do: this is only for looking."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the arrows; go away on any other key."""
        if event.key() in _SCROLLED:
            super().keyPressEvent(event)
        elif event.key() not in _MODIFIERS:
            self.close_up()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Go away on a click."""
        self.close_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)


class _Section(QWidget):
    """A heading with its lines: keys as on a keyboard, and what they do."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(PlainLabel(group.title, role="section", wrap=False), 0, 0, 1, 2)
        for at, line in enumerate(group.lines, start=1):
            grid.addWidget(_Caps(line.keys), at, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(_told(line.text), at, 1, Qt.AlignmentFlag.AlignLeft)


def _told(text: str) -> PlainLabel:
    """Return what keys do, on two lines where one would make the column too wide."""
    label = PlainLabel(text)
    label.setFont(sized(label.font(), 0.95))
    metrics = QFontMetrics(label.font())
    label.setFixedWidth(min(metrics.horizontalAdvance(text) + 2, _WIDEST))
    label.setFixedHeight(label.heightForWidth(label.width()))
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label


class _Caps(QWidget):
    """One or several keys, drawn as on a keyboard."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__()
        self._keys = keys
        self.setFont(sized(self.font(), 0.92))
        self.setAccessibleName(" or ".join(keys))
        metrics = QFontMetrics(self.font())
        self._widths = [max(20, metrics.horizontalAdvance(key) + 12) for key in keys]
        self.setFixedSize(max(64, sum(self._widths) + 4 * len(keys)), metrics.height() + 5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the keys."""
        theme = of_palette(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0
        for key, width in zip(self._keys, self._widths, strict=True):
            cap = QRectF(left + 0.5, 1.5, width - 1, self.height() - 3)
            painter.setPen(QPen(QColor(theme.faint), 1))
            painter.setBrush(QColor(theme.page))
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(QColor(theme.text))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            left += width + 4
        painter.end()


def _spread(groups: Sequence[Group], columns: int) -> list[list[Group]]:
    """Return the groups in columns of about one height, in their order."""
    total = sum(len(group.lines) + 2 for group in groups)
    spread: list[list[Group]] = [[] for _ in range(columns)]
    at, filled = 0, 0.0
    for group in groups:
        height = len(group.lines) + 2
        if at < columns - 1 and spread[at] and filled + height / 2 > total * (at + 1) / columns:
            at += 1
        spread[at].append(group)
        filled += height
    return spread


def said(groups: Sequence[Group]) -> str:
    """Return all keys as a text, for those who hear it."""
    return "\n".join(
        f"{group.title}: " + "; ".join(f"{' or '.join(line.keys)}, {line.text}" for line in group.lines)
        for group in groups
    )
