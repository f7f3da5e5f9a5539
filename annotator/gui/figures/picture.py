"""A figure as it will be printed, in a dark theme on dark paper, as wide as there is room; it scrolls."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from annotator.comparison.figure_files import BLACK, WHITE, Pixels
from annotator.gui.theme import DARK, of_palette
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
    """Shows what was drawn; `room_changed` tells that it should be drawn anew: wider, or on other paper."""

    room_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._paper = _Paper()
        self._asked = 0
        self._asked_on = ""
        """Which paper it was asked for last, nothing before that."""
        self.setWidget(self._paper)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(80)
        self.ring = FocusRing(self)

    def page(self) -> tuple[int, str, str]:
        """Return how wide a figure is to be drawn, in pixels of the screen, and its paper and ink."""
        self._asked_on, ink = self._paper_and_ink()
        return self.wanted(), self._asked_on, ink

    def _paper_and_ink(self) -> tuple[str, str]:
        theme = of_palette(self.palette())
        return (theme.page, theme.text) if theme is DARK else (WHITE, BLACK)

    def _follow_theme(self) -> None:
        if self._asked_on and self._asked_on != self._paper_and_ink()[0]:
            self.room_changed.emit()

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

    def changeEvent(self, event: QEvent) -> None:
        """Tell when the figure should be drawn on other paper."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_asked_on"):
            self._follow_theme()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow a theme that changed while another page was looked at."""
        super().showEvent(event)
        self._follow_theme()

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
        self._colour = QColor(WHITE)
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
        self._colour = self._image.pixelColor(0, 0)
        size = self._image.deviceIndependentSize().toSize()
        self.resize(size + QSize(2 * MARGIN, 2 * MARGIN))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._colour)
        size = self._image.deviceIndependentSize().toSize()
        painter.drawImage(QRect(MARGIN, MARGIN, size.width(), size.height()), self._image)
        painter.end()
