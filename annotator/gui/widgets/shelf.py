"""A low strip of chips: as high as its lines need, but never so high that it takes the text's room."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from annotator.gui.widgets.flow import FlowLayout

MOST = 74
"""Height in pixels from which on the lines scroll: two lines of chips with the space around them; in large
letters it is more."""

LINE_GAP = 6
"""Pixels between two lines."""


class Shelf(QScrollArea):
    """Holds chips in `row`, lines of them side by side; more than two lines scroll."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self._content = QWidget()
        self._content.setAccessibleName(name)
        self.row = FlowLayout(self._content, gap=3, line_gap=LINE_GAP)
        self.row.setContentsMargins(14, 9, 6, 9)
        self.setWidget(self._content)
        self._content.installEventFilter(self)
        self._least = 0
        self._fit()

    def keep_height(self, *, keep: bool) -> None:
        """Do not get lower when chips go, so that what is below does not move; or do again."""
        self._least = self.height() if keep else 0
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when chips come, go or change their width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed, most = self.row.heightForWidth(self.width()), max(MOST, self._two_lines())
        # A bar that is there takes the room without which a line more is needed, and so would stay.
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if needed > most else policies.ScrollBarAlwaysOff
        )
        if needed > most:  # the margin below is wider than the gap, and would show the top of a third line
            needed = most - max(0, self.row.contentsMargins().bottom() - LINE_GAP)
        self.setFixedHeight(max(needed, self._least))

    def _two_lines(self) -> int:
        items = (self.row.itemAt(at) for at in range(self.row.count()))
        chip = max((item.sizeHint().height() for item in items if item is not None), default=0)
        margins = self.row.contentsMargins()
        return margins.top() + 2 * chip + LINE_GAP + margins.bottom()
