"""A text that is read, selected and copied, as high as it needs up to some lines."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from annotator.gui.widgets.side import FocusRing

SHARE = 0.12
"""Of the height of the window, that a text takes at most; it scrolls where it is longer."""


class Caption(QPlainTextEdit):
    """Shows plain text; with the keyboard it is walked and selected as text is anywhere."""

    def __init__(self, *, name: str = "Caption", lines: int = 5) -> None:
        super().__init__()
        self._lines = lines
        self._ring = FocusRing(self)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(10)

    def show_text(self, text: str) -> None:
        """Show another text, from its beginning; without one it takes no room."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self.setVisible(bool(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the text needs at the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        rows = int(self.document().size().height())  # of a plain text document in lines
        room = max(2, int(SHARE * self.window().height()) // line)
        shown = min(max(rows, 1), self._lines, room)
        self._offer_bar(scrolls=rows > shown)
        height = shown * line + 2 * int(self.document().documentMargin()) + 4
        if self.height() != height:
            self.setFixedHeight(height)

    def _offer_bar(self, *, scrolls: bool) -> None:
        """Have a scroll bar only where it is needed: one that comes by itself covers the ends of lines."""
        on, off = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() is not (on if scrolls else off):
            self.setVerticalScrollBarPolicy(on if scrolls else off)

    def sizeHint(self) -> QSize:
        """Return the height of a few lines."""
        return QSize(320, self.minimumHeight())
