"""A figure as it will be printed, on white paper, as wide as there is room; it scrolls where it is higher."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from annotator.comparison.figure_files import Pixels
from annotator.gui.widgets.side import FocusRing

MARGIN = 12
"""Pixels of paper around a figure."""
LEAST, MOST = 480, 800
"""Widths of a figure in pixels between which it follows the window; more where letters are large."""
USUAL = 16
"""Height in pixels of the letters for which these widths are."""
STEP = 40
"""A figure is drawn anew when the room is so many pixels wider or narrower."""


class Picture(QScrollArea):
    """Shows what was drawn; `room_changed` tells that there is room for another width."""

    room_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._paper = _Paper()
        self._asked = 0
        self.setWidget(self._paper)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(80)
        self.ring = FocusRing(self)

    def wanted(self) -> int:
        """Return how wide a figure is to be drawn, in pixels of the screen."""
        room = self.width() - 2 * MARGIN - self.verticalScrollBar().sizeHint().width()
        large = max(1.0, self.fontMetrics().height() / USUAL)
        width = round(min(max(room // STEP * STEP, LEAST * large), MOST * large))
        self._asked = width
        return round(width * self.devicePixelRatioF())

    def show_pixels(self, pixels: Pixels | None, says: str) -> None:
        """Show another figure; `says` is what there is to see in it, for those who hear it."""
        self._paper.show_pixels(pixels, self.devicePixelRatioF())
        self.setAccessibleName(says)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell when the figure should be drawn in another width."""
        super().resizeEvent(event)
        before = self._asked
        if before and abs(self.wanted() / self.devicePixelRatioF() - before) >= STEP:
            self.room_changed.emit()


class _Paper(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.resize(0, 0)

    def show_pixels(self, pixels: Pixels | None, ratio: float) -> None:
        if pixels is None:
            self._image = QImage()
            self.resize(0, 0)
            return
        shown = QImage(
            pixels.data, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGBA8888
        )
        self._image = shown.copy()  # it would else point into bytes that go away
        self._image.setDevicePixelRatio(ratio)
        size = self._image.deviceIndependentSize().toSize()
        self.resize(size + QSize(2 * MARGIN, 2 * MARGIN))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor("white"))  # paper, whatever the theme: so it is exported
        size = self._image.deviceIndependentSize().toSize()
        painter.drawImage(QRect(MARGIN, MARGIN, size.width(), size.height()), self._image)
        painter.end()
