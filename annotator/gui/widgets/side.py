"""What a side panel is made of: a page that scrolls, a ring for the keyboard, a size that stays the same."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from annotator.gui.theme import of_palette

NARROW = QSize(240, 120)
"""The smallest size of a panel: whatever it shows, the dock around it never grows or shrinks for that."""


class Side(QWidget):
    """A panel whose size does not depend on its content; behind another tab it is out of the tab order."""

    def sizeHint(self) -> QSize:
        """Return a size that is the same for every panel."""
        return QSize(320, 400)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size, whatever is shown."""
        return NARROW

    def event(self, event: QEvent) -> bool:
        """Follow the dock that the panel is put into."""
        dock = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and isinstance(dock, QDockWidget):
            dock.visibilityChanged.connect(self._switch)
        return super().event(event)

    def _switch(self, seen: object) -> None:
        """Switch off while the dock is behind another tab: Qt only moves it away, and Tab still goes there.

        To hide the panel would change the size of the dock; a minimised window keeps its keyboard focus.
        """
        self.setEnabled(bool(seen) or self.window().isMinimized())


class FocusRing(QWidget):
    """Shows that `watched` has the keyboard, by a line around it."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._watched = watched
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the focus, and grow with what is watched."""
        if not isValid(self._watched):  # it loses the focus while it is destroyed
            return False
        if isinstance(event, QFocusEvent):
            self.setGeometry(self._watched.rect())
            self.setVisible(event.gotFocus())
            self.raise_()
        elif isinstance(event, QResizeEvent):
            self.setGeometry(self._watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: object) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(of_palette(self.palette()).accent), 2))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


class Page(QScrollArea):
    """A column that is as wide as there is room and as high as it needs; it scrolls, and ends where it ends.

    It takes the keyboard only while there is something to scroll.
    """

    fitted = Signal()

    def __init__(self, content: QWidget, *, name: str) -> None:
        super().__init__()
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ring = FocusRing(self)
        self.setWidget(content)
        content.installEventFilter(self)
        self.verticalScrollBar().rangeChanged.connect(self._take_keyboard)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def needed(self) -> int:
        """Return the height that everything needs at the present width, without a scroll bar."""
        return _height(self._content, self.width())

    def sizeHint(self) -> QSize:
        """Return a size that does not depend on the content."""
        return QSize(320, 200)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size, whatever is shown."""
        return QSize(NARROW.width(), 40)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when the content changes."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the content to the new width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the content the width that is there and the height that it needs, no more."""
        height = self.needed()
        width = self.width()
        if height > self.height():
            width -= self.verticalScrollBar().sizeHint().width()
            height = _height(self._content, width)
        self._content.resize(width, max(height, self.height()))
        self.fitted.emit()

    def _take_keyboard(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most > 0 else Qt.FocusPolicy.NoFocus)

    def _follow(self, _before: QWidget | None, focused: QWidget | None) -> None:
        if focused is not None and self._content.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, 12)


def _height(content: QWidget, width: int) -> int:
    layout = content.layout()
    if layout is None:
        return content.sizeHint().height()
    return (
        layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    )
